"""One event as a reader wants it in one place: the step between claims and every layout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dateline.export.counts import Count, OutcomeCount, outcome_counts
from dateline.export.disputes import is_disputed
from dateline.export.veil import BARE, Veil, veil_for
from dateline.model.claim import Claim, Party
from dateline.model.codebook import DeedKind, deeds
from dateline.model.event import Chosen, Event
from dateline.model.evidence import Attribution, Basis, Modality
from dateline.model.interval import Interval
from dateline.model.place import Location
from dateline.model.toll import Outcome

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Citation:
    """What a text is, for those who want to read it: its document's title, publisher, day and address."""

    text_id: str
    document_id: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None


Citations = Mapping[str, Citation]
"""The citation of each text by the text's id."""


@dataclass(frozen=True, slots=True)
class EventSummary:
    """The chosen values of one event, typed and with private names withheld, ready to be laid out.

    ``coded`` holds the values that a coded dataset gave and Dateline has no word of its own for. What only some
    layouts ask for, such as the quotes, is worked out when it is asked for.
    """

    id: str
    deed: str | None
    modality: Modality
    interval: Interval | None
    place: Location | None
    perpetrators: tuple[Party, ...]
    perpetrator_attribution: Attribution | None
    claimed_by: tuple[Party, ...]
    targets: tuple[Party, ...]
    victims: tuple[Party, ...]
    instruments: tuple[str, ...]
    counts: Mapping[Outcome, OutcomeCount]
    coded: Mapping[str, str]
    event: Event
    veil: Veil

    @property
    def withheld(self) -> int:
        """Count the private names that are withheld."""
        return len(self.veil.names)

    @property
    def attributions(self) -> tuple[str, ...]:
        """Say who stands behind what, where it is not the text itself."""
        return tuple(self.veil.over(words) for words in _attributions(value.claim for value in self.event.values))

    @property
    def disputed(self) -> tuple[str, ...]:
        """Name the properties on which texts disagree."""
        return tuple(sorted({value.claim.property for value in self.event.values if is_disputed(value)}))

    @property
    def quotes(self) -> tuple[str, ...]:
        """Give the words that everything rests on."""
        quotes = _outermost(value.claim.evidence.quote for value in self.event.values)
        return tuple(self.veil.over(quote) for quote in quotes)

    @property
    def text_ids(self) -> tuple[str, ...]:
        """Name the texts that tell the event."""
        return tuple(dict.fromkeys(claim.evidence.text_id for claim in _every(self.event)))

    @property
    def kind(self) -> DeedKind | None:
        """Give the codebook's entry for the deed, None where no text tells one."""
        return deeds().get(self.deed) if self.deed else None

    @property
    def suffering(self) -> tuple[Party, ...]:
        """Give those it was done to, targets before victims, each once."""
        return tuple(dict.fromkeys((*self.targets, *self.victims)))

    def total(self, outcome: Outcome) -> Count | None:
        """Give how many met one outcome, None where no text tells of any."""
        counted = self.counts.get(outcome)
        return counted.total if counted else None


CODED = "coded:"
"""How a property that a coded dataset gives, and our vocabulary has not, begins: ``coded:ucdp_ged.dyad_new_id``."""


def summarise(events: Iterable[Event], *, withhold: bool = True) -> Iterable[EventSummary]:
    """Lay each event's chosen values side by side; private persons' names are withheld unless told otherwise."""
    for event in events:
        yield _summary(event, veil_for(event) if withhold else BARE)


def number_of_sources(summary: EventSummary, citations: Citations) -> int:
    """Count the documents that tell an event; texts of unknown documents count one each."""
    return len({citations[text].document_id if text in citations else text for text in summary.text_ids})


def cited(summary: EventSummary, citations: Citations) -> tuple[str, ...]:
    """Cite each document that tells an event: publisher, title, day and address, as far as they are known."""
    known = (citations[text] for text in summary.text_ids if text in citations)
    return tuple(dict.fromkeys(_cite(citation) for citation in known))


def _cite(citation: Citation) -> str:
    day = citation.published.isoformat() if citation.published else None
    parts = (citation.publisher, citation.title, day, citation.url)
    return ", ".join(part for part in parts if part) or citation.document_id


def _summary(event: Event, veil: Veil) -> EventSummary:
    by_property: dict[str, list[Chosen]] = {}
    for value in event.values:
        by_property.setdefault(value.claim.property, []).append(value)
    deed = _first(by_property, "deed")
    perpetrators = _standing(by_property.get("perpetrator", []))
    return EventSummary(
        id=event.id,
        deed=deed.value if deed and isinstance(deed.value, str) else None,
        modality=deed.attribution.modality if deed else Modality.HAPPENED,
        interval=_typed(_first(by_property, "interval"), Interval),
        place=_typed(_first(by_property, "place"), Location),
        perpetrators=_parties(perpetrators, veil),
        perpetrator_attribution=perpetrators[0].attribution if perpetrators else None,
        claimed_by=_parties(_standing(by_property.get("claimed_by", [])), veil),
        targets=_parties(_standing(by_property.get("target", [])), veil),
        victims=_parties(_standing(by_property.get("victim", [])), veil),
        instruments=tuple(str(value.claim.value) for value in by_property.get("instrument", []) if value.claim.value),
        counts=outcome_counts(by_property.get("toll", [])),
        coded={
            name.removeprefix(CODED): str(values[0].claim.value)
            for name, values in by_property.items()
            if name.startswith(CODED)
        },
        event=event,
        veil=veil,
    )


def _first(by_property: Mapping[str, list[Chosen]], name: str) -> Claim | None:
    return by_property[name][0].claim if name in by_property else None


def _typed(claim: Claim | None, kind: type[T]) -> T | None:
    return claim.value if claim is not None and isinstance(claim.value, kind) else None


def _standing(values: Iterable[Chosen]) -> list[Claim]:
    """Leave out what a party only denies."""
    return [value.claim for value in values if value.claim.attribution.basis is not Basis.DENIED]


def _parties(claims: Sequence[Claim], veil: Veil) -> tuple[Party, ...]:
    if not claims:
        return ()
    return tuple(dict.fromkeys(veil.party(claim.value) for claim in claims if isinstance(claim.value, Party)))


def _attributions(claims: Iterable[Claim]) -> Iterable[str]:
    """Say who stands behind what, where it is not the text itself: ``accused by the government: perpetrator``."""
    by_footing: dict[str, list[str]] = {}
    for claim in claims:
        given = claim.attribution
        if claim.property != "claimed_by" and (given.asserter or given.basis is not Basis.STATED):
            footing = given.basis.value + (f" by {given.asserter}" if given.asserter else "")
            by_footing.setdefault(footing, []).append(claim.property)
    return (f"{footing}: {', '.join(dict.fromkeys(names))}" for footing, names in by_footing.items())


def _every(event: Event) -> Iterable[Claim]:
    for value in event.values:
        yield value.claim
        yield from value.others


def _outermost(quotes: Iterable[str]) -> tuple[str, ...]:
    """Keep each quote that does not stand inside another."""
    kept: list[str] = []
    for quote in sorted(dict.fromkeys(quotes), key=len, reverse=True):
        if quote and not any(quote in longer for longer in kept):
            kept.append(quote)
    return tuple(sorted(kept))
