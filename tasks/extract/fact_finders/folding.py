"""Text made comparable character by character, so that every offset still points into the original."""

from __future__ import annotations

import re

_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u200a\u200b\u202f\u3000\ufeff\t\r"
_SIGNS = {
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "―": "-",
    "“": '"', "”": '"', "‘": "'", "’": "'",
    "∶": ":", "﹕": ":", "〜": "~", "∼": "~", "￥": "¥", "﹪": "%", "×": "x",
}  # fmt: skip
_FOLD = (
    {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(map(ord, _SPACES), " ")
    | {ord(sign): plain for sign, plain in _SIGNS.items()}
)
# neither Latin nor Chinese: another script, or what a broken font gives
OTHER_LETTER = r"[^\x00-\u024f\u2000-\u22ff\u25a0-\u27bf\u3000-\u9fff\uff00-\uffef]"
CJK = r"\u3400-\u9fff"
_GAP_IN_CHINESE = re.compile(rf"(?<=[{CJK}，。、；：（）《》]) +(?=[{CJK}，。、；：（）《》\d])|(?<=\d) +(?=[{CJK}])")


def fold(text: str) -> str:
    """``text`` with full-width signs, odd spaces, dashes and quotes made plain; the length never changes."""
    return text.translate(_FOLD)


def squash(text: str) -> str:
    """White space folded to single spaces and trimmed."""
    return " ".join(text.split())


def tidy(text: str) -> str:
    """A name fit to show: white space folded, line-break gaps between Chinese characters closed."""
    return _GAP_IN_CHINESE.sub("", squash(text)).strip(" ,;.:，。；：、")


def bare(text: str) -> str:
    """Only letters and digits, case folded: for comparing names that are printed differently."""
    return "".join(sign for sign in fold(text).casefold() if sign.isalnum())
