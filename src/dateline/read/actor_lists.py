"""Lists of actors that others keep, read as claims: UCDP's, the UN Security Council's, FollowTheMoney JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256

from lxml import etree

from dateline.model.account import Profile
from dateline.model.claim import ActorKind, Claim, SubjectKind, Value
from dateline.model.document import Block, BlockKind, Document, Text
from dateline.model.errors import Unreadable
from dateline.model.evidence import Attribution, Evidence, Span
from dateline.model.ids import make_id
from dateline.model.interval import Interval

ENGINE = "import@1"
READER = "actor-list@1"


@dataclass(frozen=True, slots=True)
class ListOrigin:
    """Where a list came from: its address or path, when it was fetched, and the digest of its bytes."""

    origin: str
    retrieved: datetime
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class ListedActor:
    """One row of a list: the document it makes, its reading, and what it claims of one actor."""

    document: Document
    text: Text
    profile: Profile
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class ActorList:
    """All actors of one list, and how many rows were left out for which reason."""

    actors: tuple[ListedActor, ...]
    left_out: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    words: str
    value: Value
    note: str | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    key: str
    fields: tuple[_Field, ...]

    @property
    def name(self) -> str:
        return next(entry.words for entry in self.fields if entry.name == "name")


def read_ucdp_actors(data: bytes, origin: ListOrigin) -> ActorList:
    """Read the UCDP actor list: names, former names, splits, alliances and where each actor was active."""
    text = _decoded(data, origin).lstrip("\ufeff").replace("ï»¿", "", 1)
    rows = csv.DictReader(io.StringIO(text, newline=""))
    try:
        if "ActorId" not in (rows.fieldnames or ()):
            raise Unreadable("has no column ActorId", where=origin.origin, way_out="give the UCDP actor list as CSV")
        return _listed((_ucdp_row(row) for row in rows), origin)
    except csv.Error as error:
        raise Unreadable(f"is not CSV: {error}", where=origin.origin) from error


def read_un_list(data: bytes, origin: ListOrigin) -> ActorList:
    """Read the UN Security Council consolidated list: people, organisations, their aliases, when listed."""
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"is not well-formed XML: {error.msg}", where=origin.origin) from error
    return _listed((_un_row(element) for element in root.iter("INDIVIDUAL", "ENTITY")), origin)


def read_ftm_actors(data: bytes, origin: ListOrigin) -> ActorList:
    """Read FollowTheMoney entities, one JSON object a line or one array: people, organisations and public bodies."""
    left_out: Counter[str] = Counter()
    rows = list(_ftm_rows(_decoded(data, origin), origin, left_out))
    made = _listed(rows, origin)
    return ActorList(made.actors, {**made.left_out, **left_out})


_UCDP_NAMES = (
    ("NameOrig", None),
    ("NameOrigFull", "in its own language"),
    ("NameOrigFullEng", "in English"),
    ("NewName", "later name"),
    ("NewNameFullMotherTongue", "later name, in its own language"),
    ("NewNameFullEng", "later name, in English"),
)
_UCDP_LINKS = (
    ("NamePrev", "split_from"),
    ("NameSplitTemp", "split_from"),
    ("NameAlliance", "ally"),
    ("GroupName", "merged_into"),
)
_STATE = "4"


def _ucdp_row(row: dict[str, str]) -> _Row | str:
    name = _clean(row.get("NameData"))
    if not name:
        return "no name"
    found = [_Field("name", name, name)]
    seen = {name}
    for column, note in _UCDP_NAMES:
        alias = _clean(row.get(column))
        if alias and alias not in seen:
            seen.add(alias)
            found.append(_Field("alias", alias, alias, note))
    if row.get("Org") == _STATE:
        found.append(_Field("kind", "government", ActorKind.GOVERNMENT.value))
    for column, relation in _UCDP_LINKS:
        found += [_Field(relation, other, other) for other in _cells(row.get(column))]
    found += [_Field("active_in", place, place) for place in _cells(row.get("Location"))]
    return _Row(row["ActorId"], tuple(found))


def _un_row(element: etree._Element) -> _Row | str:
    name = _clean(" ".join(_texts(element, "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")))
    if not name:
        return "no name"
    found = [_Field("name", name, name)]
    found += [_Field("alias", words, words, "original script") for words in _texts(element, "NAME_ORIGINAL_SCRIPT")]
    for alias in element.iter("INDIVIDUAL_ALIAS", "ENTITY_ALIAS"):
        quality = _clean(alias.findtext("QUALITY")) or None
        found += [
            _Field("alias", words, words, quality and f"{quality.lower()} quality")
            for words in _texts(alias, "ALIAS_NAME")
        ]
    if element.tag == "INDIVIDUAL":
        found.append(_Field("kind", "individual", ActorKind.PERSON.value))
    for listed in _texts(element, "LISTED_ON"):
        found.append(
            _Field("designated_by", f"United Nations Security Council, {listed}", "United Nations Security Council")
        )
    return _Row(_clean(element.findtext("DATAID")), tuple(found))


_FTM_KINDS = {
    "Person": ActorKind.PERSON,
    "Organization": ActorKind.UNKNOWN,
    "LegalEntity": ActorKind.UNKNOWN,
    "Company": ActorKind.UNKNOWN,
    "PublicBody": ActorKind.GOVERNMENT,
}
_FTM_PROPERTIES = (
    ("alias", "alias", None),
    ("weakAlias", "alias", "weak alias"),
    ("previousName", "alias", "previous name"),
    ("abbreviation", "alias", "abbreviation"),
    ("country", "active_in", None),
    ("parent", "part_of", None),
    ("incorporationDate", "founded", None),
    ("dissolutionDate", "dissolved", None),
)


def _ftm_rows(text: str, origin: ListOrigin, left_out: Counter[str]) -> Iterator[_Row | str]:
    for entity in _json_objects(text, origin):
        schema, properties = entity.get("schema"), entity.get("properties")
        if schema not in _FTM_KINDS or not isinstance(properties, dict):
            left_out[f"schema {schema}"] += 1
            continue
        yield _ftm_row(str(entity.get("id")), _FTM_KINDS[schema], properties)


def _ftm_row(key: str, kind: ActorKind, properties: dict[str, object]) -> _Row | str:
    names = _strings(properties.get("name"))
    if not names:
        return "no name"
    found = [_Field("name", names[0], names[0])]
    found += [_Field("alias", name, name) for name in names[1:]]
    if kind is not ActorKind.UNKNOWN:
        found.append(_Field("kind", kind.value, kind.value))
    for source, target, note in _FTM_PROPERTIES:
        for words in _strings(properties.get(source)):
            value = _interval(words) if target in ("founded", "dissolved") else words
            found.append(_Field(target, words, value, note))
    return _Row(key, tuple(found))


def _json_objects(text: str, origin: ListOrigin) -> Iterable[dict[str, object]]:
    try:
        loaded = (
            json.loads(text)
            if text.lstrip().startswith("[")
            else [json.loads(line) for line in text.splitlines() if line.strip()]
        )
    except json.JSONDecodeError as error:
        raise Unreadable(f"is not JSON: {error.msg}", where=f"{origin.origin}:{error.lineno}") from error
    return [entity for entity in loaded if isinstance(entity, dict)]


def _listed(rows: Iterable[_Row | str], origin: ListOrigin) -> ActorList:
    left_out: Counter[str] = Counter()
    actors = []
    for row in rows:
        if isinstance(row, str):
            left_out[row] += 1
        else:
            actors.append(_actor(row, origin))
    return ActorList(tuple(actors), dict(left_out))


def _actor(row: _Row, origin: ListOrigin) -> ListedActor:
    """Write a row out as one line a field, so that each claim can quote its own words."""
    document_id = make_id("doc", origin.sha256, row.key)
    lines, blocks, claims_at, place = [], [], [], 0
    for entry in row.fields:
        label = Span(place, place + len(entry.name))
        value = Span(label.end + 2, label.end + 2 + len(entry.words))
        lines.append(f"{entry.name}: {entry.words}\n")
        blocks.append(Block(BlockKind.INFOBOX_FIELD, Span(place, value.end), label, (value,)))
        claims_at.append((entry, value))
        place = value.end + 1
    characters = "".join(lines)
    text = Text(
        make_id("text", document_id, READER), document_id, READER, characters, _digest(characters), tuple(blocks)
    )
    document = Document(
        document_id, origin.sha256, origin.media_type, origin.retrieved, origin.origin, part=row.key, title=row.name
    )
    profile = Profile(make_id("profile", text.id, row.key), text.id, ENGINE, row.name)
    claims = tuple(_claim(profile, text, entry, value) for entry, value in claims_at)
    return ListedActor(document, text, profile, claims)


def _claim(profile: Profile, text: Text, entry: _Field, value: Span) -> Claim:
    return Claim(
        id=make_id("claim", profile.id, entry.name, value.start, ENGINE),
        subject_id=profile.id,
        subject_kind=SubjectKind.PROFILE,
        property=entry.name,
        value=entry.value,
        evidence=Evidence.at(text.id, text.characters, value),
        engine=ENGINE,
        attribution=Attribution(phrase=entry.note),
        reasons=(entry.note,) if entry.note else (),
    )


def _interval(words: str) -> Interval | None:
    """Read an ISO date as far as it goes: a year stays a year."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?.*", words)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if month and day:
            return Interval.day(date(year or 0, month, day))
        return Interval.month(year or 0, month) if month else Interval.year(year or 0)
    except ValueError:  # no such day, month or year
        return None


def _decoded(data: bytes, origin: ListOrigin) -> str:
    for encoding in ("utf-8", "latin-1"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("is in no known encoding", where=origin.origin)


def _texts(element: etree._Element, *tags: str) -> list[str]:
    return [words for tag in tags for child in element.findall(tag) if (words := _clean(child.text))]


def _cells(words: str | None) -> list[str]:
    return [part for part in (_clean(cell) for cell in (words or "").split(",")) if part]


def _strings(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [words for words in (_clean(entry) for entry in values if isinstance(entry, str)) if words]


def _clean(words: str | None) -> str:
    plain = " ".join((words or "").split())
    return "" if plain.lower() in ("n/a", "na", "none") else plain


def _digest(characters: str) -> str:
    return sha256(characters.encode()).hexdigest()
