"""The learned reader: what it reads, what its chances are worth, and what it may and may not do beside the rules."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.accounts import read_sheets
from dateline.evaluate.quality import GOLD
from dateline.extract.engines import EngineName, make_engine, model_digests
from dateline.extract.language import analyse
from dateline.extract.learned import DEFAULT, LEARNED
from dateline.extract.learned.accounts import Told, by_reader, deeds_by_type, type_of
from dateline.extract.learned.combine import AGREED, CASED, CASED_VICTIM, DOUBTED, believed, joined
from dateline.extract.learned.counting import count_incidents
from dateline.extract.learned.encoder import ReaderDamaged, carried_folder, load_encoder
from dateline.extract.learned.heads import chance, shares
from dateline.extract.learned.incidents import once
from dateline.extract.learned.reading import Filler, Reading, place_chances, read_counts, read_texts
from dateline.extract.learned.sureness import expected_error, lifted, odds, weighed
from dateline.extract.places import Gazetteer
from dateline.extract.rules import RulesEngine
from dateline.model.claim import ActorKind, Party
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
    """An attack with a bomb is likely in a report of one, and no deed is in a text about a garden."""
    told, other = read_texts(load_encoder(), [BOMB, GARDEN])
    assert max(told.types["attack"], told.types["bombing"]) > 0.5 > max(other.types.values())
    assert told.types["bombing"] > 2 * other.types["bombing"]


def test_reading_together_or_alone_gives_the_same_words() -> None:
    """What stands beside a text changes nothing in what is read in it."""
    assert read_texts(load_encoder(), [BOMB]) == read_texts(load_encoder(), [BOMB, GARDEN * 8])[:1]


def test_a_long_text_is_read_to_its_end() -> None:
    """Windows overlap and reach the last words."""
    long = GARDEN * 60 + " " + BOMB
    reading = read_texts(load_encoder(), [long])[0]
    assert any(each.span.start > len(long) - len(BOMB) - 1 and each.chance > 0.5 for each in reading.fillers)


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
    counts = read_counts(load_encoder(), [("A bomb killed 3 people and injured 5 others.", (3, 5))])[0]
    assert len(counts) == len(("killed", "injured"))
    assert all(count.value is not None and 0 <= count.chance <= 1 for count in counts)


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
    texts = [sheet.text for sheet in list(read_sheets(GOLD / "accounts.yaml"))[:25]]
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
    assert all(by_reader(claim) and claim.engine == LEARNED for claim in parts)


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


def beside_rules(words: str, reading: Reading, **settings: object) -> Extraction:
    """Put a reading beside what the rules find in one paragraph, everything likely being told."""
    rules = RulesEngine(Gazetteer.open(), lambda _: None)
    ((text, doc),) = analyse([text_of(words)])
    roles = dict.fromkeys(("PerpInd", "PerpOrg", "Target", "Victim", "Weapon"), 0.5)
    told_from = {"least_type": dict.fromkeys(reading.types, 0.5), "least_role": roles, "least_of_type": 0.5}
    known = {"types": ["bombing"], "lift": 0.0, "sureness": {}, **told_from, **settings}
    mentions = rules.mentions(text, doc)
    extraction, passed_over = rules.tell_all(text, doc, mentions)
    return joined(Told(text, doc, mentions, DEFAULT, known, passed_over), extraction, reading)


TWO_BLASTS = (
    "A bomb exploded in Mosul on 3 May 2015. Officials spoke of the damage. "
    "Another bomb exploded in Kirkuk on 9 May 2015. A grain silo burned down."
)


def read_in(words: str, *parts: tuple[str, str, float], types: dict[str, float] | None = None) -> Reading:
    """Make a reading of words with their roles and chances."""
    found = tuple(filler(each, words.index(each), likely, role) for each, role, likely in parts)
    return Reading(found, types or {"bombing": 0.9})


def test_a_part_goes_to_the_nearest_account_of_its_type() -> None:
    """What the second blast hit, told a sentence later, is a target of the second account alone."""
    both = beside_rules(TWO_BLASTS, read_in(TWO_BLASTS, ("grain silo", "Target", 0.9)))
    (target,) = [claim for claim in both.claims if by_reader(claim)]
    first, second = sorted(both.accounts, key=lambda account: account.span.start)
    assert first.id != target.subject_id == second.id


def test_a_doer_is_added_only_when_likelier_than_not() -> None:
    """The same words for a doer are left out where their confidence is under one half, and added above."""
    words = "A bomb exploded in Mosul on 3 May 2015. The men had fled."
    for likely, constant, added in ((0.6, -2.0, 0), (0.9, 0.0, 1)):
        reading = read_in(words, ("men", "PerpInd", likely))
        both = beside_rules(words, reading, sureness={"PerpInd": [constant, 1.0]})
        assert sum(claim.property == "perpetrator" for claim in both.claims if by_reader(claim)) == added


@pytest.mark.parametrize(("did", "added"), [("gave himself up in Erbil", 0), ("was seen in Erbil", 1)])
def test_who_gave_himself_up_is_not_thereby_the_doer(did: str, added: int) -> None:
    """The reader's doer is left out where the rules see him do something peaceful in those words."""
    words = f"A bomb exploded in Mosul on 3 May 2015. Omar Hadid {did} two days after the bombing."
    both = beside_rules(words, read_in(words, ("Omar Hadid", "PerpInd", 0.95)))
    assert sum(claim.property == "perpetrator" for claim in both.claims if by_reader(claim)) == added


