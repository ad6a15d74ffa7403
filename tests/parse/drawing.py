"""Small PDFs drawn for the tests."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from reportlab.lib.pagesizes import letter
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = letter
CHINESE = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(CHINESE))

Draw = Callable[[Canvas], None]


def pdf_of(*pages: Draw, password: str | None = None) -> bytes:
    """A PDF with one page a function."""
    buffer = io.BytesIO()
    encryption = StandardEncryption(password) if password else None
    canvas = Canvas(buffer, pagesize=letter, encrypt=encryption, invariant=1)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def write(
    canvas: Canvas, lines: Sequence[str], *, x: float = 72, top: float = 72, size: float = 11, font: str = "Helvetica"
) -> None:
    """Lines of text, 1.2 times their size apart, ``top`` points below the page's top."""
    canvas.setFont(font, size)
    for index, line in enumerate(lines):
        canvas.drawString(x, HEIGHT - top - size - index * 1.2 * size, line)


def wrapped(text: str, width: float, *, size: float = 11, font: str = "Helvetica") -> list[str]:
    """The text broken into lines that fit the width, as a word processor does."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and pdfmetrics.stringWidth(longer, font, size) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def grid(canvas: Canvas, rows: Sequence[Sequence[str]], xs: Sequence[float], top: float, *, height: float = 20) -> None:
    """A ruled table: a border around every cell."""
    canvas.setFont("Helvetica", 9)
    for number, row in enumerate(rows):
        for text, x0, x1 in zip(row, xs, xs[1:], strict=False):
            y = HEIGHT - top - (number + 1) * height
            canvas.rect(x0, y, x1 - x0, height)
            canvas.drawString(x0 + 4, y + 6, text)


def picture(canvas: Canvas) -> None:
    """A page that is only a picture, as a scanner makes them."""
    from PIL import Image

    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 128)), 0, 0, WIDTH, HEIGHT)
