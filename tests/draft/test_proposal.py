"""The proposal: opens in Word, answers every requirement once, invents nothing, marks what a person must write."""

from __future__ import annotations

import io
import re
import runpy
import zipfile
from collections import Counter
from collections.abc import Iterator

import docx
import pytest

from models.facts import TenderFacts
from models.match import LedgerRow
from models.pack import PackContent
from tasks.adapters.proposal_docx import render_proposal
from tasks.adapters.render import TEMPLATES
from tasks.draft.display import service_name
from tests.draft.factory import ROWS, content, ledger_row, with_rows
from tests.draft.test_card import HOSTILE, hostile_rows


def opened(pack: PackContent) -> docx.document.Document:
    return docx.Document(io.BytesIO(render_proposal(pack)))


def texts(document: docx.document.Document) -> Iterator[str]:
    """Every paragraph, in the body and in the cells."""
    for element in document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
        yield docx.text.paragraph.Paragraph(element, document).text


def headings(document: docx.document.Document, level: int = 1) -> list[str]:
    return [one.text for one in document.paragraphs if one.style.name == f"Heading {level}"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_same_content_gives_same_bytes_without_time_stamps(language: str) -> None:
    first = render_proposal(content(language))
    assert first == render_proposal(content(language))
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_requirement_stands_in_it_exactly_once(language: str) -> None:
    pack = content(language)
    counted = Counter(texts(opened(pack)))
    assert {row.requirement.text: counted[row.requirement.text] for row in pack.match.ledger} == {
        row.requirement.text: 1 for row in pack.match.ledger
    }


def test_english_order() -> None:
    assert headings(opened(content("en"))) == [
        "Executive summary",
        "Our understanding of the requirement",
        "Compliance summary",
        "Response to the requirements",
        "Staffing and transition",
        "Service-level commitments",
        "Price summary",
        "Experience and certificates",
        "Drafting notes – internal, remove before sending",
    ]


def test_chinese_order_and_total_in_capitals() -> None:
    document = opened(content("zh"))
    assert headings(document) == [
        "开标一览表",
        "投标函",
        "分项报价表",
        "商务条款偏离表",
        "技术（服务）偏离表",
        "服务方案",
        "法定代表人身份证明及授权委托书",
        "资格证明文件",
        "业绩一览表",
        "人员一览表",
        "承诺函",
        "内部编制说明（递交前删除）",
    ]
    assert "壹仟陆佰贰拾肆万陆仟肆佰柒拾元零贰角肆分" in "\n".join(texts(document))


@pytest.mark.parametrize(("language", "mark"), [("en", r"\[\[TO WRITE: "), ("zh", "【待撰写：")])
def test_unanswered_requirements_are_marked_for_a_person(language: str, mark: str) -> None:
    assert len(re.findall(mark, "\n".join(texts(opened(content(language)))))) >= 5


def test_floor_cost_and_wages_stay_out_of_the_part_that_is_sent() -> None:
    pack = content("en")
    body = "\n".join(texts(opened(pack)))
    sent = body[: body.rindex("Drafting notes – internal")]
    assert "214,900.40" in sent
    for secret in ("198,300", "187,400", "231,400", "12.60"):
        assert secret not in sent


def test_price_warnings_reach_the_internal_notes_only() -> None:
    pack = content("en")
    estimate = pack.estimate.model_copy(update={"warnings": ("occupancy passes 85 % at 10:00",)})
    body = "\n".join(texts(opened(pack.model_copy(update={"estimate": estimate}))))
    assert "occupancy passes 85 % at 10:00" in body[body.rindex("Drafting notes – internal") :]
    assert "occupancy passes" not in body[: body.rindex("Drafting notes – internal")]


def test_shared_answer_stands_in_full_once_and_is_referred_to() -> None:
    lines = list(texts(opened(content("en"))))
    assert sum("one routed queue" in line for line in lines) == 1
    assert sum(line.startswith("See above: answer 1.") for line in lines) == 2


def test_only_stated_levels_are_committed_to() -> None:
    pack = content("en")
    empty = opened(pack.model_copy(update={"reading": pack.reading.model_copy(update={"facts": TenderFacts()})}))
    assert "The tender states no service level." in list(texts(empty))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("某市供水热线外包项目招标文件", "某市供水热线外包项目"),
        ("Request for Proposals No. 7-26: Billing Help Line", "Billing Help Line"),
        ("Invitation to Tender – Citizen Enquiries", "Citizen Enquiries"),
        ("Requests and Complaints: Support Desk", "Requests and Complaints: Support Desk"),
        ("招标文件", "招标文件"),
    ],
)
def test_the_service_is_named_without_the_kind_of_document(title: str, name: str) -> None:
    assert service_name(title) == name


def test_unknown_facts_are_shown_as_not_stated() -> None:
    pack = content("zh")
    document = opened(pack.model_copy(update={"reading": pack.reading.model_copy(update={"facts": TenderFacts()})}))
    body = "\n".join(texts(document))
    assert body.count("未载明") >= 12
    assert "【待核实：招标文件未载明服务期】" in body


def test_contents_name_every_heading_and_point_to_its_bookmark() -> None:
    pack = content("en")
    with zipfile.ZipFile(io.BytesIO(render_proposal(pack))) as archive:
        xml = archive.read("word/document.xml").decode()
    anchors = re.findall(r'w:anchor="(_Toc\d+)"', xml)
    assert anchors == re.findall(r'<w:bookmarkStart [^>]*w:name="(_Toc\d+)"', xml)
    assert len(anchors) == len(headings(opened(pack))) + len(headings(opened(pack), 2))
    assert "{{" not in xml
    assert "{%" not in xml


@pytest.mark.parametrize("language", ["en", "zh"])
def test_is_marked_as_a_draft_on_every_page(language: str) -> None:
    mark = {"en": "DRAFT – not approved", "zh": "草稿 – 未经批准"}[language]
    document = opened(content(language))
    assert mark in document.sections[0].header.paragraphs[0].text
    assert mark in [one.text for one in document.paragraphs]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_tender_text_is_only_data(language: str) -> None:
    body = list(texts(opened(with_rows(content(language), hostile_rows(language)))))
    for text in HOSTILE[:-1]:
        assert sum(line == text or line == f"★ {text}" for line in body) == 1
    assert "49" not in body


def test_five_hundred_requirements_stay_tables() -> None:
    rows: tuple[LedgerRow, ...] = ()
    for index in range(500):
        row = ledger_row("en", index, ROWS["en"][index % len(ROWS["en"])])
        text = f"{row.requirement.text} ({index})"
        rows += (row.model_copy(update={"requirement": row.requirement.model_copy(update={"text": text})}),)
    document = opened(with_rows(content(), rows))
    assert sum(len(table.rows) for table in document.tables) > 500
    assert len(document.paragraphs) < 200


@pytest.mark.parametrize("language", ["en", "zh"])
def test_word_templates_are_what_their_script_writes(language: str) -> None:
    script = runpy.run_path(str(TEMPLATES.parents[1] / "deploy" / "make_proposal_templates.py"))
    written = script["packed"](script["build"](script[language.upper()]))
    with (
        zipfile.ZipFile(io.BytesIO(written)) as fresh,
        zipfile.ZipFile(TEMPLATES / f"proposal-{language}.docx") as kept,
    ):
        assert fresh.namelist() == kept.namelist()
        assert all(fresh.read(name) == kept.read(name) for name in fresh.namelist())
