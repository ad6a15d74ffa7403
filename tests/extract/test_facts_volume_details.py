"""Volumes in detail: ranges, numerals, seats by role, profiles, peaks, growth, talk and after-call work."""

from __future__ import annotations

from tasks.extract.facts import extract_facts
from tests.extract.documents import document, heading, paragraph, table


def facts(*parts, language="en"):
    return extract_facts([document(*parts, language=language)])


def test_both_ends_of_a_range_are_kept():
    english = facts(
        paragraph("The service needs 30–40 agents."),
        paragraph("The centre receives 20,000 to 25,000 calls per month."),
    )
    assert [(one.quantity, one.quantity_to, one.unit) for one in english.volumes.value] == [
        (30, 40, "agents"),
        (20000, 25000, "calls"),
    ]
    chinese = facts(paragraph("坐席规模为30-40个坐席。"), language="zh")
    assert [(one.quantity, one.quantity_to, one.unit) for one in chinese.volumes.value] == [(30, 40, "seats")]


def test_seats_by_role_follow_their_sum():
    found = facts(paragraph("本项目设外呼坐席60席，在线客服坐席30席。"), language="zh")
    assert [(one.quantity, one.label) for one in found.volumes.value] == [
        (90, "sum of the 2 stated groups of seats"),
        (60, "外呼坐席"),
        (30, "在线客服坐席"),
    ]
    assert all(one.unit == "seats" and one.channel is None for one in found.volumes.value)


def test_chinese_numerals_and_ten_thousands():
    found = facts(
        paragraph("年呼入量约一百二十万通。"),
        paragraph("外呼量约12万通/月。"),
        paragraph("配备三十席坐席。"),
        language="zh",
    )
    assert [(one.quantity, one.period, one.unit) for one in found.volumes.value] == [
        (1_200_000, "year", "通"),
        (120_000, "month", "通"),
        (30, None, "seats"),
    ]


def test_talk_time_and_work_after_the_call_add_up():
    found = facts(paragraph("平均通话时长150秒，话后处理40秒。"), language="zh")
    assert (found.aht_seconds.value, found.aht_seconds.status) == (190, "computed")
    assert found.acw_seconds.value == 40
    table_of_two = facts(
        heading("Handling times"),
        table(("Channel", "Talk time (seconds)", "After-call work (seconds)"), ("Calls", "200", "60")),
    )
    assert table_of_two.aht_seconds.value == 260
    assert facts(paragraph("The average handling time of calls is 300 seconds.")).aht_seconds.status == "extracted"


def test_the_busiest_time_is_a_peak_and_no_volume():
    found = facts(paragraph("There is a peak of 450 calls per half hour on Mondays."))
    assert found.volumes is None
    assert [(one.quantity, one.period, one.label) for one in found.volume_peaks.value] == [(450, "interval", "peak")]
    chinese = facts(paragraph("高峰时段每小时呼入约800通。"), language="zh")
    assert [(one.quantity, one.period) for one in chinese.volume_peaks.value] == [(800, "hour")]


def test_yearly_growth_with_its_sign():
    found = facts(
        paragraph("Call volumes are expected to grow by 4% per year."),
        paragraph("Email volumes have fallen by about 3% a year."),
        paragraph("Calls grew by 9% during the campaign week."),
    )
    assert [(one.percent, one.channel) for one in found.volume_growth.value] == [(4, "voice"), (-3, "email")]
    assert facts(paragraph("话务量预计每年增长5%。"), language="zh").volume_growth.value[0].percent == 5


def test_profile_by_weekday_with_shares():
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    found = facts(
        heading("Call volumes by weekday"),
        table(("Day", "Calls", "Share"), *((day, "1,000", "20%") for day in days)),
    )
    points = found.volume_profile.value
    assert [(one.by, one.label, one.quantity) for one in points[:2]] == [
        ("weekday", "Mon", 1000),
        ("weekday", "Tue", 1000),
    ]
    assert [one.share_percent for one in points[5:]] == [20] * 5
    assert points[0].text == "Monday | 1,000"


def test_a_guard_post_is_no_channel():
    found = facts(
        heading("Schedule"),
        table(("Post", "Hours", "Hours per day"), ("Gate Post 12", "0600-2200", "16")),
        heading("End"),
    )
    assert found.volumes is None
