"""A reader tuned on what people accepted and rejected in a project: measured on reports left out, and kept beside.

It always begins from the shipped reader, so that no judgement counts twice, and it reads nothing until a person chooses
it.
"""

from __future__ import annotations

import json
import math
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from dateline.extract.learned.accounts import PROPERTIES, type_of
from dateline.extract.learned.encoder import Encoder, carried_folder, digest, load_encoder
from dateline.extract.learned.heads import Heads
from dateline.extract.learned.sureness import expected_error
from dateline.extract.learned.tuning import Judged, Seen, confidence, look, tuned
from dateline.model.claim import Claim, Party
from dateline.model.errors import DatelineError
from dateline.model.link import ACCEPTED, REJECTED, Decision, standing
from dateline.pipeline.models import models_folder
from dateline.pipeline.project import Project

LEAST = 40
"""Judgements below which tuning is refused: with fewer it did harm in one trial of six, and the split says nothing."""
LEAST_EACH = 5
"""Accepted, and rejected, at the least: from one sort alone only the other's absence is learned."""
LEFT_OUT = 0.25
"""The share of judgements, by whole reports, that is only measured on."""
HALF = 0.5


class TooFewReviews(DatelineError):
    """Too little was accepted and rejected in a project to tune a reader on it."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a project's reviews say that the reader can learn from, and what of them it cannot, by the reason."""

    judged: tuple[Judged, ...]
    left_out: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Worth:
    """How well confidences fit what people said of claims: mean log loss, share on the right side of half, and how far
    stated confidences lie from the shares accepted.
    """

    log_loss: float
    right: float
    calibration_error: float


@dataclass(frozen=True, slots=True)
class Tuned:
    """A reader tuned on a project's reviews: its name, what it was tuned on, and its worth on reports left out."""

    name: str
    sha256: str
    trained_on: int
    accepted: int
    measured_on: int
    reports_measured: int
    before: Worth
    after: Worth
    left_out: Mapping[str, int]


def train_from_reviews(project: Project) -> Tuned:
    """Tune the shipped reader on the reviews of a project, measure it on reports left out, and keep it beside."""
    reviewed = reviews_of(project)
    encoder = load_encoder()
    seen = [
        each
        for text_id, judged in _by_text(reviewed.judged).items()
        for each in look(encoder, project.store.text(text_id).characters, judged)
    ]
    kept_out = left_out_texts(seen)
    taught = [each for each in seen if each.judged.text_id not in kept_out]
    held = [each for each in seen if each.judged.text_id in kept_out]
    refuse_too_few(taught, held)
    heads = tuned(encoder, taught)
    before, after = worth(encoder, encoder.heads, held), worth(encoder, heads, held)
    unread = len(reviewed.judged) - len(seen)
    made = Tuned(
        "",
        "",
        len(taught),
        sum(each.judged.right for each in taught),
        len(held),
        len(kept_out),
        before,
        after,
        {**reviewed.left_out, **({"longer than the reader reads": unread} if unread else {})},
    )
    return keep(models_folder(project), heads, made)


def reviews_of(project: Project) -> Reviewed:
    """Gather the standing judgements on claims whose property the reader reads."""
    left_out: Counter[str] = Counter()
    found: list[Judged] = []
    decisions = standing(project.store.decisions())
    for claim, decision in _decided(project, decisions):
        label = label_of(claim)
        if claim.evidence.span is None:
            left_out["no words it rests on"] += 1
        elif label is None:
            left_out["not what the reader reads"] += 1
        elif (
            decision.judgement == REJECTED
            and claim.property == "deed"
            and _told_besides(project, claim, label, decisions)
        ):
            left_out["another deed of that type is told"] += 1
        else:
            found.append(Judged(claim.evidence.text_id, claim.evidence.span, label, decision.judgement == ACCEPTED))
    return Reviewed(tuple(sorted(set(found), key=lambda each: (each.text_id, each.span, each.label))), dict(left_out))


def _decided(project: Project, decisions: Mapping[str, Decision]) -> Iterable[tuple[Claim, Decision]]:
    for subject, decision in sorted(decisions.items()):
        if subject.startswith("claim-") and decision.judgement in {ACCEPTED, REJECTED}:
            yield project.store.claim(subject), decision


def label_of(claim: Claim) -> str | None:
    """Give what the reader would have to say for such a claim: a role, or an incident type; None for other claims."""
    if claim.property == "deed":
        return type_of([str(claim.value)])
    if claim.property == "perpetrator" and isinstance(claim.value, Party):
        return "PerpOrg" if claim.value.name else "PerpInd"
    roles = {name: role for role, name in PROPERTIES.items() if name != "perpetrator"}
    return roles.get(claim.property)


