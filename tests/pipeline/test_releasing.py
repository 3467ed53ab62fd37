"""Releases: frozen, whole, the same twice, compared, checked, and without private persons' names."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import frictionless
import mlcroissant
import pyarrow.parquet as pq
import pytest
import yaml

from dateline.export.release.facts import Author
from dateline.export.release.tables import table, tables
from dateline.export.veil import WITHHELD
from dateline.model.claim import ActorKind, Party
from dateline.model.errors import InvalidValue, NotFound, ReleaseError
from dateline.model.evidence import Attribution, Basis
from dateline.model.extraction import Extraction
from dateline.model.interval import Interval
from dateline.model.link import Judgement
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, Toll
from dateline.pipeline import frozen as freezing
from dateline.pipeline import releasing, withholding
from dateline.pipeline.flags import flagged_events
from dateline.pipeline.frozen import FreezeOptions
from dateline.pipeline.project import Project
from dateline.pipeline.release_settings import Asked, options_of
from dateline.pipeline.released import compare, verify
from dateline.pipeline.releasing import Released, ReleaseOptions, release
from dateline.pipeline.reviewing import (
    accept_claim,
    correct_claim,
    flag_event,
    judge_pair,
    merge_events,
    reject_claim,
    split_event,
    undo,
    unflag_event,
)
from dateline.resolve.assemble import event_id
from tests.pipeline.casebooks import add_report, link_same

LIMA = Location(
    "Lima",
    Precision.EXACT,
    "geonames:1",
    "Lima",
    -12.04,
    -77.02,
    radius_km=16.0,
    country="PE",
    admin1="Lima Province",
)
FIRST = (
    "LIMA - A grenade thrown into a bakery in Lima on 11 March 2020 killed five, its owner, Ana Prado, among them."
    " Prado had warned the police, said Rosa Huaman. Red Hand, led by Comrade Sol, claimed it."
)
LATER = "The attack in Lima on 11 March 2020 killed six people, doctors said."
PERSON_NAMES = ("Ana Prado", "Prado", "Rosa Huaman", "Huaman")


def killed(figure: int) -> Toll:
    """Make a toll of people killed."""
    return Toll(Outcome.KILLED, figure, figure, figure)


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find persons' names without the language model: the one that only speaks."""

    def persons(words: object) -> list[tuple[str, tuple[str, ...]]]:
        return [(each, ("Rosa Huaman",)) for each in words if "Rosa Huaman" in each]  # type: ignore[attr-defined]

    monkeypatch.setattr(withholding, "persons_in", persons)


@pytest.fixture
def casebook(project: Project, names: None) -> Project:
    """Make a project of two reports on one attack, not linked yet, and one actor."""
    add_report(
        project,
        "Ana Prado among five killed in Lima",
        FIRST,
        url="https://news.example/2020/ana-prado-killed-in-lima",
        account={
            "deed": ("grenade_attack", "A grenade thrown", Attribution(Basis.REPORTED, asserter="Rosa Huaman")),
            "interval": (Interval.day(date(2020, 3, 11)), "11 March 2020"),
            "place": (LIMA, "Lima"),
            "toll": (killed(5), "killed five"),
            "victim": (Party("owner, Ana Prado", ActorKind.PERSON, "Ana Prado"), "owner, Ana Prado"),
            "victim:2": (Party("Prado", ActorKind.PERSON), "Prado had warned"),
            "claimed_by": (Party("Red Hand", ActorKind.REBEL, "Red Hand"), "Red Hand"),
        },
        profile=("Red Hand", {"name": ("Red Hand", "Red Hand"), "leader": ("Comrade Sol", "Comrade Sol")}),
    )
    add_report(
        project,
        "Toll rises to six",
        LATER,
        account={
            "deed": ("attack", "attack"),
            "interval": (Interval.day(date(2020, 3, 11)), "11 March 2020"),
            "place": (LIMA, "Lima"),
            "toll": (killed(6), "six people"),
        },
        published=date(2020, 3, 13),
    )
    return project


