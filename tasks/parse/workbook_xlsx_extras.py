"""What stands beside the cells of an XLSX sheet: comments, and the texts of shapes that float above it."""

from __future__ import annotations

from collections.abc import Mapping

from tasks.parse.office_package import OfficePackage, local
from tasks.parse.reading_text import fold

_MAX_TEXTS = 10_000


def comments_of(package: OfficePackage, path: str) -> list[tuple[str, str]]:
    """Address and text of each comment, in the order of the part; as far as it can be read."""
    found: list[tuple[str, str]] = []
    pieces: list[str] = []
    refs: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if local(name) == "comment":
            pieces.clear()
            refs[:] = [attributes.get("ref", "")]
        path_in.append(local(name))

    def end(name: str) -> None:
        path_in.pop()
        if local(name) == "comment" and len(found) < _MAX_TEXTS:
            text = fold("".join(pieces))
            if text and refs:
                found.append((refs[0], text))

    def text(piece: str) -> None:
        if path_in[-1] == "t" and "rPh" not in path_in:
            pieces.append(piece)

    path_in: list[str] = []
    package.stream(path, start, end, text)
    return found


def shape_texts_of(package: OfficePackage, path: str) -> tuple[list[str], bool]:
    """The texts of text boxes and shapes in order, and whether there are pictures or charts; as far as readable."""
    found: list[str] = []
    pieces: list[str] = []
    path_in: list[str] = []
    pictures: list[bool] = []

    def start(name: str, _attributes: Mapping[str, str]) -> None:
        tag = local(name)
        if tag == "txBody":
            pieces.clear()
        elif tag in {"pic", "graphicFrame"}:
            pictures.append(True)
        path_in.append(tag)

    def end(name: str) -> None:
        path_in.pop()
        tag = local(name)
        if tag in {"p", "br"}:
            pieces.append("\n")
        elif tag == "txBody" and len(found) < _MAX_TEXTS:
            found.append(fold("".join(pieces)))

    def text(piece: str) -> None:
        if path_in[-1] == "t":
            pieces.append(piece)

    package.stream(path, start, end, text)
    return [text for text in found if text], bool(pictures)
