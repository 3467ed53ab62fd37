"""The sets that the finer heads learn from, each as marked texts; parts kept for testing are marked so.

What a set does not tell is left open and teaches nothing: WikiGold knows names and no days, RAND's counts are weak
labels, and of deeds in our own paragraphs only those told and those of paragraphs without any event are known.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import dateline.evaluate.accounts as own
from dateline.evaluate.quiet_paragraphs import ruling
from dateline.extract.language import load_language
from dateline.extract.learned.finer import DONE, MENTIONS, OUTCOMES, PARTIES, STAGES
from dateline.extract.rules.lexicon import NO_DEED, find, lexicon
from dateline.model.yaml_text import load_yaml
from training.reader.marked import Deed, Mark, Marked, Number, Played, Related, Span
from training.reader.sets import counted_incidents, one_in, placed_deeds, reports

GOLD = Path(own.__file__).parent / "gold"
UNREAD = frozenset(f"accounts_{number}.yaml" for number in range(13, 100))
"""Our own batches that are for measuring only: the thirteenth and all that come after it."""
ANY = frozenset(MENTIONS)
NOT_DONE = frozenset(STAGES) - frozenset(DONE)
FIGURE = re.compile(
    r"\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety)(?:-\w+)?|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|dozens|hundreds|scores)\b",
    re.IGNORECASE,
)
SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
WORDS = {word: value for value, word in enumerate(SMALL, start=1)}
SEVERAL = 2
"""Words of attacks, deaths and injuries from which a part of a WikiEvents report tells a deed."""
BESIDE = 300
"""Characters between a deed and a mention that is told to play no part in it, at most."""
LONGEST = 1500
"""Characters of a text that surely fit into one window."""
PUBLIC = ("CENTCOM", "US_State_Department")
"""The sources of re3d that are in the public domain."""
RE3D = {
    "Organisation": {"group", "forces"}, "Person": {"person", "people"}, "Location": {"place"}, "Temporal": {"time"},
    "Quantity": {"number", "people"}, "Weapon": {"weapon"},
}  # fmt: skip
RE3D_RELATIONS = {"FightingAgainst": "opponent", "AlliesOf": "ally", "BelongsTo": "part of"}
WIKIEVENTS = {
    "PER": {"person", "people", "group", "forces"}, "ORG": {"group", "forces"}, "GPE": {"place"}, "LOC": {"place"},
    "FAC": {"place"}, "WEA": {"weapon"},
}  # fmt: skip
NAMES = {
    "PER": {"person"}, "person": {"person"}, "LOC": {"place"}, "location": {"place"}, "ORG": {"group", "forces"},
    "group": {"group", "forces"}, "corporation": {"group"},
}  # fmt: skip
PLAYED = {
    "attacker": "perpetrator", "killer": "perpetrator", "injurer": "perpetrator", "target": "target",
    "victim": "victim", "instrument": "instrument", "explosivedevice": "instrument", "place": "place",
    "origin": "origin",
}  # fmt: skip
"""What WikiEvents and RAMS call the parts in a deed."""
AMONG = {"perpetrators": "militants", "targets": "unknown"}
RAND, PLACED, MUC = 2500, 1200, 400
"""How many texts are taken of the large sets."""


def sets_of(data: Path) -> Iterator[Marked]:
    """Give every marked text of every set that may be learned from."""
    yield from own_paragraphs()
    yield from own_tellings()
    yield from own_tolls()
    yield from weak_counts(data / "rdwti/dev.csv")
    yield from names(data / "ner")
    yield from public_relations(data / "re3d")
    yield from events(data / "wikievents/dev.jsonl")
    yield from parts(data / "rams/dev.jsonl")
    yield from placed(data / "event_location/train.jsonl")
    yield from told_reports(data / "muc4/processed/train.jsonl")


def own_paragraphs() -> Iterator[Marked]:
    """Read our own paragraphs: which deeds are told, and that those of paragraphs without events are none."""
    sheets = [(file.name, sheet) for file in sorted(GOLD.glob(own.BATCHES)) for sheet in own.read_sheets(file)]
    docs = load_language().pipe((sheet.text.characters for _, sheet in sheets), batch_size=64)
    for (file, sheet), doc in zip(sheets, docs, strict=True):
        text = sheet.text.characters
        told = [(each, at) for each in sheet.expected if (at := own.fold_find(text, each.told)) is not None]
        spans = {(at, at + len(each.told)): each.key for each, at in told}
        words = [doc[each.start : each.end] for each in find(doc, lexicon().patterns) if each.pattern.kind != NO_DEED]
        deeds = [_own_deed((each.start_char, each.end_char), spans, sheet.name) for each in words]
        yield Marked(text, "own", file in UNREAD, deeds=deeds, paragraphs=[((0, len(text)), bool(sheet.expected))])


def _own_deed(span: Span, told: Mapping[Span, str], name: str) -> Deed:
    """Tell what is known of a deed: told, of no event, or beside the only one told: mostly that, named again."""
    key = next((key for other, key in told.items() if meet(span, other)), None)
    if key:
        return Deed(span, frozenset(DONE), f"{name} {key}")
    if not told:
        return Deed(span, NOT_DONE)
    alone = next(iter(told.values())) if len(told) == 1 else None
    return Deed(span, frozenset(STAGES), f"{name} {alone}" if alone else None)


def meet(one: Span, other: Span) -> bool:
    """Tell whether two stretches share a character."""
    return one[0] < other[1] and other[0] < one[1]


def own_tellings() -> Iterator[Marked]:
    """Read reports of our own that tell events which others tell too; about half of the stories are for testing."""
    stories: dict[str, int] = {}
    for number, entry in enumerate(load_yaml((GOLD / "tellings.yaml").read_text("utf-8"))):
        text, keys = entry["text"], [str(each["key"]) for each in entry["events"]]
        story = next((stories[key] for key in keys if key in stories), number)
        stories |= dict.fromkeys(keys, story)
        deeds = []
        for each in entry["events"]:
            at = own.fold_find(text, each["told"])
            if at is not None and not each.get("part_of"):
                deeds.append(Deed((at, at + len(each["told"])), frozenset(DONE), str(each["key"])))
        yield Marked(text, "own tellings", one_in(2, f"story {story}"), deeds=deeds)


def own_tolls() -> Iterator[Marked]:
    """Read sentences of our own with what each number counts; numbers of none are of nobody hit."""
    for line in (GOLD / "tolls.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        yield Marked(row["text"], "own tolls", one_in(4, row["id"]), numbers=list(_tolls(row["text"], row["tolls"])))


def _tolls(text: str, tolls: Sequence[Mapping[str, Any]]) -> Iterator[Number]:
    for figure in FIGURE.finditer(text):
        found = [each for each in tolls if figure.start() - 2 < each["end"] and each["start"] < figure.end() + 2]
        if len(found) == 1:
            among = AMONG.get(found[0]["among"], found[0]["among"])
            yield Number(figure.span(), _outcomes(found[0]["outcome"]), frozenset({among}) & frozenset(PARTIES))
        elif not found:
            yield Number(figure.span(), frozenset({"none"}), frozenset())


def _outcomes(named: str) -> frozenset[str]:
    if named == "casualties":
        return frozenset({"killed", "injured", "other"})
    return frozenset({named if named in OUTCOMES else "other"})


def weak_counts(file: Path) -> Iterator[Marked]:
    """Read RAND incidents: a number that equals one count alone counts those, which is nearly always so."""
    for number, each in enumerate(counted_incidents(file)):
        if number >= RAND * 12:
            return
        if number % 12 == 0 and len(each.text) < LONGEST:
            counted = {each.killed: "killed", each.injured: "injured"} if each.killed != each.injured else {}
            figures = [(found.span(), counted.get(_value(found.group()))) for found in FIGURE.finditer(each.text)]
            numbers = [Number(span, frozenset({outcome}), frozenset()) for span, outcome in figures if outcome]
            first = each.text.find(". ") + 1 or len(each.text)
            told = [((0, end), True) for end in sorted({first, len(each.text)})]
            yield Marked(each.text, "RAND", each.test, numbers=numbers, paragraphs=told)


def _value(words: str) -> int:
    digits = words.replace(",", "")
    return int(digits[:9]) if digits.isdigit() else WORDS.get(words.lower(), -1)


def names(folder: Path) -> Iterator[Marked]:
    """Read names of persons, bodies and places; sentences without a stem of violence tell no deed."""
    parts = (folder / "WNUT17/CONLL-format/data/train", folder / "wikigold/CONLL-format/data")
    for part in parts:
        for file in sorted(each for each in part.rglob("*") if each.is_file()):
            yield from _named(file)


def _named(file: Path) -> Iterator[Marked]:
    for block in re.split(r"\n\s*\n", file.read_text("utf-8")):
        rows = [tuple(line.split()) for line in block.splitlines() if line.count(" ") + line.count("\t") == 1]
        if rows and not rows[0][0].startswith("-DOCSTART"):
            text = ""
            marks: list[tuple[Span, str]] = []
            for word, label in rows:
                start = len(text)
                text += f"{word} "
                _grow(marks, (start, start + len(word)), label)
            quiet = [] if ruling().stems.search(text) else [((0, len(text)), False)]
            found = [Mark(span, frozenset(NAMES.get(kind, MENTIONS))) for span, kind in marks]
            unmarked = ANY - {"place", "person"}
            yield Marked(text[:LONGEST], "names", one_in(4, text), found, unmarked, paragraphs=quiet)


def _grow(marks: list[tuple[Span, str]], span: Span, label: str) -> None:
    """Add a word to the mention before it, or begin one."""
    begins, _, kind = label.partition("-")
    if label == "O":
        return
    if begins == "I" and marks and marks[-1][1] == kind and marks[-1][0][1] + 1 == span[0]:
        marks[-1] = ((marks[-1][0][0], span[1]), kind)
    else:
        marks.append((span, kind))


def public_relations(folder: Path) -> Iterator[Marked]:
    """Read the re3d sources in the public domain: mentions, and how parties stand to each other."""
    for source in PUBLIC:
        rows = {
            kind: [json.loads(line) for line in (folder / source / f"{kind}.jsonl").read_text("utf-8").splitlines()]
            for kind in ("documents", "entities", "relations")
        }
        for document in rows["documents"]:
            entities, relations = (
                [each for each in rows[kind] if each["documentId"] == document["_id"]]
                for kind in ("entities", "relations")
            )
            marks = [
                Mark((each["begin"], each["end"]), frozenset(RE3D.get(each["type"], MENTIONS))) for each in entities
            ]
            related = list(_related(document["text"], entities, relations))
            unmarked = frozenset({"deed", "people", "number", "weapon"})
            yield from cut(
                Marked(document["text"], "re3d", one_in(4, f"re3d {document['_id']}"), marks, unmarked, related=related)
            )


def _related(
    text: str, entities: Sequence[Mapping[str, Any]], relations: Sequence[Mapping[str, Any]]
) -> Iterator[Related]:
    told: dict[tuple[Span, Span], str] = {}
    for each in relations:
        source, target = (each["sourceBegin"], each["sourceEnd"]), (each["targetBegin"], each["targetEnd"])
        relation = RE3D_RELATIONS.get(each["type"])
        if relation and source < target:
            told[source, target] = relation
        elif relation:
            told[target, source] = "has part" if relation == "part of" else relation
    bodies = sorted({(each["begin"], each["end"]) for each in entities if each["type"] == "Organisation"})
    for number, one in enumerate(bodies):
        for other in bodies[number + 1 : number + 3]:
            if not meet(one, other) and "." not in text[one[1] : other[0]]:
                told.setdefault((one, other), "none")
    for (one, other), relation in sorted(told.items()):
        if other[1] - one[0] < LONGEST // 3:
            yield Related(one, other, relation)


def cut(whole: Marked) -> Iterator[Marked]:
    """Cut a long text at ends of lines or sentences, with the truth of each part."""
    start = 0
    while start < len(whole.text):
        stop = len(whole.text)
        if stop - start > LONGEST:
            stop = whole.text.rfind(". ", start, start + LONGEST) + 2
            stop = stop if stop > start + 1 else start + LONGEST
        yield _part(whole, start, stop)
        start = stop


def _part(whole: Marked, start: int, stop: int) -> Marked:
    def moved(span: Span) -> Span:
        return span[0] - start, span[1] - start

    def inside(span: Span) -> bool:
        return start <= span[0] and span[1] <= stop

    return Marked(
        whole.text[start:stop], whole.set, whole.test,
        [Mark(moved(each.span), each.kinds) for each in whole.marks if inside(each.span)], whole.unmarked,
        [Deed(moved(each.span), each.stages, each.event) for each in whole.deeds if inside(each.span)],
        [Number(moved(each.span), each.outcomes, each.parties) for each in whole.numbers if inside(each.span)],
        [
            Related(moved(each.one), moved(each.other), each.relation)
            for each in whole.related
            if inside(each.one) and inside(each.other)
        ],
        [],
        [
            Played(moved(each.deed), moved(each.mention), each.roles)
            for each in whole.played
            if inside(each.deed) and inside(each.mention)
        ],
    )  # fmt: skip


def events(file: Path) -> Iterator[Marked]:
    """Read WikiEvents: who and what is mentioned, and the words of attacks, deaths and injuries."""
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        tokens = [(start, end) for sentence in row["sentences"] for _, start, end in sentence[0]]
        marks = [
            Mark(_of_tokens(tokens, each), frozenset(WIKIEVENTS.get(each["entity_type"], MENTIONS)))
            for each in row["entity_mentions"]
        ]
        named = {each["id"]: _of_tokens(tokens, each) for each in row["entity_mentions"]}
        played: list[Played] = []
        for each in row["event_mentions"]:
            violent = each["event_type"].startswith(("Conflict.Attack", "Life."))
            deed = _of_tokens(tokens, each["trigger"])
            marks.append(Mark(deed, frozenset({"deed"} if violent else MENTIONS)))
            if violent:
                played.extend(
                    _parts(deed, [(named[a["entity_id"]], a["role"].lower()) for a in each["arguments"]], named)
                )
        text, unmarked = row["text"], frozenset({"time", "number", "deed"})
        yield from cut(Marked(text, "WikiEvents", one_in(4, row["doc_id"]), marks, unmarked, played=played))


def _parts(deed: Span, told: Sequence[tuple[Span, str]], named: Mapping[str, Span]) -> Iterator[Played]:
    """Give the parts that mentions play in a deed; of others near it that are told to play none, none."""
    playing = {span for span, _ in told}
    for span in playing:
        roles = frozenset(PLAYED[role] for other, role in told if other == span and role in PLAYED)
        if roles:
            yield Played(deed, span, roles)
    for span in named.values():
        if told and span not in playing and abs(span[0] - deed[0]) < BESIDE and not meet(span, deed):
            yield Played(deed, span, frozenset({"none"}))


def parts(file: Path) -> Iterator[Marked]:
    """Read RAMS, whose licence is not stated, for measuring only: the parts in attacks, deaths and injuries."""
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        words = [word for sentence in row["sentences"] for word in sentence]
        ends = list(accumulate(len(word) + 1 for word in words))
        spans = [(end - len(word) - 1, end - 1) for word, end in zip(words, ends, strict=True)]
        kind = row["evt_triggers"][0][2][0][0]
        if kind.startswith(("conflict.attack", "life.")):
            told = [
                (spans[trigger[0]][0], spans[trigger[1]][1], spans[one][0], spans[last][1], role[11:])
                for trigger, (one, last), role in row["gold_evt_links"]
            ]
            played = [Played((a, b), (c, d), frozenset({PLAYED[role]})) for a, b, c, d, role in told if role in PLAYED]
            yield Marked(" ".join(words), "RAMS", test=True, played=played)


def _of_tokens(tokens: Sequence[Span], mention: Mapping[str, Any]) -> Span:
    return tokens[mention["start"]][0], tokens[mention["end"] - 1][1]


def placed(file: Path) -> Iterator[Marked]:
    """Read verbs of deeds with the place where they happened: so they did."""
    for number, deed in enumerate(each for each in placed_deeds(file) if not each.test):
        if number % 5 == 0 and number < PLACED * 5 and len(deed.text) < LONGEST:
            marks = [Mark(place, frozenset({"place"})) for place in deed.places]
            done = [Deed(deed.verb, frozenset(DONE))] if deed.places else []
            told = [((0, len(deed.text)), True)] if done else []
            yield Marked(
                deed.text, "event places", test=False, marks=marks, unmarked=ANY, deeds=done, paragraphs=told,
                played=[Played(deed.verb, place, frozenset({"place"})) for place in deed.places],
            )  # fmt: skip


def told_reports(file: Path) -> Iterator[Marked]:
    """Read the beginnings of MUC's reports that name who did or suffered an incident: they tell one."""
    for number, report in enumerate(reports(file)):
        text = report.text[:LONGEST]
        if number % 3 == 0 and number < MUC * 3 and any(end <= LONGEST for _, end in report.fillers):
            yield Marked(text, "MUC-4", test=False, paragraphs=[((0, len(text)), True)])
