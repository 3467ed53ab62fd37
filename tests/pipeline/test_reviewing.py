"""What people decide on a project: done, shown, taken back, and nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from dateline.model.account import Account
from dateline.model.claim import Claim, SubjectKind, Value
from dateline.model.document import Document, Source, Text
from dateline.model.errors import InvalidValue, NotFound
from dateline.model.event import Event
from dateline.model.evidence import Evidence, Span
from dateline.model.extraction import Extraction
from dateline.model.interval import Interval
from dateline.model.link import Judgement, Link
from dateline.model.rule import Credibility, Reliability
from dateline.model.toll import Outcome, Toll
from dateline.pipeline.project import Project
from dateline.pipeline.reviewing import (
    Told,
    accept_claim,
    add_claim,
    claim_queue,
    correct_claim,
    doubt_claim,
    history_of,
    judge_pair,
    link_queue,
    merge_events,
    rate_claim,
    rate_source,
    reject_claim,
    split_event,
    undo,
)
from dateline.pipeline.viewing import events_of
from dateline.resolve.assemble import event_id

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
WORDS = "A bomb killed 12 people in a market on Friday."
TOLLS = {"a": 12, "b": 15, "c": 12, "d": 3}
LINKS = (("a", "b", Judgement.SAME, 0.9), ("b", "c", Judgement.SAME, 0.8), ("c", "d", Judgement.UNSURE, 0.5))


@pytest.fixture
def told(project: Project) -> Project:
    """Four texts that each tell one event; the first three are linked in a chain."""
    for name, dead in TOLLS.items():
        _tell(project, name, dead)
    links = [
        Link(f"link-{left}{right}", SubjectKind.ACCOUNT, left, right, judgement, score, ("same day",), "test")
        for left, right, judgement, score in LINKS
    ]
    project.store.add_links(links, method="test", run_id="run")
    return project


def _tell(project: Project, name: str, dead: int) -> None:
    source = Source(f"source-{name}", f"Paper {name}")
    project.store.add_source(source)
    digest = sha256(name.encode()).hexdigest()
    document = Document(f"document-{name}", digest, "text/plain", NOON, f"{name}.txt", "", source_id=source.id)
    text = Text(f"text-{name}", document.id, "plain@1", WORDS, digest, ())
    project.store.add_document(document, [text])
    values: dict[str, Value] = {
        "toll": Toll(Outcome.KILLED, dead, dead, dead),
        "interval": Interval.day(datetime(2024, 4, 26, tzinfo=UTC).date()),
    }
    claims = tuple(
        Claim(f"{key}-{name}", name, SubjectKind.ACCOUNT, key, value, _evidence(text), "rules@1")
        for key, value in values.items()
    )
    account = Account(name, text.id, "rules@1", Span(0, len(WORDS)))
    project.store.add_extraction(Extraction(text.id, "rules@1", accounts=(account,), claims=claims))


def _evidence(text: Text) -> Evidence:
    return Evidence.at(text.id, text.characters, Span(14, 16))


def sets(project: Project) -> list[tuple[str, ...]]:
    """Give the accounts of each event."""
    return sorted(tuple(sorted(event.account_ids)) for event in events_of(project))


def event(project: Project, account: str) -> Event:
    """Give the event an account tells."""
    return next(each for each in events_of(project) if account in each.account_ids)


def killed(project: Project, account: str = "a") -> int | None:
    """Give the best figure of the dead in the event that an account tells."""
    chosen = event(project, account).one("toll")
    assert chosen is None or isinstance(chosen.claim.value, Toll)
    return chosen.claim.value.best if chosen and isinstance(chosen.claim.value, Toll) else None


def test_a_judgement_stands_before_a_suggestion_and_is_taken_back(told: Project) -> None:
    """Judging a pair different parts it; undo brings the suggestion back."""
    assert sets(told) == [("a", "b", "c"), ("d",)]
    judge_pair(told, "b", "c", Judgement.DIFFERENT, by="Ada", reason="other day")
    assert sets(told) == [("a", "b"), ("c",), ("d",)]
    assert len(undo(told, "Ada")) == 1
    assert sets(told) == [("a", "b", "c"), ("d",)]
    assert undo(told, "Ada") == ()


def test_only_ones_own_decisions_are_taken_back(told: Project) -> None:
    """Undo leaves what another reviewer decided."""
    judge_pair(told, "c", "d", Judgement.SAME, by="Ada")
    judge_pair(told, "a", "b", Judgement.DIFFERENT, by="Ben")
    undo(told, "Ada")
    assert sets(told) == [("a",), ("b", "c"), ("d",)]


def test_events_are_merged_and_parted_again(told: Project) -> None:
    """A merge overrules what kept their accounts apart, keeps the first id, and is one act."""
    judge_pair(told, "c", "d", Judgement.DIFFERENT, by="Ben")
    merge_events(told, [event_id("a"), event_id("d")], "Ada")
    assert sets(told) == [("a", "b", "c", "d")]
    assert event(told, "d").id == event_id("a")
    undo(told, "Ada")
    assert sets(told) == [("a", "b", "c"), ("d",)]


def test_a_split_leaves_two_pieces_and_no_more(told: Project) -> None:
    """Taking out what held the others together leaves those together, under the old id."""
    split_event(told, event_id("a"), ["b"], "Ada")
    assert sets(told) == [("a", "c"), ("b",), ("d",)]
    merge_events(told, [event_id("a"), event_id("b")], "Ben")
    assert sets(told) == [("a", "b", "c"), ("d",)]
    undo(told, "Ben")
    undo(told, "Ada")
    assert sets(told) == [("a", "b", "c"), ("d",)]


def test_what_cannot_be_split_or_merged_is_refused(told: Project) -> None:
    """A split leaves something on both sides; a merge takes two events that are there."""
    for accounts in (["a", "b", "c"], [], ["d"]):
        with pytest.raises(InvalidValue):
            split_event(told, event_id("a"), accounts, "Ada")
    with pytest.raises(InvalidValue):
        merge_events(told, [event_id("a"), event_id("c")], "Ada")
    with pytest.raises(NotFound):
        merge_events(told, [event_id("a"), "event-nowhere"], "Ada")


def test_a_corrected_value_is_chosen_until_it_is_taken_back(told: Project) -> None:
    """The new value has the old words and engine person@1; the old claim is rejected and stays."""
    before = killed(told)
    accepted, rejected = correct_claim(told, "toll-a", Toll(Outcome.KILLED, 13, 13, 13), "Ada", reason="names counted")
    made = told.store.claim(accepted.subject)
    assert (made.engine, made.evidence.quote, rejected.subject) == ("person@1", "12", "toll-a")
    assert killed(told) == 13
    assert {claim.id for claim in told.store.claims(["a"])} >= {"toll-a", made.id}
    undo(told, "Ada")
    assert killed(told) == before


def test_many_values_by_hand_in_one_text_stand_together(told: Project) -> None:
    """A second edit of the same text neither fails nor hides the first."""
    told_day = Told("interval", Interval.day(datetime(2024, 4, 25, tzinfo=UTC).date()), "text-d", Span(39, 45))
    add_claim(told, "d", told_day, "Ada")
    correct_claim(told, "toll-d", Toll(Outcome.KILLED, 4, 4, 4), "Ben")
    assert killed(told, "d") == 4
    interval = event(told, "d").one("interval")
    assert interval is not None
    assert interval.claim.evidence.quote == "Friday"
    assert interval.claim.value == told_day.value


def test_a_rejected_claim_is_not_chosen(told: Project) -> None:
    """Where the only figure is rejected there is none; accepting it again brings it back."""
    reject_claim(told, "toll-d", "Ada")
    assert killed(told, "d") is None
    accept_claim(told, "toll-d", "Ben")
    assert killed(told, "d") == 3


def test_decisions_follow_one_another_whatever_the_clock_says(told: Project) -> None:
    """Two decisions never share a moment, and a later one is later."""
    made = [accept_claim(told, "toll-a", "Ada")[0] for _ in range(20)]
    assert len({each.decided_at for each in made}) == 20
    assert made == sorted(made, key=lambda each: each.decided_at)


def test_history_tells_all_that_was_decided(told: Project) -> None:
    """An event's history holds decisions on its accounts and their claims, also those taken back."""
    judge_pair(told, "c", "b", Judgement.UNSURE, by="Ada")
    undo(told, "Ada")
    accept_claim(told, "toll-a", "Ben")
    accept_claim(told, "toll-d", "Ben")
    assert [each.judgement for each in history_of(told, event_id("a"))] == ["unsure", "withdrawn", "accepted"]
    assert [each.judgement for each in history_of(told, "b~c")] == ["unsure", "withdrawn"]
    assert [each.decided_by for each in history_of(told, "toll-d")] == ["Ben"]


