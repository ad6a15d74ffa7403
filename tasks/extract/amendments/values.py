"""A value set anew without quoting the sentence that states it: a deadline, a limit, a quantity."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.extract.amendments.finding import Found
from tasks.extract.amendments.likeness import key, stems
from tasks.extract.amendments.standing import Entry, Standing
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
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
_DAY_ZH = r"\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日(?: ?(?:上午|下午)? ?\d{1,2} ?(?:[时点:：] ?(?:\d{1,2} ?分?|整)?))?"
DATE = re.compile(rf"(?:{_TIME},? (?:on )?)?{_WEEKDAY}{_DAY}(?:,? (?:at |by )?{_TIME})?|{_DAY_ZH}", re.IGNORECASE)
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
_BY_WHEN = re.compile(
    r"\b(?:due|deadline|clos(?:e|es|ing)|no later than|not later than|on or before|by|until|before)\b"
    r"|截止|之前|前递交|递交|时间",
    re.IGNORECASE,
)
_QUESTIONS = re.compile(
    r"\b(?:questions?|inquir(?:y|ies)|quer(?:y|ies)|clarifications?)\b|疑问|质疑|澄清|答疑", re.IGNORECASE
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
    is_deadline = pattern is DATE and bool(_DEADLINE.search(subject))

    def about(at: int) -> bool:
        return _is_deadline(standing[at], subject) if is_deadline else _is_about(standing[at], subject)

    if old:
        hits = [at for at in scope if _holds(standing[at].text, old)]
        told = [at for at in hits if about(at)]
        if len(key(old)) < _LONG_VALUE or told:
            hits = told  # the same date may be that of something else too
        return Found(tuple(hits), "", f"“{old}”") if hits else None
    hits = [
        at
        for at in scope
        if standing[at].requirement is not None and len(pattern.findall(standing[at].text)) == 1 and about(at)
    ]
    stated = {key(match.group()) for at in hits if (match := pattern.search(standing[at].text))}
    return Found(tuple(hits), "", f"“{subject}”") if len(stated) == 1 else None


def with_value(text: str, old: str, new: str) -> str:
    """The text with its one value set anew."""
    if old:
        return _held(old).sub(lambda _: new, text)
    if DATE.search(new):
        return DATE.sub(lambda _: new, text, count=1)
    number = NUMBER.search(new)
    return NUMBER.sub(lambda _: number.group() if number else new, text, count=1)


def _holds(text: str, old: str) -> bool:
    return bool(_held(old).search(text))


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
        return text
    return _LEFT_OVER.sub(r"\1", _SPACES.sub(" ", held.sub(lambda _: new, text))).strip()


def _is_about(entry: Entry, subject: str) -> bool:
    wanted = stems(subject) - _NAMES_NOTHING
    if not wanted:
        return False
    here = stems(" ".join((entry.text, entry.title, *entry.unit.section[-1:], *entry.unit.headers)))
    return len(wanted & here) >= _LEAST_SHARE * len(wanted)


def _is_deadline(entry: Entry, subject: str) -> bool:
    if bool(_QUESTIONS.search(subject)) != bool(_QUESTIONS.search(entry.text)):
        return False
    return bool(_BY_WHEN.search(entry.text)) and (
        bool(_SUBMITTED.search(entry.text)) or bool(_QUESTIONS.search(entry.text))
    )
