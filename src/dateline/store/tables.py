"""The tables, one for each term of the vocabulary.

Days and times are kept as ISO 8601 strings and compound values as JSON, so that both databases give back exactly what
they were given. ``seq`` is the order of writing: it makes reading in a stable order cheap and means nothing else.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

SEQ = BigInteger().with_variant(Integer(), "sqlite")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _seq() -> Column[int]:
    return Column("seq", SEQ, primary_key=True, autoincrement=True)


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, String, nullable=null)


def _extraction() -> Column[int]:
    return Column("extraction", SEQ, ForeignKey("extraction.seq"), nullable=False, index=True)


source = Table(
    "source",
    metadata,
    _seq(),
    Column("id", String, unique=True, nullable=False),
    _text("name"),
    _text("url", null=True),
)

document = Table(
    "document",
    metadata,
    _seq(),
    Column("id", String, unique=True, nullable=False),
    Column("sha256", String, nullable=False, index=True),
    _text("media_type"),
    _text("retrieved"),
    _text("origin"),
    _text("part"),
    _text("url", null=True),
    _text("title", null=True),
    Column("source_id", String, ForeignKey("source.id"), nullable=True),
    _text("published", null=True),
    _text("language", null=True),
)

text = Table(
    "text",
    metadata,
    _seq(),
    Column("id", String, unique=True, nullable=False),
    Column("document_id", String, ForeignKey("document.id"), nullable=False, index=True),
    _text("reader"),
    _text("sha256"),
    Column("fold_sha256", String, nullable=True, index=True),
    _text("blocks"),
    _text("characters"),
)

extraction = Table(
    "extraction",
    metadata,
    _seq(),
    Column("text_id", String, ForeignKey("text.id"), nullable=False),
    _text("engine"),
    _text("engine_name"),
    Column("engine_rank", BigInteger, nullable=False),
    UniqueConstraint("text_id", "engine"),
)

mention = Table(
    "mention",
    metadata,
    _seq(),
    _extraction(),
    _text("kind"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    _text("words"),
    _text("normal", null=True),
)

account = Table(
    "account",
    metadata,
    _seq(),
    Column("id", String, unique=True, nullable=False),
    _extraction(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

profile = Table(
    "profile", metadata, _seq(), Column("id", String, unique=True, nullable=False), _extraction(), _text("name")
)

claim = Table(
    "claim",
    metadata,
    _seq(),
    Column("id", String, unique=True, nullable=False),
    _extraction(),
    Column("subject_id", String, nullable=False, index=True),
    _text("subject_kind"),
    _text("property"),
    _text("value"),
    _text("quote"),
    Column("start", Integer, nullable=True),
    Column("end", Integer, nullable=True),
    _text("alignment"),
    _text("attribution"),
    _text("valid", null=True),
    Column("confidence", Float, nullable=False),
    _text("reasons"),
)

generation = Table(
    "generation",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    _text("method"),
    _text("run_id"),
    _text("digest"),
)

link = Table(
    "link",
    metadata,
    _seq(),
    Column(
        "generation", Integer, ForeignKey("generation.number", deferrable=True, initially="DEFERRED"), nullable=False
    ),
    _text("id"),
    _text("kind"),
    Column("left_id", String, nullable=False, index=True),
    Column("right_id", String, nullable=False, index=True),
    _text("judgement"),
    Column("score", Float, nullable=False),
    _text("reasons"),
    _text("method"),
    UniqueConstraint("generation", "id"),
)

decision = Table(
    "decision",
    metadata,
    _seq(),
    Column("id", String, unique=True, nullable=False),
    Column("subject", String, nullable=False, index=True),
    _text("judgement"),
    _text("decided_by"),
    _text("decided_at"),
    _text("reason"),
)

run = Table(
    "run",
    metadata,
    _seq(),
    Column("id", String, unique=True, nullable=False),
    _text("engine"),
    _text("started"),
    _text("versions"),
)

skipped = Table(
    "skipped",
    metadata,
    _seq(),
    Column("id", String, unique=True, nullable=False),
    Column("extraction", SEQ, ForeignKey("extraction.seq"), nullable=True, index=True),
    _text("stage"),
    _text("subject"),
    _text("reason"),
    Column("count", Integer, nullable=False),
)

view_state = Table(
    "view_state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", BigInteger, nullable=False),
    _text("facts"),
)

view_chunk = Table(
    "view_chunk",
    metadata,
    Column("kind", String, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("version", BigInteger, nullable=False),
    Column("cells", LargeBinary, nullable=False),
)

CACHE = (view_state, view_chunk)
"""What is no fact: made from the others, and dropped and made again at will."""
