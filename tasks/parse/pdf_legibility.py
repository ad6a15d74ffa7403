"""Whether a text layer can be trusted: fonts without a proper map to letters give nonsense."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.parse.pdf_characters import Word

_MAX_UNMAPPED_SHARE = 0.02
_MAX_PRIVATE_SHARE = 0.2  # bullets and symbols of dingbat fonts are private use and harmless
_MIN_LATIN = 150
_MIN_VOWEL_SHARE = 0.22  # 0.36 to 0.41 in English; letters shifted in the code table lose their vowels
_VOWELS = frozenset("aeiouyAEIOUY")


def is_garbled(words: Sequence[Word]) -> bool:
    """Whether the page's letters are unmapped, mapped to private use, or too improbable to be words."""
    letters = [letter for word in words for letter in word.text]
    unmapped = sum(map(_is_unmapped, letters))
    private = sum(len(word.text) > 1 and _is_private(letter) for word in words for letter in word.text)
    if unmapped > _MAX_UNMAPPED_SHARE * len(letters) or private > _MAX_PRIVATE_SHARE * len(letters):
        return True
    latin = [letter for letter in letters if letter.isascii() and letter.isalpha()]
    if len(latin) < _MIN_LATIN or 2 * len(latin) < len(letters):
        return False
    return sum(letter in _VOWELS for letter in latin) < _MIN_VOWEL_SHARE * len(latin)


def unmapped_letters(words: Sequence[Word]) -> int:
    """How many letters inside words have no map to a letter, and so are lost; lone ones are bullets and symbols."""
    return sum(_is_unmapped(letter) for word in words if len(word.text) > 1 for letter in word.text)


def _is_private(letter: str) -> bool:
    return 0xE000 <= ord(letter) <= 0xF8FF or ord(letter) >= 0xF0000


def _is_unmapped(letter: str) -> bool:
    code = ord(letter)
    return code == 0xFFFD or 0x80 <= code < 0xA0 or (code < 0x20 and code != 0x02)
