"""Texts made by us from grammars, with their truth: cased, modern and world-wide, as the reference sets are not.

The sentences stand in ``generated.yaml``. Each fifth sentence of a list is kept for testing: no text trained on has it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from dateline.extract.learned.finer import DONE, STAGES
from dateline.model.yaml_text import load_yaml
from training.reader.marked import Deed, Mark, Marked, Number, Played, Related, Span

Chosen = Callable[[], str]
FILE = Path(__file__).with_name("generated.yaml")
KEPT = 5
"""One sentence in so many of each list is for testing only."""
SLOT = re.compile(r"\{(?P<name>\w+)(?::(?P<side>\w+))?(?:=(?P<role>\w+))?\}|<(?P<deed>[^>]*)>")
OFTEN, SELDOM = 0.5, 0.33
KINDS = {
    "place": "place", "past": "time", "future": "time", "span": "time", "group": "group", "armed": "group",
    "a": "group", "b": "group", "forces": "forces", "people": "people", "person": "person", "weapon": "weapon",
}  # fmt: skip
PLAYED = {
    "who": "perpetrator", "killed": "victim", "hurt": "victim", "taken": "victim", "person": "victim",
    "thing": "target", "weapon": "instrument", "place": "place", "PLACE": "place", "setting": "place", "past": "time",
}  # fmt: skip
"""The part that a slot mostly plays in the deed of its sentence; those of others are not known, where not said."""
COUNTED = {"killed": {"killed"}, "hurt": {"injured"}, "taken": {"abducted"}, "counted": {"other", "none"}}
SIDES = {
    "people": ("civilians", ("villagers", "civilians", "farmers", "students", "worshippers", "passengers", "children")),
    "forces": ("security forces", ("soldiers", "policemen", "troops", "officers", "border guards", "peacekeepers")),
    "fighters": ("militants", ("militants", "rebels", "fighters", "insurgents", "guerrillas")),
    "plain": ("unknown", ("people", "people", "people", "men", "persons")),
}
SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "a dozen", "15", "dozens of")
BEFORE = ("", "", "", "at least ", "more than ", "some ", "about ", "up to ")
UNTOLD = ("attempted", "planned", "unreal", "general", "none", "quiet")
WEIGHTS = {"happened": 40, "attempted": 12, "planned": 12, "unreal": 12, "general": 9, "none": 12, "quiet": 8}
BESIDE = ("background", "again", "quiet", "background", "general", "planned", "unreal", "none")
"""What may stand beside a deed that was done; beside others only what is no deed."""


@cache
def grammar() -> Mapping[str, Any]:
    """Give the sentences and words as they stand in the file."""
    loaded: Mapping[str, Any] = load_yaml(FILE.read_text("utf-8"))
    return loaded


@dataclass(slots=True)
class Draft:
    """A text while it is made: its words so far, their truth, and what fills each slot from now on."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    played: list[Played] = field(default_factory=list)

    def put(self, words: str) -> Span:
        """Write words; the first of a sentence has a capital."""
        start = len(self.text)
        if words and (not self.text or self.text.endswith((". ", ": "))):
            words = words[0].upper() + words[1:]
        self.text += words
        return start, len(self.text)

    def mark(self, words: str, kind: str) -> Span:
        """Write words that are a mention."""
        span = self.put(words)
        self.marks.append(Mark(span, frozenset({kind})))
        return span


