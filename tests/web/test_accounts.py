"""Logins: who gets in, what each role may do, and what is noted of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from fastapi.routing import APIRoute

from dateline.model.errors import InvalidValue, NotFound
from dateline.pipeline.project import Project
from dateline.store.people import People
from dateline.web import accounts, pages, sessions
from dateline.web.accounts import TRIES, add_person, remove_person, set_password, set_role
from dateline.web.app import create_app
from dateline.web.people import Role
from dateline.web.settings import WebSettings
from dateline.web.state import COOKIE
from tests.web.casebook import WITNESS
from tests.web.client import Client

PASSWORD = "a long enough secret"  # noqa: S105 - of nobody
OWN = {"origin": "http://127.0.0.1:8765"}
OPEN = {"/login", "/logout", "/api/v1/session", "/events"}
"""What anybody may ask: how else would they log in; and ``/events`` only says that events are at ``/``."""


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash as quickly as Argon2 can: how slow it is in earnest is not what these tests are of."""
    monkeypatch.setattr(accounts, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def people(project: Project) -> Project:
    """Give one person of each role a login."""
    for role in Role:
        add_person(project, role.name.lower(), role, PASSWORD, by="tester")
    return project


def logged_in(app: FastAPI, name: str) -> Client:
    """Log in and send the token from then on."""
    with Client(app) as asking:
        token = asking.post("/api/v1/session", json={"name": name, "password": PASSWORD}).json()["token"]
    return Client(app, authorization=f"Bearer {token}")


def routes(app: FastAPI) -> Iterator[tuple[str, str]]:
    """Name every way to ask, with ids that nothing has."""
    described = app.openapi()["paths"]
    for path, methods in described.items():
        for method in methods:
            yield method.upper(), path.replace("{", "").replace("}", "")
    for router in (*pages.routers, sessions.router):
        for route in router.routes:
            if isinstance(route, APIRoute):
                yield from ((method, route.path.replace("{", "").replace("}", "")) for method in route.methods or ())


def test_without_logins_this_machines_user_may_do_all(client: Client) -> None:
    """Nobody logs in on their own laptop."""
    assert client.get("/api/v1/me").json() == {"name": "tester", "role": "admin", "private_names": True}


@pytest.mark.usefixtures("people")
def test_with_logins_nothing_is_shown_to_strangers(app: FastAPI, client: Client) -> None:
    """Every way to ask that there is, but logging in, is closed: no endpoint was forgotten."""
    asked = [(method, path) for method, path in routes(app) if path not in OPEN]
    assert len(asked) > 45
    for method, path in asked:
        answer = client.ask(method, path, json={} if method == "POST" else None)
        assert answer.status_code == 401, (method, path)


@pytest.mark.parametrize(
    ("path", "body", "least"),
    [
        ("/api/v1/decisions", {"act": "undo"}, Role.REVIEWER),
        ("/api/v1/jobs", {"work": "resolve"}, Role.ADMIN),
    ],
)
@pytest.mark.usefixtures("people")
def test_each_role_may_do_its_own(app: FastAPI, path: str, body: object, least: Role) -> None:
    """Reviewers decide, admins start runs; those below are told so."""
    for role in Role:
        with logged_in(app, role.name.lower()) as asking:
            status = asking.post(path, json=body).status_code
        assert (status < 300) is (role >= least), role
        assert status in {201, 202, 403}


def test_only_admins_read_the_log_and_only_coders_the_originals(app: FastAPI, people: Project) -> None:
    """A viewer gets neither."""
    document = next(people.store.documents()).id
    for path, least in (("/api/v1/audit", Role.ADMIN), (f"/api/v1/documents/{document}/archive", Role.CODER)):
        for role in Role:
            with logged_in(app, role.name.lower()) as asking:
                assert (asking.get(path).status_code == 200) is (role >= least)


def test_private_names_are_hidden_from_viewers(app: FastAPI, people: Project) -> None:
    """Wherever a viewer looks, the witness is not named; a coder reads the name."""
    text = next(each.id for each in people.store.texts() if WITNESS in each.characters)
    event = next(row["id"] for row in _events(app) if row["place"] == "Quetta")
    ways = (
        f"texts/{text}",
        f"texts/{text}/claims",
        f"texts/{text}/mentions",
        f"claims?text_id={text}",
        f"events/{event}",
        "events",
        "events?format=csv",
        "explore",
        "documents",
        "documents?format=csv",
        f"search?q={WITNESS}",
        "search?q=Quetta",
    )
    with logged_in(app, "viewer") as viewing, logged_in(app, "coder") as coding:
        for path in (*(f"/api/v1/{way}" for way in ways), "/api/gedevents/24.1"):
            answer = viewing.get(path)
            assert answer.status_code == 200, path
            assert "Zarina" not in answer.text, path
            assert "Wardaki" not in answer.text, path
        assert WITNESS in coding.get(f"/api/v1/texts/{text}").text
        whole, shown = (asking.get(f"/api/v1/texts/{text}").json()["characters"] for asking in (coding, viewing))
        assert len(shown) == len(whole)


def _events(app: FastAPI) -> list[dict[str, str]]:
    with logged_in(app, "coder") as asking:
        found: list[dict[str, str]] = asking.get("/api/v1/events").json()["results"]
        return found


@pytest.mark.usefixtures("people")
def test_a_browser_logs_in_by_the_form(client: Client) -> None:
    """It is led back to where it was going, with a cookie no script can read, and out again."""
    sent = client.get("/api/v1/status", headers={"accept": "text/html"})
    assert sent.status_code == 401
    form = {"name": "reviewer", "password": PASSWORD, "next": "/review"}
    answer = client.post("/login", data=form, headers=OWN)
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert client.get("/api/v1/me").json()["name"] == "reviewer"
    assert client.post("/logout", headers=OWN).status_code == 303
    assert client.get("/api/v1/me").status_code == 401


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:x", "/\n/x"]
)
@pytest.mark.usefixtures("people")
def test_nobody_is_led_elsewhere_after_logging_in(client: Client, elsewhere: str) -> None:
    """An address of another site leads to the start."""
    form = {"name": "reviewer", "password": PASSWORD, "next": elsewhere}
    assert client.post("/login", data=form, headers=OWN).headers["location"] == "/"


