"""The HTTP API: lists, pages, formats, filters, stamps and problems, on both databases."""

from __future__ import annotations

import csv
import io

import pytest

from tests.web.casebook import REPORTS
from tests.web.client import Client

LISTS = ("documents", "claims", "links", "sources", "runs", "decisions", "events", "actors")


@pytest.mark.parametrize("name", LISTS)
def test_every_list_has_one_envelope(library: Client, name: str) -> None:
    """What there is, how many, and where the next page is."""
    page = library.get(f"/api/v1/{name}").json()
    assert set(page) == {"results", "total", "after", "next"}
    assert page["total"] == len(page["results"])


@pytest.mark.parametrize("name", ["documents", "claims", "events", "actors"])
def test_pages_add_up_to_the_whole(library: Client, name: str) -> None:
    """Following the addresses of the next pages gives each thing once, in the same order."""
    whole = library.get(f"/api/v1/{name}?limit=1000").json()["results"]
    found, following = [], f"/api/v1/{name}?limit=2"
    while following:
        page = library.get(following).json()
        assert len(page["results"]) <= 2
        found += page["results"]
        following = page["next"]
    assert found == whole


@pytest.mark.parametrize("accept", ["text/csv", "text/csv, application/json;q=0.5"])
def test_a_list_is_csv_where_that_is_taken(client: Client, accept: str) -> None:
    """The Accept header decides."""
    answer = client.get("/api/v1/events", headers={"accept": accept})
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["country"] for row in rows] == ["AF", "PK", "SO", "PK"]


def test_events_are_geojson_where_that_is_asked_for(client: Client) -> None:
    """One feature for each event; where no point is known the geometry is null."""
    answer = client.get("/api/v1/events?format=geojson")
    assert answer.headers["content-type"] == "application/geo+json"
    features = answer.json()["features"]
    assert [bool(each["geometry"]) for each in features] == [True, True, True, False]


def test_only_events_are_on_a_map(client: Client) -> None:
    """A list of sources as GeoJSON is refused."""
    assert client.get("/api/v1/sources?format=geojson").status_code == 406


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ("country=AF", [0]),
        ("country=AF,SO", [0, 3]),
        ("country=af", [0]),
        ("deed=ambush", [2]),
        ("actor=ISKP", [0]),
        ("actor=ISKP;Taliban", [0, 2]),
        ("since=2017-01-01", [3, 4]),
        ("until=2016-08-01", [0, 2]),
        ("bbox=60,25,75,40", [0, 2]),
        ("least_killed=12&most_killed=50", [2]),
        ("placed=false", [4]),
        ("precision=1&country=PK", [2]),
        ("place=quetta", [2]),
        ("source=source-1&country=SO", [3]),
        ("disputed=true", [0]),
        ("q=Quetta", [2]),
        ("q=%22people were killed%22 -Kabul", [2, 3, 4]),
        ("country=AF&actor=Taliban", []),
    ],
)
def test_events_are_found_by_what_is_asked(library: Client, asked: str, titles: list[int]) -> None:
    """Each filter narrows, several narrow together, and several values of one widen."""
    found = library.get(f"/api/v1/events?{asked}").json()["results"]
    assert [row["place_words"] for row in found] == [REPORTS[number].town for number in titles]


