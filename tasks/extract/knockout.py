"""Which requirements decide alone: marked clauses, minimum eligibility, usual grounds of rejection, voiding words."""

from __future__ import annotations

import re

from models.requirement import Category, Party
from tasks.extract.context import Mode
from tasks.extract.judgement import Verdict
from tasks.extract.legends import Legends
from tasks.extract.marks import marks_used
from tasks.extract.phrases_zh import PRICE_PREFERENCE
from tasks.extract.unit import Unit

_MINIMUM_HEADING = re.compile(
    r"资格(?:要求|条件|审查|证明)|合格的?投标人|eligib|minimum (?:qualification|requirement)", re.IGNORECASE
)
# What Chinese tenders reject a bid for, whoever wrote them.
_USUAL_GROUNDS = re.compile(
    r"投标(?:文件)?有效期|加密|行贿|弄虚作假|虚假|腐败|欺诈|(?:选择性|附有?条件的)报价|低于[^，。]{0,6}成本|密封|电子印章|截止时间|最高(?:投标)?限价|联合体|备选|资格证明|授权委托书|实质性|只(?:允许|能)有一个|"
    r"固定不变|(?:获取|领购|购买)(?:了?招标文件)|开标一览表|解密|不得撤销|符合性|串通|控股|单位负责人|整体投标|资格审查|"
    r"(?:签字|签署|盖章|公章)[^。]{0,40}(?:投标文件|法定代表人|授权代表)|(?:投标文件|正本)[^。]{0,60}(?:签字|签署|盖章|公章)"
)
_BID_BOND = re.compile(
    r"(?:投标|交纳|缴纳)[^。]{0,4}保证金[^。]{0,30}(?:金额|提交|形式|缴纳|交纳|转账|转出|汇|支付|到账|账户|保函)|^[^。]{0,6}保证金[^。]{0,8}时[^。]{0,8}账户"
)
_SELDOM_DECISIVE = re.compile(
    r"异议|质疑|疑问|澄清|修改|撤回|备注|附言|注：|附：|延长|方法|方式|首次|赔偿|不超过|费用|报名"
)
_LOSES_AWARD = re.compile(r"取消[^，。；]{0,4}(?:中标|成交)资格|(?:中标|成交)无效|放弃(?:中标|成交)")
# "Tenderers must pass every criterion": what decides is the rule itself, too.
_ALL_PASSED = re.compile(
    r"\b(?:must|shall)\b[^.]{0,30}\b(?:pass|meet|satisfy)\b[^.]{0,20}\b(?:all|every|each)\b|"
    r"^to be (?:considered|eligible)\b",
    re.IGNORECASE,
)
_JUDGED_HEADING = re.compile(r"evaluat|award|payment|invoice|clause", re.IGNORECASE)
_LATE = re.compile(
    r"\b(?:due|received|submitted|delivered|uploaded)\b[^.]{0,60}"
    r"\b(?:by|before|(?:no|not) later than|established date)\b",
    re.IGNORECASE,
)


def is_knockout(
    unit: Unit, verdict: Verdict, party: Party, category: Category, mode: Mode, legends: Legends, position: int
) -> bool:
    """Whether failing this requirement excludes the bidder or voids the bid.

    Args:
        unit: The requirement's text and place.
        verdict: What its own words say.
        party: Whose duty it is; only a bidder can be excluded.
        category: What it is about.
        mode: The kind of chapter.
        legends: What the document says about its own statements.
        position: Which sentence of the document it is, from 0.
    """
    marks = unit.marks or marks_used(unit.text[:12])
    if marks & legends.marks:
        return True
    if party == "supplier":
        return verdict.voids and bool(_LOSES_AWARD.search(unit.head))
    if PRICE_PREFERENCE.search(unit.head):
        return False
    if verdict.voids or verdict.level == "desirable":
        return verdict.voids
    minimum = category == "eligibility" or any(map(_MINIMUM_HEADING.search, unit.section[-1:]))
    return (minimum and mode not in {"evaluation", "forms"}) or _by_document(unit, mode, legends, position)


def _by_document(unit: Unit, mode: Mode, legends: Legends, position: int) -> bool:
    """Whether a rule elsewhere in the document, or common to all Chinese tenders, makes it decisive."""
    if legends.language == "zh":
        usual = _USUAL_GROUNDS.search(unit.head) and not _SELDOM_DECISIVE.search(unit.head)
        return bool(usual or _BID_BOND.search(unit.head)) and mode not in {"evaluation", "work"}
    if legends.late and _LATE.search(unit.head):
        return True
    judged = any(_JUDGED_HEADING.search(heading) for heading in unit.section[-2:])
    if mode in {"instructions", "evaluation", "other"} and _ALL_PASSED.search(unit.head):
        return True
    general = legends.decides_from is not None and position >= legends.decides_from
    return general and mode == "instructions" and not judged
