"""What to ask the buyer when a requirement can be read in more than one way."""

from __future__ import annotations

import re

from models.requirement import Requirement
from tasks.match.constraints import states_service_level
from tasks.match.wording import clipped, say

_DEFINED = re.compile(
    r"abandon|short calls?|excluding|offered|measured|per (?:month|day|interval)"
    r"|放弃|呼损|统计口径|计算公式|按月|剔除"
)
_VAGUE = re.compile(
    r"\b(?:adequate|sufficient|appropriate|reasonable)\b(?: \w+){0,2} (?:staff|staffing|number|level|time|capacity)"
    r"|\b(?:promptly|in a timely manner|as soon as possible)\b"
    r"|足够的?(?:人员|坐席|座席)|及时(?:接听|处理|回复|响应|反馈)|尽快",
    re.IGNORECASE,
)
_MEASURED: frozenset[str] = frozenset({"service_level", "staffing", "scope"})


def question_on(requirement: Requirement, language: str) -> tuple[str, str] | None:
    """A question with the id of what it asks, so that the same thing is asked once; None when the text is clear."""
    text = requirement.text
    if states_service_level(text) and not _DEFINED.search(text):
        return "service_level_definition", say(
            language,
            f"“{clipped(text)}”: is the share taken of calls offered or of calls answered, how do abandoned calls "
            "count, and over which period is it measured?",
            f"“{clipped(text)}”：该比例以呼入量还是接起量为分母？放弃来电如何计入？按何周期统计？",
        )
    vague = _VAGUE.search(text)
    if vague and requirement.category in _MEASURED and requirement.party == "supplier":
        return f"vague:{requirement.id}", say(
            language,
            f"“{clipped(text)}”: which figure is meant by “{vague[0]}”?",
            f"“{clipped(text)}”：“{vague[0]}”的具体量化标准是什么？",
        )
    return None
