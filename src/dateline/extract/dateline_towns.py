"""The town a report is filed from is that town wherever the report names it again, whatever the model takes it for.

"GOMA, DR Congo, Jan 28 - Rebels seized Goma on Tuesday": the model takes this Goma for a man, and he would be abducted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc
from spacy.tokens import Span as Words

from dateline.model.evidence import Span

TOWN = re.compile(r"[^\W\d_]{3,}(?:[ '’-][^\W\d_]+){0,2}")
MISTAKEN = frozenset({"PERSON", "ORG", "NORP", "PRODUCT"})


def towns_named_again(doc: Doc, datelines: Sequence[Span], characters: str) -> Doc:
    """Label names that a dateline gives in capitals as towns: "SITTWE, …" makes every "Sittwe" one."""
    opened = (TOWN.match(each.of(characters).lstrip()) for each in datelines)
    towns = {found[0] for found in opened if found and found[0].isupper()}
    slips = [each for each in doc.ents if each.label_ in MISTAKEN and each.text.upper() in towns and _alone(doc, each)]
    if slips:
        doc.set_ents([Words(doc, each.start, each.end, label="GPE") for each in slips], default="unmodified")
    return doc


def _alone(doc: Doc, name: Words) -> bool:
    """Tell a name with no capital before or after it: "Jackson" is no town in "Percy Jackson"."""
    before = doc[name.start - 1] if name.start > name.sent.start else None
    after = doc[name.end] if name.end < len(doc) else None
    return not any(each is not None and each.pos_ == "PROPN" for each in (before, after)) and not name.text.isupper()
