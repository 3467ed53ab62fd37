"""Facts go in and come out; nothing is changed or taken away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dateline.model.account import Profile
from dateline.model.claim import SubjectKind
from dateline.model.document import Source
from dateline.model.errors import NotFound, StoreError
from dateline.model.evidence import Alignment, Evidence, Span
from dateline.model.extraction import Extraction, Skipped
from dateline.model.link import Decision
from dateline.model.run import Run
from dateline.store import SkippedCount, SpanCheck, Store
from dateline.store.adding import engine_rank
from tests.store.samples import document, extraction, fill, link, text

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def test_a_document_comes_back_with_its_texts(store: Store) -> None:
    """What was added is read back equal, by id and in a stream."""
    assert store.add_document(document(), [text()])
    assert (store.document(document().id), list(store.documents())) == (document(), [document()])
    assert (store.text(text().id), list(store.texts()), list(store.texts(document().id))) == (
        text(),
        [text()],
        [text()],
    )


def test_adding_twice_adds_once(store: Store) -> None:
    """The second time says that it was there, and changes nothing."""
    store.add_document(document(), [text()])
    before = list(store.dump())
    assert not store.add_document(document(), [text()])
    assert list(store.dump()) == before


def test_what_was_added_is_never_changed(store: Store) -> None:
    """A document with a known id and another title leaves the first as it was."""
    store.add_document(document(), [text()])
    store.add_document(replace(document(), title="Another"), [text()])
    assert store.document(document().id).title is None


def test_the_store_cannot_change_or_delete() -> None:
    """No public method is named for changing or taking away."""
    verbs = {name.partition("_")[0] for name in dir(Store) if not name.startswith("_")}
    assert not verbs & {"update", "delete", "remove", "set", "replace", "clear", "drop"}


def test_a_document_needs_its_source(store: Store) -> None:
    """An outlet must be there before what it published: the database itself refuses the other order."""
    told = replace(document(), source_id="source-1")
    with pytest.raises(StoreError, match=r"(?i)foreign key"):
        store.add_document(told, [])
    assert store.add_source(Source("source-1", "The Gazette"))
    assert store.add_document(told, [])
    assert list(store.sources()) == [Source("source-1", "The Gazette")]


def test_nothing_of_a_refused_document_stays(store: Store) -> None:
    """A text that cannot be kept takes its document back with it."""
    with pytest.raises(StoreError, match="NUL character"):
        store.add_document(document(), [replace(text(), characters="a\0b")])
    with pytest.raises(StoreError, match="surrogate"):
        store.add_document(document(), [replace(text(), characters="a\ud800b")])
    assert list(store.documents()) == []


def test_duplicates_are_noticed(store: Store) -> None:
    """The same bytes are found by their digest, the same words by their folded digest."""
    store.add_document(document(), [text()], folds=["folded"])
    assert store.document_by_sha256(document().sha256) == document()
    assert store.text_by_fold("folded") == text()
    assert (store.document_by_sha256("0"), store.text_by_fold("0")) == (None, None)


def test_a_text_is_pending_until_this_version_of_this_engine_did_it(store: Store) -> None:
    """Extraction is incremental: done is done for one version, and a new version has everything to do."""
    fill(store, 5)
    assert (store.pending_count("rules@1"), list(store.pending("rules@1"))) == (0, [])
    assert (store.pending_count("rules@2"), list(store.pending("rules@2"))) == (5, list(store.texts()))


def test_pending_texts_stream_in_the_order_of_adding_while_they_are_done(store: Store) -> None:
    """More texts than one page holds come once each, though each is marked as done between."""
    count = 80
    for number in range(count):
        store.add_document(document(number), [text(number)])
    seen = []
    for told in store.pending("rules@1"):
        store.add_extraction(extraction(told))
        seen.append(told.id)
    assert seen == [text(number).id for number in range(count)]


def test_an_extraction_comes_back(store: Store) -> None:
    """Mentions, accounts, profiles and claims are read back equal."""
    store.add_document(document(), [text()])
    profile = Profile("profile-1", text().id, "rules@1", "Islamic State – Khorasan Province")
    found = replace(extraction(text()), profiles=(profile,))
    assert store.add_extraction(found)
    assert tuple(store.mentions(text().id)) == found.mentions
    assert (tuple(store.accounts()), tuple(store.profiles())) == (found.accounts, found.profiles)
    assert tuple(store.claims()) == found.claims
    assert tuple(store.claims([found.accounts[0].id])) == found.claims[:2]
    assert store.claim(found.claims[0].id) == found.claims[0]


def test_claims_on_events_and_on_actors_can_be_asked_for_apart(store: Store) -> None:
    """Who assembles events need not read what is told of actors."""
    store.add_document(document(), [text()])
    profile = Profile("profile-1", text().id, "rules@1", "The Front")
    found = extraction(text())
    named = replace(found.claims[0], id="claim-x", subject_id=profile.id, subject_kind=SubjectKind.PROFILE)
    store.add_extraction(replace(found, profiles=(profile,), claims=(*found.claims, named)))
    assert tuple(store.claims(kind=SubjectKind.PROFILE)) == (named,)
    assert tuple(store.claims(kind=SubjectKind.ACCOUNT)) == found.claims


def test_texts_are_matched_with_documents_without_reading_them(store: Store) -> None:
    """Which document a text belongs to is told for all at once."""
    fill(store, 3)
    assert store.text_documents() == {text(number).id: document(number).id for number in range(3)}


def test_an_extraction_is_added_once(store: Store) -> None:
    """The mark that a text is done stops the second, alone or among others."""
    fill(store, 2)
    before = list(store.dump())
    assert not store.add_extraction(extraction(text(0)))
    assert store.add_extractions([extraction(text(0)), extraction(text(1))]) == 0
    assert list(store.dump()) == before


def test_a_text_that_tells_nothing_is_done(store: Store) -> None:
    """An empty extraction is a finding too."""
    store.add_document(document(), [text()])
    assert store.add_extraction(Extraction(text().id, "rules@1"))
    assert store.pending_count("rules@1") == 0


def test_a_newer_version_stands_in_front_of_the_older(store: Store) -> None:
    """By default the newest version speaks, text by text; the older is kept and can be asked for."""
    fill(store, 2)
    newer = extraction(text(1), "rules@10", claims=1)
    store.add_extraction(extraction(text(1), "rules@9", claims=3))
    store.add_extraction(newer)
    assert {claim.engine for claim in store.claims(text_id=text(0).id)} == {"rules@1"}
    assert tuple(store.claims(text_id=text(1).id)) == newer.claims
    assert len(list(store.claims(text_id=text(1).id, engine="rules@9"))) == 9
    assert {account.engine for account in store.accounts()} == {"rules@1", "rules@10"}


def test_two_engines_stand_side_by_side(store: Store) -> None:
    """Another engine is no newer version: both speak."""
    fill(store, 1)
    store.add_extraction(extraction(text(0), "llm@2026.1"))
    assert {claim.engine for claim in store.claims()} == {"rules@1", "llm@2026.1"}


@pytest.mark.parametrize(
    ("older", "newer"), [("r@1", "r@2"), ("r@9", "r@10"), ("r@1.9", "r@1.10"), ("r@1.9.9", "r@2"), ("r", "r@0.1")]
)
def test_versions_are_compared_as_numbers(older: str, newer: str) -> None:
    """Ten comes after nine."""
    assert engine_rank(older) < engine_rank(newer)


def _of_another_text(found: Extraction) -> Extraction:
    elsewhere = replace(found.claims[0], evidence=Evidence("text-other", "x", None, Alignment.UNLOCATED))
    return replace(found, claims=(elsewhere,))


def _of_another_engine(found: Extraction) -> Extraction:
    return replace(found, accounts=(replace(found.accounts[0], engine="rules@0"),))


def _about_a_stranger(found: Extraction) -> Extraction:
    return replace(found, claims=(replace(found.claims[0], subject_id="account-other"),))


def _with_one_id_for_two(found: Extraction) -> Extraction:
    first, second = found.claims[:2]
    return replace(found, claims=(first, replace(second, id=first.id)))


@pytest.mark.parametrize("spoil", [_of_another_text, _of_another_engine, _about_a_stranger, _with_one_id_for_two])
def test_an_extraction_that_does_not_hold_together_is_refused_whole(
    store: Store, spoil: Callable[[Extraction], Extraction]
) -> None:
    """An engine's mistake is named, and the text stays pending."""
    store.add_document(document(), [text()])
    with pytest.raises(StoreError):
        store.add_extraction(spoil(extraction(text())))
    assert (store.pending_count("rules@1"), list(store.claims())) == (1, [])


