"""What kind of chapter a passage stands in, told from the headings above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from models.document import Language
from tasks.extract.scripts import LEADING, script_of

Mode = Literal[
    "work",
    "instructions",
    "evaluation",
    "contract",
    "forms",
    "definitions",
    "background",
    "buyer",
    "surveillance",
    "clauses",
    "other",
]

# The first kind whose words a heading holds wins; the innermost heading that tells decides.
_ENGLISH: dict[Mode, tuple[str, ...]] = {
    "definitions": (r"definitions?\b", "acronyms?", "glossary", "abbreviations", "terminology"),
    "clauses": ("incorporated by reference", "clauses? incorporated", "applicable clauses", "provisions? incorporated"),
    "buyer": (
        "(?:government|customer)[- ]furnished",
        "furnished by the government",
        r"\b(?:agency|government|buyer|cor|client) (?:roles?|responsibilit|obligation)",
    ),
    "surveillance": (r"^(?!.*\b(?:requirements?|standards?|matrix)\b).*surveillance",),
    "forms": (r"\bform\b", "checklist", "signature", "certificate of", "template"),
    "evaluation": (
        "evaluation",
        "basis (?:for|of) award",
        "award criteria",
        "scoring",
        "selection (?:process|criteria)",
    ),
    "instructions": (
        "instruction",
        "submission",
        "submittal",
        "proposal (?:format|preparation|content|requirement)",
        r"quot(?:e|ation)s?\b",
        "offeror",
        "bidder",
        "how to (?:apply|respond)",
        r"\bvolume (?:[ivx]+|\d|one|two|three)\b",
        "questions",
        "response format",
        "(?:technical|price) (?:proposal|quote)",
        "pre-?proposal",
    ),
    "background": (
        "background",
        "introduction",
        "purpose",
        "overview",
        "about (?:the|us)",
        "history",
        "current (?:state|environment|situation)",
        "table of contents",
        r"mission\b",
    ),
    "work": (
        "scope",
        "objective",
        "requirement",
        "task",
        "deliverable",
        "performance",
        "service",
        "standard",
        "security",
        "staff",
        "personnel",
        "transition",
        "training",
        "report",
        "invoice",
        "quality",
    ),
}
_CHINESE: dict[Mode, tuple[str, ...]] = {
    "forms": (
        "(?:文件|附件|表)的?(?:组成)?[及和与]?格式",
        "(?<!合同)(?<!条款及)格式[）)]?$",
        "投标文件内容及格式",
        "投标函$",
        "声明函",
        "承诺书$",
        "授权书$",
        "授权委托书$",
        "自查表",
    ),
    "buyer": (
        "评标委员会",
        "(?<!投标人的)纪律",
        "重新招标",
        "不再招标",
        "定标",
        "确定中标",
        "候选",
        "廉洁自律",
        "比较与评价",
        "招标失败",
        "附则",
        "评标的有关要求",
        "总要求",
        "评标过程",
        "任务取消",
        "(?<!不)废标$",
        "政府采购政策",
        "原则及标准",
        "退还",
    ),
    "evaluation": ("评标", "评审", "评分", "比较及评价", "审查表", "符合性审查", "资格性?审查"),
    "definitions": ("定义", "术语", "名词解释"),
    "background": ("概况", "背景", "概述$", "现状", "简介"),
    "contract": ("合同(?!履行期限)", "契约", "协议书", "通用条款", "专用条款"),
    "instructions": (
        "须知",
        "公告",
        "邀请",
        "前附表",
        "投标",
        "响应文件",
        "招标文件",
        "招标条款",
        "开标",
        "保证金",
        "报价",
        "资格",
        "递交",
        "质疑",
        "异议",
    ),
    "work": (
        "需求",
        "要求",
        "技术",
        "服务",
        "标准",
        "职责",
        "内容",
        "范围",
        "规范",
        "考核",
        "人员",
        "培训",
        "验收",
        "岗位",
        "管理",
    ),
}
_BOOK: dict[Language, tuple[tuple[Mode, re.Pattern[str]], ...]] = {
    "en": tuple((mode, re.compile("|".join(words), re.IGNORECASE)) for mode, words in _ENGLISH.items()),
    "zh": tuple((mode, re.compile("|".join(words))) for mode, words in _CHINESE.items()),
}
# What a chapter on evaluation says stays evaluation, whatever its paragraphs are called.
_KEPT_BY_EVALUATION = frozenset({"work", "background", "instructions", "contract"})


def section_mode(section: Sequence[str], language: Language) -> Mode:
    """The kind of chapter; ``other`` when no heading tells."""
    return _mode(tuple(section), language)


@lru_cache(maxsize=4096)
def _mode(section: tuple[str, ...], language: Language) -> Mode:
    modes = [mode for heading in section if (mode := _heading_mode(heading, language)) is not None]
    if modes and modes[-1] == "surveillance" and _heading_mode(section[-1], language) != "surveillance":
        modes.pop()  # a whole document may be called a surveillance plan: only its own chapters on method are meant
    if not modes:
        return "other"
    if language == "zh" and modes[0] == "forms":
        return "forms"  # everything below a chapter of forms belongs to them
    if language == "zh" and modes[0] == "evaluation" and modes[-1] in _KEPT_BY_EVALUATION:
        return "evaluation"
    if language == "en" and "evaluation" in modes and modes[-1] == "work":
        return "evaluation"  # a factor is called like the work that it judges
    return modes[-1]


# "Technical requirements (see the price list)": what a heading refers to is not what it is about.
_REFERENCE = re.compile(r"[（(](?:详?见|参见|另见|如有|略|see\b)[^（()）]{0,80}[）)]", re.IGNORECASE)


def without_reference(heading: str) -> str:
    """The heading without what it refers to in brackets."""
    return _REFERENCE.sub("", heading)


def _heading_mode(heading: str, language: Language) -> Mode | None:
    heading = without_reference(heading)
    if heading[-1:] in "。；：:;":
        return None  # a sentence that a parser took for a heading
    other: Language = "en" if language == "zh" else "zh"
    books = (*_BOOK[language], *(_BOOK[other] if script_of(heading) == LEADING[other] else ()))
    return next((mode for mode, pattern in books if pattern.search(heading)), None)
