"""Deed words and arguments in the WikiEvents layout."""

from __future__ import annotations

import json
from pathlib import Path

from dateline.evaluate.arguments import evaluate_arguments

WORDS = ["Gunmen", "attacked", "a", "bus", "near", "Herat", "."]


def test_a_trigger_and_its_arguments_are_scored_by_their_heads(tmp_path: Path) -> None:
    """The doer, the target and the place of one attack are found by their head words."""
    entry = {
        "doc_id": "D1",
        "tokens": WORDS,
        "text": " ".join(WORDS),
        "sentences": [],
        "entity_mentions": [
            {"id": "T1", "start": 0, "end": 1},
            {"id": "T2", "start": 3, "end": 4},
            {"id": "T3", "start": 5, "end": 6},
        ],
        "event_mentions": [
            {
                "event_type": "Conflict.Attack.Unspecified",
                "trigger": {"start": 1, "end": 2},
                "arguments": [
                    {"entity_id": "T1", "role": "Attacker"},
                    {"entity_id": "T2", "role": "Target"},
                    {"entity_id": "T3", "role": "Place"},
                ],
            },
            {"event_type": "Contact.Contact.Meet", "trigger": {"start": 3, "end": 4}, "arguments": []},
        ],
    }
    file = tmp_path / "wiki.jsonl"
    file.write_text(json.dumps(entry) + "\n", encoding="utf-8")
    score = evaluate_arguments(file)
    assert (score.trigger_f1, score.argument_head_f1, score.n) == (1.0, 1.0, 1)
