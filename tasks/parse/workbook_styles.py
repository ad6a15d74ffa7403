"""The styles of an OOXML workbook, as far as reading needs them: how numbers look, what is bold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tasks.parse.office_package import OfficePackage, local
from tasks.parse.workbook_values import NumberFormat, built_in_format, format_of

_OFF = {"0", "false"}


class CellStyle(NamedTuple):
    """How a cell shows its value."""

    shown: NumberFormat = NumberFormat()
    is_bold: bool = False


class _Styles:
    def __init__(self) -> None:
        self.formats: dict[str, NumberFormat] = {}
        self.bold_fonts: list[bool] = []
        self.styles: list[CellStyle] = []
        self._path: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = local(name)
        parent = self._path[-1] if self._path else ""
        self._path.append(tag)
        if tag == "numFmt" and parent == "numFmts":
            self.formats[attributes.get("numFmtId", "")] = format_of(attributes.get("formatCode", ""))
        elif tag == "font" and parent == "fonts":
            self.bold_fonts.append(False)
        elif tag == "b" and parent == "font" and self.bold_fonts and "fonts" in self._path:
            self.bold_fonts[-1] = attributes.get("val", "1") not in _OFF
        elif tag == "xf" and parent == "cellXfs":
            self.styles.append(self._style(attributes))

    def end(self, _name: str) -> None:
        self._path.pop()

    def _style(self, attributes: Mapping[str, str]) -> CellStyle:
        number, font = attributes.get("numFmtId", "0"), attributes.get("fontId", "0")
        shown = self.formats.get(number)
        if shown is None:
            shown = built_in_format(int(number) if number.isdecimal() else 0)
        at = int(font) if font.isdecimal() else 0
        return CellStyle(shown, at < len(self.bold_fonts) and self.bold_fonts[at])


def cell_styles(package: OfficePackage, path: str | None) -> list[CellStyle]:
    """The styles that cells point to, by position; as far as the part can be read."""
    found = _Styles()
    if path is not None:
        package.stream(path, found.start, found.end)
    return found.styles
