"""Paragraphs full of violent words that tell no event: stories, beasts, brakes, boardrooms, shares of people."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.rules_world import accounts

SATURDAY = date(2016, 3, 19)


@pytest.mark.parametrize(
    "words",
    [
        "The play is set during a siege. In its first act a baker is dragged from his shop and hanged in Ghent.",
        "Re-enactors stormed the fort at Namur on Saturday and took it in an hour. The fort's cook was hit by a pan.",
        "Wolves killed 31 sheep near Grenoble on Friday and attacked a dog in Vif.",
        "A lorry whose brakes had failed ploughed into a queue in Kumasi on Wednesday, killing seven people.",
        "The chief executive was ousted in Leeds on Monday. The bank's shares exploded on the news.",
        "Readers bombarded the editor with letters in Oslo on Monday.",
        "The lightest option would see cruise missiles fired at two airfields in Latakia on Monday.",
        "One in twenty was beaten in Minsk by his comrades in 2015, the report says.",
        "Sappers destroyed 340 landmines near Kolwezi on Monday, and 12 shells were cleared from a school yard.",
        "Poachers shot an elephant near Voi on Monday, cut out its tusks and beheaded it.",
        "Two trams ran into each other in Ghent on Monday, and nine passengers were injured.",
        "Six people died near Ambo on Monday when a driver lost control of his coach. He was arrested in Adama.",
        "The kidnappings have ceased since the road to Jolo was paved.",
    ],
)
def test_violent_words_of_other_matters_tell_no_event(words: str) -> None:
    """Stories, shows, beasts, accidents, companies and surveys use the words of deeds."""
    assert not accounts(words, SATURDAY)


@pytest.mark.parametrize(
    "words",
    [
        "A man ploughed a van into a queue in Kumasi on Wednesday, killing seven people, and fled.",
        "Rebels bombarded Aleppo with rockets on Monday.",
        "Nine of the ten villages in the valley of Swat were attacked on Monday.",
        "The president was ousted in Niamey on Wednesday by his guards.",
        "Rebels destroyed two lorries near Kolwezi on Monday.",
        "Air strikes have resumed on Homs on Monday, killing 12 people.",
        "A driver lost control of his bus when gunmen opened fire on it near Ambo on Monday, killing six people.",
    ],
)
def test_the_same_words_tell_events_of_people(words: str) -> None:
    """Where people do it to people, the same verbs tell an event."""
    assert accounts(words, SATURDAY)


def test_those_who_did_it_are_no_second_deed() -> None:
    """A clause that says which people are meant, "those who shelled it", tells the deed told before again."""
    words = "Rockets hit a hospital in Popasna on 7 March. Those who shelled the hospital will be found, he said."
    assert len(accounts(words, SATURDAY)) == 1


def test_what_befell_others_as_well_belongs_to_the_deed_told_before() -> None:
    """A passive with "also" and nobody who did it adds to the deed; elsewhere it tells another one."""
    same = "Gunmen shot dead a judge in Lima on Monday. His driver was also shot."
    other = "Gunmen shot dead a judge in Lima on Monday. A teacher was also shot dead in Cusco."
    assert [len(accounts(words, SATURDAY)) for words in (same, other)] == [1, 2]
