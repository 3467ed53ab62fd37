"""Events and actors made by hand or at random for the tests of exports."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from hypothesis import strategies as st

from dateline.model.claim import Claim, SubjectKind, Value
from dateline.model.codebook import deeds
from dateline.model.event import Actor, Chosen, Event
from dateline.model.evidence import STATED, Attribution, Evidence
from dateline.model.toll import Outcome, PartyClass, Toll
from tests import strategies as every

_numbers = count()


def claim(name: str, value: Value, *, text: str = "text-1", quote: str = "", given: Attribution = STATED) -> Claim:
    """Make a claim of an event."""
    made = f"claim-{next(_numbers)}"
    evidence = Evidence(text, quote or f"words of {name}", None)
    return Claim(made, "account-1", SubjectKind.ACCOUNT, name, value, evidence, "rules@1", given)


def event(*claims: Claim, others: dict[str, list[Claim]] | None = None) -> Event:
    """Make an event of claims, each chosen over the others of its property."""
    beside = others or {}
    values = tuple(Chosen(each, tuple(beside.get(each.property, ())), "careful") for each in claims)
    return Event("event-1", ("account-1",), values)


def actor(*claims: Claim) -> Actor:
    """Make an actor of claims."""
    return Actor("actor-1", ("profile-1",), "Red Hand", tuple(Chosen(each, (), "careful") for each in claims))


def toll(outcome: str, low: int | None, best: int | None, high: int | None, *, among: str = "unknown") -> Toll:
    """Make a toll."""
    return Toll(Outcome(outcome), low, best, high, PartyClass(among))


def exactly(outcome: str, figure: int, among: str = "unknown", **more: object) -> Toll:
    """Make a toll with one exact figure."""
    return replace(toll(outcome, figure, figure, figure, among=among), **more)  # type: ignore[arg-type]


PROPERTIES: dict[str, st.SearchStrategy[Value]] = {
    "deed": st.sampled_from(sorted(deeds())),
    "interval": every.intervals(),
    "place": every.locations(),
    "perpetrator": every.parties,
    "claimed_by": every.parties,
    "target": every.parties,
    "victim": every.parties,
    "instrument": every.words,
    "toll": every.tolls(),
}


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Any event: any properties, each with claims from one to three texts."""
    names = draw(st.lists(st.sampled_from(sorted(PROPERTIES)), max_size=8))
    values = [
        Chosen(_any(draw, name), tuple(_any(draw, name) for _ in range(draw(st.integers(0, 2)))), "careful")
        for name in names
    ]
    return Event(draw(every.ids), ("account-1",), tuple(values))


def _any(draw: st.DrawFn, name: str) -> Claim:
    text = draw(st.sampled_from(["text-1", "text-2", "text-3"]))
    return claim(name, draw(PROPERTIES[name]), text=text, quote=draw(every.words), given=draw(every.attributions))
