"""RapidOCR: PP-OCR models for Chinese and English, their weights in the wheel; nothing is fetched."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from tasks.adapters.ocr.engine import Piece, TextLine
from tasks.parse.scan_geometry import Image, Quad, cut_out, printed_area

_LOOK_PX_PER_PT = 1.6  # at which outlines are looked for: more finds hardly more and costs its square
_LOOK_PX = (960, 2_000)  # longest side then, at least and at most
_LEAST_CONFIDENCE = 0.4  # of a line: below, it is a stain or a picture
_SURE_OF_ACCENT = 0.9  # printed ones are read with .95 and more, ones that are none (``OPÉRATIONS``) with .78 and less
_UPRIGHT = 1.5  # times as high as wide: the line stands on end


class RapidRecogniser:
    """One set of models, loaded once a process, on one thread of the CPU."""

    def __init__(self) -> None:
        """Load the models."""
        import rapidocr  # noqa: PLC0415 - takes a second, and only scans need it

        cv2.setNumThreads(1)
        logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
        weights = Path(rapidocr.__file__).parent / "models"
        self._engine: Any = rapidocr.RapidOCR(
            params={
                "Global.log_level": "critical",
                # named outright, they are never looked for elsewhere
                "Det.model_path": str(weights / "PP-OCRv6_det_small.onnx"),
                "Rec.model_path": str(weights / "PP-OCRv6_rec_small.onnx"),
                "Rec.rec_batch_num": 1,  # lines of one batch are padded to its longest
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )
        self._engine.return_word_box = True

    def outlines(self, image: Image, px_per_pt: float) -> list[Quad]:
        """Where lines of text are, found in a smaller copy of what is printed."""
        left, top, right, bottom = printed_area(image)
        printed = image[top:bottom, left:right]
        longest = max(printed.shape[:2])
        shrink = min(1.0, float(np.clip(_LOOK_PX_PER_PT / px_per_pt * longest, *_LOOK_PX)) / longest)
        small: Any = cv2.resize(printed, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
        found = self._engine(_bgr(small), use_det=True, use_cls=False, use_rec=False)
        if found.boxes is None:
            return []
        return [np.asarray(box, dtype=np.float64) / shrink + (left, top) for box in found.boxes]

    def confidence(self, image: Image, quads: Sequence[Quad]) -> float:
        """The mean confidence over these lines; 0 without any."""
        if not quads:
            return 0.0
        scores = self._engine.recognize_txt([_bgr(cut_out(image, quad)) for quad in quads]).scores
        return float(np.mean(scores))

    def lines(self, image: Image, outlines: Sequence[Quad], least: float = 0.0) -> list[TextLine]:
        """The lines in these places with their characters."""
        if not outlines:
            return []
        read = self._engine.recognize_txt([_bgr(_as_it_reads(cut_out(image, quad))) for quad in outlines])
        found = zip(outlines, read.txts, read.scores, read.word_results, strict=True)
        return [
            _characters(text, info, quad)
            for quad, text, score, info in found
            if text.strip() and score >= max(least, _LEAST_CONFIDENCE)
        ]


@cache
def recogniser() -> RapidRecogniser:
    """The one of this process."""
    return RapidRecogniser()


def _bgr(image: Image) -> Image:
    return np.ascontiguousarray(image[:, :, ::-1])


def _stands_on_end(height: float, width: float) -> bool:
    return height >= _UPRIGHT * width


def _as_it_reads(cut: Image) -> Image:
    return np.ascontiguousarray(np.rot90(cut)) if _stands_on_end(*cut.shape[:2]) else cut


def _characters(text: str, info: Any, quad: Quad) -> TextLine:
    """The line's characters, each with its share of the outline.

    Args:
        text: As recognised, spaces among its characters.
        info: The recogniser's: in which of its columns each character but the spaces was seen; how sure it was of
            each, spaces among them.
        quad: The line's outline.
    """
    (x0, top), (x1, bottom) = quad.min(axis=0).tolist(), quad.max(axis=0).tolist()
    columns = [column for word in info.word_cols for column in word]
    centres = (np.array(columns, dtype=np.float64) + 0.5) / max(1.0, info.line_txt_len)
    edges = np.clip(np.concatenate([[0.0], (centres[1:] + centres[:-1]) / 2, [1.0]]), 0.0, 1.0)
    if _stands_on_end(bottom - top, x1 - x0):  # it runs up or down: every character takes the whole of it
        lefts, rights = [x0] * len(columns), [x1] * len(columns)
    else:
        lefts, rights = (x0 + edges[:-1] * (x1 - x0)).tolist(), (x0 + edges[1:] * (x1 - x0)).tolist()
    pieces: TextLine = []
    spaced = True
    for letter, score in zip(text, info.confs, strict=True):
        if letter.isspace():
            spaced = True
            continue
        confidence, at = min(1.0, max(0.0, float(score))), len(pieces)
        read = letter if confidence >= _SURE_OF_ACCENT else _plain(letter)
        pieces.append(Piece(read, confidence, lefts[at], top, rights[at], bottom, spaced))
        spaced = False
    return pieces


def _plain(letter: str) -> str:
    """The Latin letter without its accent; any other as it is."""
    bare = unicodedata.normalize("NFD", letter)[0]
    return bare if bare.isascii() else letter
