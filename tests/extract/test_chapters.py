"""The chapter stays outermost, and a document's list of its own chapters is not taken for them."""

from __future__ import annotations

from tasks.extract.chapters import sections_of
from tests.extract.building import heading, paragraph


def test_a_plainly_numbered_heading_keeps_its_chapter() -> None:
    blocks = [
        heading("投标人须知", number="第二章"),
        heading("语言", number="3"),
        paragraph("文件使用中文。", section=("3 语言",)),
    ]
    assert sections_of(blocks)[-1] == ("第二章 投标人须知", "3 语言")


def test_a_listing_of_chapters_is_no_chapter() -> None:
    blocks = [
        heading("投标人须知", number="第一章"),
        paragraph("招标文件包括：", section=("第一章 投标人须知",)),
        heading("采购需求", number="第二章"),
        heading("合同", number="第三章"),
        paragraph("投标人应认真阅读。", section=("第三章 合同",)),
    ]
    assert sections_of(blocks)[-1] == ("第一章 投标人须知",)


def test_a_title_in_front_of_the_first_chapter_stands_above_no_other() -> None:
    blocks = [
        heading("招标文件"),
        heading("技术规范", number="第三章"),
        heading("分项要求", number="二"),
        paragraph("坐席使用耳麦。", section=("招标文件", "二 分项要求")),
    ]
    assert sections_of(blocks)[-1] == ("第三章 技术规范", "二 分项要求")


def test_a_deadline_that_looks_like_a_heading_files_nothing_under_itself() -> None:
    stated = "Priority 2: tickets are closed within 8 hours of the call"
    blocks = [paragraph("The provider shall keep a log.", section=("Service desk", stated))]
    assert sections_of(blocks)[-1] == ("Service desk",)
