"""Names of organisations in English text: runs of capitalised words around a noun that says what they are.

Reads word by word, so the work grows with the text only, whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.extract.fact_finders.words import any_of, word_set

_WORD = re.compile(r"(?:[A-Z]\.){2,8}|\w[\w'&-]*|&|[^\s\w]")
_NOUNS = word_set(
    "council department dept agency administration office court authority ministry university college trust board"
    " commission bureau service corporation ltd limited plc inc llc institute association foundation district county"
    " city borough company utilities water bank hospital fund society group union partnership government directorate"
    " secretariat executive railway railways energy telecom insurance assembly parliament library museum school"
    " police centre center constabulary"
)
_LINKS = word_set("of for and & in on de")
_OPENERS = word_set(
    "at in for by to from this that these the a an on of and under if when where as all any each such our your"
    " no per with within upon through between"
)
_EMPTY = (
    _NOUNS
    | _LINKS
    | word_set(
        "the contracting local federal state national central public issuing purchasing contact call customer"
        " head main regional field program project security contract officer's application scope level description type"
        " terms period place statement schedule supplies services technical quality performance business delivery"
    )
)
_LONGEST = 14
_LINE_LEAD = re.compile(r"\s*(?:(?:for|issued by|prepared (?:by|for)|in support of)\s?:?\s)?(?:the )?", re.IGNORECASE)
_FILLING = re.compile(r"\([^()]{0,20}\)|\b(?:united states|US|UK|of|the|and|HM)\b", re.IGNORECASE)
# the house or part of the country behind an organisation's name: "... Service Riverside Campus"
_SITE = re.compile(
    r"\W*(?:[A-Z][\w-]{1,20}\s){1,3}(?:campus|headquarters|region|(?:field|district) office|site|station)\W*",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9()·]{2,38}"
    + any_of(
        "公司 | 局 | 委员会 | 管委会 | 中心 | 大学 | 学院 | 医院 | 银行 | [分支]行 | 部队 | 政府 | 办公室 | 厅 | 处",
        "[支总]队 | 学校 | 集团 | 院 | 站 | 馆 | 社 | 部 | 队 | 所 | 会 | 厂 | 店 | [中小]学",
    )
)
_SHORT_FORM = re.compile(r"\s?\((?=[A-Z])[A-Z0-9&/]{2,10}\)")


@dataclass(frozen=True, slots=True)
class Organisation:
    """A name found in a text.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last one, the short form in brackets left out.
        long_end: Offset behind the short form where one follows, else ``end``.
    """

    start: int
    end: int
    long_end: int


def find_organisations(text: str) -> Iterator[Organisation]:
    """Each organisation named in folded ``text``, left to right; ``text[start:end]`` is its name."""
    for run in _runs(text):
        words = _trimmed(run)
        if words:
            start, end = words[0].start(), words[-1].end()
            short = _SHORT_FORM.match(text, end)
            yield Organisation(start, end, short.end() if short else end)


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Stretches of capitalised words and the small words that link them."""
    run: list[re.Match[str]] = []
    for token in _WORD.finditer(text):
        word = token[0]
        if word[0].isupper() or word.lower() in _LINKS or (word == "the" and run and run[-1][0].lower() in _LINKS):
            run.append(token)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _trimmed(run: list[re.Match[str]]) -> list[re.Match[str]]:
    """The run from its first telling word to its naming noun, with an "of ..." behind; empty when it is no name."""
    first, last = 0, len(run)
    while first < last and run[first][0].lower() in _OPENERS:
        first += 1
    nouns = [place for place in range(first, last) if run[place][0].lower() in _NOUNS]
    if not nouns:
        return []
    end = nouns[-1] + 1
    if end < last and run[end][0].lower() in {"of", "for"}:
        end = last
        while run[end - 1][0].lower() in _LINKS or run[end - 1][0] == "the":
            end -= 1
    words = run[first:end]
    if len(words) > _LONGEST or all(word[0].lower() in _EMPTY for word in words):
        return []
    return words


def organisation_line(text: str) -> tuple[int, int] | None:
    """Bounds of the last organisation when ``text`` names organisations only, after a lead such as "prepared for"."""
    lead = _LINE_LEAD.match(text)
    rest, last = text[lead.end() if lead else 0 :], None
    for organisation in find_organisations(text[:200]):
        rest = rest.replace(text[organisation.start : organisation.long_end], "", 1)
        last = (organisation.start, organisation.long_end)
    rest = _FILLING.sub("", rest)
    return last if last and (_SITE.fullmatch(rest) or not re.search(r"[^\W_]", rest)) else None


def is_chinese_organisation(text: str) -> bool:
    """Whether the whole of ``text`` is the name of a Chinese organisation."""
    plain = text.replace(" ", "").strip(".")
    return len(plain) <= 40 and _CHINESE.fullmatch(plain) is not None and not plain.startswith(("采购", "招标"))
