"""The learned reader: what it reads, what its chances are worth, and what it may and may not do beside the rules."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.accounts import read_sheets
from dateline.evaluate.quality import OWN_ACCOUNTS
from dateline.extract.engines import EngineName, make_engine, model_digests
from dateline.extract.learned.accounts import by_reader, deeds_by_type, type_of
from dateline.extract.learned.counting import count_incidents
from dateline.extract.learned.encoder import ReaderDamaged, carried_folder, load_encoder
from dateline.extract.learned.engine import where_told
from dateline.extract.learned.heads import chance, shares
from dateline.extract.learned.incidents import once
from dateline.extract.learned.reading import Filler, place_chances, read_counts, read_texts
from dateline.extract.learned.sureness import expected_error, odds, weighed
from dateline.model.account import Account
from dateline.model.codebook import deeds as deeds_of_the_codebook
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span
from dateline.model.extraction import Extraction

BOMB = "Guerrillas of the National Front bombed the electricity plant in Medellin on Friday, killing two workers."
GARDEN = "The museum's garden was planted in spring, and visitors may walk in it until the evening."


def text_of(words: str) -> Text:
    """Make a text of one paragraph."""
    block = Block(BlockKind.PARAGRAPH, Span(0, len(words)))
    return Text("text-1", "document-1", "test", words, "", (block,))


def filler(words: str, start: int, likely: float, role: str = "Victim") -> Filler:
    """Make a filler of some words."""
    return Filler(Span(start, start + len(words)), words, role, likely, (1.0,))


def test_words_that_play_a_part_are_found_where_they_stand() -> None:
    """Each filler's span quotes its own words."""
    reading = read_texts(load_encoder(), [BOMB])[0]
    assert reading.fillers
    assert all(each.span.of(BOMB) == each.words for each in reading.fillers)


def test_the_kind_of_deed_is_likelier_where_it_is_told() -> None:
    """A bombing is likelier in a report of one than in a text about a garden."""
    told, other = read_texts(load_encoder(), [BOMB, GARDEN])
    assert told.types["bombing"] > 0.5 > other.types["bombing"]


def test_reading_together_or_alone_gives_the_same_words() -> None:
    """What stands beside a text changes nothing in what is read in it."""
    assert read_texts(load_encoder(), [BOMB]) == read_texts(load_encoder(), [BOMB, GARDEN * 8])[:1]


def test_a_long_text_is_read_to_its_end() -> None:
    """Windows overlap and reach the last words."""
    long = GARDEN * 60 + " " + BOMB
    reading = read_texts(load_encoder(), [long])[0]
    assert any(each.span.start > len(long) - len(BOMB) - 1 and each.chance > 0.5 for each in reading.fillers)


def test_only_blocks_that_tell_an_account_are_read() -> None:
    """Blocks side by side are read as one stretch, those without an account not at all; without accounts everything."""
    words = f"{GARDEN}\n\n{BOMB}\n\n{BOMB}\n\n{GARDEN}\n\n{BOMB}"
    starts = [0, *(found.end() for found in re.finditer("\n\n", words))]
    blocks = [Span(start, words.find(".", start) + 1) for start in starts]
    text = Text("text-1", "document-1", "test", words, "", tuple(Block(BlockKind.PARAGRAPH, each) for each in blocks))
    told = tuple(
        Account(f"account-{at}", "text-1", "rules", Span(blocks[at].start + 5, blocks[at].end)) for at in (1, 2, 4)
    )
    assert where_told(text, Extraction("text-1", "rules", accounts=told)) == [
        Span(blocks[1].start, blocks[2].end),
        blocks[4],
    ]
    assert where_told(text, Extraction("text-1", "rules")) == [Span(0, len(words))]


def test_words_read_within_a_stretch_stand_where_the_text_has_them() -> None:
    """Spans of a text read in part are the text's own, and nothing outside of the stretches is read."""
    words = f"{BOMB} {GARDEN} {BOMB}"
    last = Span(len(words) - len(BOMB), len(words))
    read = read_texts(load_encoder(), [words], [[last]])[0]
    assert [each.words for each in read.fillers] == [each.span.of(words) for each in read.fillers]
    assert read.fillers
    assert all(last.covers(each.span) for each in read.fillers)


def test_the_place_of_the_marked_deed_is_chosen() -> None:
    """Of two places in a sentence the one where the marked verb happened is likelier."""
    words = "Soldiers who had come from Bogota killed three farmers in Arauca."
    verb = words.index("killed")
    found = dict(place_chances(load_encoder(), [(words, Span(verb, verb + 6))])[0])
    best = {
        name: max(
            each for span, each in found.items() if words.index(name) <= span.start < words.index(name) + len(name)
        )
        for name in ("Bogota", "Arauca")
    }
    assert best["Arauca"] > best["Bogota"]


