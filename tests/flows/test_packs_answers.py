"""People's answers over amendments: kept where the words stand, flagged where they changed, listed where they went."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from prefect import Task

from flows.commands.packs import run_answer, run_answers, run_step
from flows.exit_codes import Exit
from flows.prepare_bid import prepare, receive_source
from flows.requests import Outcome
from flows.settings import Settings
from flows.wiring import Office, open_office
from models.errors import ReviewError, TenderError
from models.match import LedgerRow, MatchResult
from tasks.adapters.pack_shelf import PackShelf
from tasks.adapters.store import Store
from tests.flows.small_tender import write_small_tender


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An inbox with one tender, in a workspace of its own."""

    def call(task: Task[Any, Any], *args: Any, **kwargs: Any) -> Any:
        return task.fn(*args, **kwargs)

    monkeypatch.setenv("BIDWRIGHT_NOW", "2026-11-02T01:30:00+00:00")
    monkeypatch.setenv("BIDWRIGHT_HOME", str(tmp_path / "workspace"))
    monkeypatch.setenv("BIDWRIGHT_INBOX", str(tmp_path / "inbox"))
    monkeypatch.setattr(Task, "__call__", call)
    write_small_tender(tmp_path / "inbox" / "small" / "tender.docx")
    return tmp_path / "inbox"


@contextmanager
def office_of(inbox: Path) -> Iterator[Office]:
    with open_office(Settings(home=inbox.parent / "workspace", inbox=inbox)) as office:
        yield office


def prepared(inbox: Path) -> Outcome:
    with office_of(inbox) as office:
        return prepare(receive_source(inbox / "small", office), "", office)


def amend(inbox: Path) -> None:
    document = docx.Document()
    document.add_heading("Amendment No. 1", 0)
    document.add_paragraph("This Amendment No. 1 amends the tender HBC-2027-014 (tender.docx) of the Authority.")
    document.add_paragraph("In clause 2.2, replace “80% of calls within 20 seconds” with “90% of calls in 10 seconds”.")
    document.add_paragraph("Clause 2.4 is deleted.")
    document.save(str(inbox / "small" / "Amendment No. 1.docx"))


def ledger(inbox: Path) -> MatchResult:
    (file,) = (inbox.parent / "workspace" / "packs").glob("*/matches.json")
    return MatchResult.model_validate_json(file.read_bytes())


def row_of(inbox: Path, words: str) -> LedgerRow:
    (row,) = (row for row in ledger(inbox).ledger if words in row.requirement.text)
    return row


def answer(inbox: Path, tender_id: str, words: str, compliance: str = "comply", by: str = "Ada", **said: str) -> str:
    identity = row_of(inbox, words).requirement.id
    assert run_answer(tender_id, identity, compliance, said.get("response", ""), said.get("comment", ""), by) == 0
    return identity


def told(capsys: pytest.CaptureFixture[str], tender_id: str) -> dict[str, dict[str, Any]]:
    capsys.readouterr()
    run_answers(tender_id, json_output=True)
    return {row["requirement_id"]: row for row in json.loads(capsys.readouterr().out)}


