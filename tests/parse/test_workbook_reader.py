"""A workbook is read sheet by sheet as a person reads it, and a hostile one costs nothing."""

from __future__ import annotations

import datetime as dt
import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from models.document import Block, Cell, Table
from models.errors import Code, DocumentError
from tasks.parse.encoding import decoded
from tasks.parse.formats import parsers
from tasks.parse.port import Reading
from tasks.parse.reader import parse_document
from tasks.parse.workbook_calamine import binary_sheets
from tasks.parse.workbook_sheet import Budget, address
from tasks.parse.workbook_values import format_of, number_text

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def saved(fill: Callable[[Worksheet], None]) -> bytes:
    book = Workbook()
    fill(book.active)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                assert old in data
                data = data.replace(old, new, 1)
            target.writestr(name, data)
    return stream.getvalue()


def opendocument(rows: str, styles: str = "") -> bytes:
    names = "".join(f' xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table"))
    names += ' xmlns:text="urn:t" xmlns:style="urn:s" xmlns:fo="urn:f"'
    body = f'<table:table table:name="预算" table:style-name="ta">{rows}</table:table>'
    return archived({"mimetype": ODS, "content.xml": f"<office:doc{names}>{styles}{body}</office:doc>"})


def reading(content: bytes, media_type: str = XLSX) -> Reading:
    return parsers()[media_type].read(content, "book", ())


def table_of(block: Block) -> Table:
    assert block.table is not None
    return block.table


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.row_cells(row) if cell.text] for row in range(table.rows)]


def code_of(content: bytes, media_type: str = XLSX) -> Code:
    with pytest.raises(DocumentError) as failure:
        reading(content, media_type)
    return failure.value.code


def archived(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in parts.items():
            target.writestr(name, text)
    return stream.getvalue()


def questionnaire(sheet: Worksheet) -> None:
    sheet.title = "Telephony"
    sheet["B1"] = "Supplier questionnaire"
    sheet.merge_cells("B1:D1")
    sheet["B2"] = "Bidders must answer every row."
    for col, text in enumerate(("ID", "Requirement", "Comply?"), 2):
        sheet.cell(4, col, text)
    for row in range(5, 8):
        sheet.cell(row, 2, f"T-{row}")
        sheet.cell(row, 3, f"The system must do thing {row}")


def test_questionnaire_rows_stand_under_their_headings() -> None:
    blocks = reading(saved(questionnaire)).blocks
    assert [(block.kind, block.text) for block in blocks[:3]] == [
        ("heading", "Telephony"),
        ("heading", "Supplier questionnaire"),
        ("paragraph", "Bidders must answer every row."),
    ]
    table = table_of(blocks[3])
    assert table.header_rows == 1
    assert texts(table)[:2] == [["ID", "Requirement", "Comply?"], ["T-5", "The system must do thing 5"]]
    assert [cell.ref for cell in table.row_cells(1)] == ["B5", "C5", "D5"]
    assert {block.sheet for block in blocks} == {"Telephony"}


def test_blank_rows_part_tables_and_merged_cells_span() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["Phase", "Month", "Price"], ["One", 1, 100], [None, 2, 200], [], [], ["Name", "ACME"]):
            sheet.append(row)
        sheet.merge_cells("A2:A3")

    first, second = (table_of(block) for block in reading(saved(fill)).blocks[1:])
    assert Cell(row=1, col=0, row_span=2, text="One", ref="A2") in first.cells
    assert first.grid()[2] == ["One", "2", "200"]
    assert texts(second) == [["Name", "ACME"]]


def test_values_are_shown_as_a_person_sees_them() -> None:
    def fill(sheet: Worksheet) -> None:
        values = [0.1 + 0.2, 42.0, True, 0.085, 47969, 47969 + 14.5 / 24, 3.1, "#REF!"]
        sheet.append(["row", *values])
        sheet.append(["end", 1])
        sheet["E1"].number_format = "0.0%"
        sheet["F1"].number_format = "yyyy-mm-dd"
        sheet["G1"].number_format = "d/m/yyyy h:mm"
        sheet["H1"].number_format = "0.00"

    shown = texts(table_of(reading(saved(fill)).blocks[1]))[0]
    assert shown == ["row", "0.3", "42", "TRUE", "8.5%", "2031-05-01", "2031-05-01 14:30", "3.10", "#REF!"]