@dataclass(slots=True)
class Writer:
    """Writes sentences of the grammar; ``kept`` holds what slots must be filled with again."""

    rng: random.Random
    test: bool
    kept: dict[str, str] = field(default_factory=dict)

    def sentence(self, listed: Sequence[str]) -> str:
        """Choose a sentence of a list: of those for training, or of those for testing."""
        return self.rng.choice(
            [each for at, each in enumerate(listed) if (at % KEPT == min(KEPT, len(listed)) - 1) is self.test]
        )

    def write(self, draft: Draft, pattern: str, stage: str, event: str | None = None) -> None:
        """Write one sentence with its truth: the stage of its deeds, or how the two parties in it stand."""
        if draft.text and not draft.text.endswith(" "):
            draft.put(" ")
        parties: dict[str, Span] = {}
        at, deeds, parts = 0, len(draft.deeds), list[tuple[Span, str]]()
        for found in SLOT.finditer(pattern):
            draft.put(pattern[at : found.start()])
            at, start, marks = found.end(), len(draft.text), len(draft.marks)
            if found["deed"]:
                span = draft.mark(self.rng.choice(found["deed"].split("|")), "deed")
                draft.deeds.append(Deed(span, frozenset({stage if stage in STAGES else "happened"}), event))
            else:
                self.fill(draft, found["name"], found["side"], parties)
                named = [each.span for each in draft.marks[marks:] if each.kinds != NUMBER] or [
                    (start, len(draft.text))
                ]
                role = found["role"] or PLAYED.get(found["name"])
                parts.extend((span, role) for span in named if role)
        draft.put(pattern[at:])
        if len(draft.deeds) == deeds + 1 and stage in {"happened", "attempted"}:
            deed = draft.deeds[-1].span
            draft.played.extend(Played(deed, span, frozenset({role})) for span, role in parts)
        if {"a", "b"} <= set(parties):
            (first, one), (_, other) = sorted(parties.items(), key=lambda each: each[1])
            draft.related.append(Related(one, other, stage if first == "a" else turned(stage)))

    def fill(self, draft: Draft, name: str, side: str | None, parties: dict[str, Span]) -> None:
        """Fill one slot."""
        if name in COUNTED:
            self.count(draft, name, side)
        elif name in {"a", "b"}:
            parties[name] = draft.mark(self.word(name, "group"), "group")
        elif name == "who":
            self.fill(
                draft, self.kept_or("who_is", lambda: self.rng.choice(["armed", "armed", "group", "forces"])), None, {}
            )
        elif name == "setting":
            before, _, after = self.word(name).partition("{place}")
            draft.put(before)
            self.fill(draft, "place", None, parties)
            draft.put(after)
        elif name in KINDS:
            draft.mark(self.word(name), KINDS[name])
        elif name == "PLACE":
            draft.mark(self.word("place").upper(), "place")
        else:
            draft.put(self.word(name))

    def word(self, name: str, listed: str | None = None) -> str:
        """Choose words for a slot, or those it must have."""
        return self.kept_or(name, lambda: self.rng.choice(grammar()["words"][listed or name]))

    def kept_or(self, name: str, choose: Chosen) -> str:
        """Give what a slot must be filled with, or else choose."""
        return self.kept[name] if name in self.kept else choose()

    def count(self, draft: Draft, name: str, side: str | None) -> None:
        """Write a number and whom it counts."""
        how_many = self.kept_or(name, self.figure)
        open_to = draft.text[-6:].endswith(("least ", "than ", "some "))
        draft.put("" if open_to or how_many.startswith("do") else self.rng.choice(BEFORE))
        figure = how_many.removesuffix(" of")
        span = draft.mark(figure, "number")
        draft.put(how_many[len(figure) :])
        side = side or self.kept_or(
            f"{name}_side", lambda: self.rng.choice(["people", "people", "forces", "fighters", "plain"])
        )
        party, nouns = SIDES.get(side, ("unknown", ()))
        outcomes = COUNTED[name] if nouns else {"none"}
        draft.numbers.append(Number(span, frozenset(outcomes), frozenset({party} if nouns else ())))
        if nouns:
            draft.put(" ")
            draft.mark(self.kept_or(f"{name}_noun", lambda: self.rng.choice(nouns)), KIND_OF_SIDE[side])

    def figure(self) -> str:
        """Choose a number."""
        return (
            self.rng.choice(SMALL)
            if self.rng.random() < OFTEN
            else str(self.rng.choice((self.rng.randint(2, 99), 120, 250)))
        )


NUMBER = frozenset({"number"})
KIND_OF_SIDE = {"people": "people", "plain": "people", "forces": "forces", "fighters": "group"}


