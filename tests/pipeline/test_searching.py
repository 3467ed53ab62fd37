"""Searching texts and claims, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.pipeline.project import Project
from dateline.pipeline.searching import Found, Hit, catching_up_apart, rebuild, search, subjects_telling, waiting_count
from dateline.store.search import Narrowing, SearchIndex
from tests.store.conftest import postgres, store_url  # noqa: F401 - fixtures for both databases
from tests.web.casebook import add_page, make_casebook

ODD = ["", " ", '"', '""', "*", "-", "NEAR(a b)", "a AND", "OR", "NOT x", "col:x", "x' OR 1=1 --", "\\", "a\\", "'",
       "(", "^a", "a:*", "&|!", "<->", "%", "_", "\0", "\ud800", "😀", "٣", "a" * 5000, "'a':*"]  # fmt: skip


@pytest.fixture
def casebook(tmp_path: Path, store_url: str) -> Iterator[Project]:  # noqa: F811 - the fixture
    """Open a project of five reports, on each database in turn."""
    make_casebook(tmp_path / "casebook", store_url)
    with Project.open(tmp_path / "casebook") as project:
        yield project


def told(found: Found) -> list[tuple[str, str]]:
    """Show what was found in short."""
    return [(hit.kind, hit.title or "") for hit in found.hits]


def test_texts_and_claims_are_found(casebook: Project) -> None:
    """A word of a text leads to the text and to what is claimed there."""
    assert set(told(search(casebook, "quetta"))) == {("text", "Raid in Quetta"), ("account", "Raid in Quetta")}
    assert told(search(casebook, "suicide bombing"))[0][0] == "account"


def test_hits_show_the_words_in_their_place(casebook: Project) -> None:
    """The marks lie on the words, and the excerpt begins where it says in the text."""
    (hit,) = search(casebook, "rises", Narrowing(kind="text")).hits
    assert [hit.excerpt[start:end] for start, end in hit.marks] == ["rises"]
    assert hit.start is not None
    assert casebook.store.text(hit.text_id).characters[hit.start :].startswith(hit.excerpt)


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ('"people were killed" quetta', {"Raid in Quetta"}),
        ('"killed people"', set()),
        ("mogad*", {"Clash in Mogadishu"}),
        ("killed -kabul -quetta -mogadishu", {"Blast somewhere"}),
        ("KABUL", {"Bomb in Kabul", "Kabul toll rises"}),
    ],
)
def test_questions_narrow(casebook: Project, asked: str, titles: set[str]) -> None:
    """Words together, beginnings, and words that must not be there."""
    assert {title for _, title in told(search(casebook, asked, Narrowing(kind="text")))} == titles


def test_facets_count_all_hits_and_narrow(casebook: Project) -> None:
    """By kind, source, language and year of publication."""
    found = search(casebook, "killed", limit=1)
    assert found.facets["kind"]["text"] == 5
    assert found.facets["language"] == {"en": found.total}
    assert search(casebook, "killed", Narrowing(kind="text", since=2018)).total == 1


def test_pages_add_up(casebook: Project) -> None:
    """Each hit once."""
    whole, skip = search(casebook, "killed", limit=100).hits, 0
    found: list[Hit] = []
    while True:
        page = search(casebook, "killed", skip=skip, limit=2)
        found += page.hits
        if page.after is None:
            break
        skip = page.after
    assert tuple(found) == whole


def test_what_is_added_is_found_at_once(casebook: Project) -> None:
    """The index follows the store, in whatever script."""
    assert search(casebook, "انفجار").total == 0
    add_page(casebook, "new", b"x", words="انفجار في كابول قتل ١٢ شخصا. 喀布尔发生爆炸。")
    assert search(casebook, "اِنفجار").total == 1
    assert search(casebook, "爆炸").total == 1
    assert search(casebook, "炸爆").total == 0


def test_another_process_makes_the_same_index(casebook: Project) -> None:
    """What a server has done beside itself is found as what it does itself."""
    before = told(search(casebook, "quetta"))
    SearchIndex(casebook.store).drop()
    waiting = waiting_count(casebook)
    assert all(0 <= done <= waiting for done in catching_up_apart(casebook))
    assert waiting > 0
    assert waiting_count(casebook) == 0
    assert told(search(casebook, "quetta")) == before


def test_making_the_index_anew_changes_nothing(casebook: Project) -> None:
    """It is a cache."""
    before = search(casebook, "killed", limit=100)
    rebuild(casebook)
    assert set(search(casebook, "killed", limit=100).hits) == set(before.hits)


def test_accounts_are_found_by_the_words_around_them(casebook: Project) -> None:
    """An event is found by any word of the passage that tells it."""
    assert len(subjects_telling(casebook, "blast")) == 1


def test_odd_words_are_a_question_like_another(casebook: Project) -> None:
    """Operators, quotes and half characters of the database's own language have no meaning."""
    assert all(search(casebook, asked).total >= 0 for asked in ODD)


@given(asked=st.text(max_size=60))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_words_are_an_error(casebook: Project, asked: str) -> None:
    """Whatever is typed."""
    assert search(casebook, asked).total >= 0