def test_prefixed_names_shared_texts_and_reading_aids() -> None:
    relation = '<Relationship Id="{0}" Type="t/{1}" Target="{2}"/>'
    strings = "<si><r><t>采购</t></r><r><t>需求_x000D_第二行</t></r><rPh><t>cai</t></rPh></si>"
    content = archived(
        {
            "_rels/.rels": f"<a>{relation.format('r1', 'officeDocument', 'xl/book.xml')}</a>",
            "xl/book.xml": '<x:workbook xmlns:x="x" xmlns:r="r"><x:sheet name="表" r:id="r1"/></x:workbook>',
            "xl/_rels/book.xml.rels": f"<a>{relation.format('r1', 'worksheet', 's.xml')}"
            f"{relation.format('r2', 'sharedStrings', 't.xml')}</a>",
            "xl/s.xml": '<x:s xmlns:x="x"><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c><x:v>7</x:v></x:c></x:row></x:s>',
            "xl/t.xml": f"<sst>{strings}</sst>",
        }
    )
    table = table_of(reading(content).blocks[1])
    assert [(cell.ref, cell.text) for cell in table.cells] == [("A1", "采购需求\n第二行"), ("B1", "7")]


def test_formulas_give_their_stored_value() -> None:
    content = saved(lambda sheet: sheet.append(["Total", "=1+1"]))
    stored = changed(content, "xl/worksheets/sheet1.xml", b"<f>1+1</f><v", b"<f>1+1</f><v>2</v><v")
    assert texts(table_of(reading(stored).blocks[1])) == [["Total", "2"]]


@pytest.mark.parametrize(
    ("raw", "code", "shown"),
    [
        ("0.30000000000000004", "General", "0.3"),
        ("1E+22", "General", "1E+22"),
        ("7", "0000", "0007"),
        ("1.5", "[h]:mm", "36:00"),
        ("59", "yyyy/m/d", "1900-02-28"),
        ("61", "yyyy/m/d", "1900-03-01"),
        ("0.5", "h:mm", "12:00"),
        ("1250.5", '"USD" #,##0.00', "1250.5"),
        ("nonsense", "0.00", "nonsense"),
    ],
)
def test_number_formats(raw: str, code: str, shown: str) -> None:
    assert number_text(raw, format_of(code), dt.datetime(1899, 12, 30)) == shown  # noqa: DTZ001 - a sheet has no zone


def test_hidden_parts_are_read_and_named() -> None:
    book = Workbook()
    sheet = book.active
    for row in (["Item", "Price"], ["Desk", 5], ["Chair", 6]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    secret = book.create_sheet("底价")
    secret["A1"] = "The ceiling is 100."
    secret.sheet_state = "veryHidden"
    stream = io.BytesIO()
    book.save(stream)
    found = reading(stream.getvalue())
    assert "The ceiling is 100." in [block.text for block in found.blocks]
    assert [note.code for note in found.notes] == ["hidden_rows", "hidden_columns", "hidden_sheet"]
    assert "底价" in found.notes[2].detail


def test_chapters_stay_inside_their_sheet() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.title = "招标文件"
        sheet["A1"] = "第一章 采购需求"
        sheet["A2"] = "1.1 供应商应当保存录音两年。"

    document = parse_document(saved(fill), "book.xlsx", XLSX)
    clause = document.blocks[-1]
    assert (clause.number, clause.section) == ("1.1", ("招标文件", "第一章 采购需求"))


def test_comments_become_footnotes_with_their_address() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B2"] = "Availability"
        sheet["B2"].comment = Comment("Measured each month.", "buyer")

    note = reading(saved(fill)).blocks[-1]
    assert (note.kind, note.marker, note.text) == ("footnote", "B2", "Measured each month.")


def test_bold_headings_again_begin_another_table() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["Step", "Owner"], ["a", "b"], ["Part two"], ["Phase", "Owner"], ["c", "d"]):
            sheet.append(row)
        for name in ("A1", "B1", "A4", "B4"):
            sheet[name].font = Font(bold=True)

    blocks = reading(saved(fill)).blocks[1:]
    assert [block.kind for block in blocks] == ["table", "paragraph", "table"]
    assert [table_of(block).header_rows for block in (blocks[0], blocks[2])] == [1, 1]


