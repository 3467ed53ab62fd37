"""Every evaluation on the reference data, as one page: docs/quality.md is written here and never by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from dateline.evaluate.accounts import evaluate_accounts
from dateline.evaluate.actor_names import evaluate_actor_names, evaluate_own_names
from dateline.evaluate.actors import evaluate_actors
from dateline.evaluate.arguments import evaluate_arguments
from dateline.evaluate.dates import OWN, evaluate_dates
from dateline.evaluate.event_places import evaluate_event_places
from dateline.evaluate.ged_actors import evaluate_ged_actors
from dateline.evaluate.ged_places import evaluate_ged_places
from dateline.evaluate.incidents import evaluate_incidents
from dateline.evaluate.links import Weeks, evaluate_links
from dateline.evaluate.places import evaluate_places
from dateline.evaluate.quiet import evaluate_quiet
from dateline.evaluate.sure_claims import evaluate_sure_claims
from dateline.evaluate.tellings import TELLINGS, evaluate_tellings
from dateline.evaluate.templates import evaluate_templates
from dateline.evaluate.toll_phrases import evaluate_toll_phrases
from dateline.evaluate.tolls import evaluate_tolls
from dateline.extract.engines import EngineName

BATCHES = {
    "first": "accounts",
    "second": "accounts_2",
    "third": "accounts_3",
    "fourth": "accounts_4",
    "fifth": "accounts_5",
    "sixth": "accounts_6",
    "seventh": "accounts_7",
    "eighth": "accounts_8",
    "ninth": "accounts_9",
    "tenth": "accounts_10",
    "eleventh": "accounts_11",
    "twelfth": "accounts_12",
    "thirteenth": "accounts_13",
    "fourteenth": "accounts_14",
    "fifteenth": "accounts_15",
    "sixteenth": "accounts_16",
    "seventeenth": "accounts_17",
    "eighteenth": "accounts_18",
    "nineteenth": "accounts_19",
    "twentieth": "accounts_20",
    "twenty-first": "accounts_21",
    "twenty-second": "accounts_22",
    "twenty-third": "accounts_23",
    "twenty-fourth": "accounts_24",
}
WAITING = {"twenty-fifth": "waiting/accounts_25"}
"""Batches not worked through, nearest to what text gives that nobody here has seen."""
GOLD = Path(__file__).parent / "gold"
HEAD = """\
# Quality

Written by `make eval` on the public reference data, never by hand.
What each figure means is in the docstring of its module in `dateline.evaluate`.
Nothing here was measured on held-out data.

| measured | on | n | seconds | figures |
|---|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Measure:
    """One evaluation: its command, the set below the data folder, and the function."""

    command: str
    where: str
    run: Callable[[Path], object]


def _own_dates(_: Path) -> object:
    return evaluate_dates(OWN)


def _own_tolls(_: Path) -> object:
    return evaluate_toll_phrases()


def _own_names(_: Path) -> object:
    return evaluate_own_names()


def _odd_weeks(path: Path) -> object:
    return evaluate_links(path, weeks=Weeks.ODD)


def _own_tellings(_: Path) -> object:
    return evaluate_tellings(TELLINGS)


def _some_incidents(path: Path) -> object:
    return evaluate_incidents(path, 1500, unseen_only=True)


def _unseen_sentences(path: Path) -> object:
    return evaluate_event_places(path, unseen_only=True)


def _own_accounts(name: str, _: Path) -> object:
    return evaluate_accounts(GOLD / f"{name}.yaml")


def _all_accounts(engine: EngineName, _: Path) -> object:
    return evaluate_accounts(GOLD, engine)


