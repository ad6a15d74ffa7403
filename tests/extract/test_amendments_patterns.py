"""Each wording of an instruction is found by its own pattern, and by none where nothing is amended."""

from __future__ import annotations

import time

import pytest

from models.document import Language
from models.requirement import Requirement
from tasks.extract.amendments.answers import IDLE, Idle, affirms_a_need, asks_anew
from tasks.extract.amendments.instructions import PATTERNS, instructions_in
from tasks.extract.amendments.pattern import Pattern
from tasks.extract.amendments.targets import target_of

ALL = [(language, pattern) for language, patterns in PATTERNS.items() for pattern in patterns]


@pytest.mark.parametrize(("language", "pattern"), ALL, ids=[pattern.name for _, pattern in ALL])
def test_pattern_finds_its_examples_and_leaves_the_others(language: Language, pattern: Pattern) -> None:
    for example in pattern.examples:
        assert pattern.name in {found.pattern for found in instructions_in(example, language)}, example
    for other in pattern.others:
        assert instructions_in(other, language) == (), other
    assert pattern.examples
    assert pattern.others


@pytest.mark.parametrize("idle", IDLE, ids=[idle.name for idle in IDLE])
def test_what_asks_for_nothing_is_told_from_what_does(idle: Idle) -> None:
    for example in idle.examples:
        assert idle.regex.search(example), example
    for other in idle.others:
        assert not idle.regex.search(other), other


@pytest.mark.parametrize(
    ("text", "rule", "asks"),
    [
        ("The buyer expects that the supplier will bring its own headsets.", "buyer_expects", True),
        ("The buyer expects that the busy season ends in June.", "buyer_expects", False),
        ("Access will be granted by the buyer.", "will_be_done", False),
        ("The system will be tested monthly.", "will_be_done", True),
        ("A visit is not required, but bidders must send a drawing.", "must", True),
        ("The agents must speak French.", "must", True),
    ],
)
def test_an_answer_asks_only_what_the_supplier_must_do(text: str, rule: str, asks: bool) -> None:
    row = Requirement(
        document="a.pdf", id="R-1", text=text, party="supplier", category="scope", confidence=0.5, rule=rule
    )
    assert asks_anew(row) is asks


def test_a_bare_yes_to_a_need_is_left_to_a_person() -> None:
    assert affirms_a_need("Is there a need for weekend cover?", "Yes.")
    assert not affirms_a_need("Is there a need for weekend cover?", "Yes, from 8 to 12.")
    assert not affirms_a_need("Is the park open?", "Yes.")


def test_a_target_is_taken_apart() -> None:
    target = target_of("The second sentence of clause 4.2(b) in the “Hours of Service” section on page 7")
    assert target.numbers == ("4.2(b)",)
    assert target.quoted == ("Hours of Service",)
    assert target.pages == (7,)
    assert target.ordinal == 2
    chinese = target_of("招标文件第12页第三章第2.1条“服务时间”最后一句")
    assert chinese.numbers == ("第三章", "2.1")
    assert chinese.quoted == ("服务时间",)
    assert chinese.pages == (12,)
    assert chinese.ordinal == -1
    assert target_of("Attachment 3").attachment == "Attachment 3"


@pytest.mark.parametrize(
    ("phrase", "numbers", "also"),
    [
        ("Sections 3.5, 3.6, and 3.8", ("3.5",), ("3.6", "3.8")),
        ("Sections 3 and 4", ("3",), ("4",)),
        ("Section 3.5 through 3.7", ("3.5",), ("3.6", "3.7")),
        ("Section 3, paragraph 3.2", ("3", "3.2"), ()),
        ("Page 12, Section 3.2 and page 13, Section 4.1", ("3.2", "4.1"), ()),
        ("第三章2.4、2.6条", ("第三章", "2.4"), ("2.6",)),
        ("第4、5条", ("4",), ("5",)),
    ],
)
def test_numbers_in_a_list_are_told_from_nested_ones(
    phrase: str, numbers: tuple[str, ...], also: tuple[str, ...]
) -> None:
    target = target_of(phrase)
    assert (target.numbers, target.also) == (numbers, also)


@pytest.mark.parametrize(
    "text",
    [
        "the section " * 400,
        "delete clause 3.2.1." * 200,
        "the limit is changed from " * 150,
        "“" * 1500,
        "1.2.3.4.5" * 400,
        "change from 2 " * 200,
        "截止时间：3" * 400,
        "第3.2条" * 500,
        "原为：" * 600,
        "将" * 3000,
        "a" * 5000,
    ],
)
def test_hostile_text_costs_little(text: str) -> None:
    began = time.perf_counter()
    instructions_in(text, "en")
    instructions_in(text, "zh")
    assert time.perf_counter() - began < 2
