"""Fitting what confidences promise: signs of claims with known truth, weighed so that each set has its share."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from training.promises.__main__ import USED, chances, cross_validated, fit, kind_of
from training.promises.cases import JUDGED, Case
from training.promises.people import are_told, people_in_keys

from dateline.extract.promises import BELOW, ENOUGH, weights_of

TABLES = ("figures", "roles_default_cased", "roles_default_one_case", "roles_rules_cased", "roles_rules_one_case")


def figure(number: int, *, right: bool, others: float = 0.0, origin: str = "rand") -> Case:
    """Make a judged figure, each in a document of its number."""
    return Case("figures", {"figure": 1.0, "other_figures": others}, right, f"{origin} {number}", origin)


def test_a_sign_that_goes_with_errors_weighs_against_a_claim() -> None:
    """Of figures beside others half are right here, of those alone nine in ten."""
    alone = [figure(number, right=number % 10 > 0) for number in range(200)]
    beside = [figure(number, right=number % 2 > 0, others=1.0) for number in range(200)]
    weights = fit([*alone, *beside])
    assert weights["other_figures"] < 0
    assert chances([alone[0]], weights)[0] == pytest.approx(BELOW, abs=0.02)
    assert chances([beside[0]], weights)[0] == pytest.approx(0.5, abs=0.02)


def test_a_large_set_does_not_drown_a_small_one() -> None:
    """A quarter of the weight is our own paragraphs', be they ever so few."""
    many = [figure(number, right=number % 2 > 0) for number in range(900)]
    few = [figure(number, right=True, origin="ours") for number in range(100)]
    told = chances(many[:1], fit([*many, *few]))[0]
    assert told == pytest.approx(0.75 * 0.5 + 0.25, abs=0.02)


def test_a_document_has_no_part_in_its_own_confidence() -> None:
    """All claims of one document are left out together: it alone shows the sign that goes with errors."""
    rest = [figure(number, right=number % 4 > 0) for number in range(200)]
    odd = [figure(-1, right=False, others=1.0) for _ in range(50)]
    told = cross_validated([*rest, *odd])
    assert min(told[200:]) > 0.6
    assert chances(odd[:1], fit([*rest, *odd]))[0] < 0.1


@pytest.mark.parametrize("table", TABLES)
def test_the_shipped_weights_are_of_signs_that_are_weighed(table: str) -> None:
    """Every weight in the package belongs to a sign that is fitted."""
    assert set(weights_of(table)) <= set(USED[kind_of(table)])
    assert ENOUGH > BELOW


def test_what_was_said_of_a_claim_names_a_role_and_words() -> None:
    """Each judgement is a role, a first and a last character, and yes or no."""
    for texts in yaml.safe_load(JUDGED.read_text("utf-8")).values():
        for role, start, end, right in (each for said in texts.values() for each in said):
            assert role in USED["cased"]
            assert 0 <= start < end
            assert isinstance(right, bool)


KEY = """\
0.  MESSAGE: ID                     TST1-MUC3-0001
18. HUM TGT: NAME                   "PEDRO ALVAR"
19. HUM TGT: DESCRIPTION            "JUDGE": "PEDRO ALVAR"
                                    "FARM HANDS"
20. HUM TGT: TYPE                   CIVILIAN: "SOLDIERS"
"""


def test_full_keys_tell_people_without_a_name(tmp_path: Path) -> None:
    """Descriptions run on over lines; other slots name nobody who suffered."""
    (tmp_path / "tst1").mkdir()
    (tmp_path / "tst1/key-tst1.v7").write_text(KEY, "latin-1")
    people = people_in_keys(tmp_path)["TST1-MUC3-0001"]
    assert are_told("the farm hands of the estate", people)
    assert are_told("judge", people)
    assert not are_told("soldiers", people)