def test_a_type_that_no_rule_sees_makes_an_account_of_other_sentences_only() -> None:
    """Words in the sentence of a deed that the rules know make no second account of it; words elsewhere do."""
    words = "GUNMEN SHOT A FARMER NEAR JOS ON 3 MAY 2015. NOTHING WAS LEFT OF THE MILLER AND OF HIS TWO SONS."
    types = {"bombing": 0.9}
    same = beside_rules(words, read_in(words, ("FARMER", "Victim", 0.9), types=types))
    other = beside_rules(words, read_in(words, ("MILLER", "Victim", 0.9), types=types))
    assert len(same.accounts) == 1
    assert len(other.accounts) == 2


def test_a_plan_that_the_rules_pass_over_makes_no_account() -> None:
    """What the rules know for a plan, a denial or an accident is not told by the reader either."""
    words = "The group plans to bomb the mill in Jos. It lies by the river."
    both = beside_rules(words, read_in(words, ("mill", "Target", 0.9)))
    assert not both.accounts


def test_a_deed_that_the_reader_tells_too_is_surer() -> None:
    """The deed's claim keeps its value and place, gains confidence, and says why."""
    alone = beside_rules(TWO_BLASTS, Reading((), {"bombing": 0.1}))
    both = beside_rules(TWO_BLASTS, Reading((), {"bombing": 0.9}))
    for one, two in zip(alone.claims, both.claims, strict=True):
        assert (one.value, one.evidence) == (two.value, two.evidence)
        if one.property == "deed":
            assert two.confidence > one.confidence
            assert AGREED in two.reasons


@given(st.floats(0, 1), st.floats(0, 5))
def test_a_lifted_chance_is_never_smaller(likely: float, by: float) -> None:
    """What the rules see too is as likely as before, or likelier, up to the bounds of odds."""
    assert lifted(likely, by) >= min(likely, 1 - 2e-4) - 1e-9


def test_a_named_victim_without_a_known_actor_is_a_private_person() -> None:
    """The words stay out of releases: they are a name, and nobody says whose."""
    words = "A BOMB EXPLODED IN MOSUL ON 3 MAY 2015 WHILE THE MARKET WAS FULL. QORVAN DESTU WAS SEEN NO MORE."
    both = beside_rules(words, read_in(words, ("QORVAN DESTU", "Victim", 0.9)))
    named = [claim.value for claim in both.claims if claim.property == "victim" and by_reader(claim)]
    assert named
    assert all(isinstance(party, Party) and party.kind is ActorKind.PERSON for party in named)


