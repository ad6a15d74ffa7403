"""Tesseract, where it is installed and asked for: it loses ★ and ▲ and does not straighten pages."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Sequence

from PIL import Image as Pictures

from models.errors import Code, DocumentError
from tasks.adapters.ocr.engine import Piece, TextLine
from tasks.parse.language import is_cjk
from tasks.parse.scan_geometry import Image, Quad

_LANGUAGES = ("chi_sim", "eng")
_ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}  # several wait for each other: a page takes seven times as long


class TesseractRecogniser:
    """Runs the program once a page."""

    def __init__(self) -> None:
        """Find the program and its languages.

        Raises:
            DocumentError: unsupported, when it is not installed.
        """
        program = shutil.which("tesseract")
        if program is None:
            raise DocumentError("tesseract is not installed", Code.UNSUPPORTED)
        self._program = program
        listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False).stdout  # noqa: S603
        self._languages = "+".join(name for name in _LANGUAGES if name in listed.split()) or "eng"

    def outlines(self, image: Image, px_per_pt: float) -> list[Quad]:  # noqa: ARG002 - it cannot tell
        """None: pages are read as they lie."""
        return []

    def confidence(self, image: Image, quads: Sequence[Quad]) -> float:  # noqa: ARG002 - it cannot tell
        """Certain, so that pages are read as they lie."""
        return 1.0

    def lines(self, image: Image, outlines: Sequence[Quad], least: float = 0.0) -> list[TextLine]:  # noqa: ARG002 - finds them
        """The lines of the image."""
        stream = io.BytesIO()
        Pictures.fromarray(image).save(stream, "PNG")
        command = [self._program, "stdin", "stdout", "-l", self._languages, "--psm", "3", "tsv"]
        environment = {**os.environ, **_ONE_THREAD}
        done = subprocess.run(  # noqa: S603 - a fixed command, the picture on its standard input
            command, input=stream.getvalue(), capture_output=True, check=False, env=environment
        )
        if done.returncode != 0:
            raise DocumentError("tesseract", Code.PARSER_CRASH)
        return _lines(done.stdout.decode("utf-8", "replace"))


def _lines(table: str) -> list[TextLine]:
    rows: dict[tuple[str, str, str], TextLine] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == "5" and (row["text"] or "").strip():
            left, top = float(row["left"]), float(row["top"])
            box = (left, top, left + float(row["width"]), top + float(row["height"]))
            confidence = max(0.0, float(row["conf"])) / 100
            line = rows[row["block_num"], row["par_num"], row["line_num"]]
            text = row["text"].strip()
            spaced = not (line and is_cjk(line[-1].text[-1]) and is_cjk(text[0]))
            line.append(Piece(text, confidence, *box, spaced))
    return list(rows.values())
