from __future__ import annotations

import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.places import Gazetteer
from dateline.extract.places.build import Lists, build
from dateline.extract.places.candidates import Match
from dateline.extract.places.download import country_dumps
from dateline.extract.places.dumps import add_geonames, add_kept
from dateline.extract.places.kept import kept_rows
from dateline.extract.places.names import name_key, sound_key, split_feature
from dateline.model.errors import InvalidValue, UnknownFormat, Unreachable
from tests.extract.places_world import news, small_gazetteer, towns


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """Give the small world."""
    return small_gazetteer(tmp_path_factory.mktemp("gazetteer"))


@pytest.mark.parametrize("name", ["Sar-e Pul", "sar-e pul", "Sari Pul", "SAR-E PUL"])
def test_spellings_of_a_name_are_one_key(gazetteer: Gazetteer, name: str) -> None:
    """Case, hyphens and listed spellings all find the place."""
    assert "geonames:1127110" in [place.id for place in gazetteer.candidates(name)]


def test_unlisted_transliterations_are_found_by_sound(gazetteer: Gazetteer) -> None:
    """A spelling no list has finds the place when nothing else bears the name."""
    assert {found.place.name for found in gazetteer.find("Kandahaar")} == {"Kandahar"}
    assert gazetteer.find("Kandahaar")[0].reasons[0] == "sounds alike"


def test_an_administrative_name_is_found_without_its_word(gazetteer: Gazetteer) -> None:
    """ "Bajaur" finds Bajaur Agency, and says how."""
    found = [c for c in gazetteer.look_up("Bajaur") if c.place.id == "gns:-2755560"]
    assert [c.match for c in found] == [Match.WITHOUT_FEATURE]


def test_candidates_can_be_kept_to_one_country(gazetteer: Gazetteer) -> None:
    """The country narrows the candidates."""
    assert {place.country for place in gazetteer.candidates("Khar", country="PK")} == {"PK"}
    assert {place.country for place in gazetteer.candidates("Khar")} >= {"PK", "MN"}


def test_a_place_two_lists_have_is_kept_once(gazetteer: Gazetteer) -> None:
    """The second list's Maiduguri, a few km off, is the first one's."""
    assert [place.id for place in gazetteer.candidates("Maiduguri")] == ["geonames:2331447"]


def test_a_place_without_division_takes_its_nearest_towns(gazetteer: Gazetteer) -> None:
    """Gwoza stands in no division in its list, and lies by Maiduguri."""
    assert [place.admin1 for place in gazetteer.candidates("Gwoza")] == ["Borno State"]


def test_a_historic_region_has_no_point(gazetteer: Gazetteer) -> None:
    """Khorasan is known and gets no dot."""
    assert [(c.place.feature, c.point) for c in gazetteer.look_up("Khorasan") if c.place.feature == "historic"] == [
        ("historic", None)
    ]


def test_division_names_of_two_ages_are_the_same_land(gazetteer: Gazetteer) -> None:
    """The tribal areas are part of Khyber Pakhtunkhwa now; Punjab is not."""
    old, new = "Federally Administered Tribal Areas", "Khyber Pakhtunkhwa"
    assert gazetteer.same_division("PK", old, new)
    assert not gazetteer.same_division("PK", old, "Punjab")


def test_two_builders_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    """Each builder writes its own file and puts it in place whole; nothing half made is left."""
    path = tmp_path / "gazetteer.sqlite"
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: build(path, lists=Lists(towns, news)), range(2)))
    assert Gazetteer(path).candidates("Kabul")
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_build_leaves_nothing(tmp_path: Path) -> None:
    """A list that cannot be read leaves no file to be taken for a gazetteer."""

    def broken() -> list[object]:
        raise OSError("no such list")

    with pytest.raises(OSError, match="no such list"):
        build(tmp_path / "gazetteer.sqlite", lists=Lists(broken, news))  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


