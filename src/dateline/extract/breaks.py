"""Sentences that begin after a line break or a wide gap, set apart before the parse: no name or deed runs across.

The parser ends sentences by their words. "Two die in attack by Boko Haram  The army said …" has no full stop to go by,
and a heading that stands in one block with its text has none either.
"""

from __future__ import annotations

import re
from calendar import day_name, month_name

from spacy.language import Language
from spacy.tokens import Doc, Token

from dateline.extract.counties import SHORT, is_county

FACTORY = "dateline_breaks"
GAP = re.compile(r"\s{2}|\n")
MONTH = "|".join(month_name[1:])
COUNTED_NEXT = re.compile(
    r";\s+(?=(?:and )?(?:just |only |about |some |barely )?"
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+) "
    r"(?:days?|weeks?|months?|years?) (?:later|earlier|(?:before|after) that),? "
    r"|(?:and )?(?:on |in )?(?:the |that )?(?:next|following|same) "
    r"(?:day|night|evening|morning|afternoon|week|month|year),? "
    r"(?!(?:it|he|she|they)\b))"
)
"""A semicolon before a day counted on: "…; four days before that, fighters stormed the hotel", "…; the next day"."""
DATED_NEXT = re.compile(
    r";\s+(?=(?:and )?(?:early |late )?(?:on|in|by) "
    rf"(?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: (?:of )?(?:{MONTH}))?,?\b(?! [a-z]+(?:s|men)\b)"
    rf"|(?:{MONTH})\b|(?:{'|'.join(day_name)})\b|(?:1[89]|20)\d\d\b))"
)
"""A semicolon before the next day of a list: "on 4 March a shell killed a farmer; on 8 March a sniper wounded two"."""
COUNTED_BEFORE = re.compile(
    r"\b(?:spoke of|counted|reported|recorded|registered|put the (?:toll|dead|number) at"
    r"|(?:collected|listed) the names of"
    r"|gave (?:a|the) toll (?:of|as)) (?:[\w,]+ ){1,6}(?:dead|bodies|deaths|killed|wounded|injured);\s+(?=\w)"
)
"""A semicolon after the dead of what was told before: "activists counted 78 dead; observers were shot at"."""
PARTED = (DATED_NEXT, COUNTED_NEXT, COUNTED_BEFORE)
STOPS = frozenset(".!?")
OPENERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "it", "he", "she", "they", "we", "there", "two", "three"}
    | {"in", "on", "at", "after", "before", "when", "while", "but"}
)
"""After a gap with no stop before it only these open a sentence: "South  Sudan" is one name, badly spaced."""


@Language.component(FACTORY)
def set_apart(doc: Doc) -> Doc:
    """Mark where a sentence begins that no full stop tells."""
    text = doc.text
    if GAP.search(text):
        for space in doc:
            if space.is_space and 0 < space.i < len(doc) - 1 and _opens(space, space.nbor(1)):
                space.nbor(1).is_sent_start = True
    for cut in (cut for each in PARTED for cut in each.finditer(text)) if ";" in text else ():
        words = doc.char_span(cut.end(), cut.end() + 1, alignment_mode="expand")
        if words is not None and words.start > 0:
            words[0].is_sent_start = True
    if SHORT.search(text):
        for short in doc[1:-1]:
            if is_county(short):
                short.nbor(1).is_sent_start = False  # the parser ends a sentence after a firm's "Co."
    return doc


def _opens(space: Token, first: Token) -> bool:
    """Tell whether a word after a gap opens a sentence: any capital or figure on a new line, few words on the same."""
    if first.is_space or not (first.text[0].isupper() or first.text[0].isdigit()):
        return False
    return "\n" in space.text or space.nbor(-1).text in STOPS or first.lower_ in OPENERS
