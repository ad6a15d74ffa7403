"""Attachments and files that a tender's documents name, each linked to the document that is meant.

What somebody else's law or standard calls its appendix is no reference; nothing is linked on a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.document import Block, Cell, ParsedDocument
from models.document_set import DocumentReference
from tasks.parse.outline import title_of
from tasks.parse.reference_targets import RUNS_ON, Catalogue, Label, catalogue_of, plain_number
from tasks.parse.roles_evidence import body_of, source_of

_KIND = r"attachments?|annex(?:es|ures?)?|exhibits?|append(?:ix|ices)|schedules?|enclosures?"
_NUMBER = r"(?:[A-Za-z]{1,2}[-.]?\d{1,3}|\d{1,3}(?:[-.]\d{1,2})?|[A-Z]|[IVX]{2,5})"
_MENTION = re.compile(
    rf"\b(?P<kind>{_KIND})(?:\s{{1,2}}|(?=[\d#]))(?:no\.?\s?|number\s|#\s?)?(?P<number>{_NUMBER})(?![A-Za-z0-9])"
    rf"(?P<more>(?:\s?(?:,|&|/|and|or|to|through|thru|–|-)\s{{0,2}}(?:and\s)?{_NUMBER}(?![A-Za-z0-9])){{0,12}})",
    re.IGNORECASE,
)
# 附件一并附上: "together", no number
_NO_NUMBER = "并起同致式套份个张页样览直次定般旦些"
_CHINESE_NUMBER = (
    rf"(?:\d{{1,3}}(?:[-－.]\d{{1,2}})?|[一二三四五六七八九十]{{1,3}}(?![{_NO_NUMBER}])"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|[A-Z](?![A-Za-z]))"
)
_CHINESE_MENTION = re.compile(
    rf"(?P<kind>附件|附表|附录|附图)\s?(?P<number>{_CHINESE_NUMBER})"
    r"(?P<more>(?:\s?(?:、|和|及|至|到|~)\s?(?:(?P=kind))?\s?\d{1,3}(?![\d年月日.份个名项天])){0,12})"
)
_ONE_NUMBER = re.compile(
    rf"(?P<join>,|&|/|and|or|to|through|thru|–|-|、|和|及|至|到|~)\D{{0,8}}?(?P<number>{_NUMBER})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_AND = re.compile(r"\s?(?:and|&)\s", re.IGNORECASE)
_RANGE = ("to", "through", "thru", "至", "到", "~", "–")
_LONGEST_RANGE = 30
# 附件 without number, but with a title of its own
_CHINESE_TITLED = re.compile(r"(?P<kind>附件|附表|附录)\s?[:：]?\s?《(?P<title>[^《》]{2,60})》")
_FILE_END = re.compile(r"\.(?:xlsx?|xlsm|docx?|pdf|zip|pptx?|csv|rar|7z)(?![\w/])")
_FILE_NAME_STOPS = re.compile(r"[\"“”‘’'《》<>|,;，；：:、。()（）\n\t]")
_FILE_NAME_LENGTH = 160
_FILE_NAME_WORDS = 8
# an appendix of a law, a standard or an agency's circular
_AUTHORITY = (
    r"(?:CFR|C\.F\.R\.|U\.?S\.?C|[DH]?FARS?|GSAR|OMB|NIST|FIPS|ISO|IEC|Circular|Directive|Regulations?|Act|Treaty|Convention|GDPR|"
    r"A-1\d\d|Code|Statute|Handbook|Order|SP 800-\d{1,3})"
)
_OF_AUTHORITY = re.compile(rf"\s?,?\s?(?:of|to|in|under)\s(?:the\s)?(?:[A-Z0-9][\w.-]{{0,20}}\s){{0,4}}{_AUTHORITY}\b")
_BEHIND_AUTHORITY = re.compile(rf"\b{_AUTHORITY}(?:\s(?:No\.?\s?)?[\w.()-]{{1,20}}){{0,4}},?\s(?:at\s|in\s)?$")
_QUOTED_TITLE = re.compile(r",?\s?[“\"](?:Security of Federal|Responsibilities)")
_BEHIND_LAW = re.compile(r"(?:法|条例|办法|规定|通知|通则|标准|号)[》〕\]）)]{0,2}(?:文件|文|号|的|中|中的)?[（(]?$")
# schedules of rates, of a supply vehicle, of supplies: no document
_VEHICLE_BEFORE = re.compile(r"\b(?:GSA|FSS|MAS|Federal Supply|Multiple Award)\b[^.]{0,60}$|\b(?:Supply|award) $")
_VEHICLE_BEHIND = re.compile(r",?\s?(?:SINs?\b|contract|holders?|rates?\b|vendors?|vehicle)", re.IGNORECASE)
# file names that the bidder is to give, or examples
_NAMING = re.compile(
    r"\b(?:e\.?g\.?|example|names?|named|naming|entitled|format|submit\w*|upload\w*|label\w*|convention)\b|例如|命名|上传|格式",
    re.IGNORECASE,
)
_TITLE_BEHIND = re.compile(
    r"\s{0,2}[-–—:：,，]?\s{0,2}[“\"《(（]?(?P<title>[^\s\-–—:：,，.。;；)）(（“”\"《》|][^.。;；)）(（“”\"《》|\n,，:：]{1,80})"
)
_NAMING_REACH = 80


class _Mention(NamedTuple):
    """One place that names something: where it stands and what it names."""

    label: Label
    title: str
    block: Block
    cell: Cell | None
    start: int
    end: int


def references_of(documents: Sequence[ParsedDocument], unread: Sequence[str] = ()) -> tuple[DocumentReference, ...]:
    """What each document names, once a label, with its first place, in the order of documents and text.

    Args:
        documents: All that could be read of one tender.
        unread: Names of files that came but could not be read; they are known by their names only.
    """
    catalogue = catalogue_of(documents, unread)
    return tuple(reference for document in documents for reference in _references_in(document, catalogue))


def missing_references(references: Sequence[DocumentReference]) -> tuple[DocumentReference, ...]:
    """What is named but was not sent; each label once, at the document that names it first."""
    sent = {reference.label for reference in references if reference.target is not None}
    missing: dict[str, DocumentReference] = {}
    for reference in references:
        if reference.target is None and reference.label not in sent:
            missing.setdefault(reference.label, reference)
    return tuple(missing.values())


def _references_in(document: ParsedDocument, catalogue: Catalogue) -> Iterator[DocumentReference]:
    found: dict[str, list[_Mention]] = {}
    for mention in _mentions(document):
        found.setdefault(mention.label.text, []).append(mention)
    for label, mentions in found.items():
        first = mentions[0]
        titles = [mention.title for mention in mentions if mention.title]
        target = catalogue.target(document.name, first.label, titles)
        if target is None and all(_is_row_label(mention) for mention in mentions):
            continue
        yield DocumentReference(
            document=document.name,
            label=label,
            title=titles[0] if titles else "",
            target=target,
            source=source_of(document, first.block, first.start, first.end, first.cell),
            count=len(mentions),
        )


def _is_row_label(mention: _Mention) -> bool:
    """Whether it is a price table's own "Schedule 7": a row, no document."""
    return mention.label.kind == "Schedule" and mention.cell is not None and mention.start == 0


