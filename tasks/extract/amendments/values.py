"""A value set anew without quoting the sentence that states it: a deadline, a limit, a quantity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tasks.extract.amendments.entry import Entry
from tasks.extract.amendments.finding import Found
from tasks.extract.amendments.likeness import stems
from tasks.extract.amendments.standing import Standing
from tasks.extract.same_text import key
from tasks.extract.wordlist import words

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_TIME = (
    r"(?:\d{1,2}(?:[:.]\d{2})? ?(?:[ap]\.? ?m\.?|hours|hrs|noon|midnight)|\d{1,2}:\d{2})"
    r"(?: ?\(?(?:local time|[A-Z]{2,4}T)\)?)?"
)
_DAY = (
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|"
    r"\d{1,4}[/-]\d{1,2}[/-]\d{1,4})"
)
_CLOCK_ZH = (
    r"(?: ?(?:上午|下午)? ?\d{1,2} ?(?:[:：]\d{2}(?:[:：]\d{2})?|"
    r"[时点] ?(?:\d{1,2} ?分?(?: ?\d{1,2} ?秒)?|整)?))"
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
_DAY_ZH = r"\d{4} ?(?:年 ?\d{1,2} ?月 ?\d{1,2} ?日|[-/.]\d{1,2}[-/.]\d{1,2}(?!\d))"
_MOMENT_ZH = rf"{_DAY_ZH}{_CLOCK_ZH}"
DATE = re.compile(
    rf"{_MOMENT_ZH}|(?:{_TIME},? (?:on )?)?{_WEEKDAY}{_DAY}(?:,? (?:at |by )?{_TIME})?|{_DAY_ZH}", re.IGNORECASE
)
_ONLY_DAY = re.compile(rf"{_WEEKDAY}{_DAY}|{_DAY_ZH}", re.IGNORECASE)
NUMBER = re.compile(
    r"(?:\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety)"
    r" \()?"
    r"(?<![A-Za-z0-9_.,])\d[\d,]*(?:\.\d+)?(?![\d.]*\d)\)?",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:due|closing|submission|response|proposal|bid|tender|quote|offer)\b[^.;]{0,40}\b(?:date|time|deadline)|\bdeadline\b|"
    r"(?:投标|响应文件|递交|提交)[^。；]{0,12}(?:截止|时间)|开标时间",
    re.IGNORECASE,
)
_SUBMITTED = re.compile(
    r"\b(?:quot(?:e|ation)s?|proposals?|bids?|tenders?|offers?|submissions?|responses?)\b|投标|响应文件|开标",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"\d{4}[^\d]")
_DIGITS = re.compile(r"\d{1,4}")
_HOUR = 3  # place of the hour in a moment
_NOON = 12
_OPENING = re.compile(r"\bopen(?:ing|ed)\b|开标|开启", re.IGNORECASE)
_CLOSING = re.compile(
    r"\b(?:due|clos(?:e|es|ing)|submi\w{1,6}|receipt|received|deadline)\b|截止|递交|提交", re.IGNORECASE
)
_BY_WHEN = re.compile(
    r"\b(?:due|deadline|clos(?:e|es|ing)|no later than|not later than|on or before|by|until|before)\b"
    r"|截止|之前|前递交|递交|时间",
    re.IGNORECASE,
)
_QUESTIONS = re.compile(
    r"\b(?:questions?|inquir(?:y|ies)|quer(?:y|ies)|clarifications?)\b|疑问|质疑|澄清|答疑", re.IGNORECASE
)
_BEHIND_PLACE = re.compile(
    r"^.{0,200}(?:第\s?[0-9一二三四五六七八九十百.]{1,10}\s?[条章节款项段部]|\d{1,2}(?:\.\d{1,3}){1,5}\s?[条款项]?|附表)(?:中的?|的|内的?)?"
)
_NAMES_NOTHING = words("new date time limit number period amount value level due rfp rfq tender bid this")
_STOPS = (".", "。", ";", "；")
_SPACES = re.compile(r" {2,}")
_LEFT_OVER = re.compile(r" +([.,;])(?=\s|$)")
_LEAST_SHARE = 0.6
_LONG_VALUE = 8  # telling characters; a date needs no other words to be known again


def find_value(
    standing: Standing,
    subject: str,
    old: str,
    new: str,
    documents: Sequence[str],
    within: Sequence[int] | None = None,
) -> Found | None:
    """The entries that state the value; None when none does, or several state different ones.

    Args:
        standing: The tender as it stands.
        subject: The words that name the value: "the page limit for the technical volume".
        old: The value before; empty when not told.
        new: The value now.
        documents: Where to look.
        within: Positions of the part that the instruction names; None when it names none.
    """
    scope = [at for name in documents for at in standing.positions(name)] if within is None else list(within)
    pattern = DATE if DATE.search(new) else NUMBER
    is_deadline = moves_a_deadline(subject, new)

    def about(at: int) -> bool:
        return _is_deadline(standing[at], subject) if is_deadline else _is_about(standing[at], subject)

    if old:
        wanted = key(old)
        is_date = bool(_moments(old))
        hits = [at for at in scope if (is_date or wanted in key(standing[at].text)) and _holds(standing[at].text, old)]
        told = [at for at in hits if about(at)]
        if is_deadline:
            hits = [at for at in hits if _is_of_one_moment(standing[at].text, subject)]
        if len(key(old)) < _LONG_VALUE or told:
            hits = told  # the same date may be that of something else too
        return Found(tuple(hits), "", f"“{old}”") if hits else None
    hits = [
        at
        for at in scope
        if standing[at].requirement is not None and _states_one(pattern, standing[at].text) and about(at)
    ]
    stated = {key(match.group()) for at in hits if (match := pattern.search(standing[at].text))}
    return Found(tuple(hits), "", f"“{subject}”") if len(stated) == 1 else None


def moves_a_deadline(subject: str, new: str) -> bool:
    """Whether the value is the moment by which, or at which, something of the offer happens."""
    return bool(DATE.search(new)) and bool(_DEADLINE.search(subject))


def with_value(text: str, new: str) -> str:
    """The text with its one value set anew; itself when it states none of that kind, or several."""
    if not _states_one(DATE if DATE.search(new) else NUMBER, text):
        return text
    if date := DATE.search(new):
        # a new day without a time leaves the time as it was
        has_time = date.group() != (day.group() if (day := _ONLY_DAY.search(date.group())) else "")
        return (DATE if has_time else _ONLY_DAY).sub(lambda _: new, text, count=1)
    number = NUMBER.search(new)
    return NUMBER.sub(lambda _: number.group(), text, count=1) if number else text


@lru_cache(maxsize=16384)
def _states_one(pattern: re.Pattern[str], text: str) -> bool:
    return len(pattern.findall(text)) == 1


def _holds(text: str, old: str) -> bool:
    return bool(_held(old).search(text)) or _same_moment(text, old) is not None


def _same_moment(text: str, old: str) -> tuple[int, int] | None:
    """Where a text states the old moment in another form: "2031-09-14 09:30:00" for "2031年9月14日9时30分"."""
    wanted = _moments(old)
    if len(wanted) != 1 or wanted[0][1:] != (0, len(old)):
        return None
    return next(((start, end) for moment, start, end in _moments(text) if moment == wanted[0][0]), None)


@lru_cache(maxsize=16384)
def _moments(text: str) -> tuple[tuple[tuple[int, ...], int, int], ...]:
    """The moments of a text that can be told for certain, with their places."""
    if not _YEAR_FIRST.search(text):
        return ()
    found = [(_moment(one.group()), *one.span()) for one in DATE.finditer(text)]
    return tuple(one for one in found if one[0])


def _moment(date: str) -> tuple[int, ...]:
    """Year, month, day, hour and minute of a date that begins with its year; empty for one read in two ways."""
    if not _YEAR_FIRST.match(date):
        return ()
    numbers = [int(one) for one in _DIGITS.findall(date)]
    if "下午" in date and len(numbers) > _HOUR and numbers[_HOUR] < _NOON:
        numbers[_HOUR] += _NOON
    padded = [*numbers, 0, 0, 0][: _HOUR + 2]
    return tuple(padded)


@lru_cache(maxsize=512)
def _held(old: str) -> re.Pattern[str]:
    """The old words, whatever white space stands between them, and not as a part of a longer number or word."""
    pieces = r"\s{0,3}".join(re.escape(piece) for piece in re.findall(r"\w+|[^\w\s]", old))
    head = r"(?<![A-Za-z0-9])" if old[:1].isascii() and old[:1].isalnum() else ""
    tail = r"(?![A-Za-z0-9]|[.,]\d)" if old[-1:].isascii() and old[-1:].isalnum() else ""
    return re.compile(f"{head}{pieces}{tail}", re.IGNORECASE)


def replaced(text: str, old: str, new: str) -> str:
    """The text with the old words replaced; itself when they are not in it."""
    if new.endswith(_STOPS) and not old.endswith(_STOPS):
        new = new.rstrip("".join(_STOPS))  # it ends the instruction's sentence
    held = _held(old)
    if not held.search(text):
        same = _same_moment(text, old)
        return text if same is None else text[: same[0]] + new + text[same[1] :]
    reworded = held.sub(lambda one: _fitting(new, old, text[one.end() :]), text)
    return _LEFT_OVER.sub(r"\1", _SPACES.sub(" ", reworded)).strip()


def _fitting(new: str, old: str, behind: str) -> str:
    """The new words without a unit that stands behind the old ones already: "from 10 to 15 pages"."""
    words_new, words_behind = new.split(), behind.replace(".", " ").replace(",", " ").split()
    last = words_new[-1:]
    if len(words_new) > 1 and last == words_behind[:1] and old.split()[-1:] != last:
        return " ".join(words_new[:-1])
    return new


def _is_about(entry: Entry, subject: str) -> bool:
    wanted = stems(_BEHIND_PLACE.sub("", subject)) - _NAMES_NOTHING
    if not wanted:
        return False
    here = stems(" ".join((entry.text, entry.title, *entry.unit.section[-1:], *entry.unit.headers)))
    return len(wanted & here) >= _LEAST_SHARE * len(wanted)


def _is_of_one_moment(text: str, subject: str) -> bool:
    """Whether both speak of questions, both only of opening the offers, or neither."""
    asks = bool(_QUESTIONS.search(subject)) == bool(_QUESTIONS.search(text))
    return asks and _only_opening(subject) == _only_opening(text)


def _only_opening(text: str) -> bool:
    """Whether a text speaks of opening the offers and not of handing them in."""
    return bool(_OPENING.search(text)) and not _CLOSING.search(text)


def _is_deadline(entry: Entry, subject: str) -> bool:
    return (
        _is_of_one_moment(entry.text, subject)
        and bool(_BY_WHEN.search(entry.text))
        and (bool(_SUBMITTED.search(entry.text)) or bool(_QUESTIONS.search(entry.text)))
    )
