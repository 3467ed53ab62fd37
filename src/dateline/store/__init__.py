"""Append-only tables on SQLite and PostgreSQL, and the archive of originals."""

from dateline.store.archive import Archive
from dateline.store.store import SkippedCount, SpanCheck, Status, Store

__all__ = ["Archive", "SkippedCount", "SpanCheck", "Status", "Store"]
