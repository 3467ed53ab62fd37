"""ACLED's layout out, and in and out again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from dateline.export.acled import COLUMNS, acled_row, acled_rows
from dateline.export.layout_rows import LayoutRow
from dateline.export.losses import LossReport
from dateline.export.summary import Citation, summarise
from dateline.model.claim import ActorKind, Party
from dateline.model.event import Event
from dateline.model.evidence import Attribution, Basis, Modality
from dateline.model.interval import Extent, Interval
from dateline.model.place import Location, Precision
from tests.export import coded
from tests.export.making import claim, event, exactly, toll

REBELS = Party("fighters of Red Hand", ActorKind.REBEL, "Red Hand")
SHOPPERS = Party("shoppers", ActorKind.CIVILIANS)
SOLDIERS = Party("soldiers", ActorKind.STATE_FORCE, "Kenya")
PLACE = Location("a mall", Precision.EXACT, "g:1", "Nairobi", -1.2833333, 36.8166667, 5.0, "KE", "Nairobi")
DAY = Interval.day(date(2013, 9, 21))


def told(**more: object) -> Event:
    """Tell of an event that the layout can hold."""
    values = {"deed": "attack", "interval": DAY, "place": PLACE, "perpetrator": REBELS, "target": SHOPPERS} | more
    return event(*(claim(name, value) for name, value in values.items() if value is not None))  # type: ignore[arg-type]


def row_of(made: Event) -> LayoutRow:
    """Lay out one event that must not be left out."""
    written = acled_row(next(iter(summarise([made]))), {})
    assert written.row is not None, written.losses
    return written.row


def why_not(made: Event) -> str:
    """Say why an event is left out."""
    written = acled_row(next(iter(summarise([made]))), {})
    assert written.row is None
    return written.losses[0][1]


def test_an_attack_on_civilians() -> None:
    """Civilians are the second actor by country, and the pair of kinds is named."""
    row = row_of(told(toll=exactly("killed", 67)))
    assert tuple(row) == COLUMNS
    assert (row["event_type"], row["sub_event_type"]) == ("Violence against civilians", "Attack")
    assert (row["actor1"], row["inter1"], row["actor2"]) == ("Red Hand", "Rebel group", "Civilians (Kenya)")
    assert (row["interaction"], row["civilian_targeting"]) == ("Rebel group-Civilians", "Civilians targeted")
    assert (row["event_date"], row["time_precision"], row["fatalities"]) == ("2013-09-21", 1, 67)
    assert (row["iso"], row["latitude"], row["geo_precision"]) == (404, -1.2833, 1)


def test_an_attack_on_an_armed_side_is_a_battle() -> None:
    """What is an attack on civilians is a clash when the target bears arms."""
    row = row_of(told(target=SOLDIERS))
    assert (row["event_type"], row["sub_event_type"], row["actor2"]) == (
        "Battles",
        "Armed clash",
        "Military Forces of Kenya",
    )
    assert row["interaction"] == "State forces-Rebel group"
    assert row["civilian_targeting"] is None


def test_ground_a_state_takes_is_regained() -> None:
    """Who gained the ground decides the sub-event type."""
    assert (
        row_of(told(deed="territorial_gain", perpetrator=SOLDIERS))["sub_event_type"] == "Government regains territory"
    )
    assert row_of(told(deed="territorial_gain"))["sub_event_type"] == "Non-state actor overtakes territory"


def test_crowds_and_gunmen_are_named_by_country() -> None:
    """Protesters, rioters and unidentified gunmen carry the country's name."""
    crowd = Party("thousands", ActorKind.UNKNOWN)
    protest = row_of(told(deed="protest", perpetrator=crowd, target=None))
    assert (protest["actor1"], protest["disorder_type"]) == ("Protesters (Kenya)", "Demonstrations")
    assert protest["interaction"] == "Protesters only"
    assert row_of(told(deed="riot", perpetrator=crowd, target=None))["actor1"] == "Rioters (Kenya)"
    gunmen = row_of(told(perpetrator=Party("gunmen", ActorKind.UNKNOWN)))
    assert (gunmen["actor1"], gunmen["inter1"]) == ("Unidentified Armed Group (Kenya)", "Political militia")


def test_unnamed_people_who_suffered_are_nobody_in_particular() -> None:
    """Words for people of no told kind make no actor, and each actor is named once."""
    crowds = [Party(words, ActorKind.CIVILIANS) for words in ("shoppers", "children")]
    unknown = Party("others", ActorKind.UNKNOWN)
    row = row_of(
        event(*(value.claim for value in told(target=unknown).values), *(claim("victim", each) for each in crowds))
    )
    assert (row["actor2"], row["assoc_actor_2"]) == ("Civilians (Kenya)", "")
    assert row_of(told(target=unknown))["actor2"] is None


