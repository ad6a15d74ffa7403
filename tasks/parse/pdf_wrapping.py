"""Whether a printed line goes on in the next one: what word processors do when they wrap text."""

from __future__ import annotations

import re

from tasks.parse.clause_number import NumberedText, split_number
from tasks.parse.language import is_cjk
from tasks.parse.pdf_characters import Word
from tasks.parse.pdf_lines import PrintedLine

TERMINAL = ".;:!?。；：！？"
_RAGGED = 0.2  # a line without a stop may end this share of the width early: other right indents, long words
_HAN_ROOM = 2.2  # sizes; a closing mark may not begin a line and takes a character with it
_ABBREVIATION = re.compile(
    r"(?i)(?:^|[\s(])(?:e\.\s?g|i\.\s?e|no|nos|vs|cf|inc|approx|sec|fig|st|dr|mr|ms|mrs|u\.s)\.$"
)
_LEADERS = re.compile(r"(?:[.·…‥．。⋯]\s?){4,200}[\divxlIVXL–-]{0,8}$|(?:[.·…‥．⋯]\s?){8}|_{6,}\s?\d{1,4}$")
_LETTER_BEFORE_GAP = re.compile(r"([a-z]|[ivx]{1,4})\t(?=[A-Z“\"(\d])")
_CLOSING = "\"'”’)）】」》]"


def is_full(line: PrintedLine, following: PrintedLine) -> bool:
    """Whether the line was wrapped, or may have been: it ends near the right edge and without a stop."""
    room = line.right - line.x1
    if room < _RAGGED * (line.right - line.left) and not ends_sentence(line.text, following.text):
        return True
    return is_wrapped(line, following)


def is_wrapped(line: PrintedLine, following: PrintedLine) -> bool:
    """Whether the first word of the following line did not fit behind this one."""
    room = line.right - line.x1
    if is_cjk(following.text[0]) or is_cjk(line.text[-1]):
        return room < _HAN_ROOM * line.size
    return room < _unbreakable_width(following.words[0]) + 0.45 * line.size


def _unbreakable_width(word: Word) -> float:
    """Width of the word up to its first Chinese character, before which a line may break."""
    letters = next((index for index, letter in enumerate(word.text) if is_cjk(letter)), len(word.text))
    return (word.x1 - word.x0) * letters / len(word.text)


def ends_sentence(text: str, following: str = "") -> bool:
    """Whether the text ends in a stop, closing brackets and quotes aside.

    A colon or semicolon is none when the following text starts with a small letter; an abbreviation's dot is none.
    """
    bare = text.rstrip(_CLOSING + " ")
    if not bare or bare[-1] not in TERMINAL or (bare[-1] in ";:" and following[:1].islower()):
        return False
    return not _ABBREVIATION.search(bare)


def numbered(line: PrintedLine) -> NumberedText:
    """The line's number or marker; a wide gap behind the first word counts as a tab."""
    text = line.text
    if len(line.words) > 1 and line.words[1].x0 - line.words[0].x1 > 0.9 * line.size:
        first = len(line.words[0].text)
        if text[first : first + 1] == " ":
            text = f"{text[:first]}\t{text[first + 1 :]}"
        letter = _LETTER_BEFORE_GAP.match(text)
        if letter:
            return NumberedText(None, letter[1], text[letter.end() :], letter.end())
    return split_number(text)


def opens_bullet(found: NumberedText) -> bool:
    """Whether the marker is a sign, not a letter or figure that could stand inside a sentence."""
    return found.marker is not None and (
        not any(letter.isalnum() for letter in found.marker) or found.marker in {"o", "Ø"}
    )


def is_contents_line(line: PrintedLine) -> bool:
    """Whether the line belongs to a table of contents: dots lead to a page number, or it is known to."""
    return line.is_contents or bool(_LEADERS.search(line.text))


def opens_with_number(line: PrintedLine) -> bool:
    """Whether a number or marker stands in front."""
    found = numbered(line)
    return found.number is not None or found.marker is not None
