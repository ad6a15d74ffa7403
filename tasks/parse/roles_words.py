"""The words by which buyers call the parts of a tender, role by role, in English and Chinese."""

from __future__ import annotations

import re

from models.document_set import DocumentRole

# Strongest claim first: this order also decides between equal weights. An amendment to a contract is an amendment,
# a price form among the specifications is a price form.
ROLE_ORDER: tuple[DocumentRole, ...] = (
    "amendment",
    "qa",
    "price_form",
    "response_form",
    "contract_terms",
    "specification",
    "instructions",
    "invitation",
    "annex",
)

# "Amendment to Request for Quote": these change or explain the document that the same title names
ABOUT_ANOTHER: tuple[DocumentRole, ...] = ("amendment", "qa")

_FORM = r"(?:forms?|schedules?|sheets?|templates?|tables?|breakdowns?|workbooks?|formats?)"
_PRICE = r"(?:pric(?:e|es|ing)|costs?|fees?|rates?|commercial|financial)"
_SUPPLIER = r"(?:bidders?|tenderers?|offerors?|quoters?|vendors?|suppliers?|respondents?|proposers?|applicants?)"
_REQUEST = r"(?:quot(?:e|ation)s?|proposals?|tenders?|bids?|offers?|information|expressions? of interest)"

_TITLES: dict[DocumentRole, tuple[str, ...]] = {
    "amendment": (
        r"\b(?:amendments?|addend(?:um|a)|corrigend(?:um|a)|errat(?:um|a)|modification of (?:solicitation|contract))\b",
        r"(?:更正|变更|补充|延期|修改|改期)(?:开标|的)?(?:公告|通知|文件|函|说明|事项)|补遗|澄清修改|(?:公告|文件)的?(?:更正|变更|修改)",
    ),
    "qa": (
        r"\bquestions? ?(?:and|&|/) ?(?:answers?|responses?|replies)\b|\bq ?(?:&|and) ?as?\b|\bFAQs?\b",
        r"\b(?:responses?|answers?|replies) to (?:\w{1,15}['’]?s? ){0,3}(?:questions|queries|clarifications?)\b",
        r"\bclarifications?(?: (?:questions?|responses?|log|no|number|document))?\b|\bfrequently asked\b",
        r"答疑|澄清|(?:问题|疑问|质疑|询问)的?(?:回复|解答|答复|回答)",
    ),
    "price_form": (
        rf"\b{_PRICE} (?:\w{{1,15}} )?{_FORM}\b|\bbills? of quantit(?:y|ies)\b|\b(?:BOQ|IGCE)\b|\brate cards?\b",
        rf"\bschedule of (?:\w{{1,15}} (?:and|&) )?{_PRICE}\b|\bsuppl(?:y|ies) or services and pric",
        r"\bcost estimates?\b",
        r"开标一览表|报价(?:一览|明细|清单|汇总)?[表单]|价格(?:构成|明细|清单|文件)|工程量清单|费用(?:明细|测算)表",
    ),
    "response_form": (
        rf"\b(?:bid|tender|proposal|quotation|quote|submission|offer|response|reference) {_FORM}\b",
        r"\bform of (?:tender|bid|offer|quotation)\b|\bresponse (?:document|booklet)\b|\bESPD\b",
        r"\b(?:affidavit|questionnaire|check ?list|power of attorney|letter of (?:bid|tender|offer))\b",
        r"\bcompliance (?:matrix|form|table|schedule)\b|\backnowledge?ment forms?\b|\bdisclosure statement\b",
        r"\bdeclarations?\b|\bnon-? ?disclosure\b|\bconflicts? ?of ?interest\b",
        r"\brepresentations?(?: regarding|,? (?:and )?certifications?|$)|\b(?:approach|form|response|cv) template\b",
        r"投标函|(?:投标|响应|应答|报价|申请)文件(?:的?(?:组成|内容|参考))?[及与和]?格式",
        r"(?:各种|附件|文件)格式|格式(?:附件|文本)",
        r"授权(?:委托)?书|承诺[函书]|声明[函书]|偏离表|(?:申请|登记|报名|申报|承诺|响应)表|回执",
    ),
    "contract_terms": (
        r"\bterms ?(?:and|&) ?conditions\b|\bconditions of contract\b|\bcontract(?:ual)? clauses?\b",
        r"\bcontract(?:ual)? (?:terms|conditions)\b",
        r"\b(?:draft|model|sample|form of|standard) (?:contract|agreement)\b|(?<!level )\bagreement$|\bclauses\b",
        r"\bspecial contract requirements\b|\bcontract administration\b|\bGTCs?\b|\b(?:general|special) conditions\b",
        r"\bcall-? ?off\b|\bterms$",
        r"合同(?:的?主要)?(?:通用|专用|一般|特殊)?(?:条款|文本|格式|草案|范本|样本|样稿|模板|书)",
        r"合同(?:（|\(|$)|协议书|拟签订的?合同",
    ),
    "specification": (
        r"\bstatements? of (?:work|objectives?|requirements?|needs?)\b|\bperformance work statement\b",
        r"\b(?:SOW|SOO|PWS|QASP|TOR)\b|\bspec(?:s|ifications?)\b|\bquality assurance surveillance\b",
        r"\bscope of (?:work|services?|supply)\b|\bterms of reference\b",
        r"\b(?:technical|functional|service|business|user|system) (?:requirements?|description|needs)\b",
        r"\brequirements? (?:document|matrix|catalogue|list)\b|\bservice levels?\b|\bdescriptions? ?(?:/|and) ?spec",
        r"(?:采购|招标|服务|用户|项目|业务|功能|技术|货物)(?:服务)?需求|需求(?:书|说明|一览表)|任务书|采购内容",
        r"技术(?:服务)?(?:规格|规范|要求|标准|参数|条件|规程)|服务(?:内容|标准)",
        r"(?:服务|商务和技术|质量|考核)(?:内容|标准|规范)?[及与和]?(?:技术|服务)?要求",
    ),
    "instructions": (
        rf"\binstructions? (?:to|for) (?:\w{{1,15}} )?{_SUPPLIER}\b|\binstructions, conditions\b|^instructions$",
        r"\b(?:bidding|quote|tender|response|proposal|submission|special) (?:instructions|requirements|rules)\b",
        r"\bevaluation (?:criteria|factors|methodology|and award)\b|\b(?:basis (?:of|for)|evaluation and) award\b",
        r"\baward criteria\b|\bconditions of tender\b",
        r"须知|(?:评标|评审|评分|资格审查|评定)(?:办法|方法|标准|细则|程序|和标准)|投标(?:指南|说明)",
    ),
    "invitation": (
        rf"\brequests? for {_REQUEST}\b|\binvitations? (?:to|for) (?:tender|bid|quote|offer|treat)s?\b",
        r"\bsolicitation\b",
        r"\b(?:PO)?(?:RFQ|RFP|RFT|RFB|RFO|RFI|ITT|ITB|IFB|ITQ|EOI|NIT)\b|\bcalls? for (?:tenders?|bids?|proposals?)\b",
        r"\b(?:contract|tender|procurement|bid) (?:notice|bulletin|documents?|dossier)\b",
        r"\bbidding documents?\b|\bnotice inviting\b|\bcombined synopsis\b",
        r"(?:招标|采购|磋商|谈判|询价|比选|遴选|竞价|竞争性磋商|询比|资格预审|竞标)(?:文件|公告|邀请|邀请函|通知书|函)|投标邀请",
    ),
    "annex": (),
}

