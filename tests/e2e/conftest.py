"""A real browser on a real server: a project of the samples, served on this machine, and a page that watches itself."""

from __future__ import annotations

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from dateline.pipeline.adding import add
from dateline.pipeline.extracting import engine_maker, extract
from dateline.pipeline.indexing import refresh
from dateline.pipeline.project import Project, create_project
from dateline.pipeline.resolving import resolve
from dateline.web.app import create_app
from dateline.web.settings import WebSettings
from tests.e2e.hostile import write_hostile

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "src" / "dateline" / "web" / "static" / "manifest.json"
SOFTWARE_GL = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
PATIENCE = 40_000
"""Milliseconds for what takes a tenth of a second on a machine that does nothing else."""
HARMLESS = ("GL Driver Message", "GPU stall", "Automatic fallback to software WebGL", "status of 422")
"""What the browser says of drawing without a graphics card, and of what the server refused in a test of refusing."""


@dataclass(frozen=True, slots=True)
class Served:
    """A server with a project behind it."""

    base: str
    project: Project


@dataclass(slots=True)
class Watch:
    """What a page did that it should not: requests to other hosts, errors, refused inline code."""

    base: str
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Begin to watch a page."""
        page.on("request", lambda request: self._asked(request.url))
        page.on("console", lambda message: self._said(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _asked(self, url: str) -> None:
        if not url.startswith((self.base, "data:", "blob:", "about:")):
            self.outside.append(url)

    def _said(self, kind: str, words: str) -> None:
        if kind in {"error", "warning"} and not any(each in words for each in HARMLESS):
            self.complaints.append(words)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one project of the samples and a hostile document, read and linked; tests that change it take a copy."""
    folder = tmp_path_factory.mktemp("e2e") / "casebook"
    hostile = write_hostile(folder.parent)
    with create_project(folder) as project:
        for _ in add(project, [str(ROOT / "samples" / "reports"), str(hostile)]):
            pass
        for _ in extract(project, engine_maker(project), workers=1):
            pass
        resolve(project)
        refresh(project)
    return folder


expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's browser once."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None and os.environ.get("CI") == "true":
        pytest.fail("CI needs chromium: the workbench is tested in a real browser")
    if found is None:
        pytest.skip("no chromium on this machine: the workbench is tested in a real browser")
    if not BUILT.exists():
        pytest.fail("the workbench is not built: run `make frontend`")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=SOFTWARE_GL)
        yield running
        running.close()


@pytest.fixture(scope="module")
def served(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a fresh copy of the project on a free port."""
    folder = tmp_path_factory.mktemp("served") / "casebook"
    shutil.copytree(samples, folder)
    port = _free_port()
    app = create_app(folder, WebSettings(port=port, local_person="Ada"))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = monotonic() + 20
    while not server.started and monotonic() < until:
        sleep(0.02)
    yield Served(f"http://127.0.0.1:{port}", app.state.workbench.project)
    server.should_exit = True
    thread.join(20)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Open a clean browser window."""
    made = browser.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True)
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, served: Served) -> Iterator[Page]:
    """Open a page that may reach nothing but the server and may complain of nothing."""
    made = context.new_page()
    watch = Watch(served.base)
    watch.over(made)
    yield made
    assert watch.outside == []
    assert watch.complaints == []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
