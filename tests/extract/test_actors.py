"""Actors in a text: names, roles, sizes, and who is meant when a text points back."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.actors import ActorMention, find_actors, find_definitions, fullest_names
from dateline.extract.actors.authority import find_known, known_actors
from dateline.extract.actors.relations import RelationKind, find_relations
from dateline.extract.language import load_language
from dateline.model.claim import ActorKind
from dateline.model.evidence import Span
from dateline.text.fold import fold


def _actors(text: str) -> list[ActorMention]:
    return find_actors(load_language()(text))


def _at(text: str, words: str) -> ActorMention:
    return next(mention for mention in _actors(text) if mention.words == words)


PIECES = st.sampled_from(
    [
        "Two gunmen",
        "the Taliban",
        "ISIS–K",
        "killed",
        "(",
        ")",
        "Al-Shabaab",
        "'s",
        "police",
        "and",
        "they",
        "the group",
        "\n\n",
        "Front for Orvala (FO)",
        "in",
        "Herat",
        ".",
        "آ",
        "Free Army",
        "three Afghan soldiers",
        ",",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=14))
def test_every_mention_quotes_the_text(pieces: list[str]) -> None:
    """A mention's words and name stand in the text at their spans, and it points only backwards."""
    text = " ".join(pieces)
    mentions = _actors(text)
    for index, mention in enumerate(mentions):
        assert mention.span.of(text) == mention.words
        assert mention.name_span is None or mention.name_span.of(text) == mention.name
        assert mention.refers_to is None or mention.refers_to < index
    assert list(mentions) == sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))


@pytest.mark.parametrize(
    "name",
    ["Tehrik-i-Taliban Pakistan", "Al-Shabaab", "Boko Haram", "Orvala People's Liberation Front", "Jaysh al-Sahra"],
)
def test_a_group_is_one_name(name: str) -> None:
    """Names of groups are neither split nor taken for places, known or not."""
    text = f"Fighters of {name} attacked a village on Monday."
    assert name in {mention.name for mention in _actors(text)}


@pytest.mark.parametrize(
    ("words", "size", "nationality", "kind"),
    [
        ("Two gunmen", 2, None, ActorKind.UNKNOWN),
        ("A soldier", 1, None, ActorKind.STATE_FORCE),
        ("Four Tajik militants", 4, "TJ", ActorKind.REBEL),
        ("Eleven South Korean engineers", 11, "KR", ActorKind.CIVILIANS),
        ("Militants", None, None, ActorKind.REBEL),
        ("1,200 villagers", 1200, None, ActorKind.CIVILIANS),
    ],
)
def test_unnamed_people_have_a_size_and_a_nationality(
    words: str, size: int | None, nationality: str | None, kind: ActorKind
) -> None:
    """Role nouns tell how many, of what country and of what kind; what they do not tell stays unknown."""
    mention = _at(f"{words} entered the town at dawn.", words)
    assert (mention.size, mention.nationality, mention.kind, mention.name) == (size, nationality, kind, None)


def test_people_of_a_group_carry_its_name() -> None:
    """ "Three Marib Front fighters" are unnamed people of a named group."""
    mention = _at("Three Marib Front fighters were arrested.", "Three Marib Front fighters")
    assert (mention.name, mention.size) == ("Marib Front", 3)


def test_an_acronym_is_the_actor_it_was_defined_for() -> None:
    """After a definition in brackets, long form, acronym and pointing words are one chain."""
    text = "The Orvala Liberation Front (OLF) took the bridge. The OLF held it. Later the group left."
    chains = {mention.words: mention.chain for mention in _actors(text)}
    assert chains["The Orvala Liberation Front"] == chains["The OLF"] == chains["the group"]


def test_the_army_is_not_the_rebels() -> None:
    """A pointing noun means only an actor of its own kind."""
    text = "The Marib Front attacked the Orvala Army. The government denied it."
    mentions = _actors(text)
    government = next(mention for mention in mentions if mention.words == "The government")
    assert government.refers_to is None


