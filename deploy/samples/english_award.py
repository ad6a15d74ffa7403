"""The English tender's procedure: selection and award criteria, instructions to Tenderers."""

from __future__ import annotations

from blocks import Block, Clause, Grid, Heading, Items

AWARD: tuple[Block, ...] = (
    Heading(1, "Selection criteria (pass or fail)"),
    Clause(
        "Tenderers must pass every criterion in Table 9. A Tender that fails any of them will be rejected without "
        "further evaluation.",
        1,
    ),
    Grid(
        (
            (
                "PF1",
                "No ground for exclusion applies to the Tenderer, its directors or its subcontractors",
                "Declaration, Annex C",
            ),
            (
                "PF2",
                "Annual turnover of at least £7,600,000 in each of the last two financial years",
                "Audited accounts",
            ),
            (
                "PF3",
                "A valid ISO/IEC 27001 certificate that covers the proposed site",
                "Certificate and statement of applicability",
            ),
            ("PF4", "A PCI DSS attestation of compliance as service provider, not older than 12 months", "Attestation"),
            (
                "PF5",
                "A valid Cyber Essentials Plus certificate, or an equivalent accepted by the Authority",
                "Certificate",
            ),
            (
                "PF6",
                (
                    "Two contact-centre contracts in the last five years, each with at least 250,000 inbound contacts "
                    "a year and 24 months of service"
                ),
                "Reference form, Annex B",
            ),
            ("PF7", "All data stored and processed in the United Kingdom", "Signed statement with data-flow diagram"),
            (
                "PF8",
                "Insurance as in Table 8, or a written undertaking to obtain it before signature",
                "Policies or undertaking",
            ),
        ),
        (14, 95, 54),
        header=(("Ref.", "Criterion", "Evidence"),),
        caption="Table 9: Selection criteria",
    ),
    Clause("Certificates must be valid on the Submission Deadline; a certificate applied for does not suffice.", 1),
    Clause(
        "Groups may combine turnover and experience, but each member that handles contacts must itself meet PF3 and "
        "PF7.",
        1,
    ),
    Heading(1, "Award criteria"),
    Heading(2, "Weights"),
    Clause("The Contract will be awarded to the most advantageous Tender on the criteria in Table 10."),
    Grid(
        (
            ("Price", "40", "Total price of the initial term at the volumes of Table 2", "40"),
            ("Service delivery", "20", "Operating model and channel handling", "8"),
            (None, None, "Staffing plan, interval by interval", "7"),
            (None, None, "Continual improvement", "5"),
            ("People", "15", "Recruitment, retention and reward", "6"),
            (None, None, "Training and quality", "6"),
            (None, None, "Management team", "3"),
            ("Technology and security", "10", "Platform and CRM integration", "6"),
            (None, None, "Information security", "4"),
            ("Mobilisation", "10", "Plan, pilot and staff transfer", "10"),
            ("Social value", "5", "Local jobs, skills and carbon reduction", "5"),
            ("Total", "100", "", "100"),
        ),
        (42, 20, 79, 22),
        header=(("Criterion", "Weight<br/>(%)", "Sub-criterion", "Sub-weight<br/>(%)"),),
        caption="Table 10: Award criteria",
        align="lclc",
        totals=1,
    ),
    Heading(2, "Scoring"),
    Clause("Price points are 40 x lowest total price / price of the Tender, rounded to two decimal places."),
    Clause(
        "Each quality answer is marked from 0 (no answer) to 5 (excellent), and the mark is multiplied by the "
        "sub-weight / 5."
    ),
    Clause("A Tender with a mark below 2 in any quality sub-criterion will be rejected."),
    Clause(
        "Presentations confirm the marks given to the written answers; they are not scored. The proposed contract "
        "manager and operations manager must attend."
    ),
    Heading(1, "Instructions to Tenderers"),
    Heading(2, "Questions"),
    Clause(
        "Questions must be asked through the portal no later than 17:00 on 8 January 2027. Questions by telephone are "
        "not answered."
    ),
    Clause(
        "Answers are published to all Tenderers without naming the asker, unless the asker shows that the question is "
        "confidential."
    ),
    Heading(2, "Submission"),
    Clause(
        "Tenders must be uploaded to tenders.meridale.example.org before the Submission Deadline, 12:00 noon on 12 "
        "February 2027."
    ),
    Clause("Tenders received after the Submission Deadline, by email or on paper will be rejected."),
    Clause(
        "A Tenderer must submit only one Tender, alone or as a member of a group; otherwise all Tenders concerned "
        "will be rejected."
    ),
    Clause("Tenders must be written in English and remain valid for 120 days from the Submission Deadline."),
    Heading(2, "Contents and format"),
    Clause("The Tender must consist of the following files, named as shown:"),
    Items(
        (
            "01_Technical_Response.pdf: the answers to Annex B, in the order of the questions;",
            "02_Pricing_Schedule.xlsx: Annex A, with no change to its structure;",
            "03_Form_of_Tender.pdf: Annex C, signed by an authorised signatory;",
            "04_Selection_Evidence.pdf: the evidence for PF1 to PF8.",
        )
    ),
    Clause(
        "The technical response must not exceed 40 A4 pages, cover and contents excepted; pages beyond the limit will "
        "not be read. Font size must be at least 11 point Arial, in tables 9 point, with margins of at least 2 cm."
    ),
    Clause(
        "The technical response must not contain prices. CVs of the two named managers, two pages each, are outside "
        "the page limit."
    ),
    Clause("Tenderers should state the page and paragraph of the evidence for each claim."),
    Clause("A Tender that is qualified, incomplete or without a signed Form of Tender will be rejected."),
    Heading(2, "Conduct and costs"),
    Clause("Tenderers must declare every actual or potential conflict of interest."),
    Clause("Tenderers that canvass members or officers of the Authority will be excluded."),
    Clause("The Authority may cancel the procurement at any time and bears no cost of any Tenderer."),
    Clause(
        "Tenderers must mark information that they regard as commercially confidential and say why and for how long."
    ),
)
