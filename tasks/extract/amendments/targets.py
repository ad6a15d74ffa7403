"""What an instruction says about the place it changes: numbers, quoted names, pages, which sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORDS = (
    r"(?:clauses?|sub-?clauses?|sections?|sub-?sections?|paragraphs?|paras?\.?|articles?|"
    r"items?|parts?|tasks?|points?|§)"
)
_NUMBERED = re.compile(
    rf"\b{_WORDS}\s?(?:nos?\.?\s?|numbers?\s?)?((?:[A-Z]\.?)?\d{{1,3}}(?:\.\d{{1,3}}){{0,5}}(?:\([a-z0-9]{{1,3}}\)){{0,3}}|[A-Z](?:\.\d{{1,3}}){{1,5}})"
    r"|(?<![A-Za-z0-9_.])((?:[A-Z]\.)?\d{1,3}(?:\.\d{1,3}){1,5})(?![A-Za-z0-9_%])",
    re.IGNORECASE,
)
_NUMBERED_ZH = re.compile(r"第\s?([0-9一二三四五六七八九十百]{1,5}(?:\.\d{1,3}){0,5})\s?([条章节款项部])")
_PAGE = re.compile(r"\bpages?\s?(\d{1,4})\b|\bp\.?\s?(\d{1,4})\b|第\s?(\d{1,4})\s?页", re.IGNORECASE)
_ATTACHMENT = re.compile(
    r"\b((?:attachment|annex|appendix|exhibit|schedule)\s?(?:no\.?\s?)?(?:[A-Z]\b|\d{1,3})(?:[.-]\d{1,2})?)"
    r"|(附[件表录]\s?[0-9一二三四五六七八九十]{1,3})",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"「『]([^“”\"「」『』]{2,400})[”\"」』]|《([^《》]{2,60})》")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINAL = re.compile(
    rf"\b({'|'.join(_ORDINALS)}|last|final)\s(?:full\s)?(sentence|paragraph|bullet|item|row)\b", re.IGNORECASE
)
_ORDINAL_ZH = re.compile(r"(?:第([一二三四五六七八九十])|(最后一))(?:句|段|行)")
_WHOLE = re.compile(rf"\b{_WORDS}|\b(?:sentence|bullet|row|table)\b|[条章节款项段句]", re.IGNORECASE)
_CHAPTER = "章部"


@dataclass(frozen=True, slots=True)
class Target:
    """A place in the tender as an instruction names it.

    Attributes:
        phrase: The words themselves.
        numbers: Clause or section numbers, from the outermost.
        quoted: Titles, row names or words in quotation marks.
        pages: Page numbers, as printed.
        attachment: ``Attachment 2``; empty when it names none.
        ordinal: From 1, -1 for the last; None when it names no sentence.
        names_a_part: Whether it speaks of a clause, section, paragraph, sentence or row.
    """

    phrase: str
    numbers: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    attachment: str = ""
    ordinal: int | None = None
    names_a_part: bool = False


def target_of(phrase: str) -> Target:
    """The place that a phrase of an instruction names."""
    attachment = _ATTACHMENT.search(phrase)
    bare = _QUOTED.sub(" ", phrase)
    numbers = [next(group for group in match.groups() if group) for match in _NUMBERED.finditer(bare)]
    chinese = [(match.group(1), match.group(2)) for match in _NUMBERED_ZH.finditer(bare)]
    return Target(
        phrase=phrase,
        numbers=tuple(
            dict.fromkeys(
                [
                    f"第{number}{kind}" if kind in _CHAPTER or not number[0].isdigit() else number
                    for number, kind in chinese
                ]
                + numbers
            )
        ),
        quoted=tuple(next(group for group in match.groups() if group) for match in _QUOTED.finditer(phrase)),
        pages=tuple(int(next(group for group in match.groups() if group)) for match in _PAGE.finditer(bare)),
        attachment=next((group for group in attachment.groups() if group), "") if attachment else "",
        ordinal=_ordinal(bare),
        names_a_part=bool(_WHOLE.search(bare)),
    )


def _ordinal(phrase: str) -> int | None:
    if match := _ORDINAL.search(phrase):
        word = match.group(1).lower()
        return _ORDINALS.index(word) + 1 if word in _ORDINALS else -1
    if match := _ORDINAL_ZH.search(phrase):
        return -1 if match.group(2) else "一二三四五六七八九十".index(match.group(1)) + 1
    return None
