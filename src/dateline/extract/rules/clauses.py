"""What a clause tells of its deed: its own day, its own subject, that it is said of a noun before it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Token

from dateline.extract.rules.lexicon import lemma, lexicon

ANSWERING = frozenset({"responsible", "accused", "suspected", "linked", "guilty", "wanted"})
"""What people are called for a deed they did, or are thought to have done."""
UP = 8
"""Steps from a deed word up to the clause that tells to whom it was done."""
LENGTH_WORDS = 5
"""Words from which the unit of a length may stand: "more than 6,000 years"."""
LENGTHS = frozenset({"years", "months", "weeks", "days", "decades", "decade", "generation", "century"})
SOON = frozenset({"hours", "hour", "minutes", "moments", "seconds", "shortly", "soon", "immediately"})
"""What before "after" or "before" says that two deeds were done on one day."""
COUNTED = frozenset({"later", "after", "before", "earlier", "ago"})
SUFFERERS = frozenset({"victim", "target"})


def tells_another(verb: Token) -> bool:
    """Tell a clause that tells another deed: coordinated with a subject of its own, or set before or until."""
    if verb.dep_ == "conj":
        return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)
    return verb.dep_ == "advcl" and any(
        child.dep_ == "mark" and (child.lower_ in {"before", "until"} or _counted_back(child))
        for child in verb.children
    )


def _counted_back(mark: Token) -> bool:
    """Tell "a year after …", which sets one deed that long after another."""
    counted = mark.i > mark.sent.start and mark.nbor(-1).dep_ == "npadvmod"
    return mark.lower_ == "after" and (counted or _soon(mark))


def hours_apart(verb: Token) -> bool:
    """Tell a clause set on the day of another deed: "hours after X had been shot", "minutes before it went off"."""
    return any(_soon(child) for child in verb.children if child.dep_ == "mark")


def at_once(verb: Token) -> bool:
    """Tell a clause set within minutes of another deed; hours may reach back into the day before."""
    marks = [child for child in verb.children if child.dep_ == "mark" and _soon(child)]
    return any(mark.nbor(-1).lower_ not in {"hour", "hours"} for mark in marks)


def _soon(mark: Token) -> bool:
    return mark.lower_ in {"after", "before"} and mark.i > mark.sent.start and mark.nbor(-1).lower_ in SOON


def by_the_same(verb: Token) -> bool:
    """Tell one attack told backwards: "was stabbed minutes after the same man had driven into a crowd"."""
    subjects = (child for child in verb.children if child.dep_ == "nsubj")
    return hours_apart(verb) and any(each.lower_ == "same" for subject in subjects for each in subject.children)


def until_then(token: Token) -> Token | None:
    """Give the clause on the day until which another thing lasted: "led it until May 2007, when he died in a raid"."""
    for each in (token, *token.ancestors):
        led = each.head.head if each.dep_ == "relcl" and each.head.ent_type_ == "DATE" else None
        if led is not None and led.lower_ in {"until", "till"} and any(c.lower_ == "when" for c in each.children):
            return each
    return None


def of_its_making(day: Token) -> Token | None:
    """Give the clause that opens a sentence with when its subject was made: "Built in 1984, the mosque was burned"."""
    clause = next((each for each in day.ancestors if each.pos_ == "VERB"), None)
    if clause is None or clause.tag_ != "VBN" or clause.dep_ != "advcl" or clause.i > clause.head.i:
        return None
    return clause if lemma(clause) in lexicon()["making_verbs"] else None


def tells_day(token: Token) -> bool:
    """Tell a word of a date from one of a length: "sentenced to 39 years" is of no other day."""
    if token.ent_type_ != "DATE" or _lasting(token) or (token.dep_ == "compound" and token.head.ent_type_ != "DATE"):
        return False  # "at Friday prayers"
    if _of_the_worst(token) or _of_age(token):
        return False
    words = [each.lower_ for each in token.doc[token.i : token.i + LENGTH_WORDS]]
    length = next((at for at, word in enumerate(words) if word in LENGTHS), None)
    return length is None or (words[length + 1 : length + 2] or [""])[0] in COUNTED


def _of_age(token: Token) -> bool:
    """Tell a word of "a 10-year-old boy"."""
    words = takewhile(lambda each: each.ent_type_ == "DATE", token.doc[token.i : token.i + LENGTH_WORDS])
    return any(each.lower_ == "old" and each.i > 0 and each.nbor(-1).text == "-" for each in words)


def _of_the_worst(token: Token) -> bool:
    """Tell a time over which a deed is set beside others: "the deadliest raid since 2011", "the second in a week"."""
    led = next((each for each in token.ancestors if each.dep_ == "prep"), None)
    if led is None or led.lower_ not in {"in", "since"} or led.head.pos_ not in {"NOUN", "PROPN"}:
        return False
    return any(child.tag_ in {"JJS", "RBS"} or child.lower_ in {"worst", "second"} for child in led.head.children)


def tells_how(clause: Token, taken: Token) -> bool:
    """Tell how people were taken: "they had been captured on 21 October, when rebels ambushed their unit"."""
    passive = any(child.dep_ == "auxpass" for child in taken.children)
    named = any(child.dep_ == "agent" for child in taken.children)
    return passive and not named and clause.i > taken.i and any(child.lower_ == "when" for child in clause.children)


def about_noun(head: Token) -> bool:
    """Tell whether a relative clause is about the noun itself ("attack that killed") and not a place in it."""
    return any(
        child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ in {"that", "which"} for child in head.children
    ) or any(
        child.lower_ in {"where", "in", "when"} or any(grand.lower_ == "which" for grand in child.children)
        for child in head.children
    )


def died_first(verb: Token) -> bool:
    """Tell deaths that led to a deed: "set fire to the hall after two detainees had died"."""
    after = any(child.dep_ == "mark" and child.lower_ == "after" for child in verb.children)
    had = any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children)
    return verb.dep_ == "advcl" and after and had


def came_first(verb: Token) -> bool:
    """Tell what was done before the deed it led to: "after a bomb had killed one", "after they shot him on Sunday"."""
    after = verb.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "after" for child in verb.children)
    return died_first(verb) or (after and own_subject(verb) and any(map(tells_day, verb.subtree)))


def aside_of(noun: Token) -> Token | None:
    """Give the clause set off by a comma that a noun stands in: "held a man, suspected of the attack"."""
    clause = next((each for each in noun.ancestors if each.dep_ == "acl" and each.tag_ == "VBN"), None)
    opened = clause is not None and clause.left_edge.i > clause.sent.start
    return clause if clause is not None and opened and clause.left_edge.nbor(-1).text == "," else None


def avenging(verb: Token) -> bool:
    """Tell a killing with somebody who did it: "marines killed 24 people after a bomb had killed one of them"."""
    return own_subject(verb) and not undergone(verb) and any(child.dep_ == "dobj" for child in verb.children)


def _of_the_clause(token: Token) -> Iterator[Token]:
    """Give the words under one, but those of clauses said of a noun: "killed X, who had shot Y two days before"."""
    yield token
    for child in token.children:
        if child.dep_ not in {"relcl", "acl"}:
            yield from _of_the_clause(child)


def own_subject(head: Token) -> bool:
    """Tell whether a verb has a subject of its own, and does not share another's."""
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in head.children)


