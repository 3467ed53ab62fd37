"""Coded rows made by hand or at random, and events made of them, for the tests of layouts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from hypothesis import strategies as st

from dateline.model.codebook import scheme
from dateline.model.event import Event
from dateline.model.layout import layout
from dateline.read.coded import read_coded
from dateline.read.original import Original
from dateline.resolve.assemble import assemble_events
from dateline.text.fold import fold

RETRIEVED = datetime(2026, 1, 1, tzinfo=UTC)

GED_ROW = {
    "id": "1001",
    "relid": "KEN-2013-3-717-21",
    "year": "2013",
    "active_year": "1",
    "code_status": "Clear",
    "type_of_violence": "3",
    "conflict_dset_id": "717",
    "conflict_new_id": "717",
    "conflict_name": "Red Hand - Civilians",
    "dyad_dset_id": "717",
    "dyad_new_id": "717",
    "dyad_name": "Red Hand - Civilians",
    "side_a_dset_id": "717",
    "side_a_new_id": "717",
    "side_a": "Red Hand",
    "side_b_dset_id": "9999",
    "side_b_new_id": "9999",
    "side_b": "Civilians",
    "number_of_sources": "2",
    "source_article": '"The Courier,2013-09-22,Mall, attacked";"Dispatch,2013-09-25,Siege over"',
    "source_office": "The Courier;Dispatch",
    "source_date": "2013-09-22;2013-09-25",
    "source_headline": "Mall, attacked;Siege over",
    "source_original": "police",
    "where_prec": "1",
    "where_coordinates": "Nairobi town",
    "where_description": "a shopping mall",
    "adm_1": "Nairobi county",
    "adm_2": "",
    "latitude": "-1.283333",
    "longitude": "36.816667",
    "geom_wkt": "POINT (36.816667 -1.283333)",
    "priogrid_gid": "127874",
    "country": "Kenya",
    "country_id": "501",
    "region": "Africa",
    "event_clarity": "1",
    "date_prec": "2",
    "date_start": "2013-09-21 00:00:00.000",
    "date_end": "2013-09-24 00:00:00.000",
    "deaths_a": "4",
    "deaths_b": "0",
    "deaths_civilians": "62",
    "deaths_unknown": "5",
    "best": "71",
    "high": "75",
    "low": "67",
    "gwnoa": "",
    "gwnob": "",
}
ACLED_ROW = {
    "event_id_cnty": "KEN1",
    "event_date": "2013-09-21",
    "year": "2013",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Violence against civilians",
    "sub_event_type": "Attack",
    "actor1": "Red Hand",
    "assoc_actor_1": "",
    "inter1": "Rebel group",
    "actor2": "Civilians (Kenya)",
    "assoc_actor_2": "",
    "inter2": "Civilians",
    "interaction": "Rebel group-Civilians",
    "civilian_targeting": "Civilians targeted",
    "iso": "404",
    "region": "Eastern Africa",
    "country": "Kenya",
    "admin1": "Nairobi",
    "admin2": "",
    "admin3": "",
    "location": "Nairobi",
    "latitude": "-1.2833",
    "longitude": "36.8167",
    "geo_precision": "1",
    "source": "The Courier; Dispatch",
    "source_scale": "National",
    "notes": "On 21 September, gunmen attacked a mall.",
    "fatalities": "67",
    "tags": "",
    "timestamp": "1700000000",
}
GTD_ROW = dict.fromkeys(layout("gtd").names, "") | {
    "eventid": "201309210001",
    "iyear": "2013",
    "imonth": "9",
    "iday": "21",
    "extended": "1",
    "resolution": "2013-09-24",
    "country": "104",
    "country_txt": "Kenya",
    "region": "11",
    "provstate": "Nairobi",
    "city": "Nairobi",
    "latitude": "-1.2833",
    "longitude": "36.8167",
    "specificity": "1",
    "vicinity": "0",
    "suicide": "0",
    "attacktype1": "2",
    "attacktype1_txt": "Armed Assault",
    "targtype1": "14",
    "target1": "Shoppers",
    "gname": "Red Hand",
    "guncertain1": "0",
    "weaptype1": "5",
    "nkill": "71",
    "nkillter": "4",
    "nwound": "200",
}


def as_csv(rows: Iterable[Mapping[str, str]], names: Iterable[str]) -> bytes:
    """Write rows as a file."""
    sink = io.StringIO(newline="")
    writer = csv.DictWriter(sink, list(names), extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return sink.getvalue().encode()


def original(content: bytes) -> Original:
    """Put bytes where a reader finds them."""
    return Original(content, "coded.csv", "text/csv", RETRIEVED)


def imported(rows: Iterable[Mapping[str, str]], layout_id: str) -> list[Event]:
    """Import rows and make one event of each."""
    read = list(read_coded(original(as_csv(rows, layout(layout_id).names))))
    accounts = [account for each in read for account in each.extraction.accounts]
    claims = [claim for each in read for claim in each.extraction.claims]
    return assemble_events(accounts, claims, [], [])


cells = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=15)
    .map(str.strip)
    .filter(lambda cell: not cell.startswith("'"))
)
"""Any words of one cell. White space at the ends is not kept, and an apostrophe in front may be a guard."""
names = st.from_regex(r"(Government of )?[A-Z][a-z]{2,8}( [A-Z][a-zéñ]{1,8})?", fullmatch=True)
figures = st.integers(0, 10**6)


@st.composite
def ged_rows(draw: st.DrawFn) -> dict[str, str]:
    """Any GED row that holds together as GED's do."""
    kind = draw(st.integers(1, 3))
    dead = [draw(figures) for _ in range(4)]
    best = sum(dead)
    first, last = sorted(draw(st.lists(st.dates(), min_size=2, max_size=2)))
    first = max(first, type(last).fromordinal(max(last.toordinal() - 365, 1)))
    side_a, side_b = draw(st.lists(names, min_size=2, max_size=2, unique_by=fold))
    days = (last - first).days + 1
    precision = 1 if days == 1 else 2 if days < 7 else 3 if days == 7 else 4 if days <= 31 else 5
    side_b = "Civilians" if kind == 3 else side_b
    words = {name: draw(cells) for name in ("relid", "conflict_name", "source_headline", "where_description", "adm_1")}
    latitude, longitude = draw(st.floats(-89.9, 89.9)), draw(st.floats(-179.9, 179.9))
    return (
        GED_ROW
        | words
        | {
            "id": str(draw(st.integers(1, 10**9))),
            "type_of_violence": str(kind),
            "side_a": side_a,
            "side_b": side_b,
            "dyad_name": f"{side_a} - {side_b}",
            "where_prec": str(draw(st.integers(1, 7))),
            "latitude": repr(latitude),
            "longitude": repr(longitude),
            "geom_wkt": "",
            "priogrid_gid": "",
            "year": str(last.year),
            "date_prec": str(precision),
            "date_start": f"{first} 00:00:00.000",
            "date_end": f"{last} 00:00:00.000",
            "deaths_a": str(dead[0]),
            "deaths_b": str(0 if kind == 3 else dead[1]),
            "deaths_civilians": str(dead[2] + (dead[1] if kind == 3 else 0)),
            "deaths_unknown": str(dead[3]),
            "best": str(best),
            "high": str(best + draw(figures)),
            "low": str(best - draw(st.integers(0, best))),
        }
    )


