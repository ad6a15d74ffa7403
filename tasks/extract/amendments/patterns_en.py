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
_IS = r"(?:is|are|shall be|will be|has been|have been)(?: hereby| now)?"
_PART = (
    r"(?:clauses?|sub-?clauses?|sections?|sub-?sections?|paragraphs?|paras?|articles?|items?|tables?|rows?|sentences?|"
    r"attachments?|annex(?:es)?|appendix|appendices|exhibits?|schedules?|pages?|requirements?|bullets?|provisions?)"
)
_NUMBERED = r"(?:[A-Z]\.)?\d{1,3}(?:\.\d{1,3}){1,5}(?:\([a-z0-9]{1,3}\))?"
_A_PART = rf"(?:(?:the )?(?:{_IN}{{0,60}}?\b)?{_PART}\b{_IN}{{0,160}}?|{_NUMBERED})"
_DONE = r"(?=[.;]?\s*$|[.;]\s|\s(?:and|with)\b)"
_WHOLLY = r"(?:,? in (?:its|their) entirety)?"
_WORDS = r"(?:the )?(?:words?|wording|phrases?|figures?|numbers?|references? to|text|date|term|sentences?|value)?\s?"
_FOLLOWING = r"(?: the following(?: \w{1,16}){0,3}| as follows| this(?: \w{1,16})?)?"
_START = r"(?:^|(?<=[.;:\n•\-–])\s?)(?:please\s|and\s)?"
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
_COUNTED = rf"(?=[^.;]{{0,80}}{_NUMERAL})"
_VALUE = rf"{_COUNTED}(?P<new>{_IN}{{1,120}}?)(?=[.;,]?\s*$|[.;]\s|, (?:and|so|which|but)\b)"


def _pattern(name: str, action: Action, regex: str, examples: tuple[str, ...], others: tuple[str, ...]) -> Pattern:
    return Pattern(name, action, re.compile(regex, re.IGNORECASE), examples, others)


PATTERNS_EN: tuple[Pattern, ...] = (
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
        rf"{_TARGET} (?:now|shall now|should now|should|shall|will now) reads?(?: as follows)?\s?[:,]\s?",
        ("Paragraph 2.3 should read: “within two hours”.",),
        ("Bidders should read all documents.",),
    ),
    _pattern(
        "in a part, change words",
        "words",
        rf"{_START}(?:in|on|at|under) (?P<target>{_IN}{{3,200}}?),? (?:please )?"
        r"(?:replace|change|substitute|amend|revise|delete) "
        rf"{_WORDS}{_OLD},?\s(?:with|by|to(?: read)?|and (?:replace (?:it )?with|insert|substitute))\s{_WORDS}{_NEW}",
        ("In clause 5.1, replace “ten agents” with “twelve agents”.",),
        ("In clause 5.1 the agents replace each other.",),
    ),
    _pattern(
        "change words",
        "words",
        rf"\b(?:replace|change|substitute|amend|revise|delete|strike) {_WORDS}{_OLD},?\s"
        rf"(?:with|by|to(?: read)?|and (?:replace (?:it )?with|insert|substitute))\s{_WORDS}{_NEW}{_BEHIND}",
        ("Replace “24 hours” with “12 hours” in section 6.", "Delete the words “if possible” and insert “always”."),
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
        "delete and insert",
        "replace",
        rf"{_START}(?:delete|replace|substitute) (?P<target>{_A_PART})"
        rf"{_WHOLLY},? (?:(?:and )?(?:replace(?: it)? (?:with|by)|insert|substitute)|with|by){_FOLLOWING}\s?:\s?",
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
        rf"(?P<target>{_A_PART}) {_IS} (?:deleted|removed|withdrawn|omitted|struck){_WHOLLY}(?=[.;]?\s*$|[.;]\s)",
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
        rf"(?:the following|a new)(?: \w{{1,16}}){{0,3}} {_IS} (?:added|inserted|included)"
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
