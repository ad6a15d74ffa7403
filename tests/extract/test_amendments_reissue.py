"""A full re-issue is compared requirement by requirement: exactly what was edited has changed."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.document import Block, ParsedDocument
from tasks.extract.requirements import extract_requirements
from tasks.extract.same_text import key
from tasks.parse.reader import parse_document
from tests.extract.amending import amended, named, told
from tests.extract.building import heading, paragraph

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ADDED = {
    "en": (
        "The supplier shall answer webchat within forty seconds at weekends.",
        "The supplier must translate all letters into Welsh.",
        "The supplier shall publish a carbon plan each spring.",
        "The supplier must keep a spare headset for every agent.",
    ),
    "zh": (
        "服务商须为坐席配备备用耳麦。",
        "服务商须每季度组织一次消防演练。",
        "投标人必须提供碳减排方案。",
        "服务商应当为采购人免费提供周末视频客服。",
    ),
}
MORE = {"en": " at no extra cost.", "zh": "，且不得另行收费。"}
LEAST = {"en": 60, "zh": 20}


def edited(document: ParsedDocument) -> tuple[ParsedDocument, set[str], set[str]]:
    """A copy on other pages under other numbers, five requirements dropped, seven edited, four added."""
    asked = Counter(key(row.text) for row in extract_requirements(document))
    printed = Counter(key(block.text) for block in document.blocks)
    single = [
        block.index
        for block in document.blocks
        if _stands_alone(document, block)
        and printed[key(block.text)] == asked[key(block.text)] == 1
        and len(block.text) > LEAST[document.language]
    ]
    picked = single[:: len(single) // 12][:12]
    dropped, reworded = set(picked[:10:2]), {*picked[1:10:2], *picked[10:]}
    blocks = [
        _moved(_reworded(block, reworded, document.language)) for block in document.blocks if block.index not in dropped
    ]
    alone = {key(document.blocks[at].text) for at in single}
    ends = [at for at, block in enumerate(blocks) if key(block.text) in alone]
    for count, text in enumerate(ADDED[document.language], 1):
        at = ends[len(ends) * count // 6]
        update = {"text": text, "lines": (), "number": None, "marker": None}
        blocks.insert(at + 1, blocks[at].model_copy(update=update))
    numbered = tuple(block.model_copy(update={"index": index}) for index, block in enumerate(blocks))
    texts = {block.index: key(block.text) for block in document.blocks}
    copy = document.model_copy(update={"name": "conformed.pdf", "blocks": numbered})
    return copy, {texts[at] for at in dropped}, {texts[at] for at in reworded}


def _stands_alone(document: ParsedDocument, block: Block) -> bool:
    """Whether no list begins, goes on or ends with the block: its neighbours read the same without it."""
    around = document.blocks[max(0, block.index - 1) : block.index + 2]
    return block.text.endswith((".", "。")) and all(one.kind in {"paragraph", "heading"} for one in around)


def _reworded(block: Block, reworded: set[int], language: str) -> Block:
    if block.index not in reworded:
        return block
    return block.model_copy(update={"text": block.text.rstrip(".。;；") + MORE[language], "lines": ()})


def _moved(block: Block) -> Block:
    head, dot, rest = (block.number or "").partition(".")
    number = f"{int(head) + 1}{dot}{rest}" if head.isdigit() else block.number
    return block.model_copy(update={"page": block.page and block.page + 1, "number": number})


@pytest.mark.parametrize("name", ["gsa-cloud-pws.docx", "zh-cleaning.docx"])
def test_an_edited_copy_of_a_real_tender(shared: Path, name: str) -> None:
    path = shared / "gold" / "docs" / name
    document = parse_document(path.read_bytes(), path.name, DOCX)
    copy, dropped, reworded = edited(document)
    rows, (reading,) = amended(document, copy)
    kinds: dict[str, set[str]] = {"new": set(), "changed": set(), "removed": set()}
    for change in reading.changes:
        kinds[change.kind].add(key(change.previous_text or change.text))
    assert reading.kind == "reissue"
    assert reading.replaces == (document.name,)
    assert kinds["removed"] == dropped
    assert kinds["changed"] == reworded
    assert kinds["new"] == {key(text) for text in ADDED[document.language]}
    before = {row.id for row in extract_requirements(document)}
    assert {row.id for row in rows if row.change in {"unchanged", "changed"}} <= before
    assert {row.document for row in rows} == {"conformed.pdf"}


PARTS = [
    (
        f"{part} {title}",
        [f"The supplier shall {duty} {title.lower()} every {day}." for duty in ("record", "report", "test", "price")],
    )
    for part, (title, day) in enumerate(
        (("Calls", "Monday"), ("Letters", "morning"), ("Training", "month"), ("Headsets", "year"), ("Chat", "hour")), 1
    )
]


def edition(name: str, parts: list[tuple[str, list[str]]], number: int = 0) -> ParsedDocument:
    blocks = []
    for at, (title, duties) in enumerate(parts, 1 + number):
        path = (f"{at} {title.split(' ', 1)[1]}",)
        blocks.append(heading(path[0]))
        blocks += [paragraph(duty, number=f"{at}.{place}", section=path) for place, duty in enumerate(duties, 1)]
    return named(name, *blocks)


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_sections_in_another_order_are_the_same_tender(chance: random.Random) -> None:
    parts = list(PARTS)
    chance.shuffle(parts)
    before = extract_requirements(edition("tender.pdf", PARTS))
    rows, (reading,) = amended(edition("tender.pdf", PARTS), edition("again.pdf", parts, number=3))
    assert reading.kind == "reissue"
    assert reading.changes == ()
    assert reading.unchanged == len(before)
    assert {row.id for row in rows} == {row.id for row in before}
    assert {row.change for row in rows} == {"unchanged"}


def test_an_answer_given_before_comes_again_under_its_id() -> None:
    answer = "The supplier must provide headsets for all agents."
    answers = named("answers.pdf", paragraph(f"Q1: Who pays? A1: {answer}"))
    parts = [*PARTS[:-1], (PARTS[-1][0], [*PARTS[-1][1], answer])]
    rows, (first, second) = amended(edition("tender.pdf", PARTS), answers, edition("again.pdf", parts))
    assert told(first) == [("new", "", answer)]
    assert second.changes == ()
    (row,) = [row for row in rows if row.text == answer]
    assert (row.id, row.document, row.change, row.amendment) == (
        first.changes[0].new_id,
        "again.pdf",
        "new",
        "answers.pdf",
    )


def test_a_quoting_answer_is_no_reissue() -> None:
    quoted = [paragraph(f"Q1: The tender says “{duty}” Why?") for duty in PARTS[0][1]]
    _, (reading,) = amended(edition("tender.pdf", PARTS), named("a.pdf", *quoted, paragraph("A1: It is needed.")))
    assert reading.kind == "none"
    assert reading.changes == ()
