"""Small documents and extractions that are made up, the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from dateline.model.account import Account
from dateline.model.claim import Claim, SubjectKind
from dateline.model.document import Block, BlockKind, Document, Text
from dateline.model.evidence import Evidence, Span
from dateline.model.extraction import Extraction, Skipped
from dateline.model.ids import make_id
from dateline.model.link import Judgement, Link
from dateline.model.mention import Mention, MentionKind
from dateline.model.toll import Outcome, Toll
from dateline.store import Store

SENTENCE = "The attack killed 13 people. "
WORDS = Span(18, 27)


def document(number: int = 1) -> Document:
    """Make one report."""
    sha = f"{number:064x}"
    when = datetime(2026, 1, 1, tzinfo=UTC)
    return Document(make_id("document", sha), sha, "text/plain", when, f"reports/{number}.txt")


def text(number: int = 1, sentences: int = 3) -> Text:
    """Make the reading of one report, of some sentences of one length."""
    of = document(number).id
    blocks = tuple(Block(BlockKind.PARAGRAPH, Span(0, 28).shift(each * len(SENTENCE))) for each in range(sentences))
    return Text(make_id("text", of, "txt@1"), of, "txt@1", SENTENCE * sentences, f"{number:064x}", blocks)


def extraction(told: Text, engine: str = "rules@1", claims: int = 2) -> Extraction:
    """Find one account in each sentence, with some claims."""
    accounts = [
        Account(make_id("account", told.id, engine, each), told.id, engine, block.span)
        for each, block in enumerate(told.blocks)
    ]
    mentions = tuple(Mention(MentionKind.TOLL, WORDS.shift(each.span.start), "13 people") for each in accounts)
    made = tuple(_claim(told, account, number) for account in accounts for number in range(claims))
    return Extraction(told.id, engine, mentions, tuple(accounts), (), made, (Skipped("extract", told.id, "no verb"),))


def _claim(told: Text, account: Account, number: int) -> Claim:
    words = Evidence.at(told.id, told.characters, WORDS.shift(account.span.start))
    toll = Toll(Outcome.KILLED, 13 + number, 13 + number, None, phrase="13 people")
    made = make_id("claim", account.id, number)
    return Claim(made, account.id, SubjectKind.ACCOUNT, "toll", toll, words, account.engine)


def link(left: str, right: str, score: float = 0.5) -> Link:
    """Suggest that two accounts tell one event."""
    made = make_id("link", left, right, score)
    return Link(made, SubjectKind.ACCOUNT, left, right, Judgement.UNSURE, score, ("same day",), "test@1")


def fill(store: Store, count: int) -> None:
    """Add so many reports and extract every one that is not done."""
    for number in range(count):
        store.add_document(document(number), [text(number)], folds=[f"fold-{number}"])
    for told in store.pending("rules@1"):
        store.add_extraction(extraction(told))


def every_text(count: int) -> Iterator[Text]:
    """Give the texts of so many reports."""
    return (text(number) for number in range(count))


@dataclass(frozen=True, slots=True)
class Imported:
    """One row of a dataset, as an importer gives it."""

    document: Document
    text: Text
    extraction: Extraction


def imported(number: int, sha256: str) -> Imported:
    """Make one row of an original with these bytes."""
    whole = replace(document(number), sha256=sha256, part=str(number))
    told = text(number, 1)
    return Imported(whole, told, extraction(told, "import@1"))
