"""Accounts against hand-written truth, strictly: one account is right only if all that is told of it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from dateline.export.counts import Count, total_told
from dateline.extract.engines import EngineName, make_engine
from dateline.model.account import Account
from dateline.model.claim import Claim, Party
from dateline.model.document import Block, BlockKind, Text
from dateline.model.edtf import to_edtf
from dateline.model.evidence import Basis, Span
from dateline.model.extraction import Extraction
from dateline.model.interval import Interval
from dateline.model.place import Location
from dateline.model.toll import Outcome, PartyClass, Toll
from dateline.model.yaml_text import load_yaml
from dateline.read import Limits, gather, read
from dateline.read.page import Page
from dateline.text.fold import fold
from dateline.text.names import fits_acronym

COUNTED = {"killed": Outcome.KILLED, "injured": Outcome.INJURED}
BATCHES = "accounts*.yaml"
ENOUGH = 3
"""Points of likeness at which a produced account is taken for the one expected; the telling words alone give 2."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One event as a careful reader finds it in one text."""

    key: str
    deeds: tuple[str, ...]
    when: tuple[str | None, ...]
    """The first is best; None is among them where the text may be read as giving no time."""
    place: str | None
    place_needed: bool
    country: str | None
    by: tuple[str, ...]
    killed: frozenset[int]
    injured: frozenset[int]
    allowed: frozenset[int]
    """Figures that may be told beside the totals: parts, superseded ones, the attackers' own deaths."""
    told: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One text with what is expected of it."""

    name: str
    text: Text
    published: date | None
    expected: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Produced:
    """One account as the engine gives it, in the terms of the sheet."""

    span: Span
    deeds: frozenset[str]
    when: tuple[str, ...]
    places: tuple[Location, ...]
    by: frozenset[str]
    figures: Mapping[Outcome, frozenset[int]]
    quotes: str
    totals: Mapping[Outcome, int | None] = field(default_factory=dict)
    """What a release gives for all its tolls: sides told apart are added up."""


@dataclass(frozen=True, slots=True)
class AccountsScore:
    """How many accounts were found, and how many of them are right in everything."""

    account_precision: float
    account_recall: float
    account_f1: float
    found_f1: float
    deed: float
    when: float
    place: float
    by: float
    tolls: float
    non_events: float
    """Share of produced accounts that answer to nothing expected."""
    n: int
    seconds: float
    errors: tuple[str, ...] = ()


def evaluate_accounts(path: Path, engine: EngineName = EngineName.DEFAULT) -> AccountsScore:
    """Score an engine on a YAML file of paragraphs, a folder of them, or one of reports with ``expected.yaml``."""
    started = perf_counter()
    sheets = list(read_sheets(path))
    published = {sheet.text.document_id: sheet.published for sheet in sheets}
    found = make_engine(engine, published.get).extract(sheet.text for sheet in sheets)
    results = [_compare(sheet, produced_by(extraction)) for sheet, extraction in zip(sheets, found, strict=True)]
    return _score(results, perf_counter() - started)


@dataclass(frozen=True, slots=True)
class _Result:
    sheet: Sheet
    pairs: tuple[tuple[Expected, Produced], ...]
    missed: tuple[Expected, ...]
    extra: tuple[Produced, ...]


def _compare(sheet: Sheet, produced: Sequence[Produced]) -> _Result:
    likeness = sorted(
        (
            (_likeness(sheet, wanted, got), -row, -column)
            for row, wanted in enumerate(sheet.expected)
            for column, got in enumerate(produced)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for points, row, column in likeness:
        if points >= ENOUGH and -row not in pairs and -column not in pairs.values():
            pairs[-row] = -column
    return _Result(
        sheet,
        tuple((sheet.expected[row], produced[column]) for row, column in sorted(pairs.items())),
        tuple(each for row, each in enumerate(sheet.expected) if row not in pairs),
        tuple(each for column, each in enumerate(produced) if column not in pairs.values()),
    )


def _likeness(sheet: Sheet, wanted: Expected, got: Produced) -> int:
    start = fold_find(sheet.text.characters, wanted.told)
    told = start is not None and got.span.overlaps(Span(start, start + len(wanted.told)))
    return (
        2 * told
        + 2 * deed_right(wanted, got)
        + when_right(wanted, got)
        + place_right(wanted, got)
        + tolls_right(wanted, got)
    )


def fold_find(characters: str, words: str) -> int | None:
    """Find words in a text whatever the white space between them."""
    at = " ".join(characters.split()).find(words)
    direct = characters.find(words)
    return direct if direct >= 0 else (at if at >= 0 else None)


def deed_right(wanted: Expected, got: Produced) -> bool:
    """Judge the deed."""
    return bool(got.deeds & set(wanted.deeds))


def when_right(wanted: Expected, got: Produced) -> bool:
    """Judge the interval: the same EDTF, and none where none is told."""
    return any(got.when == () if when is None else when in got.when for when in wanted.when)


def place_right(wanted: Expected, got: Produced) -> bool:
    """Judge the place: its name or words, in the right country; none where none is told."""
    if wanted.place is None and wanted.country is not None and got.places:  # several places of one country
        return any(each.country == wanted.country for each in got.places)
    if wanted.place is None or not (got.places or wanted.place_needed):
        return not got.places
    key = fold(wanted.place)
    named = (
        each
        for each in got.places
        if key in fold(f"{each.words} {each.name or ''}")
        or fold(each.name or each.words) in key
        or fold(each.words) in key
    )
    return any(each.country in {wanted.country, None} for each in named)


def by_right(wanted: Expected, got: Produced) -> bool:
    """Judge the perpetrator: one of those expected is named, and nobody where nobody is told."""
    if not wanted.by:
        return not got.by
    return any(_same_name(one, two) for one in wanted.by for two in got.by)


def _same_name(one: str, two: str) -> bool:
    return fold(one) in two or two in fold(one) or fits_acronym(one, two)


def tolls_right(wanted: Expected, got: Produced) -> bool:
    """Judge killed and injured: every total there, told or added up as releases do, and no figure that nobody told."""
    for outcome, figures in ((Outcome.KILLED, wanted.killed), (Outcome.INJURED, wanted.injured)):
        have = got.figures.get(outcome, frozenset()) - {0}  # "no one was hurt" is told, and no figure
        if not figures <= have | {got.totals.get(outcome)} or not have <= figures | wanted.allowed:
            return False
    return True


def tolls_told(wanted: Expected, got: Produced) -> bool:
    """Judge figures by themselves: each is among those told, whatever others there are."""
    told = wanted.allowed | wanted.killed | wanted.injured | {0}
    return all(figures <= told for figures in got.figures.values())


def match(sheet: Sheet, extraction: Extraction) -> dict[str, Expected]:
    """Give what was expected for each account that answers to it, by the account's id."""
    produced = produced_by(extraction)
    ids = dict(zip(map(id, produced), (account.id for account in extraction.accounts), strict=True))
    return {ids[id(got)]: wanted for wanted, got in _compare(sheet, produced).pairs}


