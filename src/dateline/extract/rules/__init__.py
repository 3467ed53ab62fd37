"""The deterministic engine: lexicons and grammar from sentences to accounts.

Deed words (``triggers``) are joined into the deeds of a sentence (``frames``), which get their times, places and tolls
(``arguments``) and sides (``roles``); what one sentence tells of one deed (``tellings``) begins an account or adds to
one (``accounts``), and what is worth telling becomes claims (``claims``). ``docs/reading.md`` names every module.
"""

from dateline.extract.rules.engine import RULES, VERSION, RulesEngine, about

__all__ = ["RULES", "VERSION", "RulesEngine", "about"]