def test_queues_give_what_is_open(told: Project) -> None:
    """The doubtful link comes first and leaves when judged; disputed claims come before others."""
    assert link_queue(told, 1)[0].id == "link-cd"
    judge_pair(told, "d", "c", Judgement.DIFFERENT, by="Ada")
    assert [each.id for each in link_queue(told)] == ["link-bc", "link-ab"]
    first = claim_queue(told, 1)[0]
    assert first.property == "toll"
    accept_claim(told, first.id, "Ada")
    assert first not in claim_queue(told)


def test_a_claim_nobody_is_sure_of_comes_again_last(told: Project) -> None:
    """Being unsure is a decision with a reason: no value changes, the claim goes to the end, it can be taken back."""
    before, first = killed(told), claim_queue(told, 1)[0]
    doubt_claim(told, first.id, "Ada", "the page is cut off")
    assert claim_queue(told)[-1] == first
    assert killed(told) == before
    assert [(each.judgement, each.reason) for each in history_of(told, first.id)] == [("unsure", "the page is cut off")]
    undo(told, "Ada")
    assert claim_queue(told, 1)[0] == first


def test_ratings_are_decisions_on_what_is_there(told: Project) -> None:
    """A source and a claim can be rated; what is not there cannot."""
    assert rate_source(told, "source-a", Reliability.B, "Ada")[0].judgement == "B"
    assert rate_claim(told, "toll-a", Credibility.DOUBTFUL, "Ada")[0].judgement == "4"
    with pytest.raises(NotFound):
        rate_source(told, "source-x", Reliability.B, "Ada")


