"""Sets a tender as a Word file with real structure: linked multi-level numbering, a contents field, merged table cells.

The numbers of chapters, headings, clauses and lists are nowhere typed: they exist only in the numbering part.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable

from blocks import Block, Clause, Footnote, Grid, Heading, Items, Para, Tender
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

WRITTEN_AT = dt.datetime(2026, 12, 30, 9, 0, tzinfo=dt.UTC)
SERIF, SANS = "宋体", "黑体"
HEADING_LIST, CLAUSE_LIST, NUMBER_LIST, PAREN_LIST = 1, 2, 3, 4
# list -> levels as (number format, text, suffix, left indent and hanging in twentieths of a point, linked style)
LISTS = {
    HEADING_LIST: (
        ("chineseCountingThousand", "第%1章", "space", 0, 0, "Heading1"),
        ("chineseCountingThousand", "%2、", "nothing", 0, 0, "Heading2"),
        ("chineseCountingThousand", "（%3）", "nothing", 0, 0, "Heading3"),
    ),
    CLAUSE_LIST: (
        ("decimal", "%1.", "tab", 560, 560, "Clause1"),
        ("decimal", "%1.%2", "tab", 560, 560, "Clause2"),
    ),
    NUMBER_LIST: (("decimal", "%1.", "tab", 840, 420, ""),),
    PAREN_LIST: (("decimal", "（%1）", "tab", 1160, 740, ""),),
}
ITEM_LISTS = {"number": NUMBER_LIST, "paren": PAREN_LIST}
ALIGN = {"l": WD_ALIGN_PARAGRAPH.LEFT, "c": WD_ALIGN_PARAGRAPH.CENTER, "r": WD_ALIGN_PARAGRAPH.RIGHT}


def _set_font(style: ParagraphStyle, name: str, size_pt: float, *, bold: bool = False) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = "Times New Roman", Pt(size_pt), bold, False
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), name)


def _space(style: ParagraphStyle, before_pt: float, after_pt: float, line: float = 1.0) -> None:
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(before_pt), Pt(after_pt), line


def _add_styles(word: WordDocument) -> None:
    styles = word.styles
    language = styles.element.find(f".//{qn('w:lang')}")
    language.set(qn("w:eastAsia"), "zh-CN")
    normal = styles["Normal"]
    _set_font(normal, SERIF, 11)
    _space(normal, 0, 3, 1.35)
    for level, (size, before, after) in enumerate(((17, 6, 12), (13.5, 10, 6), (11.5, 6, 3)), start=1):
        heading = styles[f"Heading {level}"]
        _set_font(heading, SANS, size, bold=level == 1)
        _space(heading, before, after)
        heading.paragraph_format.page_break_before = level == 1
        heading.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER if level == 1 else WD_ALIGN_PARAGRAPH.LEFT
        _link_list(heading, HEADING_LIST, level - 1)
    for name, font, size, bold in (
        ("Body Indented", SERIF, 11, False),
        ("Clause 1", SERIF, 11, True),
        ("Clause 2", SERIF, 11, False),
        ("Item", SERIF, 11, False),
        ("Cell", SERIF, 9.5, False),
        ("Table Caption", SANS, 10.5, False),
        ("Cover Title", SANS, 28, True),
        ("Cover Line", SERIF, 13, False),
        ("Centred", SANS, 15, True),
        ("toc 1", SERIF, 11, True),
        ("toc 2", SERIF, 10.5, False),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.startswith("toc"))
        style.base_style = normal
        _set_font(style, font, size, bold=bold)
    styles["Body Indented"].element.get_or_add_pPr().append(
        parse_xml(f'<w:ind {nsdecls("w")} w:firstLineChars="200" w:firstLine="440"/>')
    )
    _link_list(styles["Clause 1"], CLAUSE_LIST, 0)
    _link_list(styles["Clause 2"], CLAUSE_LIST, 1)
    _space(styles["Cell"], 1, 1)
    _space(styles["Table Caption"], 6, 3)
    styles["Table Caption"].paragraph_format.keep_with_next = True
    styles["Clause 1"].paragraph_format.keep_with_next = True
    _space(styles["Cover Title"], 90, 60, 1.2)
    _space(styles["Cover Line"], 4, 4)
    _space(styles["Centred"], 6, 8)
    for name in ("Table Caption", "Cover Title", "Centred"):
        styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name, indent in (("toc 1", 0), ("toc 2", 7)):
        _space(styles[name], 0, 0)
        styles[name].paragraph_format.line_spacing = Pt(14.5)
        styles[name].paragraph_format.left_indent = Mm(indent)
        styles[name].paragraph_format.tab_stops.add_tab_stop(Mm(160), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _number_properties(list_id: int, level: int) -> OxmlElement:
    return parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def _link_list(style: ParagraphStyle, list_id: int, level: int) -> None:
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(
        _number_properties(list_id, level), "w:pBdr", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


class _Numbering:
    """The numbering part: one abstract list for each kind, one instance for each restart."""

    def __init__(self, word: WordDocument) -> None:
        self.root = word.part.numbering_part.element
        for child in list(self.root):
            self.root.remove(child)
        for list_id, levels in LISTS.items():
            self.root.append(self._abstract(list_id, levels))
        self.count = 0
        for list_id in LISTS:
            self.start(list_id, restart=False)

    @staticmethod
    def _abstract(list_id: int, levels: tuple[tuple[str, str, str, int, int, str], ...]) -> OxmlElement:
        parts = []
        for index, (number_format, text, suffix, left, hanging, style) in enumerate(levels):
            link = f'<w:pStyle w:val="{style}"/>' if style else ""
            parts.append(
                f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{link}'
                f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
                f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
            )
        return parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{list_id}"><w:multiLevelType w:val="multilevel"/>'
            f"{''.join(parts)}</w:abstractNum>"
        )

    def start(self, list_id: int, *, restart: bool = True) -> int:
        """A new instance of a list, counting from one again; returns its id."""
        self.count += 1
        override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if restart else ""
        self.root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self.count}"><w:abstractNumId w:val="{list_id}"/>{override}</w:num>'
            )
        )
        return self.count


def _field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A field with its last result, as a word processor stores it."""
    for kind, text in (("begin", ""), ("instr", code), ("separate", ""), ("text", shown), ("end", "")):
        run = paragraph.add_run()
        if kind == "instr":
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {text} "
            run._r.append(instruction)  # noqa: SLF001 - fields have no public interface
        elif kind == "text":
            run.text = text
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)  # noqa: SLF001


