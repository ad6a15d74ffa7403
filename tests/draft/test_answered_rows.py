"""Answers that an amendment has hit stand in a sheet of their own, with both wordings, in either language."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest

from models.amendment import WordEdit
from models.answer import Answer, CarriedAnswer
from models.pack import PackContent
from tasks.adapters.render import render_decision_card
from tasks.adapters.workbooks.compliance_matrix import render_compliance_matrix
from tests.draft import factory

AT = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)
SHEET = {"en": "Answers to confirm", "zh": "待确认答复"}


def carried(identity: str, flag: str | None, text: str = "", row: str | None = None) -> CarriedAnswer:
    answer = Answer(
        requirement_id=identity, requirement_text="=SUM(1) ten", compliance="comply", response_text="=2+2 agreed",
        by="陈静", at=AT,
    )  # fmt: skip
    words = (WordEdit(kind="delete", text="=SUM(1) ten "), WordEdit(kind="keep", text="agents")) if text else ()
    return CarriedAnswer.model_validate(
        {"answer": answer, "requirement_id": row, "flag": flag, "amendment": "a1.pdf", "text": text, "words": words}
    )


def with_answers(language: str, *answers: CarriedAnswer) -> PackContent:
    """The pack with these answers, the first at its first row."""
    base = factory.content(language)
    first, *rest = base.match.ledger
    ledger = (first.model_copy(update={"answer": answers[0]}), *rest)
    match = base.match.model_copy(update={"ledger": ledger, "answers_without_row": answers[1:]})
    return base.model_copy(update={"match": match})


@pytest.mark.parametrize("language", ["en", "zh"])
def test_changed_and_removed_answers_are_listed_and_counted(language: str) -> None:
    row = factory.content(language).match.ledger[0].requirement.id
    pack = with_answers(language, carried(row, "changed", "agents", row), carried("R-gone", "removed"))
    written = render_compliance_matrix(pack)
    assert written == render_compliance_matrix(pack)
    book = openpyxl.load_workbook(io.BytesIO(written))
    lines = [[cell.value for cell in line] for line in book[SHEET[language]].iter_rows()]
    listed = [line for line in lines if line[-1] in {row, "R-gone"}]
    assert len(listed) == 2
    assert all("陈静" in line and "a1.pdf" in str(line[1]) for line in listed)
    assert all(cell.data_type != "f" for line in book[SHEET[language]].iter_rows() for cell in line)
    card = render_decision_card(pack).decode()
    assert ("to confirm: 2" if language == "en" else "人工答复（2 条）") in card
    headings = [cell.value for cell in book.worksheets[1][1]]
    assert ("Answered by" if language == "en" else "答复人") in headings


def test_answers_that_stand_need_no_sheet() -> None:
    row = factory.content("en").match.ledger[0].requirement.id
    book = openpyxl.load_workbook(io.BytesIO(render_compliance_matrix(with_answers("en", carried(row, None, "", row)))))
    assert SHEET["en"] not in book.sheetnames
