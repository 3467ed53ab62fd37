"""Claims with known truth: what they were made of, and whether they are right.

Roles: MUC-4's development reports, word for word as MUC compares them (the reader has learned the training reports by
heart); our own paragraphs and samples, by what they expect and by what one of us said (``judged.yaml``); the twenty
reports of WikiEvents, by what one of us said. Figures: RAND's incidents but those kept unseen, and our own paragraphs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import dateline.evaluate
from dateline.evaluate import accounts, templates
from dateline.evaluate.incidents import is_unseen, read_rows, texts_of
from dateline.evaluate.sure_claims import asked_for, coded_as, figures_told, said_in_key
from dateline.extract.engines import EngineName, make_engine
from dateline.extract.learned.encoder import load_encoder
from dateline.extract.learned.hearing import heard
from dateline.extract.learned.reading import read_texts
from dateline.extract.places import Gazetteer
from dateline.extract.promises import Hearing, report_of, signs_of
from dateline.model.claim import Claim, SubjectKind
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Basis, Span
from dateline.model.extraction import Extraction
from dateline.model.toll import Toll
from dateline.model.yaml_text import load_yaml
from training.promises.people import are_told, people_in_keys

GOLD = Path(dateline.evaluate.__file__).parent / "gold"
OURS = (GOLD / "accounts.yaml", *(GOLD / f"accounts_{batch}.yaml" for batch in range(2, 7)))
"""Later batches are kept for blind readings."""
SAMPLES = Path(__file__).parents[2] / "samples"
JUDGED = Path(__file__).with_name("judged.yaml")
AT_ONCE = 8
INCIDENTS = 4_000
"""RAND's rows looked at, spread evenly over the set; and as many at most of those kept unseen."""

Judged = Iterable[tuple[Claim, bool]]
Said = Mapping[tuple[str, Span], bool]


@dataclass(frozen=True, slots=True)
class Case:
    """One judged claim: the table its weights stand in, its signs, whether it is right, and the document it is of."""

    table: str
    signs: Mapping[str, float]
    right: bool
    document: str
    origin: str


@dataclass(frozen=True, slots=True)
class Known:
    """Texts with known truth, and what judges the claims that an engine makes of one of them."""

    origin: str
    texts: Sequence[Text]
    judge: Callable[[Extraction], Judged]
    published: Callable[[str], date | None] = lambda _: None


def cases(data: Path, engine: EngineName) -> Iterator[Case]:
    """Give the judged claims of an engine on who took part, and, for the rules, on how many suffered."""
    known = [_muc(data), *map(_ours, (*OURS, SAMPLES)), _wikievents(data)]
    if engine is EngineName.RULES:  # what the reader adds has no figures
        known.append(_rand(data, unseen=False))
    yield from (case for each in known for case in _cases(each, engine))


def unseen_figures(data: Path) -> Iterator[Case]:
    """Give the judged figures of the incidents that nothing is fitted on."""
    yield from _cases(_rand(data, unseen=True), EngineName.RULES)


def _cases(known: Known, engine: EngineName) -> Iterator[Case]:
    found = make_engine(engine, known.published).extract(known.texts)
    for start in range(0, len(known.texts), AT_ONCE):
        batch = known.texts[start : start + AT_ONCE]
        for text, hearing in zip(batch, _hearings(batch, engine), strict=True):
            extraction = next(found)
            report = report_of(extraction, text, hearing)
            for claim, right in known.judge(extraction):
                signed = signs_of(report, claim)
                if signed is not None and (hearing is None or not isinstance(claim.value, Toll)):
                    yield Case(*signed, right, f"{known.origin} {text.id} {text.characters[:40]}", known.origin)


def _hearings(texts: Sequence[Text], engine: EngineName) -> list[Hearing | None]:
    """Ask the reader about each text, where it reads too."""
    if engine is EngineName.RULES:
        return [None for _ in texts]
    return [partial(heard, reading) for reading in read_texts(load_encoder(), [text.characters for text in texts])]