def test_columns_of_amounts_have_headings() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["Severity", "Respond", "Resolve"], ["High", "1 hour", "4 hours"], ["Low", "< 1 day", "5 days"]):
            sheet.append(row)

    assert table_of(reading(saved(fill)).blocks[1]).header_rows == 1


def test_headings_parted_by_a_blank_row_stay_with_their_table() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["Period", "Hours", "Rate"], [], ["Base", 12, 3], ["Option", 13, 4]):
            sheet.append(row)

    table = table_of(reading(saved(fill)).blocks[1])
    assert (table.rows, table.header_rows) == (4, 1)


def test_entity_bomb_is_refused() -> None:
    content = changed(saved(questionnaire), "xl/workbook.xml", b"<workbook", BOMB + b"<workbook")
    assert code_of(content) == Code.UNSAFE_ARCHIVE


def test_swollen_part_is_refused() -> None:
    content = changed(
        saved(questionnaire), "xl/worksheets/sheet1.xml", b"<sheetData>", b"<sheetData>" + b" " * 5_000_000
    )
    assert code_of(content) == Code.UNSAFE_ARCHIVE


def test_claimed_size_and_far_cells_cost_nothing() -> None:
    part = "xl/worksheets/sheet1.xml"
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far away</t></is></c></row></sheetData>'
    content = changed(saved(questionnaire), part, b"</sheetData>", far)
    content = changed(content, part, b'<dimension ref="B1:D7"', b'<dimension ref="A1:XFD1048576"')
    began = time.monotonic()
    assert reading(content).blocks[-1].text == "far away"
    assert time.monotonic() - began < 5


def test_broken_sheet_is_named_and_what_was_read_is_kept() -> None:
    found = reading(changed(saved(questionnaire), "xl/worksheets/sheet1.xml", b'<c r="B7"', b'<c r="B0"'))
    assert [note.code for note in found.notes] == ["sheet_cut_short"]
    assert "Telephony" in found.notes[0].detail
    assert "T-6" in found.blocks[-1].text


def test_part_named_by_many_tabs_is_not_read_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasks.parse.office_package.MAX_READ_BYTES", 5_000)
    sheets = "".join(f'<sheet name="{at}" r:id="r1"/>' for at in range(100))
    content = archived(
        {
            "xl/workbook.xml": f'<w xmlns:r="r">{sheets}</w>',
            "xl/_rels/workbook.xml.rels": '<R><Relationship Id="r1" Type="t/worksheet" Target="s.xml"/></R>',
            "xl/s.xml": "<s><row><c><v>1</v></c></row></s>" + " " * 100,
        }
    )
    assert code_of(content) == Code.TOO_LARGE


def test_sheets_behind_the_limit_are_named() -> None:
    book = Workbook()
    for at in range(200):
        book.create_sheet(f"Tab {at}")["A1"] = "Bidders must sign."
    stream = io.BytesIO()
    book.save(stream)
    (note,) = reading(stream.getvalue()).notes
    assert note.code == "sheet_cut_short"
    assert "Tab 199" in note.detail


def test_refusals_have_codes() -> None:
    assert code_of(saved(lambda _: None)) == Code.NO_TEXT
    assert code_of(b"PK\x03\x04 no archive") == Code.DAMAGED
    wrapped = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert code_of(wrapped) == Code.ENCRYPTED
    assert code_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "application/vnd.ms-excel") == Code.DAMAGED


