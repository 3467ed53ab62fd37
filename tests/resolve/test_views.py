"""What linking sees of an account, and what it says about a pair."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from dateline.model.claim import ActorKind, Party
from dateline.model.document import Document, Text
from dateline.model.evidence import Attribution, Modality, Span
from dateline.model.interval import Interval
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, Toll
from dateline.resolve.background import Background, reports
from dateline.resolve.reasons import reason
from dateline.resolve.views import account_views
from tests.resolve.made import account, claim, killed, town, view

SENTENCE = "Armed men of the Red Front shot a judge."
TEXT = Text("text of a", "doc", "plain@1", SENTENCE, "0" * 64, ())
DOCUMENT = Document(
    "doc",
    "0" * 64,
    "text/plain",
    datetime(2024, 1, 2, tzinfo=UTC),
    "a.txt",
    source_id="wire",
    published=date(2024, 1, 1),
)


def test_claims_are_gathered_with_their_text_and_source() -> None:
    """The best interval and place come first, the words are the account's own, the source is the document's."""
    month, day = Interval.month(2024, 1), Interval.day(date(2024, 1, 1))
    land, here = Location("Landia", Precision.COUNTRY, "1"), Location("Zalambo", Precision.EXACT, "2")
    claims = [
        claim("a", "deed", "shooting", Attribution(modality=Modality.PLANNED)),
        *(claim("a", "interval", each) for each in (month, day)),
        *(claim("a", "place", each) for each in (land, here)),
        claim("a", "toll", killed(1)),
        claim("a", "part_of", "b"),
    ]
    (seen,) = account_views([account("a")], claims, texts=[TEXT], documents=[DOCUMENT])
    assert (seen.deed, seen.modality, seen.interval, seen.location) == ("shooting", Modality.PLANNED, day, here)
    assert (seen.source, seen.document_id, seen.words, seen.part_of) == ("wire", "doc", SENTENCE[:5], "b")
    assert (seen.locations, seen.tolls) == ((here, land), (killed(1),))


def test_a_party_goes_by_the_name_of_its_actor() -> None:
    """Names that were resolved to one actor are compared as one name."""
    party = Party("the Front", ActorKind.REBEL, "the Front", "profile 1")
    claims = [claim("a", "perpetrator", party), claim("a", "target", Party("a judge"))]
    (seen,) = account_views([account("a")], claims, actors={"profile 1": "Red Front"})
    assert [each.name for each in seen.parties] == ["Red Front", None]
    (plain,) = account_views([account("a")], claims)
    assert plain.parties[0].name == "the Front"


def test_reports_name_the_document_and_its_day() -> None:
    """Rules learn from a text's document who published it and when; a claim without one has neither."""
    known = Background(reports([TEXT], [DOCUMENT]))
    seen, unseen = claim("a", "deed", "shooting"), claim("b", "deed", "shooting")
    assert (known.document(seen), known.published(seen)) == ("doc", date(2024, 1, 1))
    assert (known.document(unseen), known.published(unseen)) == ("text of b", None)


def test_reasons_name_the_values() -> None:
    """Each comparison says what it saw in the accounts' own values."""
    one = view("a", deed="arrest", place=town("Zalambo", 1.0, 1.0), dead=3, parties=(Party("police"),))
    two = view(
        "b", deed="trial", place=Location("Kirembe"), dead=9, parties=(Party("rebels"),), modality=Modality.FOILED
    )
    assert reason("deed", "other", one, two) == "arrest and trial"
    assert reason("place", "far", one, two) == "Zalambo and Kirembe"
    assert reason("toll", "quarter", one, two) == "3 and 9 killed"
    assert reason("stage", "other", one, two) == "happened and foiled"
    assert reason("parties", "none shared", one, two) == "parties police and rebels"
    assert reason("text", "one text", one, two) == "told in one text"


def test_a_comparison_with_nothing_to_show_says_nothing() -> None:
    """What is unknown, or has no words of its own, is no reason."""
    one, two = view("a"), view("b")
    for comparison, level in [("time", "same day"), ("place", "far"), ("province", "same"), ("toll", "near")]:
        assert reason(comparison, level, one, two) is None
    assert reason("toll", "unknown", one, two) is None
    assert reason("crowd", "more", one, two) is None


def test_overlapping_ranges_are_said_to_overlap() -> None:
    """Two ranges that meet are told with both their ends."""
    one = view("a", dead=50)
    two = view("b")
    ranged = two.__class__(id="b", text_id="t", tolls=(Toll(Outcome.KILLED, 38, 50, 60),))
    assert reason("toll", "ranges meet", one, ranged) == "toll ranges overlap: 50 and 38–60 killed"


def test_a_row_is_compared_by_its_prose() -> None:
    """Of a coded row the notes are the words; column names, codes and short cells are not."""
    row = "event_id: 7\nactor1: Red Front\nnotes: Armed men of the Front shot a judge: two died.\n"
    text = Text("text of a", "doc", "coded@1", row, "0" * 64, ())
    whole = replace(account("a"), span=Span(0, len(row)))
    (seen,) = account_views([whole], [], texts=[text], documents=[DOCUMENT])
    assert seen.words == "Armed men of the Front shot a judge: two died."
