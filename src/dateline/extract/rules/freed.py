"""Who set captives free or shot them, where a text says only that "the hostages were released": who held them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.drafts import Draft, deaths
from dateline.extract.rules.parties import camp, chains
from dateline.extract.rules.responsibility import Statement
from dateline.extract.rules.tellings import Telling
from dateline.model.evidence import Attribution, Basis, Span
from dateline.model.toll import Outcome, Toll

HELD = re.compile(
    r"(?:the|all|both|those|these|most of the|\w+ of the|the (?:last|remaining|other)) ?(?:\w+ ){0,2}"
    r"(?:hostages?|captives?|abductees?|abducted|kidnapped)\b"
    r"|(?:he|she|they|all|both)$",
    re.IGNORECASE,
)
LET_GO = re.compile(r"\b(?:released|freed|let go|set free|handed over|turned over)\b", re.IGNORECASE)
BY_OTHERS = re.compile(
    r"\b(?:rescue\w*|raid\w*|storm\w*|escap\w*|operation|exchange\w*|swap\w*|troops|police)\b", re.IGNORECASE
)
TAKEN = frozenset({"abduction", "hijacking"})


def captors_of(mentions: Mentions, drafts: Sequence[Draft], telling: Telling) -> Statement | None:
    """Give the named group that took the captives told of before, where nobody else is told to have freed them."""
    words = [telling.words_of(side.span) for side in telling.sides.targets]
    let_go = telling.frame.kind == "release" and telling.frame.anchor.form == "verb" and not telling.sides.perpetrators
    if not let_go or not words or not all(HELD.match(each) for each in words):
        return None
    if LET_GO.search(telling.opening) is None or BY_OTHERS.search(telling.opening):
        return None
    taken = [draft for draft in drafts if _took_people(mentions, draft)]
    took = [each for draft in taken for each in draft.tellings if each.frame.kind in TAKEN | {"arrest"}]
    sides = next((each.sides.perpetrators for each in took if chains(mentions, [each])), ())
    if len(taken) != 1 or not sides:
        return None
    span = Span(telling.sentence.start, telling.sentence.end)
    return Statement(span, sides, Attribution(Basis.REPORTED), span)


def shot_by_captors(mentions: Mentions, drafts: Sequence[Draft], number: int, telling: Telling) -> Telling:
    """Give those who took people the shots fired at some of these: "19 of them were then shot at close range".

    Where the dead are told already, how some of them died adds no figure.
    """
    last = drafts[-1] if drafts and number - drafts[-1].last_sentence == 1 else None
    own = telling.owned
    free = not (own.times or own.places or telling.sides.perpetrators or telling.count or telling.later)
    some = {index for index in own.tolls if _of_them(mentions.tolls[index].toll)}
    if last is None or not (free and some) or telling.frame.kind not in {"shooting", "execution"}:
        return telling
    if last.kinds[0] not in TAKEN | {"arrest"}:
        kept = () if deaths(mentions, last) else own.tolls
        return replace(telling, owned=replace(own, tolls=kept))
    sides = next((each.sides.perpetrators for each in last.tellings if each.sides.perpetrators), ())
    return replace(telling, sides=replace(telling.sides, perpetrators=sides))


def _of_them(toll: Toll) -> bool:
    return toll.outcome is Outcome.KILLED and toll.phrase.lower().endswith(" of them")


def _took_people(mentions: Mentions, draft: Draft) -> bool:
    """Tell people taken by others than a state's forces: these arrest, and nobody asks of them to let captives go."""
    camps, kinds = camp(mentions, draft.tellings), set(draft.kinds)
    return bool(kinds & TAKEN and camps != {True}) or ("arrest" in kinds and camps == {False})
