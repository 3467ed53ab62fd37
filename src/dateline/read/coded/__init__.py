"""Coded datasets as readers: each row becomes a document, its text, and the claims the coders made."""

from dateline.read.coded.document import CodedDocument
from dateline.read.coded.faults import BrokenRow, BrokenRows, CellFault
from dateline.read.coded.reader import read_coded, read_rows, recognise, source_of

__all__ = ["BrokenRow", "BrokenRows", "CellFault", "CodedDocument", "read_coded", "read_rows", "recognise", "source_of"]
