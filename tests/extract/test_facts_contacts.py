"""Whom to turn to, and how the bid is to be made up."""

from __future__ import annotations

from tasks.extract.facts import extract_facts
from tests.extract.documents import document, heading, item, paragraph, table


def facts(*parts, language="en"):
    return extract_facts([document(*parts, language=language)])


def contacts(found):
    return [(one.role, one.name, one.phone, one.email) for one in found.contacts.value]


def test_lines_below_the_organisation_belong_to_it():
    found = facts(
        heading("联系方式"),
        paragraph("采购人：临江市青禾区政务服务中心"),
        paragraph("联系人：周敏"),
        paragraph("电话：0571-87654321"),
        paragraph("采购代理机构：临江恒信招标代理有限公司"),
        paragraph("联系人：郑凯、吴琼"),
        paragraph("联系电话：0571-81234567"),
        paragraph("邮箱：hx@linjiang.example.cn"),
        language="zh",
    )
    assert contacts(found) == [
        ("buyer", "周敏", "0571-87654321", None),
        ("agent", "郑凯、吴琼", "0571-81234567", "hx@linjiang.example.cn"),
    ]
    assert found.contacts.value[1].text.startswith("联系人：郑凯、吴琼; 联系电话")


def test_titles_and_tables():
    found = facts(
        paragraph("Procurement Officer: Jane Milton"),
        paragraph("Telephone: +44 20 7946 0018"),
        paragraph("E-mail: j.milton@millbrook.example.org"),
    )
    assert contacts(found) == [
        ("procurement officer", "Jane Milton", "+44 20 7946 0018", "j.milton@millbrook.example.org")
    ]
    rows = facts(
        heading("联系方式"),
        table(
            ("单位", "地址或邮箱", "电话"), ("采购人", "清波路1号", "010-88886666"), ("质疑受理", "a@b.example.cn", "")
        ),
        language="zh",
    )
    assert contacts(rows) == [("buyer", None, "010-88886666", None), ("complaints", None, None, "a@b.example.cn")]


def test_what_bidders_have_to_state_is_no_contact():
    found = facts(
        paragraph("质疑函应当包括质疑人的姓名、联系人及联系电话：。"),
        paragraph("供应商联系人：王小明 电话：0571-11112222"),
        language="zh",
    )
    assert found.contacts is None
    assert (
        facts(paragraph("The offeror shall give a point of contact: name, telephone number and email.")).contacts
        is None
    )


def test_format_of_an_english_tender():
    found = facts(
        heading("Format of tenders"),
        item("Tenders shall be typed in Arial 11 point on A4 pages with margins of at least 2 cm."),
        item("One original and three copies of the tender must be submitted."),
        item("Tenders must be uploaded via the Millbrook tendering portal."),
        item("Questions about the tender must be submitted by email."),
    )
    assert [(one.kind, one.number) for one in found.format_rules.value] == [
        ("font", None),
        ("font_size", 11),
        ("paper", None),
        ("margin", 2),
        ("originals", 1),
        ("copies", 3),
        ("electronic", None),
    ]


def test_copies_of_a_chinese_tender():
    found = facts(
        heading("投标人须知"),
        paragraph("投标文件正本一份、副本四份，电子文档一份（U盘），并胶装成册。"),
        paragraph("营业执照副本复印件一份。"),
        language="zh",
    )
    assert {(one.kind, one.number) for one in found.format_rules.value} == {
        ("originals", 1),
        ("copies", 4),
        ("electronic", 1),
        ("binding", None),
    }