ACLED_TYPES = [(above, below) for above, listed in scheme("acled_sub_event_type").items() for below in listed]


@st.composite
def acled_rows(draw: st.DrawFn) -> dict[str, str]:
    """Any row in ACLED's layout."""
    when = draw(st.dates(date(1990, 1, 5), date(2100, 1, 1)))
    above, below = draw(st.sampled_from(ACLED_TYPES))
    actors = draw(st.lists(names, min_size=2, max_size=2, unique_by=fold))
    inters = [draw(st.sampled_from([*scheme("acled_inter").values(), "2", ""])) for _ in actors]
    words = {name: draw(cells) for name in ("notes", "admin1", "source", "assoc_actor_1", "tags")}
    return (
        ACLED_ROW
        | words
        | {
            "event_id_cnty": f"KEN{draw(figures)}",
            "event_date": when.isoformat(),
            "year": str(when.year),
            "time_precision": str(draw(st.integers(1, 3))),
            "disorder_type": "",
            "event_type": above,
            "sub_event_type": below,
            "actor1": actors[0],
            "actor2": actors[1],
            "inter1": inters[0],
            "inter2": inters[1],
            "latitude": repr(round(draw(st.floats(0.5, 89)), 4)),
            "longitude": repr(round(draw(st.floats(0.5, 179)), 4)),
            "geo_precision": str(draw(st.integers(1, 3))),
            "fatalities": str(draw(figures)),
        }
    )


@st.composite
def gtd_rows(draw: st.DrawFn) -> dict[str, str]:
    """Any row in GTD's layout."""
    month = draw(st.integers(0, 12))
    killed = draw(st.integers(0, 500))
    return GTD_ROW | {
        "eventid": f"2013{draw(st.integers(10**7, 10**8 - 1))}",
        "imonth": str(month),
        "iday": str(draw(st.integers(0, 28)) if month else 0),
        "extended": draw(st.sampled_from(["0", "1"])),
        "attacktype1": str(draw(st.integers(1, 9))),
        "weaptype1": draw(st.sampled_from(["", *map(str, scheme("gtd_weaptype"))])),
        "suicide": draw(st.sampled_from(["0", "1"])),
        "specificity": str(draw(st.integers(1, 5))),
        "gname": draw(names | st.just("Unknown")),
        "guncertain1": draw(st.sampled_from(["", "0", "1"])),
        "targtype1": draw(st.sampled_from(["", *map(str, scheme("gtd_targtype"))])),
        "target1": draw(names),
        "nkill": draw(st.sampled_from(["", "-99", "2.5", str(killed)])),
        "nkillter": draw(st.sampled_from(["", "0", str(killed // 2)])),
        "nwound": str(draw(figures)),
        "nreleased": draw(st.sampled_from(["", "-99", "7"])),
        "summary": draw(cells),
    }