def other_day(head: Token) -> bool:
    """Tell a coordinated clause with a day of its own beside a clause with one: "…, and on 19 March they killed Y"."""
    if head.dep_ != "conj" or head.pos_ != "VERB":
        return False
    first = head.head
    reason = next((child.i for child in head.children if _reason(child)), len(head.doc))
    told = (child for child in head.children if child.dep_ != "conj" and child.i < reason)
    own = {token.i for child in told for token in _of_the_clause(child)}
    rest = {token.i for child in first.children if child.i != head.i for token in child.subtree} - own
    doc = head.doc
    return any(tells_day(doc[each]) for each in own) and any(tells_day(doc[each]) for each in rest)


def _reason(child: Token) -> bool:
    """Tell what somebody is punished for, which has a day of its own: "and jailed him for the massacre of 3 May"."""
    return child.lower_ in {"for", "over"} and lemma(child.head) in lexicon()["trying_words"]


def begun(verb: Token) -> Token:
    """Give the verb by which a clause hangs on others: "began" of "threw grenades and began to shoot"."""
    starts = verb.dep_ == "xcomp" and lemma(verb.head) in lexicon()["starting_verbs"]
    return verb.head if starts else verb


def answered_for(deed: Token) -> Token | None:
    """Give the people of whom a deed is told only to say what they did: "the men behind the killing of nine nuns"."""
    led = deed.head if deed.dep_ == "pobj" else deed
    said = led.head if led.lower_ in {"for", "of", "in", "to"} and led.head.lower_ in ANSWERING else led
    people = said.head
    told = said.i != led.i or led.lower_ == "behind"
    return people if told and people.pos_ in {"NOUN", "PROPN"} and people.i < said.i else None


