"""Which requirements decide alone: marked clauses, minimum eligibility, usual grounds of rejection, voiding words."""

from __future__ import annotations

import re

from models.document import Language
from models.requirement import Category, Party
from tasks.extract.context import Mode
from tasks.extract.judgement import Verdict
from tasks.extract.legends import Legends
from tasks.extract.marks import marks_used
from tasks.extract.phrases_zh import PRICE_PREFERENCE, SPACED_OUT
from tasks.extract.unit import Unit

_MINIMUM_HEADING = re.compile(
    r"资格(?:要求|条件|审查|证明|和要求)|合格的?(?:投标|响应|磋商)?(?:人|供应商|单位)|eligib|"
    r"minimum (?:qualification|requirement)",
    re.IGNORECASE,
)
# "Only registered firms are eligible", "Offers will only be accepted through the portal".
_ONLY_THESE = re.compile(
    r"^limited to\b|\bonly\b[^.]{0,160}\b(?:eligible|(?:be|are) (?:accepted|considered|evaluated|opened))\b|"
    r"\b(?:offers?|bids?|quot(?:e|ation)s?|proposals?|responses?|tenders?|submissions?)\b[^.]{0,40}"
    r"\bonly be (?:accepted|considered|evaluated)\b",
    re.IGNORECASE,
)
_STATES_A_MINIMUM = frozenset(
    {"shall", "must", "required_to", "is_required", "limit", "needs_to", "key_row", "standard_row", "measured_row"}
)
_MINIMUM_EN = re.compile(
    r"\b(?:eligib\w+|qualif\w+|licen[cs]\w+|certif\w+|accredit\w+|regist\w+|minimum|at least|(?:not|no) (?:less|fewer)|"
    r"years?|turnover|solven\w+|debar\w*|suspen\w+|bankrupt\w*|insolven\w*|legal entity|incorporated|schedule|"
    r"contract holders?|good standing|compliance|clearance|small business|proven|track record)\b",
    re.IGNORECASE,
)
# Behind the conditions of eligibility a notice tells how to get the papers; that excludes nobody.
_HOW_TO_OBTAIN = re.compile(r"申领|获取|领购|报名|开标时间|投标时间|注册")
_EXCLUDES_ZH = re.compile(
    r"不得(?:再|同时)?(?:参加|参与)[^，。；]{0,40}(?:采购|投标|竞标|响应)|不得推荐为|(?:不能|不得|不)进入(?:下一|后续|详细)|"
    r"(?:视为|视同|按|作)(?:撤回|未提交|未递交|放弃)?(?:虚假|无效)?投标(?:文件)?(?:处理|未完成|$|。|，)|"
    r"视为(?:非|未|没有|不)[^，。；]{0,6}实质性响应|投标失败"
)
_VOID_LEAD = re.compile(
    r"(?:投标|响应|报价)[^。]{0,12}(?:无效|否决|拒绝)|无效(?:投标|响应|标)|(?:中标|成交|投标)资格|"
    r"不得(?:存在|有)[^。]{0,8}情形"
)
# What a bid must contain, as against how good or in what shape.
_CONTENT = re.compile(
    r"^(?:please )?"
    r"(?:include|provide|submit|describe|identify|list|complete|attach|furnish|demonstrate|explain|a|an)\b|"
    r"\b(?:shall|must|will)(?: also| clearly| succinctly| each)? "
    r"(?:include|provide|submit|describe|contain|identify|list|complete|attach|furnish|demonstrate|be accompanied)\b|"
    r"\b(?:pages?|page limit\w*|length)\b",
    re.IGNORECASE,
)
# What Chinese tenders reject a bid for, whoever wrote them.
_USUAL_GROUNDS = re.compile(
    r"(?:投标(?:文件)?|标书)有效期|加密|行贿|弄虚作假|虚假|腐败|欺诈|(?:选择性|附有?条件的)报价|低于[^，。]{0,6}成本|密封|电子印章|截止(?:时间|日期|期)|最高(?:投标)?限价|联合体|备选|资格证明|授权委托书|实质性|只(?:允许|能)有一个|"
    r"固定不变|(?:获取|领购|购买)(?:了?招标文件)|开标一览表|解密|不得撤销|符合性|串通|控股|单位负责人|整体投标|资格审查|"
    r"(?:签字|签署|盖章|公章)[^。]{0,40}(?:投标文件|法定代表人|授权代表)|(?:投标文件|正本)[^。]{0,60}(?:签字|签署|盖章|公章)"
)
_BID_BOND = re.compile(
    r"(?:提交|提供|缴纳|交纳|递交|附)[^。，]{0,40}(?:投标保证金|押标金)|(?:(?:投标|交纳|缴纳)[^。]{0,4}保证金|押标金)[^。]{0,30}(?:金额|提交|形式|缴纳|交纳|转账|转出|汇|支付|到账|账户|保函)|^[^。]{0,6}保证金[^。]{0,8}时[^。]{0,8}账户"
)
_SELDOM_DECISIVE = re.compile(
    r"异议|质疑|疑问|澄清|修改|撤回|备注|附言|注：|附：|延长|方法|方式[：:为]|(?:递交|提交|获取|报名|支付|评标)方式|首次|赔偿|不超过|费用|报名|"
    r"扫描|骑缝|光盘|[Uu] ?盘|命名|其他标段"
)
_LOSES_AWARD = re.compile(r"取消[^，。；]{0,10}(?:中标|成交|投标)资格|(?:中标|成交)无效|放弃(?:中标|成交)")
# "Tenderers must pass every criterion": what decides is the rule itself, too.
_ALL_PASSED = re.compile(
    r"\b(?:must|shall)\b[^.]{0,30}\b(?:pass|meet|satisfy)\b[^.]{0,20}\b(?:all|every|each)\b|"
    r"^(?:in order )?to (?:be (?:considered|eligible|responsive)|qualify for)\b",
    re.IGNORECASE,
)
_JUDGED_HEADING = re.compile(r"evaluat|award|payment|invoice|clause", re.IGNORECASE)
_LATE = re.compile(
    r"^(?!.{0,40}\b(?:questions?|inquir\w+|enquir\w+|quer(?:y|ies)|clarifications?)\b).{0,400}\b(?:due|received|submitted|delivered|uploaded)\b(?:[^.]|\.(?=\S)){0,80}"
    r"\b(?:by|before|(?:no|not) later than|on or before|established date)\b",
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
    if marks & legends.marks or position in legends.decided:
        return True
    if PRICE_PREFERENCE.search(unit.head):
        return False
    if unit.language == "zh" and _EXCLUDES_ZH.search(unit.head) and mode != "contract":
        return True
    if party == "supplier":
        return verdict.voids and bool(_LOSES_AWARD.search(unit.head) or _VOID_LEAD.search(unit.lead_in or ""))
    if verdict.level == "desirable" and not verdict.voids:  # a wish under such a heading is a condition all the same
        return unit.language == "en" and any(map(_MINIMUM_HEADING.search, unit.section[-2:]))
    return (
        verdict.voids
        or bool(_ONLY_THESE.search(unit.head))
        or _is_minimum(unit, verdict, category, mode, unit.language)
        or _by_document(unit, mode, legends, position)
    )


def _is_minimum(unit: Unit, verdict: Verdict, category: Category, mode: Mode, language: Language) -> bool:
    """Whether it is a condition of eligibility: by its words, by its heading, or as a pledge of being eligible."""
    if any(map(_HOW_TO_OBTAIN.search, (*unit.section[-1:], (unit.lead_in or "")[-40:]))):
        return False
    if mode == "forms":
        return verdict.rule == "承诺事项" and category == "eligibility"
    if mode == "evaluation":
        return False
    if any(map(_MINIMUM_HEADING.search, unit.section[-1:])):
        return True
    # an English order to describe one's experience is no minimum
    stated = language == "zh" or (verdict.rule in _STATES_A_MINIMUM and _MINIMUM_EN.search(unit.head))
    return category == "eligibility" and bool(stated)


def _by_document(unit: Unit, mode: Mode, legends: Legends, position: int) -> bool:
    """Whether a rule elsewhere in the document, or common to all Chinese tenders, makes it decisive."""
    if unit.language == "zh":
        text = SPACED_OUT.sub("", unit.head)
        usual = _USUAL_GROUNDS.search(text) or _BID_BOND.search(text)
        return bool(usual) and not _SELDOM_DECISIVE.search(text) and mode not in {"evaluation", "work"}
    if legends.late and _LATE.search(unit.head):
        return True
    judged = any(_JUDGED_HEADING.search(heading) for heading in unit.section[-2:])
    if mode in {"instructions", "evaluation", "other"} and _ALL_PASSED.search(unit.head):
        return True
    general = legends.decides_from is not None and position >= legends.decides_from
    if legends.contents_only and not (_CONTENT.search(unit.head) or _CONTENT.search((unit.lead_in or "")[-80:])):
        general = False
    return general and mode == "instructions" and not judged
