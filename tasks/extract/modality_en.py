"""English forms of words that oblige, wish, forbid or void, and those that only look like it."""

from __future__ import annotations

from functools import cache

from tasks.extract.rules import Rule, RuleBook
from tasks.extract.words_en import WORD_SETS

OBLIGATIONS = (
    Rule("shall", "obliges", 0.95, ("shall",), "The supplier shall answer nine calls in ten within a minute."),
    Rule("must", "obliges", 0.95, ("must",), "Offers must arrive before noon."),
    Rule(
        "required_to",
        "obliges",
        0.9,
        (
            "<be> not? *1 required|obliged|obligated to",
            "have|has to",
            "<be> mandated|bound to",
            "<be> not? to be|exceed|take|provide|ensure|maintain|submit|use|perform",
        ),
        "Agents are required to hold a clearance.",
    ),
    Rule(
        "is_required",
        "obliges",
        0.85,
        (
            "<be> *1 required|mandatory|compulsory|obligatory|essential|imperative",
            "<be> *1 prohibited|forbidden|disqualifying",
            "require|requires *2 <contractor>",
        ),
        "Two-factor sign-in is required.",
    ),
    Rule(
        "responsible_for",
        "obliges",
        0.9,
        (
            "<contractor> *4 responsible for|to",
            "<contractor> 's|’s responsibility to",
            "<be> *2 the? *1 responsibility of the? *2 <contractor>",
            "<contractor> *3 assumes|bears|accepts *2 responsibility|liability|risk",
            "<contractor> *3 liable for",
        ),
        "The provider is responsible for the headsets.",
    ),
    Rule(
        "will_of_contractor",
        "obliges",
        0.85,
        (
            "<contractor> *6 will",
            "<contractor> , *6 , will",
            "<contractor> *3 agree|agrees|undertakes|warrants|certifies|affirms|acknowledges|represents",
        ),
        "The vendor will keep every recording for a year.",
    ),
    Rule(
        "done_by_contractor",
        "obliges",
        0.85,
        ("will|shall|must *4 by the? *1 <contractor>", "<be> to be *3 by the? *1 <contractor>"),
        "A monthly report will be provided by the vendor.",
    ),
    Rule(
        "penalty",
        "obliges",
        0.6,
        ("penalty|penalties|damages *1 applicable|apply|applies", "penalty|penalties of|equal *12 per|for|of"),
        "Penalties apply for each missed target: one percent of the monthly fee.",
    ),
    Rule(
        "to_be_done",
        "obliges",
        0.7,
        ("to be *1 submitted|uploaded|enclosed|furnished|attached|indicated",),
        "Copies of past contracts to be uploaded with the bid.",
    ),
    Rule(
        "needs_to",
        "obliges",
        0.8,
        ("need|needs to", "<be> *1 expected to", "<be> responsible for|to"),
        "The platform needs to run around the clock.",
    ),
    Rule(
        "limit",
        "obliges",
        0.85,
        (
            "<be> limited to",
            "not|never exceed",
            "no|not later than",
            "no|not more than *5 pages|page|days|hours|minutes|seconds",
            "may|can not",
            "may only",
            "only be",
            "only *12 <be> eligible|permitted|allowed|considered|invited",
            "only those|bidders|offerors|vendors|tenderers|businesses|firms|companies *12 can|may",
            "^limited to",
            "not acceptable",
            "not *1 permitted|allowed|authorized|accepted|accept|authorize|allow|permit",
            "no *5 may",
            "<be> due",
            "no|not smaller|less|fewer than",
        ),
        "The written part is limited to thirty pages.",
    ),
    Rule(
        "buyer_may_require",
        "obliges",
        0.75,
        (
            "may|reserves *4 require|request|ask *6 <contractor>",
            "may be required to",
            "reserves *3 right to require|request",
            "<buyer> *3 may require",
        ),
        "The agency may require the vendor to replace a supervisor.",
    ),
    Rule(
        "buyer_requires",
        "obliges",
        0.7,
        (
            "<buyer> *3 requires",
            "requires a|an|that|all|each|every",
            "procedures|policy|positions|standards|regulations require",
        ),
        "The agency requires an acceptance period of ninety days.",
    ),
    Rule(
        "buyer_expects",
        "obliges",
        0.65,
        ("<buyer> *1 expects|expect|intends|anticipates that|for", "<buyer> *1 expects|expect a|the|all|future"),
        "The court expects that work is done in two-week cycles.",
    ),
    Rule(
        "contractor_does",
        "obliges",
        0.7,
        ("^the|each|a <contractor> *2 <present>", "^<contractor> *1 <present>"),
        "The provider keeps a record of every complaint.",
    ),
    Rule(
        "applies",
        "obliges",
        0.55,
        ("applies|apply to *4 deliverables|contract|documents|order|services|subcontractors|personnel|contractor",),
        "The house rules apply to all subcontractors.",
    ),
)
INSTRUCTIONS = (
    Rule(
        "imperative",
        "instructs",
        0.7,
        ("^<verb>", "^<adverb> <verb>", "^do not"),
        "Describe how agents are trained.",
    ),
    Rule(
        "imperative_after_clause",
        "instructs",
        0.65,
        (
            "^within|if|upon|when|after|before|while|during|once *14 , <adverb>? <verb> <determiner>",
            "^unless|where|in|on|for *14 , <adverb>? <verb> <determiner>",
        ),
        "If a call is lost, immediately notify the duty manager.",
    ),
    Rule(
        "objective",
        "instructs",
        0.65,
        ("^to <verb>", "^to <adverb> <verb>"),
        "To run one desk for all departments.",
    ),
    Rule(
        "gerund",
        "instructs",
        0.65,
        ("^<gerund>", "^<adverb> *1 <gerund>", "^<gerund> and <gerund>"),
        "Providing shipping to all sites.",
    ),
    Rule(
        "bid_shows",
        "instructs",
        0.65,
        ("^it? <present>", "^the <submission> <present>"),
        "Demonstrates a sound grasp of the work.",
    ),
    Rule(
        "continuation",
        "continues",
        0.55,
        (
            "^this|these *4 includes|include",
            "^includes|include",
            "^*6 includes|include|including but <be>? not limited to",
        ),
        "This includes repairs of headsets.",
    ),
)
WISHES = (
    Rule(
        "wish",
        "wishes",
        0.75,
        (
            "should",
            "<be> *1 desirable|desired|preferred|encouraged|recommended|advised|cautioned|urged|requested|suggested",
            "nice to have",
        ),
        "It is desirable that supervisors speak French.",
    ),
    Rule(
        "buyer_wishes",
        "wishes",
        0.75,
        (
            "would like|prefer",
            "<buyer> *2 prefers|seeks|desires|encourages|recommends|advises|wishes",
            "<buyer> does advise|encourage|recommend",
            "we want|seek|prefer",
        ),
        "The agency prefers agents with call-centre experience.",
    ),
)
REJECTIONS = (
    Rule(
        "rejection",
        "voids",
        0.85,
        (
            "will|shall|may not? be *1 rejected|disqualified|excluded|eliminated|removed|disregarded",
            "will|shall|may|being not be? *1 considered|accepted|evaluated|reviewed|opened|consider",
            "not being considered",
            "reject *6 <submission>",
            "deemed|considered|determined|found *1 nonresponsive|noncompliant|unacceptable|ineligible|incomplete",
            "deemed|considered|determined|found *1 non - *1 responsive|compliant|acceptable",
            "technically unacceptable|ineligible",
            "<be> ineligible",
            "failure to *14 may|will|shall *3 result|rejection|render|removed|exclusion",
            "failure to *14 precludes",
            "result in *6 removal|rejection|disqualification",
            "no longer *2 considered|consider",
            "removed from *2 consideration",
            "<be> *1 liable to|for *3 rejected|rejection|disqualified|disqualification|cancelled",
            "lead|leads|entail|entails to? *6 rejection|disqualification|elimination|exclusion",
            "shall|will|may disqualify|eliminate|exclude|debar *3 <contractor>",
            "shall|will|may disqualify|eliminate|exclude|invalidate *3 <submission>",
            "treated as *1 nonresponsive|ineligible|rejected|withdrawn|unresponsive|invalid",
            "treated as *1 non - responsive|compliant",
            "declared *1 nonresponsive|unresponsive|ineligible|invalid",
            "declared *1 non - responsive|compliant",
            "not be eligible",
            "<be> not eligible",
            "returned unopened",
            "rejected outright|summarily",
            "outright|summarily|automatically rejected|disqualified",
            "would be *1 rejected|disqualified|excluded",
            "grounds for *1 rejection|disqualification|elimination|exclusion|eliminating|rejecting|disqualifying",
            "make|makes|render|renders *4 nonresponsive|unresponsive|unacceptable|ineligible|invalid|unawardable",
            "make|makes|render|renders *4 non - *1 responsive|compliant|acceptable",
            "ineligible for award|consideration|selection",
        ),
        "Offers received late will be rejected.",
    ),
)
WEAK = (Rule("will_be_done", "weak", 0.55, ("will", "would"), "Reports will be delivered by the fifth working day."),)
BACKGROUND = (
    Rule(
        "procedure",
        "background",
        0.7,
        (
            "will|shall be *2 evaluated|scored|rated|ranked|assessed|considered|made|awarded",
            "will|shall be *2 notified|paid|selected|reviewed|posted|accomplished",
            "will be *2 based",
            "will|shall be *2 issued|designated|advised|modified|available|informed|opened|clarified|reimbursed",
            "will|shall evaluate|award|assess|consider|review|rate|rank|notify|make|select|issue|pay|reimburse|result",
            "award will|shall",
            "will|shall not constitute|prevent|preclude|affect|constitute",
            "will|shall constitute",
            "do|does not constitute",
            "best value",
        ),
        "Offers will be evaluated on quality and price.",
    ),
    Rule(
        "definition",
        "definition",
        0.9,
        (
            "means the|a|an|any|that|all|those|either|each|when",
            "shall|will mean",
            "<be> defined as",
            "refers to",
            "the? term *4 includes|refers|shall",
            "has|have the meaning",
            "shall be construed|interpreted|deemed|understood",
            "<be> considered to be",
            "as used in this",
        ),
        "Abandonment means that the caller hangs up first.",
    ),
    Rule(
        "incorporated",
        "definition",
        0.8,
        ("incorporated *2 by reference", "incorporates *4 by reference", "<be> hereby incorporated"),
        "These clauses are incorporated by reference.",
    ),
)
RULES = (*OBLIGATIONS, *INSTRUCTIONS, *WISHES, *REJECTIONS, *WEAK, *BACKGROUND)


@cache
def english_rules() -> RuleBook:
    """The English rules, compiled once a process."""
    return RuleBook(RULES, WORD_SETS, "en")
