"""People's answers that an amendment has hit: what was answered, on which words, and what stands there now."""

from __future__ import annotations

from types import MappingProxyType

from models.answer import CarriedAnswer
from models.document import Language
from models.pack import PackContent
from tasks.draft.ledger_table import shown_value

_HEADINGS: MappingProxyType[str, tuple[str, str]] = MappingProxyType(
    {
        "number": ("Clause", "条款号"),
        "state": ("What became of it", "变更结果"),
        "answered_text": ("Words that were answered", "答复时的原文"),
        "text": ("Words now", "现行原文"),
        "compliance": ("Answer", "答复"),
        "response_text": ("Response", "投标响应"),
        "comment": ("Comment", "备注"),
        "by": ("Answered by", "答复人"),
        "on": ("Answered on (UTC)", "答复日期（UTC）"),
        "id": ("Row id", "行标识"),
    }
)
ANSWER_COLUMNS = tuple(_HEADINGS)


def answer_heading(column: str, language: Language) -> str:
    """The heading of a column in this language."""
    return _HEADINGS[column][1 if language == "zh" else 0]


def answers_to_confirm(content: PackContent) -> tuple[CarriedAnswer, ...]:
    """The answers whose requirement was changed or removed since, by the id of the requirement that was answered."""
    return tuple(one for one in content.match.carried_answers if one.flag is not None)


def answer_cells(carried: CarriedAnswer, language: Language) -> dict[str, object]:
    """One row of the list, by column of ``ANSWER_COLUMNS``; what there is not is None."""
    answer = carried.answer
    return {
        "number": answer.number or answer.requirement_id,
        "state": _state(carried, language),
        "answered_text": answer.requirement_text,
        "text": carried.text or None,
        "compliance": shown_value(answer.compliance, language),
        "response_text": answer.response_text or None,
        "comment": answer.comment or None,
        "by": answer.by,
        "on": answer.at.date(),
        "id": carried.requirement_id or answer.requirement_id,
    }


def _state(carried: CarriedAnswer, language: Language) -> str:
    if language == "zh":
        done = "已变更，请确认" if carried.requirement_id is not None and carried.flag == "changed" else "已删除"
        return f"{carried.amendment}：{done}" if carried.amendment else done
    done = "changed: please confirm" if carried.requirement_id is not None and carried.flag == "changed" else "removed"
    return f"{done} ({carried.amendment})" if carried.amendment else done