def test_the_same_claim_given_twice_is_one_claim(store: Store) -> None:
    """Saying one thing twice is no mistake."""
    store.add_document(document(), [text()])
    found = extraction(text())
    store.add_extraction(replace(found, claims=found.claims * 2))
    assert tuple(store.claims()) == found.claims


def test_links_come_in_generations(store: Store) -> None:
    """The newest generation speaks; the older is kept."""
    first, second = [link("a", "b"), link("b", "c")], [link("a", "c")]
    assert store.add_links(first, method="test@1", run_id="run-1") == 1
    assert store.add_links(second, method="test@1", run_id="run-2") == 2
    assert (list(store.links()), list(store.links(1))) == (second, first)


def test_the_same_links_again_make_no_generation(store: Store) -> None:
    """Resolving again with the same outcome changes nothing, in whatever order the links come."""
    found = [link("a", "b"), link("b", "c")]
    store.add_links(found, method="test@1", run_id="run-1")
    before = list(store.dump())
    assert store.add_links(found[::-1], method="test@1", run_id="run-2") == 1
    assert list(store.dump()) == before


def test_no_links_is_a_generation_too(store: Store) -> None:
    """When nothing is the same any more, the newest generation says so."""
    store.add_links([link("a", "b")], method="test@1", run_id="run-1")
    assert (store.add_links([], method="test@1", run_id="run-2"), list(store.links())) == (2, [])


