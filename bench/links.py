"""Linking beside other ways to do it, on pairs judged by hand, and how it grows: ``python bench/links.py [DIR]``.

Each way gives every pair a score; its threshold is chosen on the even weeks and its figures are for the odd ones.
Peers are told that a dataset tells each event once: their pairs within one dataset are left out, which helps them.
Needs ``pip install "splink>=5" recordlinkage`` besides Dateline. Peers that are not installed are named and left out,
and so is the comparison where the judged pairs are not there. With ``--scale N`` nothing is compared, and a made-up
corpus of N accounts is linked in memory; for the whole command as a user waits for it: ``python -m bench.resolve``.
"""

from __future__ import annotations

import logging
import resource
import warnings
from argparse import ArgumentParser
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from random import Random
from time import perf_counter, process_time

from dateline.evaluate.links import WEEK, JudgedPair, folder_views, judged_pairs, link_folder
from dateline.evaluate.synthetic import synthetic_corpus
from dateline.model.link import Judgement, Pair, pair
from dateline.model.place import distance_km
from dateline.model.toll import Outcome
from dateline.resolve.clusters import clusters
from dateline.resolve.columns import UNKNOWN, sheet, toll_range
from dateline.resolve.link import LinkSettings, link_sheet, relink
from dateline.resolve.sheets import with_accounts
from dateline.resolve.views import AccountView
from dateline.resolve.words import stems
from dateline.text.fold import fold

Scores = dict[Pair, float]
OURS = "Dateline"
NEAR_KM = 10
ALIKE = 0.8
Way = Callable[[list[AccountView]], Scores]


@dataclass(frozen=True, slots=True)
class Result:
    """What one way reached on the odd weeks."""

    way: str
    threshold: float
    precision: float
    recall: float
    f1: float
    right: float
    seconds: float


def exact_key(views: list[AccountView]) -> Scores:
    """Same day, same name of the place, a word of the parties in common."""
    return {
        pair(one.id, two.id): 1.0
        for one, two in combinations(views, 2)
        if _day(one) == _day(two) and _place(one) == _place(two) and _parties(one) & _parties(two)
    }


def day_and_distance(views: list[AccountView]) -> Scores:
    """Days that meet, and points within 10 km."""
    return {
        pair(one.id, two.id): 1.0
        for one, two in combinations(views, 2)
        if one.interval and two.interval and one.interval.overlaps(two.interval) and _km(one, two) <= NEAR_KM
    }


def splink_out_of_the_box(views: list[AccountView]) -> Scores:
    """Splink's own comparisons of dates, points, names and figures, trained by EM."""
    import splink.comparison_library as cl  # noqa: PLC0415 - only where the peer is installed

    comparisons = [
        cl.AbsoluteDateDifferenceAtThresholds("day", input_is_string=True, metrics=["day"] * 3, thresholds=[1, 3, 7]),
        cl.DistanceInKMAtThresholds("latitude", "longitude", [5, 25, 100]),
        cl.JaroWinklerAtThresholds("place", [0.9, 0.8]),
        cl.ExactMatch("killed"),
        cl.JaroWinklerAtThresholds("parties", [0.9, 0.7]),
    ]
    return _splink(views, comparisons)


def splink_with_words(views: list[AccountView]) -> Scores:
    """Splink with comparisons written for the field: intervals, toll ratios, shared words; trained by EM."""
    import splink.comparison_library as cl  # noqa: PLC0415 - only where the peer is installed

    comparisons = [
        cl.CustomComparison(
            [
                {
                    "sql_condition": "first_l IS NULL OR first_r IS NULL",
                    "label_for_charts": "null",
                    "is_null_level": True,
                },
                {"sql_condition": "first_l = first_r AND last_l = last_r", "label_for_charts": "same days"},
                {"sql_condition": "first_l <= last_r AND first_r <= last_l", "label_for_charts": "meet"},
                {"sql_condition": "first_l <= last_r + 1 AND first_r <= last_l + 1", "label_for_charts": "a day apart"},
                {
                    "sql_condition": "first_l <= last_r + 3 AND first_r <= last_l + 3",
                    "label_for_charts": "3 days apart",
                },
                {"sql_condition": "ELSE", "label_for_charts": "else"},
            ],
            output_column_name="time",
        ),
        cl.DistanceInKMAtThresholds("latitude", "longitude", [5, 15, 30, 60, 120]),
        cl.CustomComparison(
            [
                {
                    "sql_condition": "killed_l IS NULL OR killed_r IS NULL",
                    "label_for_charts": "null",
                    "is_null_level": True,
                },
                {"sql_condition": "killed_l = killed_r AND killed_l >= 3", "label_for_charts": "same, 3 or more"},
                {"sql_condition": "killed_l = killed_r", "label_for_charts": "same"},
                {
                    "sql_condition": "least(killed_l, killed_r) + 1 >= 0.6 * (greatest(killed_l, killed_r) + 1)",
                    "label_for_charts": "near",
                },
                {"sql_condition": "ELSE", "label_for_charts": "else"},
            ],
            output_column_name="toll",
        ),
        cl.ArrayIntersectAtSizes("rare", [4, 2, 1]),
        cl.ArrayIntersectAtSizes("words", [8, 5, 3]),
    ]
    return _splink(views, comparisons)


