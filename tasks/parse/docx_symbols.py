"""Signs of symbol fonts as the characters a reader sees: their code points say nothing outside the font.

Source: Unicode Consortium, mappings of Adobe Symbol; Microsoft's Wingdings tables in Unicode L2/12-130.
"""

from __future__ import annotations

_PRIVATE = 0xF000
_SYMBOL = {
    0x22: "∀", 0x24: "∃", 0x2D: "−", 0x40: "≅", 0x44: "Δ", 0x46: "Φ", 0x47: "Γ", 0x4C: "Λ", 0x50: "Π", 0x51: "Θ",
    0x53: "Σ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x64: "δ", 0x65: "ε", 0x66: "φ", 0x67: "γ", 0x68: "η", 0x6B: "κ",
    0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x71: "θ", 0x72: "ρ", 0x73: "σ", 0x74: "τ", 0x77: "ω", 0xA3: "≤", 0xA5: "∞",
    0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×",
    0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈",
    0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD5: "∏", 0xD6: "√", 0xD7: "·", 0xDE: "⇒", 0xE5: "∑",
}  # fmt: skip
_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x52: "☼", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x74: "◆", 0x75: "◆",
    0x76: "❖", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xB6: "☆", 0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE1: "↑",
    0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x98: "○", 0xA2: "■", 0xA3: "□",
    0xA4: "□",
}  # fmt: skip
_WINGDINGS_3 = {0x70: "▲", 0x71: "▼", 0x72: "△", 0x73: "▽", 0x74: "◀", 0x75: "▶", 0x7D: "▶"}
_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
}


def sign(code: int, font: str | None) -> str:
    """The character that this code point stands for in the font; itself where the font is no symbol font."""
    if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
        return ""
    is_private = _PRIVATE <= code <= _PRIVATE + 0xFF
    if not is_private and code > 0xFF:  # the font has no such sign: another one prints it
        return chr(code)
    table = _FONTS.get((font or "").lower())
    if table is None and is_private:
        table = _WINGDINGS
    return chr(code) if table is None else table.get(code & 0xFF, chr(code))


def with_signs(text: str, font: str | None) -> str:
    """Text set in the font; only private code points and symbol fonts change."""
    if (font or "").lower() not in _FONTS and not any("\uf000" <= character <= "\uf0ff" for character in text):
        return text
    return "".join(character if character.isspace() else sign(ord(character), font) for character in text)
