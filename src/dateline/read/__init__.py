"""Bytes to Documents and Texts: one reader for each format."""

from dateline.read.gather import gather
from dateline.read.original import Limits, OnError, Original, Reading
from dateline.read.reader import dedupe_key, read

__all__ = ["Limits", "OnError", "Original", "Reading", "dedupe_key", "gather", "read"]