def test_behind_https_the_cookie_is_for_https_only(folder: Path) -> None:
    """It is never sent in the clear."""
    app = create_app(folder, WebSettings(secure=True))
    add_person(app.state.workbench.project, "amina", Role.CODER, PASSWORD, by="tester")
    with Client(app) as asking:
        answer = asking.post("/api/v1/session", json={"name": "amina", "password": PASSWORD})
    assert "secure" in answer.headers["set-cookie"].lower()
    app.state.workbench.close()


@pytest.mark.usefixtures("people")
def test_guessing_is_slowed_down(client: Client) -> None:
    """After some failures even the right password has to wait, and the answer says how long."""
    for _ in range(TRIES):
        answer = client.post("/api/v1/session", json={"name": "admin", "password": "wrong password"})
        assert answer.status_code == 401
    answer = client.post("/api/v1/session", json={"name": "admin", "password": PASSWORD})
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 60


def test_a_removed_or_changed_person_is_out_at_once(app: FastAPI, people: Project) -> None:
    """Their session ends with their login, their old password or their old role."""
    changes: tuple[Callable[[], None], ...] = (
        lambda: set_role(people, "coder", Role.VIEWER, by="tester"),
        lambda: set_password(people, "coder", PASSWORD, by="tester"),
        lambda: remove_person(people, "coder", by="tester"),
    )
    for change in changes:
        with logged_in(app, "coder") as asking:
            assert asking.get("/api/v1/me").status_code == 200
            change()
            assert asking.get("/api/v1/me").status_code == 401


def test_the_log_tells_who_did_what(app: FastAPI, people: Project) -> None:
    """Logins, failed ones, decisions and refused ones are in it, the newest first."""
    with logged_in(app, "reviewer") as asking:
        asking.post("/api/v1/decisions", json={"act": "undo"})
        asking.post("/api/v1/session", json={"name": "mallory", "password": "a wrong password"})
    with logged_in(app, "viewer") as asking:
        asking.post("/api/v1/decisions", json={"act": "undo"})
    told = [(entry.person, entry.action, entry.detail) for _, entry in People(people.store).logged()]
    assert ("reviewer", "POST /api/v1/decisions", "answered 201") in told
    assert ("viewer", "POST /api/v1/decisions", "answered 403") in told
    assert ("mallory", "failed to log in", "") in told
    assert ("tester", "added a login", "viewer as viewer") in told
    assert not any(PASSWORD in str(entry) for entry in told)


def test_passwords_are_kept_as_argon2_hashes(people: Project) -> None:
    """What is stolen with the database is no password."""
    assert all(each.secret.startswith("$argon2id$") for each in People(people.store).all())


@pytest.mark.parametrize(
    ("name", "password"), [("", PASSWORD), ("a\nb", PASSWORD), ("x" * 99, PASSWORD), ("amina", "short")]
)
def test_unfit_names_and_passwords_are_refused(project: Project, name: str, password: str) -> None:
    """A login that could not be used is not made."""
    with pytest.raises(InvalidValue):
        add_person(project, name, Role.CODER, password, by="tester")


def test_nobody_has_two_logins_and_strangers_have_none(people: Project) -> None:
    """Adding somebody twice and removing nobody are errors."""
    with pytest.raises(InvalidValue, match="login already"):
        add_person(people, "coder", Role.CODER, PASSWORD, by="tester")
    with pytest.raises(NotFound):
        remove_person(people, "mallory", by="tester")


def test_logins_work_on_either_database(either: Client) -> None:
    """In, and out again."""
    add_person(either.app.state.workbench.project, "amina", Role.CODER, PASSWORD, by="tester")
    either.post("/api/v1/session", json={"name": "amina", "password": PASSWORD})
    assert COOKIE in either.cookies
    assert either.get("/api/v1/me", headers=OWN).json()["name"] == "amina"
    assert either.ask("DELETE", "/api/v1/session", headers=OWN).status_code == 204
    assert either.get("/api/v1/me").status_code == 401
