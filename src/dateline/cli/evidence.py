"""Values with their evidence, as ``event`` and ``actor`` print them."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from dateline.cli.screen import out
from dateline.cli.words import attribution_words, value_words
from dateline.export.summary import Citations
from dateline.model.claim import Claim
from dateline.model.codebook import actor_properties, deeds, event_properties
from dateline.model.event import Chosen

LABEL = 16


def print_values(values: Iterable[Chosen], citations: Citations) -> None:
    """Print each value with its quote, document and attribution, and below it what other texts say."""
    order = list(dict.fromkeys((*event_properties(), *actor_properties())))
    last = ""
    for chosen in sorted(
        values, key=lambda each: order.index(each.claim.property) if each.claim.property in order else len(order)
    ):
        name = _label(chosen.claim.property)
        _print_claim(name if name != last else "", chosen.claim, citations, style="bold")
        last = name
        for other in _once_each(chosen):
            _print_claim("", other, citations, style="", mark=_mark(chosen.claim, other))
        for claim in chosen.set_aside:
            _print_claim("", claim, citations, style="strike", mark="set aside: ")


def _once_each(chosen: Chosen) -> list[Claim]:
    """Give the other claims, one for each value and text: a text that says a thing twice says it once."""
    told = {(value_words(chosen.claim.value), chosen.claim.evidence.text_id)}
    kept = []
    for other in chosen.others:
        key = (value_words(other.value), other.evidence.text_id)
        if key not in told:
            told.add(key)
            kept.append(other)
    return kept


def _mark(chosen: Claim, other: Claim) -> str:
    """Say "but" only where another text differs: one text that names three cities does not contradict itself."""
    same_text = chosen.evidence.text_id == other.evidence.text_id
    return "also: " if same_text or chosen.value == other.value else "but: "


def _print_claim(label: str, claim: Claim, citations: Citations, *, style: str, mark: str = "") -> None:
    line = Text(f"{label:<{LABEL}}", style="cyan")
    line.append(mark, style="yellow" if mark == "but: " else "dim")
    line.append(_words(claim), style=style)
    line.append(f"  “{claim.evidence.quote}”", style="green")
    said = attribution_words(claim.attribution)
    if said:
        line.append(f"  [{said}]", style="magenta")
    line.append(f"  {source_words(claim, citations)}", style="dim")
    out.print(line, soft_wrap=True)


def _words(claim: Claim) -> str:
    known = deeds().get(str(claim.value)) if claim.property == "deed" else None
    return known.label if known else value_words(claim.value)


def source_words(claim: Claim, citations: Citations) -> str:
    """Name the document a claim comes from: publisher, title, day."""
    cited = citations.get(claim.evidence.text_id)
    if cited is None:
        return claim.evidence.text_id
    parts = (cited.publisher, cited.title, cited.published.isoformat() if cited.published else None)
    return "— " + (", ".join(part for part in parts if part) or cited.document_id)


def _label(name: str) -> str:
    known = event_properties().get(name) or actor_properties().get(name)
    return known.label if known else name
