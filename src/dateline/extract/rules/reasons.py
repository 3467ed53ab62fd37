"""Why a word of deeds tells none in its sentence: counted with every text, so that nothing is left out in silence.

Why a deed that is told makes no account is said where that is decided: ``worth``, ``matters``, ``particular``.
"""

from __future__ import annotations

IN_A_NAME = "deed word that only says of what kind a thing is"
NOT_OF_PEOPLE = "deed word said of nothing it could be done to"
FIGURATIVE = "deed word of money, words, games, weather or beasts"
HOUSEHOLD = "quarrel of a household"
ATTENDED = "gathering that somebody was on the way to or at"
STANDING = "agreement that was made before"
HELD = "place where people were held before the deed told"
POINTING = "word that only points to a deed"
NAMED_AGAIN = "deed named again by another word"
DOING = "what people were doing when a deed hit them"
LAID = "how a bomb came to where it went off"
LED_UP = "fighting that led up to a deed"
PROTESTED = "deed that people protest against"
WIELDED = "weapon of another deed"
ONLY_SAID = "bomb that is only said to be there"
UNARMED = "word of war told of nobody armed"
NO_DEED_NEAR = "statement about no deed in reach"
ANSWERED = "statement about a deed whose doer is told already"

OF_NO_DEED = frozenset(
    {
        IN_A_NAME,
        NOT_OF_PEOPLE,
        FIGURATIVE,
        ATTENDED,
        STANDING,
        HELD,
        NAMED_AGAIN,
        DOING,
        LAID,
        LED_UP,
        ONLY_SAID,
        WIELDED,
        UNARMED,
    }
    | {NO_DEED_NEAR, ANSWERED, POINTING, PROTESTED}
)
"""Reasons that say nothing of a deed: a text with no others has none for the learned reader to look for."""
