"""Every rule finds its own example, and modal characters inside other words are never taken for modals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extract.modality_en import RULES as ENGLISH
from tasks.extract.modality_en import english_rules
from tasks.extract.modality_zh import RULES as CHINESE
from tasks.extract.modality_zh import chinese_rules
from tasks.extract.rules import Rule
from tasks.extract.tokens import tokenise


@pytest.mark.parametrize("rule", ENGLISH, ids=lambda rule: rule.name)
def test_an_english_rule_finds_its_example(rule: Rule) -> None:
    assert rule.name in {hit.rule.name for hit in english_rules().hits(tokenise(rule.example, "en"))}


@pytest.mark.parametrize("rule", CHINESE, ids=lambda rule: rule.name)
def test_a_chinese_rule_finds_its_example(rule: Rule) -> None:
    assert rule.name in {hit.rule.name for hit in chinese_rules().hits(tokenise(rule.example, "zh"))}


@pytest.mark.parametrize("rules", [ENGLISH, CHINESE])
def test_rule_names_are_unique(rules: tuple[Rule, ...]) -> None:
    assert len({rule.name for rule in rules}) == len(rules)


@pytest.mark.parametrize("text", ["供应商的响应文件", "相应的应急预案", "适应新应用", "业务需求与内需"])
def test_a_modal_character_inside_a_word_is_no_modal(text: str) -> None:
    assert "须应" not in {hit.rule.name for hit in chinese_rules().hits(tokenise(text, "zh"))}


@pytest.mark.parametrize("text", ["方案须于周五送达", "费用均应包干", "培训应由服务商组织", "坐席需经考试上岗"])
def test_a_modal_character_glued_to_its_neighbour_is_found(text: str) -> None:
    assert "须应" in {hit.rule.name for hit in chinese_rules().hits(tokenise(text, "zh"))}


@given(st.text(alphabet="供应商须于三日内提交方案，。 ★12a\n（）：", max_size=60))
def test_segmenting_loses_nothing(text: str) -> None:
    assert "".join(token.text for token in tokenise(text, "zh")) == text