def _told_besides(project: Project, claim: Claim, label: str, decisions: Mapping[str, Decision]) -> bool:
    """Tell whether a report may tell the type of a rejected deed all the same: another is told and not rejected."""
    others = (each for each in project.store.claims(text_id=claim.evidence.text_id) if each.property == "deed")
    left = (each for each in others if each.id not in decisions or decisions[each.id].judgement != REJECTED)
    return any(label_of(each) == label for each in left)


def _by_text(judged: Sequence[Judged]) -> dict[str, list[Judged]]:
    found: dict[str, list[Judged]] = {}
    for each in judged:
        found.setdefault(each.text_id, []).append(each)
    return found


def left_out_texts(seen: Sequence[Seen]) -> frozenset[str]:
    """Choose the reports to measure on, always the same: by the digest of their ids, until a quarter is left out."""
    counts = Counter(each.judged.text_id for each in seen)
    chosen: list[str] = []
    for text_id in sorted(counts, key=lambda each: sha256(each.encode()).hexdigest()):
        if sum(counts[each] for each in chosen) >= LEFT_OUT * len(seen):
            break
        chosen.append(text_id)
    return frozenset(chosen)


def refuse_too_few(taught: Sequence[Seen], held: Sequence[Seen]) -> None:
    """Refuse what nothing can be learned from, saying how many judgements there are and how many it takes."""
    total, accepted = len(taught) + len(held), sum(each.judged.right for each in (*taught, *held))
    more = "review more claims of perpetrators, targets, victims, weapons and deeds: see `dateline review claims`"
    if total < LEAST:
        raise TooFewReviews(f"{total} reviewed claims that the reader can learn from, it takes {LEAST}", way_out=more)
    if min(accepted, total - accepted) < LEAST_EACH:
        said = f"{accepted} accepted and {total - accepted} rejected, it takes {LEAST_EACH} of each"
        raise TooFewReviews(said, way_out=more)
    if not taught:
        raise TooFewReviews("all reviewed claims are of one report, and none would be left to measure on", way_out=more)


def worth(encoder: Encoder, heads: Heads, seen: Sequence[Seen]) -> Worth:
    """Measure the confidence of some heads in judged words."""
    told = [(confidence(encoder, heads, each), each.judged.right) for each in seen]
    return Worth(
        round(-sum(math.log(chance if right else 1 - chance) for chance, right in told) / len(told), 4),
        round(sum((chance >= HALF) == right for chance, right in told) / len(told), 4),
        round(expected_error(told), 4),
    )


def keep(models: Path, heads: Heads, made: Tuned) -> Tuned:
    """Write a model folder, named by its digest, beside those that are there; the same model is the same folder."""
    models.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=models) as workshop:
        folder = Path(workshop) / "model"
        shutil.copytree(carried_folder(), folder)
        np.savez_compressed(folder / "heads.npz", **heads.weights)  # type: ignore[arg-type]
        found = digest(folder)
        name = f"reader-{found[:8]}"
        named = replace(made, name=name, sha256=found)
        (folder / "sha256").write_text(found + "\n", "utf-8")
        (folder / "figures.json").write_text(json.dumps(asdict(named), indent=1) + "\n", "utf-8")
        (folder / "card.md").write_text(card_of(named), "utf-8")
        if not (models / name).exists():
            folder.rename(models / name)
    return named


def card_of(made: Tuned) -> str:
    """Write the model card: what was tuned on what, and what it is worth beside the shipped reader."""
    rows = "\n".join(
        f"| {label} | {getattr(made.before, name):.3f} | {getattr(made.after, name):.3f} |"
        for name, label in LABELS.items()
    )
    return f"""\
# {made.name}

The learned reader that travels with Dateline, its last layer tuned on {made.trained_on} claims that people accepted
({made.accepted}) or rejected ({made.trained_on - made.accepted}) in this project. The encoder and all other heads are
the shipped ones, and so are the data and licences of its training: see `dateline model info shipped`.

Measured on {made.measured_on} other reviewed claims, of {made.reports_measured} reports that it was not tuned on:

| figure | shipped | tuned |
|---|---|---|
{rows}

It knows what the reviewers of this project hold for right and no more. Few claims make these figures rough.
"""


LABELS = {
    "log_loss": "log loss of its confidences (lower is better)",
    "right": "share of claims on the right side of .5",
    "calibration_error": "expected calibration error (lower is better)",
}
