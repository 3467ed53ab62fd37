from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from dateline.evaluate.event_places import evaluate_event_places, is_test, read_event_places
from dateline.evaluate.ged_places import evaluate_ged_places
from dateline.evaluate.place_layouts import read_gold_places
from dateline.evaluate.places import evaluate_places, place_errors
from dateline.extract.engines import EngineName
from dateline.extract.places import Gazetteer
from dateline.model.errors import UnknownFormat
from dateline.model.evidence import Span
from tests.extract.places_world import small_gazetteer

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
TEXT = "A mine killed two men in Khar, Pakistan. A boy from Mosul died near Zzyrkum."


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """Give the small world."""
    return small_gazetteer(tmp_path_factory.mktemp("places"))


def toponym(words: str, latitude: str, country: str, admin1: str) -> str:
    """Write one toponym as LGL does."""
    start = TEXT.index(words)
    tag = f"<gaztag><lat>{latitude}</lat><lon>71.53</lon><country>{country}</country><admin1>{admin1}</admin1></gaztag>"
    span = f"<start>{start}</start><end>{start + len(words)}</end><phrase>{words}</phrase>"
    return f"<toponym>{span}{tag if latitude else ''}</toponym>"


def lgl(path: Path) -> Path:
    """Write a file in the layout of LGL: one place right, one with the wrong point, one without any."""
    marked = toponym("Khar", "34.74", "Pakistan", "Khyber Pakhtunkhwa") + toponym("Mosul", "-20", "Iraq", "Nineveh")
    article = (
        f"<article docid='1'><text>{TEXT}</text><toponyms>{marked}{toponym('Zzyrkum', '', '', '')}</toponyms></article>"
    )
    path.write_text(f"<articles>{article}</articles>")
    return path


