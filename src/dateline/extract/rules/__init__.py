"""The deterministic engine: lexicons and grammar from sentences to accounts."""

from dateline.extract.rules.engine import RulesEngine

__all__ = ["RulesEngine"]
