"""Write templates/pack/proposal-en.docx and proposal-zh.docx: Word styles, cover, contents and tables with Jinja2 tags.

Run it after a change here: ``python deploy/make_proposal_templates.py``. The files may also be edited in Word,
as long as the tags stay; then this script is no longer their source.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

FOLDER = Path(__file__).resolve().parents[1] / "templates" / "pack"
WIDTH_CM = 16.6
INK, SOFT, ACCENT = RGBColor(0x1B, 0x23, 0x30), RGBColor(0x5B, 0x66, 0x75), RGBColor(0x1F, 0x4E, 0xC8)
GOOD, WARN, BAD = RGBColor(0x14, 0x80, 0x4A), RGBColor(0xA3, 0x5B, 0x00), RGBColor(0xB4, 0x23, 0x18)
# Table shapes of tasks/draft/proposal_view.py: column widths as shares of the text width.
SHAPES: dict[str, tuple[int, ...]] = {
    "pairs": (40, 60),
    "facts": (22, 46, 32),
    "award": (50, 18, 32),
    "count": (25, 10, 12, 12, 15, 14, 12),
    "answers": (11, 38, 13, 38),
    "deviation": (6, 9, 31, 24, 9, 21),
    "four": (22, 30, 22, 26),
    "list": (8, 56, 36),
    "five": (22, 24, 18, 18, 18),
}


@dataclass(frozen=True)
class Look:
    """What differs between the languages."""

    language: str
    latin: str
    body_cjk: str
    heading_cjk: str
    size_pt: float
    heading_numbers: tuple[tuple[str, str, str], ...]
    table_caption: str
    page: tuple[str, str, str]


_DECIMAL = (("decimal", "%1", "space"), ("decimal", "%1.%2", "space"), ("decimal", "%1.%2.%3", "space"))
_CHINESE = (
    ("chineseCounting", "%1、", "nothing"),
    ("chineseCounting", "（%2）", "nothing"),
    ("decimal", "%3.", "space"),
)
EN = Look("en-GB", "Arial", "SimSun", "SimHei", 10, _DECIMAL, "Table ", ("Page ", " of ", ""))
ZH = Look("zh-CN", "Arial", "宋体", "黑体", 10.5, _CHINESE, "表 ", ("第 ", " 页，共 ", " 页"))
_BEFORE_TABLE = "{{ (loop.nextitem is defined and loop.nextitem.kind == 'table') | int }}"
# Children of formatting elements must stand in the order of the schema (ECMA-376 part 1, 17.3.1.26 and others).
_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
}


def build(look: Look) -> Any:
    """The template document of one language."""
    document = docx.Document()
    _settings(document, look)
    _styles(document, look)
    _number_headings(document, look)
    _running_heads(document, look)
    _cover(document)
    _contents(document)
    _body(document, look)
    section = document.sections[0]
    for root in (document.element, document.styles.element, section.header._element, section.footer._element):  # noqa: SLF001
        _put_in_order(root)
    return document


def _settings(document: Any, look: Look) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.0)
    section.header_distance = section.footer_distance = Cm(1.0)
    section.different_first_page_header_footer = True
    update = OxmlElement("w:updateFields")  # Word asks once and fills page numbers; the entries stand there already
    update.set(qn("w:val"), "true")
    settings = document.settings.element
    later = [child for child in settings if child.tag in {qn("w:footnotePr"), qn("w:endnotePr"), qn("w:compat")}]
    later[0].addprevious(update) if later else settings.append(update)
    properties = document.core_properties
    properties.author = properties.last_modified_by = "Bidwright"
    properties.title, properties.comments, properties.language = "", "", look.language
    properties.created = properties.modified = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the format stores naive UTC
    properties.revision = 1


def _styles(document: Any, look: Look) -> None:
    normal = document.styles["Normal"]
    _font(normal, look.latin, look.body_cjk, look.size_pt, INK)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), look.language if look is EN else "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    normal.element.get_or_add_rPr().append(language)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15 if look is EN else 1.3
    for name, size, before, after in (("Heading 1", 16, 18, 8), ("Heading 2", 12.5, 14, 5), ("Heading 3", 11, 10, 4)):
        style = document.styles[name]
        _font(style, look.latin, look.heading_cjk, size, INK if name == "Heading 1" else ACCENT, bold=True)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = True
    _font(document.styles["Title"], look.latin, look.heading_cjk, 26, INK, bold=True)
    _clear_borders(document.styles["Title"])
    document.styles["Title"].paragraph_format.space_after = Pt(18)
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    _font(document.styles["Caption"], look.latin, look.heading_cjk, 9, SOFT, bold=True)
    document.styles["Caption"].paragraph_format.space_before = Pt(8)
    document.styles["Caption"].paragraph_format.space_after = Pt(3)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    for name, size, colour, after in (
        ("Cover Kind", 13, ACCENT, 6),
        ("Cover Label", 10.5, SOFT, 2),
        ("Contents Title", 16, INK, 10),
        ("TOC 1", 10.5, INK, 3),
        ("TOC 2", 10, SOFT, 1),
        ("Table Text", 9, INK, 0),
        ("Table Head", 9, INK, 0),
        ("Table Note", 8, SOFT, 0),
        ("Todo", look.size_pt, BAD, 6),
        ("Running", 8.5, SOFT, 0),
    ):
        style = _paragraph_style(document, name)
        bold = name in {"Contents Title", "Table Head", "Todo", "Cover Kind"}
        _font(style, look.latin, look.heading_cjk if bold else look.body_cjk, size, colour, bold=bold)
        style.paragraph_format.space_after = Pt(after)
        if name.startswith("Table"):
            style.paragraph_format.line_spacing = 1.05
    for name, indent in (("TOC 1", 0.0), ("TOC 2", 0.6)):
        tabs = document.styles[name].paragraph_format.tab_stops
        tabs.add_tab_stop(Cm(indent + (1.1 if look is EN else 1.5)))
        tabs.add_tab_stop(Cm(WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        document.styles[name].paragraph_format.left_indent = Cm(indent)
    document.styles["Todo"].element.get_or_add_pPr().append(_shading("FFF2DF"))
    for name, colour in (
        ("Plain", INK),
        ("Good", GOOD),
        ("Warn", WARN),
        ("Bad", BAD),
        ("Cite", SOFT),
        ("Lead", INK),
        ("Small", SOFT),
    ):
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb = colour
        style.font.bold = name in {"Good", "Warn", "Bad", "Lead"} or None
        if name in {"Cite", "Small"}:
            style.font.size = Pt(8)
    placeholder = document.styles.add_style("Placeholder", WD_STYLE_TYPE.CHARACTER)
    placeholder.font.bold, placeholder.font.color.rgb = True, BAD
    placeholder.element.get_or_add_rPr().append(_shading("FFF2DF"))
    document.styles.element.append(_table_style())


def _paragraph_style(document: Any, name: str) -> Any:
    if name in [style.name for style in document.styles]:
        return document.styles[name]
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.startswith("TOC"))
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    return style


def _font(style: Any, latin: str, cjk: str, size: float, colour: RGBColor, *, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.color.rgb, style.font.bold = latin, Pt(size), colour, bold
    style.font.italic = False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for slot, name in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", cjk)):
        fonts.set(qn(f"w:{slot}"), name)


def _clear_borders(style: Any) -> None:
    properties = style.element.get_or_add_pPr()
    for borders in properties.findall(qn("w:pBdr")):
        properties.remove(borders)


def _shading(fill: str) -> Any:
    return parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')


def _table_style() -> Any:
    edge = 'w:val="single" w:sz="4" w:space="0" w:color="C9D0DA"'
    edges = "".join(f"<w:{side} {edge}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="BidTable"><w:name w:val="Bid Table"/>'
        f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:tblPr><w:tblBorders>{edges}</w:tblBorders>'
        '<w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="45" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def _number_headings(document: Any, look: Look) -> None:
    """Headings count by Word's own list numbering, so that a section added later renumbers the rest."""
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'<w:pStyle w:val="Heading{level + 1}"/><w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
        for level, (number_format, text, suffix) in enumerate(look.heading_numbers)
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )
    numbering.insert(0, abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for level in range(3):
        properties = document.styles[f"Heading {level + 1}"].element.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>')
        )


