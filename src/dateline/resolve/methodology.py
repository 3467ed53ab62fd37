"""The methodology page, written from the rules themselves so that it cannot say what the code does not do."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model.rule import CREDIBILITY_ORDER, MEANINGS, RELIABILITY_ORDER, Criterion, Rule, ValueRule

HEAD = """# Methodology: how an event gets its values

This page is generated from the rules in `dateline/model/codebooks/rules.yaml`. Change those, then `make fix`.

An event is one or more accounts linked together.
Each of its values is one claim of one document, chosen under a named rule.
The claims that were not chosen stay in the store and are shown beside the one that was.
A claim that a reviewer rejected is never chosen.
A value given by hand counts while the one who gave it has not taken it back.
Ties that no criterion settles go to the claim with the smaller id, so that the same claims always give the same event.
"""


OWN = """## Choosing and writing a rule

A project names its rule in `dateline.toml`, under `[events]`: `rule = "low"`.
Its own rules stand in a YAML file of the project folder, named there as `rules = "rules.yaml"`, each like this one:

```yaml
- id: first-report
  label: What was reported first
  description: For a study of early reporting.
  values:
    - property: toll
      each: outcome and side        # one value kept for each; left out where the property has one value
      prefer: [accepted, known, earliest]
  otherwise: [accepted, happened, earliest]
  least_reliable: D                 # figures of less reliable sources do not count for low and high
  least_credible: 4                 # nor do those of less credible claims
```

Sources are rated with `dateline review rate SOURCE A`, claims with `dateline review rate CLAIM 1`.
A rating is a decision: it has a name, a time and a reason, and can be taken back.
"""


def methodology(rules: Iterable[Rule]) -> str:
    """Write the methodology page for these rules, in Markdown."""
    parts = [HEAD, *map(_rule, rules), _criteria(), OWN]
    return "\n".join(parts)


def _rule(rule: Rule) -> str:
    rows = "\n".join(_row(value) for value in (*rule.values, rule.otherwise))
    return (
        f"## `{rule.id}`: {rule.label}\n\n{rule.description}\n\n{_bounds(rule)}\n\n"
        f"| value | one for each | preferred, in this order |\n|---|---|---|\n{rows}\n"
    )


def _row(value: ValueRule) -> str:
    return f"| {value.property} | {value.each or 'event'} | {', '.join(each.value for each in value.prefer)} |"


def _bounds(rule: Rule) -> str:
    left_out = [each.value for each in RELIABILITY_ORDER[RELIABILITY_ORDER.index(rule.least_reliable) + 1 :]]
    doubted = [each.value for each in CREDIBILITY_ORDER[CREDIBILITY_ORDER.index(rule.least_credible) + 1 :]]
    if not left_out and not doubted:
        return "The low and high of a toll are the lowest and highest figure that any report gives."
    rated = " or ".join(f"sources rated {', '.join(left_out)}" for _ in left_out[:1])
    claimed = " and ".join(f"claims rated {', '.join(doubted)}" for _ in doubted[:1])
    without = " and ".join(part for part in (rated, claimed) if part)
    return f"The low and high of a toll are the lowest and highest figure given, leaving out {without}."


def _criteria() -> str:
    """Say what every criterion means, those too that only a project's own rule may use."""
    rows = "\n".join(f"- **{each.value}**: {MEANINGS[each]}." for each in Criterion)
    return f"## What the criteria mean\n\n{rows}\n"
