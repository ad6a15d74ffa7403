"""A tender set differently asks the same: page breaks, running heads, frames, wide digits, spaces, chapter numbers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.document import Language, ParsedDocument
from models.requirement import Requirement
from tasks.extract.requirements import extract_requirements
from tasks.extract.sentences import sentence_spans
from tasks.parse.reader import parse_document
from tests.extract import changed
from tests.extract.building import document, heading, item, paragraph, table

SAMPLES = Path(__file__).resolve().parents[2] / "deploy" / "samples" / "inbox"
MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
EXACT = (
    changed.page_breaks_moved,
    changed.running_heads_added,
    changed.paragraphs_in_tables,
    changed.spaced,
)
SURE = 0.75  # a row that rests on the trained component alone may cross its border when a chapter's number changes


def parsed(path: Path) -> ParsedDocument:
    return parse_document(path.read_bytes(), path.name, MEDIA_TYPES[path.suffix])


def asked(given_document: ParsedDocument) -> dict[str, tuple[str, bool]]:
    """Level and knock-out by text."""
    return {changed.same(row.text): (row.level, row.knockout) for row in extract_requirements(given_document)}


def sure(rows: tuple[Requirement, ...]) -> dict[str, tuple[str, bool]]:
    return {changed.same(row.text): (row.level, row.knockout) for row in rows if row.confidence >= SURE}


ENGLISH = document(
    heading("Section 3 Scope of services", number="3"),
    paragraph("The supplier shall answer eight calls in ten within half a minute of the first ring.", number="3.1"),
    paragraph("Supervisors should speak French as well as the language of the callers they look after.", number="3.2"),
    paragraph("The supplier shall:", number="3.3"),
    item("keep recordings of all calls for one year behind the end of the contract; and", "(a)"),
    item("hand them over when the contract ends, in a form that the next supplier can read.", "(b)"),
    table([["Metric", "Target", "Method"], ["Answered calls", "95 %", "Monthly report"]]),
    heading("Section 4 Instructions to bidders", number="4"),
    paragraph("Proposals must be received by noon on Friday. Late proposals will be rejected without being read."),
    paragraph("The agency will open the proposals in the presence of the bidders who wish to attend."),
)
CHINESE = document(
    heading("第三章 采购需求"),
    paragraph(
        "★供应商须在合同签订后10日内提供不少于50个坐席，并保证每个坐席均经过30个工作日的岗前培训。", number="3.1"
    ),
    paragraph(
        "20秒内接通率不低于80%，通话录音应保存12个月以上，并按照采购人的要求随时提供查询和下载服务。", number="3.2"
    ),
    paragraph("有3年以上政务热线服务经验的优先，优先条件不作为无效投标的依据，仅在同等条件下予以考虑。", number="3.3"),
    heading("第四章 投标人须知"),
    paragraph("投标文件须于2031年5月6日9:30前送达，逾期送达的投标文件将被拒收，采购人不承担由此产生的任何责任。"),
    paragraph("采购人将于开标后3日内公布结果，结果在政府采购网上公示，公示期间不接受任何单位和个人的查询。"),
    language="zh",
)
OWN = [ENGLISH, CHINESE]


@pytest.mark.parametrize(
    "change", [*EXACT, changed.full_width, changed.numbered_anew, changed.lines_wrapped], ids=lambda one: one.__name__
)
@pytest.mark.parametrize("tender", OWN, ids=["en", "zh"])
def test_an_invented_tender_asks_the_same(tender: ParsedDocument, change: changed.Change) -> None:
    before = asked(tender)
    assert len(before) >= 4
    assert asked(change(tender)) == before


@pytest.mark.parametrize("change", EXACT, ids=lambda one: one.__name__)
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_a_bundled_tender_asks_the_same(
    bundled: dict[str, ParsedDocument], suffix: str, change: changed.Change
) -> None:
    assert asked(change(bundled[suffix])) == asked(bundled[suffix])


def test_wide_digits_in_a_bundled_tender_ask_the_same(bundled: dict[str, ParsedDocument]) -> None:
    assert asked(changed.full_width(bundled[".docx"])) == asked(bundled[".docx"])


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_other_chapter_numbers_change_no_sure_row(bundled: dict[str, ParsedDocument], suffix: str) -> None:
    tender = bundled[suffix]
    before, after = extract_requirements(tender), extract_requirements(changed.numbered_anew(tender))
    assert asked(tender).items() >= sure(after).items()
    assert asked(changed.numbered_anew(tender)).items() >= sure(before).items()


@pytest.mark.parametrize("name", ["irs-guard-pws.pdf", "zh-cleaning.docx"])
def test_a_real_tender_asks_the_same(shared: Path, name: str) -> None:
    tender = parsed(next((shared / "gold" / "docs").glob(f"{Path(name).stem}.*")))
    before = asked(tender)
    for change in (changed.page_breaks_moved, changed.running_heads_added, changed.paragraphs_in_tables):
        assert asked(change(tender)) == before, change.__name__


def test_a_clause_in_a_row_asks_what_it_asks_as_a_paragraph() -> None:
    for tender in OWN:
        rows = asked(changed.clauses_in_rows(tender))
        for text, weight in asked(tender).items():
            assert [found for row, found in rows.items() if row.endswith(text)] == [weight], text


def test_what_was_read_before_changes_nothing(bundled: dict[str, ParsedDocument]) -> None:
    tenders = [*OWN, *bundled.values()]
    forwards = {tender.name + tender.language: _rows(tender) for tender in tenders}
    backwards = {tender.name + tender.language: _rows(tender) for tender in reversed(tenders)}
    assert forwards == backwards


def _rows(tender: ParsedDocument) -> list[str]:
    return [json.dumps(row.row(), ensure_ascii=False) for row in extract_requirements(tender)]


@settings(max_examples=25, deadline=None)
@given(st.data(), st.sampled_from(OWN))
def test_a_page_may_end_anywhere_inside_a_sentence(data: st.DataObject, tender: ParsedDocument) -> None:
    long = [block for block in tender.blocks if block.kind == "paragraph" and len(block.text) > 45]
    block = data.draw(st.sampled_from(long), label="block")
    places = [at for at in range(22, len(block.text) - 1) if changed.is_inside(block.text, at)]
    cut = data.draw(st.sampled_from(places), label="cut")
    assert asked(changed.page_ends_at(tender, block.index, cut)) == asked(tender)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The supplier shall keep recordings of\nall calls for one year and shall hand\nthem over.", "en"),
        ("通话录音应保存十二个月以上，并按照采购人的要\n求随时提供查询和下载服务。", "zh"),
        ("投标人有下列情形之一的，投标无效，但符合本文件规定\n的情形除外：", "zh"),
        ("服务时间为每日九时至十八时，节假日的服务时间为每\n日09:00至20:00。", "zh"),
    ],
)
def test_a_line_that_a_column_ends_is_no_sentence(text: str, language: Language) -> None:
    assert len(sentence_spans(text, language)) == 1


@pytest.mark.parametrize(
    "text",
    ["French\nDutch\nGerman", "Answer calls from citizens.\nkeep a log", "answer all calls\nkeep a log of them all"],
)
def test_short_lines_stay_apart(text: str) -> None:
    assert len(sentence_spans(text, "en")) == text.count("\n") + 1


@pytest.fixture(scope="module")
def bundled() -> dict[str, ParsedDocument]:
    found = (path for path in sorted(SAMPLES.rglob("*")) if path.suffix in MEDIA_TYPES)
    return {path.suffix: parsed(path) for path in found}
