"""Two wordings of one requirement, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from models.amendment import WordEdit
from models.document import Language
from tasks.extract.tokens import tokenise

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LONGEST = 20_000  # characters; a longer text is shown as replaced


def word_edits(previous: str, text: str) -> tuple[WordEdit, ...]:
    """What to keep, delete and insert to get from one text to the other, in reading order.

    Kept and inserted words joined are ``text`` again; English by words, Chinese by segments.
    """
    if len(previous) + len(text) > _LONGEST:
        return (WordEdit(kind="delete", text=previous), WordEdit(kind="insert", text=text))
    before, now = _words(previous), _words(text)
    matcher = SequenceMatcher(None, [word.strip() for word in before], [word.strip() for word in now], autojunk=False)
    edits: list[WordEdit] = []
    for tag, i0, i1, j0, j1 in matcher.get_opcodes():
        if tag == "equal":
            edits.append(WordEdit(kind="keep", text="".join(now[j0:j1])))
            continue
        if i1 > i0:
            edits.append(WordEdit(kind="delete", text="".join(before[i0:i1])))
        if j1 > j0:
            edits.append(WordEdit(kind="insert", text="".join(now[j0:j1])))
    return tuple(edits)


def _words(text: str) -> list[str]:
    language: Language = "zh" if _CHINESE.search(text) else "en"
    return [token.text_with_ws for token in tokenise(text, language)]