def _dump_row(number: int, name: str, code: str = "PPL", latitude: str = "34.2") -> str:
    columns = [str(number), name, name, "Qala-e Now,Калай", latitude, "70.6", code[0] if code != "PPL" else "P", code]
    return "\t".join([*columns, "AF", "", "18", "1801", "", "", "250", "", "900", "Asia/Kabul", "2020-01-01"])


def test_a_geonames_dump_adds_villages_once(tmp_path: Path) -> None:
    """Villages come in with their names and divisions; adding again adds nothing and counts what it passed by."""
    gazetteer = small_gazetteer(tmp_path)
    with zipfile.ZipFile(tmp_path / "AF.zip", "w") as archive:
        archive.writestr("readme.txt", "about this file")
        archive.writestr("AF.txt", f"{_dump_row(77, 'Mamand Dara')}\n{_dump_row(78, 'Lost', latitude='')}\n")
    codes = tmp_path / "admin2Codes.txt"
    codes.write_text("AF.18.1801\tAchin District\tAchin District\t555\n")
    first = add_geonames(tmp_path / "AF.zip", gazetteer.path)
    assert (first.places, first.left_out) == (1, (("no coordinates", 1),))
    assert add_geonames(codes, gazetteer.path).divisions == 1
    again = add_geonames(tmp_path / "AF.zip", gazetteer.path)
    assert (again.places, dict(again.left_out)["already known"]) == (0, 1)
    place = Gazetteer(gazetteer.path).candidates("Qala-e Now")[0]
    assert (place.name, place.admin1, place.admin2) == ("Mamand Dara", "Nangarhar", "Achin District")


def test_what_was_added_outlives_the_gazetteer(tmp_path: Path) -> None:
    """A gazetteer made anew has the villages, districts and names that were added to the last one."""
    gazetteer = small_gazetteer(tmp_path)
    (tmp_path / "AF.txt").write_text(f"{_dump_row(77, 'Mamand Dara')}\n")
    (tmp_path / "admin2Codes.txt").write_text("AF.18.1801\tAchin District\tAchin District\t555\n")
    (tmp_path / "names.txt").write_text("1\t77\tps\tMomand Darra\t\t\t\t\t\t\n")
    for name in ("AF.txt", "admin2Codes.txt", "names.txt"):
        add_geonames(tmp_path / name, gazetteer.path)
    again = tmp_path / "gazetteer-of-a-newer-package.sqlite"
    build(again, lists=Lists(towns, news), finish=lambda database: add_kept(database, again))
    (place,) = Gazetteer(again).candidates("Momand Darra")
    assert (place.id, place.admin2) == ("geonames:77", "Achin District")


def test_a_damaged_row_is_left_out_and_counted(tmp_path: Path) -> None:
    """One bad line costs one line, is not kept for later either, and the count says so."""
    gazetteer = small_gazetteer(tmp_path)
    broken = _dump_row(79, "Broken").replace("\t250\t", "\tmany\t")
    (tmp_path / "AF.txt").write_text(f"{_dump_row(78, 'Whole')}\n{broken}\n")
    added = add_geonames(tmp_path / "AF.txt", gazetteer.path)
    assert (added.places, added.left_out) == (1, (("a damaged number", 1),))
    assert [row[1] for row in kept_rows(gazetteer.path, "places")] == ["Whole"]


@pytest.fixture
def geonames(tmp_path: Path) -> Iterator[str]:
    """Serve a country's dump and the district names on this machine."""
    served = tmp_path / "served"
    served.mkdir()
    with zipfile.ZipFile(served / "AF.zip", "w") as archive:
        archive.writestr("AF.txt", f"{_dump_row(77, 'Mamand Dara')}\n")
    (served / "admin2Codes.txt").write_text("AF.18.1801\tAchin District\tAchin District\t555\nUS.AL.001\tA\tA\t1\n")
    handler = partial(_Quiet, directory=str(served))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
        """Say nothing."""


