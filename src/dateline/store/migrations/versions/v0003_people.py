"""Who may use the workbench, who is logged in, and the log of who did what."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the three tables."""
    op.create_table("person", sa.Column("name", sa.String, primary_key=True), *_words("role", "secret", "added"))
    op.create_table(
        "session",
        sa.Column("digest", sa.String, primary_key=True),
        sa.Column("person", sa.String, sa.ForeignKey("person.name", ondelete="CASCADE"), nullable=False, index=True),
        *_words("ends"),
    )
    number = sa.Column("seq", NUMBER, primary_key=True, autoincrement=True)
    op.create_table("audit", number, *_words("at", "person", "action", "detail", "address"))


def _words(*names: str) -> "list[sa.Column[str]]":
    return [sa.Column(name, sa.String, nullable=False) for name in names]
