"""The engines that read prose, by name: rules alone, the learned reader alone, and both together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from spacy.tokens import Doc

from dateline.extract.language import BUNDLED_SHA256
from dateline.extract.learned import DEFAULT, LEARNED, DefaultEngine, LearnedEngine
from dateline.extract.learned.counting import count_incidents, follows_counts
from dateline.extract.learned.encoder import carried_digest, load_encoder, stated_digest
from dateline.extract.places import Gazetteer
from dateline.extract.rules import RULES, RulesEngine
from dateline.extract.rules.engine import Published
from dateline.extract.tolls import incident_count
from dateline.model.document import Text
from dateline.model.extraction import Extraction


class EngineName(StrEnum):
    """The engines a person may choose."""

    RULES = "rules"
    LEARNED = "learned"
    DEFAULT = "default"


VERSIONS = {EngineName.RULES: RULES, EngineName.LEARNED: LEARNED, EngineName.DEFAULT: DEFAULT}


@dataclass(frozen=True, slots=True)
class ReaderModel:
    """Which weights the learned reader reads with: those of a folder, or those that travel with the package.

    ``turn`` tells one choice of a project from the next in the names of its engines: a text is read once in each turn.
    """

    folder: Path | None = None
    turn: str = ""

    @property
    def sha256(self) -> str:
        """Give the digest the model was stated to have when it was made; loading it checks that it is so."""
        return carried_digest() if self.folder is None else stated_digest(self.folder)


SHIPPED = ReaderModel()


def version_of(engine: EngineName, model: ReaderModel = SHIPPED) -> str:
    """Give the name that an engine's claims carry: with its version, and the project's turn of choosing a model."""
    return VERSIONS[engine] + ("" if engine is EngineName.RULES else model.turn)


def make_engine(
    engine: EngineName, published: Published, model: ReaderModel = SHIPPED
) -> RulesEngine | LearnedEngine | DefaultEngine:
    """Make an engine; ``published`` gives the day a document states of itself."""
    name = version_of(engine, model)
    rules = RulesEngine(Gazetteer.open(), published, name)
    match engine:
        case EngineName.RULES:
            return rules
        case EngineName.LEARNED:
            return LearnedEngine(rules, load_encoder(model.folder), name)
        case EngineName.DEFAULT:
            return DefaultEngine(rules, load_encoder(model.folder), name)


def read_parsed(engine: EngineName, parsed: Sequence[tuple[Text, Doc]]) -> Iterator[Extraction]:
    """Read texts that are parsed already and state no day of their own, with an engine."""
    reader = make_engine(engine, lambda _: None)
    if isinstance(reader, RulesEngine):
        return (reader.read(text, doc) for text, doc in parsed)
    return reader.read(parsed)


def count_killed_and_injured(engine: EngineName, texts: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Count the killed and injured of whole incidents, a short text each; None where a text tells no figure."""
    if engine is EngineName.RULES or not follows_counts(load_encoder()):
        return [incident_count(text) for text in texts]
    return [(killed.value, injured.value) for killed, injured in count_incidents(load_encoder(), texts)]


def model_digests(engine: EngineName, model: ReaderModel = SHIPPED) -> tuple[tuple[str, str], ...]:
    """Give the SHA-256 of each model that an engine uses, as a run keeps them."""
    parser = ("language model sha256", BUNDLED_SHA256)
    return (parser,) if engine is EngineName.RULES else (parser, ("learned reader sha256", model.sha256))