# words before and behind a request's name in a title that is about it
SPEAKS_ABOUT = re.compile(r"\b(?:on|to|about|re|regarding|under|pursuant to|section of)\b[^.:]{0,80}$", re.IGNORECASE)
OUTCOME = re.compile(r" (?:synopsis|results?|summary|feedback|comments?|attachments?|minutes)\b", re.IGNORECASE)

# what the role is called in a reason
ROLE_WORDS: dict[DocumentRole, str] = {
    "amendment": "an amendment",
    "qa": "questions and answers",
    "price_form": "a price form",
    "response_form": "forms to fill in",
    "contract_terms": "contract terms",
    "specification": "the specification",
    "instructions": "instructions to bidders",
    "invitation": "the invitation",
    "annex": "an annex",
}

TITLE_PATTERNS: dict[DocumentRole, re.Pattern[str]] = {
    role: re.compile("|".join(patterns), re.IGNORECASE) for role, patterns in _TITLES.items() if patterns
}

# sentences at a document's head that say what it does
OPENING_PATTERNS: dict[DocumentRole, re.Pattern[str]] = {
    "amendment": re.compile(
        r"\b(?:purpose of )?this (?:document |notice )?(?:is an? )?(?:amendment|addendum|corrigendum)\b"
        r"|\b(?:is|are) (?:hereby )?(?:amended|modified|revised) (?:as follows|to read)"
        r"|(?:现|特)?(?:作|做|进行)(?:出)?(?:如下|以下)(?:更正|变更|修改|补充|澄清修改)|(?:更正|变更|修改)(?:内容|事项)?(?:如下|为[:：])",
        re.IGNORECASE,
    ),
    "qa": re.compile(
        r"\b(?:responses?|answers?|replies) to (?:all |the )?(?:\w{1,15}['’]?s?['’]? ){0,3}(?:questions|queries)\b"
        r"|(?:提出的?|收到的?)(?:问题|疑问)[^。]{0,20}(?:答复|回复|解答|澄清)(?:如下)?",
        re.IGNORECASE,
    ),
}

QUESTION_COLUMN = re.compile(r"question|quer(?:y|ies)\b|问题|疑问|提问", re.IGNORECASE)
ANSWER_COLUMN = re.compile(r"answer|response|repl(?:y|ies)\b|答复|回复|解答|答疑", re.IGNORECASE)
ANSWER_START = re.compile(
    r"\s?(?:A\d{1,3} ?[:：.)]|A ?[:：]|Ans(?:wer)?\.? ?\d{0,3} ?[:：.)]|(?:Response|Reply)(?: ?#? ?\d{1,3})? ?[:：]"
    r"|(?:答|答复|回复|解答) ?\d{0,3} ?[:：])",
    re.IGNORECASE,
)
PRICE_COLUMN = re.compile(
    r"\b(?:unit|total|extended|ceiling|proposed|monthly|annual|hourly|firm.fixed) (?:price|cost|rate|amount)s?\b"
    r"|\b(?:hourly|labor) rates?\b|\bgrand total\b|\bsub-?total\b|\bprice\b|\bline total\b"
    r"|单价|合价|合计|总价|报价|金额|小计",
    re.IGNORECASE,
)
COMPLIANCE_COLUMN = re.compile(
    r"\bcompl(?:y|ies|iant|iance)\b"
    r"|\b(?:vendor|bidder|supplier|offeror|tenderer)(?:['’]?s)? (?:response|comments?|answer)\b"
    r"|偏离|投标响应|响应情况|响应内容",
    re.IGNORECASE,
)
BLANK = re.compile(r"_{4,}|＿{3,}|\.{12,}|…{4,}|\[ \]|☐|□|（(?:盖章|签字|公章|签章)）|\((?:盖章|签字|公章)\)")
FEDERAL_CLAUSE = re.compile(r"\b(?:2?52)\.2\d\d-\d{1,4}\b")
CONTRACT_PARTY = re.compile(r"甲方|乙方")
