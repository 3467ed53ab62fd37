"""What a person may do to a project, as a request says it: judge, accept, correct, merge, split, rate, take back."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, model_validator

from dateline.model.claim import Party, Value
from dateline.model.codebook import actor_properties, deeds, event_properties
from dateline.model.codec import from_json, value_from_json
from dateline.model.errors import InvalidValue
from dateline.model.evidence import Evidence, Span
from dateline.model.interval import Interval
from dateline.model.link import Judgement
from dateline.model.place import Location
from dateline.model.rule import Credibility, Reliability
from dateline.model.toll import Toll
from dateline.pipeline import reviewing
from dateline.pipeline.project import Project

LONGEST = 10_000
"""Characters of a value or a reason; a quote of a whole page is none."""
LARGEST = 100_000_000
"""People in one figure: more than any event has ever counted, and less than an index column can hold."""
Words = Annotated[str, Field(max_length=LONGEST)]


class Body(BaseModel, extra="forbid"):
    """What a request says: no string in it may hold what no text holds, a NUL or half a character."""

    @model_validator(mode="before")
    @classmethod
    def _holds_text_only(cls, data: Any) -> Any:
        for words in _strings(data):
            if "\0" in words or not _is_whole(words):
                raise ValueError("a string holds a NUL or half a character")
        return data


class Judge(Body):
    """Say what two accounts, or two profiles, are to one another; of a part, left is part of right."""

    act: Literal["judge"]
    left: Words
    right: Words
    judgement: Judgement
    reason: Words = ""

    def do(self, project: Project, by: str) -> reviewing.Decisions:
        """Decide."""
        return reviewing.judge_pair(project, self.left, self.right, self.judgement, by=by, reason=self.reason)


class Accept(Body):
    """Hold a claim for right."""

    act: Literal["accept"]
    claim_id: Words
    reason: Words = ""

    def do(self, project: Project, by: str) -> reviewing.Decisions:
        """Decide."""
        return reviewing.accept_claim(project, self.claim_id, by, self.reason)


class Reject(Body):
    """Hold a claim for wrong."""

    act: Literal["reject"]
    claim_id: Words
    reason: Words = ""

    def do(self, project: Project, by: str) -> reviewing.Decisions:
        """Decide."""
        return reviewing.reject_claim(project, self.claim_id, by, self.reason)


class Doubt(Body):
    """Say that one cannot tell whether a claim is right: it comes again when all others have been judged."""

    act: Literal["unsure"]
    claim_id: Words
    reason: Words = ""

    def do(self, project: Project, by: str) -> reviewing.Decisions:
        """Decide."""
        return reviewing.doubt_claim(project, self.claim_id, by, self.reason)


class Correct(Body):
    """Give a claim another value, resting on the same words or, with ``evidence``, on others."""

    act: Literal["correct"]
    claim_id: Words
    value: Any
    evidence: dict[str, Any] | None = None
    reason: Words = ""

    def do(self, project: Project, by: str) -> reviewing.Decisions:
        """Decide."""
        evidence = None if self.evidence is None else _evidence(project, self.evidence)
        value = _value(project.store.claim(self.claim_id).property, self.value)
        return reviewing.correct_claim(project, self.claim_id, value, by, reason=self.reason, evidence=evidence)


class Add(Body):
    """Add a claim that no engine found, on words of a text."""

    act: Literal["add"]
    subject_id: Words
    property: Words
    value: Any
    text_id: Words
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    reason: Words = ""

    def do(self, project: Project, by: str) -> reviewing.Decisions:
        """Decide."""
        if self.end < self.start:
            raise InvalidValue(f"span {self.start}..{self.end} does not run forward")
        value = _value(self.property, self.value)
        told = reviewing.Told(self.property, value, self.text_id, Span(self.start, self.end))
        return reviewing.add_claim(project, self.subject_id, told, by, reason=self.reason)


class Merge(Body):
    """Make several events one."""

    act: Literal["merge"]
    event_ids: list[Words] = Field(min_length=2, max_length=100)
    reason: Words = ""

    def do(self, project: Project, by: str) -> reviewing.Decisions:
        """Decide."""
        return reviewing.merge_events(project, self.event_ids, by, reason=self.reason)


class Split(Body):
    """Take some accounts out of an event, into one of their own."""

    act: Literal["split"]
    event_id: Words
    account_ids: list[Words] = Field(min_length=1, max_length=1000)
    reason: Words = ""

    def do(self, project: Project, by: str) -> reviewing.Decisions:
        """Decide."""
        return reviewing.split_event(project, self.event_id, self.account_ids, by, reason=self.reason)


class RateSource(Body):
    """Rate how far a source has been right before: A to F."""

    act: Literal["rate source"]
    source_id: Words
    reliability: Reliability
    reason: Words = ""

    def do(self, project: Project, by: str) -> reviewing.Decisions:
        """Decide."""
        return reviewing.rate_source(project, self.source_id, self.reliability, by, reason=self.reason)


class RateClaim(Body):
    """Rate how far a claim is borne out by others: 1 to 6."""

    act: Literal["rate claim"]
    claim_id: Words
    credibility: Credibility
    reason: Words = ""

    def do(self, project: Project, by: str) -> reviewing.Decisions:
        """Decide."""
        return reviewing.rate_claim(project, self.claim_id, self.credibility, by, reason=self.reason)


class Flag(Body):
    """Have releases show an event's place no more exactly than its province."""

    act: Literal["flag"]
    event_id: Words
    reason: Words = ""

    def do(self, project: Project, by: str) -> reviewing.Decisions:
        """Decide."""
        return reviewing.flag_event(project, self.event_id, by, reason=self.reason)


