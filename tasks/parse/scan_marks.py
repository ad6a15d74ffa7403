"""Importance marks and bullets found by their shape: recognisers pass over them or take them for letters."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from tasks.parse.scan_geometry import Image

Ink = NDArray[np.uint8]
Mask = NDArray[np.bool_]

_SIDE = 24  # pixels to which shapes are brought to compare them
_SMALLEST_PX, _LARGEST_PX = 8, 90
_SQUARE = (0.72, 1.38)  # width to height
# share of the union that a shape must have in common with the sign: letters of ordinary pages stay below .51 (star),
# .67 (triangle, diamond), .82 (square), .76 (circle); printed signs from 11 pixels on reach .67, .73, .82, .97, .93
_ALIKE = {"★": 0.60, "▲": 0.72, "◆": 0.76, "■": 0.92, "●": 0.87}

_LOOK_LEFT = 3.2  # line heights
_TOUCHING = 0.12
_SMALLEST, _LARGEST = 0.10, 0.55
_SOLID = 0.62  # of its box; a filled circle has .79, a letter less
_ROUND = 1.6
_MIDDLE = (0.25, 0.78)


class Place(NamedTuple):
    """A rectangle in pixels."""

    x0: float
    top: float
    x1: float
    bottom: float


class Mark(NamedTuple):
    """A sign found by its shape."""

    sign: str
    place: Place


def ink_of(image: Image) -> Ink:
    """1 where the page is printed on, 0 elsewhere."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    _level, dark = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    return np.asarray(dark, dtype=np.uint8)


def marks_on(ink: Ink) -> list[Mark]:
    """The filled stars, triangles, diamonds, squares and circles and the reference marks (※) of a page."""
    _count, labels, stats, _centres = cv2.connectedComponentsWithStats(ink, connectivity=8)
    widths, heights = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    likely = (
        (np.minimum(widths, heights) >= _SMALLEST_PX)
        & (np.maximum(widths, heights) <= _LARGEST_PX)
        & (widths > _SQUARE[0] * heights)
        & (widths < _SQUARE[1] * heights)
    )
    marks: list[Mark] = []
    for label in np.flatnonzero(likely).tolist():
        x, y, width, height = stats[label, :4].tolist()
        window = np.asarray(labels[y : y + height, x : x + width])
        sign = "※" if _is_reference_mark(window, label) else _solid_sign(window == label)
        if sign is not None:
            marks.append(Mark(sign, Place(x, y, x + width, y + height)))
    return marks


def _solid_sign(shape: Mask) -> str | None:
    small = cv2.resize(shape.astype(np.uint8) * 255, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA) > 127
    alike = {sign: float(np.mean(small[small | model] & model[small | model])) for sign, model in _MODELS.items()}
    surest = max(_ALIKE, key=lambda sign: alike[sign] - _ALIKE[sign])
    return surest if alike[surest] >= _ALIKE[surest] else None


def _is_reference_mark(window: NDArray[Any], cross: int) -> bool:
    """Whether the shape is a cross from corner to corner with a dot of its own in each of the four gaps."""
    height, width = window.shape
    third_y, third_x = max(1, height // 3), max(1, width // 3)
    corner_y, corner_x = max(1, height // 4), max(1, width // 4)
    corners = (
        window[:corner_y, :corner_x],
        window[:corner_y, -corner_x:],
        window[-corner_y:, :corner_x],
        window[-corner_y:, -corner_x:],
    )
    if not all((corner == cross).any() for corner in corners):
        return False
    gaps = (
        window[:third_y, third_x:-third_x],
        window[-third_y:, third_x:-third_x],
        window[third_y:-third_y, :third_x],
        window[third_y:-third_y, -third_x:],
    )
    dots: set[int] = set()
    for gap in gaps:
        others = gap[(gap != cross) & (gap != 0)]
        if others.size == 0:
            return False
        dots.add(int(np.bincount(others).argmax()))
    return len(dots) == len(gaps)


def bullet_before(ink: Ink, first: Place, free_from: float) -> Place | None:
    """The solid round or square dot in front of a line, alone on its height; None where there is none.

    Args:
        ink: Of the whole page.
        first: The line's first word.
        free_from: Right edge of what stands on the line's left, 0 where nothing does.
    """
    height = first.bottom - first.top
    left = int(max(free_from + 1, first.x0 - _LOOK_LEFT * height, 0))
    right = int(first.x0 - _TOUCHING * height)
    top, bottom = int(max(0, first.top)), int(first.bottom)
    if right - left < 2 or bottom - top < 6:
        return None
    crop = ink[top:bottom, left:right]
    count, _labels, stats, centres = cv2.connectedComponentsWithStats(crop, connectivity=8)
    found: list[Any] = [(stats[at], centres[at]) for at in range(1, count) if max(stats[at][2:4]) >= _SMALLEST * height]
    if len(found) != 1:
        return None
    (x, y, width, tall, area), (_middle_x, middle_y) = found[0]
    is_dot = (
        max(width, tall) <= _LARGEST * height
        and max(width, tall) <= _ROUND * min(width, tall)
        and area >= _SOLID * width * tall
        and _MIDDLE[0] * height <= middle_y <= _MIDDLE[1] * height
        and x > 0
    )
    return Place(left + x, top + y, left + x + width, top + y + tall) if is_dot else None


def _model(corners: Sequence[tuple[float, float]]) -> Mask:
    """The polygon filling its box, as shapes are compared."""
    drawn = np.zeros((_SIDE * 8, _SIDE * 8), dtype=np.uint8)
    cv2.fillPoly(drawn, [np.round(np.array(corners) * _SIDE * 8).astype(np.int32)], 255)
    ys, xs = np.nonzero(drawn)
    filled = drawn[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1]
    return np.asarray(cv2.resize(filled, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA) > 127)


def _around(count: int, inner: float) -> Iterator[tuple[float, float]]:
    """Points around the middle, every other one nearer by the factor."""
    for at in range(count):
        radius, angle = 0.5 * (inner if at % 2 else 1.0), 2 * math.pi * at / count
        yield 0.5 + radius * math.sin(angle), 0.5 - radius * math.cos(angle)


_MODELS = {
    "★": _model([*_around(10, 0.382)]),
    "▲": _model([(0.5, 0.0), (1.0, 1.0), (0.0, 1.0)]),
    "◆": _model([*_around(4, 1.0)]),
    "■": _model([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]),
    "●": _model([*_around(64, 1.0)]),
}
