"""Text recognition: page pictures in, words with boxes and rules out; works on one page after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.recognition import RecognisedPage, RecognisedRule
from tasks.adapters.ocr.engine import Recogniser
from tasks.adapters.ocr.page_images import PageImage, page_images
from tasks.adapters.ocr.words import words_of
from tasks.parse.scan_geometry import (
    Frame,
    Quad,
    has_ink,
    levelled,
    levelled_quads,
    rules_of,
    runs_upwards,
    skew_deg,
    turned,
)
from tasks.parse.scan_marks import ink_of
from tasks.parse.scan_unread import unread_outlines

_SURE = 0.85
_SAMPLE = 4


def recognise(content: bytes, media_type: str, pages: Sequence[int], engine: str) -> Iterator[RecognisedPage]:
    """Yield each page as it is recognised, in the order of the numbers.

    Args:
        content: A PDF or a picture.
        media_type: Which of them.
        pages: Numbers from 1.
        engine: ``rapidocr`` or ``tesseract``.

    Raises:
        DocumentError: damaged, too_large, or unsupported when the engine is not installed.
    """
    recogniser = _recogniser(engine)
    for page in page_images(content, media_type, pages):
        yield _recognised(page, recogniser)


def _recogniser(engine: str) -> Recogniser:
    if engine == "tesseract":
        from tasks.adapters.ocr.tesseract import TesseractRecogniser  # noqa: PLC0415 - only where asked for

        return TesseractRecogniser()
    from tasks.adapters.ocr.rapid import recogniser  # noqa: PLC0415 - only where asked for

    return recogniser()


def _recognised(page: PageImage, recogniser: Recogniser) -> RecognisedPage:
    if not has_ink(page.image):
        return RecognisedPage(number=page.number, width_pt=page.width_pt, height_pt=page.height_pt)
    px_per_pt = page.image.shape[1] / page.width_pt
    quads = recogniser.outlines(page.image, px_per_pt)
    turns = _quarter_turns(page, quads, recogniser, px_per_pt)
    image = turned(page.image, turns)
    if turns:
        quads = recogniser.outlines(image, px_per_pt)
    skew = skew_deg(quads)
    if skew:
        image, quads = levelled(image, skew), levelled_quads(quads, image, skew)
    frames = rules_of(image, px_per_pt, quads)
    ink = ink_of(image)
    lines = recogniser.lines(image, quads)
    lines += recogniser.lines(image, unread_outlines(ink, quads, frames), _SURE) if quads else []
    rules = tuple(_in_points(frame, px_per_pt) for frame in frames)
    width, height = (page.height_pt, page.width_pt) if turns % 2 else (page.width_pt, page.height_pt)
    return RecognisedPage(
        number=page.number,
        quarter_turns=turns,
        skew_deg=-skew if skew else 0.0,
        width_pt=width,
        height_pt=height,
        words=words_of(lines, ink, px_per_pt, rules),
        rules=rules,
    )


def _in_points(frame: Frame, px_per_pt: float) -> RecognisedRule:
    x0, top, x1, bottom = (round(side / px_per_pt, 2) for side in frame)
    return RecognisedRule(x0=x0, top=top, x1=x1, bottom=bottom)


def _quarter_turns(page: PageImage, quads: Sequence[Quad], recogniser: Recogniser, px_per_pt: float) -> int:
    """Quarter turns clockwise after which the page reads; the likely way first, the others only when that is unsure."""
    best, surest = 0, -1.0
    for turns in (1, 3) if runs_upwards(quads) else (0, 2):
        image = turned(page.image, turns)
        longest = sorted(recogniser.outlines(image, px_per_pt) if turns else quads, key=_length, reverse=True)[:_SAMPLE]
        confidence = recogniser.confidence(image, longest)
        if confidence > surest:
            best, surest = turns, confidence
        if confidence >= _SURE:
            break
    return best


def _length(quad: Quad) -> float:
    return float(quad[:, 0].max() - quad[:, 0].min())
