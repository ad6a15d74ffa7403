"""Dates that steer a bid: the deadline as a date, the end of the term, when an answer must stand."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from models.facts import TenderFacts
from tasks.match.quantities import dates

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_STARTS = re.compile(
    r"(?:from|starting|commencing|beginning|effective|starts?|begins?|commences?)(?: on)? .{0,30}|(?<=自).{0,20}?起",
    re.IGNORECASE,
)


def deadline_on(facts: TenderFacts) -> dt.date | None:
    """The calendar date of the submission deadline; None when it is not stated as a full date."""
    if facts.submission_deadline is None:
        return None
    match = _DATE.match(facts.submission_deadline.value)
    if match is None:
        return None
    try:
        return dt.date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def valid_on(facts: TenderFacts, today: dt.date) -> dt.date:
    """First day on which certificates must hold: the deadline, or today when that is later or no deadline is known."""
    return max(deadline_on(facts) or today, today)


def term_end_on(facts: TenderFacts, today: dt.date) -> dt.date:
    """Last day of the contract, counted from the start stated with the term, else from the deadline.

    The first day on which certificates must hold when no term is stated.
    """
    first, term = valid_on(facts, today), facts.contract_term
    if term is None:
        return first
    stated = [day for words in _STARTS.findall(term.text) for day in dates(words)]
    return add_months(max([first, *stated[:1]]), term.value)


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def working_days_before(day: dt.date, count: int) -> dt.date:
    """The day so many Mondays-to-Fridays earlier; public holidays are not known here."""
    while count > 0:
        day -= dt.timedelta(days=1)
        count -= day.weekday() < 5
    return day
