"""Instructions found in a text; where two wordings overlap the one higher in the table is meant."""

from __future__ import annotations

import re
from functools import lru_cache

from models.document import Language
from tasks.extract.amendments.pattern import Instruction, Pattern
from tasks.extract.amendments.patterns_en import PATTERNS_EN
from tasks.extract.amendments.patterns_zh import PATTERNS_ZH
from tasks.extract.unit import READ_LIMIT

PATTERNS: dict[Language, tuple[Pattern, ...]] = {"en": PATTERNS_EN, "zh": PATTERNS_ZH}

_STOP = re.compile(r"[.。;；]?\s{0,3}")
_CLOSING = {"“": "”", '"': '"', "「": "」", "『": "』"}
_ANOTHER = re.compile(
    r"(?<=[.。;；])\s?(?:[（(]?\d{1,2}[.、)）]\s{0,2})?(?="
    r"(?:delete|replace|add|insert|in (?:clause|section)|all other (?:terms|provisions|conditions))\b"
    r"|(?:clauses?|sections?|paragraphs?|items?|pages?)\s[\w.]{1,12}\b[^.;]{0,80}\b"
    r"(?:deleted|replaced|amended|revised|changed|removed|reads?)\b"
    r"|第\s?[0-9一二三四五六七八九十.]{1,12}\s?[条章]|其[他它余][^。；]{0,16}不变"
    r"|(?:将|在)?第?\s?\d{1,2}(?:\.\d{1,3}){1,5}\s?[条款项]?[^。；]{0,60}(?:修改|更正|变更|调整|删除|替换|改为|增加|取消))",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def instructions_in(text: str, language: Language) -> tuple[Instruction, ...]:
    """The instructions of a text, in its order, without overlaps.

    Args:
        text: One block's text.
        language: Of the amending document; chooses the table of patterns.
    """
    head = text[:READ_LIMIT]
    found: list[Instruction] = []
    at = 0
    matches: dict[int, re.Match[str] | None] = {}
    while at < len(head):
        for order, pattern in enumerate(PATTERNS[language]):
            known = matches.get(order)
            if order not in matches or (known is not None and known.start() < at):
                matches[order] = pattern.regex.search(head, at)
        hits = [
            (match.start(), order, match, PATTERNS[language][order])
            for order, match in matches.items()
            if match is not None and match.end() > match.start()
        ]
        if not hits:
            break
        # of wordings that overlap the one higher in the table is meant, for "amended to delete ... so that it reads"
        first = min(hits, key=lambda hit: (hit[0], hit[1]))
        _, _, match, pattern = min((hit for hit in hits if hit[0] < first[2].end()), key=lambda hit: hit[1])
        instruction = _instruction(text, match, pattern)
        found.append(instruction)
        at = max(instruction.end, match.end())
    return tuple(found)


def _instruction(text: str, match: re.Match[str], pattern: Pattern) -> Instruction:
    groups = match.groupdict()
    new, new_start, end = groups.get("new") or "", match.start("new") if groups.get("new") else match.end(), match.end()
    if "new" not in groups and pattern.action in {"replace", "insert", "words"}:
        new_start, new_end, end = _new_text(text, match.end())
        new = text[new_start:new_end]
    stop = _STOP.match(text, end)
    return Instruction(
        action=pattern.action,
        target=(groups.get("place") or groups.get("target") or "").strip(),
        old=(groups.get("old") or "").strip(),
        new=new.strip(),
        start=match.start(),
        new_start=new_start,
        end=stop.end() if stop else end,
        pattern=pattern.name,
    )


def _new_text(text: str, start: int) -> tuple[int, int, int]:
    """(start, end) of the new text, within its quotation marks if it has some, and the end of the instruction."""
    while start < len(text) and text[start].isspace():
        start += 1
    closing = _CLOSING.get(text[start : start + 1])
    if closing is not None:
        end = text.find(closing, start + 1)
        if end > 0:
            behind = end + 1
            return start + 1, end, behind + (text[behind : behind + 1] in {".", "。", ",", "，", ";", "；"})
    another = _ANOTHER.search(text, start)
    end = another.start() if another else len(text)
    return start, end, end
