"""The formats that other tools read, each held against its own rules."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from dateline.export.formats import FORMATS, TEXT_FORMATS, by_row, formats_table, head, write, write_bytes
from dateline.export.ftm import ftm_actors
from dateline.export.losses import LossReport
from dateline.export.summary import Citation
from dateline.export.veil import WITHHELD
from dateline.model.claim import ActorKind, Party
from dateline.model.codebook import scheme
from dateline.model.errors import NotFound
from dateline.model.event import Actor, Chosen, Event
from dateline.model.evidence import Attribution, Basis, Modality
from dateline.model.interval import Extent, Interval
from dateline.model.place import Location, Precision
from dateline.read.actor_lists import ListOrigin, read_ftm_actors
from tests.export.coded import RETRIEVED
from tests.export.making import actor, claim, event, events, exactly, toll

REBELS = Party("fighters of Red Hand", ActorKind.REBEL, "Red Hand")
ARMY = Party("the army", ActorKind.STATE_FORCE, "Kenya")
PLACE = Location("a mall", Precision.EXACT, "g:1", "Nairobi", -1.28, 36.82, 5.0, "KE", "Nairobi")
CITATIONS = {
    "text-1": Citation("text-1", "document-1", "Mall attacked", "The Courier", date(2013, 9, 22), "https://c.example/1")
}


def siege() -> Event:
    """Tell of one event with everything in it."""
    return event(
        claim("deed", "shooting", quote="attacked the mall"),
        claim("interval", Interval.day(date(2013, 9, 21)), quote="on Saturday"),
        claim("place", PLACE, quote="a mall"),
        claim("perpetrator", REBELS, quote="Red Hand", given=Attribution(Basis.ACCUSED, asserter="the government")),
        claim("claimed_by", REBELS),
        claim("target", Party("shoppers", ActorKind.CIVILIANS)),
        claim("victim", ARMY),
        claim("toll", exactly("killed", 67)),
        claim("toll", toll("displaced", 300, 300, None)),
    )


def text_of(form: str, *made: Event, report: LossReport | None = None) -> str:
    """Write events in one format."""
    return "".join(write(form, made, CITATIONS, report or LossReport()))


def lines(form: str, *made: Event) -> list[Any]:
    """Write events in a format of JSON Lines and read them."""
    return [json.loads(line) for line in text_of(form, *made).split("\n") if line]


def test_only_rows_are_written_apart() -> None:
    """A map or a graph is one whole; asking for its rows is refused."""
    assert [each.id for each in FORMATS if by_row(each.id)] == ["csv", "json", "ged", "acled", "gtd", "plover"]
    with pytest.raises(NotFound, match="not written by row"):
        head("geojson")


@pytest.mark.parametrize("form", [each.id for each in TEXT_FORMATS])
def test_each_format_writes_no_events(form: str) -> None:
    """A file without events is a valid file of its format."""
    written = text_of(form)
    if form in {"geojson", "timeline"}:
        json.loads(written)
    elif form in {"graphml", "gexf"}:
        etree.fromstring(written.encode())
    else:
        assert len(written.splitlines()) == (1 if written else 0)


@settings(deadline=None, max_examples=40)
@given(st.lists(events(), max_size=4))
def test_any_events_can_be_written_in_any_format(made: list[Event]) -> None:
    """Whatever texts tell, each format is written whole, and each event is in it or counted out."""
    for each in TEXT_FORMATS:
        report = LossReport()
        written = text_of(each.id, *made, report=report)
        if each.id != "annotations":
            assert report.written + report.left_out == len(made), each.id
        if each.media_type == "text/csv":
            table = list(csv.reader(io.StringIO(written, newline="")))
            assert {len(row) for row in table} == {len(table[0])}
        elif each.id in {"graphml", "gexf"}:
            etree.fromstring(written.encode())
        elif each.suffix in {".jsonl", ".ftm.json"}:
            assert all(json.loads(line) for line in written.split("\n") if line)
        else:
            json.loads(written)


@settings(deadline=None, max_examples=40)
@given(events())
def test_no_format_names_a_withheld_person(made: Event) -> None:
    """A private person's name is in no file, whatever the format."""
    name = "Zyxwvut"
    person = claim("victim", Party(f"the baker {name}", ActorKind.PERSON, name), quote=f"killed {name} at home")
    with_victim = Event(made.id, made.account_ids, (*made.values, *siege().values, *event(person).values))
    for each in TEXT_FORMATS:
        assert name not in text_of(each.id, with_victim), each.id
    assert name in "".join(write("csv", [with_victim], {}, LossReport(), withhold=False))


