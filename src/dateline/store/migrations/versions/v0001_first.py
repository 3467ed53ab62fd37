"""The first tables: what was read, what engines found, links, decisions, runs and what was left out."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make every table."""
    _make_documents()
    _make_extractions()
    _make_claims()
    _make_links()
    _make_notes()


def _seq() -> "sa.Column[int]":
    return sa.Column("seq", NUMBER, primary_key=True, autoincrement=True)


def _id() -> "sa.Column[str]":
    return sa.Column("id", sa.String, unique=True, nullable=False)


def _words(*names: str) -> "list[sa.Column[str]]":
    return [sa.Column(name, sa.String, nullable=False) for name in names]


def _maybe(*names: str) -> "list[sa.Column[str]]":
    return [sa.Column(name, sa.String, nullable=True) for name in names]


def _extraction() -> "sa.Column[int]":
    return sa.Column("extraction", NUMBER, sa.ForeignKey("extraction.seq"), nullable=False, index=True)


def _span() -> "list[sa.Column[int]]":
    return [sa.Column("start", sa.Integer, nullable=False), sa.Column("end", sa.Integer, nullable=False)]


def _make_documents() -> None:
    op.create_table("source", _seq(), _id(), *_words("name"), *_maybe("url"))
    op.create_table(
        "document",
        *(_seq(), _id(), sa.Column("sha256", sa.String, nullable=False, index=True)),
        *_words("media_type", "retrieved", "origin", "part"),
        *_maybe("url", "title"),
        sa.Column("source_id", sa.String, sa.ForeignKey("source.id")),
        *_maybe("published", "language"),
    )
    op.create_table(
        "text",
        *(_seq(), _id()),
        sa.Column("document_id", sa.String, sa.ForeignKey("document.id"), nullable=False, index=True),
        *_words("reader", "sha256"),
        sa.Column("fold_sha256", sa.String, index=True),
        *_words("blocks", "characters"),
    )


def _make_extractions() -> None:
    op.create_table(
        "extraction",
        _seq(),
        sa.Column("text_id", sa.String, sa.ForeignKey("text.id"), nullable=False),
        *_words("engine", "engine_name"),
        sa.Column("engine_rank", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("text_id", "engine"),
    )
    op.create_table("mention", _seq(), _extraction(), *_words("kind"), *_span(), *_words("words"), *_maybe("normal"))
    op.create_table("account", _seq(), _id(), _extraction(), *_span())
    op.create_table("profile", _seq(), _id(), _extraction(), *_words("name"))


def _make_claims() -> None:
    op.create_table(
        "claim",
        *(_seq(), _id(), _extraction()),
        sa.Column("subject_id", sa.String, nullable=False, index=True),
        *_words("subject_kind", "property", "value", "quote"),
        *(sa.Column("start", sa.Integer), sa.Column("end", sa.Integer)),
        *_words("alignment", "attribution"),
        *_maybe("valid"),
        sa.Column("confidence", sa.Float, nullable=False),
        *_words("reasons"),
    )


def _make_links() -> None:
    number = sa.Column("number", sa.Integer, primary_key=True, autoincrement=False)
    op.create_table("generation", number, *_words("method", "run_id", "digest"))
    of_generation = sa.ForeignKey("generation.number", deferrable=True, initially="DEFERRED")
    op.create_table(
        "link",
        *(_seq(), sa.Column("generation", sa.Integer, of_generation, nullable=False)),
        *_words("id", "kind"),
        sa.Column("left_id", sa.String, nullable=False, index=True),
        sa.Column("right_id", sa.String, nullable=False, index=True),
        *_words("judgement"),
        sa.Column("score", sa.Float, nullable=False),
        *_words("reasons", "method"),
        sa.UniqueConstraint("generation", "id"),
    )


def _make_notes() -> None:
    subject = sa.Column("subject", sa.String, nullable=False, index=True)
    op.create_table("decision", *(_seq(), _id(), subject), *_words("judgement", "decided_by", "decided_at", "reason"))
    op.create_table("run", _seq(), _id(), *_words("engine", "started", "versions"))
    count = sa.Column("count", sa.Integer, nullable=False)
    extraction = sa.Column("extraction", NUMBER, sa.ForeignKey("extraction.seq"), index=True)
    op.create_table("skipped", _seq(), _id(), extraction, *_words("stage", "subject", "reason"), count)
