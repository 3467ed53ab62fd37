"""A reader tuned on a project's reviews: what teaches it, what it is worth, where it is kept and which one reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.extract.engines import SHIPPED, EngineName, model_digests, version_of
from dateline.extract.learned.encoder import load_encoder
from dateline.extract.learned.reading import Filler, read_texts
from dateline.extract.rules import VERSION
from dateline.model.claim import Claim, Party
from dateline.model.errors import NotFound
from dateline.pipeline.adding import add
from dateline.pipeline.extracting import engine_maker, extract
from dateline.pipeline.models import choose_model, chosen_model, kept_models
from dateline.pipeline.project import Project, create_project
from dateline.pipeline.reviewing import accept_claim, reject_claim, undo
from dateline.pipeline.training import TooFewReviews, label_of, reviews_of, train_from_reviews

TOWNS = ("Kabul", "Herat", "Kunduz", "Ghazni", "Zaranj", "Farah", "Baghlan", "Taloqan")
DEEDS = (
    "Gunmen shot dead three policemen in {} on {} May 2019.",
    "A bomb planted by Taliban fighters killed two farmers near {} on {} June 2019.",
    "Militants kidnapped an engineer in {} on {} July 2019.",
)
ROLES = ("perpetrator", "target", "victim", "instrument")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a project of eight reports, read once for all tests."""
    folder = tmp_path_factory.mktemp("train")
    reports = []
    for number, town in enumerate(TOWNS):
        words = "\n\n".join(deed.format(town, number + 2) for deed in DEEDS)
        reports.append(folder / f"{town}.txt")
        reports[-1].write_text(f"Reports of {town}\n\n{words}\n", "utf-8")
    with create_project(folder / "casebook") as project:
        list(add(project, list(map(str, reports))))
        list(extract(project, engine_maker(project)))
    return folder / "casebook"


@pytest.fixture
def project(read: Path, tmp_path: Path) -> Iterator[Project]:
    """Give each test its own copy of the project's store."""
    for name in ("dateline.toml", "dateline.db"):
        (tmp_path / name).write_bytes((read / name).read_bytes())
    with Project.open(tmp_path) as copied:
        yield copied


def claims(project: Project) -> list[Claim]:
    """Give the claims of roles, in a fixed order."""
    found = (claim for claim in project.store.claims() if claim.property in ROLES and claim.evidence.span)
    return sorted(found, key=lambda claim: claim.id)


def review_all(project: Project) -> None:
    """Hold every weapon and perpetrator for right and all else for wrong."""
    for claim in claims(project):
        decide = accept_claim if claim.property in {"perpetrator", "instrument"} else reject_claim
        decide(project, claim.id, "Ada")


def test_without_reviews_training_is_refused(project: Project) -> None:
    """The message says how many judgements there are and how many it takes, and nothing is written."""
    with pytest.raises(TooFewReviews, match=r"0 reviewed claims .* it takes 40"):
        train_from_reviews(project)
    assert not (project.folder / "models").exists()


def test_reviews_of_one_sort_alone_are_refused(project: Project) -> None:
    """From acceptances alone nothing can be told apart."""
    for claim in claims(project):
        accept_claim(project, claim.id, "Ada")
    with pytest.raises(TooFewReviews, match="0 rejected, it takes 5 of each"):
        train_from_reviews(project)


def test_a_tuned_reader_is_kept_beside_and_does_not_read(project: Project) -> None:
    """Its folder is sound by its digest, its card tells before and after, and the shipped reader stays in use."""
    review_all(project)
    made = train_from_reviews(project)
    folder = project.folder / "models" / made.name
    assert load_encoder(folder).sha256 == made.sha256 != load_encoder().sha256
    assert f"{made.after.log_loss:.3f}" in (folder / "card.md").read_text("utf-8")
    assert [(each.name, each.in_use) for each in kept_models(project)] == [("shipped", True), (made.name, False)]
    assert chosen_model(project) == SHIPPED


def test_consistent_reviews_are_learned_for_reports_left_out(project: Project) -> None:
    """On reports it was not tuned on, the confidences fit the reviews better than those of the shipped reader."""
    review_all(project)
    made = train_from_reviews(project)
    assert made.after.log_loss < made.before.log_loss
    assert made.measured_on >= 10
    assert made.reports_measured < len(TOWNS)


def test_the_same_reviews_make_the_same_reader(project: Project) -> None:
    """Training is deterministic: the second time changes nothing, and there is one folder."""
    review_all(project)
    assert train_from_reviews(project) == train_from_reviews(project)
    assert len(list((project.folder / "models").iterdir())) == 1


