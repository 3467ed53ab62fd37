"""What the finer heads learn and are measured on: marked texts as the encoder sees them, put as questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.extract.learned import finer
from dateline.extract.learned.encoder import Encoder, Pieces
from dateline.extract.learned.finer import MENTIONS, OUTCOMES, PARTIES, RELATIONS, ROLES, STAGES
from dateline.extract.learned.heads import Numbers
from dateline.model.evidence import Span
from training.reader.marked import Marked
from training.reader.small_network import Lesson

AT_ONCE = 500
MARKS = 2 * len(MENTIONS) + 1
"""No mention, the beginning of each kind, and what goes on of each."""
WEAK = 0.5
"""What a deed named again in its text weighs: some are what led up to it."""
UNSURE = 0.3
"""What two parties of re3d weigh that it does not relate: it tells few of the relations in its texts."""
BYSTANDER = 0.1
"""What a mention weighs that plays no part in a deed beside it: most play none."""
UNLIKE = 3
"""Pairs of deeds of other texts set against each pair of one event."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A marked text as the encoder sees it."""

    marked: Marked
    pieces: Pieces
    states: Numbers

    def at(self, span: tuple[int, int]) -> range:
        """Give which pieces stand for a span; none where it lies beyond the window."""
        return finer.pieces_of(self.pieces, Span(*span))


@dataclass(frozen=True, slots=True)
class Question:
    """What a head is asked of some pieces of one text: which answers are not wrong, and what the question weighs."""

    head: str
    at: tuple[range, ...]
    right: NDArray[np.bool_]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """One question of a head: what is seen, and the answers that are not wrong."""

    set: str
    test: bool
    seen: Numbers
    right: NDArray[np.bool_]
    weight: float = 1.0


def shown(encoder: Encoder, texts: Iterable[Marked], cache: Path | None) -> Iterator[Shown]:
    """Encode texts up to the width of one window, once: the states are kept beside the encoder's digest."""
    given = list(texts)
    for start in range(0, len(given), AT_ONCE):
        part = given[start : start + AT_ONCE]
        cut = [_window(encoder, each.text) for each in part]
        for each, pieces, states in zip(part, cut, _states(encoder, part, cut, cache), strict=True):
            yield Shown(each, pieces, states)


def _window(encoder: Encoder, text: str) -> Pieces:
    whole, width = encoder.cut(text), encoder.settings["window"]
    return encoder.framed(whole.ids[:width], [0] * len(whole.ids[:width]), whole.offsets[:width])


def _states(encoder: Encoder, part: Sequence[Marked], cut: Sequence[Pieces], cache: Path | None) -> list[Numbers]:
    if cache is None:
        return encoder.states(cut)
    name = sha256("\0".join([_encoder_name(encoder), *(each.text for each in part)]).encode()).hexdigest()
    file = cache / f"{name[:24]}.npy"
    if not file.exists():
        cache.mkdir(parents=True, exist_ok=True)
        np.save(file, np.concatenate(encoder.states(cut)).astype(np.float16))
    ends = np.cumsum([len(each.ids) for each in cut])[:-1]
    return np.split(np.load(file), ends)


def _encoder_name(encoder: Encoder) -> str:
    """Name an encoder by what it makes of a few words, whatever heads stand on it."""
    return sha256(encoder.states([_window(encoder, "Gunmen killed two people.")])[0].tobytes()).hexdigest()


SEEN: Mapping[str, Callable[..., Numbers]] = {
    "mention": lambda states, at: states[at.start : at.stop],
    "stage": finer.of_deed,
    "relevance": finer.of_paragraph,
    "number": finer.of_number,
    "relation": finer.of_parties,
    "role": finer.of_role,
}
"""What each head sees of the pieces that it is asked of; ``training.reader.joint`` says the same in torch."""


def lessons_of(texts: Iterable[Shown], rng: np.random.Generator) -> dict[str, list[Row]]:
    """Put every question that the truth of the texts answers, by head."""
    given = list(texts)
    found: dict[str, list[Row]] = {name: [] for name in SEEN}
    for each in given:
        for asked in questions(each.marked, each.pieces):
            seen = SEEN[asked.head](each.states, *asked.at)
            found[asked.head].append(Row(each.marked.set, each.marked.test, seen, asked.right, asked.weight))
    found["same"] = list(same_rows(given, rng))
    return found


