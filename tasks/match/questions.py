"""What to ask the buyer when a requirement can be read in more than one way."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.facts import Contradiction
from models.match import BuyerQuestion
from models.requirement import Requirement
from tasks.match.constraints import states_service_level
from tasks.match.wording import clipped, listed, say

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
_CLOCK = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})")
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


_FACTS: dict[str, tuple[str, str]] = {
    "submission_deadline": ("submission deadline", "投标截止时间"),
    "questions_deadline": ("deadline for questions", "澄清（答疑）截止时间"),
    "budget": ("budget or price ceiling", "预算/最高限价"),
    "contract_term": ("contract term in months", "合同期限（月）"),
    "bid_security": ("bid security", "投标保证金"),
    "bid_validity_days": ("bid validity in days", "投标有效期（天）"),
    "evaluation_criteria": ("award criteria", "评分标准"),
    "service_levels": ("service level", "服务水平指标"),
}


def fact_name(fact: str, language: str) -> str:
    """What people call this fact."""
    return say(language, *_FACTS.get(fact, (fact.replace("_", " "), fact)))


def shown_value(value: str) -> str:
    """A fact's value as read aloud: ``2031-03-04 12:00`` for ``2031-03-04T12:00``."""
    return _CLOCK.sub(r"\1 \2", value)


def contradiction_questions(found: Iterable[Contradiction], language: str) -> tuple[BuyerQuestion, ...]:
    """One question for each thing that the tender says in two ways, with the places that say it."""
    return tuple(BuyerQuestion(text=_which(one, language), places=one.places) for one in found)


def _which(found: Contradiction, language: str) -> str:
    name = fact_name(found.fact, language)
    values = [shown_value(value) for value in found.values]
    said = [
        say(language, f"{value} ({place.cited(language)})", f"“{value}”（{place.cited(language)}）")
        for value, place in zip(values, found.places, strict=False)
    ]
    if found.kind == "sum":
        parts, total = listed(language, values[:-1]), values[-1].strip("= ")
        where = found.places[-1].cited(language)
        return say(
            language,
            f"The weights of the award criteria ({parts}; {where}) add up to {total}, not to 100: which weights apply?",
            f"评分标准各项分值（{parts}；{where}）合计为 {total}，并非 100：请明确各项分值。",
        )
    if found.kind == "order":
        return say(
            language,
            f"Questions may be asked until {said[0]}, yet tenders are due by {said[1]}: until when may we ask?",
            f"澄清截止时间为{said[0]}，而投标截止时间为{said[1]}：请明确澄清截止时间。",
        )
    if found.kind == "words_and_figures":
        where = found.places[0].cited(language)
        return say(
            language,
            f"The {name} is written as {values[0]} and as {values[1]}, once in words and once in figures ({where}): "
            "which amount holds?",
            f"{name}的大写与小写金额不一致（{values[0]}、{values[1]}，{where}）：以何者为准？",
        )
    return say(
        language,
        f"The {name} is stated as {' and as '.join(said)}: which one holds?",
        f"{name}前后不一致：{listed(language, said)}，以何者为准？",
    )
