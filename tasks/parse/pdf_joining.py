"""One reading text out of printed lines: hyphens resolved, Chinese without spaces, offsets kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from models.document import Line
from models.provenance import Box
from tasks.parse.language import is_cjk
from tasks.parse.pdf_characters import HYPHEN_MARK
from tasks.parse.pdf_lines import PrintedLine

_LAST_WORD = re.compile(r"([^\W\d_]{1,40})$")
_FIRST_WORD = re.compile(r"([^\W\d_]{1,40})")

_PREFIXES = frozenset(
    (
        *(
            "anti",
            "auto",
            "bi",
            "co",
            "cross",
            "ex",
            "inter",
            "mid",
            "multi",
            "non",
            "over",
            "post",
            "pre",
            "pro",
            "re",
        ),
        *("self", "semi", "sub", "super", "un", "under", "well"),
    )
)
_SUFFIX = re.compile(
    r"(?:[ts]ions?|ments?|ings?|it(?:y|ies)|[ae]nces?|[ai]ble|ness|e[dr]|ers|ors?|ly|als?|ives?|ous|ages?|ures?|ar[yi]\w*)$"
)
_MAX_SYLLABLE = 4
_MAX_SUFFIX = 5


@dataclass(frozen=True, slots=True)
class JoinedText:
    """A text and the printed lines it came from; each line's offsets lie in the text."""

    text: str
    lines: tuple[Line, ...]

    def without_prefix(self, rest: str, cut: int) -> JoinedText:
        """The same without its number or marker.

        Args:
            rest: What is read: any importance marks moved to its front, then the text from ``cut`` on.
            cut: Offset into the text from which it is kept verbatim.
        """
        shift = cut - (len(rest) - (len(self.text) - cut))
        lines = []
        for line in self.lines:
            start, end = max(0, line.start - shift), min(len(rest), line.end - shift)
            if start < end:
                lines.append(Line(start=start, end=end, box=_narrowed(line, shift - line.start)))
        return JoinedText(rest, tuple(lines))


def _narrowed(line: Line, cut: int) -> Box:
    if cut <= 0:
        return line.box
    x0 = line.box.x0 + (line.box.x1 - line.box.x0) * cut / (line.end - line.start)
    return line.box.model_copy(update={"x0": round(min(x0, line.box.x1), 2)})


def box_of(line: PrintedLine) -> Box:
    """Where the line is printed, rounded to a hundredth of a point."""
    return Box(
        page=line.page, x0=round(line.x0, 2), top=round(line.top, 2), x1=round(line.x1, 2), bottom=round(line.bottom, 2)
    )


def boxes_of(lines: Sequence[PrintedLine]) -> tuple[Box, ...]:
    """One box for each run of lines on the same page and in the same column."""
    boxes: list[Box] = []
    places: list[tuple[int, int]] = []
    for line in lines:
        box = box_of(line)
        if places and places[-1] == (line.page, line.column):
            last = boxes[-1]
            boxes[-1] = Box(
                page=box.page,
                x0=min(last.x0, box.x0),
                top=min(last.top, box.top),
                x1=max(last.x1, box.x1),
                bottom=max(last.bottom, box.bottom),
            )
        else:
            boxes.append(box)
            places.append((line.page, line.column))
    return tuple(boxes)


def join_lines(lines: Sequence[PrintedLine], vocabulary: Collection[str]) -> JoinedText:
    """The lines as one text.

    Args:
        lines: In reading order.
        vocabulary: Words of the document in lower case; decides whether a line-end hyphen stays.
    """
    text = ""
    placed: list[Line] = []
    for printed in lines:
        piece = printed.text
        if text:
            text = _ready_for(text, piece, vocabulary)
            if placed and placed[-1].end > len(text):  # the hyphen went
                placed[-1] = placed[-1].model_copy(update={"end": len(text)})
        is_last = printed is lines[-1]
        piece = _plain_hyphens(piece, keep_last=not is_last)
        placed.append(Line(start=len(text), end=len(text) + len(piece), box=box_of(printed)))
        text += piece
    return JoinedText(text, tuple(line for line in placed if line.start < line.end))


def _plain_hyphens(piece: str, *, keep_last: bool) -> str:
    if keep_last and piece.endswith(HYPHEN_MARK):
        return piece[:-1].replace(HYPHEN_MARK, "-") + HYPHEN_MARK
    return piece.replace(HYPHEN_MARK, "-")


def _ready_for(text: str, piece: str, vocabulary: Collection[str]) -> str:
    """The text so far, ready for the next line's text to be put behind it."""
    last, first = text[-1], piece[0]
    if last in (HYPHEN_MARK, "-", "\u2010", "\u00ad"):
        before, after = _LAST_WORD.search(text[:-1]), _FIRST_WORD.match(piece)
        bare, hyphen = text[:-1], "-" if last in (HYPHEN_MARK, "\u00ad") else last
        if before is None or after is None:
            spaced = len(text) > 1 and text[-2] == " "
            return bare + hyphen + (" " if spaced else "")
        return bare if _is_split_word(before[1], after[1], vocabulary) else bare + hyphen
    if is_cjk(last) or is_cjk(first):
        return text
    return text + " "


def _is_split_word(before: str, after: str, vocabulary: Collection[str]) -> bool:
    """Whether the hyphen only split one word over two lines; a compound or prefixed word keeps it."""
    is_capital = (before + after).isupper() and len(before) > 1
    before, after_small = before.lower(), after.lower()
    if before + after_small in vocabulary:
        return True
    if f"{before}-{after_small}" in vocabulary or after_small in vocabulary:
        return False
    if after != after_small and not (is_capital and _SUFFIX.search(after_small)):  # a short one may be an acronym
        return False
    if before in _PREFIXES or (before in vocabulary and len(after) > _MAX_SUFFIX):
        return False
    return len(after) <= _MAX_SYLLABLE or bool(_SUFFIX.search(after_small))
