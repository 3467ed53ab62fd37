"""Tellings joined into accounts: "the attack", "the blast" and a later toll go to the event they speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.dates import TimeKind
from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.drafts import (
    REACH,
    Draft,
    added_to,
    counted_day,
    day_of_claim,
    died_later,
    echoed_place,
    hours_later,
    intervals_of,
)
from dateline.extract.rules.frames import PROPERTY, violent_kinds
from dateline.extract.rules.lexicon import lexicon
from dateline.extract.rules.likeness import (
    attackers_shot,
    close_by,
    compatible,
    figures_apart,
    over_years,
    since_a_weekday,
    years,
)
from dateline.extract.rules.parties import (
    armed,
    camp,
    chains,
    ended,
    foiled,
    of_several,
    only_attackers,
    people,
    sentenced,
    sides_armed,
)
from dateline.extract.rules.responsibility import Statement
from dateline.extract.rules.tellings import STORY, Telling
from dateline.extract.rules.triggers import Generality
from dateline.model.evidence import Basis, Modality, Span
from dateline.model.interval import YEAR, Interval, Unit
from dateline.model.place import Location, Precision

CLAIMABLE = frozenset({"abduction", "hijacking", "weapons_seizure", "plot", "territorial_gain"})
SINCE = re.compile(r"\W*since\b.*?\b(?:has|have|had)\b", re.IGNORECASE | re.DOTALL)
WIDEST = frozenset({Precision.COUNTRY, Precision.REGION, Precision.INTERNATIONAL})
"""So wide a place makes no event of a year's sum: "3,400 civilians were killed in Afghanistan in 2019"."""
GOES_OFF = frozenset({"bombing", "vehicle_bomb", "arson", "grenade_attack", "air_strike", "drone_strike"})
MANY_DAYS = 300
"""A stretch this long is no day of an event, only the time over which deeds are summed up."""
A_WEEK = 7
"""Deeds in the plural told of a week or more, with no toll, are summed up and not told."""
PART_OF = re.compile(r"\b(?:part|one|some) of\b|\bamong\b")
AT_HAND = re.compile(r"\bnearby\b|\b(?:at|on|from) the (?:scene|spot|site)\b")
SAME_KM = 25.0
"""Two tellings of one day with nothing else in common are one deed only this near."""
TOO_LITTLE = "deed word with too little told about it"
SUMMED = "aggregate over a stretch of time"
KEPT_PLANS = frozenset({"plot", "threat"})
NOT_TOLD = {
    Modality.HYPOTHETICAL: "hypothetical deed",
    Modality.NEGATED: "deed the text says did not happen",
    Modality.PLANNED: "deed only planned or wished",
}


