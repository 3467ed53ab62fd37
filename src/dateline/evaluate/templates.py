"""Incident templates in the MUC-4 processed layout, scored as GTT does: templates aligned, roles by mention."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any

from dateline.evaluate.template_fill import ROLES, Template, fill_templates
from dateline.evaluate.template_weighing import hear, weighed_templates
from dateline.extract.casing import in_one_case, restore_case
from dateline.extract.engines import EngineName, make_engine
from dateline.extract.language import analyse, load_language
from dateline.extract.learned import DefaultEngine
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span

PARAGRAPH = re.compile(r" {3,}")
ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report with its key: for each template its type and, by role, the entities with all their mentions."""

    text: Text
    key: tuple[Template, ...]


@dataclass(frozen=True, slots=True)
class TemplatesScore:
    """Micro-F1 over incident type and five roles, each alone, and the templates split or merged."""

    micro_f1: float
    micro_precision: float
    micro_recall: float
    incident_type_f1: float
    perp_ind_f1: float
    perp_org_f1: float
    target_f1: float
    victim_f1: float
    weapon_f1: float
    event_splitting: float
    """Share of reports with a template in both, in which the numbers of templates differ."""
    templates: int
    produced: int
    n: int
    seconds: float
    errors: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """Right, produced and wanted fillers of one role."""

    right: int = 0
    produced: int = 0
    wanted: int = 0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall."""
        return round(2 * self.right / max(self.produced + self.wanted, 1), 4)


def evaluate_templates(path: Path, engine: EngineName = EngineName.DEFAULT) -> TemplatesScore:
    """Measure an engine on a file of reports with their templates, one JSON object a line."""
    started = perf_counter()
    sheets = list(read_sheets(path))
    reader = make_engine(engine, lambda _: None)
    if isinstance(reader, DefaultEngine):
        made = _made_by_both(reader, sheets)
    else:
        found = reader.extract(sheet.text for sheet in sheets)
        made = [fill_templates(extraction, cased(sheet.text)) for sheet, extraction in zip(sheets, found, strict=True)]
    tallies = {role: Tally() for role in ("incident_type", *ROLES)}
    errors: list[str] = []
    for sheet, templates in zip(sheets, made, strict=True):
        pairs = align(templates, sheet.key)
        count(tallies, templates, sheet.key, pairs)
        errors.extend(_errors(sheet, templates, pairs))
    return _score(sheets, made, tallies, errors=errors, seconds=perf_counter() - started)


def _made_by_both(engine: DefaultEngine, sheets: Sequence[Sheet]) -> list[list[Template]]:
    """Fill the templates that rules and reader, weighed together, make likely; none where no deed is told."""
    weights = engine.encoder.settings["templates"]
    read = engine.read_both(analyse(sheet.text for sheet in sheets))
    return [
        [] if reading is None else weighed_templates(hear(extraction, reading, cased(sheet.text)), weights)
        for sheet, (extraction, reading) in zip(sheets, read, strict=True)
    ]


def cased(text: Text) -> str:
    """Give a report with the capitals that its layout took away."""
    return restore_case(text.characters, load_language()) if in_one_case(text.characters) else text.characters


def align(produced: Sequence[Template], wanted: Sequence[Template]) -> list[tuple[int, int]]:
    """Pair templates one to one so that as many fillers as can be are right.

    The totals do not depend on the pairing, so that most right fillers is also the best F1. Found by going through the
    produced templates with, for each set of wanted ones already taken, the best so far: reports have few templates.
    """
    best: dict[int, tuple[int, list[tuple[int, int]]]] = {0: (0, [])}
    for row, one in enumerate(produced):
        grown = dict(best)
        for taken, (points, pairs) in best.items():
            for column, other in enumerate(wanted):
                gain = 0 if taken >> column & 1 else _alike(one, other)
                state = taken | 1 << column
                if gain and points + gain > grown.get(state, (-1, []))[0]:
                    grown[state] = (points + gain, [*pairs, (row, column)])
        best = grown
    return max(best.values(), key=lambda each: each[0])[1]


def _alike(one: Template, other: Template) -> int:
    return sum(right_in(role, one, other) for role in ("incident_type", *ROLES))


def right_in(role: str, one: Template, other: Template) -> int:
    """Count the fillers of a role that are right: a type it may be, a mention of an entity not yet filled."""
    if role == "incident_type":
        return int(one.incident_type in other.incident_type)
    free = [set(map(normal, entity)) for entity in other.roles[role]]
    right = 0
    for entity in one.roles[role]:
        hit = next((each for each in free if {normal(words) for words in entity} <= each), None)
        if hit is not None:
            free.remove(hit)
            right += 1
    return right


def normal(words: str) -> str:
    """Compare mentions as GTT does: lower case, without articles and marks."""
    plain = re.sub(r"[^\w\s]", "", words.lower())
    return " ".join(word for word in plain.split() if word not in ARTICLES)


def count(
    tallies: Mapping[str, Tally],
    produced: Sequence[Template],
    wanted: Sequence[Template],
    pairs: Sequence[tuple[int, int]],
) -> None:
    """Add one report to the tallies."""
    for role, tally in tallies.items():
        tally.produced += sum(_size(role, each) for each in produced)
        tally.wanted += sum(_size(role, each) for each in wanted)
        tally.right += sum(right_in(role, produced[row], wanted[column]) for row, column in pairs)


def _size(role: str, template: Template) -> int:
    return 1 if role == "incident_type" else len(template.roles[role])


def read_sheets(path: Path) -> Iterator[Sheet]:
    """Read reports with their templates."""
    for line in path.read_text("utf-8").splitlines():
        entry: Mapping[str, Any] = json.loads(line)
        words = entry["doctext"]
        cuts = [0, *(match.end() for match in PARAGRAPH.finditer(words)), len(words)]
        blocks = tuple(
            Block(BlockKind.PARAGRAPH, Span(start, start + len(words[start:end].rstrip())))
            for start, end in pairwise(cuts)
            if words[start:end].strip()
        )
        text = Text(entry["docid"], entry["docid"], "muc", words, "", blocks)
        yield Sheet(text, tuple(map(_template, entry["templates"])))


def _template(entry: Mapping[str, Any]) -> Template:
    roles = {role: tuple(tuple(mention[0] for mention in entity) for entity in entry[role]) for role in ROLES}
    return Template(entry["incident_type"], roles)


def _score(
    sheets: Sequence[Sheet],
    made: Sequence[Sequence[Template]],
    tallies: Mapping[str, Tally],
    *,
    errors: Sequence[str],
    seconds: float,
) -> TemplatesScore:
    right = sum(tally.right for tally in tallies.values())
    produced = sum(tally.produced for tally in tallies.values())
    wanted = sum(tally.wanted for tally in tallies.values())
    both = [(len(one), len(sheet.key)) for sheet, one in zip(sheets, made, strict=True) if one and sheet.key]
    return TemplatesScore(
        round(2 * right / max(produced + wanted, 1), 4),
        round(right / max(produced, 1), 4),
        round(right / max(wanted, 1), 4),
        tallies["incident_type"].f1,
        tallies["PerpInd"].f1,
        tallies["PerpOrg"].f1,
        tallies["Target"].f1,
        tallies["Victim"].f1,
        tallies["Weapon"].f1,
        round(sum(one != two for one, two in both) / max(len(both), 1), 4),
        tallies["incident_type"].wanted,
        tallies["incident_type"].produced,
        len(sheets),
        round(seconds, 1),
        tuple(errors),
    )


def _errors(sheet: Sheet, made: Sequence[Template], pairs: Sequence[tuple[int, int]]) -> Iterator[str]:
    rows, columns = {row for row, _ in pairs}, {column for _, column in pairs}
    for row, column in pairs:
        one, other = made[row], sheet.key[column]
        wrong = [role for role in ROLES if not right_in(role, one, other) == _size(role, one) == _size(role, other)]
        wrong += [] if right_in("incident_type", one, other) else ["incident_type"]
        if wrong:
            lines = (f"  {role}: expected {other.roles.get(role, other.incident_type)}, " for role in wrong)
            gots = (f"got {one.roles.get(role, one.incident_type)}" for role in wrong)
            yield f"{sheet.text.id}: paired\n" + "\n".join(map("".join, zip(lines, gots, strict=True)))
    for row, one in enumerate(made):
        if row not in rows:
            yield f"{sheet.text.id}: extra {one}"
    for column, other in enumerate(sheet.key):
        if column not in columns:
            yield f"{sheet.text.id}: missed {other}"
