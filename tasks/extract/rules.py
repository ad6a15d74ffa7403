"""Rules as data: a name, what it shows, how sure it is, patterns in words, and an example that a test runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

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
        counter_example: One that looks alike and that it must not hit.
    """

    name: str
    effect: Effect
    strength: float
    patterns: tuple[str, ...]
    example: str
    counter_example: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule found in a text; token offsets into the text's ``Doc``."""

    rule: Rule
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Compiled:
    """One pattern of a rule.

    Attributes:
        rule: The rule.
        at_start: It only counts where a sentence, or what follows its label, starts.
        needs: For each word that must be there, its hashes: a sentence without one of them need not be searched.
        opens_with_need: The first of them opens the pattern.
        matcher: Finds the pattern; None for a pattern of one word, which its hashes find.
    """

    rule: Rule
    at_start: bool
    needs: tuple[frozenset[int], ...]
    opens_with_need: bool
    matcher: Matcher | None

    def found_in(self, sentence: Doc, words: Sequence[int], starts: Sequence[int]) -> list[tuple[int, int]]:
        """Where the pattern stands, as token offsets.

        Args:
            sentence: To search.
            words: The hash of each of its words in lower case.
            starts: Where a pattern may stand that only counts at a start.
        """
        begins = starts if self.at_start else range(len(words))
        if self.opens_with_need:
            begins = [at for at in begins if words[at] in self.needs[0]]
        if self.matcher is None or not begins:
            return [(at, at + 1) for at in begins]
        allowed = set(begins)
        return [(start, end) for _, start, end in self.matcher(sentence) if start in allowed]


class RuleBook:
    """The compiled rules of one language."""

    def __init__(self, rules: Iterable[Rule], word_sets: Mapping[str, frozenset[str]], language: Language) -> None:
        """Compile every pattern; a malformed one fails here, not in the night."""
        self.rules = {rule.name: rule for rule in rules}
        vocab = pipeline(language).vocab
        self._patterns: list[_Compiled] = []
        for rule in self.rules.values():
            self._patterns.extend(_compiled(rule, pattern, word_sets, vocab) for pattern in rule.patterns)

    def hits(self, sentence: Doc) -> list[Hit]:
        """Every rule found in a sentence, in order of place."""
        words = [token.lower for token in sentence]
        present = frozenset(words)
        starts = sorted(at for at in _starts(sentence) if at < len(words))
        found = {
            (start, end, pattern.rule.name)
            for pattern in self._patterns
            if not any(present.isdisjoint(wanted) for wanted in pattern.needs)
            for start, end in pattern.found_in(sentence, words, starts)
        }
        return [Hit(self.rules[name], start, end) for start, end, name in sorted(found)]


def _compiled(rule: Rule, pattern: str, word_sets: Mapping[str, frozenset[str]], vocab: Vocab) -> _Compiled:
    tokens = compile_pattern(pattern.removeprefix("^"), word_sets)
    needs = [frozenset(map(vocab.strings.add, _words_of(token))) for token in tokens if "OP" not in token]
    matcher: Matcher | None = None
    if len(tokens) > 1 or not needs:
        matcher = Matcher(vocab)
        matcher.add(rule.name, [tokens])
    return _Compiled(rule, pattern.startswith("^"), tuple(needs), bool(needs) and "OP" not in tokens[0], matcher)


def _words_of(token: Mapping[str, Any]) -> list[str]:
    """The words of which a token pattern wants one."""
    lower = token["LOWER"]
    return [lower] if isinstance(lower, str) else list(lower["IN"])


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
