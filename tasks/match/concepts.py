"""Find the vocabulary's concepts in a sentence by exact terms; never guesses by similarity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from models.frozen import Frozen
from tasks.match.profile import Concepts

CJK = re.compile(r"[\u3400-\u9fff]")
_SPACE = re.compile(r"\s+")


class Hit(Frozen):
    """One concept found, with the words that name it and their place in ``readable(text)``."""

    concept: str
    words: str
    start: int
    end: int


def readable(text: str) -> str:
    """The text as the matcher reads it: without white space when it is Chinese (PDFs scatter it), else unchanged."""
    return _SPACE.sub("", text) if CJK.search(text) else text


class ConceptFinder:
    """Compiled matchers for one vocabulary: words for English, single characters for Chinese."""

    def __init__(self, concepts: Concepts) -> None:
        """Compile every term of the vocabulary once."""
        self._english = spacy.blank("en")
        self._chinese = spacy.blank("zh")  # one character a token: no word segmentation to disagree with
        self._by_word = PhraseMatcher(self._english.vocab, attr="LOWER")
        self._by_character = PhraseMatcher(self._chinese.vocab, attr="LOWER")
        for concept in concepts.concepts:
            words = sorted({form for term in concept.en for form in _forms(term)})
            characters = sorted({_SPACE.sub("", term) for term in (*concept.zh, *words)})
            if words:
                self._by_word.add(concept.id, [self._english.make_doc(form) for form in words])
            self._by_character.add(concept.id, [self._chinese.make_doc(form) for form in characters])

    def find(self, text: str) -> tuple[Hit, ...]:
        """The concepts named in the text, in order; of overlapping terms the longest wins."""
        is_chinese = bool(CJK.search(text))
        pipeline, matcher = (self._chinese, self._by_character) if is_chinese else (self._english, self._by_word)
        doc = pipeline.make_doc(readable(text))
        spans = (span for span in matcher(doc, as_spans=True) if not is_chinese or _stands_alone(doc, span))
        return tuple(_hit(span) for span in sorted(filter_spans(spans), key=_start))


def _start(span: Span) -> int:
    return span.start


def _hit(span: Span) -> Hit:
    return Hit(concept=span.label_, words=span.text, start=span.start_char, end=span.end_char)


def _stands_alone(doc: Doc, span: Span) -> bool:
    """Latin terms inside Chinese text must not be cut out of a longer Latin word."""
    before = doc[span.start - 1].text if span.start else ""
    after = doc[span.end].text if span.end < len(doc) else ""
    return not (_latin(span[0].text) and _latin(before)) and not (_latin(span[-1].text) and _latin(after))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _forms(term: str) -> Iterator[str]:
    """The term and its plural, with hyphens and with spaces."""
    for form in (term, term.replace("-", " "), term.replace(" ", "-") if term.count(" ") == 1 else term):
        yield form
        if form[-1:].isalpha() and not form.endswith("s"):
            yield f"{form}s"


@lru_cache(maxsize=4)
def finder_for(concepts: Concepts) -> ConceptFinder:
    """The compiled finder of this vocabulary, made once a process."""
    return ConceptFinder(concepts)


def ids(hits: Iterable[Hit]) -> tuple[str, ...]:
    """The concepts found, each once, in order of appearance."""
    return tuple(dict.fromkeys(hit.concept for hit in hits))