@pytest.mark.parametrize(
    "asked",
    ["country=Afghanistan", "deed=mischief", "bbox=1,2,3", "bbox=nan,0,1,1", "bbox=0,50,10,40", "since=2016-02-31",
     "limit=0", "limit=1001", "after=%C3%A9", "after=AAAA", "least_killed=99999999999999999999", "precision=9"],
)  # fmt: skip
def test_a_question_that_makes_no_sense_is_said_to(library: Client, asked: str) -> None:
    """Not an empty list but a problem, with the way out."""
    answer = library.get(f"/api/v1/events?{asked}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["title"]


def test_an_event_is_given_whole(client: Client) -> None:
    """Each value has its claim, the rule that chose it and those it was chosen over, and its document."""
    row = client.get("/api/v1/events?country=AF").json()["results"][0]
    event = client.get(f"/api/v1/events/{row['id']}").json()
    toll = next(value for value in event["values"] if value["property"] == "toll")
    assert {toll["claim"]["value"]["best"], toll["others"][0]["value"]["best"]} == {80, 85}
    assert toll["disputed"] is True
    assert len(event["account_ids"]) == len(event["documents"]) == 2
    assert event["links"][0]["reasons"] == ["same day"]


def test_what_is_set_aside_is_given_with_why(client: Client) -> None:
    """A rejected claim counts for nothing, stays to be seen, and names who rejected it and why."""
    row = client.get("/api/v1/events?country=AF").json()["results"][0]
    path = f"/api/v1/events/{row['id']}"
    assert client.get(path).json()["set_aside"] == []
    claim = next(each["claim"] for each in client.get(path).json()["values"] if each["property"] == "deed")
    client.post("/api/v1/decisions", json={"act": "reject", "claim_id": claim["id"], "reason": "another deed"})
    (aside,) = client.get(path).json()["set_aside"]
    assert (aside["claim"]["id"], aside["why"]) == (claim["id"], "rejected")
    assert (aside["decision"]["decided_by"], aside["decision"]["reason"]) == ("tester", "another deed")


def test_an_event_is_flagged_and_the_flag_taken_off(client: Client) -> None:
    """A flag is a decision, on every account of the event, and the event says who flagged it."""
    row = client.get("/api/v1/events?country=AF").json()["results"][0]
    flag = {"act": "flag", "event_id": row["id"], "reason": "a family lives there"}
    assert len(client.post("/api/v1/decisions", json=flag).json()) == 2
    flags = client.get(f"/api/v1/events/{row['id']}").json()["flags"]
    assert {(each["decided_by"], each["reason"]) for each in flags} == {("tester", "a family lives there")}
    assert client.post("/api/v1/decisions", json={"act": "unflag", "event_id": row["id"]}).status_code == 201
    assert client.get(f"/api/v1/events/{row['id']}").json()["flags"] == []
    assert client.post("/api/v1/decisions", json={"act": "unflag", "event_id": row["id"]}).status_code == 422


@pytest.mark.parametrize(
    "path", ["events/event-zz", "actors/nobody", "documents/x", "texts/x", "claims/x", "jobs/x", "documents/x/texts"]
)
def test_what_is_not_there_is_said_to_be_missing(library: Client, path: str) -> None:
    """A 404 with a problem, never an empty answer."""
    answer = library.get(f"/api/v1/{path}")
    assert answer.status_code == 404
    assert answer.json()["detail"]


def test_an_unchanged_answer_is_not_sent_again(client: Client) -> None:
    """Whoever has the newest is told so; a decision makes a new one."""
    first = client.get("/api/v1/events")
    tag = {"if-none-match": first.headers["etag"]}
    again = client.get("/api/v1/events", headers=tag)
    assert (again.status_code, again.content) == (304, b"")
    claim = client.get("/api/v1/claims?property=deed").json()["results"][0]["id"]
    client.post("/api/v1/decisions", json={"act": "reject", "claim_id": claim})
    assert client.get("/api/v1/events", headers=tag).status_code == 200


def test_a_stamp_is_of_one_form_only(client: Client) -> None:
    """CSV does not pass for JSON."""
    tag = client.get("/api/v1/events").headers["etag"]
    assert client.get("/api/v1/events", headers={"accept": "text/csv", "if-none-match": tag}).status_code == 200


def _toll(asking: Client, event_id: str) -> int:
    """Give the figure that is chosen for an event."""
    values = asking.get(f"/api/v1/events/{event_id}").json()["values"]
    best: int = next(value["claim"]["value"]["best"] for value in values if value["property"] == "toll")
    return best


def test_deciding_changes_the_event_and_undoing_changes_it_back(either: Client) -> None:
    """Correct a toll, merge, and take both back."""
    before = either.get("/api/v1/events").json()["results"]
    claim = either.get("/api/v1/claims?property=toll").json()["results"][2]["id"]
    new = {"type": "Toll", "outcome": "killed", "low": 13, "best": 13, "high": 13}
    made = either.post("/api/v1/decisions", json={"act": "correct", "claim_id": claim, "value": new})
    assert made.status_code == 201
    assert {each["decided_by"] for each in made.json()} == {"tester"}
    ids = [row["id"] for row in before[:2]]
    assert _toll(either, ids[1]) == 13
    assert either.post("/api/v1/decisions", json={"act": "merge", "event_ids": ids}).status_code == 201
    assert either.get("/api/v1/events").json()["total"] == 3
    for _ in range(2):
        assert either.post("/api/v1/decisions", json={"act": "undo"}).status_code == 201
    assert [row["id"] for row in either.get("/api/v1/events").json()["results"]] == [row["id"] for row in before]
    assert _toll(either, ids[1]) == 12


@pytest.mark.parametrize(
    "act",
    [
        {"act": "erase"},
        {"act": "judge", "left": "account-1", "right": "account-1", "judgement": "equal"},
        {"act": "accept", "claim_id": "claim\0"},
        {"act": "accept", "claim_id": "claim-1", "more": 1},
        {"act": "correct", "claim_id": "CLAIM", "value": {"type": "Toll", "outcome": "killed", "low": 9, "high": 1}},
        {"act": "correct", "claim_id": "CLAIM", "value": {"type": "Toll", "outcome": "eaten", "best": 1}},
        {"act": "correct", "claim_id": "CLAIM", "value": {"type": "Toll", "outcome": "killed", "best": 10**12}},
        {"act": "correct", "claim_id": "CLAIM", "value": "many"},
        {"act": "correct", "claim_id": "CLAIM", "value": {"type": "Cat"}},
        {"act": "merge", "event_ids": ["event-1"]},
    ],
)
def test_what_cannot_be_decided_is_refused(client: Client, act: dict[str, object]) -> None:
    """Nothing half-said or impossible becomes a decision."""
    claim = client.get("/api/v1/claims?property=toll").json()["results"][0]["id"]
    told = {name: claim if value == "CLAIM" else value for name, value in act.items()}
    assert client.post("/api/v1/decisions", json=told).status_code == 422
    assert client.get("/api/v1/decisions").json()["total"] == 0


def test_half_a_character_is_refused(client: Client) -> None:
    """A lone surrogate in JSON can be kept by no database."""
    body = b'{"act": "accept", "claim_id": "\\ud800"}'
    answer = client.post("/api/v1/decisions", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422


def test_the_description_names_every_answer_and_gives_examples(client: Client) -> None:
    """OpenAPI says what comes back, and how to ask."""
    described = client.get("/api/v1/openapi.json").json()
    events = described["paths"]["/api/v1/events"]["get"]
    assert {"application/json", "text/csv", "application/geo+json"} <= set(events["responses"]["200"]["content"])
    assert any("examples" in parameter["schema"] or "examples" in str(parameter) for parameter in events["parameters"])
    assert described["paths"]["/api/v1/decisions"]["post"]["requestBody"]["content"]["application/json"]["examples"]


def test_many_read_and_decide_at_the_same_moment(either: Client) -> None:
    """Forty requests at once, some of them decisions: each is answered, and every decision is kept."""
    claims = [each["id"] for each in either.get("/api/v1/claims?limit=10").json()["results"]]
    acts = [("POST", "/api/v1/decisions", {"act": "accept", "claim_id": claim}) for claim in claims]
    reads = [("GET", f"/api/v1/{path}", None) for path in ("events", "explore", "actors", "search?q=killed")]
    answers = either.many(*[one for act in acts for one in (act, *reads[:3])], *reads)
    assert {answer.status_code for answer in answers} == {200, 201}
    assert either.get("/api/v1/decisions").json()["total"] == len(claims)
