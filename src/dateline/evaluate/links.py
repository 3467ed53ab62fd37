"""How well linking tells which rows of coded datasets are one event, against pairs judged by hand."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from time import perf_counter

from dateline.evaluate.link_rows import READERS, RowKey, row_views
from dateline.model.errors import NothingToRead
from dateline.model.link import Judgement, Link, Pair, pair
from dateline.resolve.clusters import clusters
from dateline.resolve.link import LinkSettings, link_accounts
from dateline.resolve.views import AccountView
from dateline.text.fold import fold

WEEK = 7


class Weeks(StrEnum):
    """Which weeks count. The weights were learned on the even ones, so the odd ones are what to report."""

    ALL = "all"
    EVEN = "even"
    ODD = "odd"


@dataclass(frozen=True, slots=True)
class LinksScore:
    """How linking did on judged pairs.

    ``same_*`` and ``decisions_right`` are over pairs judged same or different: a decision is to hold the two rows for
    one event or not, as any rule of day and distance decides. ``labels_right`` is stricter and over all judged pairs
    but the unsure ones: same, part of and different each count as themselves. ``part_of_f1`` is over those too.
    ``b3_f1`` weighs over- and under-merging over all rows. ``entries_right`` is the share of rows, easy ones too,
    rightly matched or rightly left alone, as published figures for matching of datasets count.
    """

    same_precision: float
    same_recall: float
    same_f1: float
    part_of_f1: float
    decisions_right: float
    labels_right: float
    b3_f1: float
    b3_precision: float
    b3_recall: float
    entries_right: float
    candidates_recall: float
    n: int
    seconds: float


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two rows and what a person judged them to be to one another."""

    left: str
    right: str
    label: Judgement
    reason: str
    confidence: str

    @property
    def pair(self) -> Pair:
        """Give the two ids, smaller first."""
        return pair(self.left, self.right)


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking made of a folder of datasets."""

    views: dict[str, AccountView]
    links: dict[Pair, Link]
    sets: tuple[tuple[str, ...], ...]
    seconds: float

    def judgement(self, both: Pair) -> Judgement:
        """Tell what two rows are: same when in one set, part of when so linked, else different."""
        home = self.homes
        if home[both[0]] == home[both[1]]:
            return Judgement.SAME
        link = self.links.get(both)
        return Judgement.PART_OF if link and link.judgement is Judgement.PART_OF else Judgement.DIFFERENT

    @property
    def homes(self) -> dict[str, int]:
        """Give the number of the set each row is in."""
        return {each: number for number, members in enumerate(self.sets) for each in members}


def evaluate_links(path: Path, *, weeks: Weeks = Weeks.ALL, settings: LinkSettings | None = None) -> LinksScore:
    """Link the datasets in a folder and score the result on its judged pairs."""
    linked, judged = link_folder(path, settings), judged_pairs(path)
    return score_links(linked, judged, true_sets(path), weeks)


def link_folder(path: Path, settings: LinkSettings | None = None) -> Linked:
    """Link all rows of the datasets in a folder, as the pipeline would."""
    views = folder_views(path)
    chosen = replace(settings or LinkSettings(), unrepeating=frozenset(READERS))
    begun = perf_counter()
    links = link_accounts(views, chosen)
    sets = clusters([view.id for view in views], links, ())
    seconds = perf_counter() - begun
    by_pair = {pair(link.left_id, link.right_id): link for link in links}
    return Linked({view.id: view for view in views}, by_pair, tuple(sets), seconds)


def folder_views(path: Path) -> list[AccountView]:
    """Read all rows of the datasets in a folder."""
    return [view for dataset, file in dataset_files(path) for view in row_views(file, dataset, _country_year(file))]


def _country_year(file: Path) -> str:
    """Name the country-year of a file, where its folder holds several: "kenya2012" of ``Kenya_2012__acled.csv``."""
    named = {_joined(each.name.partition("__")[0]) for each in file.parent.glob("*__*.csv")}
    name = file.name.partition("__")[0].removesuffix("_pairs.csv").removesuffix("_clusters.csv")
    return _joined(name) if len(named) > 1 else ""


def _joined(name: str) -> str:
    return fold(name).replace("_", "").replace(" ", "")


def dataset_files(path: Path) -> list[tuple[str, Path]]:
    """Find the files ``*__acled.csv``, ``*__ged.csv`` and so on."""
    found = [(dataset, file) for dataset in READERS for file in sorted(path.glob(f"*__{dataset}.csv"))]
    if not found:
        raise NothingToRead("no dataset files", where=str(path), way_out="name them *__acled.csv, *__ged.csv …")
    return found


def judged_pairs(path: Path) -> list[JudgedPair]:
    """Read the pairs judged by hand, ``*_pairs.csv``."""
    return [_judged(row, _country_year(file)) for file in sorted(path.glob("*_pairs.csv")) for row in _rows(file)]


def _judged(row: dict[str, str], where: str) -> JudgedPair:
    left, right = (str(RowKey(row[f"dataset_{side}"], int(row[f"row0_{side}"]), where)) for side in "ab")
    label = Judgement(row["label"].replace("_", " "))
    return JudgedPair(left, right, label, row.get("reason", ""), row.get("confidence", ""))


def true_sets(path: Path) -> dict[str, str]:
    """Read which rows are one event, ``*_clusters.csv``; rows it does not list stand alone."""
    found = ((_country_year(file), row) for file in sorted(path.glob("*_clusters.csv")) for row in _rows(file))
    return {str(RowKey(row["dataset"], int(row["row0"]), where)): f"{where}{row['cluster_id']}" for where, row in found}


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def score_links(linked: Linked, judged: Sequence[JudgedPair], truth: dict[str, str], weeks: Weeks) -> LinksScore:
    """Score what linking made against the judged pairs of some weeks."""
    kept = [each for each in judged if _counts(linked, each.pair, weeks)]
    decided = {each.pair: linked.judgement(each.pair) for each in kept}
    hard = [each for each in kept if each.label in (Judgement.SAME, Judgement.DIFFERENT)]
    sure = [each for each in kept if each.label is not Judgement.UNSURE]
    right = sum((decided[each.pair] is Judgement.SAME) == (each.label is Judgement.SAME) for each in hard)
    precision, recall, f1 = _prf(hard, decided, Judgement.SAME)
    rows = [each for each in linked.views if _in(_week(linked.views[each]), weeks)]
    b3 = _b_cubed(linked, truth, rows)
    same = [each for each in hard if each.label is Judgement.SAME]
    return LinksScore(
        same_precision=round(precision, 4),
        same_recall=round(recall, 4),
        same_f1=round(f1, 4),
        part_of_f1=round(_prf(sure, decided, Judgement.PART_OF)[2], 4),
        decisions_right=round(right / max(len(hard), 1), 4),
        labels_right=round(sum(decided[each.pair] is each.label for each in sure) / max(len(sure), 1), 4),
        b3_f1=round(b3[2], 4),
        b3_precision=round(b3[0], 4),
        b3_recall=round(b3[1], 4),
        entries_right=round(_entries_right(linked, truth, rows), 4),
        candidates_recall=round(sum(each.pair in linked.links for each in same) / max(len(same), 1), 4),
        n=len(hard),
        seconds=round(linked.seconds, 2),
    )


def _counts(linked: Linked, both: Pair, weeks: Weeks) -> bool:
    return _in(min(_week(linked.views[each]) for each in both), weeks)


def _week(view: AccountView) -> int:
    first = (view.interval.earliest if view.interval else None) or date.min
    return first.toordinal() // WEEK


def _in(week: int, weeks: Weeks) -> bool:
    return weeks is Weeks.ALL or (week % 2 == 0) == (weeks is Weeks.EVEN)


def _prf(judged: Iterable[JudgedPair], decided: dict[Pair, Judgement], label: Judgement) -> tuple[float, float, float]:
    found = Counter((each.label is label, decided[each.pair] is label) for each in judged)
    hit, missed, wrong = found[True, True], found[True, False], found[False, True]
    precision, recall = hit / max(hit + wrong, 1), hit / max(hit + missed, 1)
    return precision, recall, 2 * hit / max(2 * hit + missed + wrong, 1)


def _b_cubed(linked: Linked, truth: dict[str, str], rows: Sequence[str]) -> tuple[float, float, float]:
    """Score each row by how pure and how whole its set is, then average over rows."""
    true_members: dict[str, set[str]] = defaultdict(set)
    for row in linked.views:
        true_members[truth.get(row, row)].add(row)
    members = {row: set(found) for found in linked.sets for row in found}
    precision = recall = 0.0
    for row in rows:
        found, true = members[row], true_members[truth.get(row, row)]
        precision += len(found & true) / len(found)
        recall += len(found & true) / len(true)
    precision, recall = precision / max(len(rows), 1), recall / max(len(rows), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _entries_right(linked: Linked, truth: dict[str, str], rows: Sequence[str]) -> float:
    """Count rows matched with a true partner, or left alone where they have none."""
    true_members: dict[str, set[str]] = defaultdict(set)
    for row, cluster in truth.items():
        true_members[cluster].add(row)
    members = {row: set(found) for found in linked.sets for row in found}
    right = 0
    for row in rows:
        found = members[row] - {row}
        true = true_members[truth.get(row, row)] - {row}
        right += bool(found & true) if found else not true
    return right / max(len(rows), 1)


def link_errors(linked: Linked, judged: Iterable[JudgedPair], weeks: Weeks = Weeks.ALL) -> list[str]:
    """Describe each wrong decision: what was judged, what was decided, why, and both rows."""
    wrong = []
    for each in judged:
        decided = linked.judgement(each.pair)
        if decided is each.label or each.label is Judgement.UNSURE or not _counts(linked, each.pair, weeks):
            continue
        link = linked.links.get(each.pair)
        why = f"{link.score:.2f} {'; '.join(link.reasons)}" if link else "never a candidate, or too unlikely"
        rows = "\n".join(f"  {linked.views[row].source}: {linked.views[row].words}" for row in each.pair)
        wrong.append(f"{each.label} ({each.confidence}) taken for {decided}: {each.reason}\n  {why}\n{rows}")
    return wrong
