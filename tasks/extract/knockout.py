"""Which requirements decide alone: marked clauses, minimum eligibility, usual grounds of rejection, voiding words."""

from __future__ import annotations

import re

from models.requirement import Category, Party
from tasks.extract.context import Mode
from tasks.extract.judgement import Verdict
from tasks.extract.legends import Legends
from tasks.extract.unit import Unit

_MINIMUM_HEADING = re.compile(
    r"资格(?:要求|条件|审查|证明)|合格的?投标人|eligib|minimum (?:qualification|requirement)", re.IGNORECASE
)
# What Chinese tenders reject a bid for, whoever wrote them.
_USUAL_GROUNDS = re.compile(
    r"投标(?:文件)?有效期|密封|电子印章|截止时间|最高(?:投标)?限价|联合体|备选|资格证明|授权委托书|实质性|只(?:允许|能)有一个|"
    r"固定不变|(?:获取|领购|购买)(?:了?招标文件)|开标一览表|解密|不得撤销|符合性|串通|控股|单位负责人|整体投标|资格审查|"
    r"(?:签字|签署|盖章|公章)[^。]{0,40}(?:投标文件|法定代表人|授权代表)|(?:投标文件|正本)[^。]{0,60}(?:签字|签署|盖章|公章)|投标保证金[^。]{0,30}(?:金额|提交|形式)"
)
_SELDOM_DECISIVE = re.compile(r"异议|质疑|澄清|修改|撤回|备注|附言|注：|附：|延长|方法|方式|首次|赔偿|不超过|费用|报名")
_JUDGED_HEADING = re.compile(r"evaluat|award|payment|invoice|clause", re.IGNORECASE)
_LATE = re.compile(
    r"\b(?:due|received|submitted|delivered)\b[^.]{0,60}\b(?:by|before|(?:no|not) later than|established date)\b",
    re.IGNORECASE,
)


def is_knockout(unit: Unit, verdict: Verdict, party: Party, category: Category, mode: Mode, legends: Legends) -> bool:
    """Whether failing this requirement excludes the bidder or voids the bid."""
    place = unit.head if unit.kind == "row" else unit.text[:12]
    if any(mark in place for mark in legends.marks):
        return True
    if party == "supplier":
        return False
    if verdict.voids or verdict.level == "desirable":
        return verdict.voids
    minimum = category == "eligibility" or any(map(_MINIMUM_HEADING.search, unit.section[-1:]))
    return (minimum and mode != "evaluation") or _by_document(unit, mode, legends)


def _by_document(unit: Unit, mode: Mode, legends: Legends) -> bool:
    """Whether a rule elsewhere in the document, or common to all Chinese tenders, makes it decisive."""
    if legends.language == "zh":
        usual = _USUAL_GROUNDS.search(unit.head) and not _SELDOM_DECISIVE.search(unit.head)
        return bool(usual) and mode not in {"evaluation", "work"}
    if legends.late and _LATE.search(unit.head):
        return True
    judged = any(_JUDGED_HEADING.search(heading) for heading in unit.section[-2:])
    return legends.all_submission and mode == "instructions" and not judged
