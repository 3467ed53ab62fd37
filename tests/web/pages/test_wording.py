"""Every text of the interface stands in the catalogue, and values are said as they are known."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from dateline.model.interval import Interval
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, PartyClass, Reckoning, Toll
from dateline.web import wording

WEB = Path(wording.__file__).parent
SCRIPTS = Path(__file__).resolve().parents[3] / "frontend" / "src"
IN_TEMPLATE = re.compile(r"""\bt\(\s*["']([a-z_.0-9A-F]+)["']\s*[,)]""")
IN_SCRIPT = re.compile(r"""\bt\(\s*["`]([a-z_.]+)["`]""")


@pytest.mark.parametrize("path", sorted((WEB / "templates").glob("*.html")), ids=lambda path: path.name)
def test_a_template_uses_only_texts_there_are(path: Path) -> None:
    """No page shows the key of a text that was forgotten."""
    assert [key for key in IN_TEMPLATE.findall(path.read_text("utf-8")) if key not in wording.texts()] == []


@pytest.mark.parametrize("path", sorted(SCRIPTS.rglob("*.ts")), ids=lambda path: path.name)
def test_a_script_uses_only_texts_it_is_given(path: Path) -> None:
    """Scripts are handed the texts under "client", and use no others."""
    found = IN_SCRIPT.findall(path.read_text("utf-8"))
    assert [key for key in found if key not in wording.client_texts()] == []


def test_no_template_holds_script_or_style() -> None:
    """The policy forbids them: a handler or a style in a template would silently do nothing."""
    for path in (WEB / "templates").glob("*.html"):
        page = path.read_text("utf-8")
        assert not re.search(r"\son[a-z]+=|\sstyle=|<style|javascript:", page), path.name


@pytest.mark.parametrize(
    ("toll", "words"),
    [
        (Toll(Outcome.KILLED, 12, 12, 12), "12 killed"),
        (Toll(Outcome.KILLED, 12, 12, None, reckoning=Reckoning.AT_LEAST), "at least 12 killed"),
        (Toll(Outcome.INJURED, 3, None, 5, reckoning=Reckoning.RANGE), "3–5 injured"),
        (Toll(Outcome.KILLED, None, None, None, phrase="dozens", reckoning=Reckoning.VAGUE), "dozens killed"),
        (Toll(Outcome.KILLED, 2, 2, 2, among=PartyClass.CIVILIANS), "2 killed, civilians"),
    ],
)
def test_a_toll_is_said_as_its_words_do(toll: Toll, words: str) -> None:
    """A hedge stays a hedge, and what has no figure shows its phrase."""
    assert wording.toll_words(toll) == words


def test_a_month_is_no_day() -> None:
    """A time is said as exactly as it is known."""
    assert wording.when_words(Interval.month(2016, 8)) == "2016-08"
    assert wording.when_words(Interval(date(2016, 8, 1), date(2016, 8, 4))).replace("[", "").startswith("2016-08-01")


def test_a_place_says_what_it_lies_in() -> None:
    """Name, province and country once each; words alone where nothing was found."""
    kabul = Location("Kabul", Precision.EXACT, "1", "Kabul", 34.5, 69.2, country="AF", admin1="Kabul")
    assert wording.where_words(kabul) == "Kabul, Afghanistan"
    assert wording.where_words(Location("the ridge")) == "the ridge"
