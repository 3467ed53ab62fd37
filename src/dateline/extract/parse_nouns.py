"""What is said of a noun and the parser hangs elsewhere: what men are behind, whose a name is, a share of the dead."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract.parse_verbs import FINITE, NOUNS, subject_of


def name_of_group(name: Token) -> None:
    """Read "radios used by the group X | exploded": the name is the group's, and the radios exploded."""
    noun = name.nbor(-1) if name.i > name.sent.start else name
    by = noun.head
    if name.pos_ != "PROPN" or noun.tag_ != "NN" or noun.dep_ != "pobj" or by.dep_ != "agent":
        return
    first = subject_of(name.head)
    if first is not None and first.i < name.i and by.head.head.i == first.i and name.left_edge.i == name.i:
        name.head, name.dep_ = noun, "appos"


def moving_men(moving: Token, men: frozenset[str]) -> None:
    """Read "when retreating | troops threw a grenade": the troops did it, and nobody retreated them."""
    doer = next((child for child in moving.children if child.dep_ == "dobj"), None)
    if doer is None or moving.tag_ != "VBG" or doer.lemma_ not in men or doer.left_edge.i != moving.i + 1:
        return
    verb, above = doer.nbor(), moving.head
    own = subject_of(verb)
    if verb.tag_ not in FINITE or (own is not None and own.i != moving.i) or doer.left_edge.dep_ == "det":
        return
    if above.i != verb.i:
        verb.head = above
    doer.head, doer.dep_ = verb, "nsubj"
    for child in [each for each in moving.children if each.i < moving.i]:
        child.head = verb
        verb.dep_ = "advcl" if child.lower_ in {"when", "as", "after"} and verb.dep_ == "conj" else verb.dep_
    moving.head, moving.dep_ = doer, "amod"


def behind_deed(word: Token, deeds: frozenset[str]) -> None:
    """Read "struck camps of the militants | behind the killing": the militants are behind it, and no strike is."""
    people = word.nbor(-1) if word.i > word.sent.start else word
    deed = next((child for child in word.children if child.dep_ == "pobj"), None)
    hung = (
        word.lower_ == "behind"
        and word.head.pos_ == "VERB"
        and people.tag_ in NOUNS
        and people.ent_type_ not in {"DATE", "TIME"}
    )
    if hung and deed is not None and deed.lemma_ in deeds:
        word.head = people


def share_of_those(share: Token) -> None:
    """Read "the killing of 26 people, | nearly all of them tourists, near X": the share is of those named before."""
    comma = share.left_edge.i - 1
    of = next((child for child in share.children if child.lower_ == "of"), None)
    among = of is not None and any(child.lower_ in {"them", "whom"} for child in of.children)
    if not among or comma <= share.sent.start or share.doc[comma].text != ",":
        return
    people = share.doc[comma - 1]
    if people.tag_ in NOUNS and people.dep_ == "pobj" and people.head.lower_ == "of" and people.i > share.head.i:
        share.head = people
