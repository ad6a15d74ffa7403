"""How a scanned page lies: which way up, how far askew, where the rules of its tables are. Pixels in, numbers out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
Quad = NDArray[np.float64]
"""Four corners (x, y) of a line of text in pixels: top left, top right, bottom right, bottom left as it reads."""

Frame = tuple[float, float, float, float]
"""A rule as (x0, top, x1, bottom) in pixels."""

_LONG = 2.5  # times as long as high: a line of text that shows which way it runs
_FEWEST_LINES = 3
_LEAST_SKEW_DEG = 0.15
_MOST_SKEW_DEG = 8.0
_LEAST_INK = 2e-5  # share of dark pixels: less is an empty page
_MARGIN_PX = 40
_INK_STEP = 60  # grey levels below the paper
_SHORTEST_RULE_PT = 18.0
_THICKEST_RULE_PT = 3.5
_LEAST_PX_PER_PT = 1.5
_RULE_DEPTH = 28  # grey levels below the paper beside it
_FEWEST_RULES = 6  # fewer cannot draw a table


def has_ink(image: Image) -> bool:
    """Whether more than dust is on the page."""
    return bool(np.mean(_differs_from_paper(image)) > _LEAST_INK)


def printed_area(image: Image) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is printed, with a margin; the whole image where nothing is."""
    height, width = image.shape[:2]
    differs = _differs_from_paper(image)
    columns, rows = np.flatnonzero(differs.any(axis=0)), np.flatnonzero(differs.any(axis=1))
    if columns.size == 0:
        return 0, 0, width, height
    return (
        max(0, int(columns[0]) - _MARGIN_PX),
        max(0, int(rows[0]) - _MARGIN_PX),
        min(width, int(columns[-1]) + _MARGIN_PX + 1),
        min(height, int(rows[-1]) + _MARGIN_PX + 1),
    )


def _differs_from_paper(image: Image) -> NDArray[np.bool_]:
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    paper = float(np.median(grey))
    return np.asarray(np.abs(grey.astype(np.int16) - round(paper)) > _INK_STEP)


def runs_upwards(quads: Sequence[Quad]) -> bool:
    """Whether most long lines of text stand on end: the page lies on its side."""
    level = upright = 0.0
    for quad in quads:
        width, height = _extent(quad)
        if width > _LONG * height:
            level += width
        elif height > _LONG * width:
            upright += height
    return upright > level


def skew_deg(quads: Sequence[Quad]) -> float:
    """Degrees clockwise by which the lines of text fall, seen from the page; 0 where they are level or too few.

    Args:
        quads: Lines of a page that is the right way up.
    """
    angles: list[float] = []
    for quad in quads:
        width, height = _extent(quad)
        if width > _LONG * height:
            dx, dy = quad[1] - quad[0] + quad[2] - quad[3]
            angles.append(float(np.degrees(np.arctan2(dy, dx))))
    if len(angles) < _FEWEST_LINES:
        return 0.0
    angle = float(np.median(angles))
    return round(angle, 2) if _LEAST_SKEW_DEG <= abs(angle) <= _MOST_SKEW_DEG else 0.0


def turned(image: Image, quarter_turns: int) -> Image:
    """The image turned clockwise by quarter turns."""
    return np.ascontiguousarray(np.rot90(image, -quarter_turns))


def levelled(image: Image, skew: float) -> Image:
    """The image turned about its middle so that lines which fall by so many degrees run level; corners are paper."""
    if not skew:
        return image
    height, width = image.shape[:2]
    matrix = _levelling(image, skew)
    paper = [float(np.median(image[:, :, channel])) for channel in range(3)]
    moved: Any = cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper)
    return np.asarray(moved, dtype=np.uint8)


def levelled_quads(quads: Sequence[Quad], image: Image, skew: float) -> list[Quad]:
    """The outlines where they lie once the image is levelled by so many degrees."""
    matrix = _levelling(image, skew)
    return [quad @ matrix[:, :2].T + matrix[:, 2] for quad in quads]


def _levelling(image: Image, skew: float) -> NDArray[np.float64]:
    height, width = image.shape[:2]
    return np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0), dtype=np.float64)


def cut_out(image: Image, quad: Quad) -> Image:
    """The part of the image inside the outline, level."""
    width = max(1, round(max(_distance(quad[0], quad[1]), _distance(quad[3], quad[2]))))
    height = max(1, round(max(_distance(quad[0], quad[3]), _distance(quad[1], quad[2]))))
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), corners)
    cut: Any = cv2.warpPerspective(
        image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(cut, dtype=np.uint8)


def _distance(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    return float(np.linalg.norm(one - other))


def rules_of(image: Image, px_per_pt: float, quads: Sequence[Quad] = ()) -> list[Frame]:
    """Level and upright rules; empty where they are too few for a table.

    Args:
        image: Its lines level.
        px_per_pt: Pixels a point.
        quads: Lines of text: a stroke of a large letter is no rule.
    """
    grey: Any = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    px_per_pt = max(px_per_pt, _LEAST_PX_PER_PT)  # on a huge page, letters are no smaller in pixels
    length = round(_SHORTEST_RULE_PT * px_per_pt)
    across = 2 * round(_THICKEST_RULE_PT * px_per_pt) + 1
    rules: list[Frame] = []
    for is_level in (True, False):
        lines = _thin_strokes(grey, length, across, is_level=is_level)
        _count, _labels, stats, _centres = cv2.connectedComponentsWithStats(lines, connectivity=8)
        for left, top, width, height, _area in stats[1:].tolist():
            if min(width, height) <= _THICKEST_RULE_PT * px_per_pt:
                rule = (left, top, left + width, top + height)
                if not any(_is_stroke_in(rule, quad) for quad in quads):
                    rules.append(rule)
    return sorted(rules) if len(rules) >= _FEWEST_RULES else []


def _is_stroke_in(rule: Frame, quad: Quad) -> bool:
    """Whether the rule lies in the line of text and is no longer than its letters are high."""
    (x0, top), (x1, bottom) = quad.min(axis=0).tolist(), quad.max(axis=0).tolist()
    return bool(
        x0 - 2 <= rule[0]
        and rule[2] <= x1 + 2
        and top - 2 <= rule[1]
        and rule[3] <= bottom + 2
        and max(rule[2] - rule[0], rule[3] - rule[1]) <= 1.2 * min(x1 - x0, bottom - top)
    )


def _thin_strokes(grey: Image, length: int, across: int, *, is_level: bool) -> Image:
    """Strokes darker than the paper on both their sides (the edge of a shaded cell is not), at least so long."""

    def along(size: int, width: int = 1) -> tuple[int, int]:
        return (size, width) if is_level else (width, size)

    depth = cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, cv2.getStructuringElement(cv2.MORPH_RECT, along(1, across)))
    _level, dark = cv2.threshold(depth, _RULE_DEPTH, 255, cv2.THRESH_BINARY)
    lines = cv2.morphologyEx(dark, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, along(length)))
    # a scanned rule is broken here and there
    joined: Any = cv2.morphologyEx(lines, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, along(9, 3)))
    return np.asarray(joined, dtype=np.uint8)


def _extent(quad: Quad) -> tuple[float, float]:
    xs, ys = quad[:, 0], quad[:, 1]
    return float(xs.max() - xs.min()), float(ys.max() - ys.min())
