"""``dateline user``, ``dateline serve`` and ``dateline search`` as a person at a terminal uses them."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.model.errors import ProjectError
from tests.web.casebook import make_casebook

PASSWORD = "a long enough secret\n"  # noqa: S105 - of nobody


@pytest.fixture
def casebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a project's folder."""
    make_casebook(tmp_path / "casebook")
    monkeypatch.chdir(tmp_path / "casebook")
    return tmp_path / "casebook"


def run(*words: str, given: str = "") -> str:
    """Run a command that succeeds, and give what it prints."""
    result = CliRunner().invoke(app, list(words), input=given)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.usefixtures("casebook")
def test_people_come_and_go() -> None:
    """Added, shown, changed and removed, and all of it is in the log."""
    run("user", "add", "amina", "--role", "reviewer", "--password-stdin", given=PASSWORD)
    assert '"role": "reviewer"' in run("user", "list")
    run("user", "role", "amina", "admin")
    run("user", "password", "amina", "--password-stdin", given=PASSWORD)
    assert '"role": "admin"' in run("user", "list")
    run("user", "remove", "amina")
    assert run("user", "list") == ""
    log = run("user", "log")
    assert [
        word for word in ("added a login", "changed a role", "changed a password", "removed a login") if word not in log
    ] == []
    assert PASSWORD.strip() not in log


@pytest.mark.usefixtures("casebook")
def test_others_are_not_let_in_without_logins() -> None:
    """Listening on another address is refused with the way out."""
    result = CliRunner().invoke(app, ["serve", "--host", "0.0.0.0"])  # noqa: S104 - refused
    assert isinstance(result.exception, ProjectError)
    assert "dateline user add" in str(result.exception)


@pytest.mark.usefixtures("casebook")
def test_words_are_found_from_the_command_line() -> None:
    """Hits with the words marked, and how many of each sort."""
    found = run("search", "quetta", "--kind", "text")
    assert "[Quetta]" in found
    assert "1 hits (1 text)" in found
