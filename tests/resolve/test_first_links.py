"""Accounts of one event link; accounts of two do not."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model.account import Account
from dateline.model.claim import ActorKind, Claim, Party, SubjectKind, Value
from dateline.model.evidence import Evidence, Span
from dateline.model.interval import Interval
from dateline.model.link import Judgement
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, Toll
from dateline.resolve.assemble import assemble_events
from dateline.resolve.clusters import clusters
from dateline.resolve.link import link_accounts
from dateline.resolve.views import AccountView, account_views

KERMAN = Location("Kerman", Precision.EXACT, "128234", "Kerman", 30.283, 57.079, 5.0, "IR", "Kerman")
KHAR = Location("Khar", Precision.EXACT, "1174", "Khar", 34.73, 71.53, 3.0, "PK", "Khyber Pakhtunkhwa")
BAJAUR = Location("Bajaur", Precision.DISTRICT, "1183", "Bajaur", 34.77, 71.47, 30.0, "PK", "Khyber Pakhtunkhwa")
PAKISTAN = Location("Pakistan", Precision.COUNTRY, "1168579", "Pakistan", 30.0, 70.0, 800.0, "PK")
KABUL = Location("Kabul", Precision.EXACT, "1138958", "Kabul", 34.53, 69.17, 10.0, "AF", "Kabul")
ISKP = Party("ISIS–K", ActorKind.REBEL, "ISIS–K")


def view(name: str, **values: object) -> AccountView:
    """Make a view of one account."""
    place = values.pop("place", None)
    killed = values.pop("killed", None)
    return AccountView(
        id=name,
        text_id=str(values.pop("text", f"text of {name}")),
        location=place,  # type: ignore[arg-type]
        locations=(place,) if place else (),  # type: ignore[arg-type]
        tolls=(Toll(Outcome.KILLED, killed, killed, killed),) if killed else (),  # type: ignore[arg-type]
        **values,  # type: ignore[arg-type]
    )


def together(*views: AccountView) -> list[tuple[str, ...]]:
    """Give the sets that linking makes."""
    return clusters([each.id for each in views], link_accounts(views), ())


def test_three_reports_of_one_attack_link() -> None:
    """Tolls that grew and dates told as a day or a month do not keep one attack apart."""
    bombing, day = "suicide_bombing", Interval.day(date(2023, 7, 30))
    month = Interval.month(2023, 7)
    one = "A suicide bomber struck a party rally in Khar, leaving at least 44 dead."
    two = "The dead of the bombing of an election rally in Bajaur now number 54, doctors said."
    three = "ISIS–K said one of its men blew himself up among supporters of a party at a rally in Khar, where 63 died."
    first = view("a", deed=bombing, interval=day, place=KHAR, killed=44, words=one)
    second = view("b", deed="bombing", interval=day, place=BAJAUR, killed=54, words=two)
    third = view("c", deed=bombing, interval=month, place=KHAR, killed=63, words=three, parties=(ISKP,))
    assert together(first, second, third) == [("a", "b", "c")]


def test_a_link_says_why() -> None:
    """A link carries its reasons in words."""
    day = Interval.day(date(2023, 7, 30))
    links = link_accounts(
        [
            view("a", deed="suicide_bombing", interval=day, place=KHAR, killed=63),
            view("b", deed="suicide_bombing", interval=day, place=KHAR, killed=63),
        ]
    )
    assert links[0].judgement is Judgement.SAME
    assert set(links[0].reasons) >= {"same day", "both suicide bombing", "both 63 killed"}


@pytest.mark.parametrize(
    "other",
    [
        view(
            "b", text="one text", deed="suicide_bombing", interval=Interval.month(2018, 7), place=PAKISTAN, killed=131
        ),
        view("b", text="one text", deed="suicide_bombing", interval=Interval.month(2024, 1), place=KERMAN, killed=94),
        view("b", text="two texts", deed="bombing", interval=Interval.month(2017, 7), place=KABUL, killed=97),
    ],
)
def test_twin_bombings_of_other_years_and_places_stay_apart(other: AccountView) -> None:
    """The same deed by the same group in another year or place is another event."""
    kabul = view("a", text="one text", deed="bombing", interval=Interval.month(2016, 7), place=KABUL, killed=97)
    assert together(kabul, other) == [("a",), ("b",)]


def test_nothing_links_on_deed_and_doer_alone() -> None:
    """Accounts without a date or place stay apart however alike the rest."""
    one = view("a", deed="bombing", parties=(ISKP,), killed=2)
    two = view("b", deed="bombing", parties=(ISKP,), killed=2)
    assert together(one, two) == [("a",), ("b",)]


def test_months_of_one_country_stay_apart() -> None:
    """Rockets in April and rockets in May are two events."""
    april = view("a", text="t", deed="rocket_or_shelling", interval=Interval.month(2022, 4), place=PAKISTAN)
    may = view("b", text="t", deed="rocket_or_shelling", interval=Interval.month(2022, 5), place=PAKISTAN)
    assert together(april, may) == [("a",), ("b",)]


def account_with(name: str, killed: int) -> tuple[Account, list[Claim]]:
    """Make an account and its claims."""
    account = Account(name, f"text of {name}", "rules@1", Span(0, 5))
    toll = Toll(Outcome.KILLED, killed, killed, killed)
    day = Interval.day(date(2023, 7, 30))
    values: dict[str, Value] = {"deed": "bombing", "interval": day, "place": KHAR, "toll": toll}
    claims = [
        Claim(
            f"{name}.{key}",
            name,
            SubjectKind.ACCOUNT,
            key,
            value,
            Evidence(account.text_id, "words", Span(0, 5)),
            "rules@1",
        )
        for key, value in values.items()
    ]
    return account, claims


def test_an_event_keeps_every_figure() -> None:
    """The toll that was not chosen stays beside the one that was."""
    (one, first), (two, second) = account_with("a", 44), account_with("b", 63)
    views = account_views([one, two], first + second)
    events = assemble_events([one, two], first + second, link_accounts(views), ())
    assert [event.account_ids for event in events] == [("a", "b")]
    toll = events[0].one("toll")
    assert toll is not None
    assert toll.disputed
    assert {claim.subject_id for claim in (toll.claim, *toll.others)} == {"a", "b"}