def test_a_country_is_fetched_and_added(geonames: str, tmp_path: Path) -> None:
    """A code brings the country's places and its districts' names, and leaves no file behind."""
    gazetteer, told = small_gazetteer(tmp_path), []
    with country_dumps("af", geonames, lambda name, _: told.append(name)) as files:
        added = [add_geonames(file, gazetteer.path) for file in files]
    assert [(each.places, each.divisions) for each in added] == [(1, 0), (0, 1)]
    assert "AF.zip" in told
    assert not any(file.exists() for file in files)
    assert Gazetteer(gazetteer.path).candidates("Mamand Dara")[0].admin2 == "Achin District"


def test_without_a_network_the_way_out_is_said(geonames: str) -> None:
    """The error names the address, and how to add a file fetched elsewhere."""
    with (
        pytest.raises(Unreachable, match=r"PK\.zip.*404.*dateline gazetteer add PK\.zip"),
        country_dumps("PK", geonames),
    ):
        pass
    closed = "http://127.0.0.1:9"
    with pytest.raises(Unreachable, match=r"without a network"), country_dumps("PK", closed):
        pass


def test_a_code_of_no_country_is_refused_before_anything_is_fetched() -> None:
    """What is neither a file nor a country is said to be neither."""
    with pytest.raises(InvalidValue, match="no country's ISO code"), country_dumps("XQ"):
        pass


def test_an_arabic_name_is_found_without_its_article(tmp_path: Path) -> None:
    """ "Anbar" finds Al Anbar; the article of "El Paso" stays."""
    gazetteer = small_gazetteer(tmp_path)
    assert "IQ" in {place.country for place in gazetteer.candidates("Anbar")}
    assert not gazetteer.candidates("Salvador", country="SV")


def test_a_dump_of_names_adds_them_to_known_places(tmp_path: Path) -> None:
    """Alternate names are added; links and names of unknown places are counted and left out."""
    gazetteer = small_gazetteer(tmp_path)
    names = tmp_path / "alternateNamesV2.txt"
    rows = ["1\t1138958\tps\tKaboul Jan", "2\t1138958\tlink\thttps://example.org", "3\t5\ten\tNowhere"]
    names.write_text("".join(f"{row}\t\t\t\t\t\t\n" for row in rows))
    added = add_geonames(names, gazetteer.path)
    assert (added.names, len(added.left_out)) == (1, 2)
    assert Gazetteer(gazetteer.path).candidates("Kaboul Jan")[0].name == "Kabul"


def test_a_file_that_is_no_dump_is_refused(tmp_path: Path) -> None:
    """The error names the file and what was expected."""
    gazetteer = small_gazetteer(tmp_path)
    (tmp_path / "notes.txt").write_text("a\tb\n")
    with pytest.raises(UnknownFormat, match=r"notes.txt.*2 columns.*expected a GeoNames dump"):
        add_geonames(tmp_path / "notes.txt", gazetteer.path)


@pytest.mark.parametrize(
    ("name", "bare", "feature"),
    [
        ("Achin District", "achin", "district"),
        ("Sar-e Pol Province", "sar e pol", "province"),
        ("Lake Chad", "chad", "water"),
        ("village of Dar-e Nur", "dar e nur", "village"),
        ("Kabul", "kabul", None),
        ("Local Government Area", "local government", "region"),
    ],
)
def test_names_part_from_the_word_for_what_they_are(name: str, bare: str, feature: str | None) -> None:
    """The word may follow or lead; a name of one word is never parted."""
    assert split_feature(name_key(name)) == (bare, feature)


def test_like_sounds_are_one_key() -> None:
    """Romanisations of one name meet; other names do not."""
    assert len({sound_key(name) for name in ("Sar-e Pul", "Sari Pul", "Sar-i-Pul", "Sar-e Pol")}) == 1
    assert sound_key("Kunduz") == sound_key("Qonduz")
    assert sound_key("Kabul") != sound_key("Kobani")


@given(st.text(max_size=30))
def test_a_key_is_its_own_key(name: str) -> None:
    """Filing a key files it under itself, whatever the letters."""
    assert name_key(name_key(name)) == name_key(name)