def test_unresolved_and_misplaced_names_count_as_wrong(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """Of two names with points one is placed right; the one without a point is counted apart."""
    score = evaluate_places(lgl(tmp_path / "lgl.xml"), gazetteer)
    assert (score.acc161, score.acc20, score.n, score.without_point) == (0.5, 0.5, 2, 1)
    assert (score.country, score.documents) == (1.0, 1)


def test_recognition_counts_each_gold_name_once(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """Pakistan is found and not marked: it costs precision and no recall."""
    score = evaluate_places(lgl(tmp_path / "lgl.xml"), gazetteer)
    assert (score.recognition_recall, score.recognition_precision) == (1.0, 0.75)


def test_errors_can_be_read(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """Each misplaced name comes with what was chosen and the words around it."""
    misplaced, missed = place_errors(lgl(tmp_path / "lgl.xml"), gazetteer)
    assert [error.gold.words for error in misplaced] == ["Mosul"]
    assert ("Pakistan", "extra") in {(words, kind) for words, kind, _ in missed}


def test_geovirus_counts_characters_from_one(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """Its offsets are moved, so that the span holds the name."""
    start = TEXT.index("Mosul") + 1
    span = f"<name>Mosul</name><start>{start}</start><end>{start + 5}</end>"
    place = f"<location>{span}<lat>36.34</lat><lon>43.13</lon></location>"
    path = tmp_path / "GeoVirus.xml"
    path.write_text(f"<articles><article><text>{TEXT}</text><locations>{place}</locations></article></articles>")
    document = next(read_gold_places(path, gazetteer))
    assert document.toponyms[0].span.of(document.text) == "Mosul"
    assert evaluate_places(path, gazetteer).acc161 == 1.0


def test_geowebnews_notes_hold_a_point_or_an_id(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """Both kinds of note give a point; phrases that only describe a place are no toponyms."""
    (tmp_path / "1.txt").write_text(TEXT)
    khar, mosul = TEXT.index("Khar"), TEXT.index("Mosul")
    rows = (
        f"T1\tLiteral {khar} {khar + 4}\tKhar",
        "#1\tAnnotatorNotes T1\t1174089",
        f"T2\tLiteral {mosul} {mosul + 5}\tMosul",
        "#2\tAnnotatorNotes T2\t36.34, 43.13",
        "T3\tLiteral_Expression 0 6\tA mine",
    )
    (tmp_path / "1.ann").write_text("\n".join(rows))
    document = next(read_gold_places(tmp_path, gazetteer))
    assert [(t.words, t.point is not None) for t in document.toponyms] == [("Khar", True), ("Mosul", True)]
    assert evaluate_places(tmp_path, gazetteer).acc161 == 1.0


def test_geowebnews_offsets_count_every_character(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """Line ends of two characters, names in two parts, attributes and a note that says nothing are all read."""
    text = "Shells fell.\r\nA mine killed men in Khar, and in Mosul too."
    (tmp_path / "2.txt").write_bytes(text.encode())
    khar, mosul = text.index("Khar"), text.index("Mosul")
    rows = (
        f"T1\tLiteral {khar} {khar + 2};{khar + 2} {khar + 4}\tKhar",
        "#1\tAnnotatorNotes T1\t34.74,71.53",
        f"T2\tMetonymic {mosul} {mosul + 5}\tMosul",
        "#2\tAnnotatorNotes T2\tN/A",
        "A1\tModifier_Type T2 Noun",
        "T3\tNon_Toponym 0 6\tShells",
    )
    (tmp_path / "2.ann").write_text("\n".join(rows))
    (document,) = read_gold_places(tmp_path, gazetteer)
    assert [t.span.of(document.text) for t in document.toponyms] == ["Khar", "Mosul"]
    assert [t.point for t in document.toponyms] == [(34.74, 71.53), None]


def test_geovirus_articles_may_lack_places_and_carry_more_than_a_name(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """Sources, pages and other names beside the name are passed by; an article without places is a document."""
    start = TEXT.index("Khar") + 1
    more = "<page>https://example.org/Khar</page><altName>Khaar</altName>"
    span = f"<name>Khar</name><start>{start}</start><end>{start + 4}</end><lat>34.74</lat><lon>71.53</lon>{more}"
    first = (
        f"<article><source>s</source><text>{TEXT}</text><locations><location>{span}</location></locations></article>"
    )
    path = tmp_path / "GeoVirus.xml"
    path.write_text(f"<articles>{first}<article><text>Nothing.</text><locations/></article></articles>")
    full, bare = read_gold_places(path, gazetteer)
    assert [t.span.of(full.text) for t in full.toponyms] == ["Khar"]
    assert bare.toponyms == ()


def test_a_file_without_articles_is_refused(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """The error says what was expected."""
    (tmp_path / "empty.xml").write_text("<articles/>")
    with pytest.raises(UnknownFormat, match="expected LGL"):
        list(read_gold_places(tmp_path / "empty.xml", gazetteer))


def sentence(text: str, verb: str, places: list[str]) -> str:
    """Write one row as the event-location set does."""
    labelled = [("VERB", verb), *(("LOCATION", place) for place in places)]
    spans = [{"label": label, "start": text.index(w), "end": text.index(w) + len(w)} for label, w in labelled]
    return json.dumps({"text": text, "spans": spans, "_id": text[:9]})


def test_event_places_are_counted_in_tokens(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """A right choice, a right silence and a row without a verb, which is left out and counted."""
    rows = (
        sentence("Gunmen killed a guard in Mosul on Friday.", "killed", ["Mosul"]),
        sentence("The group killed three men, Kabul said.", "killed", []),
        json.dumps({"text": "Nothing happened.", "spans": []}),
    )
    path = tmp_path / "events.jsonl"
    path.write_text("\n".join(rows))
    score = evaluate_event_places(path, gazetteer)
    assert (score.token_f1, score.exact, score.n, score.left_out) == (1.0, 1.0, 2, 1)


def test_a_span_that_holds_a_token_number_is_mended(tmp_path: Path) -> None:
    """Some rows give the token number for the characters: the words are looked up near it."""
    spans = [
        {"label": "VERB", "start": 7, "end": 13},
        {"label": "LOCATION", "start": 5, "end": 5, "token_start": 5, "text": "Mosul"},
    ]
    text = "Gunmen killed a guard in Mosul on Friday."
    path = tmp_path / "events.jsonl"
    path.write_text(json.dumps({"text": text, "spans": spans}))
    row = next(read_event_places(path))
    assert row is not None
    assert [span.of(text) for span in row.places] == ["Mosul"]
    assert row.verb == Span(7, 13)


def test_token_numbers_of_several_words_are_mended_too(tmp_path: Path) -> None:
    """Token numbers 5 to 6 are not characters 5 to 6, though they would make a span."""
    text = "Gunmen killed a guard in Kafr  Nabl on Friday."
    spans = [
        {"label": "VERB", "start": 7, "end": 13},
        {"label": "LOCATION", "start": 5, "end": 6, "token_start": 5, "text": "Kafr Nabl"},
    ]
    path = tmp_path / "events.jsonl"
    path.write_text(json.dumps({"text": text, "spans": spans}))
    row = next(read_event_places(path))
    assert row is not None
    assert [span.of(text) for span in row.places] == ["Kafr  Nabl"]


def test_only_documents_never_fitted_on_are_counted_when_asked(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """Which fifth that is follows from the document's name alone."""
    rows = [sentence(f"{n} shells fell on Mosul.", "fell", ["Mosul"]) for n in range(100, 140)]
    path = tmp_path / "events.jsonl"
    path.write_text("\n".join(rows))
    unseen = sum(row is not None and is_test(row) for row in read_event_places(path))
    assert 0 < unseen < len(rows)
    assert evaluate_event_places(path, gazetteer, engine=EngineName.RULES, unseen_only=True).n == unseen


def test_ged_places_are_placed_by_their_path(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """A town is found, an unlisted village falls back to its state, a row without coordinates is left out."""
    rows = {
        "where_coordinates": ["Maiduguri town", "Zzyrkum village", None],
        "adm_1": ["Borno state", "Borno state", None],
        "adm_2": ["Maiduguri lga", None, None],
        "country": ["Nigeria", "Nigeria", "Nigeria"],
        "latitude": [11.85, 13.4, 10.0],
        "longitude": [13.16, 13.2, 8.0],
        "where_prec": [1.0, 1.0, 6.0],
    }
    pyarrow.parquet.write_table(pa.table(rows), tmp_path / "ged.parquet")
    score = evaluate_ged_places(tmp_path / "ged.parquet", gazetteer)
    assert (score.within_25, score.within_161, score.admin1) == (0.5, 1.0, 1.0)
    assert (score.n, score.left_out) == (2, 1)


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.parametrize(("name", "least"), [("TR-News.xml", 0.85)])
def test_the_reference_sets_are_placed_as_well_as_before(name: str, least: float) -> None:
    """A floor under the figure reported in docs/decisions, one point and a half below it."""
    path = DATA / "geoparsing" / name
    if not path.exists():
        pytest.skip(f"reference data not found: {path.name}")
    assert evaluate_places(path).acc161 >= least