def test_counts_come_with_a_chance() -> None:
    """Killed and injured are both answered, each with a chance between never and always."""
    killed, injured = read_counts(load_encoder(), [("A bomb killed 3 and injured 5.", (3, 5))])[0]
    assert (killed.value, injured.value) == (3, 5)
    assert 0 <= killed.chance <= 1


def test_a_figure_that_rules_and_reader_both_give_is_the_surest() -> None:
    """The rules' figure stands, and is sure where the reader counts so too."""
    ((killed, injured),) = count_incidents(load_encoder(), ["A bomb killed 3 people and injured 5 others in Kabul."])
    assert (killed.value, injured.value) == (3, 5)
    assert min(killed.confidence, injured.confidence) > 0.8


def test_a_changed_model_is_refused(tmp_path: Path) -> None:
    """A model folder that is not the one its digest was made of is refused, with the way out."""
    folder = tmp_path / "model"
    shutil.copytree(carried_folder(), folder)
    (folder / "settings.json").write_text("{}", "utf-8")
    with pytest.raises(ReaderDamaged, match="SHA-256"):
        load_encoder(folder)


def test_the_default_engine_keeps_all_that_the_rules_find() -> None:
    """Every value the rules give in our own paragraphs is there with the reader beside them, on the same words."""
    texts = [sheet.text for sheet in list(read_sheets(OWN_ACCOUNTS))[:25]]
    found = {}
    for name in (EngineName.RULES, EngineName.DEFAULT):
        extractions = make_engine(name, lambda _: None).extract(texts)
        found[name] = {
            (claim.evidence.text_id, claim.property, repr(claim.value).split("profile_id")[0], claim.evidence.span)
            for extraction in extractions
            for claim in extraction.claims
            if claim.subject_kind.value == "account"
        }
    assert found[EngineName.RULES]
    assert found[EngineName.RULES] <= found[EngineName.DEFAULT]


def test_claims_of_the_reader_say_so() -> None:
    """What the learned engine makes quotes its words and names the reader in its reasons."""
    (extraction,) = make_engine(EngineName.LEARNED, lambda _: None).extract([text_of(BOMB)])
    parts = [claim for claim in extraction.claims if claim.property in {"deed", "perpetrator", "target", "victim"}]
    assert "bombing" in {claim.value for claim in parts if claim.property == "deed"}
    assert all(by_reader(claim) and claim.engine == "learned@1" for claim in parts)


def test_a_text_without_deeds_yields_no_account() -> None:
    """Neither engine tells an event of a garden."""
    for name in (EngineName.LEARNED, EngineName.DEFAULT):
        (extraction,) = make_engine(name, lambda _: None).extract([text_of(GARDEN)])
        assert not extraction.accounts


def test_a_run_keeps_the_digest_of_the_reader() -> None:
    """The rules alone use the parser; the other engines the reader too, by its SHA-256."""
    digest = (carried_folder() / "sha256").read_text("utf-8").strip()
    assert ("learned reader sha256", digest) in model_digests(EngineName.DEFAULT)
    assert len(model_digests(EngineName.RULES)) == 1


def test_every_type_stands_for_deeds_of_the_codebook() -> None:
    """The deeds beside the reader's types are the codebook's own."""
    assert {deed for deeds in deeds_by_type().values() for deed in deeds} <= set(deeds_of_the_codebook())
    assert type_of(["trial", "vehicle_bomb"]) == "bombing"


def test_of_one_party_the_likeliest_words_are_kept() -> None:
    """The same words, and words within others, are one party; other roles stay."""
    kept = once([filler("priests", 0, 0.6), filler("the priests", 40, 0.8), filler("priests", 70, 0.7, "Target")])
    assert [(each.words, each.role) for each in kept] == [("the priests", "Victim"), ("priests", "Target")]


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=8))
def test_chances_and_shares_lie_between_never_and_always(scores: list[float]) -> None:
    """Scores of whatever size become chances; shares add up to one."""
    values = np.array(scores, np.float32)
    assert ((chance(values) >= 0) & (chance(values) <= 1)).all()
    assert shares(values).sum() == pytest.approx(1, abs=1e-4)


@given(st.floats(0.001, 0.999))
def test_weighing_one_chance_with_weight_one_changes_nothing(likely: float) -> None:
    """Odds and back again."""
    assert weighed(0.0, (1.0, likely)) == pytest.approx(likely, abs=1e-6)
    assert odds(likely) == pytest.approx(-odds(1 - likely), abs=1e-6)


def test_calibration_error_is_the_distance_from_what_is_right() -> None:
    """Nine in ten right at 0.9 is no error; half right at 0.9 is an error of 0.4."""
    assert expected_error([(0.9, True)] * 9 + [(0.9, False)]) == pytest.approx(0.0)
    assert expected_error([(0.9, True), (0.9, False)]) == pytest.approx(0.4)
