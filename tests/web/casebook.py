"""A small project with known events, made by hand so that no language model is needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from dateline.model.account import Account, Profile
from dateline.model.claim import ActorKind, Claim, Party, SubjectKind, Value
from dateline.model.document import Block, BlockKind, Document, Source, Text
from dateline.model.evidence import Evidence, Span
from dateline.model.extraction import Extraction
from dateline.model.ids import make_id
from dateline.model.interval import Interval
from dateline.model.link import Judgement, Link
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, PartyClass, Reckoning, Toll
from dateline.pipeline.project import SETTINGS, Project, create_project

ENGINE = "rules@1"
WITNESS = "Zarina Wardaki"
"""A private person, named in the third report."""
PAGE = "<html><head><title>{title}</title></head><body><p>{words}</p></body></html>"


@dataclass(frozen=True, slots=True)
class Report:
    """One report: a day, a town with its place on the map, a deed, a side, and how many were killed."""

    title: str
    when: Interval
    town: str
    country: str
    at: tuple[float, float] | None
    deed: str
    by: str
    killed: int
    victim: str | None = None

    @property
    def words(self) -> str:
        """Tell it in a sentence."""
        about = f" {self.victim} was among them." if self.victim else ""
        return f"{self.killed} people were killed in {self.town} when {self.by} struck.{about}"


KABUL, QUETTA, MOGADISHU = (34.53, 69.17), (30.18, 67.0), (2.04, 45.34)
JULY = Interval.day(date(2016, 7, 23))
REPORTS = (
    Report("Bomb in Kabul", JULY, "Kabul", "AF", KABUL, "suicide_bombing", "ISKP", 80),
    Report("Kabul toll rises", JULY, "Kabul", "AF", KABUL, "suicide_bombing", "ISKP", 85),
    Report("Raid in Quetta", Interval.month(2016, 8), "Quetta", "PK", QUETTA, "ambush", "Taliban", 12, WITNESS),
    Report("Clash in Mogadishu", Interval.year(2017), "Mogadishu", "SO", MOGADISHU, "attack", "Al-Shabaab", 7),
    Report("Blast somewhere", Interval.day(date(2018, 1, 2)), "an unnamed village", "PK", None, "attack", "gunmen", 3),
)
SOURCE = Source("source-1", "Horn Monitor")


def make_casebook(folder: Path, url: str | None = None) -> None:
    """Make the project; the first two reports are linked as one event."""
    with create_project(folder):
        pass
    if url:
        settings = folder / SETTINGS
        settings.write_text(settings.read_text("utf-8").replace("sqlite:///dateline.db", url), "utf-8")
    with Project.open(folder) as project:
        project.store.add_source(SOURCE)
        accounts = [_add(project, number, report) for number, report in enumerate(REPORTS)]
        link = Link(
            "link-1", SubjectKind.ACCOUNT, accounts[0], accounts[1], Judgement.SAME, 0.9, ("same day",), "accounts@2"
        )
        project.store.add_links([link], method="accounts@2", run_id="run-1")


def add_page(project: Project, title: str, page: bytes, media_type: str = "text/html", words: str = "Nothing.") -> str:
    """Add an original as it is, with a text of some words, and give the document's id."""
    digest = project.archive.put(page)
    document_id = make_id("document", digest)
    document = Document(document_id, digest, media_type, datetime(2020, 1, 1, tzinfo=UTC), f"reports/{title}.html")
    project.store.add_document(document, [_text(document_id, words)])
    return document_id


def _add(project: Project, number: int, report: Report) -> str:
    words = f"{report.title}\n{report.words}"
    digest = project.archive.put(PAGE.format(title=report.title, words=report.words).encode())
    document_id = make_id("document", digest)
    document = Document(
        document_id,
        digest,
        "text/html",
        datetime(2020, 1, 1, number, tzinfo=UTC),
        f"reports/{number} {report.victim or ''}.html",
        title=report.title,
        source_id=SOURCE.id,
        published=date(2016 + number // 2, 12, 1),
        language="en",
    )
    text = _text(document_id, words)
    project.store.add_document(document, [text])
    account, profile = make_id("account", text.id), make_id("profile", text.id)
    claims = [_claim(text, account, name, value, quote) for name, value, quote in _values(report)]
    named = _claim(text, profile, "name", report.by, report.by, SubjectKind.PROFILE)
    told = Account(account, text.id, ENGINE, Span(0, len(words)))
    profiles = (Profile(profile, text.id, ENGINE, report.by),)
    project.store.add_extraction(
        Extraction(text.id, ENGINE, accounts=(told,), profiles=profiles, claims=(*claims, named))
    )
    return account


def _values(report: Report) -> list[tuple[str, Value, str]]:
    latitude, longitude = report.at or (None, None)
    place = Location(
        report.town,
        Precision.EXACT if report.at else None,
        place_id="geonames:1" if report.at else None,
        name=report.town if report.at else None,
        latitude=latitude,
        longitude=longitude,
        radius_km=5.0 if report.at else None,
        country=report.country,
    )
    toll = Toll(
        Outcome.KILLED,
        report.killed,
        report.killed,
        report.killed,
        PartyClass.UNKNOWN,
        "people",
        "people",
        Reckoning.EXACT,
    )
    told: list[tuple[str, Value, str]] = [
        ("deed", report.deed, "struck"),
        ("interval", report.when, "when"),
        ("place", place, report.town),
        ("perpetrator", Party(report.by, ActorKind.REBEL, report.by), report.by),
        ("target", Party("people", ActorKind.CIVILIANS), "people"),
        ("toll", toll, f"{report.killed} people"),
    ]
    if report.victim:
        told.append(("victim", Party(report.victim, ActorKind.PERSON, report.victim), report.victim))
    return told


def _claim(
    text: Text, subject: str, name: str, value: Value, quote: str, kind: SubjectKind = SubjectKind.ACCOUNT
) -> Claim:
    start = text.characters.index(quote)
    evidence = Evidence.at(text.id, text.characters, Span(start, start + len(quote)))
    return Claim(make_id("claim", subject, name, quote), subject, kind, name, value, evidence, ENGINE)


def _text(document_id: str, words: str) -> Text:
    digest = sha256(words.encode()).hexdigest()
    block = Block(BlockKind.PARAGRAPH, Span(0, len(words)))
    return Text(make_id("text", document_id), document_id, "html@1", words, digest, (block,))