def test_opendocument_cells_merges_and_hidden_sheet() -> None:
    styles = '<style:style style:name="ta"><style:table-properties table:display="false"/></style:style>'
    rows = (
        '<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>标题</text:p></table:table-cell>'
        "<table:covered-table-cell/></table:table-row>"
        '<table:table-row><table:table-cell office:value-type="float" office:value="3.1"><text:p>3.10</text:p>'
        '</table:table-cell><table:table-cell office:value-type="percentage" office:value="0.085"><text:p>9%</text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    found = reading(opendocument(rows, styles), ODS)
    assert [block.text for block in found.blocks] == ["预算", "标题", "3.10 | 8.5%"]
    assert [note.code for note in found.notes] == ["hidden_sheet"]


def test_opendocument_repeats_are_capped() -> None:
    row = (
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384">'
        f"<text:p>{'x' * 3000}</text:p></table:table-cell></table:table-row>"
    )
    assert [note.code for note in reading(opendocument(row), ODS).notes] == ["sheet_cut_short"]


def test_binary_reader_keeps_addresses() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["C5"], sheet["D5"], sheet["C6"], sheet["D6"] = "ID", "Qty", "A", 2.0

    (sheet,) = binary_sheets(saved(fill), "book.xls", Budget())
    assert [(address(cell.row, cell.col), cell.text) for cell in sheet.cells] == [
        ("C5", "ID"),
        ("D5", "Qty"),
        ("C6", "A"),
        ("D6", "2"),
    ]


def test_far_cells_of_a_binary_workbook_are_refused() -> None:
    def cell(row: int, col: int) -> bytes:
        return b"\x00\x04" + row.to_bytes(4, "little") + b"\x01\x08" + col.to_bytes(4, "little") + bytes(4)

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        target.writestr("xl/workbook.bin", b"")
        target.writestr("xl/worksheets/sheet1.bin", cell(0, 0) + cell(1_048_575, 16_383))
    assert code_of(stream.getvalue()) == Code.TOO_LARGE


def test_csv_in_chinese_encoding() -> None:
    source = "编号,要求,响应\r\n1,供应商应当提供全天候电话服务。,\r\n2,录音保存两年。,是\r\n"
    table = table_of(reading(source.encode("gb18030"), "text/csv").blocks[0])
    assert table.header_rows == 1
    assert texts(table)[2] == ["2", "录音保存两年。", "是"]
    assert decoded(source.encode("gb18030")) == source


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_delimiters(delimiter: str) -> None:
    rows = [
        ["ID", "Requirement", "Points"],
        ["R1", f"Answer; calls, {delimiter} mails", "4"],
        ["R2", "Two\nlines", "5"],
    ]
    source = "\n".join(delimiter.join(f'"{field}"' for field in row) for row in rows)
    table = table_of(reading(source.encode(), "text/csv").blocks[0])
    assert texts(table)[0] == rows[0]
    assert [cell.text for cell in table.row_cells(2)] == rows[2]
    assert [cell.ref for cell in table.row_cells(2)] == ["A3", "B3", "C3"]


def test_empty_csv_has_no_text() -> None:
    assert code_of(b",,\n;;\n"[:3], "text/csv") == Code.NO_TEXT


@given(
    st.dictionaries(
        st.tuples(st.integers(1, 8), st.integers(1, 6)),
        st.text("abcXYZ字0.-", min_size=1, max_size=12),
        min_size=1,
        max_size=30,
    )
)
def test_every_filled_cell_appears_once_with_its_address(grid: dict[tuple[int, int], str]) -> None:
    def fill(sheet: Worksheet) -> None:
        for (row, col), text in grid.items():
            sheet.cell(row, col).value = f"{text} {row}/{col}"

    document = parse_document(saved(fill), "book.xlsx", XLSX)
    told = [
        (cell.ref, cell.text) for block in document.blocks if block.table for cell in block.table.cells if cell.text
    ]
    alone = [
        f"{block.number or ''}{block.marker or ''}{block.text}" for block in document.blocks[1:] if not block.table
    ]
    expected = {f"{'ABCDEF'[col - 1]}{row}": f"{text} {row}/{col}" for (row, col), text in grid.items()}
    assert all(expected[ref or ""] == text for ref, text in told)
    assert len(told) == len({ref for ref, _ in told})
    assert len(told) + len(alone) == len(expected)
    assert all(sum(place in text.split(" ")[-1] for text in alone) <= 1 for place in expected)


def test_real_price_forms(shared: Path) -> None:
    forms = sorted((shared / "corpus/packs").glob("*/*.xlsx"))
    assert forms
    for form in forms:
        found = reading(form.read_bytes())
        tables = [table_of(block) for block in found.blocks if block.table]
        assert any(table.header_rows for table in tables), form.name
