"""Extracted requirements against annotated ones: what is found, missed, right and wrong.

The matching is that of the annotation guide's own scorer, so that both give the same figures.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_RUN_LENGTH = {"en": 5, "zh": 3}  # letters and digits in a run
_COVERED = 0.7  # of an annotated item, by one row
_LONGEST_ROW = 3  # times the item
_LEEWAY = 60  # characters that a row may always be longer
_PART_INSIDE = 0.8  # of a row that is part of an item
_PARTS_COVER = 0.4  # of an item, by its parts together
_INSIDE = 0.5  # of a row, in annotated text

Row = Mapping[str, Any]
Runs = frozenset[str]


def folded(text: str) -> str:
    """Letters and digits only, compatibility forms and case folded."""
    return "".join(character for character in unicodedata.normalize("NFKC", text).lower() if character.isalnum())


def runs_of(text: str, language: str) -> Runs:
    """The runs of letters by which texts are compared."""
    length = _RUN_LENGTH["zh" if language.startswith("zh") else "en"]
    letters = folded(text)
    return (
        frozenset(letters[at : at + length] for at in range(max(1, len(letters) - length + 1)))
        if letters
        else frozenset()
    )


@dataclass(frozen=True, slots=True)
class Score:
    """How one document's rows compare with its annotation.

    Attributes:
        annotated: Number of annotated requirements.
        found: How many of them were found.
        right: Rows that lie in annotated requirements.
        wrong: Rows that lie in text that asks nothing.
        level, party, category: How many of the found agree.
        page: How many of the found stand, as a row or part of one, on the annotated page, of ``paged``.
        paged: Found items for which both name a page.
        knockout_right, knockout_missed: Annotated knock-outs whose row is marked, or not.
        knockout_wrong: Marked rows that belong to no annotated knock-out.
        missed: Annotated requirements that were not found.
        false_alarms: Rows that ask nothing.
    """

    annotated: int
    found: int
    right: int
    wrong: int
    level: int
    party: int
    category: int
    page: int
    paged: int
    knockout_right: int
    knockout_wrong: int
    knockout_missed: int
    missed: tuple[Row, ...]
    false_alarms: tuple[Row, ...]

    @property
    def precision(self) -> float:
        """Share of the rows that are right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Share of the annotated requirements that were found."""
        return self.found / self.annotated if self.annotated else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class _Compared:
    """A row or an annotated item ready to be compared."""

    row: Row
    page: int | None
    runs: Runs
    length: int

    def is_near(self, page: int | None) -> bool:
        """Whether a text on that page may be this one: it may run over a page break."""
        return self.page is None or page is None or abs(self.page - page) <= 1


def score_requirements(annotation: Mapping[str, Any], rows: Sequence[Row]) -> Score:
    """The rows of a document compared with its annotation.

    Args:
        annotation: As the annotation guide describes it.
        rows: Published requirement rows (``page``, ``text``, ``level``, ``party``, ``category``, ``knockout``).
    """
    language = annotation["language"]
    items = [_compared(item, language) for item in annotation["requirements"]]
    neutral = [_compared(item, language) for item in annotation.get("neutral", ())]
    judged = [
        row for row in (_compared(row, language) for row in rows) if row.length and is_covered(annotation, row.page)
    ]
    hits = [_hit(item, judged, 12 if language == "en" else 4) for item in items]
    verdicts = [_verdict(row, items, neutral) for row in judged]
    false_alarms = tuple(row.row for row, verdict in zip(judged, verdicts, strict=True) if verdict is False)
    pairs = [(item.row, hit.row) for item, hit in zip(items, hits, strict=True) if hit is not None]
    wanted = sum(bool(item.row.get("knockout")) for item in items)
    knockout_right = sum(bool(item.get("knockout")) and bool(row.get("knockout")) for item, row in pairs)
    decisive = [item for item in items if item.row.get("knockout")]
    knockout_wrong = sum(
        bool(row.row.get("knockout")) and verdict is not None and not any(_is_of(row, item) for item in decisive)
        for row, verdict in zip(judged, verdicts, strict=True)
    )
    paged = [(item, row) for item, row in pairs if item.get("page") is not None and row.get("page") is not None]
    return Score(
        annotated=len(items),
        found=len(pairs),
        right=sum(verdict is True for verdict in verdicts),
        wrong=len(false_alarms),
        level=_agreeing("level", pairs, "mandatory"),
        party=_agreeing("party", pairs),
        category=_agreeing("category", pairs),
        page=sum(_is_on_page(item, judged) for item in items if any(item.row is one for one, _ in paged)),
        paged=len(paged),
        knockout_right=knockout_right,
        knockout_wrong=knockout_wrong,
        knockout_missed=wanted - knockout_right,
        missed=tuple(item.row for item, hit in zip(items, hits, strict=True) if hit is None),
        false_alarms=false_alarms,
    )


def is_covered(annotation: Mapping[str, Any], page: int | None) -> bool:
    """Whether the annotators judged this page."""
    covers = annotation.get("covers", "all")
    return covers == "all" or page is None or any(first <= page <= last for first, last in covers)


def asks(annotation: Mapping[str, Any], rows: Sequence[Row]) -> list[bool | None]:
    """For each text whether the annotators found that it asks something; None where they left it open or unread."""
    language = annotation["language"]
    items = [_compared(item, language) for item in annotation["requirements"]]
    neutral = [_compared(item, language) for item in annotation.get("neutral", ())]
    compared = [_compared(row, language) for row in rows]
    return [
        _verdict(row, items, neutral) if row.length and is_covered(annotation, row.page) else None for row in compared
    ]


def _compared(row: Row, language: str) -> _Compared:
    return _Compared(row, row.get("page"), runs_of(row["text"], language), len(folded(row["text"])))


def _hit(item: _Compared, rows: Sequence[_Compared], least: int) -> _Compared | None:
    """The row that finds an item: one that covers it, or the part with which its parts cover enough of it.

    Args:
        item: What the annotators marked.
        rows: What was extracted, in order.
        least: Letters that a part must have.
    """
    parts: set[str] = set()
    for row in rows:
        if not item.is_near(row.page):
            continue
        shared = item.runs & row.runs
        if len(shared) >= _COVERED * len(item.runs) and row.length <= max(
            _LONGEST_ROW * item.length, item.length + _LEEWAY
        ):
            return row
        if len(shared) >= _PART_INSIDE * len(row.runs) and row.length >= least:
            parts |= shared
            if len(parts) >= _PARTS_COVER * len(item.runs):
                return row
    return None


def _is_on_page(item: _Compared, rows: Sequence[_Compared]) -> bool:
    """Whether a row that covers the item, or lies in it, is on the page where the annotators saw it."""
    first = item.page
    if first is None:
        return False
    last: int = item.row.get("page_end") or first
    return any(row.page is not None and first <= row.page <= last and _is_of(row, item) for row in rows)


def _is_of(row: _Compared, item: _Compared) -> bool:
    """Whether a row near an item covers it, or is part of it."""
    shared = len(item.runs & row.runs)
    return item.is_near(row.page) and (shared >= _COVERED * len(item.runs) or shared >= _PART_INSIDE * len(row.runs))


def _verdict(row: _Compared, items: Sequence[_Compared], neutral: Sequence[_Compared]) -> bool | None:
    """Whether a row is right; None when it lies mostly in text that the annotators left open."""
    asked = frozenset[str]().union(*(item.runs for item in items if item.is_near(row.page)))
    if len(row.runs & asked) >= _INSIDE * len(row.runs):
        return True
    open_text = frozenset[str]().union(*(item.runs for item in neutral if item.is_near(row.page)))
    return None if len(row.runs & (asked | open_text)) >= _INSIDE * len(row.runs) else False


def _agreeing(name: str, pairs: Sequence[tuple[Row, Row]], default: str | None = None) -> int:
    return sum(item.get(name) == row.get(name, default) for item, row in pairs)