def told_by_town(clause: Token) -> Token | None:
    """Give the assault that a clause on its town tells: "the assault on X, a port in Y, which rebels attacked"."""
    object_ = any(child.dep_ == "dobj" and child.lower_ in {"which", "that"} for child in clause.children)
    town = clause.head
    while town.dep_ == "appos" or (town.dep_ == "pobj" and town.head.lower_ in {"in", "of"}):
        town = town.head if town.dep_ == "appos" else town.head.head
    on = town.head
    again = clause.dep_ == "relcl" and object_ and town.dep_ == "pobj" and on.lower_ in {"on", "against"}
    if not again or lemma(clause) not in lexicon()["agent_verbs"] or on.head.pos_ != "NOUN":
        return None
    dated = any(map(tells_day, (each for child in on.head.lefts for each in child.subtree)))
    return None if dated else on.head


def answered_whole(deed: Token) -> bool:
    """Tell a deed told with its figure only to say who did it: "struck the men behind the killing of 26 people"."""
    return deed.pos_ == "NOUN" and answered_for(deed) is not None and told_whole(deed)


def told_whole(deed: Token) -> bool:
    """Tell a deed named with its figure: "the killing of 26 people"."""
    of = (grand for child in deed.children if child.lower_ == "of" for grand in child.children)
    return any(child.dep_ == "nummod" for each in of for child in each.children)


def parted(one: Token, other: Token) -> bool:
    """Tell two sentences in one, parted by a semicolon, which the parse hangs one on the other."""
    first, last = sorted((one.i, other.i))
    return any(token.text == ";" for token in one.doc[first:last])


def of_the_latest(verb: Token) -> bool:
    """Tell the last of a sum, a deed of its own: "… have killed 40; the latest, a herder, died on Sunday"."""
    return any(child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ == "latest" for child in verb.children)


def on_the_same(verb: Token) -> bool:
    """Tell a deed done to those whom the clause before speaks of: "and fired on those who fled"."""
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    objects += [grand for child in verb.children if child.dep_ == "prep" for grand in child.children]
    return any(each.lower_ in {"them", "those", "survivors"} and each.dep_ in {"dobj", "pobj"} for each in objects)


