"""Letters that the file does not map are counted, so that a page half lost does not pass for read."""

from __future__ import annotations

import pytest

from tasks.parse.pdf_characters import Word
from tasks.parse.pdf_legibility import is_garbled, unmapped_letters


def words(text: str) -> list[Word]:
    return [Word(text=word, x0=0, top=0, x1=1, bottom=1, bold=False, spaced=True, turns=0) for word in text.split()]


def test_lost_letters_inside_words_count_and_lone_signs_do_not() -> None:
    page = words(
        "Calls are taken at the d\ufffdsk until n\ufffdne \ufffd and then by the n\ufffdght team " + "again " * 60
    )
    assert unmapped_letters(page) == (3, 0)
    assert not is_garbled(page)


ENGLISH = "The provider answers calls and reports on every shift to the manager of the service desk each week. " * 4
CHINESE = "供应商应当在工作日安排坐席人员值守热线并在三十秒之内应答来电，每周提交服务质量报告。" * 3


def shifted(text: str, by: int) -> str:
    return "".join(chr(ord(letter) + by) if letter.isalpha() else letter for letter in text)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH.translate(str.maketrans("aeiou", "xqzwv")),
        CHINESE.encode("gbk").decode("latin-1"),
        CHINESE.encode("utf-8").decode("latin-1"),
        shifted(CHINESE, 0x1350),
        shifted(CHINESE, -0x1F0),
        "\ue012\ue044\ue0a1 " * 30,
        '"7+%-',
    ],
)
def test_nonsense_is_not_trusted(text: str) -> None:
    assert is_garbled(words(text))


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        CHINESE,
        "投標人應當在工作日安排客服人員接聽來電並於三十秒內應答，每週提交服務品質報告。" * 3,
        "SLA KPI IVR ACD CRM PBX HTTPS XML SQL VPN TCP " * 6 + ENGLISH,
        "निविदा " * 60 + ENGLISH,
        "______________ $ 4,500.00 ________________ 95 % =========== ",
        "Prestataire de qualité supérieure à l'étranger élu hôte " * 8,
        "",
    ],
)
def test_what_a_buyer_writes_is_trusted(text: str) -> None:
    assert not is_garbled(words(text))
