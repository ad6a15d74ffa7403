"""Words of a tender text: one blank spaCy pipeline a language, made once a process."""

from __future__ import annotations

from functools import cache, lru_cache

import rjieba
import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc
from spacy.vocab import Vocab

from models.document import Language
from tasks.extract.actors import BUYER_ZH, CONTRACTOR_ZH
from tasks.extract.traditional import comparable
from tasks.extract.wordlist import words

# Words of the trade that the segmenter would cut or glue wrongly.
TRADE_WORDS = (
    (CONTRACTOR_ZH - {"厂商"})
    | BUYER_ZH
    | words(
        """
    招标人 采购人 代理机构 评标委员会 评审专家 采购单位 投标文件 响应文件 招标文件 不少于 不低于 不高于 不超过 不多于
    只允许 不短于 不早于 不晚于 不得 不接受 不允许 无效标 无效投标 一票否决 有义务 请勿
    """
    )
)

_TRADE_FREQUENCY = 100_000  # above every word that could be cut out of them
_ADVERBS = "均都还也则仍且并若如只"
_MODALS = "应须需"
# Words of two characters that begin with a modal character and are not one.
_WHOLE = words(
    "应急 应用 应答 应对 应付 应聘 应收 应届 应当 应该 应允 应诉 应变 应酬 应有 应得 应邀 须知 需求 需要 需方 需量"
)


class ChineseWords:
    """A spaCy tokenizer on rjieba that frees modal characters glued to their neighbours (``须于``, ``均应``)."""

    def __init__(self, vocab: Vocab) -> None:
        """Make a segmenter of its own, so that added words stay inside this module."""
        self.vocab = vocab
        self._segmenter = rjieba.Jieba()
        for word in sorted(TRADE_WORDS):
            self._segmenter.add_word(word, _TRADE_FREQUENCY, "n")

    def __call__(self, text: str) -> Doc:
        """The text as words without loss: joined they give the text again, whatever signs it is printed in."""
        parts: list[str] = []
        start = 0
        for word in self._segmenter.cut(comparable(text)):
            for part in _free_modal(word):
                parts.append(text[start : start + len(part)])
                start += len(part)
        return Doc(self.vocab, words=parts, spaces=[False] * len(parts))


def _free_modal(word: str) -> tuple[str, ...]:
    if len(word) == 2 and word[0] in _MODALS and word not in _WHOLE:
        return (word[0], word[1])
    if len(word) == 2 and word[0] in _ADVERBS and word[1] in _MODALS:
        return (word[0], word[1])
    return (word,)


def _comparable(word: str) -> str:
    """What rules and features compare: lower case, in simplified signs and plain digits."""
    return comparable(word).lower()


@cache
def pipeline(language: Language) -> Pipeline:
    """The blank pipeline of a language: a tokenizer, nothing learned."""
    nlp = spacy.blank("xx" if language == "zh" else "en")
    if language == "zh":
        getters = nlp.vocab.lex_attr_getters  # type: ignore[attr-defined]  # spaCy's stub leaves it out
        getters[nlp.vocab.strings["LOWER"]] = _comparable
        nlp.tokenizer = ChineseWords(nlp.vocab)
    return nlp


@lru_cache(maxsize=512)
def tokenise(text: str, language: Language) -> Doc:
    """The text as a spaCy ``Doc``; kept a while, for several rules read the same sentence."""
    return pipeline(language).make_doc(text)
