"""How many, of whom, met what: toll phrases in running text."""

from dateline.extract.tolls.find import TollMention, find_tolls
from dateline.extract.tolls.incident import incident_count
from dateline.extract.tolls.lexicon import names_people

__all__ = ["TollMention", "find_tolls", "incident_count", "names_people"]