class Joiner:
    """Joins a text's tellings, sentence by sentence, and counts what it leaves out and why."""

    def __init__(self, mentions: Mentions) -> None:
        """Start with no account."""
        self._mentions = mentions
        self.drafts: list[Draft] = []
        self.skipped: dict[str, int] = {}
        self.passed_over: list[Span] = []
        self.summed: list[Telling] = []
        """Sums over a stretch of time: no accounts, but kept for the actors they are told of."""
        self._matter: tuple[int, str] | None = None
        self._passed_over: tuple[int, Telling] | None = None
        self._waiting: list[tuple[int, Statement]] = []

    def add(
        self, number: int, tellings: Sequence[Telling], statements: Sequence[Statement], *, matter: str | None = None
    ) -> None:
        """Take one sentence's tellings and statements, and the other matter it is about, if any."""
        self._matter = (number, matter) if matter else self._matter
        tellings = [counted_day(self._mentions, self.drafts, telling, tellings) for telling in tellings]
        # Deeds first: "17 people were killed when herdsmen invaded the village" adds its toll to the invasion.
        for telling in sorted(tellings, key=lambda each: (each.frame.bare, each.frame.kind in PROPERTY)):
            if self._became_of(telling, tellings):
                self._skip("what became of the attackers")
                continue
            self._place(number, replace(telling, owed=bool(statements)))
        for statement in statements:
            targets = self._stated(number, many=statement.many) or self._revived(number)
            for target in targets:
                target.statements.append(statement)
            if not targets:
                self._waiting.append((number, statement))
        if self._waiting and self.drafts:
            self._attach_waiting(number)

    def _became_of(self, telling: Telling, others: Sequence[Telling]) -> bool:
        """Tell whether forces only shot or took those whom the sentence itself tells to have done a deed."""
        attackers = {side.span for each in others if each is not telling for side in sides_armed(self._mentions, each)}
        own = telling.owned
        hit = [side.span for side in telling.sides.targets]
        hit += [self._mentions.tolls[index].span for index in own.tolls]
        struck = any(one.overlaps(two) for one in attackers for two in hit) and not own.times
        return struck and telling.frame.kind in violent_kinds() and camp(self._mentions, [telling]) == {True}

    def _stated(self, number: int, *, many: bool) -> list[Draft]:
        """Find what a statement speaks of: the deed told last, or all those in reach ("the attacks")."""
        recent = [
            draft
            for draft in self.drafts
            if number - draft.last_sentence <= REACH and draft.kinds[0] in violent_kinds() | CLAIMABLE
        ]
        if many and len(recent) > 1:
            return [draft for draft in recent if not chains(self._mentions, draft.tellings) and not draft.statements]
        last = max(recent, key=lambda each: each.last_sentence, default=None)
        return [] if last is None else [last]

    def _attach_waiting(self, number: int) -> None:
        """Give a statement made before any deed to the one told next: "The IRA claimed it. The bomb …"."""
        for since, statement in self._waiting:
            draft = next((each for each in self.drafts if 0 <= each.last_sentence - since <= 1), None)
            if draft is None and number - since <= 1:
                continue
            if draft is None:
                self._skip("statement about no deed in reach")
            elif not draft.statements and not chains(self._mentions, draft.tellings):
                draft.statements.append(statement)
        self._waiting = [each for each in self._waiting if number - each[0] < 1]

    def _skip(self, reason: str) -> None:
        self.skipped[reason] = self.skipped.get(reason, 0) + 1

    def _place(self, number: int, telling: Telling) -> None:
        telling = died_later(self._mentions, self.drafts, number, telling)
        reason = self._refusal(telling)
        if reason:
            self._skip(reason)
            self.passed_over.append(telling.sentence)
            self._part_of(number, telling)
            if reason == SUMMED:
                self.summed.append(telling)
            return
        telling = echoed_place(self.drafts, number, hours_later(self._mentions, self.drafts, telling))
        telling = day_of_claim(self._mentions, self.drafts, number, telling)
        host = added_to(self._mentions, self.drafts, number, telling) or self._host(number, telling)
        if host is not None:
            host.tellings.append(ended(self._mentions, telling))
            host.last_sentence = number
        elif matter := self._other_matter(number, telling):
            self._skip(matter)
            self.passed_over.append(telling.sentence)
        elif self._thin(number, telling):
            last = self.drafts[-1]
            said = last.tellings[-1].sentence == telling.sentence or last.statements
            doer = telling.sides.perpetrators and not any(each.sides.perpetrators for each in last.tellings)
            if self._conflict(last, telling) or (said and not doer):
                self._skip("deed told again with nothing new")
            else:
                last.tellings.append(telling)
        elif self._stands_alone(telling):
            self.drafts.append(Draft([telling], number))
        else:
            self._skip(TOO_LITTLE)
            self._passed_over = (number, telling)

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
        """Give the accident, match or film that a telling with no doer and no weapon is about."""
        since, reason = self._matter or (number, "")
        kinds = lexicon().matter_kinds.get(reason)
        if reason == STORY:
            return reason if number == since and not telling.owned.times else None
        if kinds is not None:
            return reason if telling.frame.kind in kinds and number == since else None
        if not reason or not telling.weak:
            return None
        done = telling.sides.perpetrators if reason.startswith("accident") else armed(self._mentions, telling)
        if done:
            return None
        return reason if number - since <= 1 or (telling.frame.bare and number - since < REACH) else None

    def _refusal(self, telling: Telling) -> str | None:
        """Give the reason for which a telling is no event, if there is one."""
        anchor = telling.frame.anchor
        planned = anchor.modality is Modality.PLANNED and telling.frame.kind in KEPT_PLANS
        if anchor.modality in NOT_TOLD and not planned:
            return NOT_TOLD[anchor.modality]
        if self._general(telling):
            return "general statement"
        if telling.opening.rstrip().endswith("?"):
            return "question"
        if self._aggregate(telling):
            return SUMMED
        return "what became of the attackers" if attackers_shot(self._mentions, telling) else None

    def _general(self, telling: Telling) -> bool:
        anchor = telling.frame.anchor
        dated = bool(telling.owned.times) or self._counted(telling)
        soft = anchor.generality is Generality.SOFT and not dated and not anchor.definite
        return soft or anchor.generality is Generality.HARD

    def _aggregate(self, telling: Telling) -> bool:
        anchor, owned = telling.frame.anchor, telling.owned
        if telling.owed and telling.frame.bare and anchor.form == "noun" and anchor.generality is Generality.SOFT:
            return not (owned.times or owned.places)  # "is blamed for more than 800 deaths"
        if telling.numbered and self._long(telling):
            return True  # "recorded 14 abductions and 31 murders between January and March"
        if SINCE.match(telling.opening) and self._long(telling):
            return True  # "since the war began in 2009, two million have been displaced"
        ends = (each for each in self._stretches(telling) if each.earliest is None)
        if telling.frame.bare and any(each.end_unit is not Unit.DAY for each in ends):
            return True  # "by the end of 1994 more than 70 had been murdered"
        many = telling.frame.bare or anchor.generality in {Generality.SOFT, Generality.COUNTED}
        if telling.frame.bare and over_years(telling.opening) and not owned.times:
            return True
        return any(years(each) for each in self._stretches(telling)) or (many and self._summed(telling))

    def _stretches(self, telling: Telling) -> list[Interval]:
        """Give the intervals a deed may be summed up over; "since Sunday" is a few days, whenever it ends."""
        times = (self._mentions.times[index] for index in telling.owned.times)
        return [time.interval for time in times if time.interval is not None and not since_a_weekday(time)]

    def _summed(self, telling: Telling) -> bool:
        """Tell a sum from an event: deeds in the plural, or only a toll, with a whole year for a day and no place."""
        intervals = self.intervals([telling])
        many = MANY_DAYS if self._counted(telling) or telling.frame.bare else A_WEEK
        wide = all(self._mentions.locations[each].precision in WIDEST for each in telling.owned.places)
        return bool(intervals) and wide and all((each.days or YEAR) >= many for each in intervals)

    def _long(self, telling: Telling) -> bool:
        return any((each.days or YEAR) >= A_WEEK for each in self.intervals([telling]))

    def _counted(self, telling: Telling) -> bool:
        return any(self._mentions.tolls[index].toll.known for index in telling.owned.tolls)

    def _stands_alone(self, telling: Telling) -> bool:
        """Ask for enough to be an event: a time, place or toll, and for peaceful deeds someone who did it."""
        owned, sides = telling.owned, telling.sides
        if telling.passing and not (sides.perpetrators or of_several(self._mentions, telling)):
            return False
        done = sides.perpetrators or telling.owed or telling.frame.instruments
        if telling.frame.kind == "destruction" and not (done or self.drafts):
            return False  # "the church was destroyed in 1890": by fire, flood or its owner, where no other deed is told
        placed = bool(owned.times or owned.places or telling.later)
        party = bool(sides.perpetrators or sides.targets)
        if telling.frame.kind in violent_kinds() | {"abduction", "hijacking"}:
            if telling.frame.anchor.background:
                return party
            tolled = not telling.frame.bare and bool(owned.tolls)
            return placed or tolled or self._whole(telling) or self._of_a_day(telling)
        return sentenced(self._mentions, telling) or self._peaceful(telling, placed=placed)

    def _peaceful(self, telling: Telling, *, placed: bool) -> bool:
        """Ask more of deeds that hurt nobody: someone who did it, an oath by a named actor, a trial's day and place."""
        owned, sides, kind = telling.owned, telling.sides, telling.frame.kind
        party = bool(sides.perpetrators or sides.targets)
        if kind in {"agreement", "weapons_seizure"}:
            return placed or (kind == "weapons_seizure" and bool(sides.perpetrators))
        if kind in {"trial", "displacement"} and (owned.tolls or (owned.times and owned.places)):
            return placed
        if kind == "release" and owned.times and telling.frame.anchor.form == "verb":
            taken = any("abduction" in draft.kinds or "hijacking" in draft.kinds for draft in self.drafts)
            return party or taken  # "five days later all six were freed"
        if kind in {"pledge", "split", "merger"}:  # a man who pledged allegiance is no event of a group
            return party and bool(owned.times or chains(self._mentions, [telling]))
        if kind in {"plot", "arrest"}:
            return party or (kind == "plot" and (placed or foiled(telling)))
        return placed and party

    def _of_a_day(self, telling: Telling) -> bool:
        """Tell a deed done on a day that nobody can reckon ("last night", with no day of publication)."""
        anchor = telling.frame.anchor
        done = not telling.frame.bare and not telling.frame.definite and anchor.form == "verb" and not telling.weak
        return done and any(
            time.relative and time.interval is None and time.kind in {TimeKind.DATE, TimeKind.TIME}
            for time in self._mentions.times
            if telling.sentence.covers(time.span)
        )

    def _whole(self, telling: Telling) -> bool:
        """Tell a deed told as done, with who did it and to whom, with who claims it, or with what was hit."""
        sides, anchor, owned = telling.sides, telling.frame.anchor, telling.owned
        sufferers = bool(sides.targets or owned.tolls)
        if telling.owed and sufferers:
            return True
        if telling.frame.bare:
            return anchor.form == "verb" and sufferers and armed(self._mentions, telling)
        went_off = anchor.form == "verb" or anchor.kind in GOES_OFF
        struck = went_off and sufferers and not telling.frame.definite and not anchor.background
        return bool(sides.perpetrators and sufferers) or telling.owed or (struck and not telling.weak)

    def _thin(self, number: int, telling: Telling) -> bool:
        """Tell whether a violent deed beside one just told has no time, place or toll of its own."""
        owned = telling.owned
        violent = telling.frame.kind in violent_kinds() | {"abduction"}
        nothing = not (owned.times or owned.places or owned.tolls or telling.later)
        near = any(number - draft.last_sentence <= 1 and draft.kinds[0] in violent_kinds() for draft in self.drafts)
        return violent and nothing and near and not self._beside(telling)

    def _beside(self, telling: Telling) -> bool:
        """Tell a clause that says who did what to whom beside another: "after X had shot Y, mobs attacked Z"."""
        last = self.drafts[-1].tellings[-1]
        mine, theirs = telling.sides, last.sides
        whole = telling.frame.anchor.form == "verb" and bool(mine.perpetrators and mine.targets and theirs.targets)
        apart = {side.span for side in mine.targets}.isdisjoint(side.span for side in theirs.targets)
        same = {side.span for side in mine.perpetrators} & {side.span for side in theirs.perpetrators}
        return whole and apart and not same and last.sentence == telling.sentence and not telling.frame.definite

    def _host(self, number: int, telling: Telling) -> Draft | None:
        if telling.additive:
            return None
        near = [
            draft
            for draft in self.drafts
            if number - draft.last_sentence <= REACH
            or self._shares_day(draft, telling)
            or self._shares_sufferer(draft, telling)
        ]
        for draft in sorted(near, key=lambda each: -each.last_sentence):
            if self._dies_again(draft, telling):
                return draft
            if self._conflict(draft, telling):
                continue
            if self._same(number, draft, telling):
                return draft
        return None

    def _same(self, number: int, draft: Draft, telling: Telling) -> bool:
        same_sentence = any(
            other.sentence == telling.sentence and not (other.frame.definite or other.frame.anchor.background)
            for other in draft.tellings
        )
        bare = telling.frame.bare and not same_sentence
        definite = (
            telling.frame.definite
            or telling.frame.anchor.background
            or only_attackers(self._mentions, telling)
            or self._elaborates(number, draft, telling)
        )
        owned = telling.owned
        undated = not owned.times or not self.intervals(draft.tellings)
        if definite and not same_sentence and undated and self._sufferers_fit(draft, telling):
            return True
        reach = REACH if not owned.places else 1
        placed = owned.places and not (telling.frame.definite and not self.locations(draft.tellings))
        rest = telling.frame.bare and same_sentence and not (owned.times or placed)
        if (bare or rest) and not owned.times and number - draft.last_sentence <= reach:
            return True
        if same_sentence:
            return False
        if number - draft.last_sentence == 1 and self._counts_on(draft, telling):
            return True
        if self._shares_sufferer(draft, telling) and self._as_final(draft, telling):
            return True
        return self._shares_day(draft, telling) and self._shares_place(draft, telling)

    def _counts_on(self, draft: Draft, telling: Telling) -> bool:
        """Tell "six others died", said of a deed whose own day is not told, beside the death told just before."""
        tolls = [self._mentions.tolls[index].toll.phrase for index in telling.owned.tolls]
        others = any(phrase.lower().endswith("others") for phrase in tolls)
        return others and any(each.deadly for each in draft.tellings) and not self.intervals(draft.tellings)

    def _shares_sufferer(self, draft: Draft, telling: Telling) -> bool:
        """Tell whether both name one person it was done to: nobody is kidnapped or killed twice in one report."""
        mine = people(self._mentions, [telling])
        return bool(mine) and bool(mine & people(self._mentions, draft.tellings))

    def _as_final(self, draft: Draft, telling: Telling) -> bool:
        """Tell whether one person may have suffered both but once: the same deed, or two words for one death."""
        return telling.frame.kind in draft.kinds or (telling.deadly and any(each.deadly for each in draft.tellings))

    def _dies_again(self, draft: Draft, telling: Telling) -> bool:
        """Tell whether a person is killed whose killing is told already: it is one killing, whoever did it."""
        told = [each for each in draft.tellings if each.deadly]
        again = telling.deadly and bool(told) and not self._times_apart(draft, telling)
        return again and bool(people(self._mentions, [telling]) & people(self._mentions, told))

    def _elaborates(self, number: int, draft: Draft, telling: Telling) -> bool:
        """Tell whether a passive with nobody who did it adds to the deed just told: "four others were detained"."""
        near = number - draft.last_sentence <= 1 and (telling.frame.kind in draft.kinds or self._untold(draft))
        alone = not (telling.owned.times or telling.owned.places or telling.sides.perpetrators)
        if telling.frame.kind == "weapons_seizure":
            at_hand = near or (number - draft.last_sentence < REACH and AT_HAND.search(telling.opening) is not None)
            return at_hand and not (telling.owned.times or telling.owned.places)
        return near and alone and telling.frame.anchor.form == "verb" and bool(telling.owned.tolls)

    @staticmethod
    def _untold(draft: Draft) -> bool:
        """Tell a deed of general kind whose dead and hurt are still to be told."""
        return draft.kinds == ["attack"] and not any(each.owned.tolls for each in draft.tellings)

    def _sufferers_fit(self, draft: Draft, telling: Telling) -> bool:
        """A definite deed that names its own target speaks only of an account with that target."""
        mine = {side.span for side in telling.sides.targets}
        theirs = [side for other in draft.tellings for side in other.sides.targets]
        chains = {self._mentions.actors[side.actor].chain for side in theirs if side.actor is not None}
        named = {self._mentions.actors[side.actor].chain for side in telling.sides.targets if side.actor is not None}
        return not mine or bool(chains & named) or not (named and telling.frame.anchor.background)

    def _conflict(self, draft: Draft, telling: Telling) -> bool:
        first = draft.tellings[0]
        if (first.attribution.modality is Modality.PLANNED) != (telling.attribution.modality is Modality.PLANNED):
            return True
        return (
            not compatible(draft.kinds, telling.frame.kind, bare=telling.frame.bare)
            or self._times_apart(draft, telling)
            or self._places_apart(draft, telling)
            or self._tolls_apart(draft, telling)
            or self._doers_apart(draft, telling)
            or self._taken_before(draft, telling)
        )

    def _taken_before(self, draft: Draft, telling: Telling) -> bool:
        """Tell the taking of people on a day of its own from their death, told first and with no day."""
        took = telling.frame.kind == "abduction" and "abduction" not in draft.kinds and bool(telling.owned.times)
        return took and draft.tellings[0].deadly and not self.intervals(draft.tellings)

    def intervals(self, tellings: Sequence[Telling]) -> list[Interval]:
        """Give the intervals that tellings own."""
        return intervals_of(self._mentions, tellings)

    def locations(self, tellings: Sequence[Telling]) -> list[Location]:
        """Give the locations that tellings own."""
        return [self._mentions.locations[index] for telling in tellings for index in telling.owned.places]

    def _times_apart(self, draft: Draft, telling: Telling) -> bool:
        mine, theirs = self.intervals([telling]), self.intervals(draft.tellings)
        return bool(mine and theirs) and not any(one.overlaps(two) for one in mine for two in theirs)

    def _places_apart(self, draft: Draft, telling: Telling) -> bool:
        mine, theirs = self.locations([telling]), self.locations(draft.tellings)
        return bool(mine and theirs) and not any(close_by(one, two) for one in mine for two in theirs)

    def _tolls_apart(self, draft: Draft, telling: Telling) -> bool:
        """Two different exact figures for one outcome of one side, with no word of a rise, are two deeds' tolls."""
        mine = [self._mentions.tolls[index].toll for index in telling.owned.tolls]
        theirs = [self._mentions.tolls[index].toll for other in draft.tellings for index in other.owned.tolls]
        if telling.frame.anchor.definite or telling.frame.bare:
            return False
        return any(figures_apart(one, two) for one in mine for two in theirs)

    def _doers_apart(self, draft: Draft, telling: Telling) -> bool:
        mine = chains(self._mentions, [telling])
        theirs = chains(self._mentions, draft.tellings)
        return (bool(mine and theirs) and not mine & theirs) or self._foes(draft, telling)

    def _foes(self, draft: Draft, telling: Telling) -> bool:
        """Tell the deed of soldiers or police from that of rebels they fight: "in the encounter that followed, …"."""
        mine, theirs = camp(self._mentions, [telling]), camp(self._mentions, draft.tellings)
        return bool(mine and theirs) and not mine & theirs

    def _shares_day(self, draft: Draft, telling: Telling) -> bool:
        mine, theirs = self.intervals([telling]), self.intervals(draft.tellings)
        return any(one == two and one.exact for one in mine for two in theirs)

    def _shares_place(self, draft: Draft, telling: Telling) -> bool:
        mine, theirs = self.locations([telling]), self.locations(draft.tellings)
        return not mine or not theirs or any(close_by(one, two, far_km=SAME_KM) for one in mine for two in theirs)
