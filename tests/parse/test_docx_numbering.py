"""Automatic numbers are the ones that Word prints; LibreOffice is the second opinion."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from tasks.parse.docx_number_format import print_number
from tasks.parse.docx_reader import read_docx
from tests.parse.docx_making import ListMaker, W, level, saved

DECIMAL = (level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3"))


def labels(lists: ListMaker) -> list[str | None]:
    return [block.number or block.marker for block in read_docx(saved(lists.document), "t.docx")[0]]


def test_levels_count_and_restart() -> None:
    lists = ListMaker()
    one = lists.define(*DECIMAL)
    for at in (0, 1, 1, 2, 0, 1, 2):
        lists.item("Clause text.", one, at)
    assert labels(lists) == ["1", "1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1"]


def test_lists_of_one_definition_go_on_unless_started_anew() -> None:
    lists = ListMaker()
    one = lists.define(*DECIMAL)
    same = lists.use(1)
    anew = lists.use(1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    for list_id in (one, one, same, anew, anew):
        lists.item("Clause text.", list_id)
    assert labels(lists) == ["1", "2", "3", "1", "2"]


def test_a_level_can_be_redefined_and_counted_through() -> None:
    lists = ListMaker()
    through = lists.define(level(0, "decimal", "%1."), level(1, "decimal", "%2)", more='<w:lvlRestart w:val="0"/>'))
    roman = lists.use(1, f'<w:lvlOverride w:ilvl="1">{level(1, "lowerRoman", "(%2)")}</w:lvlOverride>')
    for list_id, at in ((through, 0), (through, 1), (through, 0), (through, 1), (roman, 1)):
        lists.item("Clause text.", list_id, at)
    assert labels(lists) == ["1", "1)", "2", "2)", "(iii)"]


def test_legal_levels_print_decimals() -> None:
    lists = ListMaker()
    one = lists.define(level(0, "upperRoman", "Article %1."), level(1, "decimal", "%1.%2", more="<w:isLgl/>"))
    for at in (0, 0, 1):
        lists.item("Clause text.", one, at)
    assert labels(lists) == ["Article I", "Article II", "2.1"]


def test_chinese_lists_and_importance_marks() -> None:
    lists = ListMaker()
    one = lists.define(
        level(0, "chineseCountingThousand", "第%1章"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "★%3、"),
    )
    bullets = lists.define(level(0, "bullet", "\uf0b7"), level(1, "bullet", "▲"))
    for at in (0, 1, 2):
        lists.item("服务要求说明文字。", one, at)
    lists.item("服务要求说明文字。", bullets)
    lists.item("服务要求说明文字。", bullets, 1)
    found = read_docx(saved(lists.document), "t.docx")[0]
    assert [(block.number, block.marker, block.text[:2]) for block in found] == [
        ("第一章", None, "服务"),
        ("（一）", None, "服务"),
        ("1", None, "★服"),
        (None, "•", "服务"),
        (None, None, "▲服"),
    ]
    assert [block.level for block in found] == [1, 2, 3, 1, 2]


def test_numbers_come_through_styles_and_their_ancestors() -> None:
    lists = ListMaker()
    document = lists.document
    one = lists.define(
        level(0, "decimal", "%1", more='<w:pStyle w:val="Heading1"/>'),
        level(1, "decimal", "%1.%2", more='<w:pStyle w:val="Heading2"/>'),
    )
    for name in ("Heading 1", "Heading 2"):
        document.styles[name].element.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {W}><w:numId w:val="{one}"/></w:numPr>')
        )
    child = document.styles.add_style("Clause", 1)
    child.base_style = document.styles["Heading 2"]
    document.add_paragraph("Scope", style="Heading 1")
    document.add_paragraph("Hours", style="Heading 2")
    document.add_paragraph("Places", style="Clause")
    bare = document.add_paragraph("Annex", style="Heading 1")
    bare._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {W}><w:numId w:val="0"/></w:numPr>'))
    document.add_paragraph("Price", style="Heading 1")
    assert labels(lists) == ["1", "1.1", "1.2", None, "2"]


def test_a_numbering_style_is_followed_to_its_definition() -> None:
    lists = ListMaker()
    real = lists.define(*DECIMAL, more='<w:styleLink w:val="Legal"/>')
    link = lists.define(more='<w:numStyleLink w:val="Legal"/>')
    lists.document.styles.element.append(
        parse_xml(
            f'<w:style {W} w:type="numbering" w:styleId="Legal"><w:name w:val="Legal"/>'
            f'<w:pPr><w:numPr><w:numId w:val="{real}"/></w:numPr></w:pPr></w:style>'
        )
    )
    for at in (0, 1, 1):
        lists.item("Clause text.", link, at)
    assert labels(lists) == ["1", "1.1", "1.2"]


def test_numbers_in_cells_stay_in_the_cell() -> None:
    lists = ListMaker()
    one = lists.define(level(0, "decimal", "%1"))
    table = lists.document.add_table(2, 2)
    for row, text in enumerate(("Calls", "Mail")):
        properties = table.cell(row, 0).paragraphs[0]._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="{one}"/></w:numPr>'))
        table.cell(row, 1).text = text
    (block,) = read_docx(saved(lists.document), "t.docx")[0]
    assert block.text == "1 | Calls\n2 | Mail"


@pytest.mark.parametrize(
    ("number", "number_format", "printed"),
    [
        (4, "lowerRoman", "iv"),
        (28, "upperLetter", "BB"),
        (7, "decimalZero", "07"),
        (20, "chineseCounting", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (10, "ideographDigital", "一〇"),
        (115, "japaneseCounting", "百十五"),
        (21, "decimalEnclosedCircle", "㉑"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (11, "ideographTraditional", "甲"),
        (22, "ordinal", "22nd"),
        (3, "none", ""),
        (3, "noSuchFormat", "3"),
        (0, "upperRoman", "0"),
    ],
)
def test_counting_words(number: int, number_format: str, printed: str) -> None:
    assert print_number(number, number_format) == printed


@pytest.mark.office
def test_libreoffice_prints_the_same_numbers(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    lists = ListMaker()
    clauses = lists.define(*DECIMAL)
    anew = lists.use(1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>')
    chapters = lists.define(
        level(0, "chineseCountingThousand", "第%1章"),
        level(1, "chineseCounting", "%2、"),
        level(2, "lowerLetter", "(%3)"),
    )
    late = lists.define(level(0, "chineseCounting", "%1、", start=19), level(1, "upperRoman", "%2."))
    order = [(clauses, at) for at in (0, 1, 1, 2, 0, 1)] + [(anew, 0), (anew, 1), (clauses, 0)]
    order += [(chapters, at) for at in (0, 1, 2, 2, 1, 0, 1)] + [(late, at) for at in (0, 0, 0, 1, 1)]
    for at, (list_id, depth) in enumerate(order):
        lists.item(f"text {at}", list_id, depth)
    lists.item("", clauses)
    lists.item("text last", clauses)
    (tmp_path / "lists.docx").write_bytes(saved(lists.document))
    subprocess.run(
        [
            office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
            "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(tmp_path / "lists.docx"),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    lines = (tmp_path / "lists.txt").read_text("utf-8-sig").splitlines()
    shown = {text: number for number, _, text in (line.strip().partition(" ") for line in lines) if text}
    read = {block.text: block.number or block.marker for block in read_docx(saved(lists.document), "t.docx")[0]}
    assert len(read) == len(order) + 1
    assert {text: number.rstrip(".、") for text, number in shown.items()} == read


def test_a_document_without_numbering_part_is_read() -> None:
    document = docx.Document()
    document.add_paragraph("Plain.")
    assert read_docx(saved(document), "t.docx")[0][0].text == "Plain."