def _mentions(document: ParsedDocument) -> Iterator[_Mention]:
    for block in body_of(document):
        if block.table is None:
            offset = len(block.number) + 1 if block.number else 0
            for label, title, start, end in _named(title_of(block)):
                yield _Mention(label, title, block, None, max(0, start - offset), max(0, end - offset))
            continue
        cells = block.table.cells
        for position, cell in enumerate(cells):
            behind = cells[position + 1] if position + 1 < len(cells) and cells[position + 1].row == cell.row else None
            for label, title, start, end in _named(cell.text):
                beside = (
                    behind.text if behind and end >= len(cell.text.rstrip()) and len(behind.text) <= 120 else ""
                )  # a title, no clause
                yield _Mention(label, title or " ".join(beside.split()), block, cell, start, end)


def _named(text: str) -> Iterator[tuple[Label, str, int, int]]:
    """What a text names: label, title, start and end; by kind of mention, then from left to right."""
    for match in _MENTION.finditer(text):
        if _is_ours(match, text):
            yield from _expanded(match, text, _english_kind(match.group("kind")))
    for match in _CHINESE_MENTION.finditer(text):
        if not _BEHIND_LAW.search(text[max(0, match.start() - 12) : match.start()]):
            yield from _expanded(match, text, match.group("kind"))
    for match in _CHINESE_TITLED.finditer(text):
        if not _BEHIND_LAW.search(text[max(0, match.start() - 12) : match.start()]):
            title = match.group("title")
            yield Label(match.group("kind"), "", f"{match.group('kind')}《{title}》"), title, match.start(), match.end()
    for match in _FILE_END.finditer(text):
        name = _file_name(text[max(0, match.start() - _FILE_NAME_LENGTH) : match.start()]) + match.group()
        start = match.end() - len(name)
        is_link = any(mark in name for mark in "/@\\=")
        if start < match.start() and not is_link and not _NAMING.search(text[max(0, start - _NAMING_REACH) : start]):
            yield Label("file", name, name), name, start, match.end()


