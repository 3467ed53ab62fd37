"""Append-only tables on SQLite and PostgreSQL, and the archive of originals."""

from dateline.store.archive import Archive
from dateline.store.status import SkippedCount, SpanCheck, Status
from dateline.store.store import Store

__all__ = ["Archive", "SkippedCount", "SpanCheck", "Status", "Store"]
