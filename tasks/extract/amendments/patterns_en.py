"""English instructions that change a tender, one way of wording each."""

from __future__ import annotations

import re

from tasks.extract.amendments.pattern import Action, Pattern

# a full stop inside a number, a time or an abbreviation does not end a phrase
_IN = r"(?:[^.:;]|:(?=\d)|\.(?=\w)|(?<=[ap]\.m)\.|(?<=No)\.)"
_TARGET = rf"(?P<target>{_IN}{{3,260}}?)"
_QUOTE = r"[“\"‘]([^“”\"]{1,1500}?)[.,]?[”\"’]"
_OLD = _QUOTE.replace("(", "(?P<old>", 1)
_NEW = _QUOTE.replace("(", "(?P<new>", 1)
_IS = r"(?:is|are|shall be|will be|has been|have been)(?: hereby| now| further){0,2}(?: modified and)?"
_PART = (
    r"(?:clauses?|sub-?clauses?|sections?|sub-?sections?|paragraphs?|paras?|articles?|items?|tables?|rows?|sentences?|"
    r"attachments?|annex(?:es)?|appendix|appendices|exhibits?|schedules?|pages?|requirements?|bullets?|provisions?)"
)
_NUMBERED = r"(?:[A-Z]\.)?\d{1,3}(?:\.\d{1,3}){1,5}(?:\([a-z0-9]{1,3}\))?"
_NO_VERB = rf"(?:(?!\b(?:is|are|shall|will|must|has|have)\b){_IN})"
_A_PART = rf"(?:(?:the )?(?:{_NO_VERB}{{0,60}}?\b)?{_PART}\b{_IN}{{0,160}}?|{_NUMBERED})"
_DONE = r"(?=[.;]?\s*$|[.;]\s|\s(?:and|with)\b)"
_WHOLLY = r"(?:,? in (?:its|their) entirety)?"
_THEREFOR = r"(?: therefor| therefore| in lieu thereof| in (?:its|their) place| instead){0,2}"
_PUT = rf"(?:(?:replac|substitut|insert|add)ing(?: (?:it|them))?(?: with| by)?{_THEREFOR})"
_WORDS = r"(?:the )?(?:words?|wording|phrases?|figures?|numbers?|references? to|text|date|term|sentences?|value)?\s?"
_FOLLOWING = r"(?: the following(?: \w[\w.]{0,15}){0,3}| as follows| this(?: \w{1,16})?)?"
_START = r"(?:^|(?<=[.;:\n•\-–])\s?)(?:please\s|and\s)?"
_PLACE = rf"(?:(?:^|(?<=[.;\n]\s))(?P<target>{_IN}{{3,80}}?)(?:\s?[,:–—-]\s?|\s))?"
_BEHIND = rf"(?:,?\s(?:in|from|on|at|under|of|within)\s(?P<target>{_IN}{{3,200}}?))?(?=[.;]?\s*$|[.;]\s)"
_CHANGED = (
    r"(?:extended|changed|revised|increased|reduced|decreased|amended|moved|postponed|raised|lowered|corrected|"
    r"updated|rescheduled|delayed|shortened|lengthened)"
)
_CHANGE = r"(?:extend|change|revise|increase|reduce|decrease|amend|move|postpone|raise|lower|correct|update|reschedule)"
_QUANTITY = (
    r"(?:deadlines?|(?:due|closing|submission|opening|response|start|end|delivery|award|question|inquiry) "
    r"(?:dates?|times?)|"
    r"dates?|times?|limits?|periods?|terms?|numbers?|quantit(?:y|ies)|amounts?|percentages?|volumes?|rates?|budgets?|"
    r"ceilings?|targets?|minimum|maximum|thresholds?|levels?|validity|hours|durations?|frequenc(?:y|ies))"
)
_NUMERAL = r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)\b)"
# a date or a number with a few words, not in quotation marks
_BARE_OLD = (
    rf"(?P<old>(?={_NUMERAL}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,6}}\.? \d)"
    r"[^.;:“”\"]{2,60}?)"
)
_BARE_NEW = rf"(?P<new>(?=[^.;]{{0,40}}{_NUMERAL}){_IN}{{1,80}}?)(?=[.;]?\s*$|[.;]\s)"
_COUNTED = rf"(?=[^.;]{{0,80}}{_NUMERAL})"
_VALUE = rf"{_COUNTED}(?P<new>{_IN}{{1,120}}?)(?=[.;,]?\s*$|[.;]\s|, (?:and|so|which|but)\b)"


