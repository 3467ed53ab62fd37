"""Names of actors: acronyms, spellings, scripts, and what keeps two actors apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text.names import SAME_NAME, KnownNames, compare_names, fits_acronym, name_words
from dateline.text.spelling import likeness, skeleton

NAMES = st.sampled_from(
    [
        "Taliban",
        "Tehrik-i-Taliban Pakistan",
        "SLA-MM",
        "Omar Hassan",
        "الشباب",
        "Free Orvala Army",
        "FOA",
        "",
        "–",
        "Вагнер",
    ]
) | st.text(max_size=20)


@given(NAMES, NAMES)
def test_comparing_names_does_not_depend_on_their_order(left: str, right: str) -> None:
    """Two names are as close as the same two the other way round."""
    assert compare_names(left, right).score == pytest.approx(compare_names(right, left).score)


@given(NAMES)
def test_a_name_is_itself(name: str) -> None:
    """Every name is the same as itself, and says so."""
    score = compare_names(name, name)
    assert score.score == 1.0
    assert score.reasons


@given(NAMES, NAMES)
def test_a_score_is_a_share_and_has_reasons(left: str, right: str) -> None:
    """A score lies between 0 and 1 and carries its reasons."""
    score = compare_names(left, right)
    assert 0.0 <= score.score <= 1.0
    assert score.reasons or not score.score


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Tehrik-i-Taliban Pakistan", "Tehreek-e-Taliban Pakistan"),
        ("Orvala Defence Front", "Orvala Defense Front"),
        ("Green Valley Brigade", "Green Valley Brigades"),
        ("Popular Army of Marib", "PAM"),
        ("Popular Army of Marib (PAM)", "Popular Army of Marib"),
        ("DURANI, Qasim Abdurrahman", "Qasim Abd al-Rahman Durani"),
        ("Mohammed Qasim Durani", "Muhammad Kassem Durrani"),
        ("محمد قاسم دراني", "Mohammad Qasim Durani"),
    ],
)
def test_one_actor_in_two_spellings(left: str, right: str) -> None:
    """Spellings, scripts and initials of one name meet."""
    assert compare_names(left, right).score >= SAME_NAME


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Taliban", "Tehrik-i-Taliban Pakistan"),
        ("Orvala Liberation Front", "Orvala People's Liberation Front"),
        ("Real Orvala Army", "Orvala Army"),
        ("ULIMO-J", "ULIMO-K"),
        ("NPFL", "INPFL"),
        ("Omar Qasim Durani", "Khalid Qasim Durani"),
        ("Qasim Omar Durani Tahir", "Omar Durani Tahir"),
    ],
)
def test_two_actors_with_like_names_stay_apart(left: str, right: str) -> None:
    """A word more, another letter of a faction, or another first name is another actor."""
    assert compare_names(left, right).score < SAME_NAME


def test_names_known_to_be_of_two_actors_never_meet() -> None:
    """What is known outweighs what names look like."""
    known = KnownNames({"north": ["Marib Front (North)", "MF"], "south": ["Marib Front (South)"]})
    assert compare_names("Marib Front (North)", "Marib Front (South)", known).score == 0.0
    assert compare_names("MF", "Marib Front (North)", known).score == 1.0


@pytest.mark.parametrize(
    ("short", "long", "fits"),
    [
        ("LTTE", "Liberation Tigers of Tamil Eelam", True),
        ("HAMAS", "Harakat al-Muqawama al-Islamiyya", False),
        ("ISKP", "Islamic State – Khorasan Province", True),
        ("TTP", "Tehrik-i-Taliban Pakistan", True),
        ("LRA", "Rally of Liberation", False),
        ("Front", "Front of Orvala", False),
    ],
)
def test_an_acronym_is_read_off_the_words_of_its_long_form(short: str, long: str, *, fits: bool) -> None:
    """Each letter begins a word, in order; an ordinary word is no acronym."""
    assert fits_acronym(short, long) is fits


@given(st.text(alphabet="bdfklmnrs", min_size=1, max_size=12))
def test_doubling_a_letter_changes_no_skeleton(word: str) -> None:
    """Romanisations double letters as they please."""
    assert skeleton("".join(letter * 2 for letter in word)) == skeleton(word)


def test_titles_and_joining_words_are_no_names() -> None:
    """A title, an article or "bin" says nothing; compounds with "Abd" are one word."""
    assert name_words("Sheikh Abd al-Rahman bin Omar") == ("abdrahman", "omar")


def test_short_words_must_share_their_consonants() -> None:
    """ "Ali" and "Alo" sound alike, "Ali" and "Abu" do not."""
    assert likeness("ali", "abu") == 0.0
