"""What a confidence promises: claims weighed by who found them, how they are told and what stands beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.promises import BELOW, ENOUGH, SURE, Heard, confidence, promised, weights_of
from dateline.model.claim import ActorKind, Claim, Party, SubjectKind, Value
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import STATED, Basis, Evidence, Span
from dateline.model.extraction import Extraction
from dateline.model.toll import Outcome, Reckoning, Toll

WORDS = "Gunmen of the Red Column attacked the mill near Tiko. Four millers were killed."
TABLES = ("figures", "roles_default_cased", "roles_default_one_case", "roles_rules_cased", "roles_rules_one_case")


def text_of(words: str = WORDS, kind: BlockKind = BlockKind.PARAGRAPH, more: int = 0) -> Text:
    """Make a text of one block, and of so many characters of prose after it."""
    blocks = (Block(kind, Span(0, len(words))), Block(BlockKind.PARAGRAPH, Span(len(words), len(words) + more)))
    return Text("t", "d", "test", words + "x" * more, "", blocks if more else blocks[:1])


def claim(name: str, words: str, value: Value = None, text: Text | None = None, number: int = 0) -> Claim:
    """Make a claim on words of the text."""
    characters = (text or text_of()).characters
    start = characters.lower().index(words.lower())
    evidence = Evidence.at("t", characters, Span(start, start + len(words)))
    held = Party(words) if value is None else value
    return Claim(f"c{number}", "account", SubjectKind.ACCOUNT, name, held, evidence, "test@1")


def weighed(*claims: Claim, text: Text | None = None, heard: Heard | None = None) -> list[Claim]:
    """Weigh claims, with what a reader says to all of them."""
    hearing = None if heard is None else lambda _: heard
    return list(promised(Extraction("t", "test@1", claims=claims), text or text_of(), hearing).claims)


def said(*claims: Claim, text: Text | None = None, heard: Heard | None = None) -> float:
    """Give the confidence of the first of some claims."""
    return weighed(*claims, text=text, heard=heard)[0].confidence


MILL = claim("target", "the mill")
FOUR = claim("toll", "Four millers", Toll(Outcome.KILLED, 4, 4, 4))


@given(st.sampled_from(TABLES), st.lists(st.floats(-9, 9), min_size=9, max_size=9))
def test_no_confidence_lies_just_below_what_earns_sure(table: str, amounts: list[float]) -> None:
    """A claim is either as right as sure claims must be, or said to be less than sure."""
    told = confidence(table, dict(zip(weights_of(table), amounts, strict=False)))
    assert 0 <= told <= 1
    assert told <= BELOW < SURE or told >= ENOUGH


def test_what_rules_and_reader_both_say_is_surer_than_what_one_of_them_says() -> None:
    """Agreement is worth most, and what the reader does not hear is worth less."""
    both = said(MILL, heard=Heard(0.97, agrees=True))
    silent = said(MILL, heard=Heard(0.01))
    alone = said(MILL, heard=Heard(0.97, alone=True))
    assert both > silent
    assert both > alone


def test_a_text_in_one_case_hides_who_did_it() -> None:
    """The same claim is worth much less there, and says why."""
    plain, flat = text_of(), text_of(WORDS.lower())
    (one,) = weighed(claim("target", "the mill", text=flat), text=flat, heard=Heard(0.01))
    assert one.confidence < said(MILL, text=plain, heard=Heard(0.01)) - 0.3
    assert any("one case" in reason for reason in one.reasons)


def test_the_reader_tells_right_from_wrong_in_a_text_in_one_case() -> None:
    """There the confidence follows how likely the reader finds the words in that part."""
    flat = text_of(WORDS.lower())
    likely = [said(claim("target", "the mill", text=flat), text=flat, heard=Heard(each)) for each in (0.01, 0.5, 0.99)]
    assert likely == sorted(likely)
    assert likely[-1] > likely[0] + 0.3


def test_who_is_blamed_is_less_sure_than_who_is_told_to_have_done_it() -> None:
    """An accusation names the wrong side more often than a sentence that tells the deed."""
    told = claim("perpetrator", "the Red Column")
    blamed = replace(told, attribution=replace(STATED, basis=Basis.ACCUSED))
    assert said(blamed) < said(told)


def test_a_long_report_mixes_deeds() -> None:
    """The longer the prose, the less sure who took part in which deed; a row of a table is read by itself."""
    long = text_of(more=4_000)
    row = text_of(kind=BlockKind.TABLE_ROW, more=4_000)
    assert said(MILL, text=long) < said(MILL) == said(MILL, text=row)


def test_other_figures_beside_it_make_a_figure_less_sure() -> None:
    """The dead of two deeds, or two counts of one: the claim says that there are others."""
    other = claim("toll", "Gunmen", Toll(Outcome.KILLED, 9, 9, 9), number=1)
    part = claim("toll", "Gunmen", Toll(Outcome.KILLED, 2, 2, 2, part_of_total=True), number=1)
    hurt = claim("toll", "Gunmen", Toll(Outcome.INJURED, 9, 9, 9), number=1)
    assert said(FOUR, other) < said(FOUR) == said(FOUR, part) == said(FOUR, hurt)
    assert any("other figures" in reason for reason in weighed(FOUR, other)[0].reasons)


def test_each_row_of_a_table_is_read_by_itself() -> None:
    """The dead of another row are no other figure of this one's deed."""
    words = "Four millers shot in Tiko\nNine guards shot in Buea"
    cut = words.index("\n")
    rows = (Block(BlockKind.TABLE_ROW, Span(0, cut)), Block(BlockKind.TABLE_ROW, Span(cut + 1, len(words))))
    table = Text("t", "d", "test", words, "", rows)
    four = claim("toll", "Four millers", Toll(Outcome.KILLED, 4, 4, 4), table)
    nine = claim("toll", "Nine guards", Toll(Outcome.KILLED, 9, 9, 9), table, number=1)
    assert said(four, nine, text=table) == said(four, text=table)


