"""What an amending document only repeats: the old wording it replaces, and the questions it answers.

Such words state nothing any more, so they are blanked before values are read; offsets stay as they were.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from models.document import Block, ParsedDocument, Table
from tasks.extract.fact_finders.folding import fold
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.words import any_of, pattern
from tasks.extract.traditional import simplified

_EN_CHANGED = any_of(
    r"chang(?:e[sd]?|ing) | amend(?:ed|s|ing)? | revis(?:ed?|es|ing) | extend(?:ed|s|ing)? | mov(?:ed?|es|ing)",
    r"postponed? | increas(?:ed?|es|ing) | reduc(?:ed?|es|ing) | decreas(?:ed?|es|ing) | correct(?:ed|s|ing)?",
    r"modif(?:y|ied|ies) | adjust(?:ed|s)? | updat(?:ed?|es|ing) | delay(?:ed|s)? | shift(?:ed|s)?",
)
_ZH_CHANGED = any_of("更正 | 修改 | 变更 | 调整 | 延期 | 延长 | 推迟 | 顺延 | 更改 | 提高 | 降低 | 改") + "(?:为|至|到)"
_IS = any_of("is | are | has been | have been | shall be | to be")
_INSTEAD = any_of("instead of | in lieu of | rather than | formerly | previously (?:stated|published|set|given|was)")
_OLD_WORDS = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        # "is extended from 3 March 2031 to 10 March 2031"
        rf"\b{_EN_CHANGED}\b[^;\n]{{0,80}}?\bfrom\b(?P<old>[^;\n]{{1,120}}?)\bto\b",
        # 'delete "ten pages" and insert "twelve pages"'
        r"\b(?:delete|replace|strike|remove)\s(?:(?!with\b|by\b)[^\"\n]){0,40}\"(?P<old>[^\"]{1,300})\"",
        # '"ten pages" is replaced by "twelve pages"'
        rf"\"(?P<old>[^\"]{{1,300}})\"\s(?:{_IS}\s)?(?:hereby\s)?(?:deleted|replaced|amended|changed|superseded)\b",
        # "is 10 March 2031 instead of 3 March 2031"
        rf"\b{_INSTEAD}\b(?P<old>[^.;\n]{{1,80}})",
        # 由2031年3月3日变更为2031年3月10日
        rf"(?:由|从)(?P<old>[^。;\n]{{1,80}}?)(?=(?:统一)?{_ZH_CHANGED})",
        # 原投标截止时间为3月3日，现更正为3月10日
        rf"原[^。\n,;:]{{0,30}}?(?:为|是|:)(?P<old>[^。]{{1,300}}?)(?=[,;。\s]{{0,3}}(?:现|特|兹|今)?(?:将其)?{_ZH_CHANGED})",
    )
)
_OLD_COLUMN = pattern(
    r"^(?:the )?(?:original|existing|previous|current|old|before|from|was|as (?:published|issued)|deleted?)\b",
    r"^(?:更正|变更|修改|调整|澄清)前 | ^原(?!因)",
)
_NEW_COLUMN = pattern(
    r"^(?:the )?(?:revised|amended|new|now|after|to|shall read|replace\w* (?:with|by)|corrected|changed? to)\b",
    r"^(?:更正|变更|修改|调整|澄清)后 | ^现",
)
_QUESTION_COLUMN = pattern(r"question | query | queries | clarification (?:sought|request) | ^问题 | 提问 | 疑问")
_ANSWER_COLUMN = pattern(r"answer | respon[sd] | reply | ^clarification$ | 答复 | 回复 | 解答 | 答疑")
_LONGEST_HEAD = 60

_QUESTION = re.compile(r"\s*(?:Q(?:uestion)?\s?\.?\s?\d{0,3}|问题?\s?\d{0,3}|提问|疑问)\s?[.:)、-]", re.IGNORECASE)
_ANSWER = re.compile(
    r"(?:^|(?<=[\s?]))(?:A(?:nswer|ns)?\s?\d{0,3}|Response|Reply|答复?|回复|解答)\s?\d{0,3}\s?[.:)、-](?=\s|[\u4e00-\u9fff])",
    re.IGNORECASE,
)
_ENDS_ASKING = re.compile(r"\?\W*$")
_OLD_PARAGRAPH = re.compile(r"\s*原[^:\n]{0,24}:")
_NEW_PARAGRAPH = re.compile(r"\s*(?:现|更正|修改|变更|调整)[^:\n]{0,16}:")
_LONGEST_QUESTION = 12  # passages


def without_old_cells(document: ParsedDocument) -> ParsedDocument:
    """``document`` without the cells of columns that hold old wording or questions beside a column that answers."""
    return document.model_copy(update={"blocks": tuple(_without_old_cells(block) for block in document.blocks)})


def _without_old_cells(block: Block) -> Block:
    table = block.table
    gone = set(_old_columns(table)) if table else set()
    if table is None or not gone:
        return block
    kept = tuple(cell for cell in table.cells if cell.col not in gone)
    return block.model_copy(update={"table": table.model_copy(update={"cells": kept})})


def _old_columns(table: Table) -> Iterator[int]:
    heads = {
        cell.col: simplified(fold(cell.text)).strip() for cell in table.cells if cell.row < max(1, table.header_rows)
    }
    short = {col: head for col, head in heads.items() if len(head) <= _LONGEST_HEAD}
    for old, new in ((_OLD_COLUMN, _NEW_COLUMN), (_QUESTION_COLUMN, _ANSWER_COLUMN)):
        columns = [col for col, head in short.items() if old.search(head) and not new.search(head)]
        if columns and any(new.search(head) for col, head in short.items() if col not in columns):
            yield from columns


def without_superseded(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages with what those of amending documents no longer say blanked; what they quote stays as printed."""
    found: list[Passage] = []
    for _, group in itertools.groupby(passages, key=lambda passage: (passage.document, passage.amendment)):
        own = list(group)
        if own[0].amendment:
            texts = without_old_words(passage.text for passage in own)
            own = [replace(passage, text=text) for passage, text in zip(own, texts, strict=True)]
        found.extend(own)
    return tuple(found)


def without_old_words(texts: Iterable[str]) -> Iterator[str]:
    """Each passage's folded text with what it no longer says blanked, in the passages' order.

    Args:
        texts: The folded texts of one amending document's passages, in reading order.
    """
    passages = list(texts)
    asking = 0
    for position, text in enumerate(passages):
        answer = _ANSWER.search(text)
        asked = asking > 0 or _QUESTION.match(text)
        if asked and answer:
            asking = 0
            yield _blanked(" " * answer.start() + text[answer.start() :])
            continue
        if asked and any(_ANSWER.match(later) for later in passages[position + 1 : position + _LONGEST_QUESTION]):
            asking = asking - 1 if asking else _LONGEST_QUESTION
            yield " " * len(text)
            continue
        asking = 0
        following = passages[position + 1] if position + 1 < len(passages) else ""
        old = _OLD_PARAGRAPH.match(text) and _NEW_PARAGRAPH.match(following)
        yield " " * len(text) if old or _ENDS_ASKING.search(text) else _blanked(text)


def _blanked(text: str) -> str:
    for words in _OLD_WORDS:
        for hit in words.finditer(text):
            start, end = hit.span("old")
            text = text[:start] + " " * (end - start) + text[end:]
    return text
