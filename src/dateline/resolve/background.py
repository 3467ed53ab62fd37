"""What rules know besides the claims: who reported, when, and how the user rates them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from dateline.model.claim import Claim, Party
from dateline.model.document import Document, Text
from dateline.model.link import Decision, rated, standing
from dateline.model.rule import CREDIBILITY_ORDER, RELIABILITY_ORDER, Credibility, Reliability, Rule
from dateline.model.toll import Toll
from dateline.text.fold import fold


@dataclass(frozen=True, slots=True)
class Report:
    """The document a text is a reading of, as far as rules need it."""

    document_id: str
    source_id: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Background:
    """Reports by text, ratings of sources and claims where the user set them, actors by profile where resolved."""

    reports: Mapping[str, Report] = field(default_factory=dict)
    reliability: Mapping[str, Reliability] = field(default_factory=dict)
    """By source id."""
    credibility: Mapping[str, Credibility] = field(default_factory=dict)
    """By claim id."""
    actors: Mapping[str, str] = field(default_factory=dict)
    """Actor id by profile id."""

    def document(self, claim: Claim) -> str:
        """Give the document a claim comes from; its text where the document is unknown."""
        report = self.reports.get(claim.evidence.text_id)
        return report.document_id if report else claim.evidence.text_id

    def published(self, claim: Claim) -> date | None:
        """Give the day the claim was published, None where its document states none."""
        report = self.reports.get(claim.evidence.text_id)
        return report.published if report else None

    def reliability_rank(self, claim: Claim) -> int:
        """Rank the claim's source, best 0; a source nobody rated stands where F does."""
        report = self.reports.get(claim.evidence.text_id)
        source = report.source_id if report else None
        return RELIABILITY_ORDER.index(self.reliability.get(source or "", Reliability.F))

    def credibility_rank(self, claim: Claim) -> int:
        """Rank the claim, best 0; a claim nobody rated stands where 6 does."""
        return CREDIBILITY_ORDER.index(self.credibility.get(claim.id, Credibility.UNJUDGED))

    def party(self, party: Party) -> str:
        """Name who a party is: the resolved actor, else its name, else its words."""
        actor = self.actors.get(party.profile_id or "")
        return actor or fold(party.name or party.words)

    def doubts(self, claim: Claim, rule: Rule) -> bool:
        """Tell whether the rule finds a toll too unreliable to count for the low and high of its event."""
        if not isinstance(claim.value, Toll):
            return False
        worst_source = RELIABILITY_ORDER.index(rule.least_reliable)
        worst_claim = CREDIBILITY_ORDER.index(rule.least_credible)
        return self.reliability_rank(claim) > worst_source or self.credibility_rank(claim) > worst_claim


def ratings(decisions: Iterable[Decision]) -> tuple[dict[str, Reliability], dict[str, Credibility]]:
    """Give the ratings that stand: of sources by letter, of claims by figure."""
    rated_now = {rated(each): each.judgement for each in standing(decisions).values() if rated(each)}
    letters, figures = {each.value for each in Reliability}, {each.value for each in Credibility}
    return (
        {thing: Reliability(grade) for thing, grade in rated_now.items() if thing and grade in letters},
        {thing: Credibility(grade) for thing, grade in rated_now.items() if thing and grade in figures},
    )


def reports(texts: Iterable[Text], documents: Iterable[Document]) -> dict[str, Report]:
    """Tell which document each text is a reading of."""
    known = {document.id: document for document in documents}
    return {
        text.id: Report(text.document_id, known[text.document_id].source_id, known[text.document_id].published)
        for text in texts
        if text.document_id in known
    }