def questions(marked: Marked, pieces: Pieces) -> Iterator[Question]:
    """Put every question that the truth of one text answers; two deeds of one event are asked of in ``same_rows``."""
    for head, spans, right, weight in _asked(marked):
        at = tuple(finer.pieces_of(pieces, Span(*span)) for span in spans)
        if all(at):
            yield Question(head, at, np.array(right), weight)
    if marked.unmarked is not None:
        yield Question("mention", (range(len(pieces.ids)),), _mentioned(marked, pieces))


def _asked(marked: Marked) -> Iterator[tuple[str, tuple[tuple[int, int], ...], list[bool], float]]:
    """Give every question but that of mentions: the head, the words it is asked of, the answers, the weight."""
    for deed in marked.deeds:
        if len(deed.stages) < len(STAGES):
            yield "stage", (deed.span,), [stage in deed.stages for stage in STAGES], 1.0
    for span, told in marked.paragraphs:
        yield "relevance", (span,), [not told, told], 1.0
    for number in marked.numbers:
        parties = number.parties or frozenset(PARTIES)
        right = [each in number.outcomes for each in OUTCOMES] + [each in parties for each in PARTIES]
        yield "number", (number.span,), right, 1.0
    for pair in marked.related:
        weight = UNSURE if pair.relation == "none" and marked.set == "re3d" else 1.0
        yield "relation", (pair.one, pair.other), [relation == pair.relation for relation in RELATIONS], weight
    for part in marked.played:
        weight = BYSTANDER if part.roles == {"none"} else 1.0
        yield "role", (part.deed, part.mention), [role in part.roles for role in ROLES], weight


def _mentioned(marked: Marked, pieces: Pieces) -> NDArray[np.bool_]:
    """Tell of every piece of a text what it may be of."""
    right = np.zeros((len(pieces.ids), MARKS), bool)
    right[:, 0] = True
    for kind in marked.unmarked or ():
        right[:, [MENTIONS.index(kind) + 1, MENTIONS.index(kind) + 1 + len(MENTIONS)]] = True
    for mark in sorted(marked.marks, key=lambda mark: mark.span[0] - mark.span[1]):
        within = finer.pieces_of(pieces, Span(*mark.span))
        kinds = [MENTIONS.index(kind) for kind in mark.kinds]
        for piece in within:
            right[piece] = mark.kinds == frozenset(MENTIONS)
            right[piece, [kind + 1 + (len(MENTIONS) if piece != within.start else 0) for kind in kinds]] = True
    return right


def same_rows(texts: Sequence[Shown], rng: np.random.Generator) -> Iterator[Row]:
    """Ask of two deeds whether they are one event: those that are, and others of the same set, nearest ones first."""
    by_set: dict[tuple[str, bool], list[tuple[Shown, range, str]]] = {}
    for each in texts:
        for deed in each.marked.deeds:
            if deed.event and (at := each.at(deed.span)):
                by_set.setdefault((each.marked.set, each.marked.test), []).append((each, at, deed.event))
    for (name, test), deeds in by_set.items():
        for number, (one, at, event) in enumerate(deeds):
            near = deeds[number + 1 : number + 7]
            far = [deeds[int(chosen)] for chosen in rng.integers(0, len(deeds), UNLIKE)] if name != "own" else []
            for other, there, whose in (*near, *far):
                same, within = whose == event, other is one
                if within or name != "own":
                    seen = finer.of_pair((one.states, at), (other.states, there))
                    yield Row(name, test, seen, np.array([not same, same]), WEAK if same and within else 1.0)


GROUPS: Mapping[str, Sequence[slice]] = {
    "number": (slice(0, len(OUTCOMES)), slice(len(OUTCOMES), len(OUTCOMES) + len(PARTIES)))
}


def lesson_of(name: str, rows: Sequence[Row], weights: Mapping[str, float]) -> Lesson:
    """Lay rows out as one lesson, each set with its weight."""
    wide = rows[0].right.shape[-1]
    seen = np.concatenate([each.seen.reshape(-1, each.seen.shape[-1]) for each in rows])
    right = np.concatenate([each.right.reshape(-1, wide) for each in rows])
    counts = [each.right.reshape(-1, wide).shape[0] for each in rows]
    worth = np.repeat([each.weight * weights.get(each.set, 1.0) for each in rows], counts).astype(np.float32)
    return Lesson(seen, right, GROUPS.get(name, (slice(0, wide),)), worth)
