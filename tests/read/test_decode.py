"""Bytes to characters: exactly what was written, or a refusal."""

from __future__ import annotations

from contextlib import suppress
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.errors import NothingToRead, ReadError, Unreadable
from dateline.read.decode import decode

NEWS = {
    "fr": "L'armée a tué cinq rebelles près de la frontière, a déclaré le général mardi après-midi à Kidal.",
    "es": "El ejército mató a cinco guerrilleros en la sierra, según informó el señor Muñoz el miércoles pasado.",
    "de": "Bei einem Anschlag in der Nähe von Köln wurden fünf Menschen getötet, darunter ein Mädchen.",
    "pl": "W ataku zginęło pięć osób, a dziesięć zostało rannych. Władze potępiły zamach w mieście.",
    "tr": "Şehirde düzenlenen saldırıda beş asker öldü, on kişi yaralandı. Güvenlik güçleri operasyon başlattı.",
    "ru": "Пять человек погибли и десять получили ранения в результате взрыва в городе в понедельник утром.",
    "ar": "قتل خمسة أشخاص وأصيب عشرة آخرون في انفجار سيارة مفخخة في مدينة بغداد يوم الاثنين، حسبما أفادت الشرطة.",
    "he": "חמישה בני אדם נהרגו ועשרה נפצעו בפיגוע בירושלים ביום שני, כך מסרה המשטרה.",
    "ja": "月曜日に市内で爆発があり、五人が死亡し十人が負傷したと警察が発表した。",
    "en": "The army killed “five rebels” – the minister’s office said on Monday that the café owner was hurt.",
}
CHARSETS = [
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_2", "iso8859_5"),
    *("iso8859_6", "iso8859_7", "iso8859_8", "iso8859_9", "iso8859_15", "mac_roman", "mac_cyrillic", "cp437", "cp850"),
    *("cp852", "cp866", "koi8_r", "koi8_u", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr", "utf_16", "utf_32"),
]
USUAL = {
    language: charset
    for charset, languages in {
        "cp1252": ("en", "fr", "es", "de"),
        "cp1250": ("pl",),
        "cp1254": ("tr",),
        "cp1251": ("ru",),
        "cp1256": ("ar",),
        "cp1255": ("he",),
        "shift_jis": ("ja",),
    }.items()
    for language in languages
}


def encodable() -> list[tuple[str, str]]:
    """List each language with each charset that can write its sample."""
    pairs = []
    for language, charset in product(NEWS, CHARSETS):
        with suppress(UnicodeError):
            NEWS[language].encode(charset)
            pairs.append((language, charset))
    return pairs


@pytest.mark.parametrize(("language", "charset"), encodable())
def test_never_mangled(language: str, charset: str) -> None:
    """Text in any charset is decoded as it was written, or refused."""
    with suppress(Unreadable):
        assert decode(NEWS[language].encode(charset), where="report.txt") == NEWS[language]


@pytest.mark.parametrize("language", NEWS)
def test_usual_charset_is_decoded(language: str) -> None:
    """Text in the charset that is usual for its language is decoded."""
    assert decode(NEWS[language].encode(USUAL[language]), where="report.txt") == NEWS[language]


def test_english_with_a_letter_that_two_charsets_read_differently_is_refused() -> None:
    """English names from elsewhere give no hint of the charset: the text is refused, with a way out."""
    content = "Five people were killed in São Paulo on Monday, officials of the state said.".encode("cp1252")
    with pytest.raises(Unreadable, match=r"^report\.txt: it is not UTF-8, and no charset .* \(save it as UTF-8\)$"):
        decode(content, where="report.txt")


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
def test_byte_order_marks_are_followed_and_dropped(charset: str) -> None:
    """A byte order mark tells the form of Unicode and is no part of the text."""
    assert decode(NEWS["ar"].encode(charset), where="report.txt") == NEWS["ar"]


@pytest.mark.parametrize("content", [b"", b"  \n\t ", "\u00a0\n".encode(), b"\xef\xbb\xbf"])
def test_nothing_is_refused(content: bytes) -> None:
    """An empty file, or one of blanks only, holds nothing to read."""
    with pytest.raises(NothingToRead):
        decode(content, where="report.txt")


@pytest.mark.parametrize("content", [b"five\x00 dead", b"five\x1b[31m dead", "five\x85\x86 dead".encode()])
def test_control_characters_are_refused(content: bytes) -> None:
    """NUL and other control characters mean that the bytes are no text."""
    with pytest.raises(Unreadable, match="control characters"):
        decode(content, where="report.txt")


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1251", "shift_jis"])
def test_utf_8_goes_before_a_wrong_declaration(declared: str) -> None:
    """Text that is UTF-8 is read as that, whatever a careless server declares."""
    assert decode(NEWS["ar"].encode(), where="report.txt", declared=declared) == NEWS["ar"]


def test_declared_charset_is_followed_where_it_is_not_utf_8() -> None:
    """A declaration settles what the bytes alone leave open, also for charsets that use no byte over 127."""
    assert decode("São Paulo".encode("cp1252"), where="report.txt", declared="latin-1") == "São Paulo"
    assert decode(NEWS["ja"].encode("iso2022_jp"), where="report.txt", declared="iso-2022-jp") == NEWS["ja"]


@pytest.mark.parametrize("declared", ["rot13", "no such charset", "hex", "\x00", "undefined", "idna"])
def test_odd_declared_charsets_are_passed_over(declared: str) -> None:
    """A declared charset that is none does no harm."""
    assert decode(NEWS["de"].encode(), where="report.txt", declared=declared) == NEWS["de"]


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(content: bytes) -> None:
    """Any bytes give characters without NUL and carriage return, or a declared error."""
    try:
        characters = decode(content, where="report.txt")
    except ReadError as fault:
        characters = str(fault)
    assert not {"\0", "\r", "\ufeff"} & set(characters[:1])
