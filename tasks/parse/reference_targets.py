"""Which document of a set a label means: by its file name, by its own heading, by the words of its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from models.document import Block, ParsedDocument
from tasks.parse.outline import title_of
from tasks.parse.roles_amending import chinese_or_arabic
from tasks.parse.roles_evidence import body_of, spoken_name

_KINDS = {
    "attach": "Attachment",
    "annex": "Annex",
    "append": "Appendix",
    "exhibi": "Exhibit",
    "schedu": "Schedule",
    "enclos": "Enclosure",
}
_OWN_LABEL = re.compile(
    r"(?<![A-Za-z])(attachment|annex(?:ure)?|appendix|exhibit|schedule|enclosure)(?:\s{1,2}|(?=[\d#]))(?:no\.?\s?|#\s?)?"
    r"([A-Za-z]{1,2}[-.]?\d{1,3}|\d{1,3}(?:[-.]\d{1,2})?|[A-Z]|[IVX]{2,5})(?![A-Za-z0-9])"
    r"|(附件|附表|附录|附图)\s?(\d{1,3}(?:[-－.]\d{1,2})?|[一二三四五六七八九十]{1,3}(?![并起同致式套份个张页样览直次定般旦些])|[（(][一二三四五六七八九十\d]{1,3}[）)]|[A-Z])",
    re.IGNORECASE,
)
_TITLE_BLOCKS = 6
_TITLE_CHARACTERS = 120
_LISTS = re.compile(
    r"attachments|enclosures|exhibits|appendices|annexes|list of|附件清单|附件目录|附件列表|附件[:：]$", re.IGNORECASE
)
_STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        "the and for with form of to in a an on final draft rev version see "
        "attachment annex appendix exhibit schedule enclosure document template sample",
    )
)
_SHORT = {
    "SOO": "statement objectives",
    "SOW": "statement work",
    "PWS": "performance work statement",
    "QASP": "quality assurance surveillance plan",
    "RFQ": "request quote",
    "RFP": "request proposal",
}
# words with which a sentence goes on behind a label
RUNS_ON = re.compile(
    r"(?:is|are|was|will|shall|must|for|to|in|and|or|of|that|which|as|at|by|with|on|if|iaw|page|hereto|attached|may|can|provides?|"
    r"contains?|consists?|requires?|includes?|states?|identif\w{1,5})\b|的|中|所|为|是|及|和|或|要求|规定|格式要求",
    re.IGNORECASE,
)
_TELLING_LENGTH = 8
_MOST_TITLES = 20
_ENOUGH_SHARED = 0.6


class Label(NamedTuple):
    """A name for a document: ``Attachment`` and ``2``; ``file`` and its name; ``附件`` and nothing."""

    kind: str
    number: str
    text: str


class _Named(NamedTuple):
    """One document as others may call it."""

    name: str
    by_name: frozenset[tuple[str, str]]
    by_title: frozenset[tuple[str, str]]
    inside: frozenset[tuple[str, str]]
    inside_titles: frozenset[str]
    words: tuple[frozenset[str], ...]
    plain_name: str


class Catalogue(NamedTuple):
    """All documents of the set as others may call them."""

    entries: tuple[_Named, ...]

    def target(self, document: str, label: Label, titles: Sequence[str]) -> str | None:
        """The document that is meant, or None when none answers to it or several do.

        Args:
            document: Where it is named.
            label: What it is called.
            titles: The words that stand with the label.
        """
        if label.kind == "file":
            return self._file(document, label.number)
        if label.number:
            key = (label.kind, label.number)
            own = self._entry(document)
            others = [entry for entry in self.entries if entry.name != document]
            for named in (
                [own] if key in own.by_name | own.by_title else [],
                [entry for entry in others if key in entry.by_name],
                [entry for entry in others if key in entry.by_title],
                [own] if key in own.inside else [],
                [entry for entry in others if key in entry.inside],
            ):
                if len(named) == 1:
                    return named[0].name
        elif any(_letters(title) in self._entry(document).inside_titles for title in titles):
            return document
        return self._by_words(document, titles)

    def _entry(self, document: str) -> _Named:
        return next(entry for entry in self.entries if entry.name == document)

    def _file(self, document: str, name: str) -> str | None:
        wanted = _plain_name(name)
        exact = [entry for entry in self.entries if entry.plain_name == wanted]
        # a number before the name, by the portal or the clerk, does not make it another file
        within = [
            entry
            for entry in self.entries
            if min(len(entry.plain_name), len(wanted)) >= _TELLING_LENGTH
            and (wanted.endswith(entry.plain_name) or entry.plain_name.endswith(wanted))
        ]
        named = exact or within
        return named[0].name if len(named) == 1 else self._by_words(document, [name])

    def _by_words(self, document: str, titles: Sequence[str]) -> str | None:
        """The one other document with most words of a title, at least two of them and more than half."""
        for title in titles[:_MOST_TITLES]:
            wanted = title_words(title)
            if len(wanted) < 2:  # one word is no title
                continue
            shares = sorted(
                (
                    (max((len(wanted & words) / len(wanted) for words in entry.words), default=0.0), entry.name)
                    for entry in self.entries
                    if entry.name != document
                ),
                reverse=True,
            )
            if shares and shares[0][0] >= _ENOUGH_SHARED and (len(shares) == 1 or shares[1][0] < shares[0][0]):
                return shares[0][1]
        return None


def catalogue_of(documents: Sequence[ParsedDocument], unread: Sequence[str] = ()) -> Catalogue:
    """How each document may be called: labels in its file name, at its head and inside, words of its titles."""
    read = {document.name: _entry(document.name, document) for document in documents}
    return Catalogue((*read.values(), *(_entry(name) for name in unread if name not in read)))


def _entry(name: str, document: ParsedDocument | None = None) -> _Named:
    body = body_of(document) if document else []
    heads = [block for block in body[:_TITLE_BLOCKS] if block.table is None and len(block.text) <= _TITLE_CHARACTERS]
    titles = [title_of(block) for block in heads if block.kind == "heading"] or [title_of(block) for block in heads[:2]]
    running = [block for block in document.blocks if block.kind == "header"] if document else []
    spoken = spoken_name(name)
    own = {label for block in heads if _is_short(block) and not _runs_on(block) for label in _leading_labels(block)}
    return _Named(
        name=name,
        by_name=frozenset(_labels(spoken)),
        by_title=frozenset(own) if len(own) == 1 else frozenset(),
        inside=frozenset(_defined(body)).union(*(_leading_labels(block) for block in running if _is_short(block))),
        inside_titles=frozenset(_title_alone(block) for block in body if _is_short(block)),
        words=tuple(title_words(text) for text in (spoken, *titles)),
        plain_name=_plain_name(name),
    )


def plain_number(number: str) -> str:
    """The number in one spelling: ``03`` is 3, ``J-15`` is J15, ``（二）`` is 2, ``a`` is A."""
    bare = number.strip("（）() ").replace("－", "-")
    if bare and all(letter in "一二三四五六七八九十" for letter in bare):
        return str(chinese_or_arabic(bare))
    joined = re.sub(r"(?<=[A-Za-z])[-.](?=\d)", "", bare)
    return re.sub(r"(?<!\d)0+(?=\d)", "", joined).upper()


def title_words(title: str) -> frozenset[str]:
    """The telling words of a title, abbreviations written out, Chinese as pairs of characters."""
    found: set[str] = set()
    for word in re.findall(r"[A-Za-z]+|[一-鿿]+", title):
        if word.upper() in _SHORT:
            found.update(_SHORT[word.upper()].split())
        elif word.isascii():
            lowered = word.lower()
            if len(lowered) > 1 and lowered not in _STOP_WORDS:
                found.add(lowered.removesuffix("s"))
        else:
            found.update(word[at : at + 2] for at in range(len(word) - 1))
    return frozenset(found)


def _labels(text: str) -> set[tuple[str, str]]:
    found = set()
    for match in _OWN_LABEL.finditer(text):
        english, number, chinese, chinese_number = match.groups()
        kind = chinese or _KINDS[next(start for start in _KINDS if english.lower().startswith(start))]
        found.add((kind, plain_number(chinese_number or number)))
    return found


def _leading_labels(block: Block) -> set[tuple[str, str]]:
    text = title_of(block)
    match = _OWN_LABEL.match(text)
    return _labels(match.group()) if match else set()


def _defined(body: Sequence[Block]) -> set[tuple[str, str]]:
    """Labels of attachments that stand in this text: as a heading or short line of their own, not in a list of them."""
    found: set[tuple[str, str]] = set()
    leading = [_leading_labels(block) if _is_short(block) else set() for block in body]
    for position, labels in enumerate(leading):
        if not labels:
            continue
        before, behind = position - 1, position + 1
        is_listed = any(
            0 <= near < len(body) and leading[near] and leading[near] != labels for near in (before, behind)
        ) or (before >= 0 and bool(_LISTS.search(body[before].text[-_TITLE_CHARACTERS:])))
        if not is_listed and behind < len(body) and not _runs_on(body[position], body[behind].text):
            found |= labels
    return found


def _runs_on(block: Block, following: str = "") -> bool:
    """Whether the label is a sentence's piece: the words behind it go on instead of naming it."""
    match = _OWN_LABEL.match(title_of(block))
    behind = title_of(block)[match.end() :].strip(" :：-–—.") if match else ""
    return bool(RUNS_ON.match(behind)) if behind else following[:1] in set(",-）);")


def _title_alone(block: Block) -> str:
    """A short block's letters without the label before them."""
    text = title_of(block)
    match = _OWN_LABEL.match(text)
    return _letters(text[match.end() :] if match else text)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _is_short(block: Block) -> bool:
    return (
        block.table is None
        and len(block.text) <= _TITLE_CHARACTERS
        and not block.text.rstrip().endswith((".", "。", ";", "；"))
    )


def _plain_name(name: str) -> str:
    return re.sub(r"[\s_\-]+", "", name.rsplit("/", 1)[-1]).lower()
