"""Counting words of automatic numbering: Roman, letters, Chinese, circled, as Word prints them."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LARGEST = 9999
_PLACES = ("", "十", "百", "千")
_LEGAL_PLACES = ("", "拾", "佰", "仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def roman(number: int) -> str:
    """Upper-case Roman numeral of a number from 1."""
    text = ""
    for worth, sign in _ROMAN:
        count, number = divmod(number, worth)
        text += sign * count
    return text


def letter(number: int) -> str:
    """A to Z, then AA, BB, … as Word counts."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def positional(number: int, digits: str = "〇一二三四五六七八九") -> str:
    """Digit by digit: 10 is 一〇."""
    return "".join(digits[int(digit)] for digit in str(number))


def counting(
    number: int, digits: str = "零一二三四五六七八九", places: tuple[str, ...] = _PLACES, *, bare_ten: bool = True
) -> str:
    """Chinese counting words below ten thousand: 12 is 十二, 105 is 一百零五."""
    text, gap = "", False
    figures = str(number)
    for index, figure in enumerate(figures):
        if figure == "0":
            gap = True
            continue
        text += (digits[0] if gap and text else "") + digits[int(figure)] + places[len(figures) - 1 - index]
        gap = False
    if bare_ten and 10 <= number < 20:
        text = text[1:]
    return text or digits[0]


def _up_to_99(number: int) -> str:
    """一 … 九十九, then digit by digit."""
    return counting(number) if number < 100 else positional(number, "○一二三四五六七八九")


def _enclosed(first: int, last: int) -> Callable[[int], str]:
    """Signs in a row of Unicode; a number behind the last stands plainly."""
    return lambda number: chr(first + number - 1) if number <= last else str(number)


def _circled(number: int) -> str:
    for first, last, start in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= number <= last:
            return chr(start + number - first)
    return str(number)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _cyclic(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _japanese(number: int) -> str:
    """Without zeros, and without 一 before 十, 百 and 千: 115 is 百十五."""
    figures = str(number)
    return "".join(
        ("" if figure == "1" and place else "零一二三四五六七八九"[int(figure)]) + _PLACES[place]
        for figure, place in zip(figures, range(len(figures) - 1, -1, -1), strict=True)
        if figure != "0"
    )


def _legal(number: int) -> str:
    return counting(number, "零壹贰叁肆伍陆柒捌玖", _LEGAL_PLACES, bare_ten=False)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": letter,
    "lowerLetter": lambda number: letter(number).lower(),
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
    "chineseCounting": _up_to_99,
    "taiwaneseCounting": _up_to_99,
    "chineseCountingThousand": counting,
    "taiwaneseCountingThousand": counting,
    "japaneseCounting": _japanese,
    "ideographDigital": positional,
    "taiwaneseDigital": lambda number: positional(number, "○一二三四五六七八九"),
    "japaneseDigitalTenThousand": positional,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": lambda number: counting(number, "零壹貳參肆伍陸柒捌玖", _LEGAL_PLACES, bare_ten=False),
    "ideographTraditional": _cyclic(_STEMS),
    "ideographZodiac": _cyclic(_BRANCHES),
    "ideographEnclosedCircle": lambda number: chr(0x3280 + number - 1) if number <= 10 else str(number),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _enclosed(0x2474, 20),
    "decimalEnclosedFullstop": _enclosed(0x2488, 20),
    "decimalFullWidth": lambda number: "".join(chr(0xFF10 + int(digit)) for digit in str(number)),
    "decimalFullWidth2": lambda number: "".join(chr(0xFF10 + int(digit)) for digit in str(number)),
    "none": lambda _number: "",
}


def print_number(number: int, number_format: str) -> str:
    """The number as this WordprocessingML ``numFmt`` prints it; an unknown format prints decimals.

    Source: ECMA-376 Part 1, 17.18.59 ST_NumberFormat.
    """
    form = _FORMATS.get(number_format)
    if form is None or (not 1 <= number <= _LARGEST and number_format not in {"none", "decimalZero"}):
        return str(number)
    return form(number)
