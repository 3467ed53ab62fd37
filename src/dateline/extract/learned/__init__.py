"""The learned reader: a small encoder, trained by us, that says which words play which part in which deed."""

from dateline.extract.learned.engine import DEFAULT, LEARNED, DefaultEngine, LearnedEngine

__all__ = ["DEFAULT", "LEARNED", "DefaultEngine", "LearnedEngine"]
