"""Pages as a scanner sees them, and how many of their letters come back."""

from __future__ import annotations

import io
import re
import unicodedata

import cv2
import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from models.document import ParsedDocument

SCAN_DPI = 200
_ONE_SIGN = str.maketrans("’‘“”●", "''\"\"•")


def page_alone(content: bytes, number: int) -> bytes:
    """One page of a PDF as a PDF of its own."""
    whole, alone = pdfium.PdfDocument(content), pdfium.PdfDocument.new()
    alone.import_pages(whole, [number - 1])
    stream = io.BytesIO()
    alone.save(stream)
    return stream.getvalue()


def scanned(content: bytes, number: int, skew_deg: float = 0.0, quarter_turns: int = 0, seed: int = 7) -> bytes:
    """The page as a PNG of 200 dpi: askew, a little out of focus, with the noise of a sensor."""
    page = pdfium.PdfDocument(content)[number - 1]
    image = page.render(scale=SCAN_DPI / 72, rev_byteorder=True).to_numpy()[:, :, :3]
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -skew_deg, 1.0)
    image = cv2.warpAffine(image, matrix, (width, height), borderValue=(255, 255, 255), flags=cv2.INTER_CUBIC)
    image = cv2.GaussianBlur(image, (3, 3), 0.6)
    noise = np.random.default_rng(seed).normal(0, 8, image.shape)
    image = np.clip(image.astype(float) + noise, 0, 255).astype(np.uint8)
    stream = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(np.rot90(image, -quarter_turns))).save(stream, "PNG", dpi=(SCAN_DPI, SCAN_DPI))
    return stream.getvalue()


def letters_of(document: ParsedDocument) -> str:
    """All letters in reading order: no white space, full-width signs, quotation marks and bullets as one kind each."""
    parts = [part for block in document.blocks for part in (block.number, block.marker, block.text) if part]
    text = unicodedata.normalize("NFKC", "".join(parts)).translate(_ONE_SIGN)
    return re.sub(r"[\s|]+", "", text)  # bars stand between the cells of a table as we write it


def error_rate(known: str, found: str) -> float:
    """Letters to insert, remove or change, as a share of those known (Levenshtein)."""
    before = np.arange(len(found) + 1)
    there = np.array(list(found))
    for count, letter in enumerate(known, start=1):
        costs = np.minimum(before[1:] + 1, before[:-1] + (there != letter))
        row = np.concatenate([[count], costs])
        # an insertion costs one more than what stands on its left: a running minimum of (cost - place)
        places = np.arange(len(row))
        before = np.minimum.accumulate(row - places) + places
    return float(before[-1]) / max(1, len(known))
