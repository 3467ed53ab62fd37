"""An encyclopedia page copied as text, with its labels and values run together."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.document import BlockKind
from tests.read.making import FLATTENED, SENTENCE, fields, read_one, told


def test_names_are_title_and_native_name() -> None:
    """The title, the name below it and the name in another script are told apart from values."""
    reading = read_one(FLATTENED)
    assert told(reading, BlockKind.TITLE) == ["Northern Front (militia)"]
    assert told(reading, BlockKind.INFOBOX_NAME) == ["Northern Front", "الجبهة الشمالية"]


def test_run_together_values_are_recovered() -> None:
    """A label that runs straight into its value is parted from it, whatever the value starts with."""
    found = fields(read_one(FLATTENED))
    assert found["Foundation"] == ["26 January 2012"]
    assert found["Dates of operation"] == ["2012–present"]
    assert found["Split from"] == ["al-Nur Brigade"]
    assert found["Part of"] == ["Southern League"]
    assert found["Headquarters"] == ["Kesh, Aland (until 2014)"]


def test_empty_label_is_a_field_known_to_be_empty() -> None:
    """A label with nothing under it stays a field without values."""
    found = fields(read_one(FLATTENED))
    assert found["Active regions"] == []
    assert found["Allies"] == []


def test_sub_labels_are_fields_under_their_label() -> None:
    """Sub-labels are fields of their own that name the label they stand under."""
    found = fields(read_one(FLATTENED))
    assert found["Leaders/Emir"] == []
    assert found["Leaders/Known leader"] == ["Ali One", "Ali Two"]
    assert found["Allies/Subgroups"] == []
    assert found["Allies/Groups"] == []
    assert found["Opponents/State opponents"] == ["Aland"]


def test_label_over_filled_sub_fields_is_not_called_empty() -> None:
    """A label that only stands over filled sub-fields is no empty field."""
    found = fields(read_one(FLATTENED))
    assert "Leaders" not in found
    assert "Opponents" not in found


def test_values_go_on_after_a_blank_line() -> None:
    """Value lines after a blank line still belong to the field, up to the prose."""
    found = fields(read_one(FLATTENED))
    assert found["Battles and wars"] == ["Aland war", "Hill campaign (2012–2014)", "Siege of Kesh"]


def test_caption_of_a_picture_is_no_field() -> None:
    """ "Flag" captions a picture; it is not a field that is empty."""
    reading = read_one(FLATTENED)
    assert told(reading, BlockKind.CAPTION) == ["Flag"]
    assert "Flag" not in fields(reading)


def test_prose_follows_as_paragraphs() -> None:
    """The paragraphs below the infobox are paragraphs, and none is a value."""
    reading = read_one(FLATTENED)
    assert told(reading, BlockKind.PARAGRAPH)[-1] == SENTENCE
    assert len(told(reading, BlockKind.PARAGRAPH)) == 2


def test_section_heading_after_the_prose_is_no_label() -> None:
    """A section called "Attacks" below the prose is a heading, though it is a label too."""
    reading = read_one(f"{FLATTENED}\nAttacks\n\n{SENTENCE}\n")
    assert told(reading, BlockKind.HEADING) == ["Attacks"]


def test_heading_closes_the_infobox() -> None:
    """A section heading between infobox and prose belongs to neither."""
    reading = read_one(FLATTENED.replace("Flag\n", "History\n"))
    assert fields(reading)["Battles and wars"][-1] == "Siege of Kesh"
    assert told(reading, BlockKind.HEADING) == ["History"]


@pytest.mark.parametrize("joint", ["", ": ", "\u00a0", "\t", ":\u00a0"])
def test_joints(joint: str) -> None:
    """Nothing, a colon, a no-break space or a tab may stand between label and value."""
    page = "Kesh attack\n\n" + "\n".join(
        label + joint + value
        for label, value in [
            ("Location", "Kesh, Aland"),
            ("Date", "3 May 2019"),
            ("Attack type", "Car bomb"),
            ("Deaths", "5"),
            ("Perpetrators", "Northern Front"),
        ]
    )
    page = page.replace("Deaths" + joint, "Deaths") + f"\nInjured11\n\n{SENTENCE}\n"
    found = fields(read_one(page))
    assert found["Location"] == ["Kesh, Aland"]
    assert found["Attack type"] == ["Car bomb"]
    assert found["Deaths"] == ["5"]
    assert found["Injured"] == ["11"]


def test_labels_on_lines_of_their_own() -> None:
    """A page that puts each label on its own line and the value below is read too."""
    page = f"Kesh attack\n\nLocation\nKesh, Aland\nDate\n3 May 2019\nAttack type\nCar bomb\nDeaths\n5\n\n{SENTENCE}\n"
    found = fields(read_one(page))
    assert found == {"Location": ["Kesh, Aland"], "Date": ["3 May 2019"], "Attack type": ["Car bomb"], "Deaths": ["5"]}


def test_labels_in_other_cases_and_blanks() -> None:
    """Case and the kind of blank inside a label do not matter."""
    page = FLATTENED.replace("Dates of operation", "dates\u00a0of operation").replace("Split from", "Split From")
    found = fields(read_one(page))
    assert found["dates of operation"] == ["2012–present"]
    assert found["Split From"] == ["al-Nur Brigade"]


def test_sentence_among_values_is_a_value() -> None:
    """A short sentence between two run-together fields is a value, not the end of the infobox."""
    page = FLATTENED.replace("Part of\u00a0", "The group has moved its base several times.\nPart of\u00a0")
    found = fields(read_one(page))
    assert found["Part of"] == ["Southern League"]


def test_footnote_marks_are_taken_off_values() -> None:
    """Footnote marks at the end of a value are not part of it."""
    found = fields(read_one(FLATTENED.replace("26 January 2012", "26 January 2012[1][note 2]")))
    assert found["Foundation"] == ["26 January 2012"]


BATTLE = f"""Siege of Kesh