def _muc(data: Path) -> Known:
    """Judge parts by the processed keys, and victims without a name by the full ones, which alone have them."""
    sheets = {sheet.text.id: sheet for sheet in templates.read_sheets(data / "muc4/processed/dev.jsonl")}
    people = people_in_keys(data / "muc4/raw")

    def judge(extraction: Extraction) -> Judged:
        sheet = sheets[extraction.text_id]
        characters = templates.cased(sheet.text)
        for claim in asked_for(extraction):
            said = [right for _, right in said_in_key(claim, sheet.key, characters)]
            if claim.property == "victim" and not said:
                said = [are_told(claim.evidence.quote, people.get(sheet.text.id, frozenset()))]
            yield from ((claim, right) for right in said)

    return Known("muc", [sheet.text for sheet in sheets.values()], judge)


def _ours(path: Path) -> Known:
    """Judge doers and figures by what the sheets expect, other parts by what one of us said of them."""
    sheets = {sheet.text.id: sheet for sheet in accounts.read_sheets(path)}
    published = {sheet.text.document_id: sheet.published for sheet in sheets.values()}
    said = _said("gold")

    def judge(extraction: Extraction) -> Judged:
        sheet = sheets[extraction.text_id]
        wanted = accounts.match(sheet, extraction)
        for claim in extraction.claims:
            expected = wanted.get(claim.subject_id)
            if claim.property in EXPECTED and claim.subject_kind is SubjectKind.ACCOUNT:
                if claim.attribution.basis is not Basis.DENIED:
                    alone = accounts.produced_one(claim)
                    yield claim, expected is not None and EXPECTED[claim.property](expected, alone)
            else:
                yield from _as_said(said.get(sheet.name, {}), claim)

    return Known("ours", [sheet.text for sheet in sheets.values()], judge, published.get)


EXPECTED = {"perpetrator": accounts.by_right, "toll": accounts.tolls_told}
"""What the sheets of our own paragraphs say of single claims."""


def _as_said(said: Said, claim: Claim) -> Judged:
    span = claim.evidence.span
    if span is not None and (claim.property, span) in said:
        yield claim, said[claim.property, span]


def _wikievents(data: Path) -> Known:
    said = _said("wikievents")
    lines = (data / "wikievents/dev.jsonl").read_text("utf-8").splitlines()
    texts = [_in_one(json.loads(line)) for line in lines]

    def judge(extraction: Extraction) -> Judged:
        for claim in extraction.claims:
            yield from _as_said(said.get(extraction.text_id, {}), claim)

    return Known("wikievents", texts, judge)


def _in_one(entry: Mapping[str, Any]) -> Text:
    """Join the sentences of a report by spaces; the set's own text has none between them."""
    words = " ".join(sentence for _, sentence in entry["sentences"])
    block = Block(BlockKind.PARAGRAPH, Span(0, len(words)))
    return Text(entry["doc_id"], entry["doc_id"], "wikievents", words, "", (block,))


def _rand(data: Path, *, unseen: bool) -> Known:
    rows = [row for row in read_rows(data / "rdwti/dev.csv", Gazetteer.open()) if is_unseen(row.description) is unseen]
    rows = list({row.description: row for row in rows}.values())
    rows = rows[:: max(1, len(rows) // INCIDENTS)]
    texts = list(texts_of(rows))
    by_text = {text.id: row for text, row in zip(texts, rows, strict=True)}

    def judge(extraction: Extraction) -> Judged:
        told = list(figures_told(extraction))
        for claim, toll in told:
            yield claim, coded_as(by_text[extraction.text_id], toll, [other for _, other in told])

    return Known("rand", texts, judge)


def _said(name: str) -> dict[str, dict[tuple[str, Span], bool]]:
    loaded = load_yaml(JUDGED.read_text("utf-8"))[name]
    return {
        text: {(role, Span(start, end)): right for role, start, end, right in said} for text, said in loaded.items()
    }