def counts_people(head: Token) -> bool:
    """Tell a clause that only counts the dead or hurt: its subject is a figure and the verb has no object."""
    subject = next((child for child in head.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        return False
    figure = subject.pos_ == "NUM" or any(each.dep_ == "nummod" for each in subject.children)
    figure = figure or lemma(subject) in lexicon()["counting_words"]
    return figure and not any(child.dep_ == "dobj" for child in head.children)


def set_apart(head: Token) -> bool:
    """Tell a coordinated deed with its own day or town: before its verb, or where the first has one too."""
    named = [token.i for token in head.subtree if _day_or_town(token)]
    own = {token.i for token in head.subtree}
    first = (token for token in head.head.subtree if token.i not in own and head.head.i < token.i < head.i)
    return bool(named) and (named[0] < head.i or any(_day_or_town(token) for token in first))


def both_dated(clause: Token) -> bool:
    """Tell two clauses each with its own day or town: "X was hit on 26 May; a second was hit on 2 June"."""
    own = {token.i for token in clause.subtree}
    rest = (token for token in clause.head.subtree if token.i not in own)
    return any(map(_day_or_town, rest)) and any(_day_or_town(clause.doc[each]) for each in own)


def both_done(first: Token, last: Token) -> bool:
    """Tell two deeds parted by a semicolon, each with its doers and day: "men seized a post on Friday; troops …"."""
    told = first.tag_ == last.tag_ == "VBD" and own_subject(first) and own_subject(last)
    if not told or not parted(first, last) or first.head.i != last.i:
        return False
    mine = {token.i for token in first.subtree}
    theirs = (token for token in last.subtree if token.i not in mine and token.i > first.i)
    return any(tells_day(last.doc[each]) for each in mine) and any(
        each.ent_type_ in {"DATE", "TIME"} for each in theirs
    )


def _day_or_town(token: Token) -> bool:
    """Tell a day or town by its label, or a name after "in", "at" or "near"."""
    led = token.dep_ == "pobj" and token.pos_ == "PROPN" and token.head.lower_ in {"in", "at", "near"}
    taken_to = token.dep_ == "pobj" and token.head.lower_ == "to"  # "made off with 21 hostages to Jolo"
    bound = token.i + 1 < len(token.doc) and token.nbor().text == "-"  # "a Kaduna-bound train"
    return led or tells_day(token) or (token.ent_type_ == "GPE" and not (taken_to or bound))


def _lasting(token: Token) -> bool:
    """Tell "fought all day" and "for most of the day", which name no day."""
    day = token if token.lower_ == "day" else token.head
    return day.lower_ == "day" and {child.lower_ for child in day.children} <= {"all", "the", "whole", "entire"}


def said_of_object(verb: Token) -> Token | None:
    """Give the verb whose object, or whose sufferer, a clause is said of: "fired on people protesting"."""
    noun = verb.head if verb.dep_ in {"relcl", "acl"} else None
    while noun is not None and noun.dep_ in {"conj", "pobj", "prep", "dative"}:
        noun = noun.head
        if noun.pos_ == "VERB":
            return noun
    return noun.head if noun is not None and noun.dep_ in {"dobj", "nsubjpass"} else None


def of_victims(deed: Token) -> Token | None:
    """Give the people met or mourned whose clause is all that tells a deed: "those who died in the blast"."""
    token = deed
    for _ in range(UP):
        if token.dep_ in {"relcl", "acl"} and token.pos_ in {"VERB", "AUX"}:
            people = lemma(token.head) in lexicon()["people_nouns"] | lexicon()["sufferers"]
            return token.head if people and _suffered(token) else None
        if lemma(token) in lexicon()["sufferers"] and token.i < deed.i:
            return token
        if token.head.i == token.i or (token.pos_ == "VERB" and token.i != deed.i):
            return None
        token = token.head
    return None


def _suffered(clause: Token) -> bool:
    """Tell a clause whose subject has died or had something done to it."""
    told = any(child.dep_ in {"auxpass", "nsubjpass"} for child in clause.children)
    reduced = clause.dep_ == "acl" and clause.tag_ == "VBN"
    return told or reduced or lemma(clause) in {*lexicon()["passive_patients"], "lose"}


def there_another_day(verb: Token) -> bool:
    """Tell "was kidnapped on 3 May in Kidal, where rebels killed a teacher on 5 May", of two days."""
    row = [verb]
    while row[-1].dep_ == "conj" and not own_subject(row[-1]):
        row.append(row[-1].head)
    clause = row[-1]
    where = any(child.lower_ == "where" for each in row for child in each.children)
    if clause.dep_ != "relcl" or not where:
        return False
    above = next((each for each in clause.ancestors if each.pos_ == "VERB"), clause)
    own = {token.i for token in clause.subtree}
    rest = (token for token in above.subtree if token.i not in own)
    return any(map(tells_day, clause.subtree)) and any(map(tells_day, rest))


def with_its_day(clause: Token) -> bool:
    """Tell a clause on somebody else and another day: "on 13 May they shot X, whose brother was shot on 29 May"."""
    whose = clause.dep_ == "relcl" and any(each.lower_ == "whose" for each in clause.subtree)
    return whose and any(map(tells_day, clause.subtree))


def undergone(verb: Token) -> bool:
    """Tell a passive whose doer is not told beside it."""
    deps = {child.dep_ for child in verb.children}
    return "nsubjpass" in deps and "agent" not in deps


def when_it_was(clause: Token) -> bool:
    """Tell what an attack was that "happened on Tuesday when gunmen stormed …"."""
    occurred = clause.dep_ == "advcl" and lemma(clause.head) in lexicon()["occur_verbs"]
    return occurred and any(child.lower_ in {"when", "as"} and child.i < clause.i for child in clause.children)


def day_off(verb: Token) -> bool:
    """Tell a deed set a day off the one told above: "toured X on 3 May, where rebels had shot nine the day before"."""
    back = (token for token in verb.subtree if token.lower_ in {"before", "earlier"} and token.i > verb.i)
    return any(token.nbor(-1).lower_ in {"day", "night", "evening", "morning"} for token in back)


def years_off(verb: Token) -> bool:
    """Tell a deed set back from the day told: "came on 3 May to X, where a year before police had shot 17"."""
    back = any(child.lower_ in {"before", "earlier"} for child in verb.children)
    lengths = (child for child in verb.children if child.dep_ == "npadvmod" and child.i < verb.i)
    return back and any(f"{lemma(each)}s" in LENGTHS for each in lengths)


def told_ahead(first: Token, second: Token) -> bool:
    """Tell two deeds parted by a semicolon: "X killed 14 guards; the next morning Y hanged 16 prisoners"."""
    aside = first.dep_ == "ccomp" and first.head.i == second.i and own_subject(first) and own_subject(second)
    ends = [token.i for token in first.doc[first.i : second.i] if token.text == ";"] if aside else []
    return bool(ends) and any(token.ent_type_ in {"DATE", "TIME"} for token in first.doc[ends[-1] : second.i])


def depth(token: Token) -> int:
    """Count the steps from a token to the root of its sentence."""
    steps = 0
    while token.head is not token and token.head.i != token.i:
        token, steps = token.head, steps + 1
    return steps


def followed(verb: Token) -> bool:
    """Tell when the deed was of what opens its clause: "in the reprisals that followed in August, X killed nine"."""
    noun = verb.head
    opens = noun.dep_ == "pobj" and noun.head.lower_ in {"in", "during", "amid"}
    return (
        verb.dep_ == "relcl"
        and opens
        and lemma(verb) in {"follow", "ensue", "erupt", "begin", "start", "break", "come"}
    )


def came_from(verb: Token, led: Token) -> bool:
    """Tell where people are from: "shot 23 of them, most of whom came from Y"."""
    return verb.dep_ in {"acl", "relcl"} and lemma(verb) == "come" and led.lower_ == "from"


def spoke(verb: Token) -> bool:
    """Tell where somebody spoke of a deed: "the minister, speaking in X, condemned the attack"; not "shot while …"."""
    named = verb.dep_ == "advcl" and lemma(verb) in lexicon()["speaking_verbs"]
    return named and not any(child.dep_ == "mark" for child in verb.children)


def of_sufferers(verb: Token) -> list[Token]:
    """Give X of "Christians in X were the victims, when a mob burned their houses"."""
    if lemma(verb) != "be" or not any(lemma(child) in SUFFERERS for child in verb.children):
        return []
    people = (child for child in verb.children if child.dep_ == "nsubj" and lemma(child) not in SUFFERERS)
    led = (link for each in people for link in each.children if link.lower_ in {"in", "at", "near"})
    return [name for link in led for name in link.children if name.dep_ == "pobj"]
