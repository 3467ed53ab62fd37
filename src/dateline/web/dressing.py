"""What every template may use: texts, values in words, and the built scripts and styles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypedDict

from jinja2 import Environment
from markupsafe import Markup

from dateline.web import wording
from dateline.web.bidi import marked

STATIC = Path(__file__).parent / "static"
NAVIGATION = (
    ("explore", "/"),
    ("actors", "/actors"),
    ("documents", "/documents"),
    ("review", "/review"),
    ("sources", "/sources"),
    ("runs", "/runs"),
    ("quality", "/quality"),
    ("releases", "/releases"),
)


class _Chunk(TypedDict, total=False):
    file: str
    css: list[str]
    imports: list[str]
    dynamicImports: list[str]


def dress(environment: Environment) -> None:
    """Give the templates their words and files."""
    environment.globals |= {
        "t": wording.text,
        "navigation": NAVIGATION,
        "built": built,
        "client_texts": lambda: data_block("texts", wording.client_texts()),
        "data_block": data_block,
        "section": "",
    }
    environment.filters |= {
        "value": wording.value_words,
        "when": wording.when_words,
        "where": wording.where_words,
        "deed": wording.deed_words,
        "property": wording.property_words,
        "kind": wording.claim_kind,
        "attribution": wording.attribution_words,
        "precision": wording.precision_words,
        "media": wording.media_words,
        "marked": marked,
    }


def built(entry: str) -> Markup:
    """Link the scripts and styles of one entry; nothing where the workbench has not been built."""
    return Markup("\n").join(_links(f"src/{entry}.ts"))


def data_block(name: str, data: object) -> Markup:
    """Write data into a page for its scripts. It is no script itself, and cannot end its element."""
    written = json.dumps(data, ensure_ascii=False, default=str).replace("<", "\\u003c").replace("&", "\\u0026")
    return Markup('<script type="application/json" id="{}">').format(name) + Markup(written) + Markup("</script>")  # noqa: S704 - escaped above


def _links(entry: str) -> Iterator[Markup]:
    chunks = _manifest(_stamp())
    found = chunks.get(entry)
    if found is None:
        return
    before = _needed(found, chunks)
    for style in dict.fromkeys(style for each in (*before, found) for style in each.get("css", [])):
        yield Markup('<link rel="stylesheet" href="/static/{}">').format(style)
    yield Markup('<script type="module" src="/static/{}"></script>').format(found["file"])
    for each in (*before, *(chunks[name] for name in found.get("dynamicImports", []))):
        yield Markup('<link rel="modulepreload" href="/static/{}">').format(each["file"])


def _needed(chunk: _Chunk, chunks: Mapping[str, _Chunk]) -> list[_Chunk]:
    """Give what a script imports before it runs: named in the page, it is fetched at once and not one after another."""
    found: dict[str, _Chunk] = {}
    for name in chunk.get("imports", []):
        found |= {each["file"]: each for each in (*_needed(chunks[name], chunks), chunks[name])}
    return list(found.values())


def _stamp() -> int:
    path = STATIC / "manifest.json"
    return path.stat().st_mtime_ns if path.exists() else 0


@cache
def _manifest(stamp: int) -> Mapping[str, _Chunk]:
    if not stamp:
        return {}
    found: dict[str, _Chunk] = json.loads((STATIC / "manifest.json").read_text("utf-8"))
    return found
