"""Whether the words near a date speak of what is to come or of what has happened."""

from __future__ import annotations

import re
from itertools import pairwise

from dateline.extract.dates.context import is_past, words_for
from dateline.extract.dates.phrases import Phrase
from dateline.extract.dates.tokens import Tagged

_NEAR = 80
"""Characters on either side in which a word such as "will" makes a date one to come."""
_MODAL_WITHIN = 10
_SCHEDULE_WITHIN = 4
_VERB_WITHIN = 5
"""Words after a date among which a verb in the past makes it a past one: "On 3 June gunmen killed five"."""
_SMALL = frozenset(
    {"on", "in", "the", "last", "at", "for", "by", "until", "till", "since", "from", "also", "early", "late", "a", "as"}
)
"""Words that stand between a verb and its date."""
_AUXILIARIES = frozenset({"be", "been", "being", "get", "have", "to", "is", "are"})
_THOUGHT = frozenset({"suspected", "believed", "thought", "alleged", "said", "reported", "known", "presumed"})
_WERE = frozenset({"was", "were"})
_DUE = frozenset({"due", "to", "expected", "scheduled", "set", "supposed", "meant", "likely", "sure"})
_CLAUSE = re.compile(r"[,;:.?!]\s|\b(?:that|saying|after|when|while|because|if)\b")
_BREAK = re.compile(r"[.?!;]\s|\n\s*\n|”|''")


def is_future(tagged: Tagged, phrase: Phrase) -> bool | None:
    """Tell whether the words near a date, in its clause, speak of what is to come; None where they do not show it."""
    first = phrase.first
    if phrase.sense == "since":
        return False
    start, end = tagged.tokens[first.start].start, tagged.tokens[first.end - 1].end
    left = _BREAK.split(tagged.text[max(0, start - _NEAR) : start])[-1].lower().split()
    behind = tagged.text[end : end + _NEAR]
    right = _CLAUSE.split(behind.lstrip(","))[0].lower().split()
    own = [] if _ends_clause(left, behind) else right
    if _was_by_then(phrase, left) or (phrase.sense not in {"by", "until"} and _is_of_the_past(left, behind)):
        return False
    deadline = phrase.sense == "until" and not {"had", "has", "have", "given"}.isdisjoint(left[-2:])
    if deadline or _is_ahead(_since_done(_after_comma(left[-_MODAL_WITHIN:]))):
        return True
    if _has_happened(left) or "had" in own or ("had" in left and not _is_intended(left)):
        return False
    if "had" in left:
        return None
    happened = any(is_past(word) for word in own[:_VERB_WITHIN])
    said = own if any(is_past(word) for word in left) else right
    ahead = (phrase.sense in {"by", "until"} and not happened) or not words_for("future").isdisjoint((*left, *said))
    return True if ahead else False if happened else None


def _was_by_then(phrase: Phrase, left: list[str]) -> bool:
    """Tell what was so by a day from what was due by it: "thirty were in custody by Monday"."""
    return phrase.sense == "by" and not _WERE.isdisjoint(left) and _DUE.isdisjoint(left)


def _is_of_the_past(left: list[str], behind: str) -> bool:
    """Tell whether a date is of a thing done, whatever is yet to come of it: "will bury those killed on Monday"."""
    deed = re.match(r"['’]s (\w+)", behind)
    if deed and deed[1].lower() in words_for("done things"):
        return True
    verbs = [word for word in left if word not in _SMALL and not word.endswith("ly")][-2:]
    if not verbs[1:] or verbs[0] in _AUXILIARIES:
        return False
    return is_past(verbs[1]) and verbs[1] not in words_for("intentions")


def _is_ahead(left: list[str]) -> bool:
    """Tell whether the words straight before a date point ahead: "will be held on", "planned to leave on"."""
    as_early_as = left[-2:] in (["early", "as"], ["soon", "as"])
    to_be = ["to", "be"] in [list(pair) for pair in pairwise(left)]
    planned = _verb(left) in words_for("plans") or to_be or _is_intended(left)
    timetabled = not words_for("timetabled").isdisjoint(left[-_SCHEDULE_WITHIN:])
    return not words_for("modals").isdisjoint(left) or as_early_as or timetabled or (planned and "had" not in left)


def _since_done(left: list[str]) -> list[str]:
    """Leave out what somebody is only thought to be: "gunmen suspected to be herders invaded the town on"."""
    thought = [at for at, pair in enumerate(pairwise(left)) if pair[0] in _THOUGHT and pair[1] == "to"]
    done = [at for at in range(thought[-1] + 3, len(left)) if is_past(left[at])] if thought else []
    return left[done[-1] :] if done else left


def _after_comma(left: list[str]) -> list[str]:
    """Leave out what a comma parts from the date: "would appeal the ruling, announced on"."""
    commas = [at for at, word in enumerate(left) if word.endswith(",")]
    return left[commas[-1] + 1 :] if commas else left


def _is_intended(left: list[str]) -> bool:
    """Tell whether something was meant to happen then: "planned to leave on", "had been set to expire on"."""
    pairs = list(pairwise(left))
    if ("set", "to") in pairs or ("set", "for") in pairs:
        return True
    return any(plan in words_for("intentions") and to == "to" for plan, to in pairs)


def _has_happened(left: list[str]) -> bool:
    """Tell whether the verb before a date is past: "seen in June", not "is heard in May"."""
    words = [word for word in left if word not in _SMALL]
    return bool(words) and is_past(words[-1]) and words[-2:-1] not in (["is"], ["are"], ["be"])


def _verb(left: list[str]) -> str:
    """Give the word before a date that may be its verb."""
    return next((word for word in reversed(left) if word not in _SMALL), "")


def _ends_clause(left: list[str], behind: str) -> bool:
    """Tell whether a comma after a date ends what is said of it: "must be home by 14 January, the minister said"."""
    return behind.startswith(",") and any(word not in _SMALL for word in left)