def _splink(views: list[AccountView], comparisons: Sequence[object]) -> Scores:
    import pandas  # noqa: PLC0415
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: PLC0415

    logging.getLogger("splink").setLevel(logging.ERROR)
    near = "abs(l.first - r.first) <= 4 AND abs(l.latitude - r.latitude) < 1 AND abs(l.longitude - r.longitude) < 1"
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=list(comparisons),
        blocking_rules_to_generate_predictions=[{"blocking_rule": near}, block_on("first")],
    )
    frame = pandas.DataFrame([_record(view, _common(views)) for view in views])
    linker = Linker(DuckDBAPI().register(frame), settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match([block_on("first", "place")], recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("first"), block_on("place")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict().as_pandas_dataframe()
    rows = zip(found["unique_id_l"], found["unique_id_r"], found["match_weight"], strict=True)
    return {pair(left, right): float(weight) for left, right, weight in rows}


def _record(view: AccountView, common: frozenset[str]) -> dict[str, object]:
    low, high = toll_range(view.tolls, Outcome.KILLED)
    words = stems(view.words)
    where = view.location
    return {
        "unique_id": view.id,
        "day": str(view.interval.earliest) if view.interval else None,
        "first": view.interval.earliest.toordinal() if view.interval and view.interval.earliest else None,
        "last": view.interval.latest.toordinal() if view.interval and view.interval.latest else None,
        "latitude": where.latitude if where else None,
        "longitude": where.longitude if where else None,
        "place": _place(view),
        "killed": None if low == UNKNOWN else high,
        "parties": " ".join(sorted(_parties(view))),
        "words": words,
        "rare": [word for word in words if word not in common],
    }


def _common(views: list[AccountView]) -> frozenset[str]:
    counts: dict[str, int] = {}
    for view in views:
        for word in stems(view.words):
            counts[word] = counts.get(word, 0) + 1
    return frozenset(word for word, count in counts.items() if count > len(views) / 40)


def recordlinkage_ecm(views: list[AccountView]) -> Scores:
    """The recordlinkage toolkit: its comparisons, and its ECM classifier, which needs no labels."""
    import pandas  # noqa: PLC0415
    import recordlinkage  # noqa: PLC0415

    frame = pandas.DataFrame([_record(view, _common(views)) for view in views]).set_index("unique_id")
    frame["date"] = pandas.to_datetime(frame["day"])
    index = recordlinkage.Index()
    index.sortedneighbourhood("first", window=9)
    candidates = index.index(frame)
    compare = recordlinkage.Compare()
    compare.numeric("first", "first", method="linear", offset=0, scale=3, label="time")
    compare.geo("latitude", "longitude", "latitude", "longitude", method="linear", offset=10, scale=40, label="where")
    compare.string("place", "place", method="jarowinkler", label="place")
    compare.exact("killed", "killed", label="killed")
    compare.string("parties", "parties", method="jarowinkler", label="parties")
    features = (compare.compute(candidates, frame) > ALIKE).astype(int)
    classifier = recordlinkage.ECMClassifier()
    classifier.fit(features)
    chances = classifier.prob(features)
    return {pair(left, right): float(chance) for (left, right), chance in chances.items()}


def _day(view: AccountView) -> object:
    return view.interval.earliest if view.interval else view.id


def _place(view: AccountView) -> str:
    return fold(view.location.name or view.location.words) if view.location else ""


def _parties(view: AccountView) -> set[str]:
    return set(stems(" ".join(party.name or party.words for party in view.parties)))


def _km(one: AccountView, two: AccountView) -> float:
    km = distance_km(one.location, two.location) if one.location and two.location else None
    return 1e9 if km is None else km


def measure(name: str, way: Way, views: list[AccountView], judged: Iterable[JudgedPair]) -> Result:
    """Run one way, choose its threshold on the even weeks, and score it on the odd ones."""
    begun = perf_counter()
    scores = way(views)
    seconds = perf_counter() - begun
    if name != OURS:
        scores = {both: score for both, score in scores.items() if _dataset(both[0]) != _dataset(both[1])}
    hard = [each for each in judged if each.label in (Judgement.SAME, Judgement.DIFFERENT)]
    first = {view.id: view.interval.earliest.toordinal() for view in views if view.interval and view.interval.earliest}
    odd = [each for each in hard if min(first[each.left], first[each.right]) // WEEK % 2]
    even = [each for each in hard if each not in odd]
    steps = sorted(set(scores.values()))[:: max(1, len(set(scores.values())) // 200)]
    threshold = max(steps, key=lambda step: _score(scores, even, step)[2])
    precision, recall, f1, right = _score(scores, odd, threshold)
    return Result(name, round(threshold, 3), precision, recall, f1, right, round(seconds, 2))


def _dataset(row: str) -> str:
    return row.split(":", maxsplit=1)[0]


def _score(scores: Scores, judged: list[JudgedPair], threshold: float) -> tuple[float, float, float, float]:
    linked = [(scores.get(each.pair, -1e9) >= threshold, each.label is Judgement.SAME) for each in judged]
    hit = sum(found and true for found, true in linked)
    wrong, missed = sum(found and not true for found, true in linked), sum(true and not found for found, true in linked)
    right = sum(found == true for found, true in linked) / max(len(linked), 1)
    f1 = 2 * hit / max(2 * hit + wrong + missed, 1)
    return round(hit / max(hit + wrong, 1), 3), round(hit / max(hit + missed, 1), 3), round(f1, 3), round(right, 3)


def compare_ways(path: Path) -> None:
    """Print a table of all ways."""
    warnings.simplefilter("ignore")
    views = folder_views(path)
    judged = judged_pairs(path)

    def dateline(_: list[AccountView]) -> Scores:
        linked = link_folder(path)
        sets = (combinations(members, 2) for members in linked.sets)
        return {pair(*both): 1.0 for found in sets for both in found}

    ways: list[tuple[str, Way, str | None]] = [
        ("exact key", exact_key, None),
        ("same day, 10 km", day_and_distance, None),
        ("recordlinkage ECM", recordlinkage_ecm, "recordlinkage"),
        ("Splink out of the box", splink_out_of_the_box, "splink"),
        ("Splink, field comparisons, EM", splink_with_words, "splink"),
        (OURS, dateline, None),
    ]
    print(f"{'way':32}{'precision':>10}{'recall':>8}{'F1':>8}{'right':>8}{'seconds':>9}")
    for name, way, needs in ways:
        if needs and find_spec(needs) is None:
            print(f"{name:32}not installed: pip install {needs}")
            continue
        found = measure(name, way, views, judged)
        print(f"{name:32}{found.precision:>10}{found.recall:>8}{found.f1:>8}{found.right:>8}{found.seconds:>9}")


@dataclass(frozen=True)
class Around:
    """The accounts around new ones, held in memory: what relinking asks for."""

    by_id: dict[str, AccountView]
    homes: dict[str, tuple[str, ...]]

    def sets(self, ids: Collection[str]) -> set[str]:
        """Give these and all that is in one set with any of them."""
        return {*ids, *(each for one in ids for each in self.homes.get(one, ()))}

    def views(self, ids: Collection[str]) -> list[AccountView]:
        """Give the accounts themselves."""
        return [self.by_id[each] for each in ids]


def grow(accounts: int, new: int = 100) -> None:
    """Print how long it takes to link a made-up corpus, and to add a few accounts to it."""
    views = synthetic_corpus(accounts + new).views
    views = Random(1).sample(views, len(views))  # noqa: S311 - a benchmark needs repeatable chance
    old, added = views[:accounts], views[accounts:]
    watch = _Watch()
    known = sheet(old)
    links = link_sheet(known.columns, old, LinkSettings())
    print(f"{accounts:,} accounts linked in {watch}: {len(links):,} links", flush=True)
    watch = _Watch()
    sets = clusters([view.id for view in old], links, ())
    print(f"{len(sets):,} events put together in {watch}", flush=True)
    around = Around({view.id: view for view in views}, {each: members for members in sets for each in members})
    watch = _Watch()
    grown = with_accounts(known, added)
    found = relink(grown.columns, [view.id for view in added], around)
    print(f"{new} added in {watch}: {len(found.region):,} accounts judged again")


class _Watch:
    """Seconds since it was made, on the clock and of the processor, and the most memory used so far."""

    def __init__(self) -> None:
        self.clock, self.processor = perf_counter(), process_time()

    def __str__(self) -> str:
        clock, processor = perf_counter() - self.clock, process_time() - self.processor
        return f"{clock:.1f} s ({processor:.1f} s of the processor, {_peak_gb():.1f} GB)"


def _peak_gb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def main() -> None:
    """Compare where there are judged pairs, then grow."""
    here = Path(__file__).resolve().parents[2] / "shared" / "data" / "linking"
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=here)
    parser.add_argument("--scale", type=int, help="how many accounts to make up and link; nothing is compared then")
    asked = parser.parse_args()
    if asked.scale is None and asked.folder.is_dir():
        compare_ways(asked.folder)
    elif asked.scale is None:
        print(f"no judged pairs in {asked.folder.name}/: nothing to compare on")
    grow(asked.scale or 100_000)


if __name__ == "__main__":
    main()
