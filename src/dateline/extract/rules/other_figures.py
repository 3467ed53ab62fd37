"""Figures told with no verb of dying: "police said 20 died, the hospital 25", "they put the dead at 37"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.extract.rules.lexicon import lexicon
from dateline.extract.tolls import TollMention, find_tolls
from dateline.model.evidence import Span
from dateline.model.toll import Outcome, Reckoning

FIGURE = re.compile(
    r"[,;] (?:and |while |but )?(?P<who>(?:the |a |an |local )?(?:[\w’'-]+ ){0,3}?(?P<head>[\w’'-]+)) "
    r"(?:said |says |put (?:it|the (?:figure|number|toll)) at |gave (?:the |a )?(?:figure of )?|spoke of |at )?"
    r"(?P<figure>\d[\d,]*)(?= dead\b| killed\b|[,;.]|$)"
)


PUT = re.compile(
    r"\b(?:the (?:(?:number|toll) of )?|(?:and|,) (?:that )?of )(?:the )?(?P<whose>dead|killed|deaths|wounded|injured) "
    r"(?:at|as) (?P<figure>"
    r"(?:(?:more than|at least|about|some|around|nearly|over|almost|up to) )?(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?))\b"
)
PUT_FIRST = re.compile(
    r"\b(?:puts? at|(?:cut|lowered|reduced|revised|raised|increased|brought|bringing|raising|taking|takes) to) "
    r"(?P<figure>(?:(?:more than|at least|about|some|around|nearly|over|almost) )?(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?)) "
    r"the (?:number|toll) of [^.;]{0,60}?\b(?P<whose>dead|killed|died|deaths|wounded|injured)\b"
)
PUT_LAST = re.compile(
    r"\bputs? the (?:number|toll) of [^.;]{0,60}?\b(?P<whose>dead|killed|died|deaths|wounded|injured)\b[^.;]{0,80}? at "
    r"(?P<figure>(?:(?:more than|at least|about|some|around|nearly|over|almost) )?(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?))"
    r"(?=[,.;]|$| (?:dead|people|and|with|while|including)\b)"
)
BROUGHT = re.compile(
    r"\b(?:bring|brought|bringing|raised|raising|took|taking|takes|pushed|pushing|lifting) the "
    r"(?:(?:number|total|count|tally) of (?:the )?)?(?P<whose>dead|killed|deaths|wounded|injured) to (?P<figure>"
    r"(?:(?:more than|at least|about|some|around|nearly|over|almost) )?(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?))\b"
)
GIVEN = re.compile(
    r"\b(?:gave|gives?|giving|cited|named|reported) (?P<figure>"
    r"(?:(?:more than|at least|about|some|around|nearly|over|almost) )?(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?)) as "
    r"the (?:number|toll|count|figure) (?:of|for) (?:the |those |people |persons )?"
    r"(?P<whose>dead|killed|deaths|wounded|injured)\b"
)
GIVEN_AS = re.compile(
    r"\b(?:gave|gives?|giving|cited|named|reported|listed) the (?:number|toll|count|figure) of [^.;,]{0,60}?"
    r"\b(?P<whose>dead|killed|deaths|wounded|injured) as (?P<figure>"
    r"(?:(?:more than|at least|about|some|around|nearly|over|almost) )?(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?))\b"
)
PUT_BY_ALL = re.compile(
    r"\b(?P<whose>death toll|toll|dead|deaths|killed|wounded|injured) (?:is|was|are|were|has been|have been) "
    r"(?:variously )?(?:put|estimated|reckoned) at (?P<figure>between \d[\d,]* and \d[\d,]*|"
    r"(?:(?:more than|at least|about|some|around|nearly|over|almost|up to) )?(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?))\b"
)
RISEN = re.compile(
    r"\b(?P<toll>death toll\b|toll(?= from\b| in\b| of (?!\d)))[^.;]{1,120}? (?:has |had |have )?"
    r"(?:risen|rose|climbed|jumped|increased|reached|stands?|stood|passed)(?: further| now)?(?: to| at)? "
    r"(?P<figure>(?:(?:more than|at least|about|some|around|nearly|over|almost) )?\d[\d,]*)\b"
)
REACHED = re.compile(
    r"\bnumber of (?:the |people |persons |those |civilians |victims |soldiers )?(?:confirmed )?"
    r"(?P<whose>dead|killed|deaths|wounded|injured|hurt|victims)\b[^.;]{0,140}?"
    r"\b(?:(?:has|had|have) (?:now |since |already |later )?"
    r"(?:reached|risen to|risen above|climbed (?:to|above)|grown to|increased to|gone (?:up to|above)|passed)"
    r"|(?:now )?(?:stands?|stood) (?:now )?at|(?:remain(?:s|ed)|stay(?:s|ed)) (?:unchanged )?at|rose to|climbed to) "
    r"(?P<figure>"
    r"(?:(?:more than|at least|about|some|around|nearly|over|almost) )?(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?))"
    r"(?! (?:per|%|hours|days|months|years))\b"
)
OVER_TIME = re.compile(
    r"[^.,;]{0,60}?\b(?:this (?:week|month|year|season)|so far|since|(?:in|over) the (?:past|last)"
    r"|in (?:a|one|two|three) (?:days?|weeks?|months?|years?)|(?:last|within a) (?:week|month|year))\b"
)
"""What makes a figure that was "brought to" a sum over several deeds."""
NUMBER = (
    r"(?:(?:more than|at least|about|some|around|nearly|over|almost|up to) )?"
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|scores of|hundreds of)"
)
TWO_WAYS = re.compile(
    r"\b(?P<first>(?:hacked|stabbed|beaten|beat|clubbed|burned|burnt|tortured|bludgeoned) to death|"
    r"shot dead|gunned down|killed|murdered|beheaded|executed|slaughtered|massacred) (?:or|and) "
    r"(?:shot|burned|burnt|beheaded|hanged|drowned|strangled|stabbed|hacked|buried|executed|slaughtered)"
    rf"(?: to death| dead| alive)? (?P<figure>{NUMBER}) (?=[a-z]+)"
)
TAKEN = re.compile(
    r"\b(?:took|captured|seized|rounded up|abducted|kidnapped|arrested|detained|shut|locked|herded|lined up|gathered"
    r"|dragged|tied|picked"
    r"|pulled|led|marched|forced|ordered|separated|caught|stopped|held|bound|disarmed|hauled|brought) "
)
AND_KILLED = re.compile(
    r"(?P<who>[^;:.]{3,140}?),?(?: and)?(?: later| then)? (?P<deed>shot|executed|killed|murdered|beheaded|massacred"
    r"|hanged|slaughtered|machine-gunned|strangled|drowned"
    r"|(?:clubbed|hacked|beat|stabbed|burned|burnt|bludgeoned|stoned)(?= (?:all of |most of )?them (?:to death|alive)))"
    r" (?:all of |most of )?them\b"
    r"(?! in the (?:legs?|foot|feet|knees?|arms?|hands?)\b)"
)
SHOT_OF_THEM = re.compile(
    rf"[^;:.]{{3,200}}?\b(?P<deed>shot|machine-gunned) (?P<who>{NUMBER} of them)\b"
    r"(?! in the (?:legs?|foot|feet|knees?|arms?|hands?)\b)"
)
OF_THEM_SHOT = re.compile(
    rf"\b(?P<who>(?:{NUMBER}|\w+teen|twenty|thirty|forty|fifty) of them)"
    r"(?:, [^,;.]{3,40},)? (?:was|were) (?:[^;:.]{2,90}? and (?:then |later )?)?(?P<deed>shot|executed|beheaded)"
    r"(?= (?:dead\b|at (?:close|point)|in the (?:back of the )?(?:head|neck)))",
    re.IGNORECASE,
)
PUT_TO_DEATH = re.compile(r"\bput(?:ting)? (?P<who>[^;:.,]{3,60}?) to (?P<deed>death)\b")
CHANGED = re.compile(
    r"\b(?:lowered|cut|reduced|raised|revised|increased|updated|corrected|brought|changed)\b(?P<said>[^.;]*?)\b"
    rf"(?:from (?P<old>{NUMBER}) to (?P<figure>{NUMBER})|to (?P<new>{NUMBER}) from (?P<before>{NUMBER}))"
    r"(?! (?:per|km|miles|hours|days|months|years)\b)(?P<rest>[^.;]*)"
)
COUNTED = re.compile(r"\b(?:number|count|toll|figure|tally|estimate|total)s?\b")
WHOSE = re.compile(r"\b(?:dead|killed|died|deaths|toll|wounded|injured|hurt)\b")
OF_WHOM = re.compile(
    r",? (?:of|among) whom (?P<parts>(?:at least |about |some )?[\w-]+ (?:of them )?(?:was|were) [^.;:]{3,80})"
)
PART = re.compile(
    rf"(?P<figure>{NUMBER}) (?:of them )?(?:(?:was|were) )?(?:a |an )?"
    r"(?!(?:from|in|at|on|of|still|later|also|not|under|over|never)\b)"
    r"(?P<people>[a-z][\w-]*(?: (?!and |or )[a-z][\w-]*)?)",
    re.IGNORECASE,
)
IDENTIFIED = re.compile(
    rf"\b(?:identified|named|listed) (?P<figure>{NUMBER}) (?:of the )?(?P<whose>victims|dead)\b"
    r"(?! of (?:rape|torture|abuse))"
)
DIED_OF = frozenset({Outcome.KILLED, Outcome.INJURED})
LIKELIEST = {
    "lost": Outcome.KILLED,
    "losing": Outcome.KILLED,
    "loss": Outcome.KILLED,
    "stabbed": Outcome.INJURED,
    "stabbing": Outcome.INJURED,
}
HURT = frozenset({"wounded", "injured", "hurt"})


def likeliest_fate(sentence: str, toll: TollMention) -> TollMention:
    """Take the men a force "lost" for dead, and several people "stabbed" for hurt, as coders enter them.

    Of the stabbed in RAND's descriptions who were counted at all, one in twenty was dead; of one alone, too many are.
    """
    fate = LIKELIEST.get(toll.trigger.of(sentence).split()[0].lower())
    several = fate is not Outcome.INJURED or (toll.toll.best or 0) > 1
    if fate is None or toll.toll.outcome is not Outcome.CASUALTIES or not several:
        return toll
    return replace(toll, toll=replace(toll.toll, outcome=fate))


def parts_told(sentence: str, tolls: Sequence[TollMention]) -> Iterator[TollMention]:
    """Read "killed 67 people, of whom 62 were civilians and five soldiers": figures inside a total."""
    for match in OF_WHOM.finditer(sentence) if " whom " in sentence else ():
        whole = next((toll for toll in reversed(tolls) if toll.span.end <= match.start()), None)
        if whole is None or whole.toll.outcome not in DIED_OF:
            continue
        for part in PART.finditer(sentence, *match.span("parts")):
            span = Span(*part.span())
            plain = find_tolls(f"{part['figure']} {part['people']} were killed.")
            if len(plain) == 1 and plain[0].toll.known and not any(toll.span.overlaps(span) for toll in tolls):
                toll = replace(plain[0].toll, outcome=whole.toll.outcome, phrase=part[0], part_of_total=True)
                yield TollMention(span, toll, Span(*part.span("people")), whole.trigger)


def put_figures(sentence: str, tolls: Sequence[TollMention]) -> Iterator[TollMention]:
    """Read "put the dead at 37", "cut to 26 the number of dead" and "the number of people killed in X stands at 7"."""
    put = PUT.finditer(sentence) if " at " in sentence or " as " in sentence else ()
    given = GIVEN.finditer(sentence) if " as the " in sentence else ()
    given_as = GIVEN_AS.finditer(sentence) if " as " in sentence else ()
    first = PUT_FIRST.finditer(sentence) if " of " in sentence else ()
    last = PUT_LAST.finditer(sentence) if " of " in sentence else ()
    by_all = PUT_BY_ALL.finditer(sentence) if " at " in sentence else ()
    brought = BROUGHT.finditer(sentence) if " to " in sentence else ()
    found = (*put, *given, *given_as, *first, *last, *by_all, *brought, *REACHED.finditer(sentence))
    for match in {each.span("figure"): each for each in found}.values():
        span = Span(*match.span("figure"))
        if OVER_TIME.match(sentence, match.end()):
            continue
        verb = "injured" if match["whose"] in HURT else "killed"
        plain = find_tolls(f"{match['figure']} people were {verb}.")
        if len(plain) == 1 and plain[0].toll.known and not any(toll.span.overlaps(span) for toll in tolls):
            toll = replace(plain[0].toll, group=None, phrase=match["figure"])
            yield TollMention(span, toll, None, Span(*match.span("whose")))


def changed_figures(sentence: str, tolls: Sequence[TollMention]) -> Iterator[TollMention]:
    """Read "lowered the number of men who died in the raid from 64 to 49" and "raised to 22 from 17 the dead"."""
    match = CHANGED.search(sentence) if " from " in sentence else None
    whose = WHOSE.search(sentence, match.start()) if match is not None else None
    if match is None or whose is None or not COUNTED.search(match["said"] + match["rest"]):
        return
    now = "figure" if match["figure"] else "new"
    span = Span(*match.span(now))
    plain = find_tolls(f"{match[now]} people were {'injured' if whose[0] in HURT else 'killed'}.")
    if len(plain) == 1 and plain[0].toll.known and not any(toll.span.overlaps(span) for toll in tolls):
        yield TollMention(span, replace(plain[0].toll, group=None, phrase=match[now]), None, Span(*whose.span()))


def before_two_ways(sentence: str, toll: TollMention) -> bool:
    """Tell those who "hacked to death or burned" others from the dead, for whom the first verb alone takes them."""
    matches = TWO_WAYS.finditer(sentence)
    return any(toll.trigger.overlaps(Span(*each.span())) and toll.span.end <= each.start() for each in matches)


def twice_told_figures(sentence: str, tolls: Sequence[TollMention]) -> Iterator[TollMention]:
    """Read "hacked to death or burned more than 600 villagers", two ways to die with one object."""
    for match in TWO_WAYS.finditer(sentence):
        span = Span(*match.span("figure"))
        plain = find_tolls(f"{match['figure']} people were killed.")
        if len(plain) == 1 and not any(toll.span.overlaps(span) for toll in tolls):
            toll = replace(plain[0].toll, group=None, phrase=match["figure"])
            yield TollMention(span, toll, None, Span(*match.span("first")))


def taken_figures(sentence: str, tolls: Sequence[TollMention]) -> Iterator[TollMention]:
    """Read "took 20 men from their homes and shot them (or 12 of them)" and "put 69 peasants to death"."""
    verbs = [each.end() for each in TAKEN.finditer(sentence)] if " them" in sentence else []
    matches = [match for at in reversed(verbs) if (match := AND_KILLED.match(sentence, at)) is not None]
    some = [match for at in reversed(verbs) if (match := SHOT_OF_THEM.match(sentence, at)) is not None]
    for match in (*matches, *some, *OF_THEM_SHOT.finditer(sentence), *PUT_TO_DEATH.finditer(sentence)):
        lead = "They killed "
        found = [toll for toll in find_tolls(f"{lead}{match['who']}.") if toll.toll.known]
        for plain in found:
            span = plain.span.shift(match.start("who") - len(lead))
            dead = (toll for toll in tolls if toll.toll.outcome is Outcome.KILLED)
            if not any(toll.span.overlaps(span) for toll in dead):
                yield TollMention(span, plain.toll, None, Span(*match.span("deed")))
        if found:
            return


def identified_figures(sentence: str, tolls: Sequence[TollMention]) -> Iterator[TollMention]:
    """Read "most of the guests died; the mission identified 59 victims": how many dead have names."""
    match = IDENTIFIED.search(sentence) if " victims" in sentence or " dead" in sentence else None
    dead = [toll for toll in tolls if toll.toll.outcome is Outcome.KILLED]
    if match is None or not dead or any(toll.toll.best is not None for toll in dead):
        return
    plain = find_tolls(f"{match['figure']} people were killed.")
    if len(plain) == 1 and plain[0].toll.known:
        toll = replace(plain[0].toll, group=None, phrase=match["figure"])
        yield TollMention(Span(*match.span("figure")), toll, None, dead[-1].trigger)


def risen_figures(sentence: str, tolls: Sequence[TollMention]) -> Iterator[TollMention]:
    """Read "the death toll from Friday's attack in X has risen to 305"."""
    match = RISEN.search(sentence) if " toll " in sentence else None
    span = Span(*match.span("figure")) if match is not None else None
    if match is None or span is None or any(toll.span.overlaps(span) for toll in tolls):
        return
    plain = find_tolls(f"{match['figure']} people were killed.")
    if len(plain) == 1 and plain[0].toll.known:
        toll = replace(plain[0].toll, group=None, phrase=match["figure"])
        yield TollMention(span, toll, None, Span(match.start(), match.end("toll")))


def other_figures(sentence: str, tolls: Sequence[TollMention]) -> Iterator[TollMention]:
    """Give the toll that somebody else tells after one whose teller is named, of the same outcome."""
    told = next((toll for toll in reversed(tolls) if toll.asserter and toll.toll.best is not None), None)
    match = FIGURE.search(sentence, max(told.span.end, told.trigger.end)) if told is not None else None
    if told is None or match is None or match["head"].lower() not in lexicon()["tellers"]:
        return
    span = Span(*match.span("figure"))
    if any(toll.span.overlaps(span) for toll in tolls):
        return
    number = int(match["figure"].replace(",", ""))
    toll = replace(
        told.toll, low=number, best=number, high=number, group=None, phrase=match["figure"], reckoning=Reckoning.EXACT
    )
    yield replace(told, span=span, toll=toll, group_span=None, asserter=match["who"])
