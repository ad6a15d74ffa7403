"""Whether a text layer can be trusted: fonts without a proper map to letters give nonsense."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tasks.parse.pdf_characters import Word

_UNMAPPED = re.compile("[\x00\x01\x03-\x1f\x80-\x9f\ufffd]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_SIGNS = re.compile(r"""(["#$%&*+<=>@^`{|}~\\])(?!\1)""")  # few in any text; rules of them, as forms have, count once
_LATIN = re.compile("[A-Za-z]")
_VOWEL = re.compile("[AEIOUYaeiouy]")
_HAN = re.compile("[\u3400-\u9fff]")
_ACCENTED = re.compile("[\u00a1-\u00ff]")  # letters of one byte: what Chinese bytes become when read as Latin
_DEVANAGARI = re.compile("[\u0900-\u097f]")
_STRANGE = re.compile("[\u0180-\u024f\u0250-\u036f\u0400-\u08ff\u0a00-\u1dff]")
_PLAIN_WORD = re.compile("[A-Za-z]{4,40}")
_IMPLAUSIBLE = re.compile("^[^AEIOUYaeiouy]+$|[^AEIOUYaeiouy]{6}|(.)\\1\\1|[a-z][A-Z]+[a-z]+[A-Z]")
_MAX_UNMAPPED_SHARE = 0.02
_MAX_PRIVATE_SHARE = 0.2  # bullets and symbols of dingbat fonts are private use and harmless
_MIN_SIGNS = 5
_MAX_SIGN_SHARE = 0.3
_MAX_STRANGE_SHARE = 0.15
_MAX_ACCENTED_SHARE = 0.3
_MIN_LETTERS = 30
_MIN_LATIN = 150
_MIN_VOWEL_SHARE = 0.22  # 0.36 to 0.41 in English; letters shifted in the code table lose their vowels
_MIN_COMMON_SHARE = 0.6  # of the Chinese characters; 0.97 in real text, below 0.4 in nonsense
_MIN_WORDS = 30
_MAX_IMPLAUSIBLE_SHARE = 0.25


def is_garbled(words: Sequence[Word]) -> bool:
    """Whether the page's letters are unmapped, mapped to private use, or too improbable to be words."""
    words = _apart_from_hindi(words)
    text = " ".join(word.text for word in words)
    count = len(text) - len(words) + 1 if words else 0
    if len(_UNMAPPED.findall(text)) > _MAX_UNMAPPED_SHARE * count:
        return True
    if count >= _MIN_SIGNS and len(_SIGNS.findall(text)) > _MAX_SIGN_SHARE * count:
        return True
    if _PRIVATE.search(text):
        private = sum(len(_PRIVATE.findall(word.text)) for word in words if len(word.text) > 1)
        if private > _MAX_PRIVATE_SHARE * count:
            return True
    return _is_other_script(text, count) or _is_no_chinese(text) or _is_no_english(text, count)


def unmapped_letters(words: Sequence[Word]) -> tuple[int, int]:
    """How many letters inside words have no map to a letter, and so are lost; lone ones are bullets and symbols.

    Returns:
        Those lost in words that can be recognised from a picture; those lost in Hindi words, which are not read.
    """
    if not _UNMAPPED.search(" ".join(word.text for word in words)):
        return 0, 0
    lost = {id(word): len(_UNMAPPED.findall(word.text)) for word in words if len(word.text) > 1}
    readable = sum(lost.get(id(word), 0) for word in _apart_from_hindi(words))
    return readable, sum(lost.values()) - readable


def _apart_from_hindi(words: Sequence[Word]) -> Sequence[Word]:
    if any(_DEVANAGARI.search(word.text) for word in words):
        return [word for word in words if not _DEVANAGARI.search(word.text)]
    return words


def _is_other_script(text: str, count: int) -> bool:
    """Whether letters of scripts no tender mixes make up much of the text, or bytes were read as Latin letters."""
    if count < _MIN_LETTERS or text.isascii():
        return False
    strange, accented = len(_STRANGE.findall(text)), len(_ACCENTED.findall(text))
    return strange > _MAX_STRANGE_SHARE * count or accented > _MAX_ACCENTED_SHARE * count


def _is_no_chinese(text: str) -> bool:
    """Whether its Chinese characters are mostly ones that hardly any text has."""
    han = _HAN.findall(text)
    return len(han) >= _MIN_LETTERS and sum(map(_is_common, han)) < _MIN_COMMON_SHARE * len(han)


@lru_cache(maxsize=30_000)
def _is_common(letter: str) -> bool:
    """Whether it is in the first level of GB 2312 (3755 characters) or of Big5 (5401), both sorted by use."""
    simplified = letter.encode("gb2312", "ignore")
    if simplified and 0xB0 <= simplified[0] <= 0xD7:
        return True
    traditional = letter.encode("big5", "ignore")
    return bool(traditional) and 0xA4 <= traditional[0] <= 0xC6


def _is_no_english(text: str, count: int) -> bool:
    """Whether its Latin letters lack vowels, or its words cannot be spoken."""
    latin = len(_LATIN.findall(text))
    if latin < _MIN_LATIN or 2 * latin < count:
        return False
    if len(_VOWEL.findall(text)) < _MIN_VOWEL_SHARE * latin:
        return True
    plain = [word for word in _PLAIN_WORD.findall(text) if not word.isupper()]
    return len(plain) >= _MIN_WORDS and (
        sum(_IMPLAUSIBLE.search(word) is not None for word in plain) > _MAX_IMPLAUSIBLE_SHARE * len(plain)
    )
