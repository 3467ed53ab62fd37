"""The deterministic engine: lexicons and grammar from sentences to accounts."""

from dateline.extract.rules.engine import RULES, RulesEngine, about

__all__ = ["RULES", "RulesEngine", "about"]
