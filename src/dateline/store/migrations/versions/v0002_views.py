"""The cache of assembled events and actors: packed columns, and the state of the facts they were made from."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the two tables of the cache."""
    op.create_table(
        "view_state",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("facts", sa.String, nullable=False),
    )
    op.create_table(
        "view_chunk",
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("cells", sa.LargeBinary, nullable=False),
    )
