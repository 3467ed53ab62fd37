"""How fast the store takes and gives, and whether its cost per text stays flat.

Run it as ``python bench/store.py``: it prints one line of JSON for each database and size. Each line is measured in a
process of its own, so that its peak memory is its own. PostgreSQL is measured where the ``pgserver`` wheel is there.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from dateline.model.account import Account
from dateline.model.claim import Claim, SubjectKind
from dateline.model.document import Block, BlockKind, Document, Text
from dateline.model.evidence import Evidence, Span
from dateline.model.extraction import Extraction
from dateline.model.ids import make_id
from dateline.model.mention import Mention, MentionKind
from dateline.model.toll import Outcome, Toll
from dateline.store import Archive, Store

ENGINE = "bench@1"
SENTENCE = "The attack in the north killed at least 13 people on Monday, the police said. "
SENTENCES, ACCOUNTS, CLAIMS = 40, 5, 6
BATCH = 100
WORDS = Span(31, 49)
SIZES = (1000, 10_000)


def documents(count: int) -> Iterator[tuple[Document, Text]]:
    """Make reports of about 3,000 characters."""
    spans = [Span(0, len(SENTENCE) - 1).shift(each * len(SENTENCE)) for each in range(SENTENCES)]
    blocks = tuple(Block(BlockKind.PARAGRAPH, span) for span in spans)
    for number in range(count):
        sha = f"{number:064x}"
        document = Document(make_id("document", sha), sha, "text/plain", datetime.now(UTC), f"reports/{number}.txt")
        yield document, Text(make_id("text", sha), document.id, "txt@1", SENTENCE * SENTENCES, sha, blocks)


def extraction(text: Text) -> Extraction:
    """Find 40 mentions, 5 accounts and 30 claims in a report."""
    starts = [block.span.start for block in text.blocks]
    accounts = tuple(Account(make_id("a", text.id, at), text.id, ENGINE, Span(at, at + 77)) for at in starts[:ACCOUNTS])
    claims = tuple(_claim(text, account, number) for account in accounts for number in range(CLAIMS))
    mentions = tuple(Mention(MentionKind.TOLL, WORDS.shift(at), "at least 13 people") for at in starts)
    return Extraction(text.id, ENGINE, mentions, accounts, (), claims)


def _claim(text: Text, account: Account, number: int) -> Claim:
    evidence = Evidence.at(text.id, text.characters, WORDS.shift(account.span.start))
    toll = Toll(Outcome.KILLED, 13, 13, None, phrase="at least 13 people")
    return Claim(make_id("c", account.id, number), account.id, SubjectKind.ACCOUNT, "toll", toll, evidence, ENGINE)


@dataclass(frozen=True, slots=True)
class Took:
    """How long some work took, by the clock and of this process's time on the processor."""

    wall: float
    cpu: float


def took(work: Callable[[], object]) -> Took:
    """Do the work and time it."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Took(time.perf_counter() - wall, time.process_time() - cpu)


def measure(url: str, count: int) -> dict[str, float | int | str]:
    """Fill a new store and read it through. The time of making the samples is measured apart and taken off."""
    with Store.open(url) as store:
        adding = took(lambda: [store.add_document(document, [text]) for document, text in documents(count)])
        making = took(lambda: [extraction(text).engine for text in store.pending(ENGINE)])
        extracting = took(lambda: _extract(store))
        written = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        reading = took(lambda: sum(1 for _ in store.claims()))
        checking = took(store.check_spans)
        counting = took(store.status)
        claims = store.status().claims
    writing = Took(extracting.wall - making.wall, extracting.cpu - making.cpu)
    return {
        "database": url.partition(":")[0],
        "texts": count,
        "claims": claims,
        "documents_per_second": round(count / adding.wall),
        "extractions_per_second": round(count / writing.wall),
        "claims_written_per_second": round(claims / writing.wall),
        "claims_read_per_second": round(claims / reading.wall),
        "spans_checked_per_second": round(claims / checking.wall),
        "status_seconds": round(counting.wall, 3),
        "milliseconds_per_text": round(1000 * (adding.wall + writing.wall) / count, 3),
        "cpu_milliseconds_per_text": round(1000 * (adding.cpu + writing.cpu) / count, 3),
        "peak_megabytes": written,
    }


def _extract(store: Store) -> None:
    pending = store.pending(ENGINE)
    while texts := list(islice(pending, BATCH)):
        store.add_extractions(extraction(text) for text in texts)


def measure_archive(folder: Path, count: int = 1000, size: int = 50_000) -> dict[str, float | int | str]:
    """Keep so many originals of one size and check them all."""
    archive = Archive(folder)
    contents = [f"{number:08}".encode() * (size // 8) for number in range(count)]
    putting = took(lambda: [archive.put(content) for content in contents])
    verifying = took(archive.verify)
    rates = {"puts_per_second": round(count / putting.wall), "verified_per_second": round(count / verifying.wall)}
    return {"archive": count, "bytes_each": size, **rates}


def _alone(url: str, count: int) -> None:
    subprocess.run([sys.executable, __file__, "--url", url, "--texts", str(count)], check=True)


def _everything(folder: Path) -> None:
    print(json.dumps(measure_archive(folder / "archive")), flush=True)
    for count in SIZES:
        _alone(f"sqlite:///{folder}/{count}.db", count)
    if importlib.util.find_spec("pgserver") is None:
        print(json.dumps({"database": "postgresql", "skipped": "pgserver is not installed"}))
        return
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    for count in SIZES:
        server = importlib.import_module("pgserver").get_server(folder / f"pg{count}", cleanup_mode="delete")
        _alone(server.get_uri(), count)
        server.cleanup()


def main() -> None:
    """Measure one database and size, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url")
    parser.add_argument("--texts", type=int, default=SIZES[0])
    asked = parser.parse_args()
    if asked.url:
        print(json.dumps(measure(asked.url, asked.texts)), flush=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        _everything(Path(folder))


if __name__ == "__main__":
    main()