def _mark(kind: str) -> OxmlElement:
    run, mark = OxmlElement("w:r"), OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    run.append(mark)
    return run


def _chinese(number: int) -> str:
    """1 to 19 in Chinese numerals."""
    return ("十" if number >= 10 else "") + "〇一二三四五六七八九"[number % 10] * (number % 10 > 0)


def _add_contents(word: WordDocument, tender: Tender) -> None:
    """The contents field with its cached entries; the page numbers are those of the last layout."""
    word.add_paragraph(tender.contents, "Centred").paragraph_format.page_break_before = True
    headings = [block for block in tender.body if isinstance(block, Heading) and block.level <= 2]
    pages = tender.contents_pages or (0,) * len(headings)
    counts, entries = [0, 0], []
    for heading, page in zip(headings, pages, strict=True):
        counts = [counts[0] + 1, 0] if heading.level == 1 else [counts[0], counts[1] + 1]
        number = f"第{_chinese(counts[0])}章 " if heading.level == 1 else f"{_chinese(counts[1])}、"
        entries.append(word.add_paragraph(f"{number}{heading.text}\t{page}", f"toc {heading.level}"))
    first = entries[0]._p  # noqa: SLF001 - fields have no public interface
    at = first.index(first.find(qn("w:r")))
    code = parse_xml(f'<w:r {nsdecls("w")}><w:instrText xml:space="preserve"> TOC \\o "1-2" </w:instrText></w:r>')
    for offset, run in enumerate((_mark("begin"), code, _mark("separate"))):
        first.insert(at + offset, run)
    entries[-1]._p.append(_mark("end"))  # noqa: SLF001


def _fill(cell: _Cell, text: str, style: str, letter: str, *, bold: bool) -> None:
    for index, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.style = style
        paragraph.alignment = ALIGN[letter]
        paragraph.add_run(line).bold = bold


def _merge(table: Table, grid: Grid) -> None:
    """Merge every None with the cell above; above the last header row with the left one, if that has text."""
    for y, row in enumerate((*grid.header, *grid.rows)):
        for x, text in enumerate(row):
            if text is None:
                sideways = y < len(grid.header) - 1 and x > 0 and row[x - 1] is not None
                neighbour = table.cell(y, x - 1) if sideways else table.cell(y - 1, x)
                neighbour.merge(table.cell(y, x))