def produced_one(claim: Claim) -> Produced:
    """Put one claim alone into the terms of the sheet."""
    account = Account(claim.subject_id, claim.evidence.text_id, claim.engine, claim.evidence.span or Span(0, 0))
    return _produced(account, [claim], {})


JUDGES: tuple[Callable[[Expected, Produced], bool], ...] = (deed_right, when_right, place_right, by_right, tolls_right)


def _score(results: Sequence[_Result], seconds: float) -> AccountsScore:
    pairs = [pair for result in results for pair in result.pairs]
    wanted = sum(len(result.sheet.expected) for result in results)
    made = len(pairs) + sum(len(result.extra) for result in results)
    right = sum(all(judge(*pair) for judge in JUDGES) for pair in pairs)
    deed, when, place, by, tolls = (
        round(sum(judge(*pair) for pair in pairs) / max(len(pairs), 1), 4) for judge in JUDGES
    )
    return AccountsScore(
        round(right / max(made, 1), 4),
        round(right / max(wanted, 1), 4),
        round(2 * right / max(made + wanted, 1), 4),
        round(2 * len(pairs) / max(made + wanted, 1), 4),
        deed,
        when,
        place,
        by,
        tolls,
        round((made - len(pairs)) / max(made, 1), 4),
        wanted,
        round(seconds, 1),
        tuple(line for result in results for line in _errors(result)),
    )


def _errors(result: _Result) -> Iterator[str]:
    name = result.sheet.name
    for wanted, got in result.pairs:
        wrong = [judge.__name__ for judge in JUDGES if not judge(wanted, got)]
        if wrong:
            yield f"{name}: {wanted.key}: wrong {', '.join(wrong)}: expected {_brief(wanted)}, got {_short(got)}"
    for wanted in result.missed:
        yield f"{name}: {wanted.key}: missed: {_brief(wanted)}"
    for got in result.extra:
        yield f"{name}: extra: {_short(got)}"


def _brief(wanted: Expected) -> str:
    figures = f"killed {set(wanted.killed)}, injured {set(wanted.injured)}"
    return f"{wanted.deeds} {wanted.when} {wanted.place} {wanted.by} {figures} “{wanted.told}”"


def _short(got: Produced) -> str:
    places = [each.name or each.words for each in got.places]
    figures = {outcome.value: set(values) for outcome, values in got.figures.items()}
    return f"{set(got.deeds)} {got.when} {places} {set(got.by)} {figures} “{got.quotes}”"


def produced_by(extraction: Extraction) -> list[Produced]:
    """Put what an engine found into the terms of the sheet."""
    claims: dict[str, list[Claim]] = {}
    for claim in extraction.claims:
        claims.setdefault(claim.subject_id, []).append(claim)
    also = {
        profile.id: {fold(str(claim.value)) for claim in claims.get(profile.id, []) if claim.property == "alias"}
        for profile in extraction.profiles
    }
    return [_produced(account, claims.get(account.id, []), also) for account in extraction.accounts]