def test_answers_outlive_an_amendment_and_those_it_hits_are_flagged(
    inbox: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tender_id = prepared(inbox).tender_id
    levels = answer(inbox, tender_id, "within 20 seconds", response="Eighty in twenty.", comment="as in Leeds")
    certificate = answer(inbox, tender_id, "ISO 27001", "partial", "Bo", response="Certified from May on.")
    recordings = answer(inbox, tender_id, "recordings kept", response="Kept for a year.")
    assert {row["state"] for row in told(capsys, tender_id).values()} == {"to_be_drafted"}

    assert prepared(inbox).status == "ready_for_review"
    row = row_of(inbox, "within 20 seconds")
    assert (row.compliance, row.response_text, row.gap, row.status) == ("comply", "Eighty in twenty.", None, "approved")
    assert "as in Leeds" in row.notes
    assert "answered by Ada on 2026-11-02" in row.why
    assert prepared(inbox).status == "unchanged"

    amend(inbox)
    assert prepared(inbox).status == "ready_for_review"
    kept, hit = row_of(inbox, "ISO 27001"), row_of(inbox, "90% of calls in 10 seconds")
    assert (kept.requirement.id, kept.compliance, kept.response_text, kept.status) == (
        certificate,
        "partial",
        "Certified from May on.",
        "approved",
    )
    assert (hit.requirement.id, hit.compliance, hit.response_text, hit.status) == (
        levels,
        "unknown",
        "Eighty in twenty.",
        "open",
    )
    assert hit.gap is not None
    assert hit.gap.startswith(
        "answered by Ada on 2026-11-02 (UTC); the wording was changed by Amendment No. 1.docx: please confirm"
    )
    assert hit.answer is not None
    assert {edit.text.strip() for edit in hit.answer.words if edit.kind == "delete"} == {"80", "within 20"}
    (gone,) = ledger(inbox).answers_without_row
    assert (gone.answer.requirement_id, gone.flag, gone.amendment) == (recordings, "removed", "Amendment No. 1.docx")
    states = told(capsys, tender_id)
    assert {identity: row["state"] for identity, row in states.items()} == {
        certificate: "kept",
        levels: "changed",
        recordings: "removed",
    }
    assert "80% of calls" in states[levels]["requirement_text"]
    assert "90% of calls" in states[levels]["text"]

    answer(inbox, tender_id, "90% of calls in 10 seconds", "exception", response="Ninety in fifteen.")
    assert prepared(inbox).status == "ready_for_review"
    confirmed = row_of(inbox, "90% of calls in 10 seconds")
    assert (confirmed.compliance, confirmed.answer and confirmed.answer.flag) == ("exception", None)
    (before,) = told(capsys, tender_id)[levels]["replaced"]
    assert before["response_text"] == "Eighty in twenty.", "nothing is overwritten"


def test_answers_to_a_chinese_tender_outlive_a_correction(inbox: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = docx.Document()
    base.add_heading("临江市政务热线坐席服务外包项目招标文件", 0)
    base.add_heading("第三章 采购需求", 1)
    base.add_paragraph("3.1 投标人须提供不少于30个坐席，每日8:00至20:00受理来电。")
    base.add_paragraph("3.2 电话接通率不得低于95%。")
    base.add_paragraph("3.3 供应商应当每月5日前提交上月服务质量报告。")
    base.add_paragraph("3.4 录音资料应当保存至少24个月。")
    (inbox / "small" / "tender.docx").unlink()
    base.save(str(inbox / "small" / "招标文件.docx"))
    tender_id = prepared(inbox).tender_id
    report = answer(inbox, tender_id, "服务质量报告", response="每月3日前提交。", by="陈静")
    rate = answer(inbox, tender_id, "电话接通率", response="承诺接通率95%。", by="陈静")

    correction = docx.Document()
    correction.add_heading("临江市政务热线坐席服务外包项目更正公告", 0)
    correction.add_paragraph("第3.2条原为“电话接通率不得低于95%”，现更正为“电话接通率不得低于98%”。")
    correction.save(str(inbox / "small" / "更正公告.docx"))
    prepared(inbox)
    assert {identity: row["state"] for identity, row in told(capsys, tender_id).items()} == {
        report: "kept",
        rate: "changed",
    }
    assert row_of(inbox, "服务质量报告").response_text == "每月3日前提交。"
    hit = row_of(inbox, "98%")
    assert (hit.compliance, hit.status) == ("unknown", "open")
    assert hit.gap is not None
    assert hit.gap.startswith("陈静于2026-11-02(UTC)答复；原文已被更正公告.docx变更：请确认")


def test_a_new_version_of_the_file_keeps_the_answers_of_the_words_that_come_again(inbox: Path) -> None:
    tender_id = prepared(inbox).tender_id
    answer(inbox, tender_id, "ISO 27001", response="Certified.")
    answer(inbox, tender_id, "within 20 seconds")
    file = inbox / "small" / "tender.docx"
    document = docx.Document(str(file))
    for paragraph in document.paragraphs:
        paragraph.text = paragraph.text.replace("2.3 The", "2.7 The").replace("within 20 sec", "within 15 sec")
    document.save(str(file))
    assert prepared(inbox).tender_id == tender_id
    moved, hit = row_of(inbox, "ISO 27001"), row_of(inbox, "within 15 seconds")
    assert (moved.requirement.number, moved.response_text, moved.status) == ("2.7", "Certified.", "approved")
    assert hit.answer is not None
    assert (hit.answer.flag, hit.status, hit.compliance) == ("changed", "open", "unknown")
    assert hit.gap is not None
    assert "the wording has changed: please confirm" in hit.gap


def test_the_same_answers_give_the_same_bytes_and_no_approval_leaves_one_out(inbox: Path, tmp_path: Path) -> None:
    tender_id = prepared(inbox).tender_id
    packs: list[dict[str, bytes]] = []
    for round_ in range(2):
        if round_:  # all over again in a new workspace
            (tmp_path / "workspace").rename(tmp_path / "first")
            assert prepared(inbox).tender_id == tender_id
        answer(inbox, tender_id, "ISO 27001", "partial", response="=1+1 \x07 is text.")
        with pytest.raises(ReviewError, match="before the last answers"):
            run_step(tender_id, "approve", "Ada", "")
        assert prepared(inbox).status == "ready_for_review"
        folder = tmp_path / "workspace" / "packs" / tender_id
        packs.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert packs[0] == packs[1]
    assert run_step(tender_id, "approve", "Ada", "") is Exit.DONE
    with pytest.raises(ReviewError, match="is approved and takes no answers"):
        answer(inbox, tender_id, "ISO 27001")
    assert prepared(inbox).status == "decided"


@pytest.mark.parametrize("step", ["publish", "finish_pack"])
def test_a_run_that_breaks_off_with_new_answers_is_finished_by_the_next(
    inbox: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    tender_id = prepared(inbox).tender_id
    answer(inbox, tender_id, "ISO 27001", response="Certified.")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(PackShelf if step == "publish" else Store, step, killed)
        with pytest.raises(KeyboardInterrupt):
            prepared(inbox)
    answer(inbox, tender_id, "within 20 seconds", response="Given meanwhile.")
    assert prepared(inbox).status == "ready_for_review"
    assert row_of(inbox, "ISO 27001").response_text == "Certified."
    assert row_of(inbox, "within 20 seconds").response_text == "Given meanwhile."
    assert prepared(inbox).status == "unchanged"


def test_an_answer_given_during_a_run_is_for_the_next_one(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tender_id = prepared(inbox).tender_id
    answer(inbox, tender_id, "ISO 27001", response="Certified.")
    publish = PackShelf.publish

    def meanwhile(shelf: PackShelf, *args: Any) -> None:
        monkeypatch.setattr(PackShelf, "publish", publish)
        answer(inbox, tender_id, "within 20 seconds", response="Given meanwhile.")
        publish(shelf, *args)

    monkeypatch.setattr(PackShelf, "publish", meanwhile)
    assert prepared(inbox).status == "ready_for_review"
    assert row_of(inbox, "within 20 seconds").answer is None
    with pytest.raises(ReviewError, match="before the last answers"):
        run_step(tender_id, "approve", "Ada", "")
    assert prepared(inbox).status == "ready_for_review"
    assert row_of(inbox, "within 20 seconds").response_text == "Given meanwhile."


def test_what_cannot_be_answered_is_said(inbox: Path) -> None:
    tender_id = prepared(inbox).tender_id
    identity = row_of(inbox, "ISO 27001").requirement.id
    for words, reason in (
        ((tender_id, "R-nothing", "comply", "", "", "Ada"), "no requirement R-nothing"),
        ((tender_id, identity, "maybe", "", "", "Ada"), "comply, partial, exception"),
        ((tender_id, identity, "comply", "", "", " \x00 "), "name"),
        ((tender_id, identity, "comply", "x" * 20_001, "", "Ada"), "longer"),
        (("nobody-00000000", identity, "comply", "", "", "Ada"), "not_found"),
    ):
        with pytest.raises(TenderError, match=reason):
            run_answer(*words)
    assert run_answers(tender_id, json_output=True) is Exit.NOTHING_TO_DO


def test_the_matrix_shows_who_answered(inbox: Path) -> None:
    tender_id = prepared(inbox).tender_id
    answer(inbox, tender_id, "recordings kept", response="Kept for a year.", by="陈静")
    amend(inbox)
    prepared(inbox)
    (file,) = (inbox.parent / "workspace" / "packs").glob("*/compliance-matrix.xlsx")
    cells = [
        str(cell.value)
        for sheet in openpyxl.load_workbook(file).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert any("陈静" in text for text in cells)
    assert "Kept for a year." in cells
