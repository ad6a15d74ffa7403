"""When two printed forms of the same thing count as equal: names, figures, codes, moments."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_ENGLISH_NUMBERS = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "fifteen": "15", "twenty": "20",
    "thirty": "30",
}  # fmt: skip
_CHINESE_NUMBERS = {sign: str(value) for value, sign in enumerate("零一二三四五六七八九十")} | {"两": "2"}
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SPELLED = re.compile(rf"\b(?:{'|'.join(_ENGLISH_NUMBERS)})\b", re.IGNORECASE)
_CHINESE = re.compile(r"[零一二两三四五六七八九十](?=个|次|日|天|小时|分钟|年|月|人|级)")
_SHORT_FORM = re.compile(r"\(([A-Z][A-Z&]{1,9})\)")
_SMALL_WORDS = frozenset(("of", "the", "and", "for", "in", "on", "to", "a", "an", "u", "s", "us"))
_DOCUMENT = re.compile(
    r"\b(?:sample |draft )?(?:performance work statement|statement of (?:work|objectives|requirements)|request for"
    r" (?:proposals?|quot(?:e|ation)s?|tenders?)|(?:performance based )?quality assurance surveillance plan"
    r"|invitation to tender)(?: \([A-Z]{2,5}\))?(?: applicable)?(?: (?:for|to)(?: the)?\b)?",
    re.IGNORECASE,
)


def folded(text: str) -> str:
    """Only letters and digits of any script, width and case folded."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def same_words(one: str, other: str, least_share: float = 0.5) -> bool:
    """Whether folded texts are equal, or one holds the other and is not longer than ``1 / least_share`` times it."""
    short, long = sorted((folded(one), folded(other)), key=len)
    return bool(short) and short in long and len(short) >= least_share * len(long)


def same_title(one: str, other: str) -> bool:
    """Same words once the kind of document and long forms of a bracketed short form are left out."""
    return same_words(one, other) or same_words(_subject(one), _subject(other))


def same_organisation(one: str, other: str) -> bool:
    """Same words, the leading organisation of a comma-separated line, or the short form of the other's name."""
    heads = [text.partition(",")[0] for text in (one, other)]
    if same_words(one, other) or same_words(heads[0], heads[1]):
        return True
    short = [_short_forms(name) for name in (one, other)]
    return bool(short[0] & (short[1] | _initials(other)) or short[1] & _initials(one))


def figures(text: str) -> frozenset[Decimal]:
    """Every number of a text, small number words and Chinese numerals before a unit included."""
    plain = unicodedata.normalize("NFKC", text)
    plain = _SPELLED.sub(lambda hit: _ENGLISH_NUMBERS[hit[0].lower()], plain)
    plain = _CHINESE.sub(lambda hit: _CHINESE_NUMBERS[hit[0]], plain)
    return frozenset(Decimal(hit[0].replace(",", "")) for hit in _FIGURE.finditer(plain))


def same_moment(one: str, other: str) -> bool:
    """Same day; same minute when ``one`` states a time; same zone when both state one."""
    if len(one) <= len("2026-01-31"):
        return one == other[: len(one)]
    minute = len("2026-01-31T12:00")
    zones = [re.sub(r"^:\d\d", "", text[minute:]) for text in (one, other)]
    return one[:minute] == other[:minute] and (not all(zones) or zones[0] == zones[1])


def _subject(title: str) -> str:
    """A title without "Performance Work Statement (PWS)" and the like, "Information Technology (IT)" as "IT"."""
    plain = _DOCUMENT.sub(" ", title)
    for hit in _SHORT_FORM.finditer(title):
        words = title[: hit.start()].split()[-len(hit[1]) :]
        if "".join(word[0] for word in words).upper() == hit[1]:
            plain = plain.replace(" ".join(words), "")
    return plain


def _short_forms(name: str) -> set[str]:
    """The capitals that stand for a name: itself when it is nothing else, the bracket behind it."""
    forms = {hit[1] for hit in _SHORT_FORM.finditer(name)}
    return forms | ({name.strip()} if re.fullmatch(r"[A-Z&]{2,9}", name.strip()) else set())


def _initials(name: str) -> set[str]:
    """The initials of its words, with and without a leading "United States"."""
    words = [word for word in re.findall(r"[A-Za-z]+", name) if word.lower() not in _SMALL_WORDS]
    full = "".join(word[0] for word in words).upper()
    forms = {full, full[2:]} if name.startswith("United States") else {full}
    return {form for form in forms if len(form) > 1}
