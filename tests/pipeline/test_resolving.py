"""Linking a project again links what is new and what it touches, and loses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from shutil import copytree

import pytest

from dateline.evaluate.synthetic import made_up, synthetic_corpus
from dateline.model.document import Source
from dateline.model.interval import Interval
from dateline.model.link import WITHDRAWN, Decision, Judgement
from dateline.pipeline.indexing import iterate_events
from dateline.pipeline.project import Project, create_project
from dateline.pipeline.resolving import resolve
from dateline.pipeline.reviewing import correct_claim, judge_pair
from dateline.pipeline.sets import hanging_together
from dateline.resolve.clusters import clusters
from dateline.resolve.views import AccountView

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
ON_THE_EDGE = 3
"""Sets that differ where one account on the edge is in a set or out of it: that set with it, without it, and itself."""
VIEWS = synthetic_corpus(220, seed=11).views


def tell(project: Project, views: Iterable[AccountView], engine: str = "rules@1", source_id: str | None = None) -> None:
    """Add documents and what was found in them."""
    for each in (made_up(view, engine, source_id) for view in views):
        project.store.add_document(each.document, [each.text])
        project.store.add_extraction(each.extraction)


def sets(project: Project) -> set[tuple[str, ...]]:
    """Give the accounts of every event."""
    return {tuple(sorted(event.account_ids)) for event in iterate_events(project)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a project that was linked, and to which some accounts were then added and linked; once for all tests."""
    made = tmp_path_factory.mktemp("resolving") / "casebook"
    with create_project(made) as project:
        tell(project, VIEWS[:200])
        assert not resolve(project).added
        tell(project, VIEWS[200:])
        found = resolve(project)
        assert (found.added, found.accounts) == (True, 20)
    return made


@pytest.fixture
def grown(folder: Path, tmp_path: Path) -> Iterator[Project]:
    """Give each test its own copy of that project."""
    own = tmp_path / "own"
    copytree(folder, own)
    with Project.open(own) as project:
        yield project


def test_adding_is_nearly_linking_everything(grown: Project) -> None:
    """After adding, the events are those that linking all gives, but for a set on the edge."""
    added = sets(grown)
    assert not resolve(grown, everything=True).added
    assert len(added ^ sets(grown)) <= ON_THE_EDGE


def test_the_store_holds_every_link_once(grown: Project) -> None:
    """Links of all generations that count now have each one row, whichever way they are asked for."""
    links = list(grown.store.links())
    assert len({link.id for link in links}) == len(links) == grown.store.status().links
    assert all(link.judgement is not Judgement.DIFFERENT for link in links)
    ends = {end for link in links for end in (link.left_id, link.right_id)}
    assert {link.id for link in grown.store.links_on(ends)} == {link.id for link in links}


def test_an_earlier_generation_can_still_be_read(grown: Project) -> None:
    """Nothing is erased: the links of before are given when their generation is named."""
    whole, newest = grown.store.generations()
    assert newest == whole + 1
    before = {link.id: link for link in grown.store.links(whole)}
    assert not any(end in _new_ids() for link in before.values() for end in (link.left_id, link.right_id))
    assert {link.id for link in grown.store.links(newest)} == {link.id for link in grown.store.links()}


def _new_ids() -> set[str]:
    return {f"{view.id}:rules@1" for view in VIEWS[200:]}


def test_nothing_new_changes_nothing(grown: Project) -> None:
    """Linking again without news adds no generation."""
    before = grown.store.generations()
    assert resolve(grown).accounts == 0
    assert grown.store.generations() == before


def test_accounts_of_an_older_engine_are_linked_no_more(grown: Project) -> None:
    """A text read again by a newer version is linked by what that tells; the older account is in no event."""
    some = VIEWS[:5]
    tell(grown, some, engine="rules@2")
    assert resolve(grown).added
    told = {account for members in sets(grown) for account in members}
    assert {f"{view.id}:rules@2" for view in some} <= told
    assert not {f"{view.id}:rules@1" for view in some} & told
    added = sets(grown)
    resolve(grown, everything=True)
    assert len(added ^ sets(grown)) <= ON_THE_EDGE


