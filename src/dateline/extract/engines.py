"""The engines that read prose, by name: rules alone, the learned reader alone, and both together."""

from __future__ import annotations

from enum import StrEnum

from dateline.extract.language import BUNDLED_SHA256
from dateline.extract.learned import DEFAULT, LEARNED, DefaultEngine, LearnedEngine
from dateline.extract.learned.encoder import carried_digest, load_encoder
from dateline.extract.places import Gazetteer
from dateline.extract.rules import RULES, RulesEngine
from dateline.extract.rules.engine import Published


class EngineName(StrEnum):
    """The engines a person may choose."""

    RULES = "rules"
    LEARNED = "learned"
    DEFAULT = "default"


VERSIONS = {EngineName.RULES: RULES, EngineName.LEARNED: LEARNED, EngineName.DEFAULT: DEFAULT}


def version_of(engine: EngineName) -> str:
    """Give the name that an engine's claims carry: with its version."""
    return VERSIONS[engine]


def make_engine(engine: EngineName, published: Published) -> RulesEngine | LearnedEngine | DefaultEngine:
    """Make an engine; ``published`` gives the day a document states of itself."""
    rules = RulesEngine(Gazetteer.open(), published, VERSIONS[engine])
    match engine:
        case EngineName.RULES:
            return rules
        case EngineName.LEARNED:
            return LearnedEngine(rules, load_encoder())
        case EngineName.DEFAULT:
            return DefaultEngine(rules, load_encoder())


def model_digests(engine: EngineName) -> tuple[tuple[str, str], ...]:
    """Give the SHA-256 of each model that an engine uses, as a run keeps them."""
    parser = ("language model sha256", BUNDLED_SHA256)
    return (parser,) if engine is EngineName.RULES else (parser, ("learned reader sha256", carried_digest()))