def test_withheld_names_are_counted() -> None:
    """The report says in how many events a name was withheld."""
    report = LossReport()
    text_of("csv", event(claim("victim", Party("Ana Prado", ActorKind.PERSON, "Ana Prado"))), report=report)
    assert [(loss.column, loss.events) for loss in report.counts] == [("names", 1)]


def test_an_unknown_format_is_refused() -> None:
    """The message lists the formats there are."""
    with pytest.raises(NotFound, match="one of csv, json, geojson"):
        text_of("xlsx")


def test_every_format_is_in_the_table() -> None:
    """The documentation's table is made from the formats."""
    table = formats_table()
    assert all(f"`{each.id}`" in table and each.purpose in table for each in FORMATS)


def test_a_plover_record() -> None:
    """Event, mode and quad code agree, and actors carry a sector."""
    (record,) = lines("plover", siege())
    assert (record["event"], record["mode"], record["quad_code"]) == (["ASSAULT"], ["firearms"], 4)
    assert record["actor"] == [{"entity_text": "fighters of Red Hand", "identifier_text": "Red Hand", "sector": "REB"}]
    assert [each["sector"] for each in record["recipient"]] == ["CVL", "MIL"]
    assert (record["date"], record["size"], record["event_loc"]["resolution"]) == ("2013-09-21", {"dead": 67}, 4)
    assert record["comment"] == "at least 300 displaced; 67 killed"
    assert record["cite_info"][0]["publication"] == "The Courier"


def test_plover_knows_a_quad_for_each_event() -> None:
    """All sixteen event types have one."""
    assert set(scheme("plover_quad")) == set(scheme("plover_mode"))


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (event(claim("deed", "statement")), "a claim of responsibility is an attribution and not an event"),
        (event(claim("interval", Interval.year(2013))), "no deed is told"),
        (event(claim("deed", "shooting")), "no day can be given"),
        (event(claim("deed", "shooting"), claim("interval", Interval.year(2013))), "no actor is told"),
        (
            event(claim("deed", "trial"), claim("interval", Interval.year(2013)), claim("perpetrator", ARMY)),
            "no recipient is told",
        ),
        (
            event(claim("deed", "shooting", given=Attribution(modality=Modality.NEGATED))),
            "it did not happen, or only in plan; PLOVER's auxiliary modes are not in use",
        ),
    ],
)
def test_what_plover_cannot_hold(made: Event, reason: str) -> None:
    """PLOVER needs a date, an actor, and for some events a recipient."""
    report = LossReport()
    assert text_of("plover", made, report=report) == ""
    assert [loss.reason for loss in report.counts] == [reason]


def test_plover_losses() -> None:
    """Displacement, doubt and a day among many have no field."""
    vague = event(
        claim("deed", "shooting"),
        claim("interval", Interval.month(2013, 9)),
        claim("perpetrator", REBELS, given=Attribution(Basis.CLAIMED)),
        claim("toll", exactly("displaced", 9)),
    )
    report = LossReport()
    (line,) = text_of("plover", vague, report=report).splitlines()
    assert json.loads(line)["enddate"] == "2013-09-30"
    assert {loss.column for loss in report.counts} == {"date", "size", "actor"}


def test_ftm_says_roles_by_links() -> None:
    """An event knows who was involved; links say in what role and on what footing."""
    entities = {each["id"]: each for each in lines("ftm", siege())}
    told = entities["event-1"]
    assert told["properties"]["name"] == ["shooting, Nairobi"]
    assert (told["properties"]["date"], told["properties"]["country"]) == (["2013-09-21"], ["ke"])
    assert told["properties"]["proof"] == ["document-1"]
    assert "67 killed" in told["properties"]["notes"]
    assert "shoppers" in told["properties"]["notes"]
    links = [each["properties"] for each in entities.values() if each["schema"] == "UnknownLink"]
    assert sorted(link["role"][0] for link in links) == ["claimed responsibility", "perpetrator (accused)", "victim"]
    assert all(link["subject"][0] in entities and link["object"] == ["event-1"] for link in links)
    assert [each["properties"]["name"] for each in entities.values() if each["schema"] == "PublicBody"] == [["Kenya"]]


def test_ftm_names_each_party_once() -> None:
    """A party in several events is one entity."""
    ids = [each["id"] for each in lines("ftm", siege(), Event("event-2", ("a",), siege().values))]
    assert len(ids) == len(set(ids))


