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

_LONG = 2.5  # times as long as high: a line of text that shows which way it runs
_FEWEST_LINES = 3
_LEAST_SKEW_DEG = 0.15
_MOST_SKEW_DEG = 8.0
_LEAST_INK = 2e-5  # share of dark pixels: less is an empty page
_INK_STEP = 60  # grey levels below the paper
_SHORTEST_RULE_PT = 18.0
_THICKEST_RULE_PT = 3.5
_FEWEST_RULES = 6  # fewer cannot draw a table


def has_ink(image: Image) -> bool:
    """Whether more than dust is on the page."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    paper = float(np.median(grey))
    return bool(np.mean(np.abs(grey.astype(np.int16) - paper) > _INK_STEP) > _LEAST_INK)


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
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
    paper = [float(np.median(image[:, :, channel])) for channel in range(3)]
    moved: Any = cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper)
    return np.asarray(moved, dtype=np.uint8)


def rules_of(image: Image, px_per_pt: float) -> list[tuple[float, float, float, float]]:
    """Level and upright rules as (x0, top, x1, bottom) in points; empty where they are too few for a table."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    dark: Any = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 12)
    length = max(12, round(_SHORTEST_RULE_PT * px_per_pt))
    rules: list[tuple[float, float, float, float]] = []
    for kernel in ((length, 1), (1, length)):
        lines = cv2.morphologyEx(dark, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, kernel))
        gap = (9, 3) if kernel[0] > 1 else (3, 9)  # a scanned rule is broken here and there
        lines = cv2.morphologyEx(lines, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, gap))
        _count, _labels, stats, _centres = cv2.connectedComponentsWithStats(lines, connectivity=8)
        for left, top, width, height, _area in stats[1:].tolist():
            if min(width, height) <= _THICKEST_RULE_PT * px_per_pt:
                rules.append(tuple(round(side / px_per_pt, 2) for side in (left, top, left + width, top + height)))
    return sorted(rules) if len(rules) >= _FEWEST_RULES else []


def _extent(quad: Quad) -> tuple[float, float]:
    xs, ys = quad[:, 0], quad[:, 1]
    return float(xs.max() - xs.min()), float(ys.max() - ys.min())
