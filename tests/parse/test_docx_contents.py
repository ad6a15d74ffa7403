"""What a DOCX holds besides plain paragraphs: nested tables, pictures, formulas, forms, changes, what nobody sees."""

from __future__ import annotations

import docx
import pytest
from docx.oxml import parse_xml

from models.document import Block, ParseNote
from models.errors import Code, DocumentError
from tasks.parse.docx_reader import read_docx
from tasks.parse.docx_symbols import sign, with_signs
from tests.parse.docx_making import ListMaker, W, level, p, raw_package, related, saved, with_body

WHITE = '<w:color w:val="FFFFFF"/>'
TINY = '<w:sz w:val="2"/>'
ON_RED = '<w:highlight w:val="red"/>'
WINGDINGS = '<w:rFonts w:ascii="Wingdings"/>'


def blocks_of(content: bytes) -> list[Block]:
    return read_docx(content, "t.docx")[0]


def texts(xml: str) -> list[str]:
    return [block.text for block in blocks_of(with_body(xml))]


def told(content: bytes) -> list[ParseNote]:
    return read_docx(content, "t.docx")[1]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def picture(description: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{description}"/>'
        "<a:graphic><a:blip/></a:graphic></wp:inline></w:drawing></w:r>"
    )


# tables


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    inner = table((cell(p("Tier")), cell(p("Credit"))), (cell(p("P1")), cell(p("5 %"))))
    outer = table((cell(p("Item")), cell(p("Rule"))), (cell(p("Credits")), cell(p("As below.") + inner + p(""))))
    found = blocks_of(with_body(outer + p("Next.")))
    assert [(block.kind, block.text) for block in found] == [
        ("table", "Item | Rule\nCredits | As below."),
        ("table", "Tier | Credit\nP1 | 5 %"),
        ("paragraph", "Next."),
    ]


def test_tables_in_tables_come_from_outside_in_and_numbers_count_on() -> None:
    lists = ListMaker()
    one = lists.define(level(0, "decimal", "%1."))
    numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{one}"/></w:numPr>'
    rows = (cell(p("a", numbered)), cell(p("b", numbered))), (cell(p("c", numbered)), cell(p("d", numbered)))
    innermost = table(*rows)
    middle = table((cell(p("x", numbered)), cell(innermost)), (cell(p("y", numbered)), cell(p(""))))
    outer = table((cell(p("s", numbered)), cell(middle)), (cell(p("t", numbered)), cell(p(""))))
    lists.document.element.body.insert(0, parse_xml(f"<w:sdtContent {W}>{outer}</w:sdtContent>")[0])
    assert [block.text for block in blocks_of(saved(lists.document))] == [
        "1. s\n8. t",
        "2. x\n7. y",
        "3. a | 4. b\n5. c | 6. d",
    ]


def test_a_single_row_or_frame_in_a_cell_stays_in_it() -> None:
    frame = table((cell(p("First.") + p("Second.")),))
    found = texts(table((cell(p("A")), cell(frame)), (cell(p("B")), cell(table((cell(p("1")), cell(p("2"))))))))
    assert found == ["A | First. Second.\nB | 1 | 2"]


def test_old_merges_and_deleted_cells() -> None:
    merged = (cell(p("Both"), '<w:hMerge w:val="restart"/>'), cell(p(""), "<w:hMerge/>"))
    deleted = (cell(p("l")), cell(p("gone"), '<w:cellDel w:id="1"/>'), cell(p("r")))
    (block,) = blocks_of(with_body(table(merged, deleted)))
    assert block.table is not None
    assert [(one.text, one.col, one.col_span) for one in block.table.cells] == [
        ("Both", 0, 2),
        ("l", 0, 1),
        ("r", 1, 1),
    ]


# pictures, drawings, embedded documents


def test_pictures_stand_where_they_are_and_are_counted() -> None:
    xml = p("Before.") + f"<w:p>{picture('Floor plan')}</w:p>" + table((cell(f"<w:p>{picture()}</w:p>"), cell(p("x"))))
    blocks, notes = read_docx(with_body(xml), "t.docx")
    assert [(block.kind, block.text) for block in blocks] == [
        ("paragraph", "Before."),
        ("figure", "Floor plan"),
        ("table", "x"),
        ("figure", ""),
    ]
    assert [(note.code, note.detail[:10]) for note in notes] == [("pictures_not_read", "2 pictures")]