def _running_heads(document: Any, look: Look) -> None:
    section = document.sections[0]
    for paragraph in (section.header.paragraphs[0], section.footer.paragraphs[0]):
        paragraph.style = document.styles["Running"]
        tabs = paragraph.paragraph_format.tab_stops
        tabs.add_tab_stop(Cm(WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    header.add_run("{{ proposal.short_title }}\t")
    header.add_run("{{ proposal.draft_mark }}", style="Bad")
    footer.add_run("{{ proposal.bidder }}\t")
    before, between, after = look.page
    footer.add_run(before)
    _field(footer, " PAGE ", "1")
    footer.add_run(between)
    _field(footer, " NUMPAGES ", "1")
    footer.add_run(after)
    rule = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="4" w:space="4" w:color="C9D0DA"/></w:pBdr>'
    )
    header._p.get_or_add_pPr().insert(1, rule)  # noqa: SLF001 - python-docx has no borders


def _cover(document: Any) -> None:
    first = document.add_paragraph(style="Cover Kind")
    first.paragraph_format.space_before = Pt(150)
    first.add_run("{{ proposal.proposal }}")
    document.add_paragraph("{{ proposal.title }}", style="Title")
    mark = document.add_paragraph(style="Todo")
    mark.add_run("{{ proposal.draft_mark }}")
    mark.paragraph_format.space_after = Pt(60)
    _line(document, "{%p for name, value in proposal.cover %}")
    row = document.add_paragraph(style="Cover Label")
    row.paragraph_format.tab_stops.add_tab_stop(Cm(4.2))
    row.paragraph_format.left_indent, row.paragraph_format.first_line_indent = Cm(4.2), Cm(-4.2)
    row.add_run("{{ name }}\t")
    row.add_run("{{ value }}", style="Lead")
    _line(document, "{%p endfor %}")


def _contents(document: Any) -> None:
    """Contents as linked entries with a page reference each.

    Not one TOC field: LibreOffice would show the entries of such a field without page numbers until a person
    updates it, while page references count everywhere. Headings are real, so Word can still build its own.
    """
    title = document.add_paragraph("{{ proposal.contents_title }}", style="Contents Title")
    title.paragraph_format.page_break_before = True
    _line(document, "{%p for section in proposal.sections %}")
    for level, tag in ((1, "{%p if section.level == 1 %}"), (2, "{%p else %}")):
        _line(document, tag)
        _entry(document.add_paragraph(style=f"TOC {level}"), "section")
    _line(document, "{%p endif %}")
    _line(document, "{%p endfor %}")


def _entry(paragraph: Paragraph, name: str) -> None:
    link = parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="{{{{ {name}.anchor }}}}" w:history="1"/>')
    paragraph._p.append(link)  # noqa: SLF001
    for text in (f"{{{{ {name}.outline }}}}", "\t", f"{{{{ {name}.title }}}}", "\t"):
        link.append(_run_xml(text))
    for kind, text in (("begin", ""), ("", f" PAGEREF {{{{ {name}.anchor }}}} \\h "), ("separate", "")):
        link.append(_field_run(kind, text))
    link.append(_field_run("end", ""))


def _body(document: Any, look: Look) -> None:
    _line(document, "{%p for section in proposal.sections %}")
    for level, tag in ((1, "{%p if section.level == 1 %}"), (2, "{%p else %}")):
        _line(document, tag)
        _heading(document, level)
    _line(document, "{%p endif %}")
    _line(document, "{%p for block in section.blocks %}")
    for style, kind in (("Normal", "text"), ("List Bullet", "bullet")):
        _line(document, f"{{%p if block.kind == '{kind}' %}}")
        paragraph = document.add_paragraph(style=style)
        # a sentence that introduces a table must not stay behind on the page before
        keep = parse_xml(f'<w:keepNext {nsdecls("w")} w:val="{_BEFORE_TABLE}"/>')
        paragraph._p.get_or_add_pPr().append(keep)  # noqa: SLF001
        paragraph.add_run("{% if block.lead %}{{ block.lead }}: {% endif %}", style="Lead")
        paragraph.add_run("{{ block.text }}")
        paragraph.add_run("{% if block.cite %}  [{{ block.cite }}]{% endif %}", style="Cite")
        _line(document, "{%p endif %}")
    _line(document, "{%p if block.kind == 'todo' %}")
    document.add_paragraph("{{ block.text }}", style="Todo")
    _line(document, "{%p endif %}")
    _line(document, "{%p if block.kind == 'table' %}")
    caption = document.add_paragraph(look.table_caption, style="Caption")
    _field(caption, " SEQ Table \\* ARABIC ", "{{ block.number }}")
    caption.add_run("  {{ block.caption }}")
    for shape, shares in SHAPES.items():
        _line(document, f"{{%p if block.shape == '{shape}' %}}")
        _table(document, shares)
        _line(document, "{%p endif %}")
    gap = document.add_paragraph()
    gap.paragraph_format.space_after = Pt(2)
    gap.paragraph_format.line_spacing = Pt(6)
    _line(document, "{%p endif %}")
    _line(document, "{%p endfor %}")
    _line(document, "{%p endfor %}")


def _heading(document: Any, level: int) -> None:
    paragraph = document.add_paragraph(style=f"Heading {level}")
    if level == 1:
        flag = parse_xml(f'<w:pageBreakBefore {nsdecls("w")} w:val="{{{{ section.new_page | int }}}}"/>')
        paragraph._p.get_or_add_pPr().append(flag)  # noqa: SLF001
    mark = 'w:id="{{ section.bookmark }}"'
    paragraph._p.append(  # noqa: SLF001
        parse_xml(f'<w:bookmarkStart {nsdecls("w")} {mark} w:name="{{{{ section.anchor }}}}"/>')
    )
    paragraph.add_run("{{ section.title }}")
    paragraph._p.append(parse_xml(f"<w:bookmarkEnd {nsdecls('w')} {mark}/>"))  # noqa: SLF001


def _table(document: Any, shares: tuple[int, ...]) -> None:
    table = document.add_table(rows=4, cols=len(shares))
    table.autofit = False
    properties = table._tbl.tblPr  # noqa: SLF001
    for style in properties.findall(qn("w:tblStyle")):
        properties.remove(style)
    properties.insert(0, parse_xml(f'<w:tblStyle {nsdecls("w")} w:val="BidTable"/>'))
    properties.append(parse_xml(f'<w:tblInd {nsdecls("w")} w:w="85" w:type="dxa"/>'))
    head, start, row, end = table.rows
    for place, share in enumerate(shares):
        width = Cm((WIDTH_CM - 0.15) * share / 100)
        table.columns[place].width = width
        for line in table.rows:
            line.cells[place].width = width
        _head_cell(head.cells[place], place)
        _cell(row.cells[place], place)
    start.cells[0].paragraphs[0].add_run("{%tr for row in block.rows %}")
    end.cells[0].paragraphs[0].add_run("{%tr endfor %}")
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
    for line in (head, row):
        line._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))  # noqa: SLF001


