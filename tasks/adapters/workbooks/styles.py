"""The look of both workbooks: named styles that people can reuse; colour carries meaning only."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Color, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle

from models.document import Language

INK, SOFT, LINE, GROUND, ACCENT = "1B2330", "5B6675", "D5DAE1", "F2F4F7", "1F5EFF"
GOOD, GOOD_SOFT = "14804A", "E5F5EC"
WARN, WARN_SOFT = "A35B00", "FFF2DF"
BAD, BAD_SOFT = "B42318", "FDECEA"
INPUT_BLUE, INPUT_SOFT = "0000FF", "FFFDEB"

TITLE, SUBTITLE, SECTION, HEADER = "bw title", "bw subtitle", "bw section", "bw header"
TEXT, STRONG, QUIET, CENTRE, LINK = "bw text", "bw strong", "bw quiet", "bw centre", "bw link"
NUMBER, WHOLE, PERCENT, DATE = "bw number", "bw whole", "bw percent", "bw date"
DECIMAL, PROBABILITY = "bw decimal", "bw probability"
SHARE, SHARE_LEFT = "bw share", "bw share left"
MONEY, RATE, TOTAL = "bw money", "bw rate", "bw total"
INPUT, INPUT_WHOLE, INPUT_PERCENT, INPUT_MONEY = "bw input", "bw input whole", "bw input percent", "bw input money"

_FONTS: dict[Language, str] = {"en": "Calibri", "zh": "Microsoft YaHei"}
_SIGNS = {"GBP": "£", "EUR": "€", "USD": "$", "CNY": "¥", "HKD": "HK$"}
_THIN = Side(style="thin", color=LINE)
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_WRAP = Alignment(vertical="top", wrap_text=True)


def money_format(currency: str) -> str:
    """Number format of an amount in this currency; nothing is a dash, a negative amount keeps its minus."""
    sign = _SIGNS.get(currency, f"{currency} ")
    return f'"{sign}"#,##0.00;-"{sign}"#,##0.00;"–"'


def add_styles(workbook: Workbook, language: Language, currency: str = "") -> None:
    """The named styles above exist in this workbook, in a font that has the language's characters."""
    money = money_format(currency)
    rate = money.replace("0.00", "0.00##")  # a rate per minute has more than two places
    right = Alignment(vertical="top", horizontal="right", indent=1)
    centre = Alignment(vertical="top", horizontal="center", wrap_text=True)
    face = _FONTS[language]
    _add(workbook, TITLE, Font(name=face, size=16, bold=True, color=INK))
    _add(workbook, SUBTITLE, Font(name=face, size=10, color=SOFT))
    _add(workbook, SECTION, Font(name=face, size=12, bold=True, color=INK), Alignment(vertical="bottom"))
    header_text = Alignment(vertical="center", wrap_text=True)
    _add(workbook, HEADER, Font(name=face, size=10, bold=True, color=INK), header_text, fill=GROUND, boxed=True)
    for name, font, alignment in (
        (TEXT, Font(name=face, size=10, color=INK), _WRAP),
        (STRONG, Font(name=face, size=10, bold=True, color=INK), _WRAP),
        (QUIET, Font(name=face, size=9, color=SOFT), _WRAP),
        (CENTRE, Font(name=face, size=10, color=INK), centre),
        (LINK, Font(name=face, size=10, color=ACCENT, underline="single"), _WRAP),
    ):
        _add(workbook, name, font, alignment, boxed=True)
    left = Alignment(vertical="top", horizontal="left")
    _add(workbook, SHARE_LEFT, Font(name=face, size=10, color=INK), left, number_format="0.0%", boxed=True)
    for name, font, number_format, fill in (
        (NUMBER, Font(name=face, size=10, color=INK), "#,##0.00##", None),
        (WHOLE, Font(name=face, size=10, color=INK), "#,##0", None),
        (PERCENT, Font(name=face, size=10, color=INK), "0.0#%", None),
        (DATE, Font(name=face, size=10, color=INK), "yyyy-mm-dd", None),
        (DECIMAL, Font(name=face, size=10, color=INK), "#,##0.00", None),
        (SHARE, Font(name=face, size=10, color=INK), "0.0%", None),
        (PROBABILITY, Font(name=face, size=10, color=INK), "0.0000", None),
        (MONEY, Font(name=face, size=10, color=INK), money, None),
        (RATE, Font(name=face, size=10, color=INK), rate, None),
        (TOTAL, Font(name=face, size=10, bold=True, color=INK), money, GROUND),
        (INPUT, Font(name=face, size=10, color=INPUT_BLUE), "#,##0.00##", INPUT_SOFT),
        (INPUT_WHOLE, Font(name=face, size=10, color=INPUT_BLUE), "#,##0", INPUT_SOFT),
        (INPUT_PERCENT, Font(name=face, size=10, color=INPUT_BLUE), "0.0###%", INPUT_SOFT),
        (INPUT_MONEY, Font(name=face, size=10, color=INPUT_BLUE), rate, INPUT_SOFT),
    ):
        _add(workbook, name, font, right, fill=fill, number_format=number_format, boxed=True)


def inserted_font(face: str, size_pt: float) -> InlineFont:
    """Of words that an amendment put in, beside words in the given face and size."""
    return InlineFont(rFont=face, sz=size_pt, b=True, color=Color(rgb=f"FF{ACCENT}"), u="single")


def deleted_font(face: str, size_pt: float) -> InlineFont:
    """Of words that an amendment took out, likewise."""
    return InlineFont(rFont=face, sz=size_pt, strike=True, color=Color(rgb=f"FF{BAD}"))


def tint(colour: str, ground: str, *, bold: bool = False) -> DifferentialStyle:
    """A conditional look: text colour on its soft ground."""
    return DifferentialStyle(
        font=Font(color=colour, bold=bold or None), fill=PatternFill(bgColor=ground, fill_type="solid")
    )


def _add(
    workbook: Workbook,
    name: str,
    font: Font,
    alignment: Alignment = _WRAP,
    *,
    fill: str | None = None,
    number_format: str = "General",
    boxed: bool = False,
) -> None:
    style = NamedStyle(name=name, font=font, alignment=alignment, number_format=number_format)
    if fill:
        style.fill = PatternFill(fgColor=fill, fill_type="solid")
    if boxed:
        style.border = _BOX
    workbook.add_named_style(style)
