"""Ink of the size of letters that no found line covers: single letters, the number in a cell."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

import cv2
import numpy as np

from tasks.parse.scan_geometry import Frame, Quad
from tasks.parse.scan_marks import Ink

_HEIGHT = (0.3, 1.0)  # of the usual outline's, which is a third higher than its letters
_LONGEST = 6.0  # usual heights: finders of lines do not pass over longer ones
_JOIN = 0.25  # usual heights between letters of one word
_MARGIN = 0.16  # usual heights of paper around the letters, as outlines have it
_LEAST_FILL, _MOST_FILL = 0.08, 0.85  # share of ink in the box: frames and bars are no letters
_MOST = 40  # a page with more is a drawing


def unread_outlines(ink: Ink, quads: Sequence[Quad], rules: Sequence[Frame]) -> list[Quad]:
    """Outlines of what may be letters outside all outlines; none on a page of drawings.

    Args:
        ink: Of the page, its lines level.
        quads: The outlines found.
        rules: They are no letters.
    """
    if not quads:
        return []
    usual = median(float(quad[:, 1].max() - quad[:, 1].min()) for quad in quads)
    left_over = ink.copy()
    for quad in quads:
        (x0, top), (x1, bottom) = np.floor(quad.min(axis=0)).astype(int), np.ceil(quad.max(axis=0)).astype(int)
        left_over[max(0, top) : bottom + 1, max(0, x0) : x1 + 1] = 0
    for rule in rules:
        x0, top, x1, bottom = (int(side) for side in rule)
        left_over[max(0, top - 2) : bottom + 3, max(0, x0 - 2) : x1 + 3] = 0
    reach = max(1, round(_JOIN * usual))
    joined = cv2.morphologyEx(left_over, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, (2 * reach + 1, 1)))
    _count, _labels, stats, _centres = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = [
        _outline(x, top, width, height, _MARGIN * usual)
        for x, top, width, height, _area in stats[1:].tolist()
        if _HEIGHT[0] * usual <= height <= _HEIGHT[1] * usual
        and width <= _LONGEST * usual
        and _LEAST_FILL <= float(np.mean(left_over[top : top + height, x : x + width])) <= _MOST_FILL
    ]
    return found if len(found) <= _MOST else []


def _outline(x: float, top: float, width: float, height: float, margin: float) -> Quad:
    x0, y0, x1, y1 = x - margin, top - margin, x + width + margin, top + height + margin
    corners: list[Any] = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    return np.array(corners, dtype=np.float64)
