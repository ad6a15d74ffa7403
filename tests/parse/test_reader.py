"""One entry for every kind of file: the text comes out whatever its encoding, the language is named."""

from __future__ import annotations

import pytest

from models.document import Block
from tasks.parse.outline import finish
from tasks.parse.reader import PARSER_VERSION, parse_document

ENGLISH = "The “night desk” must be staffed: café closed, phones open."
CHINESE = "供应商应当安排夜间值守人员，并保持热线畅通。"


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        (ENGLISH, "utf-8", "en"),
        (ENGLISH, "cp1252", "en"),
        (CHINESE, "utf-8-sig", "zh"),
        (CHINESE, "gb18030", "zh"),
        (CHINESE, "utf-16", "zh"),
    ],
)
def test_text_is_read_in_its_encoding(text: str, encoding: str, language: str) -> None:
    document = parse_document(text.encode(encoding), "note.txt", "text/plain")
    assert text in " ".join(block.text for block in document.blocks)
    assert (document.language, document.parser_version) == (language, PARSER_VERSION)


def test_blocks_are_numbered_and_stand_under_their_headings() -> None:
    def heading(text: str, level: int) -> Block:
        return Block(index=9, kind="heading", text=text, number="1", level=level)

    blocks = finish(
        [
            heading("Scope", 1),
            heading("Calls", 2),
            Block(index=0, kind="footer", text="Page 1"),
            Block(index=0, kind="paragraph", text="Answer them."),
            heading("Prices", 1),
            Block(index=0, kind="paragraph", text="State them."),
        ],
        "en",
    )
    assert [block.index for block in blocks] == list(range(6))
    assert [block.section for block in blocks] == [
        (),
        ("1 Scope",),
        (),
        ("1 Scope", "1 Calls"),
        (),
        ("1 Prices",),
    ]