def _produced(account: Account, claims: Sequence[Claim], also: Mapping[str, set[str]]) -> Produced:
    tolls = [claim.value for claim in claims if isinstance(claim.value, Toll)]
    doers = [
        claim.value
        for claim in claims
        if claim.property in {"perpetrator", "claimed_by"}
        and isinstance(claim.value, Party)
        and claim.attribution.basis is not Basis.DENIED
    ]
    return Produced(
        account.span,
        frozenset(str(claim.value) for claim in claims if claim.property == "deed"),
        tuple(to_edtf(claim.value) for claim in claims if isinstance(claim.value, Interval)),
        tuple(claim.value for claim in claims if claim.property == "place" and isinstance(claim.value, Location)),
        frozenset(fold(words) for party in doers for words in (party.words, party.name) if words)
        | {alias for party in doers for alias in also.get(party.profile_id or "", ())},
        {
            outcome: frozenset(
                figure for toll in tolls if toll.outcome is outcome and (figure := _figure(toll)) is not None
            )
            for outcome in COUNTED.values()
        },
        " / ".join(claim.evidence.quote for claim in claims if claim.property == "deed"),
        {
            outcome: _figure(total_told([toll for toll in tolls if toll.outcome is outcome and toll.known]))
            for outcome in COUNTED.values()
        },
    )


def _figure(toll: Toll | Count) -> int | None:
    return next((figure for figure in (toll.best, toll.low, toll.high) if figure is not None), None)


def read_sheets(path: Path) -> Iterator[Sheet]:
    """Read a YAML list of paragraphs with their events, a folder of such lists, or of reports and ``expected.yaml``."""
    if (path / "expected.yaml").exists():
        yield from _reports(path)
        return
    for file in sorted(path.glob(BATCHES)) if path.is_dir() else [path]:
        yield from _batch(file)


def _batch(file: Path) -> Iterator[Sheet]:
    for number, entry in enumerate(load_yaml(file.read_text("utf-8"))):
        words, blocks = _table(entry["rows"]) if "rows" in entry else _paragraphs(entry["text"])
        name = f"{file.name}:{number}"
        text = Text(f"text-{name}", f"document-{name}", "gold", words, "", blocks)
        yield Sheet(name, text, entry.get("published"), tuple(map(_expected, entry.get("events") or ())))


def _paragraphs(words: str) -> tuple[str, tuple[Block, ...]]:
    starts = [0, *(match.end() for match in re.finditer(r"\n\n", words))]
    ends = [*(start - 2 for start in starts[1:]), len(words)]
    return words, tuple(Block(BlockKind.PARAGRAPH, Span(*each)) for each in zip(starts, ends, strict=True))


def _table(rows: Sequence[Sequence[str]]) -> tuple[str, tuple[Block, ...]]:
    """Lay rows out as the readers do: cells after tabs, the first row the header."""
    page = Page()
    for number, row in enumerate(rows):
        page.add_row(BlockKind.TABLE_ROW if number else BlockKind.TABLE_HEADER, row)
    return page.characters, page.blocks


def _reports(folder: Path) -> Iterator[Sheet]:
    truth: dict[str, Any] = load_yaml((folder / "expected.yaml").read_text("utf-8"))
    for name, entry in truth.items():
        file, _, part = name.partition("#")
        original = next(gather([str(folder / "reports" / file)], Limits(), _ignore))
        for reading in read(original):
            if part and reading.part != part:
                continue
            text = Text(f"text-{name}", f"document-{name}", reading.reader, reading.characters, "", reading.blocks)
            yield Sheet(name, text, reading.published, tuple(map(_expected, entry.get("events") or ())))


def _ignore(_: Exception) -> None:
    """Let ``gather`` go on; a missing file shows as a missing sheet."""


def _expected(entry: Mapping[str, Any]) -> Expected:
    tolls: list[Mapping[str, Any]] = entry.get("tolls") or []
    place = entry.get("place") or {}
    when = entry.get("when")
    whens: list[Any] = when if isinstance(when, list) else [when]
    deeds = entry["deed"] if isinstance(entry["deed"], list) else [entry["deed"]]
    return Expected(
        str(entry["key"]),
        tuple(deeds),
        tuple(None if each is None else str(each) for each in whens),
        place.get("name"),
        not entry.get("place_optional", False),
        place.get("country"),
        tuple(map(str, (*(entry.get("by") or ()), *(entry.get("claimed_by") or ())))),
        _totals(tolls, "killed"),
        _totals(tolls, "injured"),
        frozenset(toll["figure"] for toll in tolls if toll.get("figure") is not None and not _is_total(toll)),
        str(entry.get("told", "")),
    )


def _totals(tolls: Sequence[Mapping[str, Any]], outcome: str) -> frozenset[int]:
    return frozenset(
        toll["figure"]
        for toll in tolls
        if toll["outcome"] == outcome and toll.get("figure") is not None and _is_total(toll)
    )


def _is_total(toll: Mapping[str, Any]) -> bool:
    parts = toll.get("part_of_total") or toll.get("superseded")
    return not parts and toll.get("among") != PartyClass.PERPETRATORS.value
