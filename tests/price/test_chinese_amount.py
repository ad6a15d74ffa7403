"""Amounts in capitals after the bank's own examples."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tasks.price.chinese_amount import chinese_amount


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("1409.50", "壹仟肆佰零玖元伍角"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元零叁角贰分"),
        ("107000.53", "壹拾万柒仟元零伍角叁分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("0.05", "伍分"),
        ("100000001", "壹亿零壹元整"),
        ("10500000", "壹仟零伍拾万元整"),
        ("0", "零元整"),
        ("0.50", "伍角"),
        ("20000001000", "贰佰亿零壹仟元整"),
        ("110000", "壹拾壹万元整"),
        ("2.675", "贰元陆角捌分"),
        ("999999999999.99", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_capitals(amount: str, words: str) -> None:
    assert chinese_amount(Decimal(amount)) == words


@pytest.mark.parametrize("amount", ["-1", "1000000000000"])
def test_what_the_form_has_no_words_for(amount: str) -> None:
    with pytest.raises(ValueError, match="capitals"):
        chinese_amount(Decimal(amount))
