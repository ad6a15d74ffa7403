"""Where sentences begin and end, English and Chinese: by rule, never inside a clause number or an abbreviation."""

from __future__ import annotations

import re
from itertools import pairwise

from models.document import Language
from tasks.extract.traditional import comparable
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
    no nos sec art para app vol pp p ch fig ref rev approx max min ext tel est cl pub stat sr reg supp subpt pt
    jan feb mar apr jun jul aug sep sept oct nov dec ave
    """
)
# Full stop, question or exclamation mark with closing quotes, before white space.
_ENGLISH_STOP = re.compile(r"[.?!][\"”’')\]]{0,2}(?=\s)")
# "5 p.m. EST": the zone or date of a time of day, not the next sentence.
_TIME_OF_DAY = re.compile(r"\d\s{0,3}[ap]\.m$", re.IGNORECASE)
_ZONE_OR_DAY = re.compile(
    r"\s{1,3}[(]?(?:[A-Z]{2,4}T\b|[A-Z][SD]T\b|(?:Eastern|Central|Mountain|Pacific|Local|Greenwich|Universal)\b|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
)
# "5 C.F.R. 930", "Pub.L. 111": letters with stops between them go on to their number.
_SPELLED_SHORT = re.compile(r"(?:\b[A-Z]\.){1,5}[A-Z][a-z]{0,3}$|\b[A-Z][a-z]{2,4}\.[A-Z]$")
_LAST_WORD = re.compile(r"[\w.]{1,20}$")
_CLAUSE_NUMBER = re.compile(r"^(?:[A-Z]|\d{1,3}|[ivxIVX]{1,4}|(?:[A-Z]\.)?\d{1,3}(?:\.\d{1,3}){1,5})$")
_BULLET = re.compile(r"\s(?=[●•▪■◦❖➢]\s)")
# "√是；□否": the boxes of one question.
_NEXT_BOX = re.compile(r"\s{0,2}[□☐☑√✓✔■]")
# A line that the column's edge ended, not its writer: long, in the middle of a clause, and no new point behind it.
_CLAUSE_GOES_ON = re.compile(r"[一-鿿，、（]$")
_NEW_POINT = re.compile(
    r"\s*(?:[（(]?[\d一二三四五六七八九十①-⑳]{1,3}[）)、.．：:]|[A-Za-z][、.．)）]|[•●■◆➢◇▪★▲※□☑√-]|第[\d一二三四五六七八九十]|"
    r"注[：:]|备注|(?![的之和与及或等并且而则于在由])[^，。；：:\n]{1,12}(?:(?<!\d)[：:]|[：:](?!\d)))"
)
_LEAST_FULL_LINE = 15  # characters
# The same in English: no stop at the line's end, and a small letter or a word that cannot end a sentence at the border.
_FIRST_WORD = re.compile(r"\S+")
_SENTENCE_GOES_ON = re.compile(r"[\w,)”’]$")
_ENDS_ON_GRAMMAR = re.compile(
    r"\b(?:the|an?|of|to|by|for|in|on|at|with|from|and|or|shall|must|will|each|every|this|that|its|their)$",
    re.IGNORECASE,
)
_LEAST_COLUMN = 25  # characters
_FULL_LINE_SHARE = 0.85
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
    wrapped = _wrapped_words(text)
    ends = {end for end in ends if end not in wrapped}
    ends.update(match.start() for match in re.finditer(r"\n", text) if match.start() not in wrapped)
    ends.update(match.end() for match in _BULLET.finditer(text))
    return sorted(ends)


def _ends_english(text: str, stop: int, end: int) -> bool:
    following = text[end : end + 8].lstrip()[:1]
    if text[stop] != ".":
        return True
    if following and not (following.isupper() or following.isdigit() or following in "\"“‘'([•●*-§★▲"):
        return False
    if _goes_on_to_a_number(text, stop, following) or _is_time_of_day(text, stop, end):
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


def _wrapped_words(text: str) -> frozenset[int]:
    """Line breaks that only a column's edge has made, as offsets: the next word found no room on the line."""
    lines = text.split("\n")
    if len(lines) < 2:
        return frozenset()
    widest = max(map(len, lines))
    found: set[int] = set()
    end = 0
    for line, following in pairwise(lines):
        end += len(line) + 1
        word = _FIRST_WORD.match(following)
        if widest < _LEAST_COLUMN or word is None or len(line) + len(word.group()) < widest:
            continue
        if _SENTENCE_GOES_ON.search(line) and (following[:1].islower() or _ENDS_ON_GRAMMAR.search(line)):
            found.add(end - 1)
    return frozenset(found)


def _goes_on_to_a_number(text: str, stop: int, following: str) -> bool:
    """Whether a stop ends an abbreviation of letters whose number follows: "C.F.R. 930"."""
    return (following.isdigit() or following == "§") and bool(_SPELLED_SHORT.search(text[max(0, stop - 12) : stop]))


def _is_time_of_day(text: str, stop: int, end: int) -> bool:
    """Whether a stop ends "p.m." in front of its zone or day."""
    return bool(_TIME_OF_DAY.search(text[max(0, stop - 8) : stop]) and _ZONE_OR_DAY.match(text, end))


def _chinese_ends(text: str) -> list[int]:
    ends: list[int] = []
    wrapped = _wrapped_lines(text)
    depth = 0
    position = 0
    for match in _CHINESE_STOP.finditer(text):
        between = text[position : match.start()]
        depth = max(
            0, depth + sum(between.count(mark) for mark in "（(“") - sum(between.count(mark) for mark in "）)”")
        )
        if match.end() in wrapped or (match.group()[0] in "；;" and _NEXT_BOX.match(text, match.end())):
            position = match.end()
            continue
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


def _wrapped_lines(text: str) -> frozenset[int]:
    """Ends of the lines that only a column's edge has ended, as offsets behind the line break."""
    lines = comparable(text).split("\n")
    if len(lines) < 2:
        return frozenset()
    widths = [sum(1.0 if character > "\u2e7f" else 0.5 for character in line) for line in lines]
    full = max(_LEAST_FULL_LINE, _FULL_LINE_SHARE * max(widths))
    found: set[int] = set()
    end = 0
    for line, width, following in zip(lines, widths, lines[1:], strict=False):
        end += len(line) + 1
        if width >= full and _CLAUSE_GOES_ON.search(line) and not _NEW_POINT.match(following):
            found.add(end)
    return frozenset(found)
