"""The reading text of one DOCX paragraph: tracked changes accepted, hidden text out, field results in.

Fields may run over many paragraphs, so one reader walks a whole story (body, header, notes) in order.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from tasks.parse.docx_graphics import Graphic, alternative, read_graphic
from tasks.parse.docx_math import math_text
from tasks.parse.docx_package import MATH, MC, W14, is_on, value, w, whole
from tasks.parse.docx_styles import Styles
from tasks.parse.docx_symbols import sign, with_signs
from tasks.parse.docx_visibility import sight_of

_PLAIN_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_WRAPPERS = (
    "hyperlink",
    "smartTag",
    "sdtContent",
    "customXml",
    "bdo",
    "dir",
    "ruby",
    "rubyBase",
    "fldSimple",
    "ins",
    "moveTo",
)
_CONTAINERS = {w(name) for name in _WRAPPERS}
_GRAPHICS = {w("drawing"), w("pict"), w("object")}


@dataclass
class Reading:
    """What one paragraph holds, in order.

    Attributes:
        pieces: Its visible text, tabs and line breaks still in it.
        graphics: Drawings anchored here.
        notes: ``(footnote | endnote, id)`` of the notes called here.
        bold: Number of bold characters that are not white space.
    """

    pieces: list[str] = field(default_factory=list)
    graphics: list[Graphic] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    bold: int = 0
    in_toc: bool = False

    @property
    def raw(self) -> str:
        """The text as typed."""
        return "".join(self.pieces)

    @property
    def boxes(self) -> list[Element]:
        """Contents of the text boxes anchored here."""
        return [box for graphic in self.graphics for box in graphic.boxes]

    def followed_by(self, other: Reading) -> Reading:
        """This and the next paragraph as one: their common mark was deleted."""
        return Reading(
            self.pieces + other.pieces,
            self.graphics + other.graphics,
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

    hidden_characters: int = 0
    faint_characters: int = 0
    pictures: int = 0
    embedded: list[str] = field(default_factory=list)
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
            elif child.tag == w("sdt"):
                self._control(child, reading, style_id)
            elif child.tag == f"{{{MC}}}AlternateContent":
                self._walk(alternative(child), reading, style_id)
            elif child.tag == f"{{{MATH}}}oMath":
                reading.pieces.append(math_text(child))
            elif child.tag == f"{{{MATH}}}oMathPara":
                reading.pieces.append("\n".join(math_text(one) for one in child.findall(f"{{{MATH}}}oMath")))

    def _control(self, control: Element, reading: Reading, style_id: str | None) -> None:
        """A content control shows its content; a box to tick that has none shows its state."""
        before = len(reading.pieces)
        self._walk(control, reading, style_id)
        box = control.find(f"{w('sdtPr')}/{{{W14}}}checkbox")
        if box is not None and not "".join(reading.pieces[before:]).strip():
            checked = box.find(f"{{{W14}}}checked")
            is_checked = checked is not None and checked.get(f"{{{W14}}}val", "1") in {"1", "true", "on"}
            reading.pieces.append("☑" if is_checked else "□")

    def _run(self, run: Element, reading: Reading, style_id: str | None) -> None:
        properties = run.find(w("rPr"))
        run_style = value(properties, "rStyle")
        sight = sight_of(run, self._styles, style_id)
        font = value(properties, "rFonts", "ascii")
        bold = is_on(properties, "b")
        if bold is None:
            bold = self._styles.is_bold(run_style) or self._styles.is_bold(style_id)
        for child in run:
            text = self._sign(child, reading, style_id)
            if child.tag == w("t"):
                text = with_signs(text, font)
            if not text or not self._is_visible():
                continue
            if sight == "hidden":
                self._tally.hidden_characters += len(text.strip())
                continue
            if sight == "faint":
                self._tally.faint_characters += len(text.strip())
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
            graphic = read_graphic(child)
            reading.graphics.append(graphic)
            self._tally.pictures += graphic.has_picture
            self._tally.embedded += graphic.embedded
        elif child.tag == f"{{{MC}}}AlternateContent":
            for part in alternative(child):
                self._other(part, part.tag.rpartition("}")[2], reading, style_id)

    def _field(self, char: Element, reading: Reading) -> None:
        kind = char.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append(("", False))
            reading.pieces.append(_form_state(char))
        elif kind == "separate" and self._fields:
            self._fields[-1] = (self._fields[-1][0], True)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _is_visible(self) -> bool:
        return all(in_result for _, in_result in self._fields)


def _form_state(begin: Element) -> str:
    """What an old form field shows that has no result of its own: a box to tick, a choice from a list."""
    box = begin.find(f"{w('ffData')}/{w('checkBox')}")
    if box is not None:
        checked = is_on(box, "checked")
        return "☑" if (is_on(box, "default") if checked is None else checked) else "□"
    choices = begin.find(f"{w('ffData')}/{w('ddList')}")
    if choices is not None:
        entries = [one.get(w("val"), "") for one in choices.findall(w("listEntry"))]
        chosen = whole(value(choices, "result")) or whole(value(choices, "default")) or 0
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    return ""


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(w("char"), ""), 16)
    except ValueError:
        return ""
    return sign(code, element.get(w("font")))