def test_an_event_without_parties_has_none() -> None:
    """Nobody is made up where nobody is told."""
    row = row_of(told(deed="bombing", perpetrator=None, target=None))
    assert (row["actor1"], row["actor2"], row["interaction"]) == (None, None, None)


def test_a_party_of_unknown_kind_gets_no_code() -> None:
    """No kind is guessed; the pair of kinds stays empty and the loss is counted."""
    named = told(perpetrator=Party("Blue Hand", ActorKind.UNKNOWN, "Blue Hand"))
    row = row_of(named)
    assert (row["actor1"], row["inter1"], row["interaction"]) == ("Blue Hand", None, None)


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (told(deed="trial"), "ACLED codes no court rulings"),
        (told(deed=None), "no deed is told"),
        (told(interval=None), "the time is not told"),
        (told(interval=Interval.year(2013)), "ACLED codes nothing vaguer than a month"),
        (told(place=Location("hills")), "the place could not be pinned down"),
        (
            told(place=Location("Kenya", Precision.COUNTRY, None, "Kenya", 1.0, 38.0)),
            "ACLED codes nothing vaguer than a province",
        ),
    ],
)
def test_what_the_layout_cannot_hold_is_left_out_with_its_reason(made: Event, reason: str) -> None:
    """Vague times and places and deeds without a code are counted out."""
    assert why_not(made) == reason


def test_a_foiled_plot_is_coded_and_a_foiled_bombing_is_not() -> None:
    """ACLED codes disrupted plots; it codes no attack that did not happen."""
    foiled = Attribution(modality=Modality.FOILED)
    where = (claim("interval", DAY), claim("place", PLACE))
    assert row_of(event(claim("deed", "plot", given=foiled), *where))["sub_event_type"] == "Disrupted weapons use"
    assert why_not(event(claim("deed", "bombing", given=foiled), *where)) == "it did not happen, or only in plan"


def test_a_month_is_written_on_its_middle_day() -> None:
    """The layout forces a day on every event; its precision says that it stands for a month."""
    row = row_of(told(interval=Interval.month(2013, 9)))
    assert (row["event_date"], row["time_precision"]) == ("2013-09-16", 3)


def test_losses_are_counted() -> None:
    """Ranges, wounded, doubt, days and unknown kinds are lost, each with its reason."""
    lossy = event(
        claim("deed", "attack"),
        claim("interval", Interval(date(2013, 9, 21), date(2013, 9, 24), Extent.THROUGHOUT)),
        claim("place", PLACE),
        claim("perpetrator", Party("x", ActorKind.UNKNOWN, "X"), given=Attribution(Basis.ACCUSED)),
        claim("toll", toll("killed", 10, 12, 15)),
        claim("toll", exactly("injured", 3)),
    )
    report = LossReport()
    (row,) = acled_rows(summarise([lossy]), {"text-1": Citation("text-1", "d", None, "The Courier")}, report)
    assert (row["fatalities"], row["source"]) == (10, "The Courier")
    assert {loss.column for loss in report.counts} == {
        "region",
        "event_date",
        "fatalities",
        "injured",
        "inter1",
        "actor1",
    }


@settings(deadline=None, max_examples=50)  # the first example also loads the codebooks
@given(coded.acled_rows())
def test_a_row_comes_back_as_it_went_in(row: dict[str, str]) -> None:
    """Import, then export, gives every column back, for any row of the layout."""
    back = row_of(coded.imported([row], "acled")[0])
    filled = {name: cell for name, cell in row.items() if cell and name in COLUMNS}
    assert {name: str(back[name]) for name in filled} == filled


def test_a_correction_by_claims_stands_over_the_coded_row() -> None:
    """With another deed and another party chosen, type and actors follow the claims."""
    (one,) = coded.imported([coded.ACLED_ROW], "acled")
    values = tuple(each for each in one.values if each.claim.property not in {"deed", "perpetrator"})
    changed = event(claim("deed", "suicide_bombing"), claim("perpetrator", REBELS))
    row = row_of(Event(one.id, one.account_ids, (*values, *changed.values)))
    assert (row["sub_event_type"], row["actor1"], row["notes"]) == (
        "Suicide bomb",
        "Red Hand",
        "On 21 September, gunmen attacked a mall.",
    )
