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
_AND = re.compile(
    rf"[条款项]?\s?(?:[,，]\s?|[、&和及与]\s?第?|以及第?|,?\s?\b(?:and|or)\b\s?(?:{_WORDS}\s?)?)", re.IGNORECASE
)
_TO = re.compile(
    rf"[条款项]?\s?(?:\b(?:to|through|thru|until)\b\s?(?:{_WORDS}\s?)?|[至到]第?|[-–—~]\s?(?:{_WORDS}\s?)?)\s?",
    re.IGNORECASE,
)
_BARE_LIST = re.compile(
    r"\b((?:clause|section|paragraph|para|article|item|part|task|point)s)\s?(\d{1,3})((?:\s?(?:,|&|,?\s?\band\b|\bthrough\b|\bto\b|-|–)\s?\d{1,3}(?![\w.%])){1,30})",
    re.IGNORECASE,
)
_BARE_LIST_ZH = re.compile(
    r"第\s?(\d{1,3}(?:\.\d{1,3}){0,5})((?:[、，和及至]\d{1,3}(?:\.\d{1,3}){0,5}){1,30})(?=\s?([条款项]))"
)
_NUMERAL = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,5}")
_LONGEST_RANGE = 30  # parts
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
        also: More numbers of the last one's kind, for "sections 4.1, 4.2 and 4.5".
        quoted: Titles, row names or words in quotation marks.
        pages: Page numbers, as printed.
        attachment: ``Attachment 2``; empty when it names none.
        ordinal: From 1, -1 for the last; None when it names no sentence.
        names_a_part: Whether it speaks of a clause, section, paragraph, sentence or row.
    """

    phrase: str
    numbers: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    attachment: str = ""
    ordinal: int | None = None
    names_a_part: bool = False


def target_of(phrase: str) -> Target:
    """The place that a phrase of an instruction names."""
    attachment = _ATTACHMENT.search(phrase)
    bare = _QUOTED.sub(" ", phrase)
    numbers, also = _numbers_of(bare)
    return Target(
        phrase=phrase,
        numbers=numbers,
        also=also,
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


def _numbers_of(phrase: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The numbers that a phrase nests, from the outermost, and those that it lists beside the last one."""
    phrase = _BARE_LIST.sub(
        lambda one: f"{one[1]} {one[2]}" + _NUMERAL.sub(rf"{one[1]} \g<0>", one[3].replace(",", " and")), phrase
    ).replace(" and and ", " and ")
    phrase = _BARE_LIST_ZH.sub(lambda one: f"第{one[1]}{one[3]}" + _NUMERAL.sub(rf"第\g<0>{one[3]}", one[2]), phrase)
    printed = [
        (
            *match.span(),
            f"第{match.group(1)}{match.group(2)}"
            if match.group(2) in _CHAPTER or not match.group(1)[0].isdigit()
            else match.group(1),
        )
        for match in _NUMBERED_ZH.finditer(phrase)
    ]
    taken = [(start, end) for start, end, _ in printed]
    printed.extend(
        (*match.span(), next(group for group in match.groups() if group))
        for match in _NUMBERED.finditer(phrase)
        if not any(match.start() < end and start < match.end() for start, end in taken)
    )
    nested: list[str] = []
    listed: list[str] = []
    behind = -1
    for start, end, number in sorted(printed):
        between = phrase[behind:start] if behind >= 0 else ""
        whole = _whole_between(phrase, behind, start, end, number)
        last = listed[-1] if listed else nested[-1] if nested else "第"
        is_beside = not last.startswith("第") and not number.startswith(f"{last}.")
        if is_beside and _AND.fullmatch(between + whole):
            listed.append(number)
        elif is_beside and _TO.fullmatch(between + whole):
            listed.extend(_range(last, number))
        else:
            nested.extend(listed)
            listed = []
            nested.append(number)
        behind = end
    chapters = [number for number in nested if number.startswith("第")]
    ordered = dict.fromkeys([*chapters, *(number for number in nested if number not in chapters)])
    return tuple(ordered), tuple(dict.fromkeys(number for number in listed if number not in ordered))


def _whole_between(phrase: str, behind: int, start: int, end: int, number: str) -> str:
    """What stands before a number inside its own match: "section " or "第"."""
    return phrase[start : phrase.find(number.strip("第章部节"), start, end)] if behind >= 0 else ""


def _range(first: str, last: str) -> list[str]:
    """The numbers behind the first up to the last: "4.2 through 4.5"; the last alone when they do not count up."""
    head, dot, low = first.rpartition(".")
    other, _, high = last.rpartition(".")
    if head != other or not (low.isdigit() and high.isdigit()) or not 0 < int(high) - int(low) <= _LONGEST_RANGE:
        return [last]
    return [f"{head}{dot}{count}" for count in range(int(low) + 1, int(high) + 1)]
