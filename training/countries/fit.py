"""Fit ``country_words.json`` and ``country_weights.json``: which words and signs tell the country of a report.

Run by hand: ``python training/countries/fit.py rdwti/dev.csv``. RAND's rows give a text and its coded country, a weak
label. Only single words that stand in several rows are kept, with shares; no sentence and no full name. The fifth of
the rows that ``dateline.evaluate.incidents.is_unseen`` keeps is never fitted on. The weights are those of a conditional
logit over the countries that anything in a text speaks for; it needs ``scipy``, which Dateline itself does not.
"""

from __future__ import annotations

import json
import random
import re
import sys
from calendar import day_name, month_name
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize  # type: ignore[import-untyped, unused-ignore]

from dateline.evaluate.incidents import Incident, is_unseen, read_rows, texts_of
from dateline.extract.language import analyse
from dateline.extract.places import Gazetteer
from dateline.extract.rules.country_signs import signs_of
from dateline.extract.rules.country_words import WORD, Shares
from dateline.extract.rules.engine import find_mentions
from dateline.text.fold import fold

FOLDER = Path(__file__).parents[2] / "src/dateline/extract/rules"
SMALL = re.compile(r"\b[a-z]\w+")
CALENDAR = frozenset(fold(name) for name in (*day_name, *month_name))
"""Words of days stand in reports of any country, whatever a few rows say."""
LEAST_ROWS = 3
LEAST_SHARE, LEAST_BEST = 0.1, 0.3
"""Shares below the first are left out; a word whose best is below the second tells nothing. From .2 to .5 the second
moves the share of right countries by less than .01."""
USUALLY_SMALL = 0.25
"""A word written small in more than this share of its rows is no name."""
SAMPLE = 3500
"""Rows the weights are fitted on; the words were counted on others."""
NEW = 3
"""One row in so many is fitted on as if no word of it were known: a report of a war these rows know nothing of."""
STRENGTH = 1.0
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """A row's signs by candidate country, and which candidate is right."""

    amounts: Numbers
    right: int


def main(path: Path) -> None:
    """Fit both files: the weights on rows whose words were not counted, then the words on all that may be seen."""
    gazetteer = Gazetteer.open()
    rows = [row for row in read_rows(path, gazetteer) if row.country is not None and not is_unseen(row.description)]
    kept_apart = [row for row in rows if _number(row) % 4 == 0]
    random.Random(1).shuffle(kept_apart)  # noqa: S311 - a sample, not a secret
    words = count_words(row for row in rows if _number(row) % 4)
    known, unknown = kept_apart[:SAMPLE], kept_apart[SAMPLE : SAMPLE + SAMPLE // NEW]
    signs = [*_signs(known, gazetteer, Shares(words)), *_signs(unknown, gazetteer, Shares({}))]
    weights = fit(signs)
    _write("country_weights.json", weights)
    _write("country_words.json", count_words(rows))


def count_words(rows: Iterable[Incident]) -> dict[str, dict[str, int]]:
    """Give, for each word written as names are and seen in several rows, the percent of them in each country."""
    by_country: dict[str, Counter[str]] = defaultdict(Counter)
    small: Counter[str] = Counter()
    for row in rows:
        small.update(set(SMALL.findall(row.description)))
        for word in {fold(match[0]) for match in WORD.finditer(row.description)}:
            by_country[word][str(row.country)] += 1
    found = {}
    for word, counts in sorted(by_country.items()):
        seen = counts.total()
        if seen < LEAST_ROWS or small[word] > USUALLY_SMALL * seen or word in CALENDAR:
            continue
        shares = {code: count / (seen + 1) for code, count in counts.most_common() if count / (seen + 1) >= LEAST_SHARE}
        if max(shares.values(), default=0.0) >= LEAST_BEST:
            found[word] = {code: round(100 * share) for code, share in shares.items()}
    return found


def _signs(
    rows: Sequence[Incident], gazetteer: Gazetteer, shares: Shares
) -> Iterable[tuple[str, dict[str, Counter[str]]]]:
    for row, (text, doc) in zip(rows, analyse(texts_of(rows)), strict=True):
        by_code: dict[str, Counter[str]] = defaultdict(Counter)
        for sign in signs_of(doc, find_mentions(text, doc, gazetteer, None), gazetteer, shares):
            by_code[sign.code][sign.name] += sign.amount  # type: ignore[assignment]
        yield str(row.country), by_code


def fit(rows: Sequence[tuple[str, Mapping[str, Counter[str]]]]) -> dict[str, float]:
    """Fit one weight for each sign, so that the right country of a row has the highest sum."""
    names = sorted({name for _, signs in rows for counts in signs.values() for name in counts})
    told = [
        Row(
            np.array([[signs[code][name] for name in names] for code in signs], dtype=float), list(signs).index(country)
        )
        for country, signs in rows
        if country in signs and len(signs) > 1
    ]

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        total, slope = float(weights @ weights) * STRENGTH / 2, STRENGTH * weights
        for row in told:
            sums = row.amounts @ weights
            chances = np.exp(sums - sums.max())
            chances /= chances.sum()
            total -= float(np.log(chances[row.right] + 1e-12))
            slope = slope - row.amounts[row.right] + chances @ row.amounts
        return total, slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {name: round(float(weight), 2) for name, weight in zip(names, found, strict=True)}


def _number(row: Incident) -> int:
    return int(sha256(row.description.encode()).hexdigest(), 16) // 5


def _write(name: str, table: object) -> None:
    (FOLDER / name).write_text(json.dumps(table, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
