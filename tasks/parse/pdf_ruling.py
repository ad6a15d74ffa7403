"""The straight rules of a page: table borders, box edges and underlines as drawn paths."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pypdfium2 import raw

from tasks.parse import pdf_native as native
from tasks.parse.pdf_characters import PageFrame, Sides
from tasks.parse.pdf_objects import Drawn, matrix_of

MIN_RULED_PATHS = 6  # fewer cannot draw a table
MAX_PATHS = 20_000
MAX_SEGMENTS = 4_000
MAX_RULES = 6_000
_THIN_PT = 3.5
_STRAIGHT_PT = 0.8
_SHORTEST_PT = 1.5
_WHITE = 250 / 255
_STRAIGHT = (raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_LINETO)


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal or vertical line; its box has no height or no width."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_horizontal(self) -> bool:
        """Whether it runs from left to right."""
        return self.top == self.bottom


_Point = tuple[float, float]


class Drawing(NamedTuple):
    """What the paths of a page draw.

    Attributes:
        rules: The visible straight ones; empty when there are too few to draw a table.
        fills: Areas filled in one colour that shows: their box and how light they are, 0 to 1.
        curves: How many curved paths there are, the outlines of letters among them.
        is_cut: Whether there are too many to look at; then ``rules`` is empty.
    """

    rules: list[Rule]
    fills: list[tuple[Sides, float]]
    curves: int
    is_cut: bool


def drawing_of(objects: Sequence[Drawn], frame: PageFrame) -> Drawing:
    """The rules, fills and curves of the page."""
    rules: list[Rule] = []
    fills: list[tuple[Sides, float]] = []
    ruled_paths = curves = count = 0
    reader = _PathReader(frame)
    for drawn in objects:
        if drawn.kind != raw.FPDF_PAGEOBJ_PATH:
            continue
        count += 1
        if count > MAX_PATHS or len(rules) > MAX_RULES:
            return Drawing([], fills, curves, is_cut=True)
        path = reader.read(drawn)
        ruled_paths += max(1, len(path.rules) // 4) if path.rules else 0
        rules.extend(_on_page(rule, frame) for rule in path.rules)
        fills.extend(path.fills)
        curves += path.is_curved
    enough = ruled_paths >= MIN_RULED_PATHS or len(rules) >= MIN_RULED_PATHS
    return Drawing(rules if enough else [], fills, curves, is_cut=False)


def _on_page(rule: Rule, frame: PageFrame) -> Rule:
    """The rule cut at the edges of the page; a frame drawn around the whole page stays closed."""
    width, height = frame.width, frame.height
    if rule.x0 >= 0 and rule.top >= 0 and rule.x1 <= width and rule.bottom <= height:
        return rule
    x0, x1 = (min(max(0.0, x), width) for x in (rule.x0, rule.x1))
    top, bottom = (min(max(0.0, y), height) for y in (rule.top, rule.bottom))
    return Rule(x0, top, x1, bottom)


class _Path(NamedTuple):
    rules: list[Rule]
    fills: list[tuple[Sides, float]]
    is_curved: bool


class _PathReader:
    """Reads paths; holds the memory that pdfium writes its answers to."""

    def __init__(self, frame: PageFrame) -> None:
        self._frame = frame
        self._ints = (ctypes.c_uint * 4)()
        self._floats = (ctypes.c_float * 2)()
        self._int_places = native.places_of(self._ints, 4)
        self._x_place, self._y_place = native.places_of(self._floats, 4)

    def read(self, drawn: Drawn) -> _Path:
        lightness, is_stroked = self._ink(drawn.handle)
        is_filled = lightness is not None and lightness < _WHITE
        path = _Path([], [], is_curved=False)
        if not (is_filled or is_stroked):
            return path
        outlines, is_curved = self._outlines(drawn)
        frame = self._frame
        for outline in outlines:
            points = [frame.point(x, y) for x, y in outline]
            xs, tops = [p[0] for p in points], [p[1] for p in points]
            x0, x1, top, bottom = min(xs), max(xs), min(tops), max(tops)
            if x1 < 0 or bottom < 0 or x0 > frame.width or top > frame.height:
                continue
            if bottom - top <= _THIN_PT and x1 - x0 > max(_SHORTEST_PT, bottom - top):
                path.rules.append(Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2))
            elif x1 - x0 <= _THIN_PT and bottom - top > max(_SHORTEST_PT, x1 - x0):
                path.rules.append(Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom))
            else:
                if is_stroked:  # a box that is only filled is shading or a highlighted word
                    path.rules.extend(_sides(points))
                if lightness is not None and is_filled:
                    path.fills.append(((x0, top, x1, bottom), lightness))
        return path._replace(is_curved=is_curved)

    def _ink(self, handle: native.Place) -> tuple[float | None, bool]:
        """How light the path is filled, None when it is not; and whether it is stroked."""
        fill, stroke = self._int_places[:2]
        if not native.path_mode(handle, fill, stroke):
            return None, False
        is_filled, is_stroked = bool(self._ints[0]), bool(self._ints[1])
        if not is_filled:
            return None, is_stroked
        if not native.fill_colour(handle, *self._int_places):
            return 0.0, is_stroked
        red, green, blue, alpha = self._ints
        return (min(red, green, blue) / 255 if alpha else 1.0), is_stroked

    def _outlines(self, drawn: Drawn) -> tuple[list[list[_Point]], bool]:
        """Each sub-path's corner points in page coordinates, closed where the file closes it; whether it has curves."""
        segments = native.path_segments(drawn.handle)
        if not 2 <= segments <= MAX_SEGMENTS:
            return [], segments > MAX_SEGMENTS
        matrices = (matrix_of(drawn.handle), *drawn.containers)
        outlines: list[list[_Point]] = []
        points: list[_Point] = []
        is_curved = False
        for index in range(segments):
            segment = native.at(native.path_segment(drawn.handle, index))
            kind = native.segment_type(segment)
            if kind not in _STRAIGHT:  # a curve: no table border
                points, is_curved = [], True
                continue
            native.segment_point(segment, self._x_place, self._y_place)
            x, y = self._floats
            for a, b, c, d, e, f in matrices:
                x, y = a * x + c * y + e, b * x + d * y + f
            if kind == raw.FPDF_SEGMENT_MOVETO:
                if len(points) > 1:
                    outlines.append(points)
                points = [(x, y)]
            else:
                points.append((x, y))
            if native.segment_closes(segment) and len(points) > 1:
                outlines.append([*points, points[0]])
                points = [points[0]]
        if len(points) > 1:
            outlines.append(points)
        return outlines, is_curved


def _sides(points: list[_Point]) -> Iterator[Rule]:
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        if abs(ay - by) < _STRAIGHT_PT < abs(ax - bx):
            yield Rule(min(ax, bx), (ay + by) / 2, max(ax, bx), (ay + by) / 2)
        elif abs(ax - bx) < _STRAIGHT_PT < abs(ay - by):
            yield Rule((ax + bx) / 2, min(ay, by), (ax + bx) / 2, max(ay, by))
