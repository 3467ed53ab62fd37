"""Hypothesis strategies: any value of the vocabulary that the model allows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import strategies as st

from dateline.model.account import Account, Profile
from dateline.model.claim import ActorKind, Claim, Party, SubjectKind
from dateline.model.document import Block, BlockKind, Document, Source, Text
from dateline.model.evidence import Alignment, Attribution, Basis, Evidence, Modality, Span
from dateline.model.extraction import Extraction, Skipped
from dateline.model.interval import Extent, Interval, Unit
from dateline.model.link import Decision, Judgement, Link
from dateline.model.mention import Mention, MentionKind
from dateline.model.place import Location, Place, Precision
from dateline.model.run import Run
from dateline.model.toll import Outcome, PartyClass, Reckoning, Toll

ENGINE = "rules@1"

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
"""Any characters that both databases can hold: no NUL, no half of a surrogate pair."""

ids = st.text("abcdefghij0123456789", min_size=8, max_size=8)
maybe_words = st.none() | words
numbers = st.integers(-(2**53), 2**53)
shares = st.floats(0, 1)
reasons = st.lists(words, max_size=3).map(tuple)
moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)).map(lambda when: when.replace(tzinfo=UTC))
spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**4)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Any interval: open at one end or closed, in order."""
    bounds = sorted(draw(st.lists(st.dates(), min_size=2, max_size=2)))
    earliest, latest = draw(st.sampled_from([(bounds[0], bounds[1]), (None, bounds[1]), (bounds[0], None)]))
    extent, start, end = draw(st.tuples(st.sampled_from(Extent), st.sampled_from(Unit), st.sampled_from(Unit)))
    return Interval(earliest, latest, extent, start, end, draw(st.booleans()), draw(st.booleans()))


@st.composite
def tolls(draw: st.DrawFn) -> Toll:
    """Any toll: each figure there or not, in order."""
    figures = sorted(draw(st.lists(st.integers(0, 10**7), min_size=3, max_size=3)))
    low, best, high = (figure if draw(st.booleans()) else None for figure in figures)
    return Toll(
        draw(st.sampled_from(Outcome)),
        *(low, best, high, draw(st.sampled_from(PartyClass)), draw(maybe_words), draw(words)),
        reckoning=draw(st.sampled_from(Reckoning)),
        part_of_total=draw(st.booleans()),
        supersedes=draw(st.booleans()),
    )


@st.composite
def locations(draw: st.DrawFn) -> Location:
    """Any location: resolved or not, with both coordinates or none."""
    point: tuple[float | None, float | None] = draw(st.tuples(st.floats(-90, 90), st.floats(-180, 180)))
    latitude, longitude = draw(st.sampled_from([point, (None, None)]))
    return Location(
        draw(words),
        draw(st.none() | st.sampled_from(Precision)),
        *(draw(maybe_words), draw(maybe_words), latitude, longitude),
        radius_km=draw(st.none() | st.floats(0, 20_000)),
        country=draw(maybe_words),
        admin1=draw(maybe_words),
        admin2=draw(maybe_words),
        score=draw(st.none() | shares),
        reasons=draw(reasons),
    )


parties = st.builds(
    Party, words, st.sampled_from(ActorKind), maybe_words, maybe_words, st.none() | st.integers(0, 10**6)
)
values = st.none() | words | numbers | intervals() | locations() | tolls() | parties
"""Anything that a claim may hold."""

attributions = st.builds(Attribution, st.sampled_from(Basis), st.sampled_from(Modality), maybe_words, maybe_words)
evidence = st.builds(Evidence, ids, words, st.none() | spans, st.sampled_from(Alignment))
claims = st.builds(
    Claim,
    *(ids, ids, st.sampled_from(SubjectKind), words, values, evidence, st.just(ENGINE), attributions),
    valid=st.none() | intervals(),
    confidence=shares,
    reasons=reasons,
)
mentions = st.builds(Mention, st.sampled_from(MentionKind), spans, words, maybe_words)
accounts = st.builds(Account, ids, ids, st.just(ENGINE), spans)
profiles = st.builds(Profile, ids, ids, st.just(ENGINE), words)
sources = st.builds(Source, ids, words, maybe_words)
documents = st.builds(
    Document,
    *(ids, ids, words, moments, words, words, maybe_words, maybe_words, maybe_words),
    published=st.none() | st.dates(date(1, 1, 1)),
    language=maybe_words,
)
blocks = st.builds(
    *(Block, st.sampled_from(BlockKind), spans, st.none() | spans, st.lists(spans, max_size=3).map(tuple)),
    parent=st.none() | spans,
)
texts = st.builds(Text, ids, ids, words, words, ids, st.lists(blocks, max_size=3).map(tuple))
links = st.builds(Link, ids, st.sampled_from(SubjectKind), ids, ids, st.sampled_from(Judgement), shares, reasons, words)
decisions = st.builds(Decision, ids, words, words, words, moments, words)
runs = st.builds(Run, ids, words, moments, st.lists(st.tuples(words, words), max_size=3).map(tuple))
places = st.builds(
    *(Place, ids, words, st.none() | st.floats(-90, 90), st.none() | st.floats(-180, 180), words),
    *(maybe_words, maybe_words, maybe_words, st.integers(0, 10**8)),
)
skipped = st.builds(Skipped, words, words, words, st.integers(1, 10**6))


@st.composite
def extractions(draw: st.DrawFn, text_id: str, engine: str = ENGINE) -> Extraction:
    """Any extraction of one text: every claim about one of its own accounts or profiles, every id once."""
    named = iter(draw(st.lists(ids, min_size=12, max_size=12, unique=True)))
    told_accounts = [Account(next(named), text_id, engine, draw(spans)) for _ in range(draw(st.integers(0, 2)))]
    told_profiles = [Profile(next(named), text_id, engine, draw(words)) for _ in range(draw(st.integers(0, 2)))]
    subjects = [(told.id, SubjectKind.ACCOUNT) for told in told_accounts]
    subjects += [(told.id, SubjectKind.PROFILE) for told in told_profiles]
    made = [_claim(draw, next(named), draw(st.sampled_from(subjects)), (text_id, engine)) for _ in subjects * 2]
    return Extraction(
        *(text_id, engine, tuple(draw(st.lists(mentions, max_size=3))), tuple(told_accounts), tuple(told_profiles)),
        *(tuple(made), tuple(draw(st.lists(skipped, max_size=2)))),
    )


def _claim(draw: st.DrawFn, claim_id: str, subject: tuple[str, SubjectKind], origin: tuple[str, str]) -> Claim:
    quote = Evidence(origin[0], draw(words), draw(st.none() | spans), draw(st.sampled_from(Alignment)))
    return replace(
        draw(claims), id=claim_id, subject_id=subject[0], subject_kind=subject[1], evidence=quote, engine=origin[1]
    )
