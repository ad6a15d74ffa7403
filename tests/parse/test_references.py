"""What a document names is linked to the file meant; what nobody sent is told, without false alarms."""

from __future__ import annotations

import time

import pytest

from models.document import Block
from tasks.parse.references import missing_references, references_of
from tests.parse.test_roles import document, heading, paragraph, table


def labels(*blocks: Block) -> dict[str, str | None]:
    return {one.label: one.target for one in references_of([document("main.pdf", *blocks)])}


def test_labels_find_their_file_by_name_head_and_title() -> None:
    main = document(
        "RFP.pdf",
        paragraph("Prices go into Attachment 1. See Attachment 2 for the work."),
        paragraph("Staff rules: Annex B – Background Screening Rules."),
        paragraph("Use the file Call Volumes.xlsx. Attachment 1 is binding."),
        paragraph("Exhibit 9 was forgotten."),
    )
    others = [
        document("02_Attachment1_Prices.xlsx"),
        document("work.docx", heading("ATTACHMENT 2"), heading("Scope")),
        document("screening.pdf", heading("Background Screening Rules")),
    ]
    references = references_of([main, *others], unread=["Call_Volumes.xlsx"])
    found = {one.label: one for one in references if one.document == "RFP.pdf"}
    assert {label: one.target for label, one in found.items()} == {
        "Attachment 1": "02_Attachment1_Prices.xlsx",
        "Attachment 2": "work.docx",
        "Annex B": "screening.pdf",
        "Call Volumes.xlsx": "Call_Volumes.xlsx",
        "Exhibit 9": None,
    }
    assert found["Attachment 1"].count == 2
    assert found["Annex B"].title == "Background Screening Rules"
    assert [one.label for one in missing_references(references)] == ["Exhibit 9"]


def test_a_reference_has_page_and_box_of_its_words() -> None:
    source = references_of([document("a.pdf", paragraph("See Exhibit 4."))])[0].source
    assert (source.page, source.text) == (1, "Exhibit 4")
    width = source.boxes[0].x1 - source.boxes[0].x0
    assert width == pytest.approx(200 * len("Exhibit 4") / len("See Exhibit 4."), abs=0.1)


def test_attachments_inside_the_file_are_its_own_but_a_list_of_them_is_not() -> None:
    inside = labels(paragraph("Fill in Appendix A."), heading("Appendix A"), paragraph("Name:"))
    assert inside == {"Appendix A": "main.pdf"}
    listed = labels(
        paragraph("Annex 1 Prices"), paragraph("Annex 2 Rules"), paragraph("Annex 3 Map"), paragraph("End.")
    )
    assert listed == {"Annex 1": None, "Annex 2": None, "Annex 3": None}


def test_titles_stand_in_the_next_cell() -> None:
    rows = table(("Attachment A", "Price Sheet"), ("Attachment B", "Performance Work Statement"))
    references = references_of([document("main.pdf", rows), document("centre PWS.docx")])
    assert [(one.label, one.title, one.target) for one in references] == [
        ("Attachment A", "Price Sheet", None),
        ("Attachment B", "Performance Work Statement", "centre PWS.docx"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See Attachments 1, 2 and 4.", ["Attachment 1", "Attachment 2", "Attachment 4"]),
        ("Annexes 3 to 5 apply.", ["Annex 3", "Annex 4", "Annex 5"]),
        ("Attachment No. 03 and attachment J-15", ["Attachment 3", "Attachment J15"]),
        ("Return Attachment 2, 30 days before.", ["Attachment 2"]),
        ("详见附件一、附表2和附件（三）。", ["附件1", "附表2", "附件3"]),
        ("提供附件1、2及3。", ["附件1", "附件2", "附件3"]),
        ("附件1-2 价格表，附件《服务规范》。", ["附件1-2", "附件《服务规范》"]),
    ],
)
def test_lists_ranges_and_spellings(text: str, expected: list[str]) -> None:
    assert list(labels(paragraph(text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "All attachments shall be signed. We schedule a call at 5.",
        "OMB Circular A-130, Appendix III applies.",
        "Appendix B to 40 CFR Part 60 applies.",
        "Holders of GSA Schedule 70 may quote.",
        "按照《某某管理办法》附件1执行。证明材料附件一并提交。",
        "Files are named, e.g. Offeror_Volume1.pdf, and uploaded.",
        "See https://buyer.example/files/map.pdf for directions.",
    ],
)
def test_verbs_laws_vehicles_links_and_naming_rules_are_no_references(text: str) -> None:
    assert labels(paragraph(text)) == {}


def test_time_grows_with_the_text_only() -> None:
    hostile = "Attachment " * 3000 + "A_" * 20000 + "附件1、" * 3000 + "A.B " * 10000
    started = time.perf_counter()
    references_of([document("hostile.txt", paragraph(hostile))])
    assert time.perf_counter() - started < 5
