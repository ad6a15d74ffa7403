"""An English invitation to tender for a contact centre; buyer, places, people and figures are invented."""

from __future__ import annotations

from blocks import Block, Clause, Grid, Heading, Para, Tender
from english_annexes import ANNEXES
from english_award import AWARD
from english_services import SERVICES
from english_supplier import SUPPLIER
from english_terms import TERMS

BUYER = "Meridale Combined Authority"
TITLE = "Citizen Contact Centre Services"
REFERENCE = "MCA/2026/0142"

COVER = (
    Para(BUYER, "cover-sub"),
    Para(TITLE, "cover-title"),
    Para("Invitation to Tender<br/>Open procedure, single lot", "cover-sub"),
    Grid(
        (
            ("Tender reference", REFERENCE),
            ("Issued", "30 November 2026"),
            ("Deadline for questions", "8 January 2027, 17:00 (GMT)"),
            ("Deadline for Tenders", "12 February 2027, 12:00 noon (GMT)"),
            ("Intended start of the Services", "1 July 2027"),
            ("Contact", "Procurement Team, procurement@meridale.example.org, 01632 960142"),
        ),
        (55, 105),
        ruled=False,
    ),
    Para(
        "This Invitation to Tender (ITT) contains the requirements, the conditions of participation, the award "
        "criteria and the forms. It is published free of charge on the Authority's portal, "
        "tenders.meridale.example.org."
    ),
)


INTRODUCTION: tuple[Block, ...] = (
    Heading(1, "Introduction and background"),
    Heading(2, "The Authority"),
    Clause(
        "Meridale Combined Authority (the Authority) runs public transport, waste collection, council tax and housing "
        "services for about 640,000 residents in four districts."
    ),
    Clause(
        "The Authority is the only contracting body. The Contract is not divided into lots, because callers are served "
        "by one blended team."
    ),
    Heading(2, "The present service"),
    Clause(
        "Citizens reach the Authority through one telephone number, a shared mailbox and web chat. The service has "
        "been outsourced since 2019; the present contract ends on 30 June 2027."
    ),
    Clause(
        "The incumbent employs 58 advisers and 7 team leaders and support staff on the service (61.5 full-time "
        "equivalents) at a site in Harrowby, Meridale. In the past year 81.4% of calls were answered within 20 seconds "
        "and 4.6% were abandoned."
    ),
    Heading(2, "Aims of this procurement"),
    Clause(
        "The Authority seeks a partner that resolves more enquiries at the first contact and keeps experienced staff."
    ),
    Clause(
        "It expects that about one call in ten will move to self-service over the Contract. The forecast in section 5 "
        "does not anticipate this shift."
    ),
    Heading(1, "Definitions and interpretation"),
    Clause(
        "In this ITT \N{LEFT DOUBLE QUOTATION MARK}must\N{RIGHT DOUBLE QUOTATION MARK} and "
        "\N{LEFT DOUBLE QUOTATION MARK}shall\N{RIGHT DOUBLE QUOTATION MARK} mark mandatory requirements; "
        "\N{LEFT DOUBLE QUOTATION MARK}should\N{RIGHT DOUBLE QUOTATION MARK} marks a desirable one, which earns credit "
        "in the quality score but whose absence excludes nobody.",
        1,
    ),
    Clause("The terms below have these meanings.", 1),
    Grid(
        (
            ("Adviser", "A person employed by the Supplier who answers contacts from citizens."),
            (
                "AHT",
                (
                    "Average handling time: talk or typing time plus hold time plus after-contact work, in seconds, "
                    "per answered contact."
                ),
            ),
            ("Contract Year", "Twelve months from the Service Commencement Date or an anniversary of it."),
            ("Opening Hours", "The hours set out in clause 4.3."),
            ("Service Commencement Date", "1 July 2027, or the later date agreed under clause 11.1."),
            (
                "Service Level",
                (
                    "Calls answered by an Adviser within the threshold, divided by all calls offered to the Adviser "
                    "queue, less calls abandoned within 5 seconds."
                ),
            ),
            ("Supplier", "The Tenderer to whom the Contract is awarded."),
            ("Tenderer", "An organisation, or a group of organisations, that submits a Tender."),
            ("Working Day", "Monday to Friday, public holidays in Meridale excepted."),
        ),
        (45, 118),
        header=(("Term", "Meaning"),),
    ),
    Heading(1, "Timetable"),
    Clause("The Authority intends to keep to the dates below. Times are local time in Meridale (GMT).", 1),
    Grid(
        (
            ("ITT published", "30 November 2026"),
            ("Site visit and briefing, Harrowby (optional)", "15 December 2026, 10:00"),
            ("Deadline for questions", "8 January 2027, 17:00"),
            ("Last answers published", "22 January 2027"),
            ("Deadline for Tenders (Submission Deadline)", "12 February 2027, 12:00 noon"),
            ("Presentations by the three highest-scoring Tenderers", "8 to 10 March 2027"),
            ("Award decision; standstill of ten days begins", "24 March 2027"),
            ("Contract signature", "9 April 2027"),
            ("Service Commencement Date", "1 July 2027"),
        ),
        (105, 58),
        header=(("Step", "Date"),),
        caption="Table 1: Procurement timetable",
    ),
    Clause(
        "Tenderers that wish to attend the site visit must register at least five Working Days before it, with no more "
        "than three names.",
        1,
    ),
)

TENDER = Tender(
    path="meridale-contact-centre/Invitation to Tender.pdf",
    title=f"Invitation to Tender: {TITLE}",
    subject=f"Tender reference {REFERENCE}",
    author=BUYER,
    running_head=(f"Invitation to Tender: {TITLE}", REFERENCE),
    contents="Contents",
    cover=COVER,
    body=(*INTRODUCTION, *SERVICES, *SUPPLIER, *TERMS, *AWARD, *ANNEXES),
)
