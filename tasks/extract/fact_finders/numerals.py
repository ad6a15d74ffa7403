"""Numbers as tenders write them: digits, English words, Chinese numerals and the capital forms of amounts."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {sign: value for value, signs in enumerate(
    ("〇零○", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
) for sign in signs}  # fmt: skip
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GROUPS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000}
ZH_NUMERAL = "[" + "".join((*_DIGITS, *_UNITS, *_GROUPS)) + "]"
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: value for value, word in enumerate(_ONES)} | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
EN_NUMBER_WORD = (
    r"(?:(?:" + "|".join(_TENS) + r")(?:[\s-](?:" + "|".join(_ONES[1:10]) + r"))?|" + "|".join(reversed(_ONES)) + r")"
)


def zh_number(text: str) -> int | None:
    """The value of a Chinese numeral (``三十六``, ``壹佰贰拾万``, ``二〇二四``), or None when it is none."""
    if not text or any(sign not in _DIGITS | _UNITS | _GROUPS for sign in text):
        return None
    if all(sign in _DIGITS for sign in text):
        return int("".join(str(_DIGITS[sign]) for sign in text))
    total = section = digit = 0
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _UNITS:
            section += (digit or 1) * _UNITS[sign]
            digit = 0
        elif _GROUPS[sign] == 100_000_000:
            total = (total + section + digit) * 100_000_000
            section = digit = 0
        else:
            total += (section + digit) * _GROUPS[sign]
            section = digit = 0
    return total + section + digit


def en_number(text: str) -> int | None:
    """The value of an English number word up to ninety-nine, or None when it is none."""
    parts = re.split(r"[\s-]+", text.strip().lower())
    if not parts or any(part not in _WORDS for part in parts):
        return None
    return sum(_WORDS[part] for part in parts)


def whole_number(text: str) -> int | None:
    """The value of a whole number in digits (grouped or not), in English words or in Chinese numerals."""
    plain = text.strip().replace(",", "").replace(" ", "")
    if plain.isdecimal() and plain.isascii():
        return int(plain)
    return en_number(text) if text.isascii() else zh_number(text.strip())


def decimal_number(text: str) -> Decimal | None:
    """The value of a printed decimal number, whichever sign groups and whichever divides, or None.

    The last of two different signs divides; a single sign groups when exactly three digits follow
    each occurrence and, for a full stop, when it occurs more than once.
    """
    plain = re.sub(r"(?<=\d)[\s'](?=\d{3}\b)", "", text.strip())
    if not re.fullmatch(r"\d[\d.,]*", plain):
        return None
    plain = plain.rstrip(".,")
    if "," in plain and "." in plain:
        decimal = max(plain.rfind(","), plain.rfind("."))
        return Decimal(re.sub(r"[.,]", "", plain[:decimal]) + "." + re.sub(r"[.,]", "", plain[decimal + 1 :]))
    if "," in plain:
        # 1,200,000 and India's 12,00,000 group; 12,5 divides
        grouped = re.fullmatch(r"\d{1,3}(,\d{2,3})*,\d{3}", plain)
        return Decimal(plain.replace(",", "" if grouped else ".")) if grouped or plain.count(",") == 1 else None
    if plain.count(".") > 1:
        return Decimal(plain.replace(".", "")) if re.fullmatch(r"\d{1,3}(\.\d{3})+", plain) else None
    return Decimal(plain)
