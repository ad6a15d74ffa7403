r"""English words by category, as regular expressions between white space.

Strong ones count twice. ``_`` stands for a space, ``\w*`` for endings.
"""

from __future__ import annotations

from models.requirement import Category
from tasks.extract.vocabulary import Vocabulary

# In order of precedence between equal scores.
ENGLISH: dict[Category, Vocabulary] = {
    "security": Vocabulary(
        strong=r"""
        security privacy confidential\w* clearances? encrypt\w* background_(?:check|investigation)s? PIV FISMA
        FedRAMP NIST PII unauthori[sz]ed non-?disclosure vulnerabilit\w+ disclosure ID_cards? investigat\w+ ATO
        malware antivirus authenticat\w+ identification_cards? access_control sensitive_information
        """,
        plain=r"""
        access incidents? safeguard\w* passwords? badges? policies protect\w* controls? breach\w* adjudicat\w+
        suitability screening onboarding credential\w*
        """,
    ),
    "transition": Vocabulary(
        strong=r"""
        transition\w* phase-?in phase-?out hand-?over knowledge_transfer incumbent cut-?over follow-on orderly
        turn-?over
        """,
        plain=r"""
        successor start-?up
        """,
    ),
    "commercial": Vocabulary(
        strong=r"""
        invoic\w+ payments? pric(?:e|es|ing|ed) discounts? CLINs? billing billed rates? costs? expenses?
        reimburs\w+ taxes fees? incentives? compensation DELPHI iSupplier release_of_claims
        """,
        plain=r"""
        travel amounts? fixed period_of_performance hourly budget calendar_month dollar currency ceiling
        options?
        """,
    ),
    "eligibility": Vocabulary(
        strong=r"""
        eligib\w+ past_performance prime_contractor set-?aside small_business schedule_holder prior_experience
        responsible_offeror minimum_qualifications corporate_experience teaming joint_ventures?
        """,
        plain=r"""
        experience references licen[sc]ed? certified registered debarred
        """,
    ),
    "submission": Vocabulary(
        strong=r"""
        submission\w* proposals? quotes? quotations? offers? volumes? pages? fonts? narratives? solicitation RFP
        RFQ oral presentations? technical_approach questions attachments? enclosures? subtotal cover_letter
        resumes?
        """,
        plain=r"""
        submit\w* email limited due offerors? quoters? bidders? address\w* describe template electronic\w*
        signed number demonstrat\w+ PWS consideration awards?
        """,
    ),
    "staffing": Vocabulary(
        strong=r"""
        personnel employees? guards? officers? key_person\w* project_manager supervis\w+ training trained
        applicants? uniforms? substitut\w+ disqualifying medical physical vision drug duties workforce staff\w*
        hir\w+ recruit\w+ agents? education labor_categor\w+ overtime shifts?
        """,
        plain=r"""
        qualifi\w+ resumes? experience skills? oversight employment proficien\w+ positions? work_hours holidays
        certified appearance breaks?
        """,
    ),
    "service_level": Vocabulary(
        strong=r"""
        service_levels? AQL response_times? availability uptime quality_control satisfaction error_rates? speed
        core_hours help_?desk_hours quality_assurance quality_standards? timeliness turnaround accuracy
        abandon\w+ code_review_testing
        """,
        plain=r"""
        \d+_?% percent quality standards? \d+_hours? errors?
        within_\w+_(?:business_|working_)?(?:hours?|minutes?|seconds?) automated_testing manual_review
        customer_service testing hours_of_operation performance
        """,
    ),
    "reporting": Vocabulary(
        strong=r"""
        reports? reporting meetings? minutes status_reports? agendas? briefings? draft deliverables? inventory
        plan_of_action progress dashboards? logs?
        """,
        plain=r"""
        notify notifi\w+ documentation submit\w* records? schedules? weekly monthly quarterly written review COR
        COTR
        """,
    ),
    "legal": Vocabulary(
        strong=r"""
        liab\w+ indemnif\w+ insurance copyrights? intellectual_property regulations? laws? FAR licen[sc]es?
        publi(?:c_domain|sh\w*) bodily injury contracting_officer claims damages
        open_source Privacy_Act bribe\w* conflicts?_of_interest gratuit\w+
        """,
        plain=r"""
        property rights clauses? compl(?:y|iance) certif(?:y|ies|ication) authori[sz]ation permission
        Government_property federal termination changes modifications? accordance
        """,
    ),
    "technical": Vocabulary(
        strong=r"""
        Section_508 accessib\w+ WCAG
        systems? software database API interfaces? platform applications? cloud architecture network users? data
        code web\w* servers? infrastructure configur\w+ DevSecOps online electronic_filing dockets? petitions?
        technolog\w+ tools?
        """,
        plain=r"""
        electronic\w* documents? environment file filing can need search integrat\w+ automat\w+ record
        develop\w* technical maintenance prototype
        """,
    ),
    "scope": Vocabulary(
        strong=r"""
        services? management operations? manufactur\w+ distribution programs? orders? products? warehous\w+
        items? shipping returns process\w*
        """,
        plain=r"""
        provid\w+ support\w* establish\w* perform\w* maintain\w* coordinat\w+ assist\w* manag\w+ customers? work
        emergenc\w+ plan\w*
        """,
    ),
}