def test_decisions_and_runs_come_back_in_order(store: Store) -> None:
    """A person's decisions and the runs are kept as they were given."""
    made = [Decision(f"decision-{n}", "a~b", word, "Ada", NOON) for n, word in enumerate(("same", "different"))]
    run = Run("run-1", "rules@1", NOON, (("spacy", "3.8"),))
    assert [store.add_decision(each) for each in made] == [True, True]
    assert (store.add_run(run), store.add_run(run)) == (True, False)
    assert (list(store.decisions()), list(store.runs())) == (made, [run])


def test_what_is_left_out_is_counted_by_reason(store: Store) -> None:
    """Reasons of commands and of engines are counted together; the same one again is not counted twice."""
    left_out = [Skipped("add", "a.pdf", "encrypted"), Skipped("add", "b.pdf", "encrypted")]
    assert (store.add_skipped(left_out), store.add_skipped(left_out)) == (2, 0)
    fill(store, 3)
    assert store.skipped_counts() == (SkippedCount("add", "encrypted", 2), SkippedCount("extract", "no verb", 3))


def test_what_an_older_version_left_out_is_not_counted(store: Store) -> None:
    """A version that leaves out nothing takes over from one that did."""
    fill(store, 2)
    store.add_extraction(Extraction(text(1).id, "rules@2"))
    assert store.skipped_counts() == (SkippedCount("extract", "no verb", 1),)


def test_one_text_can_leave_out_the_same_thing_often(store: Store) -> None:
    """Two like reasons in one extraction are counted as two."""
    store.add_document(document(), [text()])
    store.add_extraction(Extraction(text().id, "rules@1", skipped=(Skipped("extract", "t", "no place"),) * 2))
    assert store.skipped_counts() == (SkippedCount("extract", "no place", 2),)


def test_status_counts_everything(store: Store) -> None:
    """Each count is that of its own table."""
    fill(store, 4)
    store.add_links([link("a", "b")], method="test@1", run_id="run-1")
    found = store.status()
    assert (found.documents, found.texts, found.extractions, found.sources, found.runs) == (4, 4, 4, 0, 0)
    assert (found.mentions, found.accounts, found.profiles, found.claims) == (12, 12, 0, 24)
    assert (found.links, found.decisions, found.skipped) == (1, 0, (SkippedCount("extract", "no verb", 4),))


def test_quotes_are_held_against_their_texts(store: Store) -> None:
    """Right, wrong and unlocated quotes are counted apart."""
    store.add_document(document(), [text()])
    found = extraction(text())
    wrong = Evidence(text().id, "14 people", Span(18, 27))
    lost = Evidence(text().id, "14 people", None, Alignment.UNLOCATED)
    claims = (replace(found.claims[0], evidence=wrong), replace(found.claims[1], evidence=lost), *found.claims[2:])
    store.add_extraction(replace(found, claims=claims))
    assert store.check_spans() == SpanCheck(checked=5, wrong=1, unlocated=1)


def test_spans_count_code_points(store: Store) -> None:
    """Characters beyond the first plane, accents and other scripts do not move a span."""
    store.add_document(document(), [replace(text(), characters="💥 ولاية خراسان é́ " + "13 people", blocks=())])
    told = store.text(text().id)
    span = Span(told.characters.index("13"), len(told.characters))
    found = extraction(text())
    claim = replace(found.claims[0], evidence=Evidence.at(told.id, told.characters, span))
    store.add_extraction(replace(found, claims=(claim,)))
    assert store.check_spans() == SpanCheck(1, 0, 0)


def test_many_subjects_can_be_asked_for_at_once(store: Store) -> None:
    """More subjects than one query may name are asked for in turns."""
    fill(store, 2)
    wanted = [f"account-{number}" for number in range(3000)] + [each.id for each in store.accounts()]
    assert len(list(store.claims(wanted))) == 12


def test_what_is_not_there_is_named(store: Store) -> None:
    """A missing thing is told by its id, which says what it is."""
    with pytest.raises(NotFound, match="no document-x in"):
        store.document("document-x")
    with pytest.raises(NotFound, match="no claim-x in"):
        store.claim("claim-x")


def test_a_dump_leaves_out_times_of_work_only(store: Store) -> None:
    """Two stores filled at different times are the same; other facts make them differ."""
    store.add_document(document(), [text()])
    first = list(store.dump())
    assert not any("retrieved" in line for line in first)
    store.add_document(document(2), [])
    assert len(list(store.dump())) == len(first) + 1
