"""The deterministic engine: lexicons and grammar from sentences to accounts."""

from dateline.extract.rules.engine import RULES, VERSION, RulesEngine, about

__all__ = ["RULES", "VERSION", "RulesEngine", "about"]