def test_no_part_reaches_across_cells() -> None:
    """A weapon or party is never read over the border between two cells of a table."""
    rows = "Place\tIncident\tKilled\n\nCoimbatore\tBomb found on a bus\t0\n\nMedellin\tBomb at the electricity plant\t4"
    assert not [each for each in read_texts(load_encoder(), [rows])[0].fillers if "\t" in each.words]


def test_words_far_off_or_unlikely_are_parts_of_no_account() -> None:
    """Outside an account's sentences a part must be likelier right than wrong, and not a thousand characters away."""
    near = beside_rules(TWO_BLASTS, read_in(TWO_BLASTS, ("grain silo", "Target", 0.9)))
    unlikely = beside_rules(
        TWO_BLASTS, read_in(TWO_BLASTS, ("grain silo", "Target", 0.9)), sureness={"Target": [-3, 1]}
    )
    far = f"A bomb exploded in Mosul on 3 May 2015. {GARDEN * 12} A grain silo burned down."
    beyond = beside_rules(far, read_in(far, ("grain silo", "Target", 0.9)))
    assert any(by_reader(claim) for claim in near.claims)
    assert not any(by_reader(claim) for both in (unlikely, beyond) for claim in both.claims)


@pytest.mark.parametrize(
    ("likely", "part", "reason"),
    [
        (0.55, ("GRAIN SILO", "Target", 0.9), "incident that the learned reader is not sure enough of"),
        (0.9, ("DAMAGE", "Weapon", 0.9), "incident in which the learned reader sees nobody suffer"),
        (0.9, ("GRAIN SILO", "Target", 0.9), "incident in which the learned reader sees nobody suffer, or a thing hit"),
        (0.9, ("GRAIN SILO", "Victim", 0.9), None),
    ],
)
def test_an_incident_that_only_the_reader_sees_is_added_or_counted(
    likely: float, part: tuple[str, str, float], reason: str | None
) -> None:
    """One too unlikely, or without a victim, a doer or a weapon, is counted; the others become accounts."""
    words = TWO_BLASTS.upper()
    both = beside_rules(words, read_in(words, part, types={"arson": likely}), types=["arson"])
    found = [each for each in both.skipped if "learned reader" in each.reason]
    assert len(both.accounts) == (2 if reason else 3)
    assert [(each.reason.startswith(reason), each.count) for each in found] == [(True, 1)] if reason else not found


def test_in_a_text_with_capitals_the_reader_adds_no_victim_and_no_account() -> None:
    """What it sees there alone was a lawyer, a mayor or a suspect whom the report names; it is counted."""
    part = ("grain silo", "Victim", 0.9)
    beside = beside_rules(TWO_BLASTS, read_in(TWO_BLASTS, part))
    alone = beside_rules(TWO_BLASTS, read_in(TWO_BLASTS, part, types={"arson": 0.9}), types=["arson"])
    assert not any(by_reader(claim) for both in (beside, alone) for claim in both.claims)
    for both, reason in ((beside, CASED_VICTIM), (alone, CASED)):
        assert [(each.reason, each.count) for each in both.skipped if "learned reader" in each.reason] == [(reason, 1)]


def test_what_only_the_reader_sees_is_left_out_where_it_is_likelier_wrong() -> None:
    """A part promised under one half goes and is counted; one promised more stays, as does all that the rules say."""
    both = beside_rules(TWO_BLASTS, read_in(TWO_BLASTS, ("grain silo", "Target", 0.9)))
    for promised, left in ((0.4, 0), (0.6, 1)):
        said = tuple(replace(claim, confidence=promised) for claim in both.claims)
        kept = believed(replace(both, claims=said))
        assert sum(by_reader(claim) for claim in kept.claims) == left
        assert sum(not by_reader(claim) for claim in kept.claims) == len(said) - 1
        assert sum(each.count for each in kept.skipped if each.reason == DOUBTED) == 1 - left
