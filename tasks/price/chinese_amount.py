"""Amounts in Chinese capitals (大写), as bank forms and 开标一览表 want them.

Source: 中国人民银行《支付结算办法》附件一《正确填写票据和结算凭证的基本规定》.
"""

from __future__ import annotations

from decimal import Decimal

from models.money import round_half_up

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")


def chinese_amount(amount: Decimal, prefix: str = "") -> str:
    """``1409.50`` as 壹仟肆佰零玖元伍角.

    Args:
        amount: 0 <= amount < 10**12, rounded half-up to 分.
        prefix: Set in front, e.g. 人民币.

    Raises:
        ValueError: Negative, or more digits than the form has words for.
    """
    rounded = round_half_up(amount)
    if not 0 <= rounded < 10**12:
        raise ValueError(f"no capitals for {amount}")
    yuan, fen = divmod(int(rounded * 100), 100)
    whole = f"{_whole(yuan)}元" if yuan else ""
    if not fen:
        return f"{prefix}{whole or '零元'}整"
    jiao, rest = divmod(fen, 10)
    # a zero stands for an empty 角, and after a 元 that ends in zero
    gap = "零" if yuan and (not jiao or yuan % 10 == 0) else ""
    return prefix + whole + gap + (f"{_DIGITS[jiao]}角" if jiao else "") + (f"{_DIGITS[rest]}分" if rest else "")


def _whole(number: int) -> str:
    words, gap = "", False
    for index in reversed(range(len(_GROUPS))):
        group = number // 10_000**index % 10_000
        if not group:
            gap = bool(words)
            continue
        if words and (gap or group < 1000):
            words += "零"
        words += _group(group) + _GROUPS[index]
        gap = False
    return words


def _group(number: int) -> str:
    words, gap = "", False
    for place in reversed(range(4)):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(words)
            continue
        words += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = False
    return words
