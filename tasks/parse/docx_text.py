"""The reading text of one DOCX paragraph: tracked changes accepted, hidden text out, field results in.

Fields may run over many paragraphs, so one reader walks a whole story (body, header, notes) in order.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from tasks.parse.docx_package import MATH, MC, is_on, value, w
from tasks.parse.docx_styles import Styles

_CHECKBOXES = {"F0A8": "□", "F06F": "□", "F0FE": "☑", "F052": "☑", "F053": "☒", "F0B7": "•"}
_PLAIN_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_WRAPPERS = ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "bdo", "dir", "ruby", "rubyBase", "fldSimple")
_CONTAINERS = {w(name) for name in _WRAPPERS}
_INSERTED = {w("ins"), w("moveTo")}
_DELETED = {w("del"), w("moveFrom")}
_GRAPHICS = {w("drawing"), w("pict"), w("object")}
_PICTURES = {"blip", "imagedata", "relIds", "chart"}


@dataclass
class Reading:
    """What one paragraph holds, in order.

    Attributes:
        pieces: Its visible text, tabs and line breaks still in it.
        boxes: Contents of text boxes anchored here.
        notes: ``(footnote | endnote, id)`` of the notes called here.
        bold: Number of bold characters that are not white space.
    """

    pieces: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    bold: int = 0
    in_toc: bool = False

    @property
    def raw(self) -> str:
        """The text as typed."""
        return "".join(self.pieces)

    def followed_by(self, other: Reading) -> Reading:
        """This and the next paragraph as one: their common mark was deleted."""
        return Reading(
            self.pieces + other.pieces,
            self.boxes + other.boxes,
            self.notes + other.notes,
            self.bold + other.bold,
            self.in_toc or other.in_toc,
        )

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return 0 < sum(not character.isspace() for character in self.raw) <= self.bold


@dataclass
class Tally:
    """What a person should know about the reading."""

    tracked: int = 0
    hidden_characters: int = 0
    pictures: int = 0
    embedded: int = 0
    too_deep: int = 0


class TextReader:
    """Reads the paragraphs of one story in order."""

    def __init__(self, styles: Styles, tally: Tally) -> None:
        self._styles = styles
        self._tally = tally
        # One entry per open field: its instruction so far, and whether its result has begun.
        self._fields: list[tuple[str, bool]] = []

    def read(self, paragraph: Element, style_id: str | None) -> Reading:
        """The paragraph's visible content."""
        reading = Reading(in_toc=self._in_toc())
        self._walk(paragraph, reading, style_id)
        reading.in_toc = reading.in_toc or self._in_toc()
        return reading

    def _in_toc(self) -> bool:
        return any(instruction.split()[:1] == ["TOC"] for instruction, _ in self._fields)

    def _walk(self, parent: Element, reading: Reading, style_id: str | None) -> None:
        for child in parent:
            if child.tag == w("r"):
                self._run(child, reading, style_id)
            elif child.tag in _CONTAINERS:
                self._walk(child, reading, style_id)
            elif child.tag in _INSERTED:
                self._tally.tracked += 1
                self._walk(child, reading, style_id)
            elif child.tag in _DELETED:
                self._tally.tracked += 1
            elif child.tag == f"{{{MC}}}AlternateContent":
                self._walk(alternative(child), reading, style_id)
            elif child.tag in {f"{{{MATH}}}oMath", f"{{{MATH}}}oMathPara"}:
                reading.pieces.extend(text.text or "" for text in child.iter(f"{{{MATH}}}t"))

    def _run(self, run: Element, reading: Reading, style_id: str | None) -> None:
        properties = run.find(w("rPr"))
        run_style = value(properties, "rStyle")
        hidden = is_on(properties, "vanish")
        if hidden is None:
            hidden = self._styles.is_hidden(run_style) or self._styles.is_hidden(style_id)
        bold = is_on(properties, "b")
        if bold is None:
            bold = self._styles.is_bold(run_style) or self._styles.is_bold(style_id)
        for child in run:
            text = self._sign(child, reading, style_id)
            if not text or not self._is_visible():
                continue
            if hidden:
                self._tally.hidden_characters += len(text.strip())
                continue
            reading.pieces.append(text)
            if bold:
                reading.bold += sum(not character.isspace() for character in text)

    def _sign(self, child: Element, reading: Reading, style_id: str | None) -> str:
        """The text that one element of a run stands for; everything that is not text goes into the reading."""
        name = child.tag.rpartition("}")[2]
        if child.tag == w("t"):
            return child.text or ""
        if name in _PLAIN_SIGNS:
            return _PLAIN_SIGNS[name]
        if child.tag == w("br"):
            return "" if child.get(w("type")) in {"page", "column"} else "\n"
        if child.tag == w("sym"):
            return _symbol(child)
        if child.tag == w("ruby"):
            self._walk(child, reading, style_id)
        else:
            self._other(child, name, reading, style_id)
        return ""

    def _other(self, child: Element, name: str, reading: Reading, style_id: str | None) -> None:
        if child.tag == w("fldChar"):
            self._field(child, reading)
        elif child.tag == w("instrText") and self._fields:
            instruction, _ = self._fields[-1]
            self._fields[-1] = (instruction + (child.text or ""), False)
        elif name in {"footnoteReference", "endnoteReference"}:
            reading.notes.append((name.removesuffix("Reference"), child.get(w("id"), "")))
        elif child.tag in _GRAPHICS:
            self._graphic(child, reading)
        elif child.tag == f"{{{MC}}}AlternateContent":
            for part in alternative(child):
                self._other(part, part.tag.rpartition("}")[2], reading, style_id)

    def _graphic(self, graphic: Element, reading: Reading) -> None:
        boxes = _text_boxes(graphic)
        reading.boxes.extend(boxes)
        if not boxes and any(one.tag.rpartition("}")[2] in _PICTURES for one in graphic.iter()):
            self._tally.pictures += 1

    def _field(self, char: Element, reading: Reading) -> None:
        kind = char.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append(("", False))
            box = char.find(f"{w('ffData')}/{w('checkBox')}")
            if box is not None:
                checked = is_on(box, "checked")
                reading.pieces.append("☑" if (is_on(box, "default") if checked is None else checked) else "□")
        elif kind == "separate" and self._fields:
            self._fields[-1] = (self._fields[-1][0], True)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _is_visible(self) -> bool:
        return all(in_result for _, in_result in self._fields)


def alternative(element: Element) -> Element:
    """The branch to read: the first choice, else the fallback. Never both: they hold the same text."""
    choice = element.find(f"{{{MC}}}Choice")
    fallback = element.find(f"{{{MC}}}Fallback")
    found = choice if choice is not None else fallback
    return element if found is None else found


def _text_boxes(graphic: Element) -> list[Element]:
    """The outermost text box contents, each once."""
    boxes: list[Element] = []
    pending = [graphic]
    while pending:
        element = pending.pop()
        if element.tag == w("txbxContent"):
            boxes.append(element)
        elif element.tag == f"{{{MC}}}AlternateContent":
            found = alternative(element)
            pending.extend(reversed(found if found is not element else []))
        else:
            pending.extend(reversed(element))
    return boxes


def _symbol(element: Element) -> str:
    code = element.get(w("char"), "").upper()
    if code in _CHECKBOXES:
        return _CHECKBOXES[code]
    try:
        return chr(int(code, 16))
    except ValueError:
        return ""
