"""Rules as data: a name, what it shows, how sure it is, patterns in words, and an example that a test runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from spacy.matcher import Matcher
from spacy.tokens import Doc

from models.document import Language
from tasks.extract.tokens import pipeline

Effect = Literal["obliges", "instructs", "continues", "wishes", "voids", "weak", "background", "definition"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One idea about what a form of words shows.

    Attributes:
        name: Shown to people as the reason for a row.
        effect: What a hit says about its sentence.
        strength: Confidence of a row that rests on this rule alone, 0..1.
        patterns: Words in sequence. ``a|b`` any of these, ``a?`` may be absent, ``*3`` up to three words of any kind,
            ``<set>`` a named set of words, ``^`` in front: only where a sentence, or what follows its label, starts.
        example: A sentence that the rule hits.
    """

    name: str
    effect: Effect
    strength: float
    patterns: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule found in a text; token offsets into the text's ``Doc``."""

    rule: Rule
    start: int
    end: int


class RuleBook:
    """The compiled rules of one language."""

    def __init__(self, rules: Iterable[Rule], word_sets: Mapping[str, frozenset[str]], language: Language) -> None:
        """Compile every pattern; a malformed one fails here, not in the night."""
        self.rules = {rule.name: rule for rule in rules}
        self._at_start: set[int] = set()
        self._strings = pipeline(language).vocab.strings
        self._matcher = Matcher(pipeline(language).vocab)
        for rule in self.rules.values():
            for number, pattern in enumerate(rule.patterns):
                key = f"{rule.name}#{number}"
                self._matcher.add(key, [compile_pattern(pattern.removeprefix("^"), word_sets)])
                if pattern.startswith("^"):
                    self._at_start.add(self._strings[key])

    def hits(self, sentence: Doc) -> list[Hit]:
        """Every rule found in a sentence, in order of place."""
        starts = _starts(sentence)
        found = {
            (start, end, self._strings[key].partition("#")[0])
            for key, start, end in self._matcher(sentence)
            if key not in self._at_start or start in starts
        }
        return [Hit(self.rules[name], start, end) for start, end, name in sorted(found)]


def _starts(sentence: Doc) -> set[int]:
    """The first word, and the word behind a label such as ``Training:`` or ``Help desk –``."""
    first = next((token.i for token in sentence if token.is_alpha), 0)
    labelled = {token.i + 1 for token in sentence[first : first + 9] if token.text in {":", "–", "—", "-", ")"}}
    return {first} | labelled


def compile_pattern(pattern: str, word_sets: Mapping[str, frozenset[str]]) -> list[dict[str, Any]]:
    """A pattern in the notation of ``Rule.patterns`` as spaCy token patterns."""
    return [_token(part, word_sets) for part in pattern.split()]


def _token(part: str, word_sets: Mapping[str, frozenset[str]]) -> dict[str, Any]:
    if part.startswith("*"):
        return {"IS_PUNCT": False, "OP": f"{{0,{int(part[1:])}}}"}
    optional = part.endswith("?") and len(part) > 1
    word = part[:-1] if optional else part
    words = sorted(word_sets[word[1:-1]]) if word.startswith("<") else word.split("|")
    token: dict[str, Any] = {"LOWER": {"IN": words}} if len(words) > 1 else {"LOWER": words[0]}
    return token | ({"OP": "?"} if optional else {})