def _pattern(name: str, action: Action, regex: str, examples: tuple[str, ...], others: tuple[str, ...]) -> Pattern:
    return Pattern(name, action, re.compile(regex, re.IGNORECASE), examples, others)


PATTERNS_EN: tuple[Pattern, ...] = (
    _pattern(
        "from and to in full",
        "words",
        rf"{_PLACE}(?:change from|currently (?:reads|states)|(?:originally |previously )(?:read|stated)|was)\s?:\s?"
        r"[“\"]?(?P<old>[^“”\"]{3,1200}?)[”\"]?\s?"
        r"(?:change to|(?:(?:it|this|which) )?(?:is (?:hereby )?(?:changed|revised|amended) to(?: read)?|"
        r"(?:shall|should|will)? ?now reads?|should read))\s?:\s?",
        (
            "Section 2.2 CHANGE FROM: Send two copies. CHANGE TO: Send four copies.",
            "Section 2.4 currently reads: Send two copies. It shall now read: Send four copies.",
        ),
        ("The ticket states: Send two copies.",),
    ),
    _pattern(
        "amended to read",
        "replace",
        rf"{_TARGET} {_IS} (?:amended|revised|changed|modified|corrected|updated|reworded)\b[^:]{{0,160}}?"
        r"(?:\bto (?:now )?(?:read|state)|\b(?:so that|and) (?:it |they )?(?:now )?reads?)(?: as follows)?\s?[:,]?\s?",
        (
            "Clause 3.2 is amended to read: “Calls are recorded for 90 days.”",
            "The last sentence in the “Hours” section on page 4 has been revised to read as follows: Lines open at 7.",
            "The “Target” of “Chat” is amended to eliminate the word “web”, so that it now reads: “80% of all chats”.",
        ),
        ("The contract may be amended by the parties in writing.", "Please read the revised instructions."),
    ),
    _pattern(
        "amended to reflect",
        "replace",
        rf"{_TARGET} {_IS} (?:amended|revised|changed|modified|corrected|updated) to (?:reflect|provide|say)"
        rf"(?: the following| as follows)\s?:\s?",
        ("Clause 7.2 is amended to reflect the following: Damages shall not exceed 10%.",),
        ("The plan is amended to reflect new volumes.",),
    ),
    _pattern(
        "amended to include",
        "insert",
        rf"{_TARGET} {_IS} (?:amended|revised|changed|modified|updated|expanded|supplemented) "
        rf"(?:to (?:include|add)|by (?:adding|inserting)|with)(?: the)? following(?: \w{{1,16}}){{0,4}}\s?:\s?",
        ("Section 2.3 is amended to include the following: 2.3.8 Deputies are named.",),
        ("The list is amended to include new sites.",),
    ),
    _pattern(
        "amended by deleting all of it",
        "replace",
        rf"{_TARGET} {_IS} (?:amended|revised|changed|modified) by (?:deleting|removing|striking|replacing) "
        rf"(?:it|them|(?:the|such|said|that) {_PART}(?: [\d.]{{1,12}})?){_WHOLLY},? (?:and )?"
        rf"(?:(?:by )?{_PUT}|with){_FOLLOWING}\s?[:,]\s?",
        ("Section 2.1 is amended by deleting such section in its entirety and inserting in lieu thereof: Lines open.",),
        ("Section 2.1 is amended by deleting the section on fees.",),
    ),
    _pattern(
        "amended by changing words",
        "words",
        rf"{_TARGET} {_IS} (?:amended|revised|changed|modified|corrected) by (?:deleting|removing|striking|replacing) "
        rf"{_WORDS}{_OLD},? (?:where\w* (?:it|they) appears?,? )?(?:and )?(?:(?:by )?{_PUT}|with|by) {_WORDS}{_NEW}"
        rf"{_THEREFOR}",
        (
            "Clause 4.4 is hereby amended by deleting “ten” and inserting “twelve” in its place.",
            "Section 7.1 is amended by replacing “4.50” with “5.00”.",
        ),
        ("The tariff may be amended by deleting “ten” and inserting “twelve”.",),
    ),
    _pattern(
        "amended by deleting words",
        "delete",
        rf"{_TARGET} {_IS} (?:amended|revised|changed|modified|corrected) "
        rf"(?:to (?:eliminate|remove|delete|strike|omit)|by (?:deleting|removing)) {_WORDS}{_OLD}",
        ("Clause 4 is amended to remove the word “only”.",),
        ("The contract is amended by signature.",),
    ),
    _pattern(
        "amended as follows",
        "replace",
        r"(?<!\w)"
        r"(?!(?:the |this )?(?:above )?(?:RFP|RFQ|IFB|ITT|ITB|solicitation|tender|request|invitation|bid|contract)s?"
        r"(?: documents?)? (?:is|are|has|have)\b)"
        rf"{_TARGET} {_IS} (?:amended|revised|changed|modified|corrected|updated) as follows\s?[:.]?\s?",
        ("Section 4.1 is hereby revised as follows: Reports are due weekly.",),
        ("The solicitation may be amended at any time.",),
    ),
    _pattern(
        "words are changed",
        "words",
        rf"(?:(?:in|on) (?P<target>{_IN}{{3,200}}?),? )?(?:the )?"
        rf"(?:words?|phrases?|figures?|references? to|text|date|term)? ?{_OLD} "
        rf"(?:(?:should|shall|must) (?:now )?(?:read|be)|now reads|"
        rf"{_IS} (?:replaced|changed|amended|revised|substituted|corrected)(?: with| by| to)(?: read)?)"
        rf"\s{_WORDS}{_NEW}",
        (
            "In section 2.4 the words “each month” are replaced by “each week”.",
            "In section 2.4 “each month” should read “each week”.",
        ),
        ("The words of the agent are recorded.",),
    ),
    _pattern(
        "words in a part are changed",
        "words",
        rf"\b(?:words?|phrases?|figures?|references? to|text|date|term) {_OLD} (?:in|on|under|at) "
        rf"(?P<target>{_IN}{{3,160}}?) (?:(?:should|shall) (?:now )?(?:read|be)|"
        rf"{_IS} (?:replaced|changed|amended|revised|substituted|corrected)(?: with| by| to)(?: read)?)"
        rf"\s{_WORDS}{_NEW}",
        ("The reference to “Hull” in clause 4.2 is changed to “York”.",),
        ("The text in clause 4.2 is long.",),
    ),
    _pattern(
        "replaced by",
        "replace",
        rf"{_TARGET} {_IS} (?:deleted{_WHOLLY},? and )?(?:replaced|substituted|superseded){_WHOLLY},? (?:with|by)"
        rf"{_FOLLOWING}\s?[:,]?\s?",
        (
            "Clause 7 is deleted in its entirety and replaced with the following: Invoices are sent monthly.",
            "Section C.4 is replaced by: “The supplier provides headsets.”",
        ),
        ("Staff who leave must be replaced within ten days.",),
    ),
    _pattern(
        "now reads",
        "replace",
        rf"{_TARGET} (?:now|shall now|should now|should|shall|will now) reads?(?: as follows)?"
        r"\s?(?:[:,]\s?|(?=[“\"]))",
        ("Paragraph 2.3 should read: “within two hours”.", "Paragraph 2.3 should read “within two hours”."),
        ("Bidders should read all documents.",),
    ),
    _pattern(
        "for these words read those",
        "words",
        rf"{_PLACE}(?:for|instead of) {_WORDS}{_OLD},? (?:please )?(?:read|substitute|insert) {_WORDS}{_NEW}",
        ("Clause 3.1: for “ten” read “twelve”.", "Instead of “ten” please read “twelve”."),
        ("Fees for “ten” lines are read monthly.",),
    ),
    _pattern(
        "change a bare value",
        "words",
        rf"(?:(?:^|(?<=[.;\n]\s))(?P<target>(?:{_PART}\b|{_NUMBERED}){_NO_VERB}{{0,80}}?)(?:\s?[,:–—-]\s?|\s)|{_START})"
        rf"(?:delete|replace|change|strike|remove)(?: from)? {_BARE_OLD},? "
        rf"(?:(?:and )?(?:replace(?: it)? (?:with|by)|insert|substitute){_THEREFOR}|with|to) {_BARE_NEW}",
        (
            "Section A.9 Delete December 17, 2031 and replace with December 30, 2031.",
            "Section 2.2 – change from 20 pages to 30 pages.",
        ),
        ("Delete the files of 3 callers and replace with the others.", "Change the 2 sections with the form."),
    ),
    _pattern(
        "in a part, change words",
        "words",
        rf"{_START}(?:in|on|at|under) (?P<target>{_IN}{{3,200}}?),? (?:please )?"
        r"(?:replace|change|substitute|amend|revise|delete) "
        rf"{_WORDS}{_OLD},?\s(?:with|by|to(?: read)?|and (?:replace (?:it )?with|insert|substitute){_THEREFOR})"
        rf"\s{_WORDS}{_NEW}",
        ("In clause 5.1, replace “ten agents” with “twelve agents”.",),
        ("In clause 5.1 the agents replace each other.",),
    ),
    _pattern(
        "change words",
        "words",
        rf"\b(?:replace|change|substitute|amend|revise|delete|strike) {_WORDS}{_OLD},?\s"
        rf"(?:(?:in|from|at|of) (?P<place>{_IN}{{3,120}}?),? )?"
        rf"(?:with|by|to(?: read)?|and (?:replace (?:it )?with|insert|substitute){_THEREFOR})\s{_WORDS}{_NEW}{_BEHIND}",
        (
            "Replace “24 hours” with “12 hours” in section 6.",
            "Delete the words “if possible” and insert “always”.",
            "Delete “ten” in clause 3.4 and substitute therefor “twelve”.",
        ),
        ("Replace broken headsets with new ones.",),
    ),
    _pattern(
        "delete words",
        "delete",
        rf"\b(?:delete|remove|strike|eliminate|omit)(?: out)? {_WORDS}{_OLD}{_BEHIND}",
        ("Delete the words “where possible” from clause 9.2.", "Remove “fax” in section 3."),
        ("Delete all recordings after 90 days.",),
    ),
    _pattern(
        "exchange a part for one attached",
        "replace",
        rf"{_START}(?:delete|remove|replace|substitute) (?P<target>{_A_PART})"
        rf"{_WHOLLY},? (?:(?:and )?(?:replace(?: it)? (?:with|by)|insert|substitute)|and with|with|by) "
        r"(?=(?:the )?(?:\w{1,16} ){0,2}(?:attached|enclosed|revised|updated|new|amended)\b)",
        (
            "Replace page 12 with the attached page 12.",
            "Remove Attachment 3 and replace with the revised Attachment 3.",
        ),
        ("Replace agents with new ones.",),
    ),
    _pattern(
        "delete and insert",
        "replace",
        rf"{_START}(?:delete|replace|substitute) (?P<target>{_A_PART})"
        rf"{_WHOLLY},? (?:(?:and )?(?:replace(?: it)? (?:with|by)|insert|substitute){_THEREFOR}|with|by){_FOLLOWING}"
        r"\s?(?::\s?|(?=[“\"]))",
        (
            "Delete clause 8.1 and insert the following: The help desk opens at 8.",
            "Replace paragraph 3 on page 6 with the following text: Offers are sent by mail.",
        ),
        ("Replace worn chairs with new ones: the supplier pays.",),
    ),
    _pattern(
        "delete a part",
        "delete",
        rf"{_START}(?:delete|remove|strike|omit|disregard) (?P<target>{_A_PART}){_WHOLLY}{_DONE}",
        ("Delete clause 12.3 in its entirety.", "Remove section 4.5.", "Please disregard 2.7 and renumber."),
        ("Delete the recordings within 90 days.",),
    ),
    _pattern(
        "a part is deleted",
        "delete",
        rf"(?:^|(?<=[.;:,)\n]\s)|(?<=[.;:,)\n])|(?<=\band\s)|(?<=[-–—]\s))(?P<target>{_A_PART}) "
        rf"(?:{_IS} (?:deleted|removed|withdrawn|omitted|struck|waived|cancell?ed|rescinded)|"
        rf"{_IS} no longer (?:applicable|required)|(?:no longer|does not|do not) appl(?:y|ies)){_WHOLLY}"
        r"(?=[.;]?\s*$|[.;]\s)",
        ("Section 5.6 is hereby deleted.", "The requirement in paragraph 7 has been removed.", "4.2 is deleted."),
        ("Personal data is deleted after the call.",),
    ),
    _pattern(
        "add behind a part",
        "insert",
        rf"{_START}(?:after|at the end of|under|to|in|following) (?P<target>{_IN}{{3,160}}?),? (?:please )?"
        r"(?:add|insert)(?: a| the)?(?: new| following){0,2}(?: \w{1,16}){0,4}\s?[:,]\s?",
        ("After clause 3.4, insert the following clause: The supplier trains all agents.",),
        ("After training, agents add value.",),
    ),
    _pattern(
        "add a part",
        "insert",
        rf"{_START}(?:add|insert)(?: a| the| as)?(?: new| following){{0,2}}(?P<target>{_IN}{{0,160}}?)\s?:\s?",
        ("Add the following paragraph to section 2: Lines are tested yearly.", "Insert new clause 9.9: No fees apply."),
        ("Adding agents is free.",),
    ),
    _pattern(
        "is added",
        "insert",
        rf"(?:the following|a new)(?: \w[\w.]{{0,15}}){{0,3}} {_IS} (?:added|inserted|included)"
        rf"(?P<target>{_IN}{{0,160}}?)\s?:\s?",
        ("The following sentence is added to clause 2.2: Calls are free.",),
        ("The following items are added value.",),
    ),
    _pattern(
        "value from and to",
        "value",
        rf"(?P<target>\bthe {_IN}{{3,140}}?) {_IS} {_CHANGED} from (?P<old>{_IN}{{1,100}}?) "
        rf"(?:up |down )?(?:to|until) {_VALUE}",
        (
            "The page limit is increased from 10 to 15 pages.",
            "The due date has been moved from 3 May 2031 to 10 May 2031.",
        ),
        ("The call is moved from queue to queue by the system and agents.",),
    ),
    _pattern(
        "change a value from and to",
        "value",
        rf"{_START}{_CHANGE} (?P<target>{_IN}{{3,140}}?) from (?P<old>{_IN}{{1,100}}?) (?:up |down )?to {_VALUE}",
        ("Change the closing date from 1 June 2031 to 8 June 2031.",),
        ("Change trains from platform two.",),
    ),
    _pattern(
        "change a value to",
        "value",
        rf"\b(?:{_CHANGE}|extends|changes|postpones|moves|increases|reduces) "
        rf"(?P<target>the {_IN}{{0,100}}?\b{_QUANTITY}\b{_IN}{{0,60}}?) (?:up |down )?(?:to|until) {_VALUE}",
        (
            "Change the due date for offers to 20 January 2032, 2:00 PM Eastern Time.",
            "This addendum extends the closing date to 9 July 2031.",
            "The purpose of this amendment is to extend the submission deadline to 01/05/2032 at 12:00 PM.",
        ),
        ("Change the date of birth to the format shown.",),
    ),
    _pattern(
        "value named and set",
        "value",
        rf"(?P<target>\bthe {_IN}{{3,100}}?) (?:of|for) (?P<old>(?={_NUMERAL}){_IN}{{1,60}}?) {_IS} {_CHANGED} "
        rf"(?:up |down )?(?:to|until) {_VALUE}",
        (
            "The peak of 1,200 calls an hour is increased to 1,500 calls an hour.",
            "The requirement for three references is reduced to two references.",
        ),
        ("The price of two lines is increased each year.",),
    ),
    _pattern(
        "value set",
        "value",
        rf"(?P<target>\bthe {_IN}{{0,100}}?\b{_QUANTITY}\b{_IN}{{0,80}}?) {_IS} {_CHANGED} "
        rf"(?:by {_IN}{{1,40}}? )?(?:up |down )?(?:to|until) {_VALUE}",
        ("The page limit is increased to 30.", "The deadline for offers has been extended to 9 July 2031 at 14:00."),
        ("The number of agents is increased during peaks.",),
    ),
    _pattern(
        "new value",
        "value",
        rf"\bthe (?:new|revised|extended|corrected|updated) (?P<target>{_IN}{{0,60}}?\b{_QUANTITY}\b{_IN}{{0,80}}?) "
        rf"(?:is|are|will be|shall be|will now be|is now)(?: now)? {_VALUE}",
        ("The new due date for this tender will be 9 July 2031 at 2:00 PM.",),
        ("The new agents are trained.",),
    ),
    _pattern(
        "value is now",
        "value",
        rf"\bthe (?P<target>{_IN}{{0,60}}?\b{_QUANTITY}\b{_IN}{{0,60}}?) (?:is|are|will) now (?:be )?{_VALUE}",
        ("Please note that the closing date is now 19 June 2031.",),
        ("The deadline is near now.",),
    ),
)
