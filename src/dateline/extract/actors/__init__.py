"""Who: actors as a text names them, describes them and refers back to them."""

from dateline.extract.actors.definitions import find_definitions
from dateline.extract.actors.find import find_actors, fullest_names
from dateline.extract.actors.mention import ActorMention, Definition

__all__ = ["ActorMention", "Definition", "find_actors", "find_definitions", "fullest_names"]
