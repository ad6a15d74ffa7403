"""Letters that the file does not map are counted, so that a page half lost does not pass for read."""

from __future__ import annotations

from tasks.parse.pdf_characters import Word
from tasks.parse.pdf_legibility import is_garbled, unmapped_letters


def words(text: str) -> list[Word]:
    return [Word(text=word, x0=0, top=0, x1=1, bottom=1, bold=False, spaced=True, turns=0) for word in text.split()]


def test_lost_letters_inside_words_count_and_lone_signs_do_not() -> None:
    page = words(
        "Calls are taken at the d\ufffdsk until n\ufffdne \ufffd and then by the n\ufffdght team " + "again " * 60
    )
    assert unmapped_letters(page) == 3
    assert not is_garbled(page)
