"""Searching texts and claims: the index is brought up to date, then asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path

from dateline.model.claim import Claim, Party, SubjectKind, Value
from dateline.model.codebook import deeds
from dateline.model.document import Document, Text
from dateline.model.edtf import to_edtf
from dateline.model.interval import Interval
from dateline.model.place import Location
from dateline.model.toll import Toll
from dateline.pipeline.project import Project
from dateline.pipeline.spreading import apart
from dateline.store.feed import Feed
from dateline.store.search import Match, Narrowing, Passage, SearchIndex
from dateline.text.search_words import Question, ask, marks, search_words

PASSAGE = 2000
"""Characters after which a passage ends with its block: long enough that words asked for together stand together."""
LONGEST_PASSAGE = 50_000
"""A block longer than this is cut; PostgreSQL takes a megabyte of words at most."""
TEXTS_AT_ONCE = 200
BEFORE, AFTER = 80, 160
"""Characters of a passage shown before and after the first word found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where what was asked for is told.

    ``owner`` is the id of the text, account or profile, ``excerpt`` the words there, ``marks`` where in the excerpt
    the words asked for stand. ``start`` is where the excerpt begins in its text; None where it is no quote of it.
    """

    kind: str
    owner: str
    text_id: str
    document_id: str
    title: str | None
    excerpt: str
    marks: tuple[tuple[int, int], ...]
    start: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits, the number of all, how many there are of each sort, and where the next page begins.

    ``waiting`` counts what is not indexed yet and so was not searched.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]]
    after: int | None
    waiting: int = 0


def search(
    project: Project,
    words: str,
    wanted: Narrowing | None = None,
    *,
    skip: int = 0,
    limit: int = 20,
    patience: int | None = None,
) -> Found:
    """Find what is told in texts and claimed of events and actors; any words are a question, none is an error.

    What was added since is indexed first, unless it is more than ``patience`` texts: then ``waiting`` says how many
    texts are not yet searched, and ``catch_up`` is for the caller to do when there is time.
    """
    index = SearchIndex(project.store)
    waiting = _catch_up_if_few(project, index, patience)
    question = ask(words)
    matches = index.find(question, wanted or Narrowing(), skip=skip, limit=limit)
    known = {each.text_id: project.store.text(each.text_id) for each in matches.found}
    documents = {each.document_id: project.store.document(each.document_id) for each in known.values()}
    hits = tuple(_hit(each, question, known[each.text_id], documents) for each in matches.found)
    end = skip + len(hits)
    return Found(hits, matches.total, matches.facets, end if end < matches.total and hits else None, waiting)


def subjects_telling(project: Project, words: str, *, patience: int | None = None) -> set[str]:
    """Find the accounts whose claims, or whose texts around them, hold what is asked for."""
    index = SearchIndex(project.store)
    _catch_up_if_few(project, index, patience)
    return index.subjects(ask(words), SubjectKind.ACCOUNT.value)


def catch_up(project: Project, index: SearchIndex | None = None) -> None:
    """Index what was added since the last time; nothing is ever taken away, so that is all there is to do."""
    for _ in catching_up(project, index):
        pass


def catching_up(project: Project, index: SearchIndex | None = None) -> Iterator[int]:
    """Index what was added since the last time, batch by batch, telling how much of ``waiting_count`` is done."""
    index, feed, done = index or SearchIndex(project.store), Feed(project.store), 0
    for step in (_index_texts, _index_claims):
        for number in step(index, feed):
            done += number
            yield done


def catching_up_apart(project: Project) -> Iterator[int]:
    """Do the same in a process of its own, as a server does: 400,000 texts take minutes, and people go on reading."""
    total = waiting_count(project)
    return apart(partial(_catch_up_in, project.folder), lambda: total - waiting_count(project))


def _catch_up_in(folder: Path) -> None:
    with Project.open(folder) as project:
        catch_up(project)


def waiting_count(project: Project, index: SearchIndex | None = None) -> int:
    """Count what is not indexed yet: texts, and texts whose claims are not."""
    index = index or SearchIndex(project.store)
    return Feed(project.store).waiting(index.reached("text"), index.reached("extraction"))


def _catch_up_if_few(project: Project, index: SearchIndex, patience: int | None) -> int:
    waiting = waiting_count(project, index)
    if patience is not None and waiting > patience:
        return waiting
    if waiting:
        catch_up(project, index)
    return 0


def rebuild(project: Project) -> None:
    """Throw the index away and make it anew."""
    index = SearchIndex(project.store)
    index.drop()
    catch_up(project, index)


def _index_texts(index: SearchIndex, feed: Feed) -> Iterator[int]:
    waiting = feed.texts(index.reached("text"))
    while batch := list(islice(waiting, TEXTS_AT_ONCE)):
        documents = feed.documents_of({each.id for _, each in batch})
        passages = [one for _, each in batch for one in text_passages(each, documents[each.id])]
        index.add("text", batch[-1][0], passages)
        yield len(batch)


def _index_claims(index: SearchIndex, feed: Feed) -> Iterator[int]:
    waiting = feed.extractions(index.reached("extraction"))
    while batch := list(islice(waiting, TEXTS_AT_ONCE)):
        documents = feed.documents_of({each.text_id for each in batch})
        claims = feed.claims([each.number for each in batch])
        passages = [one for each in batch for one in claim_passages(claims[each.number], documents[each.text_id])]
        index.add("extraction", batch[-1].number, passages, instead=[(each.text_id, each.engine) for each in batch])
        yield len(batch)


def text_passages(text: Text, document: Document) -> Iterator[Passage]:
    """Cut a text into passages: whole blocks together, up to a length."""
    for start, end in _pieces(text):
        words = " ".join(word.folded for word in search_words(text.characters[start:end]))
        if words:
            made = Passage("text", text.id, text.id, words, start, end)
            yield _of_document(made, document)


def claim_passages(claims: Iterable[Claim], document: Document) -> Iterator[Passage]:
    """Put into words what is claimed of each account and profile of one extraction."""
    told: dict[tuple[str, SubjectKind], list[Claim]] = {}
    for claim in claims:
        told.setdefault((claim.subject_id, claim.subject_kind), []).append(claim)
    for (subject, kind), some in told.items():
        shown = "; ".join(dict.fromkeys(words for claim in some if (words := in_words(claim.property, claim.value))))
        words = " ".join(word.folded for word in search_words(shown))
        spans = [claim.evidence.span for claim in some if claim.evidence.span]
        if words:
            start, end = min((s.start for s in spans), default=0), max((s.end for s in spans), default=0)
            of = some[0]
            made = Passage(kind.value, subject, of.evidence.text_id, words, start, end, of.engine, shown)
            yield _of_document(made, document)


def in_words(name: str, value: Value) -> str:
    """Say what a claim holds as a person would look for it."""
    if isinstance(value, Location):
        return ", ".join(dict.fromkeys(each for each in (value.words, value.name, value.admin1, value.admin2) if each))
    if isinstance(value, Party):
        return ", ".join(dict.fromkeys(each for each in (value.name, value.words) if each))
    if isinstance(value, Toll):
        return value.phrase
    if isinstance(value, Interval):
        return to_edtf(value)
    if name == "deed" and value in deeds():
        return deeds()[str(value)].label
    return "" if value is None or name.startswith("coded:") else str(value)


def _of_document(passage: Passage, document: Document) -> Passage:
    year = document.published.year if document.published else None
    return replace(passage, source_id=document.source_id, language=document.language, year=year)


def _pieces(text: Text) -> Iterator[tuple[int, int]]:
    """Cut between blocks where a passage is long enough, and within a block only where it is far too long."""
    ends = [block.span.end for block in text.blocks if block.span.end] or [len(text.characters)]
    start = 0
    for end in [*dict.fromkeys(ends), len(text.characters)]:
        while end - start > LONGEST_PASSAGE:
            yield start, start + LONGEST_PASSAGE
            start += LONGEST_PASSAGE
        if end - start >= PASSAGE or (end == len(text.characters) and end > start):
            yield start, end
            start = end


def _hit(match: Match, question: Question, text: Text, documents: Mapping[str, Document]) -> Hit:
    whole = match.shown or text.characters[match.start : match.end]
    found = marks(question, whole)
    first = found[0] if found else (0, 0)
    begin, end = max(0, first[0] - BEFORE), min(len(whole), first[1] + AFTER)
    inside = tuple((start - begin, stop - begin) for start, stop in found if begin <= start and stop <= end)
    document = documents[text.document_id]
    at = None if match.shown else match.start + begin
    return Hit(match.kind, match.owner, match.text_id, document.id, document.title, whole[begin:end], inside, at)
