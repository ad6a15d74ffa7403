"""One unit of the tender while amendments are applied to it, and the names and numbers it stands under."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from models.requirement import Requirement
from tasks.extract.amendments.likeness import tokens
from tasks.extract.unit import Unit

_HEADING_NUMBER = re.compile(
    r"\s?(?:(?:section|clause|article|part|chapter|task)\s)?((?:[A-Z]\.?)?\d{1,3}(?:\.\d{1,3}){0,5}|[A-Z](?:\.\d{1,3}){1,5}"
    r"|第[一二三四五六七八九十0-9]{1,3}[章节部]|[（(]?[一二三四五六七八九十]{1,3}[）)、])(?![\w%])",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"[\d.]{1,12}")
_PLURAL = re.compile(r"(?<=[a-z]{3})s$")

Owner = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One unit of the tender, as it stands.

    Attributes:
        document: File name.
        unit: As it was read.
        text: As it reads now.
        requirement: What it asks for now; None when it asks for nothing.
        number: The clause it belongs to; None where a run-in title has begun a part of its own since.
        title: The run-in title its paragraph opens with ("Invoices – ..."), or that of one above in its section.
        printed_page: The page number printed on its page, else the page's own.
        gone: Whether an amendment deleted it.
    """

    document: str
    unit: Unit
    text: str
    requirement: Requirement | None
    number: str | None = None
    title: str = ""
    printed_page: int | None = None
    gone: bool = False


def owners_of(entry: Entry) -> dict[str, tuple[Owner, bool]]:
    """The numbered parts that an entry belongs to: number -> (heading path of that part, whether it is its own number).

    Of a number that is printed twice above it the outermost is meant.
    """
    found: dict[str, tuple[Owner, bool]] = {}
    for depth, heading in enumerate(entry.unit.section):
        number = _number_of(heading)
        if number:
            above = entry.unit.section[: depth + 1]
            found.setdefault(number, (above, True))
            for outer in _outer(number):
                found.setdefault(outer, ((*above[:-1], outer), False))
    own = plain(entry.number or "")
    if own:
        found.setdefault(own, ((*entry.unit.section, own), True))
        for outer in _outer(own):
            found.setdefault(outer, ((*entry.unit.section, outer), False))
    return found


def plain(number: str) -> str:
    """A clause number without its brackets and stops."""
    return number.strip("()（）、. ").casefold()


def row_name(entry: Entry) -> str:
    """What names a table row: its first cell, or the second behind a running number; empty for other text."""
    if entry.unit.kind not in {"row", "cell"}:
        return ""
    first, *others = entry.text.split(" | ")
    return others[0] if others and _ORDINAL.fullmatch(first) else first


def names_of(entry: Entry) -> tuple[str, ...]:
    """What an entry stands under: its row's names, its run-in title, its headings."""
    row = (entry.text.split(" | ", 1)[0], row_name(entry)) if entry.unit.kind == "row" else ()
    return (*row, entry.title, *map(without_number, entry.unit.section))


def same_name(one: str, other: str) -> bool:
    """Whether two titles are one, but for case, punctuation and a plural."""
    return bool(one) and name(one) == name(other)


@lru_cache(maxsize=8192)
def name(title: str) -> str:
    """A title as it is compared: its words, folded and singular."""
    return " ".join(_PLURAL.sub("", token) for token in tokens(title))


@lru_cache(maxsize=8192)
def without_number(heading: str) -> str:
    """A heading's title alone."""
    match = _HEADING_NUMBER.match(heading)
    return heading[match.end() :].lstrip(".、)） ") if match else heading


@lru_cache(maxsize=8192)
def _number_of(heading: str) -> str:
    match = _HEADING_NUMBER.match(heading)
    return plain(match.group(1)) if match else ""


def _outer(number: str) -> list[str]:
    pieces = number.split(".")
    return [".".join(pieces[:count]) for count in range(len(pieces) - 1, 0, -1)]