def make(project: Project, name: str, **options: object) -> Released:
    """Make a release with some options of freezing."""
    return release(project, name, ReleaseOptions(FreezeOptions(**options)))  # type: ignore[arg-type]


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    """Read a table as any CSV reader does."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def accounts(project: Project) -> list[str]:
    """Name the accounts, in the order they were added."""
    return [each.id for each in project.store.accounts()]


def claim_of(project: Project, subject: str, name: str) -> str:
    """Name the claim of one account on one property."""
    return next(each.id for each in project.store.claims([subject]) if each.property == name)


def test_a_release_has_every_file_and_is_whole(casebook: Project) -> None:
    """Each table in CSV and Parquet, the map, the descriptions, and the digests of all of them."""
    done = make(casebook, "2026.1")
    there = {path.name for path in done.folder.iterdir()}
    assert {name for each in tables().values() for name in (each.csv, each.parquet)} <= there
    assert {
        "events.geojson",
        "datapackage.json",
        "croissant.json",
        "CITATION.cff",
        "methodology.md",
        "README.md",
        "manifest-sha256.txt",
    } <= there
    assert verify(done.folder) == []


def test_the_same_store_makes_the_same_bytes(casebook: Project) -> None:
    """Nothing of the clock or of the order of work is in a release."""
    one = make(casebook, "2026.1").folder
    kept = {path.name: path.read_bytes() for path in one.iterdir()}
    one.rename(casebook.folder / "elsewhere")
    two = make(casebook, "2026.1").folder
    assert {path.name: path.read_bytes() for path in two.iterdir()} == kept


def test_frictionless_finds_the_data_package_valid(casebook: Project) -> None:
    """The Data Package says what the files hold: columns, types, keys, digests."""
    folder = make(casebook, "2026.1").folder
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["note", "message"])
    assert [task.name for task in report.tasks][:8] == list(tables())[:8]


@pytest.mark.filterwarnings("ignore")
def test_mlcroissant_loads_the_records(casebook: Project) -> None:
    """The Croissant description is valid and gives the rows back, each digest checked."""
    folder = release(casebook, "2026.1", ReleaseOptions(licence="CC-BY-4.0")).folder
    dataset = mlcroissant.Dataset(jsonld=str(folder / "croissant.json"))
    assert not dataset.metadata.issues.errors
    assert not dataset.metadata.issues.warnings
    assert next(iter(dataset.records("events")))["events/country"] == b"PE"


def test_the_citation_file_names_authors_and_licence(casebook: Project) -> None:
    """CITATION.cff has what the format asks for."""
    made = release(
        casebook, "2026.1", ReleaseOptions(title="Lima", authors=(Author.parse("Roe, Jo"),), licence="CC0-1.0")
    )
    cff = yaml.safe_load((made.folder / "CITATION.cff").read_text("utf-8"))
    assert (cff["title"], cff["license"], cff["type"]) == ("Lima", "CC0-1.0", "dataset")
    assert cff["authors"] == [{"family-names": "Roe", "given-names": "Jo"}]
    assert cff["date-released"] == made.facts.day.isoformat()


def test_no_file_names_a_private_person(casebook: Project) -> None:
    """Victims and those who only speak are named in no file: not in values, quotes, titles, addresses or Parquet."""
    folder = make(casebook, "2026.1").folder
    for path in folder.iterdir():
        if path.suffix != ".parquet":
            words = path.read_text("utf-8").lower()
            assert [name for name in PERSON_NAMES if name.lower() in words] == [], path.name
    for each in tables().values():
        cells = str(pq.read_table(folder / each.parquet).to_pylist())
        assert [name for name in PERSON_NAMES if name in cells] == [], each.parquet
    quotes = [row["quote"] for row in rows(folder, "evidence")]
    assert f"owner, {WITHHELD}" in quotes
    (document, _) = rows(folder, "documents")
    assert (document["title"], document["url"]) == (f"{WITHHELD} among five killed in Lima", "")


def test_changes_do_not_tell_what_is_withheld_now(casebook: Project) -> None:
    """After a release that named private persons, one that does not is silent on what the earlier one said."""
    make(casebook, "2026.1", withhold=False)
    folder = make(casebook, "2026.2").folder
    for path in folder.glob("*.csv"):
        assert [name for name in PERSON_NAMES if name in path.read_text("utf-8")] == [], path.name
    old = {row["field"]: row["old"] for row in rows(folder, "changes") if row["table"] == "events"}
    assert old["victims"] == WITHHELD


def test_a_delay_merges_nothing(casebook: Project) -> None:
    """An event that is left out is withdrawn, though another telling of the same text may overlap it."""
    first, _ = accounts(casebook)
    account = casebook.store.account(first)
    beside = replace(account, id="account-beside", engine="other@1")
    claim = next(iter(casebook.store.claims([first])))
    told = replace(claim, id="claim-beside", subject_id=beside.id, engine="other@1")
    casebook.store.add_extraction(Extraction(account.text_id, "other@1", (), (beside,), (), (told,), ()))
    make(casebook, "2026.1")
    late = release(casebook, "2026.2", ReleaseOptions(FreezeOptions(delay_days=0), day=date(2024, 5, 5)))
    assert {row["change"] for row in rows(late.folder, "changes") if row["table"] == "events"} == {"withdrawn"}


def test_what_is_withheld_is_counted(casebook: Project) -> None:
    """The methodology says how many cells of what kind hold the mark."""
    done = make(casebook, "2026.1")
    assert done.facts.withheld["names in titles"] == 1
    assert done.facts.withheld["names in addresses"] == 1
    assert done.facts.withheld["names in asserters"] == 1
    assert "| names in titles | 1 |" in (done.folder / "methodology.md").read_text("utf-8")


def test_leaders_are_named(casebook: Project) -> None:
    """A leader told in a public source is no private person."""
    (actor,) = rows(make(casebook, "2026.1").folder, "actors")
    assert (actor["name"], actor["leader"]) == ("Red Hand", "Comrade Sol")


def test_names_are_shown_when_a_person_decided_so(casebook: Project) -> None:
    """With names shown, the release says so and holds them."""
    done = make(casebook, "2026.1", withhold=False)
    assert "Ana Prado" in rows(done.folder, "documents")[0]["title"]
    assert "Private persons are named" in (done.folder / "README.md").read_text("utf-8")


def test_nothing_of_the_machine_is_released(casebook: Project) -> None:
    """Where a document lay on somebody's disk is nobody's business."""
    for path in make(casebook, "2026.1").folder.iterdir():
        assert b"/private/path" not in path.read_bytes()


def test_a_flagged_place_is_coarse_in_every_file(casebook: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The event stands at the middle of its province; its town is in no row, quote, title or map of it."""
    monkeypatch.setattr(freezing, "province_centres", lambda: lambda _country, _admin1: (-12.5, -76.5))
    link_same(casebook, accounts(casebook))
    plain = make(casebook, "2026.1")
    flagged = rows(plain.folder, "events")[0]["id"]
    accept_claim(casebook, claim_of(casebook, accounts(casebook)[0], "toll"), "jo", "as the papers of Lima say")
    done = make(casebook, "2026.2", coarsen=frozenset({flagged}))
    (event,) = rows(done.folder, "events")
    where = {name: event[name] for name in ("place", "where_prec", "latitude", "longitude", "coarsened")}
    assert where == {
        "place": "Lima Province",
        "where_prec": "4",
        "latitude": "-12.5",
        "longitude": "-76.5",
        "coarsened": "true",
    }
    feature = json.loads((done.folder / "events.geojson").read_text("utf-8"))["features"][0]
    assert feature["geometry"]["coordinates"] == [-76.5, -12.5]
    for path in done.folder.glob("*.csv"):
        words = path.read_text("utf-8").replace("Lima Province", "")
        assert "Lima" not in words, path.name
        assert "-12.04" not in words, path.name
    old = {row["field"]: row["old"] for row in rows(done.folder, "changes")}
    assert (old["latitude"], old["coarsened"]) == ("[place withheld]", "false")


