"""Texts made by grammars of our own, with their truth."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from training.reader.generated import KEPT, Draft, Writer, grammar, tellings, texts

from dateline.extract.learned.finer import DONE, MENTIONS, OUTCOMES, PARTIES, RELATIONS, STAGES


@given(st.integers(0, 10_000), st.booleans())
@settings(max_examples=40, deadline=None)
def test_all_truth_is_of_words_in_the_text_and_of_known_names(seed: int, test: bool) -> None:  # noqa: FBT001
    """Marks, deeds, numbers and parties lie within the text and bear names that the heads know."""
    for made in (*texts(seed, 3, test=test), *tellings(seed, 1, test=test)):
        spans = [each.span for each in made.marks] + [each.span for each in made.deeds]
        spans += [each.span for each in made.numbers] + [
            span for each in made.related for span in (each.one, each.other)
        ]
        assert all(0 <= start < end <= len(made.text) for start, end in spans)
        assert {kind for each in made.marks for kind in each.kinds} <= set(MENTIONS)
        assert {stage for each in made.deeds for stage in each.stages} <= set(STAGES)
        assert {outcome for each in made.numbers for outcome in each.outcomes} <= set(OUTCOMES)
        assert {party for each in made.numbers for party in each.parties} <= set(PARTIES)
        assert {each.relation for each in made.related} <= set(RELATIONS)
        assert all(each.one < each.other for each in made.related)


def test_a_text_tells_a_deed_where_one_was_done_or_tried() -> None:
    """Plans, denials, sums and matches alone make a text that tells none."""
    for made in texts(1, 200, test=False):
        done = any(each.stages & set(DONE) for each in made.deeds)
        assert made.paragraphs[0][1] is done


def test_sentences_kept_for_testing_are_not_trained_on() -> None:
    """What a writer for training and one for testing choose from has nothing in common."""
    for listed in (grammar()["planned"], grammar()["happened"]["raid"], grammar()["relations"]["has part"]):
        chosen = [{Writer(random.Random(seed), test).sentence(listed) for seed in range(200)} for test in (False, True)]  # noqa: S311
        assert not chosen[0] & chosen[1]
        assert chosen[0] | chosen[1] == set(listed)
        assert len(chosen[1]) == max(1, len(listed) // KEPT)


def test_a_number_counts_what_its_slot_says() -> None:
    """The dead of a sentence are killed, and soldiers among them are of the security forces."""
    draft = Draft()
    Writer(random.Random(1), test=False).write(draft, "{killed:forces} died.", "happened")  # noqa: S311
    assert draft.numbers[0].outcomes == {"killed"}
    assert draft.numbers[0].parties == {"security forces"}
    assert draft.text.endswith(" died.")


def test_two_tellings_of_an_event_share_its_key_and_a_like_event_does_not() -> None:
    """Of three texts the first two tell one event, the third another at another place, day or thing."""
    one, two, other = (made.deeds[0].event for made in tellings(1, 1, test=False))
    assert one == two != other


def test_mentions_play_their_parts_in_the_deed_of_their_sentence() -> None:
    """Who claims a deed did not by that do it, and where its doers came from is not where it happened."""
    writer, draft = Writer(random.Random(1), test=False), Draft()  # noqa: S311
    writer.kept |= {"who_is": "gunmen", "a": "x", "group": "Islamic State", "place": "Goma", "past": "on Monday"}
    writer.write(draft, "{group=claimant} claimed the <raid> on a camp in {place} {past}.", "happened")
    parts = {draft.text[slice(*each.mention)]: set(each.roles) for each in draft.played}
    assert parts == {"Islamic State": {"claimant"}, "Goma": {"place"}, "on Monday": {"time"}}
    assert {draft.text[slice(*each.deed)] for each in draft.played} == {"raid"}


def test_what_stands_beside_another_deed_plays_no_part_in_the_first() -> None:
    """Two sentences of two deeds: the parts of one are told to be none of the other."""
    made = [each for each in texts(1, 300, test=False) if len({part.deed for part in each.played}) > 1]
    assert made
    for text in made:
        playing = {(part.deed, part.mention) for part in text.played if part.roles != {"none"}}
        none = {(part.deed, part.mention) for part in text.played if part.roles == {"none"}}
        crossed = {(deed, mention) for deed, _ in playing for _, mention in playing} - playing
        assert crossed <= none
        assert not none & playing