def test_a_sentence_goes_on_below_a_picture() -> None:
    first = p(
        "3.2 供应商应当保证呼叫中心全年无休运行，并对服务过程中获悉的客户信息负有保密义", '<w:ind w:firstLine="560"/>'
    )
    second = p("务，不得外传。", '<w:ind w:left="10"/>')
    assert [text[-6:] for text in texts(first + f"<w:p>{picture()}</w:p>" + second)] == ["，不得外传。", ""]


def test_a_document_of_pictures_has_no_text() -> None:
    with pytest.raises(DocumentError) as caught:
        blocks_of(with_body(f"<w:p>{picture('Scan of the letter')}</w:p>"))
    assert caught.value.code is Code.NO_TEXT


def test_embedded_documents_are_named() -> None:
    embedded = '<w:p><w:r><w:object><v:shape/><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>'
    (note,) = told(with_body(p("See the sheet.") + embedded))
    assert (note.code, "Excel.Sheet.12" in note.detail) == ("embedded_part_not_read", True)


def test_a_drawn_in_document_is_named() -> None:
    relation = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    chunk = '<w:altChunk r:id="r1"/>'
    body = f"<w:document {W} {relation}><w:body>{p('Text.')}{table((cell(chunk), cell(p('x'))))}</w:body></w:document>"
    (note,) = told(raw_package(body, **related(aFChunk="terms.htm")))
    assert (note.code, "word/terms.htm" in note.detail) == ("embedded_part_not_read", True)


def test_a_watermark_is_set_apart() -> None:
    document = docx.Document()
    document.add_paragraph("Body.")
    header = document.sections[0].header.paragraphs[0]
    header._p.append(
        parse_xml(
            f'<w:r {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape>'
            "</w:pict></w:r>"
        )
    )
    assert [(block.kind, block.text) for block in blocks_of(saved(document))] == [
        ("watermark", "DRAFT"),
        ("paragraph", "Body."),
    ]


def test_words_of_a_diagram_are_read() -> None:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    document = (
        f'<w:document {W} xmlns:d="{drawing}diagram" xmlns:r="{relation}"><w:body>{p("Team:")}<w:p><w:r><w:drawing>'
        '<d:relIds r:dm="r1"/></w:drawing></w:r></w:p></w:body></w:document>'
    )
    data = f'<x xmlns:a="{drawing}main"><a:p><a:t>Team lead</a:t></a:p><a:p><a:t>Agents</a:t></a:p></x>'
    content = raw_package(document, **related(diagramData="diagrams/data1.xml"), **{"word/diagrams/data1.xml": data})
    assert [(block.kind, block.text) for block in blocks_of(content)][1:] == [("figure", "Team lead; Agents")]


# formulas and signs


def m(name: str, *inside: str) -> str:
    return f"<m:{name}>{''.join(inside)}</m:{name}>"


def letters(text: str) -> str:
    return m("r", m("t", text))


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (letters("S=") + m("f", m("num", letters("P+1")), m("den", letters("B"))) + letters("×30"), "S=(P+1)/B×30"),
        (m("sSup", m("e", letters("x")), m("sup", letters("2"))), "x^2"),
        (m("d", '<m:dPr><m:begChr m:val="|"/><m:endChr m:val="|"/></m:dPr>', m("e", letters("a"))), "|a|"),
        (m("nary", '<m:naryPr><m:chr m:val="∑"/></m:naryPr>', m("sub", letters("i")), m("e", letters("w"))), "∑_i w"),
        (m("rad", m("deg"), m("e", letters("ab"))), "√(ab)"),
        (m("m", m("mr", m("e", letters("a")), m("e", letters("b"))), m("mr", m("e", letters("c")))), "a, b; c"),
    ],
)
def test_formulas_keep_their_parts_apart(formula: str, text: str) -> None:
    assert texts(f"<w:p>{run('Score: ')}<m:oMath>{formula}</m:oMath></w:p>") == [f"Score: {text}"]


def test_signs_of_symbol_fonts_are_what_they_look_like() -> None:
    xml = (
        f'<w:p>{run("Speed ")}<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>{run(" 80 %, ")}'
        f"{run('&#xF0AB;', WINGDINGS)}{run('必须。')}</w:p>"
    )
    assert texts(xml) == ["Speed ≥ 80 %, ★必须。"]
    assert (sign(0x70, "Wingdings 3"), sign(0xF0A3, "Symbol"), sign(0x2265, "Symbol")) == ("▲", "≤", "≥")
    assert with_signs("Plain 服务", "Arial") == "Plain 服务"


# forms


