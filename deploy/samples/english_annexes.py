"""The English tender's forms: pricing schedule, response form, form of tender."""

from __future__ import annotations

from blocks import Block, Clause, Grid, Heading, Para

BLANK = "£ ............"

ANNEXES: tuple[Block, ...] = (
    Heading(1, "Pricing schedule", "Annex A"),
    Clause(
        "Complete the schedule in the workbook from the portal; this copy shows its structure. Prices exclude VAT.", 1
    ),
    Grid(
        (
            ("1", "Mobilisation, fixed", "once", "1", BLANK, BLANK),
            ("2", "Fixed monthly charge", "month", "36", BLANK, BLANK),
            ("3", "Calls, up to 36,000 a month", "call", "1,296,000", BLANK, BLANK),
            ("4", "Calls, 36,001 to 42,000 a month", "call", "115,200", BLANK, BLANK),
            ("5", "Calls, above 42,000 a month", "call", "0", BLANK, BLANK),
            ("6", "Emails", "email", "309,600", BLANK, BLANK),
            ("7", "Web chats", "chat", "223,200", BLANK, BLANK),
            ("8", "Welsh-language service (optional)", "month", "36", BLANK, BLANK),
            ("", "Total of the initial term, lines 1 to 7", "", "", "", BLANK),
        ),
        (11, 60, 17, 23, 26, 26),
        header=(("Line", "Item", "Unit", "Quantity,<br/>36 months", "Unit price", "Price"),),
        caption="Table A1: Prices of the initial term",
        align="clcrrr",
        totals=1,
    ),
    Clause(
        "Quantities are the volumes of Table 2 for 36 months, spread evenly; they serve to compare Tenders and are "
        "not a commitment.",
        1,
    ),
    Clause("The Tenderer shall state the number of paid hours, Advisers and workstations on which its price rests:", 1),
    Grid(
        (
            ("Advisers (full-time equivalents)", "............", "............", "............"),
            ("Paid Adviser hours", "............", "............", "............"),
            ("Shrinkage assumed (%)", "............", "............", "............"),
            ("Occupancy assumed, voice (%)", "............", "............", "............"),
        ),
        (64, 33, 33, 33),
        header=(("Assumption", "Year 1", "Year 2", "Year 3"),),
        caption="Table A2: Basis of the price",
        align="lccc",
    ),
    Heading(1, "Response form", "Annex B"),
    Clause("Answer every question under its number. Page limits are part of the 40 pages of clause 17.3.2.", 1),
    Grid(
        (
            ("Q1", "Describe how you will run the three channels and blend them over the day.", "8", "8"),
            (
                "Q2",
                "Present your staffing plan for a typical weekday, interval by interval, with the model used.",
                "7",
                "6",
            ),
            ("Q3", "Explain how you will lower avoidable contact and raise first contact resolution.", "5", "4"),
            (
                "Q4",
                "Set out how you recruit, reward and keep Advisers; give attrition of the last three years.",
                "6",
                "5",
            ),
            ("Q5", "Describe training and quality assurance, from induction to calibration.", "6", "5"),
            ("Q6", "Introduce the management team.", "3", "2"),
            ("Q7", "Describe your platform and the integration with the CRM system.", "6", "4"),
            ("Q8", "Explain how you protect citizen data and card payments.", "4", "2"),
            ("Q9", "Provide a mobilisation plan with pilot and staff transfer.", "10", "3"),
            ("Q10", "State your social value commitments in Meridale, with measures.", "5", "1"),
        ),
        (14, 103, 24, 22),
        header=(("No.", "Question", "Sub-weight<br/>(%)", "Pages<br/>(at most)"),),
        caption="Table B1: Questions",
        align="clcc",
    ),
    Grid(
        (
            ("Customer and contact person", "", ""),
            ("Start, end, yearly value", "", ""),
            ("Contacts a year, channels", "", ""),
            ("Service Levels agreed and achieved", "", ""),
        ),
        (63, 50, 50),
        header=(("Reference form", "Contract 1", "Contract 2"),),
        caption="Table B2: References for PF6",
    ),
    Heading(1, "Form of Tender and declaration", "Annex C"),
    Para("To: Meridale Combined Authority. Tender reference MCA/2026/0142."),
    Para(
        "We have examined the Invitation to Tender and offer to provide the Services at the prices of the attached "
        "pricing schedule. This Tender remains valid for 120 days from the Submission Deadline. We declare that no "
        "ground for exclusion applies to us and that we have not fixed any price with another Tenderer."
    ),
    Para("Name of the Tenderer: ........................................................................", "blank"),
    Para("Registered number and address: ........................................................", "blank"),
    Para("Signed by (name and position): ..........................................................", "blank"),
    Para("Date and signature: .............................................................................", "blank"),
)
