"""Tenders in traditional Chinese are read as well as those in simplified, and quoted as printed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tasks.extract.facts import extract_facts
from tasks.extract.traditional import simplified
from tests.extract.documents import document, heading, paragraph, table


def test_scope_and_terms_in_traditional_signs():
    found = extract_facts(
        [
            document(
                heading("服務要求"),
                paragraph("外呼座席六十席，在線客服座席三十席。"),
                paragraph("話務量約12萬通/月。"),
                paragraph("20秒內接通率不低於80%。"),
                paragraph("通話錄音須保存12個月。"),
                paragraph("服務時間：星期一至星期五上午9時至下午6時。"),
                paragraph("本項目不接受聯合體投標。"),
                heading("評分標準"),
                table(
                    ("評分因素", "分值", "評分標準"),
                    ("價格", "30", "低價優先法"),
                    ("技術方案", "50", "橫向比較"),
                    ("業績", "20", "每個2分"),
                ),
                language="zh",
            )
        ]
    )
    assert (found.volumes.value[0].quantity, found.volumes.value[0].unit) == (90, "seats")
    assert (found.volumes.value[-1].quantity, found.volumes.value[-1].period) == (120_000, "month")
    assert found.volumes.value[-1].text == "話務量約12萬通/月。"
    assert (found.service_levels.value[0].metric, found.service_levels.value[0].seconds) == ("service_level", 20)
    assert found.recording_retention.value.number == 12
    assert found.opening_times.value[0].closes == "18:00"
    assert (found.consortium.value, found.price_formula_type.value) == ("forbidden", "CN_87_LOWEST")
    assert [one.name for one in found.evaluation_criteria.value] == ["價格", "技術方案", "業績"]


@given(st.text())
def test_offsets_stay(text):
    assert len(simplified(text)) == len(text)
    assert simplified(simplified(text)) == simplified(text)
