"""Accounts, links and decisions for the tests of this folder."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from dateline.model.account import Account
from dateline.model.claim import Claim, SubjectKind, Value
from dateline.model.evidence import STATED, Attribution, Evidence, Span
from dateline.model.ids import make_id
from dateline.model.link import Decision, Judgement, Link
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, PartyClass, Toll
from dateline.resolve.views import AccountView

BEGIN = datetime(2024, 1, 1, tzinfo=UTC)


def account(name: str) -> Account:
    """Make an account of a text of its own."""
    return Account(name, f"text of {name}", "rules@1", Span(0, 5))


def claim(subject: str, name: str, value: Value, attribution: Attribution = STATED, confidence: float = 1.0) -> Claim:
    """Make a claim that an account holds."""
    evidence = Evidence(f"text of {subject}", "words", Span(0, 5))
    claim_id = f"{subject}.{name}.{value}"
    return Claim(
        claim_id, subject, SubjectKind.ACCOUNT, name, value, evidence, "rules@1", attribution, None, confidence
    )


def killed(figure: int, among: PartyClass = PartyClass.UNKNOWN) -> Toll:
    """Mean exactly so many dead."""
    return Toll(Outcome.KILLED, figure, figure, figure, among)


def same(left: str, right: str, score: float = 0.9, judgement: Judgement = Judgement.SAME) -> Link:
    """Suggest what two accounts are to one another."""
    return Link(make_id("link", left, right), SubjectKind.ACCOUNT, left, right, judgement, score, (), "test")


def decided(left: str, right: str, judgement: str, minute: int = 0) -> Decision:
    """Decide on two accounts, some minutes after the beginning."""
    at = BEGIN + timedelta(minutes=minute)
    return Decision(make_id("decision", left, right, judgement, minute), f"{left}~{right}", judgement, "tester", at)


def town(name: str, latitude: float, longitude: float, precision: Precision = Precision.EXACT) -> Location:
    """Make a place of a country that does not matter."""
    return Location(name, precision, name=name, latitude=latitude, longitude=longitude, country="XX")


def view(name: str, **values: object) -> AccountView:
    """Make a view of an account of a text of its own; ``place`` and ``dead`` are short for what they fill."""
    place = values.pop("place", None)
    dead = values.pop("dead", None)
    return AccountView(
        id=name,
        text_id=str(values.pop("text", f"text of {name}")),
        location=place,  # type: ignore[arg-type]
        locations=(place,) if place else (),  # type: ignore[arg-type]
        tolls=(killed(dead),) if isinstance(dead, int) else (),
        **values,  # type: ignore[arg-type]
    )
