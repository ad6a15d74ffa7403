"""The straight rules of a page: table borders, box edges and underlines as drawn paths."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from tasks.parse.pdf_characters import PageFrame

MIN_RULED_PATHS = 6  # fewer cannot draw a table
MAX_PATHS = 20_000
MAX_SEGMENTS = 4_000
MAX_RULES = 6_000
_THIN_PT = 3.5
_STRAIGHT_PT = 0.8
_SHORTEST_PT = 1.5
_WHITE = 250


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


def rules_of(page: pdfium.PdfPage, frame: PageFrame) -> list[Rule] | None:
    """The visible straight rules; empty when there are too few to draw a table, None when too many to look at."""
    rules: list[Rule] = []
    ruled_paths = 0
    for count, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if count >= MAX_PATHS or len(rules) > MAX_RULES:
            return None
        found = list(_rules_of_path(item, frame))
        ruled_paths += max(1, len(found) // 4) if found else 0
        rules.extend(found)
    return rules if ruled_paths >= MIN_RULED_PATHS or len(rules) >= MIN_RULED_PATHS else []


def _rules_of_path(item: pdfium.PdfObject, frame: PageFrame) -> Iterator[Rule]:
    is_filled, is_stroked = _drawn(item)
    if not (is_stroked or is_filled):
        return
    for outline in _outlines(item):
        points = [frame.point(x, y) for x, y in outline]
        xs, tops = [p[0] for p in points], [p[1] for p in points]
        x0, x1, top, bottom = min(xs), max(xs), min(tops), max(tops)
        if x1 < 0 or bottom < 0 or x0 > frame.width or top > frame.height:
            continue
        if bottom - top <= _THIN_PT and x1 - x0 > max(_SHORTEST_PT, bottom - top):
            yield Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2)
        elif x1 - x0 <= _THIN_PT and bottom - top > max(_SHORTEST_PT, x1 - x0):
            yield Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)
        elif is_stroked:  # a box that is only filled is shading or a highlighted word
            yield from _sides(points)


def _sides(points: list[_Point]) -> Iterator[Rule]:
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        if abs(ay - by) < _STRAIGHT_PT < abs(ax - bx):
            yield Rule(min(ax, bx), (ay + by) / 2, max(ax, bx), (ay + by) / 2)
        elif abs(ax - bx) < _STRAIGHT_PT < abs(ay - by):
            yield Rule((ax + bx) / 2, min(ay, by), (ax + bx) / 2, max(ay, by))


def _drawn(item: pdfium.PdfObject) -> tuple[bool, bool]:
    """Whether the path is filled with an ink that shows, and whether it is stroked."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(item, fill, stroke):
        return False, False
    if not fill.value:
        return False, bool(stroke.value)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
    shows = not known or (alpha.value > 0 and min(red.value, green.value, blue.value) < _WHITE)
    return shows, bool(stroke.value)


def _outlines(item: pdfium.PdfObject) -> Iterator[list[_Point]]:
    """Each sub-path's corner points in page coordinates, closed where the file closes it."""
    segments = raw.FPDFPath_CountSegments(item)
    if not 2 <= segments <= MAX_SEGMENTS:
        return
    matrices = [item.get_matrix()]
    container = item.container
    while container is not None:
        matrices.append(container.get_matrix())
        container = container.container
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[_Point] = []
    for index in range(segments):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (x.value, y.value)
        for matrix in matrices:
            point = matrix.on_point(*point)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = [point]
        elif kind == raw.FPDF_SEGMENT_LINETO:
            points.append(point)
        else:  # a curve: no table border
            points = []
            continue
        if raw.FPDFPathSegment_GetClose(segment) and len(points) > 1:
            yield [*points, points[0]]
            points = [points[0]]
    if len(points) > 1:
        yield points
