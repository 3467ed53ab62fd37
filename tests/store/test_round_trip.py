"""Whatever the model allows, both databases give back as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.document import Document, Source, Text
from dateline.model.extraction import Extraction
from dateline.model.link import Decision, Link
from dateline.model.run import Run
from dateline.store import Store
from tests import strategies as ours

EXAMPLES = settings(max_examples=100, deadline=None)


@EXAMPLES
@given(source=ours.sources, document=ours.documents, text=ours.texts)
def test_documents(emptied: Callable[[], Store], source: Source, document: Document, text: Text) -> None:
    """A source, a document and a text with its blocks, in any script and with any gap."""
    store = emptied()
    published, read = replace(document, source_id=source.id), replace(text, document_id=document.id)
    store.add_source(source)
    store.add_document(published, [read])
    assert (list(store.sources()), list(store.documents()), list(store.texts())) == ([source], [published], [read])


@EXAMPLES
@given(data=st.data(), document=ours.documents)
def test_extractions(emptied: Callable[[], Store], data: st.DataObject, document: Document) -> None:
    """Mentions, accounts, profiles and claims with every kind of value."""
    store = emptied()
    store.add_document(replace(document, source_id=None), [Text("text-1", document.id, "txt@1", "", "", ())])
    found = data.draw(ours.extractions("text-1"))
    assert store.add_extraction(found)
    assert Extraction(
        *("text-1", found.engine, tuple(store.mentions("text-1")), tuple(store.accounts()), tuple(store.profiles())),
        *(tuple(store.claims()), found.skipped),
    ) == found  # fmt: skip
    assert sum(each.count for each in store.skipped_counts()) == sum(each.count for each in found.skipped)


@EXAMPLES
@given(
    links=st.lists(ours.links, max_size=4, unique_by=lambda each: each.id),
    decisions=st.lists(ours.decisions, max_size=3, unique_by=lambda each: each.id),
    run=ours.runs,
)
def test_identity(emptied: Callable[[], Store], links: list[Link], decisions: list[Decision], run: Run) -> None:
    """Links with their reasons, decisions and runs."""
    store = emptied()
    store.add_run(run)
    store.add_links(links, method="test@1", run_id=run.id)
    for decision in decisions:
        store.add_decision(decision)
    assert (list(store.links()), list(store.decisions()), list(store.runs())) == (links, decisions, [run])
