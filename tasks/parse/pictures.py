"""Pictures sent as documents (photos, scans, faxes): their frames are pages."""

from __future__ import annotations

import io

from PIL import Image, UnidentifiedImageError

from models.errors import Code, DocumentError

PICTURES = ("image/jpeg", "image/png", "image/tiff", "image/gif", "image/bmp", "image/webp")
_FORMATS = ("JPEG", "PNG", "TIFF", "GIF", "BMP", "WEBP")
MAX_FRAMES = 400
MAX_PIXELS = 100_000_000
_USUAL_DPI = 200
_LIKELY_DPI = (72, 1200)
_POINTS = 72


def open_picture(content: bytes, name: str) -> Image.Image:
    """The picture, its pixels not yet read.

    Raises:
        DocumentError: damaged, or too_large for its number of pixels.
    """
    Image.MAX_IMAGE_PIXELS = None  # the size is looked at below, before anything is read
    try:
        picture = Image.open(io.BytesIO(content), formats=_FORMATS)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise DocumentError(name, Code.DAMAGED) from error
    if picture.width * picture.height > MAX_PIXELS:
        raise DocumentError(name, Code.TOO_LARGE)
    return picture


def frame_count(picture: Image.Image) -> int:
    """How many pages the picture holds; an animation counts as its first frame."""
    if picture.format != "TIFF":
        return 1
    return min(MAX_FRAMES, getattr(picture, "n_frames", 1))


def size_pt(picture: Image.Image) -> tuple[float, float]:
    """Width and height in points of the frame in front, by the resolution it states where that is likely."""
    stated = picture.info.get("dpi", (0, 0))[0]
    dpi = float(stated) if _LIKELY_DPI[0] <= stated <= _LIKELY_DPI[1] else _USUAL_DPI
    return round(picture.width * _POINTS / dpi, 2), round(picture.height * _POINTS / dpi, 2)
