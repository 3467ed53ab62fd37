"""Values that people give by hand, however odd: what is accepted can be shown everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.web.app import create_app
from dateline.web.settings import WebSettings
from tests.web.casebook import make_casebook
from tests.web.client import Client

SHOWN = (
    *("events", "events?format=geojson", "events?format=csv", "explore", "explore?unit=day&zoom=9", "search?q=killed"),
    "events?since=2016-01-01&until=2016-12-31&precision=3&least_killed=1&bbox=-180,-90,180,90",
)
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max])).map(lambda day: day and day.isoformat())
WORDS = st.text(max_size=30)
INTERVAL = st.fixed_dictionaries(
    {"type": st.just("Interval"), "earliest": DAYS, "latest": DAYS},
    optional={
        "extent": st.sampled_from(["within", "throughout"]),
        "start_unit": st.sampled_from(["day", "month", "season", "year", "decade", "century"]),
        "end_unit": st.sampled_from(["day", "month", "season", "year", "decade", "century"]),
        "approximate": st.booleans(),
    },
)
PLACE = st.fixed_dictionaries(
    {"type": st.just("Location"), "words": WORDS},
    optional={
        "precision": st.integers(0, 8),
        "latitude": st.floats(-91, 91),
        "longitude": st.floats(-181, 181),
        "radius_km": st.floats(-1, 1e9),
        "country": st.one_of(st.sampled_from(["AF", "XX", "af", ""]), WORDS),
        "name": WORDS,
        "place_id": WORDS,
    },
)
FIGURE = st.one_of(st.none(), st.integers(-1, 2 * 10**8))
TOLL = st.fixed_dictionaries(
    {"type": st.just("Toll"), "outcome": st.sampled_from(["killed", "injured", "displaced"])},
    optional={"low": FIGURE, "best": FIGURE, "high": FIGURE, "phrase": WORDS, "group": WORDS, "among": WORDS},
)
PARTY = st.fixed_dictionaries(
    {"type": st.just("Party"), "words": WORDS},
    optional={"kind": st.sampled_from(["private person", "police", "cats"]), "name": WORDS, "size": FIGURE},
)
VALUES = {"interval": INTERVAL, "place": PLACE, "toll": TOLL, "perpetrator": PARTY, "target": PARTY, "deed": WORDS}


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Ask an app over a small project that is changed by what is asked."""
    folder = tmp_path_factory.mktemp("values") / "casebook"
    make_casebook(folder)
    app = create_app(folder, WebSettings(local_person="tester"))
    with Client(app) as client:
        yield client
    app.state.workbench.close()


@pytest.mark.parametrize("name", VALUES)
@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_accepted_can_be_shown(asking: Client, name: str, data: st.DataObject) -> None:
    """A value is refused when it is given, or no page minds it afterwards."""
    claim = asking.get(f"/api/v1/claims?property={name}").json()["results"][0]["id"]
    act = {"act": "correct", "claim_id": claim, "value": data.draw(VALUES[name])}
    given_by_hand = asking.post("/api/v1/decisions", json=act)
    assert given_by_hand.status_code in {201, 422}, given_by_hand.text
    if given_by_hand.status_code == 201:
        for path in (*(f"/api/v1/{each}" for each in SHOWN), "/api/gedevents/24.1?pagesize=9"):
            answer = asking.get(path)
            assert answer.status_code == 200, (path, answer.text)
        asking.post("/api/v1/decisions", json={"act": "undo"})
