"""Marks found by their shape put into the recognised lines: into the right line, at the right place, each once."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from tasks.adapters.ocr.engine import Piece, TextLine
from tasks.parse.scan_marks import Mark

_LOOKALIKES = str.maketrans({"⭐": "★", "🌟": "★", "✭": "★", "✮": "★", "🔺": "▲", "▴": "▲"})
_ANYWHERE = frozenset("★▲※")  # importance marks stand in front of, within and behind lines; the others are bullets
_ALONE = frozenset("★▲")  # may fill the cell of a table
_SAME = {"★": "★", "▲": "▲", "※": "※", "◆": "◆❖", "■": "■▪▮", "●": "●•·∙⚫"}
_BULLET = (0.3, 1.15)  # of the line's height
_IMPORTANT = (0.36, 1.15)  # printed marks have .42 and more of the outline's height
_OFF_MIDDLE = 0.13  # they stand at .47 to .54 of it; asterisks, much like stars, at .35 and above
_BEFORE = 2.6  # line heights in front of the line
_FULL_SIZE = 0.42  # of the line's height: a smaller circle is an ordinary bullet
_ON_IT = 0.3  # of the mark's width, either side of its middle
_NEAR = 0.6  # line heights between a mark and the same sign as recognised
_CERTAIN = 0.9  # a letter read with so much confidence stays: the mark comes beside it


def with_marks(lines: Sequence[TextLine], marks: Sequence[Mark]) -> list[TextLine]:
    """The lines with every mark; one that belongs to no line is a line of its own where it can stand alone."""
    found: list[TextLine] = [
        [piece._replace(text=piece.text.translate(_LOOKALIKES)) for piece in line] for line in lines if line
    ]
    if not found:
        return found
    usual = median(_bottom(line) - _top(line) for line in found)
    alone: list[TextLine] = []
    for mark in marks:
        at = _line_of(mark, found)
        if at is not None:
            found[at] = _marked(found[at], mark)
        elif mark.sign in _ALONE and _fits(mark, usual) and not any(_covers(line, mark) for line in found):
            alone.append([_piece(mark.sign, mark, mark.place.top, mark.place.bottom, spaced=True)])
    return [*found, *alone]


def _line_of(mark: Mark, lines: Sequence[TextLine]) -> int | None:
    """The line on the mark's height that it stands in or in front of, the nearest of several."""
    middle = (mark.place.top + mark.place.bottom) / 2
    best, least = None, float("inf")
    for at, line in enumerate(lines):
        top, bottom = _top(line), _bottom(line)
        height = bottom - top
        is_low_or_high = mark.sign in _ANYWHERE and abs(middle - (top + bottom) / 2) > _OFF_MIDDLE * height
        if not top <= middle <= bottom or is_low_or_high or not _fits(mark, height):
            continue
        x0, x1 = min(piece.x0 for piece in line), max(piece.x1 for piece in line)
        distance = max(0.0, x0 - mark.place.x1, 2 * (mark.place.x0 - x1))
        if distance <= _BEFORE * height and distance < least:
            best, least = at, distance
    return best


def _marked(line: TextLine, mark: Mark) -> TextLine:
    """The line with the mark at its place: as recognised, instead of a letter it was taken for, or put in."""
    top, bottom = _top(line), _bottom(line)
    height, middle = bottom - top, (mark.place.x0 + mark.place.x1) / 2
    if any(piece.text in _SAME[mark.sign] and abs(_middle(piece) - middle) <= _NEAR * height for piece in line):
        return line
    sign = "•" if mark.sign == "●" and mark.place.bottom - mark.place.top < _FULL_SIZE * height else mark.sign
    at = sum(_middle(piece) < middle for piece in line)
    reach = _ON_IT * (mark.place.x1 - mark.place.x0)
    on_it = [place for place, piece in enumerate(line) if abs(_middle(piece) - middle) <= reach]
    if on_it and (line[on_it[0]].confidence < _CERTAIN or not line[on_it[0]].text.isalnum()):
        at = on_it[0]
        if at == 0 or mark.sign in _ANYWHERE:
            piece = line[at]
            return [*line[:at], piece._replace(text=sign), *line[at + 1 :]]
        return line
    if at > 0 and mark.sign not in _ANYWHERE:
        return line
    rest = list(line[at:])
    if rest:
        rest[0] = rest[0]._replace(
            x0=max(rest[0].x0, min(mark.place.x1, rest[0].x1 - 1)), spaced=rest[0].spaced and at > 0
        )
    return [*line[:at], _piece(sign, mark, top, bottom, spaced=at == 0), *rest]


def _covers(line: TextLine, mark: Mark) -> bool:
    """Whether the mark overlaps the line's outline: what it is there, the recogniser has said."""
    return (
        mark.place.x1 > min(piece.x0 for piece in line)
        and mark.place.x0 < max(piece.x1 for piece in line)
        and mark.place.bottom > _top(line)
        and mark.place.top < _bottom(line)
    )


def _piece(sign: str, mark: Mark, top: float, bottom: float, *, spaced: bool) -> Piece:
    return Piece(sign, 1.0, mark.place.x0, top, mark.place.x1, bottom, spaced)


def _fits(mark: Mark, height: float) -> bool:
    least, most = _IMPORTANT if mark.sign in _ANYWHERE else _BULLET
    return least * height <= mark.place.bottom - mark.place.top <= most * height


def _middle(piece: Piece) -> float:
    return (piece.x0 + piece.x1) / 2


def _top(line: TextLine) -> float:
    return min(piece.top for piece in line)


def _bottom(line: TextLine) -> float:
    return max(piece.bottom for piece in line)
