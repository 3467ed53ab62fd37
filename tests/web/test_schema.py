"""Requests of every sort that the API's own description allows, and many it does not: none is the server's fault."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeAlias

import httpx
import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

from dateline.web import sessions
from dateline.web.api import api, ged
from dateline.web.app import create_app
from dateline.web.settings import WebSettings
from tests.web.casebook import make_casebook
from tests.web.client import HOME, Client

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis import GenerationMode
    from schemathesis.core.result import Ok

OPTIONS = settings(deadline=None, suppress_health_check=list(HealthCheck), verbosity=Verbosity.quiet)
NO_SHRINKING = (Phase.explicit, Phase.generate)
FEW, MANY = 3, 60
"""Requests for each way to ask: in every run of the tests, and in the long one (over 2,000 in all)."""


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Ask an app over a small project that is changed by what is asked."""
    folder = tmp_path_factory.mktemp("schema") / "casebook"
    make_casebook(folder)
    app = create_app(folder, WebSettings(local_person="tester"))
    with Client(app) as client:
        yield client
    app.state.workbench.close()


def _described() -> FastAPI:
    """Describe the API without a project behind it."""
    app = FastAPI()
    for router in (api, ged.router, sessions.router):
        app.include_router(router)
    return app


SCHEMA = schemathesis.openapi.from_dict(_described().openapi())
WAYS = {each.ok().label: each.ok() for each in SCHEMA.get_all_operations() if isinstance(each, Ok)}
Case: TypeAlias = schemathesis.Case[Any]
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@pytest.mark.parametrize("way", WAYS)
def test_no_request_is_the_servers_fault(asking: Client, way: str) -> None:
    """A few requests of each sort, with ids that are there and ids that are not."""
    _ask_many(asking, way, FEW)


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_none_of_many_requests_is_the_servers_fault(asking: Client, way: str) -> None:
    """More than two thousand requests in all."""
    _ask_many(asking, way, MANY)


def _ask_many(asking: Client, way: str, number: int) -> None:
    ids, told = _ids(asking), Counter[int]()
    for mode in MODES:

        @settings(OPTIONS, max_examples=number, phases=NO_SHRINKING)
        @given(case=WAYS[way].as_strategy(generation_mode=mode), known=st.sampled_from([*ids, None]))
        def ask(case: Case, known: str | None) -> None:
            answer = _send(asking, case, known)
            told[answer.status_code] += 1
            assert answer.status_code < 500, f"{answer.request.method} {answer.request.url}\n{answer.text}"
            if answer.status_code == 200 and answer.headers["content-type"] == "application/json":
                case.operation.validate_response(schemathesis.Response.from_any(answer))

        try:
            ask()
        except Unsatisfiable:
            assert mode is GenerationMode.NEGATIVE
    print(way, dict(told))  # noqa: T201 - shown by `pytest -s`, for the record of a long run


def _ids(asking: Client) -> list[str]:
    """Give the id of one of everything."""
    lists = ("documents", "claims", "events", "actors", "sources", "links")
    found = [asking.get(f"/api/v1/{name}?limit=1").json()["results"][0]["id"] for name in lists]
    return [*found, asking.get("/api/v1/claims?limit=1").json()["results"][0]["evidence"]["text_id"]]


def _send(asking: Client, case: Case, known: str | None) -> httpx.Response:
    """Send what was generated, with an id that is there in the place of one that is not."""
    if known and case.path_parameters:
        case.path_parameters = dict.fromkeys(case.path_parameters, known)
    told = case.as_transport_kwargs(base_url=HOME)
    if isinstance(told.get("data"), bytes | str):
        told["content"] = told.pop("data")
    names = ("params", "json", "data", "files", "content", "headers")
    kept = {name: told[name] for name in names if told.get(name) is not None}
    return asking.ask(told["method"], told["url"], **kept)
