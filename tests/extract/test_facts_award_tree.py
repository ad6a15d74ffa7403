"""The award criteria as a tree: every group followed by its parts."""

from __future__ import annotations

from tasks.extract.facts import extract_facts
from tests.extract.documents import document, heading, item, paragraph, table


def facts(*parts, language="en"):
    return extract_facts([document(*parts, language=language)])


def tree(found):
    return [(one.name, one.weight, one.parent) for one in found.award_criteria_tree.value]


def test_parts_behind_a_colon_and_a_group_without_parts():
    text = "Technical (60 points): Methodology 25, Team 20, Transition plan 15. Price (40 points)."
    found = facts(heading("Evaluation criteria"), paragraph(text))
    assert tree(found) == [
        ("Technical", 60, None),
        ("Methodology", 25, "Technical"),
        ("Team", 20, "Technical"),
        ("Transition plan", 15, "Technical"),
        ("Price", 40, None),
    ]
    assert [(one.name, one.weight) for one in found.evaluation_criteria.value] == [("Technical", 60), ("Price", 40)]
    assert all(one.boxes for one in found.award_criteria_tree.value)


def test_list_items_that_add_up_to_the_item_before_them():
    found = facts(
        heading("Award criteria"),
        item("Quality (70 points)"),
        item("Service model (30 points)"),
        item("Staffing (25 points)"),
        item("Mobilisation (15 points)"),
        item("Price (30 points)"),
    )
    assert [one.parent for one in found.award_criteria_tree.value] == [None, "Quality", "Quality", "Quality", None]
    assert [one.name for one in found.evaluation_criteria.value] == ["Quality", "Price"]


def test_rows_that_divide_a_table_are_its_groups():
    found = facts(
        heading("评分标准"),
        table(
            ("评审因素", "评分细则", "满分值"),
            ("一、价格部分（40分）", "", ""),
            ("报价", "低价优先", "40"),
            ("二、技术部分（60分）", "", ""),
            ("服务方案", "横向比较", "35"),
            ("团队", "横向比较", "25"),
        ),
        language="zh",
    )
    assert tree(found) == [
        ("价格部分", 40, None),
        ("报价", 40, "价格部分"),
        ("技术部分", 60, None),
        ("服务方案", 35, "技术部分"),
        ("团队", 25, "技术部分"),
    ]
    assert [one.name for one in found.evaluation_criteria.value] == ["价格部分", "技术部分"]


def test_a_column_of_groups_before_the_names():
    found = facts(
        heading("评分标准"),
        table(
            ("评审因素", "评审因素", "评分标准", "分值"),
            ("商务部分（20分）", "业绩", "每个2分", "12"),
            ("商务部分（20分）", "认证", "齐全得分", "8"),
            ("技术部分（50分）", "方案", "横向比较", "30"),
            ("技术部分（50分）", "团队", "横向比较", "20"),
            ("价格部分（30分）", "报价", "低价优先", "30"),
        ),
        language="zh",
    )
    assert tree(found)[:3] == [("商务部分", 20, None), ("业绩", 12, "商务部分"), ("认证", 8, "商务部分")]
    assert ("报价", 30, "价格部分") in tree(found)


def test_tables_under_the_shares_of_their_groups():
    found = facts(
        heading("评标办法"),
        table(("评分项目", "技术", "商务", "价格"), ("权重（%）", "50", "20", "30")),
        heading("技术评分细则表"),
        table(("评分项", "评审细则", "分值"), ("运营方案", "横向比较", "30"), ("培训方案", "横向比较", "20")),
        heading("商务评分细则表"),
        table(("评分项", "评审细则", "分值"), ("业绩", "每个2分", "12"), ("认证", "齐全得分", "8")),
        language="zh",
    )
    assert [one.name for one in found.award_criteria_tree.value] == [
        "技术",
        "运营方案",
        "培训方案",
        "商务",
        "业绩",
        "认证",
        "价格",
    ]


def test_parts_that_do_not_add_up_make_no_tree():
    text = "Technical (60 points): Methodology 25, Team 20. Price (40 points)."
    found = facts(heading("Evaluation criteria"), paragraph(text))
    assert all(one.parent is None for one in found.award_criteria_tree.value)


def test_a_part_that_adds_up_alone_is_not_the_whole_scheme():
    found = facts(
        heading("评标办法"),
        paragraph("技术评标权重：40%；价格评标权重：60%。"),
        heading("技术评分标准"),
        table(("评审因素", "标准分", "评审标准"), ("运营方案", "70", "横向比较"), ("团队", "30", "横向比较")),
        language="zh",
    )
    assert [(one.name, one.weight) for one in found.evaluation_criteria.value] == [("技术评标", 40), ("价格评标", 60)]
    assert ("运营方案", 70, "技术评标") in tree(found)


def test_criteria_named_at_the_head_of_what_is_evaluated():
    found = facts(
        heading("Basis of Award and Evaluation Criteria"),
        item("Service Approach: The Authority will evaluate how well the approach fits the callers."),
        item("Key People: The Authority will evaluate the experience of the team."),
        item("Price: The Authority will evaluate the total price."),
    )
    assert [one.name for one in found.evaluation_criteria.value] == ["Service Approach", "Key People", "Price"]
