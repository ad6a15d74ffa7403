"""What to ask the buyer when a requirement can be read in more than one way."""

from __future__ import annotations

import re

from models.requirement import Requirement
from tasks.match.constraints import states_service_level
from tasks.match.wording import clipped, say

_OF_WHICH = re.compile(
    r"abandon|short calls?|excluding|offered|received|entering|divided by|÷"
    r"|放弃|呼损|统计口径|计算公式|剔除|呼入量|来电总量",
    re.IGNORECASE,
)
_OVER_WHICH = re.compile(
    r"per (?:month|day|week|interval|quarter)|(?:each|every|any|calendar) (?:month|day|week|quarter)"
    r"|\b(?:monthly|quarterly|weekly|daily)\b|月|季度|每周|每日",
    re.IGNORECASE,
)
_NUMBER_CELL = re.compile(r"^\s*\d{1,3}\s*$")
_VAGUE = re.compile(
    r"\b(?:adequate|sufficient|appropriate|reasonable)\b(?: \w+){0,2} (?:staff|staffing|number|level|time|capacity)"
    r"|\b(?:promptly|in a timely manner|as soon as possible)\b"
    r"|足够的?(?:人员|坐席|座席)|及时(?:接听|处理|回复|响应|反馈)|尽快",
    re.IGNORECASE,
)
_MEASURED: frozenset[str] = frozenset({"service_level", "staffing", "scope"})


def _name_and_target(text: str) -> str:
    """The sentence, or of a table row the cells that name the measure and its target, as one reads them aloud."""
    cells = [cell.strip() for cell in text.split(" | ") if cell.strip() and not _NUMBER_CELL.match(cell)]
    return clipped(" ".join(cells[:2]) if len(cells) > 2 else text)


def question_on(requirement: Requirement, language: str) -> tuple[str, str] | None:
    """A question with the id of what it asks, so that the same thing is asked once; None when the text is clear."""
    text = requirement.text
    if states_service_level(text) and not _OF_WHICH.search(text):
        words, is_dated = _name_and_target(text), _OVER_WHICH.search(text) is not None
        return "service_level_definition", say(
            language,
            f"“{words}”: is the share taken of calls offered or of calls answered, "
            + ("and how" if is_dated else "how")
            + " do abandoned calls count"
            + ("?" if is_dated else ", and over which period is it measured?"),
            f"“{words}”：该比例以呼入量还是接起量为分母？放弃来电如何计入？{'' if is_dated else '按何周期统计？'}",
        )
    vague = _VAGUE.search(text)
    if vague and requirement.category in _MEASURED and requirement.party == "supplier":
        return f"vague:{requirement.id}", say(
            language,
            f"“{clipped(text)}”: which figure is meant by “{vague[0]}”?",
            f"“{clipped(text)}”：“{vague[0]}”的具体量化标准是什么？",
        )
    return None