def _add_grid(word: WordDocument, grid: Grid) -> None:
    if grid.caption:
        word.add_paragraph(grid.caption, "Table Caption")
    rows, heads = (*grid.header, *grid.rows), len(grid.header)
    table = word.add_table(len(rows), len(grid.widths), "Table Grid" if grid.ruled else "Normal Table")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    align = grid.align or "l" * len(grid.widths)
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Mm(width)
    for y, row in enumerate(rows):
        bold = y < heads or y >= len(rows) - grid.totals
        properties = table.rows[y]._tr.get_or_add_trPr()  # noqa: SLF001 - row flags have no public interface
        properties.append(OxmlElement("w:cantSplit"))
        if y < heads:
            properties.append(OxmlElement("w:tblHeader"))
        cells = table.rows[y].cells
        for x, text in enumerate(row):
            cells[x].width = Mm(grid.widths[x])
            if text is not None:
                _fill(cells[x], text, "Cell" if grid.ruled else "Cover Line", "c" if y < heads else align[x], bold=bold)
            if y < heads:
                shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="E7ECEF"/>')
                cells[x]._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001
    _merge(table, grid)
    spacer = word.add_paragraph(style="Cell")
    spacer.paragraph_format.space_after = Pt(2)


class _Writer:
    """Adds blocks to a document and keeps the running lists."""

    def __init__(self, word: WordDocument) -> None:
        self.word, self.numbering = word, _Numbering(word)
        self.clauses = CLAUSE_LIST

    def add(self, block: Block) -> None:
        word = self.word
        match block:
            case Heading(level=level, text=text):
                word.add_heading(text, level)
                if level == 1:
                    self.clauses = self.numbering.start(CLAUSE_LIST)
            case Clause(text=text, level=level):
                self._numbered(text, f"Clause {level}", self.clauses, level - 1)
            case Para(text=text, style=style):
                word.add_paragraph(text, "Body Indented" if style == "body" else style)
            case Items(items=items, style=style):
                list_id = self.numbering.start(ITEM_LISTS[style])
                for item in items:
                    self._numbered(item, "Item", list_id, 0)
            case Grid():
                _add_grid(word, block)
            case Footnote(mark=mark, text=text):
                word.add_paragraph(f"注{mark}：{text}", "Cell")

    def _numbered(self, text: str, style: str, list_id: int, level: int) -> None:
        paragraph = self.word.add_paragraph(text, style)
        paragraph._p.get_or_add_pPr().append(_number_properties(list_id, level))  # noqa: SLF001


def _add_running_heads(word: WordDocument, tender: Tender) -> None:
    section = word.sections[0]
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    head.style = "Cell"
    head.paragraph_format.tab_stops.add_tab_stop(Mm(160), WD_TAB_ALIGNMENT.RIGHT)
    head.add_run("\t".join(tender.running_head))
    foot = section.footer.paragraphs[0]
    foot.style = "Cell"
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("第 ")
    _field(foot, "PAGE", "1")
    foot.add_run(" 页 共 ")
    _field(foot, "NUMPAGES", "1")
    foot.add_run(" 页")


def _same_bytes(word: WordDocument) -> bytes:
    """The document zipped with fixed times and a fixed order of members."""
    saved, packed = io.BytesIO(), io.BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, WRITTEN_AT.timetuple()[:6])
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            target.writestr(entry, source.read(name))
    return packed.getvalue()


def docx_bytes(tender: Tender) -> bytes:
    """The tender as a Word file; the same tender always gives the same bytes."""
    word = Document()
    thumbnail = next(key for key, link in word.part.package.rels.items() if link.reltype.endswith("thumbnail"))
    word.part.package.rels.pop(thumbnail)
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    _add_styles(word)
    _add_running_heads(word, tender)
    writer = _Writer(word)
    _write(writer, tender.cover)
    _add_contents(word, tender)
    _write(writer, tender.body)
    facts = word.core_properties
    facts.title, facts.author, facts.subject = tender.title, tender.author, tender.subject
    facts.last_modified_by, facts.comments, facts.revision = tender.author, "", 1
    facts.created = facts.modified = WRITTEN_AT
    return _same_bytes(word)


def _write(writer: _Writer, blocks: Iterable[Block]) -> None:
    for block in blocks:
        writer.add(block)
