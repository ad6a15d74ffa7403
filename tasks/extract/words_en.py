"""English word sets that the rules name: verbs a tender uses to ask for work, in the forms it uses them."""

from __future__ import annotations

from tasks.extract.actors import BUYER_EN, CONTRACTOR_EN, SUBMISSION_EN
from tasks.extract.wordlist import words

IMPERATIVES = words(
    """
    go accept acknowledge acquire adapt address adhere administer advise allocate allow analyze answer append apply
    archive arrange assess assign assist assume attach attend audit avoid be build calculate capture certify clarify
    clean collaborate collect communicate compare compile complete comply conduct confirm configure consider consult
    contact continue contribute control coordinate correct create customize define deliver demonstrate deploy
    describe design detail determine develop discuss display distribute document draft employ enable enforce engage
    enhance ensure enter escalate establish evaluate examine execute exercise expand explain extend facilitate file
    fill follow forward furnish gather generate give handle have help hire host identify implement improve include
    incorporate increase indicate inform inspect install integrate interface interview investigate issue keep lead
    leverage limit list log maintain make manage meet migrate minimize mitigate modify monitor notify number obtain
    offer operate optimize order organize oversee participate patrol perform plan possess prepare present prevent
    prioritize procure produce propose protect prove provide provision publish purchase receive recommend reconcile
    record recruit reduce refer refine register relate remain remove repair replace report request research resolve
    respond restrict resubmit retain return review safeguard scan schedule screen secure select serve ship show sign
    simplify specify staff state store streamline strive submit summarize supervise supply support sustain tailor
    take test track train transfer transition translate transmit transport troubleshoot update upload use utilize
    validate verify warrant work write process pay post mail counsel remit disburse refund negotiate advertise close
    open appraise insure settle sell answer schedule respond escort operate relieve secure safeguard tag accompany
    admit announce approve authenticate automate back balance bill bring capture certify check cite classify clear
    code commit compute conform connect contain convert convey copy correspond cover dedicate delegate diagnose
    direct disclose dispose edit educate eliminate embed encourage encrypt ensure estimate exclude exchange export
    express fix forecast formulate fulfill fund grant guarantee guide highlight honor illustrate import inventory
    isolate join justify label launch link load locate measure pilot mentor model move name observe oversee package
    permit pick place precede print propose protect pursue qualify query rate read recover redact redesign reflect
    regard reject release relocate remediate remind render renew reply reproduce reserve resume revise route run
    sample save search separate set solicit sort source standardize start stop strengthen study substantiate suggest
    supplement surrender survey suspend synchronize target teach tell terminate total trace treat understand
    undertake visit wear
    """
)
_DROPS_E = ("e",)
_DOUBLES = frozenset(
    {"log", "plan", "refer", "scan", "ship", "submit", "transfer", "transmit", "control", "staff", "permit"}
)
_ENDS_IN_ES = ("s", "sh", "ch", "x", "z")


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeo":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(_ENDS_IN_ES) else "s")


def _gerund(verb: str) -> str:
    if verb in _DOUBLES - {"staff"}:
        return verb + verb[-1] + "ing"
    if verb.endswith(_DROPS_E) and not verb.endswith(("ee", "be")):
        return verb[:-1] + "ing"
    return verb + "ing"


PRESENT = frozenset(map(_third_person, IMPERATIVES - {"be", "have"})) | {"has", "agree"}
GERUNDS = frozenset(map(_gerund, IMPERATIVES)) | words(
    """
    manufacturing assuring balancing effecting processing
    """
)
ADVERBS = words(
    """
    promptly immediately also then specifically always effectively efficiently fully successfully clearly accurately
    proactively actively please further additionally
    """
)
WORD_SETS = {
    "contractor": CONTRACTOR_EN,
    "submission": SUBMISSION_EN,
    "buyer": BUYER_EN,
    "be": frozenset({"is", "are", "be", "was", "were", "been", "being"}),
    "verb": IMPERATIVES,
    "gerund": GERUNDS,
    "present": PRESENT,
    "adverb": ADVERBS,
    "determiner": words("a an the all any each every that how its their your local whether to"),
}