def test_a_bomber_may_be_counted_among_the_dead() -> None:
    """Of a suicide bombing the dead are less sure, the injured are not."""
    deed = claim("deed", "attacked", "suicide_bombing", number=1)
    hurt = replace(FOUR, value=Toll(Outcome.INJURED, 4, 4, 4))
    assert said(FOUR, deed) < said(FOUR)
    assert said(hurt, deed) == said(hurt)


def test_that_nobody_was_hurt_is_the_surest_figure() -> None:
    """ "No one was hurt" is seldom said of another deed."""
    nobody = replace(FOUR, value=Toll(Outcome.KILLED, 0, 0, 0, reckoning=Reckoning.ZERO))
    assert said(nobody) > said(FOUR)


@pytest.mark.parametrize("name", ["deed", "place", "interval"])
def test_other_claims_keep_their_confidence(name: str) -> None:
    """What was done, when and where have confidences of their own; so have claims about actors."""
    told = replace(claim(name, "attacked", "attack"), confidence=0.77)
    about_actor = replace(FOUR, subject_kind=SubjectKind.PROFILE, confidence=0.7)
    assert said(told) == 0.77
    assert said(about_actor) == 0.7


def test_people_without_a_name_are_surer_than_named_ones_in_a_text_in_one_case() -> None:
    """There names are guessed, and "guards" are not."""
    words = text_of("THE COLUMN ATTACKED THE PLANT. PEDRO ALVAR AND TWO GUARDS WERE KILLED IN IT, THE ARMY SAID TODAY.")
    named = claim("victim", "pedro alvar", Party("PEDRO ALVAR", ActorKind.PERSON, "PEDRO ALVAR"), words)
    guards = claim("victim", "guards", Party("GUARDS"), words)
    assert said(guards, text=words, heard=Heard(0.01)) > said(named, text=words, heard=Heard(0.01))
