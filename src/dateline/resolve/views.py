"""What linking sees of an account: its claims gathered into one value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.model.account import Account
from dateline.model.claim import Claim, Party
from dateline.model.document import Document, Text
from dateline.model.evidence import Modality
from dateline.model.interval import Interval
from dateline.model.place import Location, Precision
from dateline.model.toll import Toll

ROWS = "coded@"
"""The reader that gives rows of coded datasets, one cell a line: ``column: value``."""
PROSE = 4
"""Words from which a cell is prose: shorter ones are names and codes, which the claims hold."""
ACTING = ("perpetrator", "claimed_by")
SUFFERING = ("target", "victim")


@dataclass(frozen=True, slots=True)
class AccountView:
    """What linking sees of one account, built from its claims.

    ``location`` is the best of ``locations``. ``parties`` holds those who acted, then those it was done to: texts put
    the same people on either side. ``words`` is the sentence that tells the event.
    """

    id: str
    text_id: str
    document_id: str | None = None
    source: str | None = None
    deed: str | None = None
    interval: Interval | None = None
    location: Location | None = None
    locations: tuple[Location, ...] = ()
    parties: tuple[Party, ...] = ()
    tolls: tuple[Toll, ...] = ()
    words: str = ""
    modality: Modality = Modality.HAPPENED
    published: date | None = None
    """The day of the report, as it states itself."""
    part_of: str | None = None
    """The account, of the same text, that this one is told as a part of."""


def account_views(
    accounts: Sequence[Account],
    claims: Iterable[Claim],
    *,
    texts: Iterable[Text] = (),
    documents: Iterable[Document] = (),
    actors: Mapping[str, str] | None = None,
) -> list[AccountView]:
    """Gather the claims of each account into what linking compares.

    Without ``texts`` the words are the quotes of the claims; without ``documents`` the source is unknown. ``actors``
    gives the name of the resolved actor by profile, so that a party goes by one name in all texts.
    """
    by_account: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_account[claim.subject_id].append(claim)
    known_texts = {text.id: text for text in texts}
    known_documents = {document.id: document for document in documents}
    gathered = (_named(by_account[account.id], actors or {}) for account in accounts)
    pairs = zip(accounts, gathered, strict=True)
    return [_view(account, claims_of, known_texts, known_documents) for account, claims_of in pairs]


def _named(claims: list[Claim], actors: Mapping[str, str]) -> list[Claim]:
    """Call every party by the name of the actor it was resolved to."""
    return [_renamed(claim, claim.value, actors) if isinstance(claim.value, Party) else claim for claim in claims]


def _renamed(claim: Claim, party: Party, actors: Mapping[str, str]) -> Claim:
    name = actors.get(party.profile_id or "")
    return replace(claim, value=replace(party, name=name)) if name else claim


def _view(account: Account, claims: list[Claim], texts: dict[str, Text], documents: dict[str, Document]) -> AccountView:
    text = texts.get(account.text_id)
    document = documents.get(text.document_id) if text else None
    places = _ranked_places(claims)
    return AccountView(
        id=account.id,
        text_id=account.text_id,
        document_id=text.document_id if text else None,
        source=document.source_id if document else None,
        deed=next((value for value in _values(claims, "deed") if isinstance(value, str)), None),
        interval=_best_interval(claims),
        location=places[0] if places else None,
        locations=places,
        parties=_parties(claims, ACTING) + _parties(claims, SUFFERING),
        tolls=tuple(value for value in _values(claims, "toll") if isinstance(value, Toll)),
        words=_words(account, text) if text else " ".join(dict.fromkeys(_quotes(claims))),
        modality=next((claim.attribution.modality for claim in claims if claim.property == "deed"), Modality.HAPPENED),
        published=document.published if document else None,
        part_of=next((value for value in _values(claims, "part_of") if isinstance(value, str)), None),
    )


def _words(account: Account, text: Text) -> str:
    """Give the sentence that tells the event; of a row of a dataset the cells that are prose, without column names."""
    words = account.span.of(text.characters)
    if not text.reader.startswith(ROWS):
        return words
    cells = (line.partition(": ")[2] for line in words.splitlines())
    return " . ".join(cell for cell in cells if len(cell.split()) >= PROSE)


def _values(claims: list[Claim], name: str) -> list[object]:
    return [claim.value for claim in claims if claim.property == name]


def _quotes(claims: list[Claim]) -> list[str]:
    return [claim.evidence.quote for claim in claims]


def _parties(claims: list[Claim], names: tuple[str, ...]) -> tuple[Party, ...]:
    found = [value for name in names for value in _values(claims, name) if isinstance(value, Party)]
    return tuple(dict.fromkeys(found))


def _best_interval(claims: list[Claim]) -> Interval | None:
    found = [value for value in _values(claims, "interval") if isinstance(value, Interval)]
    return min(found, key=lambda interval: interval.days or 10**6, default=None)


def _ranked_places(claims: list[Claim]) -> tuple[Location, ...]:
    found = [value for value in _values(claims, "place") if isinstance(value, Location)]
    unique = list(dict.fromkeys(found))
    return tuple(sorted(unique, key=lambda place: (not place.resolved, place.precision or Precision.INTERNATIONAL)))