def coarse(folder: Path) -> list[str]:
    """Tell of each event of a release whether its place was made coarser."""
    return [row["coarsened"] for row in rows(folder, "events")]


def test_a_flag_is_a_decision_that_outlives_merges_and_can_be_taken_back(
    casebook: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever merges the event, the flag stays; undo, or another decision, takes it off; none counts unless heeded."""
    monkeypatch.setattr(freezing, "province_centres", lambda: lambda _country, _admin1: (-12.5, -76.5))
    first, later = accounts(casebook)
    (flag,) = flag_event(casebook, event_id(later), "jo", reason="the family lives there")
    assert (flag.subject, flag.decided_by, flag.reason) == (later, "jo", "the family lives there")
    assert sorted(coarse(make(casebook, "1").folder)) == ["false", "true"]
    merge_events(casebook, [event_id(first), event_id(later)], "kim")
    assert coarse(make(casebook, "2").folder) == ["true"]
    assert [each.decision for each in flagged_events(casebook)] == [flag]
    assert coarse(make(casebook, "3", heed_flags=False).folder) == ["false"]
    unflag_event(casebook, event_id(first), "kim")
    assert coarse(make(casebook, "4").folder) == ["false"]
    undo(casebook, "kim")
    assert coarse(make(casebook, "5").folder) == ["true"]
    split_event(casebook, event_id(first), [later], "kim")
    with pytest.raises(InvalidValue, match="not flagged"):
        unflag_event(casebook, event_id(first), "kim")


def test_a_flag_holds_for_what_a_newer_engine_tells(casebook: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that is read anew has new accounts: the place of what is told in the same words stays coarse."""
    monkeypatch.setattr(freezing, "province_centres", lambda: lambda _country, _admin1: (-12.5, -76.5))
    first, _ = accounts(casebook)
    flag_event(casebook, event_id(first), "jo")
    old = casebook.store.account(first)
    new = replace(old, id="account-newer", engine="rules@99")
    claims = [
        replace(each, id=f"{each.id}-newer", subject_id=new.id, engine=new.engine)
        for each in casebook.store.claims([first])
    ]
    casebook.store.add_extraction(Extraction(old.text_id, new.engine, accounts=(new,), claims=tuple(claims)))
    assert first not in accounts(casebook)
    assert sorted(coarse(make(casebook, "1").folder)) == ["false", "true"]


def test_a_listed_event_that_a_delay_leaves_out_is_no_error(casebook: Project) -> None:
    """The list of events to make coarser need not be changed for a release in which some of them are not."""
    first, _ = accounts(casebook)
    options = FreezeOptions(coarsen=frozenset({event_id(first)}), delay_days=30)
    done = release(casebook, "2026.1", ReleaseOptions(options, day=date(2020, 4, 12)))
    assert coarse(done.folder) == ["false"]


def test_what_is_set_aside_says_why(casebook: Project) -> None:
    """A rejected claim, and one given by hand and taken back, count for nothing and say so."""
    first, later = accounts(casebook)
    wrong = claim_of(casebook, first, "toll")
    reject_claim(casebook, wrong, "jo", "counts the wounded")
    correct_claim(casebook, claim_of(casebook, later, "toll"), killed(7), "kim")
    undo(casebook, "kim")
    told = {row["id"]: row for row in rows(make(casebook, "2026.1").folder, "claims")}
    aside = {row["set_aside"]: row for row in told.values()}
    assert set(aside) == {"", "rejected", "given by hand and taken back"}
    assert aside["rejected"]["id"] == wrong
    assert all(row["chosen"] == "false" for why, row in aside.items() if why)


def test_a_release_made_before_a_column_was_added_is_still_read(
    casebook: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is whole, and the next release is compared with it."""
    with monkeypatch.context() as then:
        then.setattr(releasing, "table", lambda name: table(name).as_made(()))
        earlier = make(casebook, "2026.1").folder
    assert "set_aside" not in (earlier / "claims.csv").read_text("utf-8").splitlines()[0]
    assert verify(earlier) == []
    link_same(casebook, accounts(casebook))
    make(casebook, "2026.2")
    assert "merged" in {row["change"] for row in compare(earlier, casebook.folder / "releases" / "2026.2")}


def test_a_flag_on_an_unknown_event_is_refused(casebook: Project) -> None:
    """A typing error must not publish the place it was meant to hide."""
    with pytest.raises(NotFound, match="event-x"):
        make(casebook, "2026.1", coarsen=frozenset({"event-x"}))
    assert not (casebook.folder / "releases" / "2026.1").exists()


def test_only_reviewed_claims(casebook: Project) -> None:
    """Claims that nobody accepted are not in it, and are counted."""
    first, _ = accounts(casebook)
    accept_claim(casebook, claim_of(casebook, first, "toll"), by="jo")
    done = make(casebook, "2026.1", reviewed_only=True)
    assert [(row["property"], row["review"]) for row in rows(done.folder, "claims")] == [("toll", "accepted")]
    assert len(rows(done.folder, "events")) == 1
    assert done.facts.left_out["events without a claim that stands"] == 1
    assert done.facts.left_out["claims that no person accepted"] == 12


def test_a_delay_leaves_out_what_is_new(casebook: Project) -> None:
    """Documents published, and events that may have been, within the delay are not in it."""
    asked = ReleaseOptions(FreezeOptions(delay_days=30), day=date(2020, 4, 12))
    done = release(casebook, "2026.1", asked)
    assert [row["title"] for row in rows(done.folder, "documents")] == ["Toll rises to six"]
    assert done.facts.left_out["documents published within the delay"] == 1
    late = release(casebook, "2026.2", ReleaseOptions(FreezeOptions(delay_days=40), day=date(2020, 4, 12)))
    assert rows(late.folder, "events") == []


def test_a_correction_is_a_change_with_its_reason(casebook: Project) -> None:
    """Old and new value, and why, stand in the next release."""
    first, _ = accounts(casebook)
    make(casebook, "2026.1")
    correct_claim(casebook, claim_of(casebook, first, "toll"), killed(7), "jo", reason="the hospital's list")
    done = make(casebook, "2026.2")
    found = {row["field"]: row for row in rows(done.folder, "changes")}
    assert (found["killed_best"]["old"], found["killed_best"]["new"]) == ("5", "7")
    assert found["killed_best"]["reason"].endswith("the hospital's list")
    assert found["killed_best"]["change"] == "modified"
    assert done.facts.previous == "2026.1"
    assert "corrected" in {row["review"] for row in rows(done.folder, "claims")}


def test_a_merge_and_a_split_are_told_apart(casebook: Project) -> None:
    """What became one and what became several is found by the accounts; ids lead on, over two releases."""
    first, second = accounts(casebook)
    make(casebook, "2026.1")
    one, two = sorted(row["id"] for row in rows(casebook.folder / "releases" / "2026.1", "events"))
    judge_pair(casebook, first, second, Judgement.SAME, by="jo", reason="the same grenade")
    merged = make(casebook, "2026.2").folder
    (kept,) = (row["id"] for row in rows(merged, "events"))
    gone = two if kept == one else one
    changed = [(row["change"], row["id"], row["new"]) for row in rows(merged, "changes") if row["field"] == "id"]
    assert changed == [("merged", gone, kept)]
    (led,) = rows(merged, "redirects")
    assert (led["old_id"], led["new_id"], led["release"]) == (gone, kept, "2026.2")
    judge_pair(casebook, first, second, Judgement.DIFFERENT, by="jo")
    parted = make(casebook, "2026.3").folder
    changed = [(row["change"], row["id"], row["new"]) for row in rows(parted, "changes") if row["field"] == "id"]
    assert changed == [("split", kept, f"{kept}; {gone}")]


def test_an_event_whose_claims_are_rejected_is_withdrawn(casebook: Project) -> None:
    """It is not in the next release, and its reason is."""
    _, second = accounts(casebook)
    make(casebook, "2026.1")
    for claim in list(casebook.store.claims([second])):
        reject_claim(casebook, claim.id, "jo", "a film scene, says Ana Prado")
    done = make(casebook, "2026.2")
    (row,) = [row for row in rows(done.folder, "changes") if row["change"] == "withdrawn"]
    assert row["reason"] == f"a person rejected claims on it: a film scene, says {WITHHELD}"
    assert [(each["change"], each["new_id"]) for each in rows(done.folder, "redirects")] == [("withdrawn", "")]


def test_a_new_document_makes_an_added_event(casebook: Project) -> None:
    """What is new is added, and nothing else is said to have changed."""
    make(casebook, "2026.1")
    add_report(casebook, "Riot", "A riot.", account={"deed": ("riot", "riot")}, published=None)
    done = make(casebook, "2026.2")
    assert [(row["table"], row["change"]) for row in rows(done.folder, "changes")] == [("events", "added")]
    assert done.changed == {"events added": 1}


def test_ids_lead_on_when_a_newer_engine_reads_anew(casebook: Project) -> None:
    """The same telling read by another version is the same event, under the id that redirects name."""
    first, _ = accounts(casebook)
    make(casebook, "2026.1")
    account = casebook.store.account(first)
    again = replace(account, id="account-anew", engine="rules@2")
    claims = [
        replace(claim, id=f"{claim.id}-2", subject_id=again.id, engine="rules@2")
        for claim in casebook.store.claims([first])
        if claim.property != "victim"
    ]
    casebook.store.add_extraction(Extraction(account.text_id, "rules@2", (), (again,), (), tuple(claims), ()))
    folder = make(casebook, "2026.2").folder
    changed = {(row["change"], row["field"]): row for row in rows(folder, "changes") if row["table"] == "events"}
    assert {change for change, _ in changed} == {"merged", "modified"}
    assert changed["modified", "victims"]["new"] == ""
    assert changed["modified", "victims"]["reason"] == "read anew by rules@2"
    (led,) = (row for row in rows(folder, "redirects") if row["table"] == "events")
    assert led["new_id"] in {row["id"] for row in rows(folder, "events")}


def test_the_same_store_again_changes_nothing(casebook: Project) -> None:
    """Two releases of one state differ in nothing."""
    one, two = make(casebook, "2026.1").folder, make(casebook, "2026.2").folder
    assert list(compare(one, two)) == []
    assert rows(two, "changes") == []


@pytest.mark.parametrize("name", ["", "../x", "a b", "verify", ".hidden", "x" * 80])
def test_a_name_that_is_none_is_refused(casebook: Project, name: str) -> None:
    """Names are folders, and commands are no names."""
    with pytest.raises(ReleaseError):
        make(casebook, name)


def test_a_release_is_never_changed(casebook: Project) -> None:
    """A name that is taken is refused, and what is there stays."""
    folder = make(casebook, "2026.1").folder
    before = (folder / "manifest-sha256.txt").read_bytes()
    with pytest.raises(ReleaseError, match="never changed"):
        make(casebook, "2026.1")
    assert (folder / "manifest-sha256.txt").read_bytes() == before


def test_a_failure_leaves_nothing_behind(casebook: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk half way makes no half release."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dateline.pipeline.releasing.write_table", full)
    with pytest.raises(ReleaseError, match="No space left"):
        make(casebook, "2026.1")
    assert list((casebook.folder / "releases").iterdir()) == []


def test_a_damaged_release_is_not_built_upon(casebook: Project) -> None:
    """The release before must be what it was, or nothing can be compared with it."""
    folder = make(casebook, "2026.1").folder
    with (folder / "events.csv").open("a") as stream:
        stream.write("x")
    with pytest.raises(ReleaseError, match=r"damaged: events\.csv was altered"):
        make(casebook, "2026.2")


def test_a_missing_previous_release_is_named(casebook: Project) -> None:
    """A release to compare with that is not there is an error, not a first release."""
    with pytest.raises(ReleaseError, match="there is no release 2025"):
        options_of(casebook.folder, Asked(previous=Path("2025")))
    with pytest.raises(ReleaseError, match="no release here"):
        release(casebook, "2026.1", ReleaseOptions(previous=casebook.folder))


def test_verify_names_every_fault(casebook: Project) -> None:
    """Altered, missing and added files, and cells that CSV and Parquet tell apart."""
    folder = make(casebook, "2026.1").folder
    events = (folder / "events.csv").read_text("utf-8")
    (folder / "events.csv").write_text(events.replace("2020-03-11", "2020-03-12"), "utf-8", newline="")
    (folder / "CITATION.cff").unlink()
    (folder / "extra.txt").write_text("?")
    found = {(fault.file, fault.problem) for fault in verify(folder)}
    assert ("events.csv", "was altered") in found
    assert ("CITATION.cff", "is missing") in found
    assert ("extra.txt", "is not in the manifest") in found
    assert ("events.csv row 2", "date_earliest: CSV and Parquet differ") in found


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        (("true", "maybe"), "coarsened: 'maybe' is no boolean"),
        (("event-", "strange-"), "id: CSV and Parquet differ"),
    ],
)
def test_verify_reads_the_schema(casebook: Project, cells: tuple[str, str], problem: str) -> None:
    """A cell that is not of its column's kind is named."""
    folder = make(casebook, "2026.1").folder
    words = (folder / "events.csv").read_text("utf-8").replace("false", "true")
    (folder / "events.csv").write_text(words.replace(*cells), "utf-8", newline="")
    assert problem in {fault.problem for fault in verify(folder)}


def test_settings_say_what_every_release_has_in_common(casebook: Project) -> None:
    """Title, authors and licence stand in dateline.toml; what is asked for stands over it."""
    settings = casebook.folder / "dateline.toml"
    settings.write_text(
        settings.read_text("utf-8") + '\n[release]\ntitle = "Lima"\nauthors = ["Roe, Jo"]\nlicence = "CC0-1.0"\n',
        "utf-8",
    )
    options = options_of(casebook.folder, Asked(licence="CC-BY-4.0"))
    assert (options.title, options.licence) == ("Lima", "CC-BY-4.0")
    assert options.authors == (Author("Roe", "Jo"),)
    settings.write_text(settings.read_text("utf-8") + "colour = 1\n", "utf-8")
    with pytest.raises(Exception, match="no release setting 'colour'"):
        options_of(casebook.folder, Asked())


def test_a_licence_is_spelled_as_spdx_does(casebook: Project) -> None:
    """A licence nobody can look up is no licence."""
    with pytest.raises(InvalidValue, match="CC BY 4"):
        release(casebook, "2026.1", ReleaseOptions(licence="CC BY 4.0"))


def test_an_empty_project_has_nothing_to_release(project: Project) -> None:
    """There is no release of nothing."""
    with pytest.raises(Exception, match="nothing to release"):
        make(project, "2026.1")