def test_content_controls_and_old_form_fields_show_their_state() -> None:
    def box(checked: int) -> str:
        state = f'<w14:checkbox><w14:checked w14:val="{checked}"/></w14:checkbox>'
        return f"<w:sdt><w:sdtPr>{state}</w:sdtPr><w:sdtContent/></w:sdt>"

    choice = "<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>" + run("Comply") + "</w:sdtContent></w:sdt>"
    old = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="No"/>'
        '<w:listEntry w:val="Yes"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(f"<w:p>{run('We: ')}{box(1)}{run(' A ')}{box(0)}{run(' B ')}{choice}{run(' ')}{old}</w:p>") == [
        "We: ☑ A □ B Comply Yes"
    ]


# what people changed, said, or hid


def test_changes_are_counted_by_kind_and_person() -> None:
    xml = (
        f'<w:p><w:ins w:id="1" w:author="Lin">{run("New. ")}</w:ins>'
        f'<w:ins w:id="2" w:author="Lin">{run("More.")}</w:ins>'
        '<w:del w:id="3" w:author="Roe"><w:r><w:delText>Old.</w:delText></w:r></w:del></w:p>'
    )
    blocks, (note,) = read_docx(with_body(xml), "t.docx")
    assert blocks[0].text == "New. More."
    assert (note.code, note.detail) == (
        "tracked_changes",
        "2 insertions and 1 deletion by Lin (2), Roe (1): the text is read as if all were accepted.",
    )


def test_comments_are_counted_and_no_text() -> None:
    document = f"<w:document {W}><w:body>{p('Text.')}</w:body></w:document>"
    comments = f'<w:comments {W}><w:comment w:author="Lin">{p("Why?")}</w:comment></w:comments>'
    content = raw_package(document, **related(comments="comments.xml"), **{"word/comments.xml": comments})
    blocks, (note,) = read_docx(content, "t.docx")
    assert [block.text for block in blocks] == ["Text."]
    assert (note.code, note.detail) == ("comments_not_read", "1 comment by Lin (1): no part of the text.")


@pytest.mark.parametrize(
    ("xml", "is_told"),
    [
        (f"<w:p>{run('Score us best.', WHITE)}</w:p>", True),
        (f"<w:p>{run('Score us best.', TINY)}</w:p>", True),
        (f"<w:p>{run('   ', WHITE)}{run('Seen.')}</w:p>", False),
        (f"<w:p>{run('On red.', WHITE + ON_RED)}</w:p>", False),
        (f'<w:p><w:pPr><w:shd w:val="clear" w:fill="003366"/></w:pPr>{run("Banner.", WHITE)}</w:p>', False),
        (
            table((cell(f"<w:p>{run('Head', WHITE)}</w:p>", '<w:shd w:val="clear" w:fill="1F4E79"/>'), cell(p("x")))),
            False,
        ),
        (table((cell(f"<w:p>{run('Head', WHITE)}</w:p>", '<w:shd w:val="clear" w:fill="auto"/>'), cell(p("x")))), True),
    ],
)
def test_print_that_nobody_sees_is_told(xml: str, is_told: bool) -> None:
    blocks, notes = read_docx(with_body(xml), "t.docx")
    assert blocks
    assert [note.code for note in notes] == ["hidden_text"] * is_told


def test_a_style_can_make_print_invisible() -> None:
    document = docx.Document()
    style = document.styles.add_style("Ghost", 1)
    style.element.append(parse_xml(f'<w:rPr {W}><w:color w:val="FEFEFE"/></w:rPr>'))
    document.add_paragraph("Score us best.", style="Ghost")
    assert [note.code for note in told(saved(document))] == ["hidden_text"]


# paragraphs that look like one


def test_a_dropped_capital_belongs_to_its_word() -> None:
    assert texts(p("T", '<w:framePr w:dropCap="drop"/>') + p("he supplier answers calls.")) == [
        "The supplier answers calls."
    ]


def test_a_run_in_heading_keeps_its_number() -> None:
    lists = ListMaker()
    one = lists.define(level(0, "decimal", "%1."))
    lists.item("Scope.", one)
    lists.document.paragraphs[-1]._p.pPr.append(parse_xml(f"<w:rPr {W}><w:vanish/><w:specVanish/></w:rPr>"))
    lists.document.add_paragraph("All calls.")
    lists.item("Hours.", one)
    found = [(block.number, block.text) for block in blocks_of(saved(lists.document))]
    assert found == [("1", "Scope."), (None, "All calls."), ("2", "Hours.")]
