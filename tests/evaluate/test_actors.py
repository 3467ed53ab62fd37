"""The scores of actors: our own pairs hold, and the counting is right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.evaluate.actor_names import evaluate_actor_names, evaluate_own_names, own_pairs
from dateline.evaluate.actors import evaluate_actors
from dateline.evaluate.ged_actors import evaluate_ged_actors

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def test_no_split_group_is_merged() -> None:
    """Of at least 150 pairs of our own, hard ones first, no two actors are taken for one."""
    score = evaluate_own_names()
    assert score.n >= 150
    assert score.split_merges == 0
    assert score.f1 >= 0.95


def test_names_alone_merge_no_split_group_either() -> None:
    """Without the authority list fewer names meet, and still no two actors become one."""
    assert evaluate_own_names(use_known=False).split_merges == 0


def test_own_pairs_are_pairs() -> None:
    """No pair stands twice or has one name twice."""
    pairs = [frozenset((pair.left, pair.right)) for pair in own_pairs()]
    assert len(set(pairs)) == len(pairs)
    assert all(len(pair) == 2 for pair in pairs)


def test_gold_that_is_found_scores_one(tmp_path: Path) -> None:
    """A document whose only actor is found exactly scores 1; relations not there score 0."""
    (tmp_path / "documents.jsonl").write_text(json.dumps({"_id": "00000001", "text": "Boko Haram attacked."}))
    entity = {"documentId": "00000001", "begin": 0, "end": 10, "type": "Organisation"}
    (tmp_path / "entities.jsonl").write_text(json.dumps(entity))
    (tmp_path / "relations.jsonl").write_text("")
    score = evaluate_actors(tmp_path)
    assert (score.mention_f1, score.mention_overlap_f1, score.relation_f1, score.n) == (1.0, 1.0, 0.0, 1)


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.skipif(not DATA.exists(), reason="the reference data in ../shared is absent")
def test_floors_on_the_reference_data() -> None:
    """Floors under what was measured: re3d 0.67 and 0.85, synonyms 0.75, relations 0.39, GED 0.94."""
    score = evaluate_actors(DATA / "re3d")
    assert score.mention_f1 >= 0.65
    assert score.mention_overlap_f1 >= 0.82
    assert score.synonym_f1 >= 0.65
    assert score.relation_f1 >= 0.35
    assert evaluate_actor_names(DATA / "un_sc_consolidated_2020-11-30.xml").precision >= 0.94
    assert evaluate_ged_actors(DATA / "ucdp_ged" / "ged_5countries.parquet").ged_f1 >= 0.9
