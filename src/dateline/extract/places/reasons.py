"""Why a name was taken for a place, in words a person can check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.extract.places.candidates import Candidate, Match
from dateline.extract.places.context import Case, Context
from dateline.extract.places.scoring import as_called, held_by

CALLED_SO = {"water": "lake, sea or bay", "quarter": "part of a town"}
SHARE_WORTH_TELLING = 0.2
RIVAL_WORTH_TELLING = 0.1


def reasons(cases: Sequence[Case], at: int, chosen: Candidate, context: Context) -> tuple[str, ...]:
    """Say what a choice rests on: how the name matched, what holds it, what else the document names, the next best."""
    case = cases[at]
    return (
        *_of_the_match(case, chosen),
        *_of_holders(cases, case, chosen),
        *_of_the_document(case, chosen, context),
        *_of_rivals(case, chosen),
    )


def _of_the_match(case: Case, chosen: Candidate) -> Iterator[str]:
    said, name = case.mention.words, chosen.place.name
    if chosen.match == Match.SOUND:
        yield f"{said} sounds like {name}"
    elif chosen.match == Match.ALTERNATE:
        yield f"{said} is another name of {name}"
    if as_called(case.mention, chosen) > 0:
        yield f"the words call it a {CALLED_SO.get(case.mention.feature or '', case.mention.feature)}, and it is one"
    if len(case.candidates) == 1:
        yield "the only place of the name"
    elif chosen.place.population and chosen is case.candidates[0]:
        yield f"the best known of {len(case.candidates)} places of the name"


def _of_holders(cases: Sequence[Case], case: Case, chosen: Candidate) -> Iterator[str]:
    for holder in case.holders:
        whole = cases[holder]
        best = whole.chosen()
        if best is not None and held_by(chosen, [best]) > 0:
            yield f"lies in {whole.mention.words}, as the text says"


def _of_the_document(case: Case, chosen: Candidate, context: Context) -> Iterator[str]:
    share = context.country_share(case, chosen)
    if share >= SHARE_WORTH_TELLING:
        yield f"{share:.0%} of the other names speak for {chosen.place.country}"
    if context.division_weight(case, chosen) >= 1 and chosen.place.admin1:
        yield f"other names lie in {chosen.place.admin1}"


def _of_rivals(case: Case, chosen: Candidate) -> Iterator[str]:
    others = [(belief, c) for c, belief in zip(case.candidates, case.belief, strict=True) if c is not chosen]
    belief, rival = max(others, key=lambda pair: pair[0], default=(0.0, chosen))
    if belief >= RIVAL_WORTH_TELLING:
        where = ", ".join(filter(None, (rival.place.name, rival.place.admin1, rival.place.country)))
        yield f"next best: {where} ({belief:.0%})"
