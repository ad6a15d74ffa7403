"""RapidOCR: PP-OCR models for Chinese and English, their weights in the wheel; nothing is fetched."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache
from typing import Any

import cv2
import numpy as np

from tasks.adapters.ocr.engine import Piece, TextLine
from tasks.adapters.ocr.page_images import MAX_SIDE_PX
from tasks.parse.scan_geometry import Image, Quad

_LOOK_PX = 1_100  # longest side of the image in which outlines are looked for
_LEAST_CONFIDENCE = 0.4  # of a line: below, it is a stain or a picture
_SAMPLE_HEIGHT_PX = 48


class RapidRecogniser:
    """One set of models, loaded once a process, on one thread of the CPU."""

    def __init__(self) -> None:
        """Load the models."""
        from rapidocr import RapidOCR  # noqa: PLC0415 - takes a second, and only scans need it

        logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
        self._engine: Any = RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.text_score": _LEAST_CONFIDENCE,
                "Global.max_side_len": MAX_SIDE_PX,
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )

    def outlines(self, image: Image) -> list[Quad]:
        """Where lines of text are, found in a smaller copy of the image."""
        shrink = min(1.0, _LOOK_PX / max(image.shape[:2]))
        small: Any = cv2.resize(image, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
        found = self._engine(_bgr(small), use_det=True, use_cls=False, use_rec=False)
        return [] if found.boxes is None else [np.asarray(box, dtype=np.float64) / shrink for box in found.boxes]

    def confidence(self, image: Image, quads: Sequence[Quad]) -> float:
        """The mean confidence over these lines; 0 without any."""
        scores: list[float] = []
        for quad in quads:
            (x0, top), (x1, bottom) = quad.min(axis=0).astype(int), quad.max(axis=0).astype(int)
            crop = image[max(0, top) : bottom + 1, max(0, x0) : x1 + 1]
            if crop.size:
                read = self._engine(_bgr(crop), use_det=False, use_cls=False, use_rec=True)
                scores += [float(score) for score in read.scores or ()]
        return sum(scores) / len(scores) if scores else 0.0

    def lines(self, image: Image) -> list[TextLine]:
        """The lines of the image with their words and characters."""
        read = self._engine(_bgr(image), use_det=True, use_cls=False, use_rec=True, return_word_box=True)
        if read.boxes is None or not read.txts:
            return []
        return [
            TextLine(text, [_piece(*word) for word in words])
            for text, words in zip(read.txts, read.word_results, strict=True)
            if text.strip()
        ]


@cache
def recogniser() -> RapidRecogniser:
    """The one of this process."""
    return RapidRecogniser()


def _bgr(image: Image) -> Image:
    return np.ascontiguousarray(image[:, :, ::-1])


def _piece(text: str, score: float, box: Any) -> Piece:
    corners = np.asarray(box, dtype=np.float64)
    (x0, top), (x1, bottom) = corners.min(axis=0), corners.max(axis=0)
    return Piece(text, min(1.0, max(0.0, float(score))), float(x0), float(top), float(x1), float(bottom))