def test_ftm_actors_and_their_relations() -> None:
    """An actor is an organisation; whom it split from and fights are links."""
    made = list(
        ftm_actors(
            [
                actor(
                    claim("alias", "RH"),
                    claim("founded", Interval.year(2015)),
                    claim("split_from", Party("Blue Hand", ActorKind.REBEL, "Blue Hand")),
                    claim("opponent", "Kenya"),
                    claim("ally", None),
                )
            ]
        )
    )
    assert made[0]["properties"] == {"name": ["Red Hand"], "alias": ["RH"], "incorporationDate": ["2015"]}
    assert [each["properties"]["role"] for each in made if each["schema"] == "UnknownLink"] == [
        ["split from"],
        ["opponent"],
    ]


@settings(deadline=None, max_examples=40)
@given(st.lists(events(), max_size=4))
def test_ftm_entities_are_valid_under_their_schemata(made: list[Event]) -> None:
    """FollowTheMoney's own model takes every entity with every property."""
    followthemoney = pytest.importorskip("followthemoney", reason="pip install followthemoney")
    for told in lines("ftm", siege(), *made):
        schema = followthemoney.model.get(told["schema"])
        assert schema is not None
        assert set(schema.required) <= set(told["properties"])
        for name, values in told["properties"].items():
            prop = schema.get(name)
            assert prop is not None, (told["schema"], name)
            cleanable = prop.type.name in {"entity", "date", "country", "url", "name", "text", "string", "address"}
            assert cleanable
            if prop.type.name in {"date", "country"}:
                assert [prop.type.clean(value) for value in values] == values


def test_a_timeline_slide() -> None:
    """A slide has the day, who did what, and the words it rests on."""
    (slide,) = json.loads(text_of("timeline", siege()))["events"]
    assert slide["start_date"] == {"year": 2013, "month": 9, "day": 21}
    assert "end_date" not in slide
    assert slide["text"]["headline"] == "Shooting, Nairobi"
    assert "<p>By: Red Hand</p>" in slide["text"]["text"]
    assert (slide["group"], slide["display_date"]) == ("shooting", "2013-09-21")


def test_a_timeline_month_has_no_day() -> None:
    """A month is not put on its first day, and what lasted has an end."""
    (month,) = json.loads(text_of("timeline", event(claim("interval", Interval.month(2013, 9)))))["events"]
    assert month["start_date"] == {"year": 2013, "month": 9}
    assert "end_date" not in month
    lasted = Interval(date(2013, 9, 21), date(2013, 9, 24), Extent.THROUGHOUT)
    (siege_slide,) = json.loads(text_of("timeline", event(claim("interval", lasted))))["events"]
    assert siege_slide["end_date"] == {"year": 2013, "month": 9, "day": 24}


def test_a_timeline_runs_no_markup_of_a_document() -> None:
    """Words of a document are shown and never run in the page."""
    written = text_of("timeline", event(claim("interval", Interval.year(2013), quote="<script>alert(1)</script>")))
    assert "<script>" not in written


def test_an_annotation_points_at_its_words() -> None:
    """Each claim has its quote, its value and its footing."""
    made = lines("annotations", siege())
    by_property = {each["body"][1]["value"]: each for each in made}
    place = by_property["place"]
    assert place["target"]["source"] == "https://c.example/1"
    assert place["target"]["selector"] == [{"type": "TextQuoteSelector", "exact": "a mall"}]
    assert place["body"][2]["value"] == "Nairobi"
    assert by_property["perpetrator"]["body"][3]["value"] == "happened, accused, the government"
    assert {each["@context"] for each in made} == {"http://www.w3.org/ns/anno.jsonld"}


def test_an_annotation_keeps_a_withheld_quote_back() -> None:
    """Words that name a private person are pointed at by place or not at all."""
    person = claim("victim", Party("Ana Prado", ActorKind.PERSON, "Ana Prado"), quote="killed Ana Prado")
    report = LossReport()
    assert text_of("annotations", event(person), report=report) == ""
    assert report.left_out == 1
    assert WITHHELD not in text_of("annotations", siege())


