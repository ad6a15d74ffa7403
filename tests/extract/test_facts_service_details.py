"""Performance standards in detail: window, method, penalty, and what a rate really measures."""

from __future__ import annotations

from tasks.extract.facts import extract_facts
from tests.extract.documents import document, heading, paragraph, table


def facts(*parts, language="en"):
    return extract_facts([document(*parts, language=language)])


def test_columns_of_a_table_of_service_levels():
    found = facts(
        heading("Service Levels"),
        table(
            ("Metric", "Target", "Measurement window", "Method", "Service credit"),
            ("Calls answered", "80% within 20 seconds", "Calendar month", "ACD report", "2% of the monthly charge"),
            ("Abandonment", "No more than 5%", "Calendar month", "ACD report", ""),
        ),
    )
    first, second = found.service_levels.value
    assert (first.metric, first.percent, first.seconds) == ("service_level", 80, 20)
    assert (first.window, first.method, first.penalty) == ("Calendar month", "ACD report", "2% of the monthly charge")
    assert second.penalty is None


def test_sentences_tell_channels_and_numbers_apart():
    found = facts(
        paragraph("The Supplier shall answer 90% of chats within 60 seconds, measured monthly."),
        paragraph("The Supplier must answer 95% of emails within 4 hours."),
        paragraph("The average speed of answer shall not exceed 25 seconds."),
        paragraph("The quality assurance score must be at least 90%, verified by monthly sampling."),
        paragraph("The platform must be available 99.9% of the time."),
    )
    assert [(one.metric, one.percent, one.seconds) for one in found.service_levels.value] == [
        ("service_level", 90, 60),
        ("response_time", 95, 14400),
        ("asa", None, 25),
        ("quality_score", 90, None),
        ("availability", 99.9, None),
    ]
    assert found.service_levels.value[0].window == "monthly"
    assert found.service_levels.value[3].method == "monthly sampling"


def test_a_share_answered_without_a_time_is_no_service_level():
    found = facts(
        paragraph("人工接通率不低于90%，按月统计，每低1个百分点扣减当月服务费的1%。"),
        paragraph("20秒内接通率应达到85%以上。"),
        language="zh",
    )
    rate, level = found.service_levels.value
    assert (rate.metric, rate.percent, rate.window) == ("answer_rate", 90, "按月")
    assert rate.penalty.startswith("每低1个百分点")
    assert (level.metric, level.percent, level.seconds, level.penalty) == ("service_level", 85, 20, None)


def test_limits_without_a_verb_and_least_frequencies():
    english = facts(paragraph("Agendas and papers no later than two (2) hours before the meeting"))
    assert [(one.metric, one.seconds) for one in english.service_levels.value] == [("timeliness", 7200)]
    chinese = facts(paragraph("乙方应加强现场检查，每季度巡检不得少于2次。"), language="zh")
    assert [(one.metric, one.target) for one in chinese.service_levels.value] == [
        ("frequency", "每季度巡检不得少于2次")
    ]


def test_what_happens_below_a_level_and_what_the_buyer_does_are_no_standards():
    found = facts(
        paragraph("If the service level falls below 85% in any month, one violation is added."),
        paragraph("The COR will provide written acceptance within 30 days of delivery."),
        paragraph("The service is expected to begin no later than 14 days after award."),
    )
    assert found.service_levels is None


def test_penalties_with_share_or_sum():
    found = facts(
        paragraph("A service credit of 2% of the monthly charge applies to each missed service level."),
        paragraph("Liquidated damages of £500 are due for each day of delay."),
        paragraph("The penalty for a minor failure is half a per cent (0.5%) of the quarterly payment."),
    )
    share, amount, half = found.penalties.value
    assert (half.percent, half.basis) == (0.5, "the quarterly payment")
    assert (share.percent, share.basis) == (2, "the monthly charge")
    assert amount.amount.amount == 500
    rows = found.rows()["penalties"]["value"]
    assert rows[1]["amount"] == {"amount": 500, "currency": "GBP"}


def test_price_preferences_caps_and_fines_of_the_law_are_no_penalties():
    found = facts(
        paragraph("对小微企业报价给予10%的扣除。"),
        paragraph("各项扣款之和不超过当月服务费的10%。"),
        paragraph("较大数额罚款是指200万元以上的罚款。"),
        language="zh",
    )
    assert found.penalties is None
