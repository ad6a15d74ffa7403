"""Which sentences of an answer ask for something new: not a reference, not a plan of the buyer's, not a relief."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.requirement import Requirement

_SUPPLY = (
    r"(?:contractors?|suppliers?|vendors?|offerors?|bidders?|quoters?|tenderers?|providers?|consultants?|awardees?|"
    r"systems?|solutions?|software|platforms?|proposals?|quot(?:e|ation)s?|submissions?|bids?|offers?|agents?|"
    r"deliverables?|functionalit(?:y|ies))"
)
_SUPPLY_ZH = r"(?:投标人|供应商|服务商|中标人|乙方|响应人|磋商|坐席|系统|人员|投标文件|响应文件|承包人)"


@dataclass(frozen=True, slots=True)
class Idle:
    """One kind of sentence that asks for nothing new.

    Attributes:
        name: What it does instead.
        regex: How it is worded.
        examples: Sentences of this kind.
        others: Sentences that ask for something.
    """

    name: str
    regex: re.Pattern[str]
    examples: tuple[str, ...]
    others: tuple[str, ...]


def _idle(name: str, regex: str, examples: tuple[str, ...], others: tuple[str, ...]) -> Idle:
    return Idle(name, re.compile(regex, re.IGNORECASE), examples, others)


IDLE: tuple[Idle, ...] = (
    _idle(
        "refers",
        r"^\W*(?:(?:yes|no|correct|confirmed)\b[,.;]?\s)?(?:please )?(?:see|refer to|review|consult|"
        r"as (?:stated|described) in|"
        r"(?:the )?(?:section|clause|paragraph|attachment) [\w.]{1,12} (?:of the \w{2,5} )?(?:states?|says|applies))\b"
        r"|^\W*(?:请)?(?:详?见|参见|参照|参考|以)(?:本|原)?(?:招标|采购|磋商|谈判|询价|更正)?(?:文件|公告|附件|第)"
        r"|详?见(?:更正|修改|变更|修订)后的|^\W*按(?:照)?(?:招标|采购|磋商)文件(?:的?要求|规定)?(?:执行|为准)?\W*$",
        (
            "Yes, see section 4.2.",
            "Please refer to Attachment 1.",
            "Section 3 of the RFP states the hours.",
            "详见招标文件第三章。",
        ),
        ("The supplier shall see each caller through.", "供应商须提供授权书。"),
    ),
    _idle(
        "tells nothing yet",
        r"\b(?:not (?:yet )?(?:available|known|determined|decided)|unknown|to be determined|TBD|"
        r"case[- ]by[- ]case|as[- ]needed basis|cannot be (?:provided|estimated|shared|disclosed|predicted)|"
        r"will not be (?:provided|disclosed|shared))\b"
        r"|has not yet\b|暂(?:未|无)|尚未确定",
        ("The start is to be determined.", "This figure cannot be provided.", "The buyer has not yet chosen a tool."),
        ("The figures shall be provided monthly.",),
    ),
    _idle(
        "relieves",
        r"\b(?:is|are) not (?:\w{1,16} )?(?:required|needed|necessary|expected|contemplated|mandatory|anticipated)\b|"
        r"\bno need\b|\b(?:does|do) not (?:\w{1,16} )?(?:expect|require|need|anticipate|intend)\b|\bneed not\b|"
        r"\bnot required to\b|无需|不需要|无须|不(?:作|做)?(?:强制)?要求|不强制",
        (
            "A site visit is not required.",
            "No need to bring headsets.",
            "The buyer does not expect weekend work.",
            "无需提供样品。",
        ),
        ("Agents must not record card numbers.", "不得分包。"),
    ),
    _idle(
        "leaves as it is",
        r"\b(?:cannot|will not|can not|won't) be (?:increased|changed|extended|removed|waived|revised|amended|modified|"
        r"reduced|relaxed)\b|\b(?:will|shall) not (?:change|extend|revise|amend|waive)\b"
        r"|\bremains? (?:unchanged|the same)\b|\bdeclines to\b"
        r"|\b(?:all|any) other\b[^.;]{0,120}\bunchanged\b|不(?:予|作|做)(?:修改|调整|变更|更正|延期)|维持(?:原|不变)"
        r"|(?:其[他它余]|原)[^。；]{0,20}(?:保持|均|维持)?不变",
        (
            "The page limit cannot be increased.",
            "The deadline will not be extended.",
            "原条款不作修改。",
            "其他内容不变。",
        ),
        ("The contract cannot be transferred.",),
    ),
    _idle(
        "allows",
        r"^\W*(?:yes|no|correct)?[,.;]?\s?(?:this|that|it) (?:will|would|can|is|may)(?: only| also)? (?:be )?"
        r"(?:allowed|permitted|acceptable|considered|fine)\b"
        r"|^\W*(?:是|可以|允许|同意|接受|认可|有效)[的，。,.]?$",
        ("Yes, this will be allowed.", "可以。"),
        ("Only staff with clearance will be allowed in.",),
    ),
)

_LONGEST_CLOSING = 200  # characters
_KEPT = next(idle.regex for idle in IDLE if idle.name == "leaves as it is")
_SPEAKS_OF_ITSELF = re.compile(
    r"^\W*(?:the |this )?(?:above )?(?:RFP|RFQ|IFB|ITT|ITB|solicitation|tender|request|invitation|bid|contract)"
    r"(?: documents?)? (?:is|are|has been|have been)(?: hereby)? (?:amended|revised|changed|modified)"
    r"(?: as follows)?\W*$|"
    r"\bpurpose of this\b|\bthis (?:addendum|amendment|corrigendum|document|notice) (?:is|provides?|contains?|"
    r"consists?|serves?|has been|forms?)\b|\bin this (?:addendum|amendment)\b[^.;]{0,40}\bincorporated\b",
    re.IGNORECASE,
)
_AMENDS = re.compile(
    r"\b(?:is|are|was|were|has been|have been|will be|shall be)(?: hereby| now)? "
    r"(?:deleted|removed|replaced|revised|amended|changed|extended|increased|reduced|decreased|corrected|updated|withdrawn|superseded|postponed|"
    r"added|cancelled)\b"
    r"|^\W*(?:please )?(?:disregard|delete|replace|change|revise|amend|extend)\b"
    r"|: ?(?:delete|replace|change|revise|amend) "
    r"|\bshould (?:now )?read\b|\bnow (?:reads?|requires?|includes?|applies)\b"
    r"|\bno longer (?:required|applicable|applies|apply)\b"
    r"|(?:更正|修改|变更|调整|改)(?:为|成|至)|(?:延期|延长|推迟|顺延)(?:至|到)"
    r"|不再(?:作为|要求|执行|适用)|(?:予以|现予?)(?:删除|取消|作废)|^\W*(?:删除|取消)"
    r"|(?:参数|因素|要求|需求|条款|标准|清单|图纸|内容|分值|数量|时间|地点|格式)[^。；：:\n]{0,6}"
    r"(?:有所|进行|作|已)?(?:变更|调整|更正|修改|补充)(?![^。；]{0,4}[:：])(?=\W|$)"
    r"|^\W*(?:同时|另)?(?:变更|调整|更正|修改|补充)[^。；：:\n]{2,60}(?:详?见|以)"
    r"|(?:项目|采购|招标|开标|磋商)(?:活动)?(?:暂停|中止|终止|取消)",
    re.IGNORECASE,
)

# what such rules find in an answer is mostly a plan: it must speak of the supplier or of what is supplied
_WEAK_RULES = frozenset({"will_be_done", "continuation", "buyer_expects", "learned"})
_SUBJECT = re.compile(
    r"\bexpects?(?: that)? (?:(?:the|all|its|each|any|every|a|of|new|proposed|awarded|content|data|functions?|"
    r"features?|in) )"
    rf"{{0,6}}{_SUPPLY}\b",
    re.IGNORECASE,
)
_BUYER_EXPECTS = re.compile(r"\bexpects?\b", re.IGNORECASE)
_NAMED = re.compile(rf"\b{_SUPPLY}\b|{_SUPPLY_ZH}", re.IGNORECASE)
_STRONG = re.compile(r"\b(?:must|shall)\b|必须|须|应当?(?!急|答|用)")  # beside a relief: what is asked for instead
_WILL = re.compile(r"\b(?:will|shall)\b|将")
_TOPIC = re.compile(
    r"^(?:with (?:respect|regard) to|regarding|as (?:for|to)|concerning)\b[^,.;]{1,100},\s", re.IGNORECASE
)
_QUOTE = re.compile(r"[“\"]([^“”\"]{20,1500})[”\"]?")


def asks_anew(row: Requirement) -> bool:
    """Whether a sentence of an answer, judged to be a requirement, asks for something by itself."""
    if any(_STRONG.search(idle.regex.sub(" ", row.text)) is None for idle in IDLE if idle.regex.search(row.text)):
        return False
    if row.rule in _WEAK_RULES:
        if _BUYER_EXPECTS.search(row.text):
            return bool(_SUBJECT.search(row.text))
        return bool(_NAMED.search(_WILL.split(row.text, maxsplit=1)[0]))
    return True


def asks_nothing(text: str) -> bool:
    """Whether an unasked sentence only leaves, waives or points to something, or says what the amendment itself is."""
    if _SPEAKS_OF_ITSELF.search(text) or _KEPT.search(text):
        return True
    return any(_STRONG.search(idle.regex.sub(" ", text)) is None for idle in IDLE if idle.regex.search(text))


def keeps_the_rest(text: str) -> bool:
    """Whether a short text says that everything else stays as it is."""
    return len(text) <= _LONGEST_CLOSING and bool(_KEPT.search(text))


def may_amend(text: str) -> bool:
    """Whether a sentence that is no known instruction speaks of a change all the same: a person must read it."""
    return bool(_AMENDS.search(_KEPT.sub(" ", text))) and not _SPEAKS_OF_ITSELF.search(text)


def without_topic(text: str) -> str:
    """The text without the words that only take up a question's topic: "With regard to hosting, ..."."""
    return _TOPIC.sub("", text)


def quoted(text: str) -> str:
    """What an answer quotes; empty when it quotes no sentence."""
    match = _QUOTE.search(text)
    return match.group(1) if match else ""


_YES = re.compile(r"\W*(?:yes|correct|confirmed|是的?|对|需要)\W*", re.IGNORECASE)
_NEED = re.compile(
    r"\b(?:a need|need(?:s|ed)? (?:to|for)|required?|requirement|must|mandatory)\b|需要|必须|是否要求", re.IGNORECASE
)


def affirms_a_need(question: str, answer: str) -> bool:
    """Whether a bare "yes" says that something asked about is needed: a person must put it into words."""
    return bool(_YES.fullmatch(answer)) and bool(_NEED.search(question))