def test_a_graph_has_events_parties_and_roles() -> None:
    """Named parties are nodes once; roles are edges; unnamed parties are counted."""
    report = LossReport()
    root = etree.fromstring(text_of("graphml", siege(), report=report).encode())
    name = "{http://graphml.graphdrawing.org/xmlns}"
    assert len(root.findall(f".//{name}node")) == 3
    roles = sorted(edge.find(f"{name}data").text for edge in root.findall(f".//{name}edge"))
    assert roles == ["claimed responsibility", "perpetrator", "victim"]
    assert [(loss.column, loss.events) for loss in report.counts] == [("party", 1)]
    keys = {key.get("id") for key in root.findall(f"{name}key")}
    assert {data.get("key") for data in root.iter(f"{name}data")} <= keys


def test_a_gexf_graph_has_days_and_every_edge_has_its_ends() -> None:
    """Events and roles carry their days; an edge ends at nodes that are there."""
    root = etree.fromstring(text_of("gexf", siege()).encode())
    name = "{http://gexf.net/1.3}"
    nodes = {node.get("id"): node for node in root.iter(f"{name}node")}
    assert (nodes["event-1"].get("start"), nodes["event-1"].get("end")) == ("2013-09-21", "2013-09-21")
    assert nodes["event-1"].get("label") == "shooting, Nairobi"
    edges = list(root.iter(f"{name}edge"))
    assert len(edges) == 3
    assert all(edge.get("source") in nodes and edge.get("target") in nodes for edge in edges)


def test_a_gexf_graph_says_that_a_month_did_not_last() -> None:
    """One day somewhere in a month can only be drawn as the month, which is counted."""
    report = LossReport()
    text_of("gexf", event(claim("interval", Interval.month(2013, 9))), report=report)
    assert [(loss.column, loss.events) for loss in report.counts] == [("start", 1)]


def test_binary_formats_are_written_too() -> None:
    """Parquet has the rows of CSV, and a workbook opens as people open it: header fixed, columns wide, links live."""
    (parquet,) = write_bytes("parquet", [siege()], CITATIONS, LossReport())
    assert pq.read_table(io.BytesIO(parquet)).to_pylist()[0]["id"] == "event-1"
    report = LossReport()
    (xlsx,) = write_bytes("xlsx", [siege()], CITATIONS, report)
    assert report.written == 1
    book = openpyxl.load_workbook(io.BytesIO(xlsx))
    assert book.sheetnames == ["Events", "Sources", "Quotes"]
    table = book["Events"]
    assert [cell.value for cell in table[1]][:4] == ["id", "deed", "modality", "when"]
    assert (table.freeze_panes, table["A1"].font.bold, table.auto_filter.ref) == ("B2", True, "A1:AH2")
    assert table.column_dimensions["AG"].width > 5 * table.column_dimensions["G"].width
    assert book["Sources"]["E2"].hyperlink.target == "https://c.example/1"


@pytest.mark.parametrize("form", ["xlsx", "parquet"])
def test_binary_formats_withhold_names_too(form: str) -> None:
    """The same names are withheld, and counted."""
    report = LossReport()
    person = claim("victim", Party("Ana Prado", ActorKind.PERSON, "Ana Prado"), quote="killed Ana Prado")
    (content,) = write_bytes(form, [event(person)], {}, report)
    told = unpacked(content) if form == "xlsx" else str(pq.read_table(io.BytesIO(content)).to_pylist())
    assert "Prado" not in told
    assert [loss.column for loss in report.counts] == ["names"]


def unpacked(content: bytes) -> str:
    """Give all that stands in a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "".join(book.read(name).decode() for name in book.namelist())


def test_the_documentation_shows_the_table() -> None:
    """The page on file formats holds the table as it is made now."""
    page = Path(__file__).resolve().parents[2] / "docs" / "formats.md"
    assert formats_table() in page.read_text(encoding="utf-8")


NAMES = st.from_regex(r"[A-Z][a-z]{2,8}( [A-Z][a-zéñ'-]{1,8}){0,2}", fullmatch=True)


@settings(deadline=None, max_examples=50)
@given(NAMES, st.lists(NAMES, max_size=3))
def test_ftm_names_come_back(name: str, aliases: list[str]) -> None:
    """The names of an actor that goes out as FollowTheMoney are the names that come in again."""
    told = Actor("actor-1", ("p",), name, tuple(Chosen(claim("alias", alias), (), "careful") for alias in aliases))
    sent = "".join(json.dumps(entity) + "\n" for entity in ftm_actors([told]))
    back = read_ftm_actors(sent.encode(), ListOrigin("x.ftm.json", RETRIEVED, "0" * 64, "application/json"))
    (only,) = back.actors
    assert only.profile.name == name
    names = {each.value for each in only.claims if each.property in {"name", "alias"}}
    assert names == {name, *aliases}