def test_a_corrected_date_is_linked_by(grown: Project) -> None:
    """An account whose day a person corrects by years leaves its set when linked again."""
    (members, *_) = sorted((each for each in sets(grown) if len(each) == 2), key=str)
    claim = next(each for each in grown.store.claims([members[0]]) if each.property == "interval")
    correct_claim(grown, claim.id, Interval.day(datetime(1990, 1, 1, tzinfo=UTC).date()), "Ada")
    assert members in sets(grown)
    assert resolve(grown).added
    assert members not in sets(grown)


def test_a_damaged_cache_is_made_again(grown: Project) -> None:
    """A file of columns that cannot be read costs time and nothing else."""
    (grown.folder / "cache" / "links.npz").write_bytes(b"PK damaged")
    before = sets(grown)
    assert not resolve(grown).added
    assert len(before ^ sets(grown)) <= ON_THE_EDGE


@pytest.mark.parametrize(("engine", "events"), [("rules@1", 1), ("import@1", 2)])
def test_a_coded_dataset_tells_every_event_once(project: Project, engine: str, events: int) -> None:
    """Two near twins in one newspaper are one event; as two rows of a coded dataset they are two."""
    first = replace(VIEWS[0], words="Gunmen shot dead two farmers near Zalambo.")
    twin = replace(first, id="twin", words="Gunmen killed two farmers near Zalambo.")
    project.store.add_source(Source("source-1", "Rows or news"))
    tell(project, [first, twin], engine, "source-1")
    resolve(project)
    assert len(sets(project)) == events


def test_what_hangs_together_is_found_by_links_and_decisions(grown: Project) -> None:
    """From one account all of its event are reached, and what a decision ties to it."""
    members = max(sets(grown), key=len)
    assert set(members) <= hanging_together(grown, members[:1])[0]
    other = next(each[0] for each in sets(grown) if each != members)
    judge_pair(grown, members[0], other, Judgement.DIFFERENT, by="Ada")
    assert other in hanging_together(grown, members[:1])[0]


def test_ten_thousand_decisions_in_the_store_applied_undone_and_reapplied(project: Project) -> None:
    """Through the store too: undone, the events are those of the links; made again, those of the decisions."""
    tell(project, VIEWS)
    resolve(project)
    chance, ids = Random(3), [f"{view.id}:rules@1" for view in VIEWS]  # noqa: S311 - repeatable chance
    claims = sorted(claim.id for claim in project.store.claims())
    links = list(project.store.links())
    made = [_decision(chance, ids, number) for number in range(10_000)]
    project.store.add_decisions(made)
    decided = clusters(ids, links, project.store.decisions())
    undo = [_again(each, 10_000 + number, WITHDRAWN) for number, each in enumerate(reversed(made))]
    project.store.add_decisions(undo)
    assert clusters(ids, links, project.store.decisions()) == clusters(ids, links, ())
    project.store.add_decisions([_again(each, 20_000 + number, each.judgement) for number, each in enumerate(made)])
    assert clusters(ids, links, project.store.decisions()) == decided
    assert sets(project) == {tuple(sorted(members)) for members in decided}
    assert sorted(claim.id for claim in project.store.claims()) == claims
    assert sum(1 for _ in project.store.decisions()) == 30_000


def _decision(chance: Random, ids: list[str], number: int) -> Decision:
    left, right = chance.sample(ids, 2)
    judgement = chance.choice([each.value for each in Judgement])
    moment = datetime.fromtimestamp(NOON.timestamp() + number, UTC)
    return Decision(f"decision-{number}", f"{left}~{right}", judgement, chance.choice(("Ada", "Ben")), moment)


def _again(decision: Decision, number: int, judgement: str) -> Decision:
    moment = datetime.fromtimestamp(NOON.timestamp() + number, UTC)
    return Decision(f"decision-{number}", decision.subject, judgement, decision.decided_by, moment)
