"""Every rule and phrase finds its own example and leaves its counter-example alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document import Language
from tasks.extract import chapters, lead_ins, legends, phrases_zh, questions
from tasks.extract.context import Mode, section_mode
from tasks.extract.modality_en import RULES as ENGLISH
from tasks.extract.modality_en import english_rules
from tasks.extract.modality_zh import RULES as CHINESE
from tasks.extract.modality_zh import chinese_rules
from tasks.extract.phrase import Phrase
from tasks.extract.rules import Rule
from tasks.extract.tokens import tokenise

RULES: list[tuple[Language, Rule]] = [*(("en", rule) for rule in ENGLISH), *(("zh", rule) for rule in CHINESE)]
PHRASES = [
    pytest.param(phrase, id=f"{module.__name__.rpartition('.')[2]}.{name}")
    for module in (chapters, lead_ins, legends, phrases_zh, questions)
    for name, phrase in vars(module).items()
    if isinstance(phrase, Phrase)
]


def found_in(text: str, language: Language) -> set[str]:
    book = chinese_rules() if language == "zh" else english_rules()
    return {hit.rule.name for hit in book.hits(tokenise(text, language))}


@pytest.mark.parametrize(
    ("language", "rule"), RULES, ids=lambda value: value.name if isinstance(value, Rule) else value
)
def test_a_rule_finds_its_example_and_not_what_looks_like_it(language: Language, rule: Rule) -> None:
    assert rule.name in found_in(rule.example, language)
    assert rule.name not in found_in(rule.counter_example, language)


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_finds_its_example_and_not_what_looks_like_it(phrase: Phrase) -> None:
    assert phrase.search(phrase.example)
    assert not phrase.search(phrase.counter_example)


@pytest.mark.parametrize(
    ("mode", "example", "counter_example"),
    [
        ("definitions", "1.2 Definitions", "1.2 Definite volumes"),
        ("clauses", "Clauses incorporated by reference", "Incorporated entities"),
        ("buyer", "Government-furnished property", "Furnished rooms of the supplier"),
        ("surveillance", "Surveillance methods", "Survey of callers"),
        ("forms", "Form of tender", "Formats of reports"),
        ("evaluation", "Basis for award", "Volume of awards in past years"),
        ("instructions", "Instructions to bidders", "Training in instruments"),
        ("background", "Background", "Ground staff"),
        ("work", "Scope of services", "Annex C"),
        ("forms", "第六章 投标文件格式", "第四章 合同条款及格式"),
        ("buyer", "重新招标", "投标人的纪律要求"),
        ("evaluation", "第五章 评标办法", "第三章 采购需求"),
        ("definitions", "术语和定义", "专业用语培训"),
        ("background", "项目概况", "概算服务"),
        ("contract", "第四章 合同条款", "合同履行期限"),
        ("instructions", "第二章 投标人须知", "第三章 服务要求"),
        ("work", "第三章 采购需求", "附件三"),
    ],
)
def test_a_heading_tells_the_kind_of_chapter(mode: Mode, example: str, counter_example: str) -> None:
    language: Language = "en" if example.isascii() else "zh"
    assert section_mode((example,), language) == mode
    assert section_mode((counter_example,), language) != mode


@pytest.mark.parametrize("rules", [ENGLISH, CHINESE])
def test_rule_names_are_unique(rules: tuple[Rule, ...]) -> None:
    assert len({rule.name for rule in rules}) == len(rules)


@pytest.mark.parametrize("text", ["供应商的响应文件", "相应的应急预案", "适应新应用", "业务需求与内需"])
def test_a_modal_character_inside_a_word_is_no_modal(text: str) -> None:
    assert "须应" not in found_in(text, "zh")


@pytest.mark.parametrize("text", ["方案须于周五送达", "费用均应包干", "培训应由服务商组织", "坐席需经考试上岗"])
def test_a_modal_character_glued_to_its_neighbour_is_found(text: str) -> None:
    assert "须应" in found_in(text, "zh")


@given(st.text(alphabet="供应商须於應廠商三日内提交方案，。 ★12a\n（）：", max_size=60))
def test_segmenting_loses_nothing(text: str) -> None:
    assert "".join(token.text for token in tokenise(text, "zh")) == text