@pytest.mark.parametrize(
    "act",
    [
        lambda project: judge_pair(project, "a", "nobody", Judgement.SAME, by="Ada"),
        lambda project: accept_claim(project, "claim-x", "Ada"),
        lambda project: correct_claim(project, "claim-x", 3, "Ada"),
        lambda project: add_claim(project, "a", Told("deed", "attack", "text-x", Span(0, 1)), "Ada"),
    ],
)
def test_nothing_is_decided_on_what_is_not_there(told: Project, act: Callable[[Project], object]) -> None:
    """A subject the store does not hold is refused and nothing is written."""
    with pytest.raises(NotFound):
        act(told)
    assert list(told.store.decisions()) == []


def test_a_decision_needs_a_name(told: Project) -> None:
    """Nobody decides anonymously."""
    with pytest.raises(InvalidValue):
        accept_claim(told, "toll-a", " ")


def test_a_rating_decides_between_figures(told: Project) -> None:
    """The figure of a reliable source stands before others; a doubtful claim falls behind."""
    rate_source(told, "source-b", Reliability.A, "Ada")
    assert killed(told) == 15
    rate_claim(told, "toll-b", Credibility.IMPROBABLE, "Ada")
    rate_source(told, "source-b", Reliability.F, "Ada")
    assert killed(told) == 12
    undo(told, "Ada")
    assert killed(told) == 15
