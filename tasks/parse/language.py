"""Which script a character belongs to, as far as joining lines and naming a language needs it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.document import Language

_MIN_CJK_SHARE = 0.2  # Chinese tenders carry Latin names, numbers and addresses
_LETTER = re.compile(r"[A-Za-z]")
_CJK_RANGES = (
    (0x2E80, 0x2FDF),  # radicals
    (0x3000, 0x303F),  # CJK punctuation
    (0x3040, 0x30FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),  # full-width forms
    (0x20000, 0x323AF),
)


def is_cjk(letter: str) -> bool:
    """Whether the character is set without spaces: Chinese characters, full-width signs and punctuation."""
    code = ord(letter)
    return code >= 0x2E80 and any(first <= code <= last for first, last in _CJK_RANGES)


def language_of(texts: Iterable[str]) -> Language:
    """``zh`` when Chinese characters make up a fifth of the letters, else ``en``."""
    chinese = latin = 0
    for text in texts:
        if text.isascii():
            latin += len(_LETTER.findall(text))
            continue
        for letter in text:
            if is_cjk(letter):
                chinese += letter.isalpha()
            elif letter.isalpha():
                latin += 1
    return "zh" if chinese and chinese >= _MIN_CJK_SHARE * (chinese + latin) else "en"
