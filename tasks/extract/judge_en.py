"""Is this English unit a requirement? Forms of words, weighed with who acts and in what chapter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from models.requirement import Party
from tasks.extract.actors import BUYER_EN
from tasks.extract.context import Mode
from tasks.extract.judgement import Verdict
from tasks.extract.modality_en import english_rules
from tasks.extract.rules import Effect, Hit
from tasks.extract.subjects_en import asks_nothing, names_bidding_side
from tasks.extract.tokens import tokenise
from tasks.extract.unit import Unit
from tasks.extract.wordlist import words
from tasks.extract.words_en import ADVERBS, IMPERATIVES

# Rules that ask nothing of the bidder when the buying side is their subject.
_NEEDS_OTHER_SUBJECT = words("will_of_contractor shall must required_to wish will_be_done needs_to limit is_required")
_NOT_AFTER_VERB = words("of is are was will shall may can must should , :")
_FINITE = words("is are will has was")
_LEAD_OBLIGES = re.compile(
    r"\b(?:shall|must|required|responsible|requirements?|tasks?|objectives?|duties|deliverables?|need|should|expected|minimum|qualifications?)\b"
    r"|\b(?:contractor|vendor|offeror|quoter|bidder|supplier|proposal|quote)s?\b[^.]{0,60}\bwill\b",
    re.IGNORECASE,
)
_LEAD_EVALUATES = re.compile(r"\b(?:evaluat\w+|assess\w*|determine|consider)\b", re.IGNORECASE)
_LEAD_OF_BUYER = re.compile(
    r"^(?:the )?(?:government|agency|buyer|court|co|cor|customer|client|city|county|state)\b[^,]{0,40}"
    r"\b(?:may|will|shall|reserves|intends)\b|"
    r"\b(?:government|agency|buyer|customer|client) (?:shall|will) (?:furnish|provide|supply|make available)\b|"
    r"\b(?:may|reserves)\b[^.]{0,80}\b(?:discretion|not (?:required|obliged|obligated) to)\b",
    re.IGNORECASE,
)
# "... shall be mailed to:", "acknowledged by the following personnel:": names follow, no duties.
_LEAD_NAMES = re.compile(
    r"\b(?:from|at|address(?:es)?|personnel|persons?|individuals?|contacts?|offices?|"
    r"(?:sent|submitted|mailed|e-?mailed|directed|addressed|delivered|forwarded) to)(?: the following[^:]{0,40})?\s*:$",
    re.IGNORECASE,
)
_OF_DELIVERABLES = re.compile(r"\bdeliverables\b", re.IGNORECASE)
_LONGEST_DELIVERABLE = 14  # words
_WISHED = re.compile(r"\bshould\b", re.IGNORECASE)
_CONTACT = re.compile(
    r"^(?:name|address|phone|telephone|e-?mail|fax|title|date|attn|contact|signature|by|to|from|subject)\b[^:]{0,20}:",
    re.IGNORECASE,
)
# A person to write to: a name and an address, no verb.
_MAIL_ADDRESS = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}")
_LONGEST_CONTACT = 20  # words
_USER_STORY = re.compile(r"^As an? [^,]{3,80}, I (?:need|want|would like|can|must|should)\b")
_FORM_LINE = re.compile(
    r"_{3,}|\[ \]|☐|[*□] ?(?:is|are|has|have|does|do)\b[^.]{0,20}[*□] ?(?:is|are|has|have|does|do) not\b|"
    r"^[\[(](?:complete|check|insert)\b",
    re.IGNORECASE,
)
_OF_BIDS = re.compile(
    r"\b(?:bid(?:der)?|tender(?:er)?|quot(?:e|er|ation)|offer(?:or)?|proposal|proposer)s?\b", re.IGNORECASE
)
# Bidders are disqualified, or people who do the work.
_OF_STAFF = re.compile(r"\b(?:employees?|personnel|staff|person|candidates?|guards?|agents?)\b", re.IGNORECASE)
_OF_BIDDERS = re.compile(r"\b(?:disqualif\w+|non-?responsive|ineligible for award|applications?)\b", re.IGNORECASE)
# "To be determined at time of award", "Request for Quotation No.", "1800 F Street, Room 6": nothing is asked.
_LEFT_OPEN = re.compile(
    r"^to be (?:determined|designated|announced|negotiated|advised|inserted|completed at|provided at|defined|agreed)\b|"
    r"^request for (?:quot|propos|inform|tender|offer)\w*\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b[A-Z]{2},? \d{5}\b|\b(?:Street|Avenue|Suite|Room|P\.? ?O\.? Box)\b,? ?\d{0,6}")
_LONGEST_ADDRESS = 70  # characters
_FORM_LABEL_WORDS = 12
_ONLY_NAMES_ITS_ITEMS = 12  # words; a shorter lead-in says nothing beyond its items


@dataclass(frozen=True, slots=True)
class _Reading:
    """A sentence as words, with the rules that count for it."""

    words: Doc
    hits: tuple[Hit, ...]
    buyer_acted: bool
    mode: Mode

    def best(self, effect: Effect) -> Hit | None:
        """The strongest hit of an effect."""
        hits = [hit for hit in self.hits if hit.rule.effect == effect]
        return max(hits, key=lambda hit: hit.rule.strength, default=None)


def judge_english(unit: Unit, mode: Mode, buyers: frozenset[str] = BUYER_EN) -> Verdict | None:
    """The verdict on one sentence or list item, or None when it asks nothing of the bidder.

    Args:
        unit: The sentence or item.
        mode: The kind of chapter it stands in.
        buyers: What this document calls its buyer, lower case.
    """
    if unit.kind == "heading" or mode in {"definitions", "clauses"} or _says_nothing(unit):
        return None
    text = tokenise(unit.head, "en")
    own, buyer_acted = english_findings(unit.head, buyers)
    reading = _Reading(text, own, buyer_acted, mode)
    named = names_bidding_side(text)
    if reading.best("definition") and not named:
        return None
    rejection = reading.best("voids")
    of_bids = _speaks_of_bids(unit.head)
    if rejection is not None and (of_bids or named or mode in {"instructions", "other"}):
        party: Party | None = "bidder" if of_bids else None
        return Verdict(rejection.rule.name, rejection.rule.strength, voids=True, party=party)
    if _USER_STORY.match(unit.text):
        return Verdict("user_story", 0.7)
    return (
        _obliged(reading)
        or _wished(reading)
        or _instructed(unit, reading)
        or _listed(unit, reading, buyers)
        or _delivered(unit, reading)
    )


@lru_cache(maxsize=512)
def english_findings(text: str, buyers: frozenset[str]) -> tuple[tuple[Hit, ...], bool]:
    """The rules found in a text that count against the bidding side, and whether others only tell what the buyer does.

    Args:
        text: A sentence or item.
        buyers: What this document calls its buyer, lower case.
    """
    words = tokenise(text, "en")
    hits = english_rules().hits(words)
    own = tuple(
        hit for hit in hits if not (hit.rule.name in _NEEDS_OTHER_SUBJECT and asks_nothing(words, hit, hits, buyers))
    )
    return own, len(own) < len(hits)


def _speaks_of_bids(text: str) -> bool:
    """Whether what is refused is a bid or a bidder."""
    return bool(_OF_BIDS.search(text)) or (bool(_OF_BIDDERS.search(text)) and not _OF_STAFF.search(text))


def _says_nothing(unit: Unit) -> bool:
    mere_lead_in = unit.opens_list and len(unit.text.split()) < _ONLY_NAMES_ITS_ITEMS
    contact = unit.lead_in is None and _CONTACT.match(unit.text)
    return mere_lead_in or len(unit.text) < 12 or bool(contact) or is_form_line(unit.head)


def is_form_line(text: str) -> bool:
    """Whether a text is a line of a form, to be filled in or ticked."""
    return bool(_FORM_LINE.search(text))


def _obliged(reading: _Reading) -> Verdict | None:
    hit = reading.best("obliges")
    if hit is None or (reading.mode == "surveillance" and not names_bidding_side(reading.words)):
        return None
    if hit.rule.strength < 0.7 and reading.mode in {"background", "evaluation", "buyer", "surveillance"}:
        return None
    return Verdict(hit.rule.name, hit.rule.strength)


def _wished(reading: _Reading) -> Verdict | None:
    hit = reading.best("wishes")
    if hit is None or reading.best("background"):
        return None
    return Verdict(hit.rule.name, hit.rule.strength, level="desirable")


def _instructed(unit: Unit, reading: _Reading) -> Verdict | None:
    if reading.mode in {"background", "buyer", "surveillance"}:
        return None
    lead_in = unit.lead_in or ""
    of_buyer = _LEAD_OF_BUYER.search(lead_in) and not _LEAD_EVALUATES.search(lead_in)
    hit = None if of_buyer else reading.best("instructs")
    blank = _LEFT_OPEN.search(unit.text) or _is_form_label(unit.text)
    if hit is not None and not blank and _is_instruction(unit, reading, hit):
        return Verdict(hit.rule.name, hit.rule.strength)
    continued = reading.best("continues")
    if continued is not None and reading.mode in {"work", "other"}:
        return Verdict(continued.rule.name, continued.rule.strength)
    weak = reading.best("weak")
    if weak is None or reading.buyer_acted or reading.best("background"):
        return None
    return Verdict(weak.rule.name, weak.rule.strength) if reading.mode in {"work", "instructions", "other"} else None


def _is_form_label(text: str) -> bool:
    """Whether a short line in capitals names a field of a form: "SUBMIT INVOICES TO"."""
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(text.split()) <= _FORM_LABEL_WORDS and capitals > 0.7 * len(letters)


def _is_instruction(unit: Unit, reading: _Reading, hit: Hit) -> bool:
    """Whether a verb in front is an order: not a noun ("Use of ..."), not a title, not a half sentence."""
    text = reading.words
    following = text[hit.end] if hit.end < len(text) else None
    if len(text) < 4 or (following is not None and following.lower_ in _NOT_AFTER_VERB):
        return _opens_series(text, hit)
    if following is not None and hit.start > 3 and following.is_title:
        return False  # "Factor 3: Draft Surveillance Plan" is a title
    if hit.rule.name == "objective":
        return not any(word.lower_ in _FINITE for word in text)
    if hit.rule.name == "gerund":
        return unit.lead_in is not None or unit.text[:1].islower() or unit.kind == "item"
    if hit.rule.name == "bid_shows":
        led = unit.lead_in is not None and bool(_LEAD_EVALUATES.search(unit.lead_in))
        return led or reading.mode == "evaluation"
    return True


def _opens_series(text: Doc, hit: Hit) -> bool:
    """Whether a verb is the first of several: "Receive, properly log and answer"."""
    if hit.end + 1 >= len(text) or text[hit.end].text != ",":
        return False
    return text[hit.end + 1].lower_ in IMPERATIVES | ADVERBS


def _listed(unit: Unit, reading: _Reading, buyers: frozenset[str]) -> Verdict | None:
    quiet = reading.mode in {"background", "buyer", "surveillance"}
    if unit.lead_in is None or unit.kind != "item" or quiet:
        return None
    if len(unit.text) <= _LONGEST_ADDRESS and _ADDRESS.search(unit.text):
        return None
    is_contact = _MAIL_ADDRESS.search(unit.text) and len(unit.text.split()) <= _LONGEST_CONTACT
    if is_contact or _LEAD_OF_BUYER.search(unit.lead_in) or _LEAD_NAMES.search(unit.lead_in):
        return None
    lead = _lead_verdict(unit.lead_in, reading.mode, buyers)
    if lead is None and (len(reading.words) < 4 or not _LEAD_OBLIGES.search(unit.lead_in)):
        return None
    wished = lead.level == "desirable" if lead else _WISHED.search(unit.lead_in)
    return Verdict("item_of_list", 0.65, level="desirable" if wished else "mandatory")


def _delivered(unit: Unit, reading: _Reading) -> Verdict | None:
    """What stands as a bare name in a chapter of deliverables is to be delivered."""
    named = unit.text[:1].isupper() and not any(word.lower_ in _FINITE for word in reading.words)
    short = 2 <= len(reading.words) <= _LONGEST_DELIVERABLE and unit.text[-1:] not in ":?"
    in_list = any(map(_OF_DELIVERABLES.search, unit.section[-1:])) and unit.kind in {"sentence", "item"}
    return Verdict("deliverable", 0.55) if in_list and named and short and reading.mode == "work" else None


@lru_cache(maxsize=1024)
def _lead_verdict(lead_in: str, mode: Mode, buyers: frozenset[str]) -> Verdict | None:
    """The verdict on a lead-in as a sentence: what it asks, its items ask."""
    sentence = Unit(text=lead_in, kind="sentence", number=None, section=(), page=None, boxes=())
    return judge_english(sentence, mode, buyers)
