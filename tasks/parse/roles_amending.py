"""Which document an amendment or a list of answers changes, its number and its date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from models.document import ParsedDocument
from tasks.parse.outline import title_of
from tasks.parse.roles_evidence import body_of, spoken_name

_HEAD_BLOCKS = 12
_HEAD_CHARACTERS = 3000
_REFERENCE_LENGTH = 6
_REFERENCE = re.compile(r"(?<![A-Za-z0-9/])(?=[A-Za-z0-9\-/]{0,29}\d)[A-Za-z0-9][A-Za-z0-9\-/]{4,29}(?![A-Za-z0-9@])")
_CALLED_REFERENCE = re.compile(
    r"(?:(?:(?:PO)?RF[QPTBIO]|ITT|ITB|IFB|solicitation|tender|bid|project)"
    r"(?: ?(?:no|number|ref|reference|id)\b)?[.:#\s]{0,4}"
    r"|(?:项目|招标|采购|标书|文件|标段)?(?:编号|编码)[)）]?\s?[:：]\s?)#?([A-Za-z0-9][A-Za-z0-9\-/〔〕\[\]()（）_.]{2,40})",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\b(?:amendments?|addend(?:um|a)|corrigend(?:um|a)|clarifications?|answers|Q ?& ?A)\s?(?:no\b|number|nr|#)?"
    r"[.:#\s]{0,3}(\d{1,4})\b"
    r"|第\s?([0-9一二三四五六七八九十]{1,3})\s?[次号份个]"
    r"|(?:更正|变更|补遗|补充|澄清|答疑|修改)(?:公告|通知|文件|书|函)?\s?[（(]?第?\s?([0-9一二三四五六七八九十]{1,3})\s?[号）)]",
    re.IGNORECASE,
)
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATES = (
    re.compile(rf"\b{_MONTH}\s(\d{{1,2}})(?:st|nd|rd|th)?,?\s(\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[\s-]{_MONTH},?[\s-](\d{{4}})\b", re.IGNORECASE),
    re.compile(r"(?<!\d)(\d{4})\s?[年.\-/]\s?(\d{1,2})\s?[月.\-/]\s?(\d{1,2})\s?日?(?!\d)"),
)
# a moved deadline stands at an amendment's head too; only a date told as its own, or alone on its line, dates it
_OWN_DATE = re.compile(
    r"\s?(?:dated?|issued?|issue date|release date|published|日期|发布日期|发布时间)[^0-9a-z]{0,4}", re.IGNORECASE
)
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_TEN = 10


def chinese_or_arabic(numeral: str) -> int:
    """The value of ``12``, ``三`` or ``十二``; 0 when it is none."""
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    if any(letter not in _DIGITS and letter != "十" for letter in numeral):
        return 0
    tens, ten, ones = numeral.rpartition("十")
    return (_TEN * (_DIGITS.get(tens, 1) if tens else 1) if ten else 0) + _DIGITS.get(ones, 0)


def amended_document(
    amendment: ParsedDocument, others: Sequence[ParsedDocument], invitations: Mapping[str, bool]
) -> str | None:
    """The document that the amendment changes: of the same reference number, else the only invitation or document.

    None when no document shares its number while the invitation bears another one, or when there are several.

    Args:
        amendment: An amendment or a list of answers.
        others: The tender's documents that are neither.
        invitations: Names of those that are the invitation, and whether the file holds the tender's parts; where a
            notice came beside the tender itself, the tender is meant.
    """
    ordered = sorted(others, key=lambda document: document.name not in invitations)
    own = _called_references(amendment) | _references(spoken_text(amendment))
    for document in ordered:
        theirs = _called_references(document) | _references(document.name)
        if any(_alike(mine, their) for mine in own for their in theirs):
            return document.name
    called = _called_references(amendment)
    unnumbered = [
        document
        for document in ordered
        if (document.name in invitations or len(others) == 1) and not (called and _called_references(document))
    ]
    whole = [document for document in unnumbered if invitations.get(document.name)] or unnumbered
    return whole[0].name if len(whole) == 1 else None


def ordinal_of(document: ParsedDocument) -> int | None:
    """The number an amendment bears in its name or at its head."""
    for text in (spoken_name(document.name), *_head(document)):
        if match := _ORDINAL.search(text):
            number = chinese_or_arabic(next(group for group in match.groups() if group))
            if number:
                return number
    return None


def date_of(document: ParsedDocument) -> dt.date | None:
    """The date at its head that is told as its own or stands alone on its line."""
    for text in _head(document):
        for order, pattern in enumerate(_DATES):
            match = pattern.search(text)
            if match and (match.end() - match.start() >= len(text.strip()) - 2 or _OWN_DATE.match(text)):
                return _date(match.groups(), order)
    return None


def _date(groups: Sequence[str], order: int) -> dt.date | None:
    month, day, year = (groups, (groups[1], groups[0], groups[2]), (groups[1], groups[2], groups[0]))[order]
    number = (
        int(month)
        if month.isdigit()
        else 1 + next(at for at, name in enumerate(_MONTHS) if name.startswith(month.lower()[:3]))
    )
    try:
        return dt.date(int(year), number, int(day))
    except ValueError:  # 31 February, misprinted: no date is better than another one
        return None


def spoken_text(document: ParsedDocument) -> str:
    """Name and head in one text."""
    return "\n".join((document.name, *_head(document)))


def _head(document: ParsedDocument) -> list[str]:
    furniture = [block.text for block in document.blocks[:40] if block.kind in {"header", "footer"}][:4]
    body = [title_of(block)[:_HEAD_CHARACTERS] for block in body_of(document)[:_HEAD_BLOCKS]]
    return body + furniture


def _called_references(document: ParsedDocument) -> set[str]:
    """The reference numbers that name and head call so (``RFP JA-207652``)."""
    text = "\n".join((spoken_head_name(document.name), *_head(document)))
    found = {_plain(match.group(1)) for match in _CALLED_REFERENCE.finditer(text)}
    return {one for one in found if len(one) >= _REFERENCE_LENGTH and any(letter.isdigit() for letter in one)}


def spoken_head_name(name: str) -> str:
    """The file name with its underscores as spaces, hyphens kept: they belong to reference numbers."""
    return name.rsplit("/", 1)[-1].replace("_", " ")


def _references(text: str) -> set[str]:
    found = {_plain(match.group()) for match in _REFERENCE.finditer(text.replace("_", " "))}
    return {one for one in found if len(one) >= _REFERENCE_LENGTH and not one.isdigit()}


def _plain(reference: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", reference.upper())


def _alike(mine: str, their: str) -> bool:
    """Whether two reference numbers are one, the shorter perhaps without its prefix."""
    shorter, longer = sorted((mine, their), key=len)
    return longer.endswith(shorter)