def _file_name(before: str) -> str:
    """The file name that ends here: the last word and the capitalised or numbered ones before it."""
    *earlier, last = _FILE_NAME_STOPS.split(before)[-1].split(" ")
    name = last
    for word in reversed(earlier[-_FILE_NAME_WORDS:]):
        if not word[:1].isupper() and not word[:1].isdigit() and word != "-":
            break
        name = f"{word} {name}"
    return name.lstrip("- ")


def _expanded(match: re.Match[str], text: str, kind: str) -> Iterator[tuple[Label, str, int, int]]:
    numbers = [plain_number(match.group("number"))]
    more = match.group("more")
    if not kind.startswith("附") and not match.group("kind").lower().endswith("s") and not _AND.match(more):
        more = ""  # "Attachment 2, 30 days" names one
    for further in _ONE_NUMBER.finditer(more):
        number = plain_number(further.group("number"))
        if further.group("join").lower() in _RANGE and number.isdigit() and numbers[-1].isdigit():
            first, last = int(numbers[-1]), int(number)
            numbers += [str(value) for value in range(first + 1, min(last, first + _LONGEST_RANGE))]
        numbers.append(number)
    title = "" if more else _title_behind(text, match.end("number"))
    for number in numbers:
        joined = f"{kind}{number}" if kind.startswith("附") else f"{kind} {number}"
        yield Label(kind, number, joined), title, match.start(), match.end("more" if more else "number")


def _title_behind(text: str, end: int) -> str:
    match = _TITLE_BEHIND.match(text, end)
    if match is None:
        return ""
    title = " ".join(match.group("title").split())
    return "" if title[0].islower() or RUNS_ON.match(title) else title


def _english_kind(word: str) -> str:
    lowered = word.lower()
    stem = {"append": "Appendix", "annex": "Annex", "enclos": "Enclosure", "exhibi": "Exhibit", "schedu": "Schedule"}
    return next((kind for start, kind in stem.items() if lowered.startswith(start)), "Attachment")


def _is_ours(match: re.Match[str], text: str) -> bool:
    """Whether the words name an attachment of this tender: not a verb, not a law's appendix, not a supply vehicle."""
    kind, number = match.group("kind"), match.group("number")
    is_upper = kind[0].isupper() or any(letter.isdigit() for letter in number)
    if not (is_upper and (number[0].isupper() or number[0].isdigit())):
        return False
    before = text[max(0, match.start() - 60) : match.start()]
    if (
        _OF_AUTHORITY.match(text, match.end("number"))
        or _QUOTED_TITLE.match(text, match.end("number"))
        or _BEHIND_AUTHORITY.search(before)
    ):
        return False
    if not kind.lower().startswith("schedule"):
        return True
    is_vehicle = _VEHICLE_BEFORE.search(before) or _VEHICLE_BEHIND.match(text, match.end("number"))
    return kind[0].isupper() and not is_vehicle