Siege of Kesh
Part of the Aland war
Soldiers in the hills in 2014
Date12 March – 4 May 2014
LocationKesh, Aland
Result

Government victory

  • Rebels leave the town
Belligerents

AlandNorthern Front
McNab's Brigade
Strength
3,000 soldiers1,200 fighters
Casualties and losses
120 killed300 killed (estimate)50 captured

The siege of Kesh was the longest of the war. {SENTENCE}
"""


def test_page_of_a_battle() -> None:
    """What a battle is part of stands above its labels; columns that have run together are values apart."""
    reading = read_one(BATTLE)
    assert told(reading, BlockKind.INFOBOX_NAME) == ["Siege of Kesh"]
    assert told(reading, BlockKind.CAPTION) == ["Soldiers in the hills in 2014"]
    assert fields(reading) == {
        "Part of": ["the Aland war"],
        "Date": ["12 March – 4 May 2014"],
        "Location": ["Kesh, Aland"],
        "Result": ["Government victory", "Rebels leave the town"],
        "Belligerents": ["Aland", "Northern Front", "McNab's Brigade"],
        "Strength": ["3,000 soldiers", "1,200 fighters"],
        "Casualties and losses": ["120 killed", "300 killed (estimate)", "50 captured"],
    }


PERSON = f"""Ali One

Ali One
علي
Emir of the Northern Front
In office
7 March 2009 – 1 May 2014
Succeeded byOmar Two
Personal details
Born1975 or 1976
Kesh, Aland
Nicknames"The Teacher"
Abu Kesh
Military service
AllegianceNorthern Front
RankEmir
Membership (2010)12

Ali One led the Northern Front. {SENTENCE}
"""


def test_page_of_a_person() -> None:
    """Headings within an infobox are no values; a rank that is also a sub-label's word is a value."""
    reading = read_one(PERSON)
    assert told(reading, BlockKind.INFOBOX_NAME) == ["Ali One", "علي"]
    assert told(reading, BlockKind.CAPTION) == ["Emir of the Northern Front", "Personal details", "Military service"]
    assert fields(reading) == {
        "In office": ["7 March 2009 – 1 May 2014"],
        "Succeeded by": ["Omar Two"],
        "Born": ["1975 or 1976", "Kesh, Aland"],
        "Nicknames": ['"The Teacher"', "Abu Kesh"],
        "Allegiance": ["Northern Front"],
        "Rank": ["Emir"],
        "Membership (2010)": ["12"],
    }


def test_labels_with_a_mere_blank_need_company() -> None:
    """Labels parted from their values by a blank are read where many stand together, and only there."""
    lines = ["Leaders Ali One", "Founded 2012", "Headquarters Kesh, Aland", "Ideology Nationalism", "Size 5,000"]
    found = fields(read_one("Front\n\n" + "\n".join(lines) + f"\n\n{SENTENCE}\n"))
    assert found["Headquarters"] == ["Kesh, Aland"]
    assert fields(read_one("Front\n\n" + "\n".join(lines[:4]) + f"\n\n{SENTENCE}\n")) == {}


@pytest.mark.parametrize(
    "prose",
    [
        f"Leaders of the group met on Monday.\n\nActive in the north since 2012, it has grown. {SENTENCE}\n",
        f"Attack in Kesh\n\nDate: 3 May 2019\nLocation: Kesh\nContact: press office\n\n{SENTENCE}\n",
        f"Report\n\nBackground\n\n{SENTENCE}\n\nMotive\n\n{SENTENCE}\n\nCasualties\n\n{SENTENCE}\n\nResult\n\n{SENTENCE}",
        "LEADERSHIP CRISIS\nACTIVEWEAR SALES\nDATEBOOK\nLOCATIONS\n\nTargets were hit. Weapons were found.\n",
        f"The list\n\n- Leaders\n- Allies\n- Opponents\n- Ideology\n- Foundation\n\n{SENTENCE}\n",
    ],
)
def test_prose_is_no_infobox(prose: str) -> None:
    """Sentences, headings and lists that use the words of labels make no infobox."""
    assert fields(read_one(prose)) == {}


WORDS = st.sampled_from(
    [
        "Leaders",
        "Part of",
        "Flag",
        "Emir:",
        "Groups",
        "Kesh",
        "2012",
        "\u00a0",
        "\t",
        " ",
        "\n",
        "•",
        ".",
        "الج",
        SENTENCE,
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_any_mixture_of_labels_and_values_is_sound(pieces: list[str]) -> None:
    """Whatever labels, values and prose are thrown together, the spans stay in order and inside."""
    text = "Front\n\nFoundation2012\nAlliesGroups\nIdeologyNone\n" + "".join(pieces)
    read_one(text)