def test_a_pronoun_with_nobody_before_it_is_no_actor() -> None:
    """ "It" for the weather is nobody."""
    assert _actors("It rained all night.") == []


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        ("The Orvala Front (OF or Red Front) fled.", "Orvala Front", ("OF", "Red Front")),
        ("Marib Front, also known as the Desert Army, fled.", "Marib Front", ("Desert Army",)),
        ("MF (Marib Front) fled.", "MF", ("Marib Front",)),
        ("Troops of the Green Valley Army (GVA; formerly GVF) fled.", "Green Valley Army", ("GVA", "GVF")),
    ],
)
def test_definitions_give_aliases(text: str, name: str, aliases: tuple[str, ...]) -> None:
    """Brackets and "also known as" define other names of one actor."""
    (definition,) = find_definitions(text)
    assert (definition.name, definition.words) == (name, aliases)
    assert tuple(span.of(text) for span in definition.aliases) == aliases


@pytest.mark.parametrize(
    "text", ["Omar Durani (died 2011) fled.", "At a JUI (F) rally.", "The War in Orvala (2001–2004)."]
)
def test_dates_and_single_letters_define_nothing(text: str) -> None:
    """Not every bracket is another name."""
    assert find_definitions(text) == []


@pytest.mark.parametrize("piece", ["A–", "Al-", "A ", "The Army of ", "A, also known as ", "(A (", "A-b-"])
def test_no_text_takes_long_to_read_for_definitions(piece: str) -> None:
    """Runs of capitals, dashes and brackets cost time in proportion to their length."""
    started = process_time()
    find_definitions(piece * 2000 + "!")
    assert process_time() - started < 2.0


def test_short_acronyms_must_be_written_in_capitals() -> None:
    """ "Is" is a verb, "IS" the group."""
    assert [known.span for known in find_known("It is what it is.")] == []
    assert [known.actors[0].name for known in find_known("Fighters of IS fled.")] == ["Islamic State"]
    assert [known.span for known in find_known("A new model of boat.")] == []


def test_the_authority_list_is_large_and_closed() -> None:
    """At least 250 actors, each named once, whose parents and predecessors are in the list too."""
    actors = known_actors()
    names = [actor.name for actor in actors]
    assert len(names) >= 250
    assert len({fold(name) for name in names}) == len(names)
    told = {name for actor in actors for name in (actor.parent, actor.predecessor, actor.split_from) if name}
    assert told <= set(names)


def test_a_sentence_relates_its_actors() -> None:
    """Who fights whom, and who belongs to whom."""
    text = "The Orvala Army fought against the Marib Front. Omar Durani, commander of the Marib Front, fled."
    spans = [Span(at, at + len(words)) for words in ("The Orvala Army", "the Marib Front", "Omar Durani")
             for at in [text.index(words)]]  # fmt: skip
    spans.append(Span(text.rindex("the Marib Front"), text.rindex("the Marib Front") + len("the Marib Front")))
    found = {(each.kind, each.source, each.target) for each in find_relations(load_language()(text), spans)}
    assert (RelationKind.OPPOSED, 0, 1) in found
    assert (RelationKind.LEADS, 2, 3) in found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Orvala Army was attacked by the Marib Front.", [(1, 0)]),
        ("The Orvala Army condemned the attack against the Marib Front.", []),
    ],
)
def test_who_fights_whom_is_read_from_the_sentence(text: str, found: list[tuple[int, int]]) -> None:
    """What is done "by" an actor is its own deed; who condemns an attack is no side of it."""
    spans = [
        Span(text.index(words), text.index(words) + len(words)) for words in ("The Orvala Army", "the Marib Front")
    ]
    related = find_relations(load_language()(text), spans)
    assert [(each.source, each.target) for each in related if each.kind is RelationKind.OPPOSED] == found


def test_the_fullest_name_is_in_latin_letters() -> None:
    """An actor is called by its longest Latin name, where the text has one."""
    mentions = _actors("Hamas (حماس) fired rockets.")
    assert "Hamas" in fullest_names(mentions).values()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels killed twelve people in the villages of Kisharo and Bambolo last week.", "Bambolo"),
        ("2023-10-11 – Budarkove: a man was killed when a drone hit his tractor.", "Budarkove"),
        ("CULIACANA, Mexico - Twenty people were killed, the minister said.", "CULIACANA"),
        ("Four people were killed in Mukondia.", "Mukondia"),
    ],
)
def test_a_place_is_no_actor_though_the_model_takes_it_for_one(text: str, place: str) -> None:
    """What stands where places stand, or heads a line as a dateline does, is a place."""
    assert not [mention for mention in _actors(text) if mention.name == place]


