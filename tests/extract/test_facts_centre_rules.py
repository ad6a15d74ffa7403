"""How a contact centre is to be run, and when it is open."""

from __future__ import annotations

import pytest

from models.facts import Fact
from tasks.extract.fact_finders.opening_times import find_opening_times
from tasks.extract.facts import extract_facts
from tests.extract.documents import document, paragraph, table

WORKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
WEEK = (*WORKDAYS, "Sat", "Sun")


def facts(*parts, language="en"):
    return extract_facts([document(*parts, language=language)])


def test_rules_of_an_english_service():
    found = facts(
        paragraph("The Supplier shall record all calls and keep the recordings for 13 months."),
        paragraph("All personal data must be stored within the United Kingdom."),
        paragraph("The Authority will provide the telephony platform."),
        paragraph("The Supplier shall provide its own CRM system."),
        paragraph("Agent occupancy shall not exceed 85%."),
        paragraph("After-call work averages 45 seconds."),
    )
    assert (found.recording_retention.value.number, found.recording_retention.value.unit) == (13, "month")
    assert found.data_residence.value == "United Kingdom"
    assert [(one.system, one.owner) for one in found.platform_owners.value] == [
        ("telephony", "buyer"),
        ("crm", "supplier"),
    ]
    assert (found.occupancy_percent.value, found.acw_seconds.value) == (85, 45)


def test_rules_of_a_chinese_service():
    found = facts(
        paragraph("通话录音应保存不少于6个月。"),
        paragraph("所有数据须存储在中国境内。"),
        paragraph("呼叫中心系统由采购人统一提供。"),
        paragraph("坐席利用率不高于85%。"),
        language="zh",
    )
    assert (found.recording_retention.value.number, found.recording_retention.value.unit) == (6, "month")
    assert (found.data_residence.value, found.occupancy_percent.value) == ("中国境内", 85)
    assert [(one.system, one.owner) for one in found.platform_owners.value] == [("telephony", "buyer")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Records of invoices shall be retained for 6 years.",
        "The building has an occupancy rate of 80%.",
        "The Authority or the Supplier may provide the telephony platform.",
        "The data centre is shown in the United Kingdom section of the atlas.",
    ],
)
def test_other_things_state_no_rule_of_the_centre(sentence):
    found = facts(paragraph(sentence))
    rules = (found.recording_retention, found.occupancy_percent, found.platform_owners, found.data_residence)
    assert rules == (None,) * 4


def test_two_owners_of_one_system_leave_it_open():
    found = facts(
        paragraph("The Authority will provide the telephony platform."),
        paragraph("The Supplier shall provide the telephony platform."),
    )
    assert found.platform_owners is None


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("Monday to Friday, 8 a.m. to 6 p.m. Eastern Time", [(WORKDAYS, "08:00", "18:00")]),
        ("between 0600 and 1800, Monday through Friday", [(WORKDAYS, "06:00", "18:00")]),
        (
            "from 08:00 to 20:00 on Monday to Friday and from 09:00 to 13:00 on Saturday",
            [(WORKDAYS, "08:00", "20:00"), (("Sat",), "09:00", "13:00")],
        ),
        ("周一至周日08:00—22:00", [(WEEK, "08:00", "22:00")]),
        ("工作日上午9时至下午6时", [(WORKDAYS, "09:00", "18:00")]),
        ("周一至周五9:00-12:00，14:00-18:00", [(WORKDAYS, "09:00", "12:00"), (WORKDAYS, "14:00", "18:00")]),
        ("7×24小时", [(WEEK, "00:00", "24:00")]),
        ("08:00 to 18:00", None),
        ("Monday to Friday 9-5", None),
        ("Saturday 09:00 to 13:00 Monday", None),
        ("工作日8:00-18:00，做六休一", None),
    ],
)
def test_hours_by_weekday_only_where_they_are_clear(hours, expected):
    found = find_opening_times(Fact(value=hours, text=hours, document="tender.pdf"))
    read = [(one.days, one.opens, one.closes) for one in found.value] if found else None
    assert read == expected


def test_zone_holidays_and_channel_of_opening_times():
    text = "Voice is open Monday to Friday 08:00 to 18:00 UK time, excluding public holidays."
    (one,) = find_opening_times(Fact(value=text, text=text, document="tender.pdf")).value
    assert (one.zone, one.holidays, one.channel) == ("UK time", "excluded", "voice")


def test_how_long_a_system_is_up_is_no_time_when_people_serve():
    found = facts(
        paragraph("The web portal operates 24 hours a day, 7 days a week."), table(("Item", "Price"), ("Hour", ""))
    )
    assert found.opening_hours is None