def turned(relation: str) -> str:
    """Give a relation seen from the other side."""
    return {"part of": "has part", "has part": "part of", "split from": "none"}.get(relation, relation)


def texts(seed: int, many: int, *, test: bool) -> Iterator[Marked]:
    """Make texts about deeds done, tried, planned, denied, told of many, and of none; with relations of groups."""
    rng = random.Random(seed)  # noqa: S311 - texts, no secrets
    for _ in range(many):
        writer, draft = Writer(rng, test), Draft()
        stage = rng.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        plan = [
            stage,
            *rng.sample(BESIDE if stage == "happened" else ("background", "quiet", *UNTOLD[1:]), rng.randint(0, 2)),
        ]
        if rng.random() < OFTEN and "again" not in plan:
            rng.shuffle(plan)
        if stage == "happened" and rng.random() < SELDOM:
            plan.append("happened")
        for each in plan:
            put_part(writer, draft, each)
        if rng.random() < SELDOM:
            put_relation(writer, draft)
        yield made(draft, test=test, told=any(each.stages & set(DONE) for each in draft.deeds))


def put_part(writer: Writer, draft: Draft, part: str) -> None:
    """Write one sentence of a part of the grammar."""
    listed = grammar()[part]
    if part == "happened":
        listed = listed[writer.rng.choice(list(listed))]
    writer.write(draft, writer.sentence(listed), "happened" if part == "again" else part)


def put_relation(writer: Writer, draft: Draft) -> None:
    """Write how two groups stand to each other."""
    relation = writer.rng.choice(list(grammar()["relations"]))
    writer.kept |= dict(zip("ab", writer.rng.sample(grammar()["words"]["group"], 2), strict=True))
    writer.write(draft, writer.sentence(grammar()["relations"][relation]), relation)


def made(draft: Draft, *, test: bool, told: bool, name: str = "generated") -> Marked:
    """Give a finished text with its truth; what stands beside a deed in other sentences plays no part in it."""
    own = {(each.deed, each.mention) for each in draft.played}
    deeds = {each.deed: {part.mention for part in draft.played if part.deed == each.deed} for each in draft.played}
    apart = [
        Played(deed, mention, frozenset({"none"}))
        for deed, mentions in deeds.items()
        for other, others in deeds.items()
        if other != deed
        for mention in others - mentions
        if (deed, mention) not in own and name == "generated"
    ]
    return Marked(
        draft.text, name, test, draft.marks, frozenset(), draft.deeds, draft.numbers, draft.related,
        [((0, len(draft.text)), told)], [*draft.played, *apart],
    )  # fmt: skip


def tellings(seed: int, many: int, *, test: bool) -> Iterator[Marked]:
    """Make texts that tell events told by others too, and events much like them: of another day, place or kind."""
    rng = random.Random(seed)  # noqa: S311
    words = grammar()["words"]
    for number in range(many):
        kind = rng.choice(list(grammar()["happened"]))
        event = {
            name: rng.choice(words[name])
            for name in ("place", "past", "group", "forces", "thing", "weapon", "person", "armed")
        }
        event |= {"who_is": rng.choice(["armed", "group"]), "killed": Writer(rng, test).figure()}
        other = dict(event)
        for changed in [*rng.sample(["place", "past", "thing", "armed"], 2), "killed"]:
            other[changed] = rng.choice(words[changed]) if changed != "killed" else Writer(rng, test).figure()
        for at, (kept, key) in enumerate(((event, f"{number}"), (event, f"{number}"), (other, f"{number} like it"))):
            writer, draft = Writer(rng, test, dict(kept)), Draft()
            if at == 1 and rng.random() < OFTEN:
                writer.kept.pop("killed")
            writer.write(draft, writer.sentence(grammar()["happened"][kind]), "happened", key)
            if rng.random() < SELDOM:
                put_part(writer, draft, "background")
            yield made(draft, test=test, told=True, name="tellings")
