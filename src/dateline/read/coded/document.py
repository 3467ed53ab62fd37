"""One row of a coded dataset as a document, its text, and claims that rest on its cells."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from dateline.model.account import Account
from dateline.model.claim import Claim, SubjectKind, Value
from dateline.model.document import Block, BlockKind, Document, Text
from dateline.model.evidence import STATED, Attribution, Evidence, Span
from dateline.model.extraction import Extraction, Skipped
from dateline.model.ids import make_id
from dateline.read.coded.cells import Row

ENGINE = "import@1"
READER = "coded@1"
MEDIA_TYPE = "text/csv"


@dataclass(frozen=True, slots=True)
class CodedDocument:
    """One row: the document it makes, its text, and what the coders claim in it."""

    document: Document
    text: Text
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class File:
    """What the rows of one file share."""

    sha256: str
    origin: str
    retrieved: datetime
    label: str
    source_id: str
    url: str | None = None


@dataclass(slots=True)
class RowWriter:
    """Writes a row as text, one ``column: value`` a line, and makes claims that quote its cells."""

    file: File
    key: str
    row: Row
    _cells: dict[str, tuple[int, int]] = field(default_factory=dict)
    _claims: list[Claim] = field(default_factory=list)
    _skipped: list[Skipped] = field(default_factory=list)
    characters: str = ""
    text_id: str = ""
    account_id: str = ""
    _stem: str = ""
    """What the ids of a row's claims share with its account's: they lie side by side in a large store's indexes."""

    def __post_init__(self) -> None:
        """Lay the cells out."""
        pieces, at = [], 0
        for name, value in self.row.items():
            if value:
                pieces.append(f"{name}: {value}\n")
                end = at + len(pieces[-1])
                self._cells[name] = at, end - 1
                at = end
        self.characters = "".join(pieces)
        self.text_id = make_id("text", self.document_id, READER)
        self.account_id = make_id("account", self.text_id, ENGINE)
        self._stem = self.account_id.removeprefix("account-")[:-2]

    @property
    def document_id(self) -> str:
        """Name the row by its file and its key in it."""
        return make_id("document", self.file.sha256, self.key)

    def claim(self, name: str, value: Value, *columns: str, given: Attribution = STATED) -> None:
        """Claim a value that rests on the cells from the first to the last of these columns that are filled."""
        claim_id = f"claim-{self._stem}{len(self._claims):02x}"
        evidence = Evidence.at(self.text_id, self.characters, self._between(columns))
        self._claims.append(Claim(claim_id, self.account_id, SubjectKind.ACCOUNT, name, value, evidence, ENGINE, given))

    def keep(self, layout_id: str, columns: Sequence[str], key: str) -> None:
        """Claim the cells that the vocabulary has no word for, as one value, so that an export can give them back.

        The claim quotes the cell that names the row and not all of it: quoting every row whole would double the store.
        """
        kept = {name: self.row[name] for name in columns if self.row.get(name)}
        self.claim(f"coded:{layout_id}", json.dumps(kept, ensure_ascii=False), key)

    def skip(self, reason: str) -> None:
        """Count something of the row that no claim can hold."""
        self._skipped.append(Skipped("import", self.text_id, reason))

    def done(self, title: str) -> CodedDocument:
        """Give what was made."""
        whole = Span(0, len(self.characters) - 1)
        block = Block(BlockKind.TABLE_ROW, whole)  # its cells are its lines: their spans would double the store
        digest = sha256(self.characters.encode()).hexdigest()
        return CodedDocument(
            self._document(title),
            Text(self.text_id, self.document_id, READER, self.characters, digest, (block,)),
            Extraction(
                self.text_id,
                ENGINE,
                accounts=(Account(self.account_id, self.text_id, ENGINE, whole),),
                claims=tuple(self._claims),
                skipped=tuple(self._skipped),
            ),
        )

    def _document(self, title: str) -> Document:
        return Document(
            self.document_id,
            self.file.sha256,
            MEDIA_TYPE,
            self.file.retrieved,
            self.file.origin,
            part=self.key,
            url=self.file.url,
            title=title,
            source_id=self.file.source_id,
        )

    def _between(self, columns: tuple[str, ...]) -> Span:
        """Cover the filled cells of these columns; the whole row where they lie apart or none is filled."""
        cells = [self._cells[name] for name in columns if name in self._cells]
        if not cells:
            return Span(0, len(self.characters) - 1)
        return Span(min(cells)[0], max(cells)[1])
