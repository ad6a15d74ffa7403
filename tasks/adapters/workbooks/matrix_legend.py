"""The legend sheet of the compliance matrix: how to work with it, in the tender's language."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from models.document import Language
from tasks.adapters.workbooks.styles import STRONG, TEXT
from tasks.adapters.workbooks.tables import Column, Entry, set_up_print, write_table, write_title
from tasks.draft.ledger_table import heading, shown_value

_ROWS: tuple[tuple[str, str, str], ...] = (
    (
        "requirement_id",
        "The tender's own clause number; the row's stable id where the tender prints none.",
        "招标文件自身的条款号；文件未编号时为本行的固定标识。",
    ),
    (
        "verbatim_text",
        "The tender's words, unchanged. Do not edit: the bid is judged by them.",
        "招标文件原文，未作改动。请勿修改：评审以原文为准。",
    ),
    (
        "citation",
        "File and page. The place on the page is given in points (1/72 inch) from the top left corner.",
        "来源文件与页码；页面位置以左上角为原点，单位为点（1/72 英寸）。",
    ),
    (
        "knockout",
        "◆: failing this row excludes the bidder or voids the bid. Check every one by eye.",
        "◆：否决项，不满足即可能导致投标无效（被否决），须逐条人工核对；★、▲为招标文件自有标记，见原文。",
    ),
    ("compliance:comply", "A rule found evidence for it in the company profile.", "规则在公司资料库中找到证明材料。"),
    (
        "compliance:partial",
        "Part of it is proven; the gap column says what is missing.",
        "部分有证明，缺少部分见“缺口”列。",
    ),
    (
        "compliance:exception",
        "We cannot show it today: close the gap or state the exception.",
        "目前无法证明：须补齐或声明偏离。",
    ),
    (
        "compliance:unknown",
        "No rule could decide. Not a yes: a person must decide.",
        "规则无法判定，不等于满足，须人工决定。",
    ),
    ("compliance:not_applicable", "Does not ask us for anything in this bid.", "本次投标不适用。"),
    (
        "response_text",
        "Proposed wording from approved answers; empty where a person must write it.",
        "取自已批准的应答库；空白处须人工撰写。",
    ),
    (
        "confidence",
        "How sure the reading is that this is a requirement; amber means please check. No row was dropped for it.",
        "识别为要求的置信度；黄色表示请核对。未因置信度低而删除任何一行。",
    ),
    (
        "change",
        "What the amendments did to this row; inserted and deleted words are marked. Removed rows: sheet “Amendments”.",
        "补遗对本行的改动；新增与删除的文字均已标出。被删除的要求见“补遗变更”表。",
    ),
    (
        "check",
        "Read with doubt, or an amendment says otherwise: compare the page. Passages: sheet “Please check”.",
        "识别存疑，或已被补遗更正，须对照原文；未列为条目的段落见“请核对”表。",
    ),
    (
        "status",
        "open → drafted → approved. The bid may go out when every row is approved or not applicable.",
        "未处理 → 已起草 → 已批准。全部行“已批准”或“不适用”后方可递交。",
    ),
)
_GROUPED = (
    ("Columns behind Status", "“状态”之后的列"),
    (
        "Grouped: open or fold them with + and − above the sheet. They are kept off the printed page.",
        "已分组：用表上方的 +、− 展开或折叠；不打印。",
    ),
)
_TITLE = ("How to use this workbook", "使用说明")
_COLUMNS = (("Column or value", "列或取值"), ("Meaning", "含义"))


def write_legend(sheet: Worksheet, language: Language) -> None:
    """Fill the sheet with one row per column or value that needs explaining."""
    column = 1 if language == "zh" else 0
    top = write_title(sheet, _TITLE[column])
    widths = ((26, STRONG), (100, TEXT))
    columns = [Column(names[column], width, style) for names, (width, style) in zip(_COLUMNS, widths, strict=True)]
    rows: list[list[Entry]] = [[_name(key, language), texts[column]] for key, *texts in _ROWS]
    write_table(sheet, top, columns, [*rows, [name[column] for name in _GROUPED]])
    set_up_print(sheet, top)


def _name(key: str, language: Language) -> str:
    column, _, value = key.partition(":")
    if not value:
        return heading(column, language)
    colon = "：" if language == "zh" else ": "
    return f"{heading(column, language)}{colon}{shown_value(value, language)}"
