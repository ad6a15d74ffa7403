"""Which kind of rule turns the price into points."""

from __future__ import annotations

import pytest

from tasks.extract.facts import extract_facts
from tests.extract.documents import document, heading, paragraph, table


def kind(text, language="en", title="Evaluation"):
    fact = extract_facts([document(heading(title), paragraph(text), language=language)]).price_formula_type
    return fact.value if fact else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Price points are lowest tender price / tender price x 40.", "UK_LOWEST_RATIO"),
        ("Award goes to the lowest price technically acceptable tender.", "US_LPTA"),
        ("The contract is awarded by quality- and cost-based selection (QCBS).", "WB_QCBS"),
        ("Points are linearly interpolated between the lowest price and twice that price.", "EU_LINEAR_BAND"),
        ("The award is made on a best value trade-off basis.", "US_TRADEOFF"),
        (
            "The price is divided by the quality score; the lowest price per quality point wins.",
            "UK_PRICE_PER_QUALITY_POINT",
        ),
        ("This is a fixed budget selection.", "FIXED_BUDGET"),
        ("Will the lowest price technically acceptable method be used?", None),
        ("Prices must be stated in pounds.", None),
        ("The tenderer should quote its lowest price.", None),
    ],
)
def test_english_rules(text, expected):
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("以满足要求的最低投标报价为评标基准价，其价格分为满分。", "CN_87_LOWEST"),
        ("以全部有效报价的算术平均值为评标基准价，每偏离1%扣0.5分。", "MEAN_DEVIATION"),
        ("本项目采用经评审的最低价法。", "LOWEST_PRICE"),
        ("采用最低评标价法的，按报价由低到高排序。", None),
        ("投标报价应包含全部费用。", None),
    ],
)
def test_chinese_rules(text, expected):
    assert kind(text, "zh", "评标办法") == expected


def test_of_two_methods_the_ticked_one_counts():
    found = extract_facts(
        [
            document(
                heading("投标人须知前附表"),
                table(("条款", "内容"), ("评标方法", "□综合评分法\n☑经评审的最低价法")),
                language="zh",
            )
        ]
    )
    assert found.price_formula_type.value == "LOWEST_PRICE"