def _head_cell(cell: Any, place: int) -> None:
    cell.paragraphs[0].style = "Table Head"
    cell.paragraphs[0].add_run(f"{{{{ block.columns[{place}] }}}}")
    cell._tc.get_or_add_tcPr().append(_shading("EEF1F5"))  # noqa: SLF001


def _cell(cell: Any, place: int) -> None:
    name = f"row[{place}]"
    first = cell.paragraphs[0]
    first.style = "Table Text"
    run = first.add_run(f"{{{{ {name}.text }}}}")
    run._r.get_or_add_rPr().insert(  # noqa: SLF001
        0, parse_xml(f'<w:rStyle {nsdecls("w")} w:val="{{{{ {name}.ink }}}}"/>')
    )
    separator = f"{{% if {name}.text and {name}.todo %}} {{% endif %}}"
    first.add_run(f"{separator}{{{{ {name}.todo }}}}", style="Placeholder")
    cell.add_paragraph(f"{{%p if {name}.note %}}", style="Table Note")
    cell.add_paragraph(f"{{{{ {name}.note }}}}", style="Table Note")
    cell.add_paragraph("{%p endif %}", style="Table Note")


def _put_in_order(root: Any) -> None:
    """Formatting stands in the schema's order below this element: Word may refuse a file that mixes it up."""
    for name, order in _ORDER.items():
        ranks = {qn(f"w:{child}"): rank for rank, child in enumerate(order.split())}
        for properties in root.iter(qn(f"w:{name}")):
            properties[:] = sorted(properties, key=lambda child: ranks[child.tag])


