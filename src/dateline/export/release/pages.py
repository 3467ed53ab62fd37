"""What people read of a release: README.md and methodology.md, written from what was done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.export.release.facts import ReleaseFacts, licence_url, licences
from dateline.export.release.metadata import ReleaseFile
from dateline.export.release.tables import Table, tables

KIBI = 1024
OTHERS = {
    "events.geojson": "the events as points for a map; one without a known point has a null geometry",
    "methodology.md": "how values were chosen, what was left out and withheld, and with which versions",
    "datapackage.json": "the tables and columns as a Data Package (version 2)",
    "croissant.json": "the same in Croissant, for machine-learning tools",
    "CITATION.cff": "how to cite it, for reference managers",
    "manifest-sha256.txt": "the SHA-256 of every other file",
}


def readme(facts: ReleaseFacts, files: Sequence[ReleaseFile]) -> str:
    """Write the README: what it is, how to cite it, what is in which file, how to load and how to check it."""
    return "\n".join(
        (
            f"# {facts.title}, release {facts.name}\n",
            f"{facts.description}\n",
            _state(facts),
            f"## To cite it\n\n{facts.citation}\n",
            _licence(facts.licence),
            _files(files),
            _before_use(facts),
            _loading(),
            _checking(),
            _since(facts),
            "## Columns\n",
            *(_columns(table) for table in tables().values()),
        )
    )


def _state(facts: ReleaseFacts) -> str:
    counts = facts.counts
    return (
        f"Its state is that of {facts.day.isoformat()}; it rests on {counts['claims']:,} claims from "
        f"{counts['documents']:,} documents of {counts['sources']:,} known sources.\n"
    )


def _licence(spdx: str | None) -> str:
    if spdx is None:
        words = "No licence is stated: ask the authors before you pass it on."
    else:
        words = f"[{licences().get(spdx, spdx)}]({licence_url(spdx)}) (`{spdx}`)."
        words += "\nThe quotes are the words of their documents, which stay their owners'."
    return f"## Licence\n\n{words}\n"


def _files(files: Sequence[ReleaseFile]) -> str:
    sizes = {file.name: file.size for file in files}
    lines = [
        f"| `{table.csv}`, `{table.parquet}` | {table.description} | {_size(sizes[table.csv])} |"
        for table in tables().values()
    ]
    lines += [f"| `{name}` | {says} | {_size(sizes[name]) if name in sizes else ''} |" for name, says in OTHERS.items()]
    return "## Files\n\n| file | holds | size |\n|---|---|---|\n" + "\n".join(lines) + "\n"


def tables_list() -> str:
    """List the tables of a release in Markdown, for the documentation."""
    rows = "".join(f"| `{each.csv}`, `{each.parquet}` | {each.description} |\n" for each in tables().values())
    return f"| file | holds |\n|---|---|\n{rows}"


def _size(size: int) -> str:
    return f"{size} B" if size < KIBI else f"{size / KIBI:,.0f} KiB"


def _before_use(facts: ReleaseFacts) -> str:
    names = (
        "- Victims' and other private persons' names are withheld; `[name withheld]` stands where one stood."
        if facts.made["names"] == "withheld"
        else "- **Private persons are named in it, victims among them.** Do not publish it further without need."
    )
    return (
        "## Before you use it\n\n"
        "- A row of `events.csv` is a view: it is made of the claims in `claims.csv`, and says in `disputed` where "
        "they contradict one another.\n"
        "- Read a date with `date_prec` and a point with `where_prec`: a month is not its first day, a province is not "
        "its middle.\n"
        "- An empty cell means that no text tells it, never zero.\n"
        "- It holds what was published and read, not all that happened.\n"
        f"{names}\n"
    )


def _loading() -> str:
    return (
        "## To load it\n\n"
        '```python\nimport pandas\n\nevents = pandas.read_parquet("events.parquet")\n```\n\n'
        '```r\nevents <- read.csv("events.csv", encoding = "UTF-8", na.strings = "")\n```\n\n'
        "```sql\n-- DuckDB: the claims behind one event, with their words\n"
        "select property, value, quote from 'claims.parquet' c join 'evidence.parquet' e on e.claim_id = c.id\n"
        "where event_id = 'event-…' and chosen;\n```\n\n"
        "In CSV, text that a spreadsheet would run as a formula has an apostrophe in front; in Parquet it has none.\n"
    )


def _checking() -> str:
    return (
        "## To check it\n\n"
        "`sha256sum -c manifest-sha256.txt` says whether a file was altered; `dateline release verify .` looks at the "
        "schema, and compares CSV and Parquet, too.\n"
    )


def _since(facts: ReleaseFacts) -> str:
    if facts.previous is None:
        return "## Changes\n\nThis is the first release: `changes.csv` and `redirects.csv` have no rows.\n"
    return (
        f"## Changes since {facts.previous}\n\n"
        f"{facts.counts['changes']:,} rows of `changes.csv` say what was added, modified, merged, split or withdrawn, "
        "with the old and the new value and the reason.\n"
        "`redirects.csv` says where ids of earlier releases lead now.\n"
    )


def _columns(table: Table) -> str:
    rows = "\n".join(
        f"| `{column.name}` | {column.kind} | {column.says}{f' See `{column.of}.csv`.' if column.of else ''} |"
        for column in table.columns
    )
    return f"### `{table.csv}`\n\n{table.description}\n\n| column | type | says |\n|---|---|---|\n{rows}\n"


def methodology_page(facts: ReleaseFacts, rule_words: str, skipped: Iterable[tuple[str, str, int]]) -> str:
    """Write the methodology: the steps, the versions, the options, the rule, and what is not in it and why.

    ``rule_words`` describe the rule used; ``skipped`` counts what was left out while reading: stage, reason, number.
    """
    return "\n".join(
        (
            f"# How release {facts.name} was made\n",
            STEPS,
            _listing("Options and versions", facts.made, "option", "value"),
            rule_words.strip() + "\n",
            _listing("Left out of this release", facts.left_out, "what and why", "how many"),
            _listing("Withheld in this release", facts.withheld, "where", "cells"),
            _skipped(skipped),
            LIMITS,
        )
    )


STEPS = """\
Every original was kept under its SHA-256, and read into a text whose characters are never changed.
An engine read each text and wrote down claims: one value of one property, with the exact words it rests on, who asserts
it and on what footing.
What one text tells of one event is an account; accounts that tell the same event were linked, with a score and reasons.
What people decided (claims accepted, rejected or corrected, accounts joined or parted) stands over what engines said.
The values of an event were then chosen from its claims under one named rule, which is given below.
A correction made by hand is a claim of the engine `person@1`.
"""

LIMITS = """\
## What to keep in mind

- Claims were read by machine unless `review` says otherwise; `confidence` is the engine's, not a reviewer's.
- What no text among the documents tells is not in it. Coverage follows what was read.
- Accounts may be linked that tell two events, and parted that tell one: `accounts.csv` shows which were linked.
- Names of private persons are found by machine where no reviewer marked them. Tell the authors of one that was missed.
"""


def _listing(title: str, told: Mapping[str, object], left: str, right: str) -> str:
    if not told:
        return f"## {title}\n\nNothing.\n"
    rows = "\n".join(f"| {name} | {value} |" for name, value in told.items())
    return f"## {title}\n\n| {left} | {right} |\n|---|---|\n{rows}\n"


def _skipped(skipped: Iterable[tuple[str, str, int]]) -> str:
    counted = {f"in {stage}: {reason}": count for stage, reason, count in skipped}
    return _listing("Left out while reading", counted, "what and why", "how many")
