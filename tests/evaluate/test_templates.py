"""Templates scored as GTT does, and filled from accounts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.evaluate.template_fill import ROLES, Template, bare, person_name
from dateline.evaluate.templates import align, evaluate_templates, normal, right_in
from dateline.extract.engines import EngineName


def template(kind: str, **roles: tuple[str, ...]) -> Template:
    """Make a template whose roles hold one entity each, with the mentions given."""
    return Template(kind, {role: ((roles[role],) if role in roles else ()) for role in ROLES})


def test_any_mention_of_an_entity_is_right_and_counts_once() -> None:
    """A filler is right if it is one of the mentions; two mentions of one entity are one filler."""
    wanted = template("attack", PerpOrg=("national army", "the eln"))
    assert right_in("PerpOrg", template("attack", PerpOrg=("ELN",)), wanted) == 1
    twice = Template("attack", {**wanted.roles, "PerpOrg": (("eln",), ("national army",))})
    assert right_in("PerpOrg", twice, wanted) == 1
    assert right_in("PerpOrg", template("attack", PerpOrg=("farc",)), wanted) == 0


def test_templates_are_aligned_for_most_right_fillers() -> None:
    """The pairing found is the best one, not the first."""
    made = [template("attack"), template("attack", Victim=("jane roe",))]
    key = [template("attack", Victim=("jane roe",)), template("attack", Weapon=("knife",))]
    assert sorted(align(made, key)) == [(0, 1), (1, 0)]


def test_comparison_leaves_articles_and_marks_out() -> None:
    """Case, articles and marks do not tell mentions apart."""
    assert normal('The "Santo Tomas" farm') == "santo tomas farm"
    assert bare("three unidentified men") == "men"


def test_victims_are_named_without_titles() -> None:
    """Keys name victims and do not describe them."""
    assert person_name("former Minister Jane Roe") == "Jane Roe"
    assert person_name("six peasants") == ""


@pytest.mark.parametrize(("engine", "role"), [(EngineName.RULES, "perp_org_f1"), (EngineName.DEFAULT, "victim_f1")])
def test_a_report_in_small_letters_is_scored(tmp_path: Path, engine: EngineName, role: str) -> None:
    """A kidnapping in a lower-case report fills the type, and each engine the role that is surest to it."""
    entry = {
        "docid": "D1",
        "doctext": "guerrillas of the farc kidnapped the mayor of achi, carlos perez, near bogota on 3 may, "
        "police reported today.    they took him from his home.",
        "templates": [
            {
                "incident_type": "kidnapping",
                "PerpInd": [[["guerrillas", 0]]],
                "PerpOrg": [[["farc", 18]]],
                "Target": [],
                "Victim": [[["carlos perez", 55]]],
                "Weapon": [],
            }
        ],
    }
    file = tmp_path / "muc.jsonl"
    file.write_text(json.dumps(entry) + "\n", encoding="utf-8")
    score = evaluate_templates(file, engine)
    assert (score.n, score.templates, score.incident_type_f1) == (1, 1, 1.0)
    assert getattr(score, role) == 1.0
