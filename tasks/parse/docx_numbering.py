"""Automatic numbering of a DOCX, counted paragraph by paragraph as Word shows it.

Source: ECMA-376 Part 1, 17.9 Numbering.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml.etree import _Element as Element

from tasks.parse.docx_number_format import print_number
from tasks.parse.docx_package import is_on, value, w, whole
from tasks.parse.docx_styles import Styles
from tasks.parse.docx_symbols import with_signs

LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")


class Level(NamedTuple):
    """How one level of a list counts and prints."""

    start: int
    number_format: str
    text: str
    is_legal: bool
    restart: int | None
    style_id: str | None
    font: str | None


class Label(NamedTuple):
    """What is printed before a paragraph, and at which list level (from 0)."""

    text: str
    is_bullet: bool
    level: int


class _Num(NamedTuple):
    abstract_id: str
    starts: dict[int, int]
    levels: dict[int, Level]


class Numbering:
    """The lists of one document and their counters; ask in reading order, each paragraph once."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._nums: dict[str, _Num] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        for one in root if root is not None else ():
            if one.tag == w("abstractNum"):
                abstract_id = one.get(w("abstractNumId"), "")
                self._abstract[abstract_id] = dict(_levels(one))
                link = value(one, "numStyleLink")
                if link:
                    self._links[abstract_id] = link
            elif one.tag == w("num"):
                self._nums[one.get(w("numId"), "")] = _num(one)

    def place(self, num_pr: Element | None, style_id: str | None) -> tuple[str, int] | None:
        """The list and level (from 0) of a paragraph, from its own properties and its style; None when unnumbered."""
        inherited = self._styles.numbering(style_id)
        num_id = value(num_pr, "numId") or (inherited.num_id if inherited else None)
        if num_id is None or num_id == "0" or num_id not in self._nums:
            return None
        level = whole(value(num_pr, "ilvl"))
        if level is None:
            linked = inherited.style_id if inherited else style_id
            level = next(
                (at for at, one in self._all_levels(num_id).items() if one.style_id == linked and linked), None
            )
        if level is None:
            level = (inherited.list_level if inherited else None) or 0
        return num_id, min(max(level, 0), LEVELS - 1)

    def next_label(self, num_id: str, level: int) -> Label | None:
        """Count one paragraph of this list and level; None where the level prints nothing."""
        levels = self._all_levels(num_id)
        here = levels.get(level)
        if here is None:
            return None
        num = self._nums[num_id]
        counters = self._counters.setdefault(self._resolve(num.abstract_id), [None] * LEVELS)
        current = counters[level]
        if level in num.starts and (num_id, level) not in self._started:
            current = None
        self._started.add((num_id, level))
        counters[level] = num.starts.get(level, here.start) if current is None else current + 1
        self._settle_other_levels(counters, levels, num, level)
        if here.number_format == "bullet":
            return Label(_bullet(here), is_bullet=True, level=level)
        text = _PLACEHOLDER.sub(lambda match: self._figure(counters, levels, here, int(match[1]) - 1), here.text)
        return Label(text.strip(), is_bullet=False, level=level) if text.strip() else None

    @staticmethod
    def _settle_other_levels(counters: list[int | None], levels: dict[int, Level], num: _Num, level: int) -> None:
        for above in range(level):
            if counters[above] is None and above in levels:
                counters[above] = num.starts.get(above, levels[above].start)
        for below in range(level + 1, LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or level < restart:
                counters[below] = None

    @staticmethod
    def _figure(counters: list[int | None], levels: dict[int, Level], here: Level, level: int) -> str:
        number = counters[level]
        if number is None or level not in levels:
            return ""
        number_format = levels[level].number_format
        if here.is_legal and number_format != "none":
            number_format = "decimal"
        return print_number(number, number_format)

    def _all_levels(self, num_id: str) -> dict[int, Level]:
        num = self._nums[num_id]
        return {**self._abstract.get(self._resolve(num.abstract_id), {}), **num.levels}

    def _resolve(self, abstract_id: str) -> str:
        """The definition itself where this one only points to a numbering style."""
        seen: set[str] = set()
        while abstract_id in self._links and abstract_id not in seen:
            seen.add(abstract_id)
            linked = self._styles.numbering(self._links[abstract_id])
            if linked is None or linked.num_id not in self._nums:
                break
            abstract_id = self._nums[linked.num_id].abstract_id
        return abstract_id


def _levels(parent: Element) -> list[tuple[int, Level]]:
    found = []
    for element in parent.findall(w("lvl")):
        at = whole(element.get(w("ilvl")))
        if at is not None and 0 <= at < LEVELS:
            found.append((at, _level(element)))
    return found


def _level(element: Element) -> Level:
    # A custom format stands in an alternative; the last one is the fallback that every reader knows.
    formats = [one.get(w("val"), "decimal") for one in element.iter(w("numFmt"))]
    start = whole(value(element, "start"))
    return Level(
        start=0 if start is None else start,
        number_format=formats[-1] if formats else "decimal",
        text=value(element, "lvlText") or "",
        is_legal=bool(is_on(element, "isLgl")),
        restart=whole(value(element, "lvlRestart")),
        style_id=value(element, "pStyle"),
        font=value(element.find(w("rPr")), "rFonts", "ascii"),
    )


def _bullet(level: Level) -> str:
    """The sign a reader sees; a point where only the font knows it."""
    return _PRIVATE.sub("•", with_signs(level.text, level.font)).strip() or "•"


def _num(element: Element) -> _Num:
    starts: dict[int, int] = {}
    levels: dict[int, Level] = {}
    for override in element.findall(w("lvlOverride")):
        at = whole(override.get(w("ilvl")))
        start = whole(value(override, "startOverride"))
        if at is not None and start is not None:
            starts[at] = start
        levels.update(_levels(override))
    return _Num(value(element, "abstractNumId") or "", starts, levels)
