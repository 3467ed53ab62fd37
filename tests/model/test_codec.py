"""Values to JSON and back."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from dateline.model.claim import Claim, Party, Value
from dateline.model.codec import VOCABULARY, dumps, from_json, loads, to_json, value_from_json, value_to_json
from dateline.model.errors import InvalidValue
from dateline.model.event import Actor, Chosen, Event
from dateline.model.evidence import Span
from dateline.model.interval import Interval
from dateline.model.place import Location
from dateline.model.run import Run
from dateline.model.toll import Outcome, Toll
from tests import strategies as ours

some_claims = st.lists(ours.claims, max_size=2).map(tuple)
chosen = st.builds(Chosen, ours.claims, some_claims, ours.words, some_claims)
several = st.lists(ours.ids, max_size=2).map(tuple)
events = st.builds(Event, ours.ids, several, st.lists(chosen, max_size=2).map(tuple))
actors = st.builds(Actor, ours.ids, several, ours.words, st.lists(chosen, max_size=2).map(tuple))
EVERY: dict[str, st.SearchStrategy[Any]] = {
    "Account": ours.accounts,
    "Actor": actors,
    "Attribution": ours.attributions,
    "Block": ours.blocks,
    "Chosen": chosen,
    "Claim": ours.claims,
    "Decision": ours.decisions,
    "Document": ours.documents,
    "Event": events,
    "Evidence": ours.evidence,
    "Extraction": ours.extractions("text-1"),
    "Interval": ours.intervals(),
    "Link": ours.links,
    "Location": ours.locations(),
    "Mention": ours.mentions,
    "Party": ours.parties,
    "Place": ours.places,
    "Profile": ours.profiles,
    "Run": ours.runs,
    "Skipped": ours.skipped,
    "Source": ours.sources,
    "Span": ours.spans,
    "Text": ours.texts,
    "Toll": ours.tolls(),
}


@settings(deadline=None)
@given(ours.values)
def test_a_claims_value_comes_back_as_it_was(value: Value) -> None:
    """Whatever a claim holds is the same, and of the same type, after a trip through a line of JSON."""
    back = value_from_json(loads(dumps(value_to_json(value))))
    assert (back, type(back)) == (value, type(value))


@pytest.mark.parametrize("name", VOCABULARY)
def test_every_object_of_the_vocabulary_comes_back_as_it_was(name: str) -> None:
    """Any object is equal after a trip through a line of JSON; each of its fields is tried, not only as its default."""
    untried = set(fields(VOCABULARY[name]))

    @seed(1)
    @settings(max_examples=100, database=None, deadline=None)
    @given(EVERY[name])
    def goes_and_comes(thing: Any) -> None:
        untried.difference_update({field for field in untried if getattr(thing, field.name) != field.default})
        assert from_json(type(thing), loads(dumps(to_json(thing)))) == thing

    goes_and_comes()
    assert untried == set()


def test_a_value_carries_the_name_of_its_type() -> None:
    """The tag is the vocabulary's own name, so that a file can be read without this program."""
    line = value_to_json(Toll(Outcome.KILLED, 13, 13, None))
    assert isinstance(line, dict)
    assert (line["type"], line["outcome"], line["low"], "high" in line) == ("Toll", "killed", 13, False)


def test_what_is_left_out_is_unknown_and_never_a_default() -> None:
    """A party without a size has no size."""
    assert from_json(Party, {"words": "gunmen"}).size is None


def test_a_field_that_cannot_be_unknown_may_not_be_left_out() -> None:
    """Half an object is refused by name, not filled in."""
    with pytest.raises(InvalidValue, match="quote is missing"):
        from_json(Claim, {"id": "c", "subject_id": "a", "subject_kind": "account", "property": "deed",
                          "evidence": {"text_id": "t"}, "engine": "rules@1"})  # fmt: skip


@pytest.mark.parametrize(
    "broken",
    [{"type": "Spaceship"}, {"type": "Interval", "earliest": "yesterday"}, {"type": "Toll", "outcome": "eaten"},
     {"type": "Toll", "outcome": "killed", "low": 5, "best": 3}, {"type": "Location", "words": "X", "latitude": 99,
      "longitude": 0}, {}],
)  # fmt: skip
def test_what_the_model_does_not_allow_is_not_read(broken: dict[str, object]) -> None:
    """A broken value raises the model's own error or says which word it does not know."""
    with pytest.raises(ValueError, match=r"."):
        value_from_json(json.loads(json.dumps(broken)))


def test_an_object_of_another_type_is_refused() -> None:
    """A Toll does not read as an Interval."""
    with pytest.raises(InvalidValue, match="found Toll where Interval belongs"):
        from_json(Interval, to_json(Toll(Outcome.KILLED, 1, 1, 1)))


def test_what_is_not_in_the_vocabulary_is_not_written() -> None:
    """A stranger is refused, so that nothing is written that cannot be read."""
    with pytest.raises(InvalidValue, match="complex is not in the vocabulary"):
        to_json(3j)


def test_a_number_that_is_none_is_not_written() -> None:
    """Not-a-number has no place in JSON."""
    with pytest.raises(InvalidValue, match="not a number"):
        dumps(to_json(Location("Kabul", score=float("nan"))))


def test_scripts_stay_readable() -> None:
    """An Arabic name is written in Arabic."""
    assert dumps("ولاية خراسان") == '"ولاية خراسان"'


def test_a_moment_keeps_its_zone() -> None:
    """A run's start is the same moment with the same offset."""
    run = Run("run-1", "rules@1", datetime(2026, 3, 1, 12, 30, tzinfo=UTC), (("spacy", "3.8"),))
    assert from_json(Run, loads(dumps(to_json(run)))).started.isoformat() == "2026-03-01T12:30:00+00:00"


def test_a_span_and_a_day_are_plain() -> None:
    """JSON of one value, in full: what users of the export will see."""
    assert to_json(Span(3, 9)) == {"type": "Span", "start": 3, "end": 9}
    line = to_json(Interval.day(date(2021, 8, 26)))
    assert isinstance(line, dict)
    assert (line["earliest"], line["extent"]) == ("2021-08-26", "within")
