"""How much work, by whom, how well: volumes, handling times, channels, staff, service levels, criteria."""

from __future__ import annotations

from tasks.extract.facts import extract_facts
from tests.extract.documents import document, heading, item, paragraph, table

MONTHS = [f"{month} 2030" for month in ("January", "February", "March", "April", "May", "June", "July", "August")]


def facts(*parts, language="en"):
    return extract_facts([document(*parts, language=language)])


def test_monthly_average_by_channel_with_the_handling_time_of_another_table():
    found = facts(
        heading("Contacts offered by month"),
        table(
            ("Month", "Calls", "Emails"),
            *((month, "1,000", "200") for month in MONTHS),
            ("Monthly average", "1,000", "200"),
        ),
        heading("Handling times"),
        table(
            ("Channel", "Talk time (seconds)", "After-contact work (seconds)", "AHT (seconds)"),
            ("Calls", "200", "60", "260"),
            ("Emails", "300", "90", "390"),
        ),
    )
    assert [(one.channel, one.quantity, one.period, one.aht_s) for one in found.volumes.value] == [
        ("voice", 1000, "month", 260),
        ("email", 200, "month", 390),
    ]
    assert found.volumes.value[0].text == "Calls | Monthly average | 1,000; Calls | 200 | 60 | 260"
    assert len(found.volumes.value[0].boxes) == 3 + 4
    assert found.aht_seconds.value == 260
    assert [one.seconds for one in found.handling_times.value] == [260, 390]
    assert found.channels.value == ("voice", "email")


def test_the_whole_handling_time_not_the_work_after_the_call():
    found = facts(
        heading("平均处理时长"),
        table(
            ("服务类型", "通话时长（秒）", "事后处理时长（秒）", "平均处理时长（秒）"),
            ("人工呼入", "160", "50", "210"),
        ),
        language="zh",
    )
    assert found.aht_seconds.value == 210


def test_rows_of_a_price_form_and_thresholds_of_eligibility_are_no_volumes():
    found = facts(
        heading("Selection criteria"),
        paragraph("Two contracts in the last five years, each with at least 250,000 calls a year."),
        heading("Annex A Price schedule"),
        table(("Item", "Unit", "Quantity", "Unit price"), ("Calls", "call", "90,000", "")),
    )
    assert found.volumes is None


def test_seats_are_a_volume_without_channel_and_no_people():
    english = facts(paragraph("The Supplier shall provide at least 12 Advisers and at least 30 equipped workstations."))
    assert [(one.role, one.count) for one in english.staffing_minimum.value] == [("Advisers", 12)]
    assert [(one.quantity, one.unit, one.channel) for one in english.volumes.value] == [(30, "seats", None)]
    chinese = facts(paragraph("中标人应提供不少于40个专用坐席，其中呼入坐席30个。"), language="zh")
    assert chinese.staffing_minimum is None
    assert [(one.quantity, one.unit) for one in chinese.volumes.value] == [(40, "seats")]


def test_experience_and_same_person_clauses_are_no_staffing():
    english = facts(paragraph("The manager must have been in charge of at least 40 advisers for three years."))
    chinese = facts(paragraph("单位负责人为同一人的不同投标人不得参加。"), language="zh")
    assert english.staffing_minimum is None
    assert chinese.staffing_minimum is None


def test_staffing_table_and_sentence_name_a_role_once():
    found = facts(
        heading("人员要求"),
        paragraph("服务开始之日在岗座席员不得少于60人。"),
        table(("岗位", "最低人数"), ("座席员", "60"), ("质检员", "2")),
        language="zh",
    )
    assert [(one.role, one.count) for one in found.staffing_minimum.value] == [("座席员", 60), ("质检员", 2)]


def test_channels_come_from_the_scope_of_a_contact_service():
    found = facts(
        heading("Customer contact centre"),
        paragraph("The contact centre answers residents. The contact centre is run from one site."),
        heading("Channels", 2),
        paragraph("Residents use the contact centre in two ways."),
        item("voice: inbound calls to one number;"),
        item("email: messages to a shared mailbox;"),
        paragraph("The Supplier should be able to add SMS later."),
    )
    assert found.channels.value == ("voice", "email")


def test_a_tender_about_something_else_has_no_channels():
    assert (
        facts(paragraph("The contractor shall call the site office before any work and confirm by email.")).channels
        is None
    )


def test_certificates_that_are_a_condition_not_those_that_earn_points():
    found = facts(
        heading("投标人资格要求"),
        paragraph("具有有效的增值电信业务经营许可证，许可证有效期不得早于合同到期之日。"),
        paragraph("★平台须通过网络安全等级保护第三级测评。"),
        heading("评分标准"),
        paragraph("具有质量管理体系认证证书的得2分。"),
        language="zh",
    )
    assert found.mandatory_certificates.value == ("增值电信业务经营许可证", "网络安全等级保护第三级")


def test_service_levels_of_a_table_with_their_numbers():
    found = facts(
        heading("Service Levels"),
        table(("Metric", "Target"), ("Calls answered", "80% within 20 seconds"), ("Abandonment", "No more than 5%")),
    )
    assert [(one.metric, one.percent, one.seconds) for one in found.service_levels.value] == [
        ("service_level", 80, 20),
        ("abandonment", 5, None),
    ]


def test_criteria_with_grouped_weights_and_the_price():
    found = facts(
        heading("评分标准"),
        table(
            ("评分因素", "分值", "评分标准"),
            ("投标报价", "30", "低价优先"),
            ("服务方案", "50", "横向比较"),
            ("业绩", "20", "每个2分"),
        ),
        language="zh",
    )
    assert [(one.name, one.weight) for one in found.evaluation_criteria.value] == [
        ("投标报价", 30),
        ("服务方案", 50),
        ("业绩", 20),
    ]
    assert found.price_weight_percent.value == 30


def test_named_factors_keep_their_order():
    found = facts(
        heading("Basis of award"),
        paragraph("The factors are (1) technical approach, (2) staffing approach, and (3) price."),
    )
    assert [one.name for one in found.evaluation_criteria.value] == ["technical approach", "staffing approach", "price"]