def _line(document: Any, tag: str) -> None:
    document.add_paragraph(tag)


def _field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    for kind, text in (("begin", ""), ("", instruction), ("separate", "")):
        paragraph._p.append(_field_run(kind, text))  # noqa: SLF001
    paragraph.add_run(shown)
    paragraph._p.append(_field_run("end", ""))  # noqa: SLF001


def _field_run(kind: str, instruction: str) -> Any:
    inner = (
        f'<w:fldChar w:fldCharType="{kind}"/>'
        if kind
        else f'<w:instrText xml:space="preserve">{instruction.replace(chr(34), "&quot;")}</w:instrText>'
    )
    return parse_xml(f"<w:r {nsdecls('w')}>{inner}</w:r>")


def _run_xml(text: str) -> Any:
    inner = "<w:tab/>" if text == "\t" else f'<w:t xml:space="preserve">{text}</w:t>'
    return parse_xml(f"<w:r {nsdecls('w')}>{inner}</w:r>")


def packed(document: Any) -> bytes:
    """The document's bytes, the same each time: no time stamps."""
    saved, target = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, source.read(name))
    return target.getvalue()


def main() -> None:
    """Both templates stand in templates/pack."""
    for name, look in (("en", EN), ("zh", ZH)):
        (FOLDER / f"proposal-{name}.docx").write_bytes(packed(build(look)))


if __name__ == "__main__":
    main()