class Unflag(Body):
    """Have releases show an event's place as it is told."""

    act: Literal["unflag"]
    event_id: Words
    reason: Words = ""

    def do(self, project: Project, by: str) -> reviewing.Decisions:
        """Decide."""
        return reviewing.unflag_event(project, self.event_id, by, reason=self.reason)


class Undo(Body):
    """Take back your own last act, all of it; what stood before stands again."""

    act: Literal["undo"]

    def do(self, project: Project, by: str) -> reviewing.Decisions:
        """Decide."""
        return reviewing.undo(project, by)


Act = Annotated[
    Judge | Accept | Reject | Doubt | Correct | Add | Merge | Split | RateSource | RateClaim | Flag | Unflag | Undo,
    Field(discriminator="act"),
]

EXAMPLES: dict[str, Any] = {
    "judge": {"value": {"act": "judge", "left": "account-1", "right": "account-2", "judgement": "same"}},
    "accept": {"value": {"act": "accept", "claim_id": "claim-1", "reason": "the hospital's own figure"}},
    "correct a toll": {
        "value": {
            "act": "correct",
            "claim_id": "claim-1",
            "value": {"type": "Toll", "outcome": "killed", "low": 12, "best": 12, "high": 12},
        }
    },
    "merge": {"value": {"act": "merge", "event_ids": ["event-1", "event-2"]}},
    "flag": {"value": {"act": "flag", "event_id": "event-1", "reason": "the family still lives there"}},
    "undo": {"value": {"act": "undo"}},
}


KINDS: dict[str, type] = {
    "interval": Interval,
    "place": Location,
    "toll": Toll,
    **dict.fromkeys(("perpetrator", "target", "victim", "claimed_by"), Party),
    "deed": str,
}
"""What the properties that views are drawn from must hold."""


def _value(name: str, data: Any) -> Value:
    """Read a value for a property, refusing what could not be one."""
    try:
        value = value_from_json(data)
    except (ValueError, TypeError) as error:  # an unknown code, a day that does not exist
        raise InvalidValue(f"not a value: {error}") from error
    if name not in event_properties() and name not in actor_properties():
        raise InvalidValue(f"no property {name!r}", way_out="see docs/codebooks.md")
    if not isinstance(value, KINDS.get(name, str | int | Interval | Location | Toll | Party | None)):
        raise InvalidValue(f"a {name} is no {type(value).__name__}", way_out=f"give a {KINDS[name].__name__}")
    if name == "deed" and value not in deeds():
        raise InvalidValue(f"no deed {value!r}", way_out="see docs/codebooks.md")
    _refuse_odd(value)
    return value


def _refuse_odd(value: Value) -> None:
    figures = [value] if isinstance(value, int) else []
    if isinstance(value, Toll):
        figures = [each for each in (value.low, value.best, value.high) if each is not None]
    if isinstance(value, Party) and value.size is not None:
        figures = [value.size]
    if any(not 0 <= figure <= LARGEST for figure in figures):
        raise InvalidValue("no such number of people", way_out=f"from 0 to {LARGEST}")


def _evidence(project: Project, data: dict[str, Any]) -> Evidence:
    """Read the evidence for a correction, quoting the text anew: what a request says it quotes is not believed."""
    try:
        span, text = from_json(Span, data.get("span")), project.store.text(str(data.get("text_id")))
    except (ValueError, TypeError) as error:
        raise InvalidValue("evidence needs a text_id and a span with start and end") from error
    if span.end > len(text.characters):
        raise InvalidValue(f"no words at {span.start}..{span.end} of {text.id}")
    return Evidence.at(text.id, text.characters, span)


def _strings(data: Any) -> list[str]:
    """Find every string in a JSON value; it is not nested deeper than the parser allowed."""
    found, waiting = [], [data]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            found.append(each)
        elif isinstance(each, dict):
            waiting += [*each.keys(), *each.values()]
        elif isinstance(each, list):
            waiting += each
    return found


def _is_whole(words: str) -> bool:
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True
