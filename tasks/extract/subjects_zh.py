"""Whose act a Chinese form of words is: the side named as its subject."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Doc

from tasks.extract.actors import BUYER_ZH, CONTRACTOR_ZH, OFFICE_ZH
from tasks.extract.rules import Hit
from tasks.extract.wordlist import words

Actor = Literal["contractor", "buyer"]

# Behind these a name is an object ("向采购人提交"), not who acts.
_PREPOSITIONS = words("向 经 按 为 与 按照 根据 给 对 在 自 被 从 以 至 请")
# Between names that share one verb.
_LISTED = words("、 和 或 及 与 以及")
# "投标人须知", "投标人名称": a thing, not the bidder.
_OWNED = words("须知 名称 数量 资格 名单 少于 不足 排序")
# Behind an office, its own act begins.
_ACTS = words("应 应当 须 必须 得 将 可 不 不得 不予 有权 保留 依 对 对于 就 认为 同意 要求 通知 并 或")
# Behind these, or at the start, a name opens a clause.
_OPENERS = words("， , ； ; ： : 。 （ ( 由 如 若 当 因 则 并 且 后 时 前 但 | 如果 但是 经 因此 采购 招标 评标 除") | {
    " "
}


def actor_before(text: Doc, hit: Hit) -> Actor | None:
    """Who stands nearest before a form of words as its subject; a name before ``的`` only describes it."""
    position = hit.start - 1
    while position >= 0 and text[position].lower_ not in "。；;":
        if text[position].lower_ == "的":
            return None
        actor = _subject(text, position)
        if actor is not None:
            return actor
        position -= 1
    return None


def first_actor(text: Doc) -> Actor | None:
    """Who acts in the sentence: a name behind ``由`` before all others, else the first one that opens a clause."""
    actors = [(position, actor) for position in range(len(text)) if (actor := _subject(text, position)) is not None]
    for position, actor in actors:
        if position and text[position - 1].lower_ == "由":
            return actor
    return actors[0][1] if actors else None


def _subject(text: Doc, position: int) -> Actor | None:
    """The side that a word names as a subject: the buying side only where it opens a clause."""
    word = text[position].lower_
    before = text[position - 1].lower_ if position else ""
    after = text[position + 1].lower_ if position + 1 < len(text) else ""
    if word in CONTRACTOR_ZH:
        return None if before in _PREPOSITIONS or after in _OWNED else "contractor"
    if word in BUYER_ZH and before in _LISTED and position > 1:
        return _subject(text, position - 2)
    if word in BUYER_ZH or (word in OFFICE_ZH and after in _ACTS):
        return "buyer" if not before or before in _OPENERS else None
    return None