def test_what_is_taken_back_teaches_nothing(project: Project) -> None:
    """A review that was undone is no judgement."""
    reject_claim(project, claims(project)[0].id, "Ada")
    undo(project, "Ada")
    assert reviews_of(project).judged == ()


def test_a_rejected_deed_teaches_only_where_none_of_its_type_is_told(project: Project) -> None:
    """A report that tells another killing still tells an attack: the reader was right to say so."""
    deeds = [claim for claim in project.store.claims() if claim.property == "deed" and label_of(claim) == "attack"]
    text_id = deeds[0].evidence.text_id
    own = [claim for claim in deeds if claim.evidence.text_id == text_id]
    reject_claim(project, own[0].id, "Ada")
    assert len(reviews_of(project).judged) == (len(own) == 1)
    for claim in own[1:]:
        reject_claim(project, claim.id, "Ada")
    assert {each.right for each in reviews_of(project).judged} == {False}


def test_what_the_reader_does_not_read_is_counted(project: Project) -> None:
    """A judgement on a date is no judgement on the reader."""
    day = next(claim for claim in project.store.claims() if claim.property == "interval")
    accept_claim(project, day.id, "Ada")
    assert dict(reviews_of(project).left_out) == {"not what the reader reads": 1}


def test_a_named_perpetrator_is_an_organisation(project: Project) -> None:
    """The reader has two roles for those who did it: people, and the body they belong to."""
    claim = next(each for each in claims(project) if each.property == "perpetrator")
    named, unnamed = Party("the fighters", name="Taliban"), Party("the fighters")
    assert label_of(replace(claim, value=named)) == "PerpOrg"
    assert label_of(replace(claim, value=unnamed)) == "PerpInd"


def test_choosing_a_reader_reads_every_text_again_and_the_run_says_by_which(project: Project) -> None:
    """Each choice is a turn of its own; going back is one more, and the last to read speaks."""
    review_all(project)
    made = train_from_reviews(project)
    engines = []
    for name in (made.name, "shipped"):
        choose_model(project, name)
        make = engine_maker(project)
        assert sum(each.texts for each in extract(project, make)) == len(TOWNS)
        assert sum(each.texts for each in extract(project, engine_maker(project))) == 0
        engines.append(make.name)
        assert {account.engine for account in project.store.accounts()} == {make.name}
    assert engines == [f"default@{VERSION}b", f"default@{VERSION}c"]
    digests = {run.engine: dict(run.versions)["learned reader sha256"] for run in project.store.runs()}
    assert digests[f"default@{VERSION}b"] == made.sha256
    assert digests[f"default@{VERSION}"] == digests[f"default@{VERSION}c"] == load_encoder().sha256


def test_the_tuned_reader_reads_as_it_was_taught(project: Project) -> None:
    """Read by itself, what was always accepted is likelier than before, and what was rejected no likelier."""
    review_all(project)
    made = train_from_reviews(project)
    texts = [text.characters for text in project.store.texts()]
    before, after = (
        [filler for reading in read_texts(load_encoder(folder), texts) for filler in reading.fillers]
        for folder in (None, project.folder / "models" / made.name)
    )

    def likely(fillers: Sequence[Filler], *roles: str) -> float:
        return sum(filler.chance for filler in fillers if filler.role in roles)

    assert likely(after, "PerpInd", "Weapon") > likely(before, "PerpInd", "Weapon") > 0
    assert likely(after, "Target", "Victim") <= likely(before, "Target", "Victim")


def test_choosing_the_reader_in_use_changes_nothing(project: Project) -> None:
    """No new turn begins, so no text waits."""
    choose_model(project, "shipped")
    assert project.store.pending_count(engine_maker(project).name) == 0


def test_a_reader_that_is_not_there_cannot_be_chosen(project: Project) -> None:
    """The message says where to look."""
    with pytest.raises(NotFound, match="no model 'other'"):
        choose_model(project, "other")


def test_turns_have_names_of_letters_whatever_their_number(project: Project) -> None:
    """Thirty changes of mind are thirty turns, each with its own name."""
    names = set()
    (project.folder / "models").mkdir()
    for number in range(1, 31):
        (project.folder / "models" / "chosen").write_text("shipped\n" * number, "utf-8")
        names.add(chosen_model(project).turn)
    assert len(names) == 30
    assert all(name.isalpha() for name in names)


def test_the_rules_have_no_model_to_choose(project: Project) -> None:
    """The rules' name and digests are the same in every turn."""
    review_all(project)
    model = choose_model(project, train_from_reviews(project).name)
    assert version_of(EngineName.RULES, model) == f"rules@{VERSION}"
    assert model_digests(EngineName.RULES, model) == model_digests(EngineName.RULES)