MEASURES = (
    Measure("dates", "timeml/TimeBank", evaluate_dates),
    Measure("dates", "timeml/AQUAINT", evaluate_dates),
    Measure("dates", "timeml/wikiwars", evaluate_dates),
    Measure("dates", "our own sentences", _own_dates),
    Measure("tolls", "rdwti/dev.csv", evaluate_tolls),
    Measure("tolls", "our own phrases", _own_tolls),
    Measure("places", "geoparsing/lgl.xml", evaluate_places),
    Measure("places", "geoparsing/TR-News.xml", evaluate_places),
    Measure("event-places --unseen", "event_location/train.jsonl", _unseen_sentences),
    Measure(
        "event-places --unseen --engine rules",
        "event_location/train.jsonl",
        partial(evaluate_event_places, engine=EngineName.RULES, unseen_only=True),
    ),
    Measure("ged-places", "ucdp_ged/ged_5countries.parquet", evaluate_ged_places),
    Measure("actors", "re3d", evaluate_actors),
    Measure("actor-names", "un_sc_consolidated_2020-11-30.xml", evaluate_actor_names),
    Measure("actor-names", "our own pairs", _own_names),
    Measure("ged-actors", "ucdp_ged/ged_5countries.parquet", evaluate_ged_actors),
    Measure("links", "linking", evaluate_links),
    Measure("links --weeks odd", "linking", _odd_weeks),
    Measure("tellings", "our own reports", _own_tellings),
    Measure("incidents --limit 1500 --unseen", "rdwti/dev.csv", _some_incidents),
    Measure("incidents --limit 1500", "rdwti/dev.csv", partial(evaluate_incidents, limit=1500)),
    Measure("templates", "muc4/processed/dev.jsonl", evaluate_templates),
    *(
        Measure(f"templates --engine {engine}", "muc4/processed/dev.jsonl", partial(evaluate_templates, engine=engine))
        for engine in (EngineName.RULES, EngineName.LEARNED)
    ),
    Measure("arguments", "wikievents/dev.jsonl", evaluate_arguments),
    *(
        Measure("accounts", f"our own paragraphs, {batch} batch", partial(_own_accounts, name))
        for batch, name in BATCHES.items()
    ),
    *(
        Measure("accounts", f"our own paragraphs, {batch} batch, not worked through", partial(_own_accounts, name))
        for batch, name in WAITING.items()
    ),
    *(
        Measure(f"accounts{asked}", "our own paragraphs, all batches worked through", partial(_all_accounts, engine))
        for engine, asked in ((EngineName.DEFAULT, ""), (EngineName.RULES, " --engine rules"))
    ),
    Measure("confidence --limit 1500", "rdwti/dev.csv", partial(evaluate_sure_claims, limit=1500)),
    Measure("confidence", "muc4/processed/dev.jsonl", evaluate_sure_claims),
    Measure("quiet", "ner", evaluate_quiet),
    Measure("quiet --unseen", "ner", partial(evaluate_quiet, unseen_only=True)),
    *(
        Measure(f"quiet --engine {each}", "ner", partial(evaluate_quiet, engine=each))
        for each in (EngineName.RULES, EngineName.LEARNED)
    ),
)


def write_quality(data: Path, samples: Path, page: Path) -> Iterator[str]:
    """Run every evaluation and write the page, giving each row as it is done; a set that is not there is said to be."""
    rows: list[str] = []
    for measure in (*MEASURES, Measure("accounts", "samples", lambda _: evaluate_accounts(samples))):
        row = _row(measure, data)
        rows.append(row)
        page.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
        yield row


def _row(measure: Measure, data: Path) -> str:
    path = data / measure.where
    inside = measure.where.startswith("our own") or measure.where == "samples"
    if not inside and not path.exists():
        return f"| {measure.command} | {measure.where} | | | not here |"
    found: dict[str, Any] = asdict(measure.run(path))  # type: ignore[call-overload]
    number, seconds = found.pop("n", ""), found.pop("seconds", "")
    figures = ", ".join(f"{key} {_short(value)}" for key, value in found.items() if isinstance(value, int | float))
    return f"| {measure.command} | {measure.where} | {number} | {_short(seconds)} | {figures} |"


def _short(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)
