"""An event and an actor as a notebook wants them: each value by its name, and the claims behind it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.export.actors import in_words
from dateline.export.counts import Count
from dateline.export.release.covering import covered
from dateline.export.summary import EventSummary
from dateline.export.veil import BARE, Veil, veil_with_aside
from dateline.model.claim import Claim, Party
from dateline.model.event import Actor, Chosen, Event
from dateline.model.evidence import Modality
from dateline.model.interval import Interval
from dateline.model.place import Location
from dateline.model.toll import Outcome


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """One event, its values chosen under the project's rule. What no text tells is None, or an empty tuple."""

    event: Event
    summary: EventSummary
    private_names: bool = False

    @property
    def id(self) -> str:
        """Give the event's id."""
        return self.event.id

    @property
    def deed(self) -> str | None:
        """Say what was done, as a code of the codebook."""
        return self.summary.deed

    @property
    def modality(self) -> Modality:
        """Say whether it happened, was planned, foiled or denied."""
        return self.summary.modality

    @property
    def when(self) -> Interval | None:
        """Say between which days it was."""
        return self.summary.interval

    @property
    def place(self) -> Location | None:
        """Say where it was, and how exactly that is known."""
        return self.summary.place

    @property
    def country(self) -> str | None:
        """Give the country's ISO code."""
        return self.place.country if self.place else None

    @property
    def perpetrators(self) -> tuple[Party, ...]:
        """Name who did it, as texts say."""
        return self.summary.perpetrators

    @property
    def targets(self) -> tuple[Party, ...]:
        """Name whom or what it was aimed at."""
        return self.summary.targets

    @property
    def victims(self) -> tuple[Party, ...]:
        """Name who was harmed; private persons without their names unless asked for."""
        return self.summary.victims

    @property
    def killed(self) -> Count:
        """Count the killed: low, best and high, each None where no text gives it."""
        return self.count(Outcome.KILLED)

    @property
    def injured(self) -> Count:
        """Count the injured."""
        return self.count(Outcome.INJURED)

    def count(self, outcome: Outcome) -> Count:
        """Count those who met one outcome."""
        return self.summary.total(outcome) or Count()

    @property
    def disputed(self) -> tuple[str, ...]:
        """Name the properties on which texts contradict one another."""
        return self.summary.disputed

    @property
    def quotes(self) -> tuple[str, ...]:
        """Give the words that the chosen values rest on."""
        return self.summary.quotes

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Give every claim on it, the chosen ones first."""
        return claims_in(self.event.values, BARE if self.private_names else veil_with_aside(self.event))


@dataclass(frozen=True, slots=True)
class ToldActor:
    """One actor, as the texts of the project tell of it."""

    actor: Actor

    @property
    def id(self) -> str:
        """Give the actor's id."""
        return self.actor.id

    @property
    def name(self) -> str:
        """Give its fullest name."""
        return self.actor.name

    def values(self, name: str) -> tuple[str, ...]:
        """Give what texts tell of one property (alias, leader, founded, ally…), in words."""
        told = (in_words(value.claim.value) for value in self.actor.all(name))
        return tuple(dict.fromkeys(words for words in told if words))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Give every claim on it, the chosen ones first."""
        return claims_in(self.actor.values, BARE)


def claims_in(values: tuple[Chosen, ...], veil: Veil) -> tuple[Claim, ...]:
    """Give the claims of some values, the chosen ones first, with private names veiled."""
    chosen = [value.claim for value in values]
    beside = [claim for value in values for claim in (*value.others, *value.set_aside)]
    return tuple(covered(claim, lambda words, _: veil.over(words)) for claim in (*chosen, *beside))
