"""HTML: what a person sees on the page comes out as blocks; what is hidden is named, not read."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document import Block, ParsedDocument
from models.errors import DocumentError
from tasks.parse.reader import parse_document


def document(source: str | bytes) -> ParsedDocument:
    content = source.encode() if isinstance(source, str) else source
    return parse_document(content, "notice.html", "text/html")


def blocks(source: str | bytes) -> list[Block]:
    return list(document(source).blocks)


def looks(source: str) -> list[tuple[str, int | None, str | None, str | None, str]]:
    return [(block.kind, block.level, block.number, block.marker, block.text) for block in blocks(source)]


def test_headings_paragraphs_and_sections() -> None:
    found = blocks(
        "<h1>1. Contact centre</h1><h2>Hours</h2><p>Calls are taken <b>all</b> day.</p><p><strong>2. Scope of work"
        "</strong></p><p>3.1 The supplier shall report.<br>3.2 It must answer<br>within a day.<br><br>New start.</p>"
    )
    assert [(block.kind, block.level, block.number, block.text) for block in found] == [
        ("heading", 1, "1", "Contact centre"),
        ("heading", 2, None, "Hours"),
        ("paragraph", None, None, "Calls are taken all day."),
        ("heading", 3, "2", "Scope of work"),
        ("paragraph", None, "3.1", "The supplier shall report."),
        ("paragraph", None, "3.2", "It must answer within a day."),
        ("paragraph", None, None, "New start."),
    ]
    assert found[2].section == ("1 Contact centre", "Hours")


def test_signs_are_kept_as_written() -> None:
    texts = [block.text for block in blocks("<p>Answer in <300 s &amp; x &lt; 5 &#9733; &nbsp;&ldquo;now&rdquo;</p>")]
    assert texts == ["Answer in <300 s & x < 5 ★ “now”"]
    assert looks("<p>★ 3.1 须接听。</p><p>第一行<br>第二行</p>") == [
        ("paragraph", None, "3.1", None, "★须接听。"),
        ("paragraph", None, None, None, "第一行第二行"),
    ]


def test_lists_keep_markers_and_nesting() -> None:
    source = (
        "<ol type=a start=3><li>First<ul><li><p>Inner</p><p>more</p></ul><li>Second</ol>"
        "<ol><li>One<li value=5>Five</ol><ol type=i><li>Roman</ol>"
        "<ul style='list-style: none'><li>(b) own<li>bare</ul>"
    )
    assert looks(source) == [
        ("list_item", 1, None, "c.", "First"),
        ("list_item", 2, None, "•", "Inner"),
        ("list_item", 2, None, None, "more"),
        ("list_item", 1, None, "d.", "Second"),
        ("list_item", 1, "1", None, "One"),
        ("list_item", 1, "5", None, "Five"),
        ("list_item", 1, None, "i.", "Roman"),
        ("list_item", 1, None, "(b)", "own"),
        ("list_item", 1, None, None, "bare"),
    ]


def test_a_table_has_its_spans_headings_and_lines() -> None:
    (block,) = blocks(
        "<table><tr><th colspan=2>Measure<th>Target<tr><td rowspan=2>Calls<td>Speed<td>80 %<br>in 20 s"
        "<tr><td>Lost<td><ul><li>5 %<li>3 % later</ul></table>"
    )
    table = block.table
    assert table is not None
    assert (table.rows, table.cols, table.header_rows) == (3, 3, 1)
    assert table.grid() == [
        ["Measure", "Measure", "Target"],
        ["Calls", "Speed", "80 %\nin 20 s"],
        ["Calls", "Lost", "5 %\n3 % later"],
    ]


def test_bold_or_named_first_rows_are_headings_too() -> None:
    (block,) = blocks("<table><tr><td><p><b>Lot</b></p><td><b>Fee</b><tr><td>Seat<td>10</table>")
    assert block.table is not None
    assert block.table.header_rows == 1
    (block,) = blocks("<table><tr><td>Seat<td>10<tr><td>Line<td>5</table>")
    assert block.table is not None
    assert block.table.header_rows == 0


def test_a_table_that_only_arranges_the_page_is_its_content() -> None:
    source = (
        "<table><tr><td><h2>Notice</h2><p>Text</p><td>Aside</table><table><tr><td>Alone</table>"
        "<table role=presentation><tr><td>x<td>y</table>"
        "<table><tr><td><table><tr><td>Seat<td>10<tr><td>Line<td>5</table></table>"
    )
    assert [(block.kind, block.text) for block in blocks(source)] == [
        ("heading", "Notice"),
        ("paragraph", "Text"),
        ("paragraph", "Aside"),
        ("paragraph", "Alone"),
        ("paragraph", "x"),
        ("paragraph", "y"),
        ("table", "Seat | 10\nLine | 5"),
    ]


def test_a_table_in_a_cell_stays_in_its_cell() -> None:
    (block,) = blocks("<table><tr><th>A<th>B<tr><td>x<table><tr><td>n<td>m</table><td>y</table>")
    assert block.table is not None
    assert block.table.grid() == [["A", "B"], ["x\nn | m", "y"]]


def test_rows_in_a_form_and_words_between_cells_are_not_lost() -> None:
    source = "<table>Note<form><tr><td>a<td>b</form><tr style='display:none'><td>x<td>y<tr><td>c<td>d</table>"
    read = document(source)
    assert [(block.kind, block.text) for block in read.blocks] == [("paragraph", "Note"), ("table", "a | b\nc | d")]
    assert [note.code for note in read.notes] == ["hidden_text"]


def test_terms_and_labels_with_a_value_are_rows() -> None:
    fields = "".join(
        f"<div class=f><span class='f-label'>{label}</span> <div><p>{value}</p></div></div>"
        for label, value in (("Closing date", "3 May"), ("Place", "Bonn"))
    )
    assert [(block.kind, block.text) for block in blocks(f"<dl><dt>Fee<dd>None</dl><div>{fields}</div>")] == [
        ("table", "Fee | None"),
        ("table", "Closing date | 3 May\nPlace | Bonn"),
    ]


def test_navigation_head_and_foot_are_set_apart() -> None:
    found = looks(
        "<header>Portal <nav><ul><li>Home</ul></nav></header><main><header><p>Issued in May</p></header><p>Text</main>"
        "<footer>Imprint<table><tr><td>a<td>b</table></footer>"
    )
    assert [(kind, text) for kind, _, _, _, text in found] == [
        ("header", "Portal"),
        ("header", "Home"),
        ("paragraph", "Issued in May"),
        ("paragraph", "Text"),
        ("footer", "Imprint"),
        ("footer", "a | b"),
    ]


def test_hidden_and_struck_text_is_named_and_not_read() -> None:
    read = document(
        "<p>Seen</p><p style='color:red; DISPLAY : none'>a</p><p hidden>b</p><p style='visibility:hidden'>c</p>"
        "<p style='font-size:0'>d</p><p aria-hidden=true>e</p><p style='font-size:0.9em'>Small</p>"
        "<p><del>old</del> new</p>"
        "<script>f()</script><style>p{}</style><noscript>g</noscript><svg><text>h</text></svg><!-- i -->"
    )
    assert [block.text for block in read.blocks] == ["Seen", "Small", "new"]
    assert [(note.code, note.detail[:2]) for note in read.notes] == [("hidden_text", "5 "), ("deleted_text", "1 ")]


def test_pictures_are_read_by_their_description() -> None:
    assert [(block.kind, block.text) for block in blocks("<p>Map <img alt='Site plan'> below</p><img src=x>")] == [
        ("paragraph", "Map below"),
        ("figure", "Site plan"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "<p>九点前接听</p>".encode(),
        "<p>九点前接听</p>".encode("utf-16"),
        "<meta charset=gb2312><p>九点前接听</p>".encode("gb18030"),
        "<meta charset=big5><p>九點前接聽</p>".encode("big5"),
        "<p>九点前接听</p>".encode("gb18030"),
        b'<?xml version="1.0" encoding="utf-8"?>' + "<html><p>九点前接听</p></html>".encode(),
    ],
)
def test_the_encoding_is_found(content: bytes) -> None:
    assert [block.text for block in blocks(content)] in (["九点前接听"], ["九點前接聽"])


def test_nothing_is_lost_in_deep_nesting_and_spans_are_bounded() -> None:
    for depth in (140, 200, 300, 1_500):
        found = blocks(
            f"<p>begin{'<div><font>' * (depth // 2)}one<p hidden>x</p><p>two</p>{'</font></div>' * 70}<p>end"
        )
        assert [block.text for block in found] == ["begin", "one", "two", "end"]
    with pytest.raises(DocumentError):
        document("<div>" * 5_000 + "the very end")
    with pytest.raises(DocumentError):
        document("<table>" + "<tr><td rowspan=9999 colspan=9999>x<td>y" * 2_000 + "</table>")


def test_entities_of_the_page_itself_are_not_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "x"><!ENTITY f SYSTEM "file:///etc/passwd">]><p>&a;&f; end</p>'
    assert "root:" not in "".join(block.text for block in blocks(bomb))


_PIECES = ["<p>", "</p>", "<table>", "<tr>", "<td>", "<th>", "</table>", "<ul>", "<li>", "<h2>", "<dl>", "<dt>", "<b>",
           "<dd>", "<pre>", "<br>", "<nav>",
           "</nav>", "<div class=label>", "one", "two ", "1.2 ", "★", "&lt;", "<x>"]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=40))
def test_any_soup_gives_its_words_in_order(pieces: list[str]) -> None:
    source = "".join(pieces) + "<p>end</p>"
    read = document(source)
    words = [word for block in read.blocks for word in block.text.replace("|", " ").split()]
    for word in ("one", "two"):  # none lost, none read twice
        assert sum(text.count(word) for text in words) == "".join(pieces).count(word)
    for block in read.blocks:
        assert read.page_text(None)[block.start : block.end] == block.text


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_have_a_code(content: bytes) -> None:
    with contextlib.suppress(DocumentError):
        document(content)


def test_real_notices_are_read(shared: Path) -> None:
    for path in (shared / "corpus" / "packs" / "bidnet_html").glob("*.html"):
        found = blocks(path.read_bytes())
        assert any(block.kind == "table" and "Closing Date | " in block.text for block in found)
        assert sum(block.kind == "heading" and block.level == 1 for block in found) == 1
