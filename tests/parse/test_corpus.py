"""Every real file ends in text with blocks or in a code, and no page with ink and without text goes unnamed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from flows.reading import document_reader, files_of, readable_types
from flows.settings import Settings
from models.document import ParsedDocument
from models.errors import DocumentError
from tasks.intake.admission import admit

Outcome = ParsedDocument | DocumentError


@pytest.fixture(scope="module")
def outcomes(shared: Path) -> dict[str, Outcome]:
    """Every file of the real tenders and packs as the product reads it, text recognition apart: it takes minutes."""
    settings = Settings(ocr="off")
    reader = document_reader(settings)

    def outcome(path: str, content: bytes | DocumentError) -> Outcome:
        if isinstance(content, DocumentError):
            return content
        file = admit(path, content, "", readable_types())
        if file.code is not None:
            return DocumentError(path, file.code)
        try:
            return reader.read(content, path, file.media_type)
        except DocumentError as error:
            return error

    with ThreadPoolExecutor(2) as pool:
        begun = {
            f"{folder}/{path}": pool.submit(outcome, path, content)
            for folder in ("tenders", "packs")
            for path, content in files_of(shared / "corpus" / folder, settings)
        }
    return {path: future.result() for path, future in begun.items()}


def test_each_file_ends_in_blocks_or_a_code(outcomes: dict[str, Outcome]) -> None:
    assert len(outcomes) > 50
    for path, outcome in outcomes.items():
        assert isinstance(outcome, DocumentError) or outcome.blocks, path
    refused = {path: outcome.code.value for path, outcome in outcomes.items() if isinstance(outcome, DocumentError)}
    assert set(refused.values()) <= {"no_text"}, refused  # scans, which are recognised when recognition is on


def test_no_page_is_silently_empty(outcomes: dict[str, Outcome]) -> None:
    for path, outcome in outcomes.items():
        if isinstance(outcome, DocumentError):
            continue
        named = {note.page for note in outcome.notes}
        silent = [page.number for page in outcome.pages if page.has_ink and not page.characters]
        assert set(silent) <= named, path


def test_each_block_stands_where_it_says(outcomes: dict[str, Outcome]) -> None:
    for path, outcome in outcomes.items():
        if isinstance(outcome, DocumentError):
            continue
        texts = {page: outcome.page_text(page) for page in {block.page for block in outcome.blocks}}
        assert [block.index for block in outcome.blocks] == list(range(len(outcome.blocks)))
        for block in outcome.blocks:
            assert texts[block.page][block.start : block.end] == block.text, (path, block.index)
            for box in block.boxes:
                page = outcome.pages[box.page - 1]
                assert 0 <= box.x0 <= box.x1 <= page.width_pt + 1, (path, block.index)
                assert 0 <= box.top <= box.bottom <= page.height_pt + 1, (path, block.index)
