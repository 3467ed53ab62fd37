"""Tellings joined into accounts: "the attack", "the blast" and a later toll go to the event they speak of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.broken_up import broken_up, held_then
from dateline.extract.rules.drafts import (
    REACH,
    Draft,
    added_to,
    clock_of_day,
    counted_day,
    day_of_claim,
    deaths,
    died_later,
    echoed_place,
    hours_later,
    that_day,
)
from dateline.extract.rules.freed import captors_of, shot_by_captors
from dateline.extract.rules.joining import conflict, host_of
from dateline.extract.rules.kinds import PROPERTY, violent_kinds
from dateline.extract.rules.matters import LASTING, Matter
from dateline.extract.rules.named_deeds import NamedDeed
from dateline.extract.rules.particular import particular
from dateline.extract.rules.parties import (
    by_a_state,
    camp,
    chains,
    less_those_who_lived,
    overpowered,
    sides_armed,
    taken_up,
    until_shot,
)
from dateline.extract.rules.reasons import ANSWERED, NO_DEED_NEAR
from dateline.extract.rules.responsibility import Statement
from dateline.extract.rules.sequels import days_on, done_besides, done_next
from dateline.extract.rules.sites_told import Site
from dateline.extract.rules.spoken_of import spoken_of, told_there_or_then
from dateline.extract.rules.tellings import Telling
from dateline.extract.rules.triggers import Generality
from dateline.extract.rules.worth import ENDED, SUMMED, refusal, stands_alone
from dateline.model.evidence import Basis, Span

CLAIMABLE = frozenset({"abduction", "hijacking", "weapons_seizure", "plot", "territorial_gain"})
FAR_BACK = -1000
"""A sentence that none points back to."""
PART_OF = re.compile(r"(?<!spent )\b(?:part|one|some) of\b|\bamong\b")
NOT_PARTICULAR = "deed that no day, place or toll makes a particular one"
TOO_LITTLE = "deed word with too little told about it"


def _put_to_death(draft: Draft) -> bool:
    """Tell an execution by sentence, which is not what those who were hanged are convicted of."""
    return any(each.kind == "trial" for each in draft.tellings[0].frame.triggers)


def _aside(draft: Draft) -> bool:
    """Tell a deed told only beside others, and in no sentence of its own."""
    return all(each.aside for each in draft.tellings)


class Joiner:
    """Joins a text's tellings, sentence by sentence, and counts what it leaves out and why."""

    def __init__(self, mentions: Mentions) -> None:
        """Start with no account."""
        self._mentions = mentions
        self.drafts: list[Draft] = []
        self.skipped: Counter[str] = Counter()
        self.passed_over: list[Span] = []
        self.summed: list[Telling] = []
        """Sums over a stretch of time: no accounts, but kept for the actors they are told of."""
        self._matter: Matter | None = None
        self._passed_over: tuple[int, Telling] | None = None
        self._waiting: list[tuple[int, Statement]] = []

    def add(
        self,
        number: int,
        tellings: Sequence[Telling],
        statements: Sequence[Statement],
        *,
        matter: Matter | None = None,
        ahead: bool = False,
    ) -> None:
        """Take one sentence's tellings and statements, and the other matter it is about, if any.

        ``ahead``: it speaks of a deed that the next sentence tells, "blamed for what happened at X on 9 May".
        """
        self._matter = self._held(matter)
        tellings = [counted_day(self._mentions, self.drafts, telling, tellings) for telling in tellings]
        tellings = [that_day(self._mentions, self.drafts, telling) for telling in tellings]
        tellings = self._answered(tellings)
        # Deeds first: "17 people were killed when herdsmen invaded the village" adds its toll to the invasion.
        for telling in sorted(tellings, key=lambda each: (each.frame.bare, each.frame.kind in PROPERTY)):
            self._place(number, replace(telling, owed=bool(statements)))
        for statement in statements:
            targets = [] if ahead else self._meant(number, statement) or self._revived(number)
            for target in targets:
                target.statements.append(statement)
            if not targets:
                self._waiting.append((number, statement))
        if self._waiting and self.drafts:
            self._attach_waiting(number)

    def _answered(self, tellings: Sequence[Telling]) -> list[Telling]:
        """Leave out what became of attackers, whose deed lies where they met it: "police in X shot men who …"."""
        ends = [telling for telling in tellings if self._became_of(telling, tellings)]
        for _ in ends:
            self._skip(ENDED)
        rest = [telling for telling in tellings if telling not in ends]
        found = (each.owned.places or each.owned.likely for each in ends)
        places = next((each for each in found if each), ())
        if len(rest) != 1 or rest[0].owned.places:
            return rest
        return [replace(rest[0], owned=replace(rest[0].owned, places=places))]

    def place(self, number: int, site: Site | None) -> None:
        """Note where the site lies that the deed told just before struck."""
        last = self.drafts[-1] if self.drafts else None
        if site is not None and last is not None and number - last.last_sentence == 1 and site.of(self._mentions, last):
            site.told_of(last)

    def close(self) -> None:
        """End an entry of a report, or the report: what the next one tells adds to none of its deeds."""
        for draft in self.drafts:
            draft.last_sentence = FAR_BACK
        self.skipped[NO_DEED_NEAR] += len(self._waiting)
        self._waiting = []

    def keep_particular(self, filed: frozenset[int]) -> None:
        """Leave out the accounts that nothing dates, places or counts; ``filed`` are blocks with a dateline."""
        self.drafts, general = particular(self._mentions, self.drafts, filed)
        for draft in general:
            self._skip(NOT_PARTICULAR)
            self.passed_over.extend(telling.sentence for telling in draft.tellings)

    def _held(self, matter: Matter | None) -> Matter | None:
        """Let a matter that lasts stand until its paragraph ends, or another that lasts takes its place."""
        before = self._matter
        lasts = before is not None and before.reason in LASTING and matter is not None and before.block == matter.block
        return before if lasts and matter and matter.reason not in LASTING else matter or before

    def _became_of(self, telling: Telling, others: Sequence[Telling]) -> bool:
        """Tell whether forces only shot or took those whom the sentence itself tells to have done a deed."""
        deeds = [each for each in others if each is not telling and each.frame.kind != "threat"]
        attackers = {side.span for each in deeds for side in sides_armed(self._mentions, each)}
        own = telling.owned
        hit = [side.span for side in telling.sides.targets]
        hit += [self._mentions.tolls[index].span for index in own.tolls]
        struck = any(one.overlaps(two) for one in attackers for two in hit) and not own.times
        if not struck and (overpowered(self._mentions, telling, deeds) or until_shot(self._mentions, telling, deeds)):
            return True
        return struck and telling.frame.kind in violent_kinds() and camp(self._mentions, [telling]) == {True}

    def _stated(self, number: int, *, many: bool, deed: NamedDeed | None = None) -> list[Draft]:
        """Find what a statement speaks of: the deed it names, the one told last, or all in reach ("the attacks")."""
        told = [
            draft
            for draft in self.drafts
            if draft.last_sentence != FAR_BACK
            and draft.kinds[0] in violent_kinds() | CLAIMABLE
            and not _put_to_death(draft)
            and not self._seized(draft)
        ]
        recent = [draft for draft in told if number - draft.last_sentence <= REACH]
        known = told_there_or_then(self._mentions, told, deed)
        recent = (known or recent) if many else spoken_of(self._mentions, known or recent, deed)
        if many and len(recent) > 1:
            return [draft for draft in recent if not chains(self._mentions, draft.tellings) and not draft.statements]
        last = max(recent, key=lambda each: (not _aside(each), each.last_sentence), default=None)
        return [] if last is None else [self._main(recent, last)]

    def _meant(self, number: int, statement: Statement) -> list[Draft]:
        """Find what "X, which killed N on 3 May, said it was responsible" speaks of: deeds with no doer told before."""
        own = {self._mentions.actors[side.actor].chain for side in statement.sides if side.actor is not None}
        here = [each for each in self.drafts if each.last_sentence == number and own & self._doers(each)]
        before = [each for each in self.drafts if 0 < number - each.last_sentence <= REACH and not each.statements]
        before = [e for e in before if e.kinds[0] in violent_kinds() and not chains(self._mentions, e.tellings)]
        if statement.deed is not None or len(here) != 1 or len(here[0].tellings) > 1 or not before:
            return self._stated(number, many=statement.many, deed=statement.deed)
        last = before[-1].tellings[-1].frame.anchor
        summed = last.generality is Generality.COUNTED and last.definite  # "the death toll of the two blasts"
        return before if summed or statement.many else before[-1:]

    def _doers(self, draft: Draft) -> set[int]:
        sides = (side.actor for each in draft.tellings for side in each.sides.perpetrators)
        return {self._mentions.actors[actor].chain for actor in sides if actor is not None}

    def _seized(self, draft: Draft) -> bool:
        """Tell a bomb that soldiers or police found, which nobody is blamed for when "the attacks" are."""
        return draft.kinds[0] == "weapons_seizure" and camp(self._mentions, draft.tellings) == {True}

    def _main(self, recent: Sequence[Draft], last: Draft) -> Draft:
        """Give the deed that killed more where the last one was only told as its sequel: "two hours later a second"."""
        if last.tellings[0].later is None:
            return last
        greater = [draft for draft in recent if deaths(self._mentions, draft) > deaths(self._mentions, last)]
        return greater[-1] if greater else last

    def _attach_waiting(self, number: int) -> None:
        """Give a statement made before any deed to the one told next: "The IRA claimed it. The bomb …"."""
        for since, statement in self._waiting:
            near = (each for each in self.drafts if 0 <= each.last_sentence - since <= 1)
            # Nobody is blamed for their own trial: "found X guilty of murder and sentenced him".
            draft = next((each for each in near if each.kinds[0] in violent_kinds() | CLAIMABLE), None)
            if draft is None and number == since:
                continue
            if draft is None:
                self._skip(NO_DEED_NEAR)
            elif draft.statements or chains(self._mentions, draft.tellings):
                self._skip(ANSWERED)
            else:
                draft.statements.append(statement)
        self._waiting = [each for each in self._waiting if each[0] == number]

    def _skip(self, reason: str) -> None:
        self.skipped[reason] += 1

    def _place(self, number: int, telling: Telling) -> None:
        telling = died_later(self._mentions, self.drafts, number, telling)
        gathering = broken_up(self._mentions, self.drafts, number, telling)
        if gathering is not None:
            gathering.tellings.append(telling)
            gathering.last_sentence = number
            return
        reason = refusal(self._mentions, telling)
        if reason:
            self._skip(reason)
            self.passed_over.append(telling.sentence)
            self._part_of(number, telling)
            if reason == SUMMED:
                self.summed.append(telling)
            return
        telling = echoed_place(self._mentions, self.drafts, number, hours_later(self._mentions, self.drafts, telling))
        telling = day_of_claim(self._mentions, self.drafts, number, telling)
        telling = clock_of_day(self._mentions, self.drafts, number, telling)
        telling = done_next(self._mentions, self.drafts, number, telling)
        telling = days_on(self._mentions, self.drafts, number, telling)
        telling = held_then(self._mentions, self.drafts, number, telling)
        telling = shot_by_captors(self._mentions, self.drafts, number, telling)
        known = (self._mentions, self.drafts, number, telling)
        host = added_to(*known) or host_of(*known) or self._pointed_to(number, telling)
        if host is not None:
            told = [less_those_who_lived(self._mentions, each, telling) for each in host.tellings]
            host.tellings = [*told, taken_up(self._mentions, told, telling)]
            host.last_sentence = number
        elif matter := self._other_matter(number, telling):
            self._skip(matter)
            self.passed_over.append(telling.sentence)
        elif self._thin(number, telling):
            last = self.drafts[-1]
            said = last.tellings[-1].sentence == telling.sentence or last.statements
            doer = telling.sides.perpetrators and not any(each.sides.perpetrators for each in last.tellings)
            others = by_a_state(self._mentions, telling) and not any(
                each.owed or by_a_state(self._mentions, each) or not each.sides.perpetrators for each in last.tellings
            )
            if conflict(self._mentions, last, telling) or (said and not doer) or others:
                self._skip("deed told again with nothing new")
            else:
                last.tellings.append(telling)
        elif stands_alone(self._mentions, self.drafts, telling):
            captors = captors_of(self._mentions, self.drafts, telling)
            self.drafts.append(Draft([telling], number, statements=[captors] if captors else []))
        else:
            self._skip(TOO_LITTLE)
            self._passed_over = (number, telling)

    def _pointed_to(self, number: int, telling: Telling) -> Draft | None:
        """Take up a deed told with neither day nor place where the next sentence has them: "the incident was …"."""
        since, before = self._passed_over or (FAR_BACK, None)
        told = telling.owned.times or telling.owned.places
        if not telling.pointing or not told or before is None or number - since != 1:
            return None
        if before.pointing or before.frame.kind not in violent_kinds() | CLAIMABLE:
            return None
        self._passed_over = None
        self.skipped[TOO_LITTLE] -= 1
        self.drafts.append(Draft([before], since))
        return self.drafts[-1]

    def _revived(self, number: int) -> list[Draft]:
        """Take up the deed passed over just before, now that the text tells whose it was: "A bomb exploded. X …"."""
        if self._passed_over is None or number - self._passed_over[0] > REACH:
            return []
        since, telling = self._passed_over
        self._passed_over = None
        if telling.frame.bare or telling.frame.kind not in violent_kinds():
            return []
        self.skipped[TOO_LITTLE] -= 1
        self.drafts.append(Draft([telling], since))
        return self.drafts[-1:]

    def _part_of(self, number: int, telling: Telling) -> None:
        """Lay a deed at the door of those who did the series it was "part of"."""
        if not telling.sides.perpetrators or not PART_OF.search(telling.opening):
            return
        words = Span(telling.sentence.start, telling.sentence.end)
        statement = Statement(
            words, telling.sides.perpetrators, replace(telling.attribution, basis=Basis.REPORTED), words
        )
        for draft in self._stated(number, many=False):
            draft.statements.append(statement)

    def _other_matter(self, number: int, telling: Telling) -> str | None:
        """Give the accident, match, story or sum that a telling is about."""
        told = any(each.block == telling.block for draft in self.drafts for each in draft.tellings)
        matter = self._matter
        return matter.reason if matter and matter.covers(self._mentions, number, telling, told=told) else None

    def _thin(self, number: int, telling: Telling) -> bool:
        """Tell whether a violent deed beside one just told has no time, place or toll of its own."""
        owned = telling.owned
        violent = telling.frame.kind in violent_kinds() | {"abduction"}
        nothing = not (owned.times or owned.places or owned.tolls or telling.later or telling.count)
        kinds = violent_kinds() | {"abduction"}
        reach = REACH if telling.owed and not telling.sides.perpetrators else 1  # "denied it and said a shell had …"
        near = any(number - draft.last_sentence <= reach and draft.kinds[0] in kinds for draft in self.drafts)
        return violent and nothing and near and not (self._beside(telling) or done_besides(telling))

    def _beside(self, telling: Telling) -> bool:
        """Tell a clause that says who did what to whom beside another: "after X had shot Y, mobs attacked Z"."""
        last = self.drafts[-1].tellings[-1]
        mine, theirs = telling.sides, last.sides
        whole = telling.frame.anchor.form == "verb" and bool(mine.perpetrators and mine.targets and theirs.targets)
        apart = {side.span for side in mine.targets}.isdisjoint(side.span for side in theirs.targets)
        same = {side.span for side in mine.perpetrators} & {side.span for side in theirs.perpetrators}
        return whole and apart and not same and last.sentence == telling.sentence and not telling.frame.definite
