"""What kind of row a requirement is, and which part of the proposal answers it."""

from __future__ import annotations

import re
from collections.abc import Collection

from models.match import RowType
from models.requirement import Category, Requirement
from tasks.match.wording import say

_FORM = re.compile(
    r"\bforms?\b|declaration|statement of compliance|signed by|seal|power of attorney"
    r"|annex [A-Z\d]{1,3} (?:shall|must|to) be completed"
    r"|承诺函|声明函|授权委托书|授权书|格式见|加盖.{0,6}章|签字|盖章|一览表|投标函|偏离表",
    re.IGNORECASE,
)
_PRICE = re.compile(
    r"\bpric(?:e|es|ed|ing)\b|\brates?\b|\bquot(?:e|ation)\b|\btariff|\bfee\b|报价|价格|限价|单价|总价|费率|税率",
    re.IGNORECASE,
)
_EVALUATION = re.compile(
    r"\bwill be (?:scored|evaluated|assessed)|\bscored\b|\bpoints\b|\bmarks\b|evaluation criteri|award criteri"
    r"|评分|得分|满分|评审标准",
    re.IGNORECASE,
)
# How the bid is put together: it names references or licences as parts of the file and asks for none of them.
_MAKE_UP = re.compile(
    r"\b(?:not exceed|limited to|no more than) \w{1,12}(?: \(\d{1,3}\))? pages\b"
    r"|\b(?:shall|must|should|to) be (?:organi[sz]ed|structured|arranged|divided|formatted|tabbed)\b"
    r"|投标文件[^。；]{0,12}由[^。；]{0,200}组成|正本[^。；]{0,6}份|装订成册",
    re.IGNORECASE,
)
_BY_CATEGORY: dict[Category, RowType] = {
    "eligibility": "evaluation",
    "submission": "instruction",
    "scope": "scope",
    "service_level": "service_level",
    "staffing": "scope",
    "technical": "scope",
    "security": "scope",
    "reporting": "scope",
    "transition": "scope",
    "commercial": "clause",
    "legal": "clause",
}
_SECTION: dict[Category, tuple[str, str]] = {
    "eligibility": ("Eligibility and references", "资格证明与业绩"),
    "submission": ("Bid forms and declarations", "投标文件格式与承诺"),
    "scope": ("Service solution", "服务方案"),
    "service_level": ("Service levels and quality", "服务水平与质量管理"),
    "staffing": ("Staffing and training", "人员配置与培训"),
    "technical": ("Technology", "技术方案"),
    "security": ("Security and data protection", "信息安全与数据保护"),
    "reporting": ("Governance and reporting", "运营管理与报告"),
    "transition": ("Transition", "过渡与实施方案"),
    "commercial": ("Pricing and commercial terms", "报价与商务条款"),
    "legal": ("Contract terms", "合同条款响应"),
}


def row_type(requirement: Requirement, named: Collection[Category], *, is_level: bool = False) -> RowType:
    """One of the seven kinds, by category first and telling words second.

    Args:
        requirement: As extracted.
        named: Categories of the concepts found in it; a submission rule that names a licence is a selection criterion.
        is_level: It is a row of the service-level table, whatever its last cell says about money.
    """
    kind = _BY_CATEGORY[requirement.category]
    if kind == "clause" and is_level:
        return "service_level"
    is_asked = "eligibility" in named and not tells_make_up(requirement.text)
    if kind == "instruction" and requirement.party == "bidder" and is_asked:
        return "evaluation"
    if kind == "clause" and requirement.category == "commercial" and _PRICE.search(requirement.text):
        return "price"
    if kind == "instruction" and _EVALUATION.search(requirement.text):
        return "evaluation"
    if kind == "instruction" and _FORM.search(requirement.text):
        return "form"
    return kind


def tells_make_up(text: str) -> bool:
    """Whether the text says how the bid file is put together; what it names there it does not ask for."""
    return _MAKE_UP.search(text) is not None


def response_section(category: Category, language: str) -> str:
    """Heading of the standard proposal that answers this category."""
    return say(language, *_SECTION[category])
