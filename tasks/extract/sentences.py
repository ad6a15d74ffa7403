"""Where sentences begin and end, English and Chinese: by rule, never inside a clause number or an abbreviation."""

from __future__ import annotations

import re

from models.document import Language
from tasks.extract.wordlist import words

# Never the end of a sentence, whatever follows.
_TITLES = words(
    """
    e.g i.e vs mr mrs ms dr st attn u.s u.s.c cf al viz
    """
)
# Not the end when a number or bracket follows: "sec. 3", "No. 7", "p. 12".
_BEFORE_NUMBER = words(
    """
    no nos sec art para app vol pp p ch fig ref rev approx max min ext tel est cl
    """
)
# Full stop, question or exclamation mark with closing quotes, before white space.
_ENGLISH_STOP = re.compile(r"[.?!][\"”’')\]]{0,2}(?=\s)")
# "5 p.m. EST": the zone or date of a time of day, not the next sentence.
_TIME_OF_DAY = re.compile(r"\d ?[ap]\.m$", re.IGNORECASE)
_ZONE_OR_DAY = re.compile(
    r"\s{1,3}[(]?(?:[A-Z]{2,4}T\b|[A-Z][SD]T\b|(?:Eastern|Central|Mountain|Pacific|Local|Greenwich|Universal)\b|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
)
_LAST_WORD = re.compile(r"[\w.]{1,20}$")
_CLAUSE_NUMBER = re.compile(r"^(?:[A-Z]|\d{1,3}|[ivxIVX]{1,4}|(?:[A-Z]\.)?\d{1,3}(?:\.\d{1,3}){1,5})$")
_BULLET = re.compile(r"\s(?=[●•▪■◦❖➢]\s)")
# 。；！？ and line ends; a closing bracket or quote stays with its sentence.
_CHINESE_STOP = re.compile(r"[。！？；;][”’」』）)]?|\n")


def sentence_spans(text: str, language: Language) -> list[tuple[int, int]]:
    """Offsets of the sentences of a text, in order, white space around them left out.

    Args:
        text: One block's text.
        language: Decides which marks end a sentence.
    """
    ends = _chinese_ends(text) if language == "zh" else _english_ends(text)
    spans: list[tuple[int, int]] = []
    start = 0
    for end in [*ends, len(text)]:
        piece = text[start:end]
        stripped = piece.strip()
        if stripped:
            first = start + piece.index(stripped[0])
            spans.append((first, first + len(stripped)))
        start = end
    return spans


def _english_ends(text: str) -> list[int]:
    ends = {match.end() for match in _ENGLISH_STOP.finditer(text) if _ends_english(text, match.start(), match.end())}
    ends.update(match.start() for match in re.finditer(r"\n", text))
    ends.update(match.end() for match in _BULLET.finditer(text))
    return sorted(ends)


def _ends_english(text: str, stop: int, end: int) -> bool:
    following = text[end : end + 8].lstrip()[:1]
    if text[stop] != ".":
        return True
    if following and not (following.isupper() or following.isdigit() or following in "\"“‘'([•●*-§★▲"):
        return False
    if _TIME_OF_DAY.search(text[max(0, stop - 8) : stop]) and _ZONE_OR_DAY.match(text, end):
        return False
    before = _LAST_WORD.search(text[max(0, stop - 20) : stop])
    word = before.group() if before else ""
    if word.lower() in _TITLES or (word.lower() in _BEFORE_NUMBER and following and not following.isupper()):
        return False
    if _CLAUSE_NUMBER.match(word):
        # "1." or "A." opens a text or follows a stop: a number, not an end
        head = text[: stop - len(word)].rstrip()
        return bool(head) and head[-1] not in ".:;?!\n" and not (len(word) == 1 and word.isupper())
    return True


def _chinese_ends(text: str) -> list[int]:
    ends: list[int] = []
    depth = 0
    position = 0
    for match in _CHINESE_STOP.finditer(text):
        between = text[position : match.start()]
        depth = max(
            0, depth + sum(between.count(mark) for mark in "（(“") - sum(between.count(mark) for mark in "）)”")
        )
        closes = match.group()[-1] in "”’」』）)"
        if (
            match.group() == "\n"
            or depth == 0
            or (depth == 1 and closes)
            or match.end() - (ends[-1] if ends else 0) > 300
        ):
            ends.append(match.end())
            depth = 0
        position = match.end()
    return ends
