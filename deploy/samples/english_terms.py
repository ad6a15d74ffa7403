"""The English tender's commercial part: transition, exit, price and contract terms."""

from __future__ import annotations

from blocks import Block, Clause, Grid, Heading, Items

TERMS: tuple[Block, ...] = (
    Heading(1, "Mobilisation and staff transfer"),
    Heading(2, "Mobilisation"),
    Clause(
        "The Supplier shall submit a mobilisation plan within ten Working Days of contract signature and shall be "
        "ready for service on 1 July 2027, unless the parties agree a later date in writing."
    ),
    Clause(
        "The plan must contain a resourced timeline, a risk register, the recruitment and training schedule and test "
        "criteria. It must show for every week how many Advisers have been recruited, vetted, trained and released to "
        "live contacts, and which decision the Authority has to take by when."
    ),
    Clause(
        "The Supplier shall run a pilot with at least 20% of call volume for the two weeks before the Service "
        "Commencement Date, at no charge beyond the fixed mobilisation price."
    ),
    Clause(
        "If the acceptance criteria are not met on 1 July 2027, the Supplier shall pay £4,000 for each Working Day of "
        "delay, up to 20 Working Days."
    ),
    Heading(2, "Staff transfer"),
    Clause(
        "The Authority believes that the transfer regulations (TUPE) apply to 58 Advisers and 7 other employees of the "
        "incumbent. Anonymised workforce data is available on the portal after signature of the confidentiality form."
    ),
    Clause(
        "Tenderers must form their own view on TUPE and shall price on the basis that the listed employees transfer."
    ),
    Clause(
        "The Supplier shall offer transferring employees a pension scheme that is broadly comparable to their present "
        "one."
    ),
    Clause("The Supplier shall consult transferring employees and their representatives no later than 30 April 2027."),
    Heading(1, "Exit"),
    Clause(
        "The Supplier shall deliver an exit plan within three months of the Service Commencement Date and update it "
        "every year.",
        1,
    ),
    Clause(
        "At the end of the Contract the Supplier shall hand over knowledge articles, scripts, recordings, open cases "
        "and workforce data in a common format, and shall co-operate with the next provider for up to six months.",
        1,
    ),
    Clause("Exit services in the last three months of the Contract are included in the charges.", 1),
    Heading(1, "Term, price and payment"),
    Heading(2, "Term"),
    Clause(
        "The Contract runs for an initial term of 36 months from 1 July 2027. The Authority may extend it twice, by 12 "
        "months each time (3 + 1 + 1 years)."
    ),
    Clause("The Authority shall give notice of an extension at least six months before the current term ends."),
    Heading(2, "Budget"),
    Clause(
        "The budget ceiling is £3,800,000 excluding VAT for each Contract Year, that is £11,400,000 for the initial "
        "term, mobilisation included."
    ),
    Clause("A Tender whose price in any Contract Year exceeds the budget ceiling will be rejected."),
    Heading(2, "Price"),
    Clause(
        "Tenderers must complete every yellow cell of the pricing schedule in Annex A, in pounds sterling and "
        "excluding VAT."
    ),
    Clause("The price consists of:"),
    Items(
        (
            "a fixed mobilisation price, payable once after the acceptance test;",
            "a fixed monthly charge for management, premises and platform;",
            "a price per handled call, per handled email and per handled chat, in three volume bands.",
        )
    ),
    Clause(
        "The Authority guarantees to pay in each month for at least 85% of the forecast contacts of that month; it "
        "gives no other guarantee of volume."
    ),
    Clause("All prices must include training, recruitment, licences, telecommunications, travel and overheads."),
    Heading(2, "Indexation"),
    Clause(
        "Prices are firm until 30 June 2028. After that the Supplier may ask once a year for an adjustment of the "
        "labour share (70%) by the published index of average weekly earnings, capped at 4% a year."
    ),
    Heading(2, "Payment"),
    Clause(
        "The Supplier shall invoice monthly in arrears, with the service report attached. The Authority pays within "
        "30 days."
    ),
    Clause("The Supplier shall pay its subcontractors within 30 days of a valid invoice."),
    Heading(1, "Contract terms"),
    Heading(2, "Liability and insurance"),
    Clause(
        "Each party's liability is limited to 125% of the charges paid or payable in the Contract Year, data "
        "protection losses to £5,000,000."
    ),
    Clause("The Supplier must maintain the following insurance for the whole Contract and six years after:"),
    Grid(
        (
            ("Employer's liability", "£10,000,000", "each claim"),
            ("Public liability", "£5,000,000", "each claim"),
            ("Professional indemnity", "£2,000,000", "in aggregate, each year"),
            ("Cyber and data", "£5,000,000", "in aggregate, each year"),
        ),
        (65, 45, 53),
        header=(("Cover", "Minimum sum", "Basis"),),
        caption="Table 8: Insurance",
        align="lrl",
    ),
    Heading(2, "Performance security"),
    Clause(
        "No bid security is asked for. The Supplier shall provide a performance bond of £150,000 within 20 Working "
        "Days of signature."
    ),
    Heading(2, "Subcontracting"),
    Clause("The Supplier shall not subcontract the handling of contacts without prior written consent."),
    Clause("The Supplier remains responsible for its subcontractors as for its own acts."),
    Heading(2, "Termination"),
    Clause(
        "The Authority may terminate on 90 days' notice if the Service Level for calls falls below 70% in any two "
        "consecutive months, or at once for a material breach that is not remedied within 20 Working Days."
    ),
    Heading(2, "Records and audit"),
    Clause(
        "The Supplier shall keep records of the Services for six years and open them to the Authority's auditors "
        "within five Working Days of a request."
    ),
    Clause(
        "The Supplier shall help the Authority to answer requests for information within the statutory time limits."
    ),
)
