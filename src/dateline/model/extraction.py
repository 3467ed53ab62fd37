"""What an engine gives for one text, and what was left out and why."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.account import Account, Profile
from dateline.model.claim import Claim
from dateline.model.mention import Mention


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that a stage left out: what, why, and how often.

    ``stage`` is the command or step ("add", "extract"), ``subject`` what it was doing it to (a path, a text's id),
    ``reason`` one short sentence that is the same for every like case, so that it can be counted.
    """

    stage: str
    subject: str
    reason: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one version of one engine finds in one text.

    An empty one is a finding too: the text was read and tells nothing. Ids of accounts, profiles and claims are made
    from the text, the engine with its version, and what tells one apart, so that doing it twice makes nothing twice
    and a newer version's stand beside the older ones.
    """

    text_id: str
    engine: str
    mentions: tuple[Mention, ...] = ()
    accounts: tuple[Account, ...] = ()
    profiles: tuple[Profile, ...] = ()
    claims: tuple[Claim, ...] = ()
    skipped: tuple[Skipped, ...] = ()
