"""A DOCX is read as a person sees it: nothing twice, nothing hidden, nothing lost without a word."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml

from models.document import Block
from models.errors import Code, DocumentError
from tasks.parse.docx_reader import read_docx
from tests.parse.docx_making import W, p, raw_package, saved, with_body


def blocks_of(content: bytes) -> list[Block]:
    return read_docx(content, "t.docx")[0]


def texts(xml: str) -> list[str]:
    return [block.text for block in blocks_of(with_body(xml))]


def codes(xml: str) -> list[str]:
    return [note.code for note in read_docx(with_body(xml), "t.docx")[1]]


def test_headings_come_from_styles_also_custom_and_chinese_ones() -> None:
    document = docx.Document()
    document.add_heading("Scope of Work", 1)
    clause = document.styles.add_style("条款标题", WD_STYLE_TYPE.PARAGRAPH)
    clause.base_style = document.styles["Heading 2"]
    document.add_paragraph("服务内容", style="条款标题")
    named = document.styles.add_style("标题 3", WD_STYLE_TYPE.PARAGRAPH)
    named.base_style = None
    document.add_paragraph("坐席配置", style="标题 3")
    document.add_paragraph("Agents answer calls.")
    found = [(block.kind, block.level, block.text) for block in blocks_of(saved(document))]
    assert found == [
        ("heading", 1, "Scope of Work"),
        ("heading", 2, "服务内容"),
        ("heading", 3, "坐席配置"),
        ("paragraph", None, "Agents answer calls."),
    ]


def test_a_clause_set_as_heading_is_running_text() -> None:
    document = docx.Document()
    document.add_heading("2.1 投标人应当提供近三年的呼叫中心业绩证明。", 2)
    (block,) = blocks_of(saved(document))
    assert (block.kind, block.number, block.text) == ("paragraph", "2.1", "投标人应当提供近三年的呼叫中心业绩证明。")


def test_unstyled_chapters_and_bold_lines_read_as_headings() -> None:
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Staffing</w:t></w:r></w:p>"
    found = blocks_of(with_body(p("第二章 采购需求") + p("一、项目概况") + bold + p("Agents speak English.")))
    assert [(block.kind, block.level, block.number) for block in found] == [
        ("heading", 1, "第二章"),
        ("heading", 2, "一"),
        ("heading", 1, None),
        ("paragraph", None, None),
    ]


def test_styled_clauses_stand_under_typed_chapters() -> None:
    document = docx.Document()
    document.add_paragraph("第一章 投标人须知")
    document.add_paragraph("一、总则")
    document.add_heading("适用范围", 1)
    assert [block.level for block in blocks_of(saved(document))] == [1, 2, 3]


@pytest.mark.parametrize("text", ["本项目不接受联合体投标", "Bids must be sealed", "电话：021-555", "021-5550"])
def test_a_bold_statement_is_no_heading(text: str) -> None:
    bold = f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>"
    assert [block.kind for block in blocks_of(with_body(bold))] == ["paragraph"]


def test_tracked_changes_are_accepted_and_told() -> None:
    xml = (
        "<w:p><w:r><w:t>Answer in </w:t></w:r>"
        '<w:del w:id="1"><w:r><w:delText>30</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>20</w:t></w:r></w:ins><w:r><w:t> seconds.</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr><w:r><w:t>Record </w:t></w:r></w:p>'
        "<w:p><w:r><w:t>all calls.</w:t></w:r></w:p>"
    )
    assert texts(xml) == ["Answer in 20 seconds.", "Record all calls."]
    assert codes(xml) == ["tracked_changes"]


def test_hidden_text_is_left_out_and_told() -> None:
    xml = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>Shown.</w:t></w:r></w:p>"
    assert texts(xml) == ["Shown."]
    assert codes(xml) == ["hidden_text"]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    xml = (
        "<w:p><w:r><w:t>Before.</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert texts(xml) == ["Before.", "In the box."]


def test_fields_show_their_results_and_contents_are_set_apart() -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    xml = (
        f"<w:p>{char('begin')}<w:r><w:instrText>TOC \\o</w:instrText></w:r>{char('separate')}"
        "<w:r><w:t>1 Scope</w:t><w:tab/><w:t>4</w:t></w:r></w:p>"
        f"<w:p><w:r><w:t>2 Price</w:t><w:tab/><w:t>9</w:t></w:r>{char('end')}</w:p>"
        f"<w:p><w:r><w:t>See clause </w:t></w:r>{char('begin')}<w:r><w:instrText>REF _Ref1 \\r</w:instrText></w:r>"
        f"{char('separate')}<w:r><w:t>14.2</w:t></w:r>{char('end')}"
        '<w:fldSimple w:instr="REF x"><w:r><w:t>(b)</w:t></w:r></w:fldSimple><w:r><w:t>.</w:t></w:r></w:p>'
    )
    found = [(block.kind, block.text) for block in blocks_of(with_body(xml))]
    assert found == [("toc", "1 Scope 4"), ("toc", "2 Price 9"), ("paragraph", "See clause 14.2(b).")]


def test_typed_contents_are_set_apart_and_forms_are_not() -> None:
    def line(text: str, page: str) -> str:
        return f"<w:p><w:r><w:t>{text}</w:t><w:tab/><w:t>{page}</w:t></w:r></w:p>"

    xml = (
        p("目 录") + line("第一章 公告", "1") + p("2 Scope ........ 7") + p("Bids close soon.") + line("2. Seats", "12")
    )
    assert [block.kind for block in blocks_of(with_body(xml))][1:] == ["toc", "toc", "paragraph", "paragraph"]


def test_small_signs_are_kept_and_soft_ones_dropped() -> None:
    xml = (
        "<w:p><w:r><w:t>co</w:t><w:softHyphen/><w:t>operate</w:t><w:tab/><w:t>on</w:t><w:noBreakHyphen/><w:t>site</w:t>"
        '<w:sym w:font="Wingdings" w:char="F0FE"/><w:br/><w:t>daily</w:t></w:r></w:p>'
    )
    assert texts(xml) == ["cooperate on-site☑ daily"]


def test_line_breaks_separate_numbered_items_and_join_chinese_lines() -> None:
    xml = "<w:p><w:r><w:t>(1) 录音保存</w:t><w:br/><w:t>两年；</w:t><w:br/><w:t>(2) 备份。</w:t></w:r></w:p>"
    assert [(block.marker, block.text) for block in blocks_of(with_body(xml))] == [
        ("(1)", "录音保存两年；"),
        ("(2)", "备份。"),
    ]


def test_a_sentence_cut_by_a_converter_is_put_together() -> None:
    first = p(
        "3.2 供应商应当保证呼叫中心全年无休运行，并对服务过程中获悉的客户信息负有保密义", '<w:ind w:firstLine="560"/>'
    )
    second = p("务，不得外传。", '<w:ind w:left="10"/>')
    third = p("3.3 坐席不少于十人。", '<w:ind w:firstLine="560"/>')
    found = texts(first + second + third)
    assert found == [
        "供应商应当保证呼叫中心全年无休运行，并对服务过程中获悉的客户信息负有保密义务，不得外传。",
        "坐席不少于十人。",
    ]


def test_merged_and_nested_cells() -> None:
    document = docx.Document()
    table = document.add_table(4, 3)
    for row, row_texts in enumerate((("No.", "Item", "Target"), ("1", "Speed", "80/20"), ("2", "Speed", "90/30"))):
        for col, text in enumerate(row_texts):
            table.cell(row, col).text = text
    table.cell(1, 1).merge(table.cell(2, 1)).text = "Speed of answer"
    table.cell(3, 0).merge(table.cell(3, 2)).text = "Note"
    nested = table.cell(3, 0).add_table(1, 2)
    nested.cell(0, 0).text, nested.cell(0, 1).text = "Peak", "12 seats"
    (block,) = blocks_of(saved(document))
    assert block.table is not None
    spans = {cell.text: (cell.row, cell.col, cell.row_span, cell.col_span) for cell in block.table.cells}
    assert spans["Speed of answer"] == (1, 1, 2, 1)
    assert spans["Note\nPeak | 12 seats"] == (3, 0, 1, 3)
    assert block.table.header_rows == 1
    assert block.text.splitlines()[1:3] == ["1 | Speed of answer | 80/20", "2 | 90/30"]


def test_a_frame_of_one_cell_is_running_text() -> None:
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).add_paragraph("Bids are sealed.")
    assert [block.kind for block in blocks_of(saved(document))] == ["paragraph"]


def test_headers_and_footers_stand_apart_and_once() -> None:
    document = docx.Document()
    for section in (document.sections[0], document.add_section()):
        section.header.is_linked_to_previous = False
        section.header.paragraphs[0].text = "Tender 12"
        section.footer.paragraphs[0].text = "Confidential"
    document.add_paragraph("Body.")
    found = [(block.kind, block.text) for block in blocks_of(saved(document))]
    assert found == [("header", "Tender 12"), ("paragraph", "Body."), ("footer", "Confidential")]


def test_footnotes_follow_their_call() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>'
        "</Relationships>"
    )
    note = f'<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2">{p("In working days.")}</w:footnote>'
    notes = f"<w:footnotes {W}>{note}</w:footnotes>"
    called = '<w:p><w:r><w:t>Reply in 3 days.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    content = raw_package(
        f"<w:document {W}><w:body>{called}{p('Next.')}</w:body></w:document>",
        **{"word/_rels/document.xml.rels": relations, "word/footnotes.xml": notes},
    )
    found = [(block.kind, block.marker, block.text) for block in blocks_of(content)]
    assert found == [
        ("paragraph", None, "Reply in 3 days."),
        ("footnote", "1", "In working days."),
        ("paragraph", None, "Next."),
    ]


def test_strict_files_read_like_others() -> None:
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    assert (
        blocks_of(raw_package(f"<w:document {strict}><w:body>{p('Strict.')}</w:body></w:document>"))[0].text
        == "Strict."
    )


def test_bad_secondary_parts_are_told_and_the_text_is_read() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
        "</Relationships>"
    )
    document = f"<w:document {W}><w:body>{p('Read.')}</w:body></w:document>"
    content = raw_package(document, **{"word/_rels/document.xml.rels": relations, "word/styles.xml": "<w:sty"})
    blocks, notes = read_docx(content, "t.docx")
    assert [block.text for block in blocks] == ["Read."]
    assert [note.code for note in notes] == ["part_unreadable"]


_BOMB = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04 cut short", Code.DAMAGED),
        (b"\xff\xd8\xff\xe0 a picture", Code.DAMAGED),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), Code.ENCRYPTED),
        (b"\xd0\xcf\x11\xe0 WordDocument", Code.UNSUPPORTED),
        (raw_package("<w:document"), Code.DAMAGED),
        (raw_package(f"<w:document {W}/>"), Code.DAMAGED),
        (raw_package(f"{_BOMB}<w:document {W}><w:body>{p('&b;')}</w:body></w:document>"), Code.UNSAFE_ARCHIVE),
        (raw_package(f"<w:document {W}><w:body>{p(' ')}</w:body></w:document>"), Code.NO_TEXT),
    ],
)
def test_bad_files_end_in_a_code(content: bytes, code: Code) -> None:
    with pytest.raises(DocumentError) as caught:
        read_docx(content, "bad.docx")
    assert caught.value.code == code
    assert "bad.docx" in str(caught.value)


def test_a_deleted_row_is_gone_and_a_marked_header_counts() -> None:
    document = docx.Document()
    table = document.add_table(3, 2)
    for row in range(3):
        for col in range(2):
            table.cell(row, col).text = f"r{row}c{col}"
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {W}/>"))
    table.rows[2]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {W} w:id="1"/>'))
    (block,) = blocks_of(saved(document))
    assert block.table is not None
    assert (block.table.rows, block.table.header_rows) == (2, 1)


def folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).lower())


def test_annotated_requirements_stand_whole_in_one_block_or_row(shared: Path) -> None:
    for path in sorted((shared / "gold" / "docs").glob("*.docx")):
        units = []
        for block in blocks_of(path.read_bytes()):
            units.append(folded(f"{block.number or ''}{block.marker or ''}{block.text}"))
            units.append(folded(block.text))
            units += [folded(row) for row in block.text.split("\n")]
            if block.table:
                units += [folded(" ".join(dict.fromkeys(row))) for row in block.table.grid()]
        gold = json.loads((shared / "gold" / f"{path.stem}.json").read_text("utf-8"))["requirements"]
        found = sum(any(folded(one["text"]) in unit for unit in units) for one in gold)
        assert found / len(gold) >= 0.96, path.name


_EXPECTED = {Code.DAMAGED, Code.ENCRYPTED, Code.UNSUPPORTED, Code.NO_TEXT, Code.UNSAFE_ARCHIVE}


def test_hostile_office_files_end_in_a_code_or_text(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "hostile" / "office").glob("*.doc*")):
        try:
            outcome = bool(read_docx(path.read_bytes(), path.name)[0])
        except DocumentError as error:
            outcome = error.code in _EXPECTED
        assert outcome, path.name