def test_the_military_is_not_a_force_that_may_be_anybody_s() -> None:
    """A "People's Defence Force" may be a state's or its enemies', so that "the military" does not point to it."""
    text = "Jets bombed an office of the People's Defence Force of the Hills. The military said it had aimed at rebels."
    by_words = {mention.words: mention for mention in _actors(text)}
    assert by_words["The military"].refers_to is None


def test_a_post_is_not_an_actor_s_name() -> None:
    """ "Defense" in "Defense Minister" names nobody."""
    names = {mention.name for mention in _actors("Defense Minister Luis Sandoval said troops had left.")}
    assert "Defense" not in names


def test_a_capitalised_role_is_people() -> None:
    """Words such as Maoists are people though they are written like a name."""
    kinds = {mention.words: mention.kind for mention in _actors("The Maoists, led by a commander, opened fire.")}
    assert kinds["The Maoists"] is ActorKind.REBEL


@pytest.mark.parametrize(
    ("text", "words", "there"),
    [
        ("Hezbollah met on Monday. It remains unclear when the talks end.", "It", False),
        ("Hezbollah met on Monday. It ordered the men to withdraw.", "It", True),
        ("The aircraft struck with attack, bomber and fighter planes and rocket artillery.", "artillery", False),
        ("A fighter shot at the car.", "A fighter", True),
        ("Artillery shelled the market for an hour.", "Artillery", True),
        ("The regime and its backers, notably Russia, attacked the town.", "notably Russia", False),
        ("State television showed the ruins.", "State", False),
    ],
)
def test_what_only_looks_like_an_actor_is_left_out(text: str, words: str, *, there: bool) -> None:
    """An "it" that does nothing, weapons, stressing adverbs and empty names are no actors; what acts is one."""
    assert (words in {mention.words for mention in _actors(text)}) is there


def test_they_are_no_single_person() -> None:
    """ "They" passes over a chief who speaks and means the people told of before him."""
    words = "Militants blew up a shrine at Mosul, the governor's spokesman said. They had also beheaded a monk."
    found = find_actors(load_language()(words))
    they = next(mention for mention in found if mention.words == "They")
    assert they.refers_to is not None
    assert found[they.refers_to].words == "Militants"


OUTLETS = [
    ("Boko Haram's television channel Al-Nasr said its fighters had shot two men.", "Al-Nasr", "Boko Haram"),
    ("The ELN's newspaper Liberación said its guerrillas had bombed a pipeline.", "Liberación", "ELN"),
    ("Sawt, the Tamil Tigers' radio station, said its fighters had sunk a boat.", "Sawt", "Tamil Tigers"),
    ("The PKK-linked news agency Rojda said its guerrillas had ambushed a convoy.", "Rojda", "PKK"),
    ("Al-Shabaab's Radio Hanuun said its fighters had killed nine soldiers.", "Radio Hanuun", "Al-Shabaab"),
    ("The Taliban claimed it through their Sawt news agency. Their fighters had fled.", "Sawt", "Taliban"),
]


@pytest.mark.parametrize(("words", "outlet", "owner"), OUTLETS)
def test_an_outlet_has_no_fighters(words: str, outlet: str, owner: str) -> None:
    """A news agency or broadcaster is of the media, and the fighters it speaks of are its owner's."""
    found = _actors(words)
    assert {each.kind for each in found if each.name == outlet} == {ActorKind.MEDIA}
    chain = next(each.chain for each in found if each.name == owner)
    theirs = [each for each in found if each.words.lower().startswith(("its ", "their ")) and each.name is None]
    assert [each.chain for each in theirs] == [chain]


def test_a_reporter_of_an_outlet_is_a_person() -> None:
    """Whom a newspaper employs is a civilian, though the newspaper is of the media."""
    reporter = next(
        each for each in _actors("Gunmen shot a reporter of the newspaper El Faro.") if "reporter" in each.words
    )
    assert (reporter.kind, reporter.name) == (ActorKind.CIVILIANS, "El Faro")
