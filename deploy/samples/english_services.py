"""The English tender's service: channels, hours, volumes, service levels."""

from __future__ import annotations

from blocks import Block, Clause, Footnote, Grid, Heading, Items
from figures import ENGLISH_HALF_HOURS, ENGLISH_MONTHS


def _half_hour(start: str) -> str:
    hour, minute = int(start[:2]), int(start[3:]) + 30
    return f"{start} \N{EN DASH} {hour + minute // 60:02d}:{minute % 60:02d}"


def _count(contacts: int | None) -> str:
    return "closed" if contacts is None else f"{contacts:,}"


MONTHS = (
    *((month, f"{calls:,}", f"{emails:,}", f"{chats:,}") for month, calls, emails, chats in ENGLISH_MONTHS),
    ("Total, 12 months", *(f"{sum(row[column] for row in ENGLISH_MONTHS):,}" for column in (1, 2, 3))),
    ("Monthly average", *(f"{sum(row[column] for row in ENGLISH_MONTHS) // 12:,}" for column in (1, 2, 3))),
)
HALF_HOURS = (
    *((_half_hour(start), *map(_count, contacts)) for start, *contacts in ENGLISH_HALF_HOURS),
    ("Total", *(f"{sum(row[column] or 0 for row in ENGLISH_HALF_HOURS):,}" for column in (1, 2, 3))),
)

_SCOPE: tuple[Block, ...] = (
    Heading(1, "Scope of the Services"),
    Heading(2, "General"),
    Clause(
        "The Supplier shall answer and resolve citizen enquiries for the Authority's transport, waste, council tax, "
        "housing and general services on every channel in clause 4.2."
    ),
    Clause(
        "The Supplier shall resolve at first contact every enquiry for which a knowledge article exists, and shall "
        "pass on all others to the Authority's back office through the CRM system within the same Working Day."
    ),
    Clause(
        "The Supplier shall make outbound calls only to return a missed call, to confirm an appointment or to close a "
        "case."
    ),
    Clause("The Supplier must not use the Services, or data from them, to market its own or anybody else's products."),
    Heading(2, "Channels"),
    Clause("The Supplier shall provide the following channels from the Service Commencement Date:"),
    Items(
        (
            "voice: inbound calls to one non-geographic number, after the Authority's IVR menu;",
            "email: messages to the shared mailbox and the web form;",
            (
                "web chat: real-time chat from the Authority's website, with no more than two chats at a time for each "
                "Adviser."
            ),
        )
    ),
    Clause("The Supplier should be able to add a messaging channel within six months of a written request."),
    Clause(
        "Automated answers may be used on web chat only if the citizen is told so and can reach an Adviser by a single "
        "action at any time."
    ),
    Heading(2, "Opening hours"),
    Clause(
        "The Supplier shall staff voice and web chat from 08:00 to 20:00 on Monday to Friday and voice from 09:00 to "
        "13:00 on Saturday. The lines are closed on Sundays and public holidays."
    ),
    Clause(
        "Emails may be answered at any time of day, but the Supplier shall read the mailbox at least every two hours "
        "during the Opening Hours."
    ),
    Clause(
        "The Supplier shall extend the Opening Hours for up to 20 days in a Contract Year, on three Working Days' "
        "notice, during elections, floods or severe weather. It shall staff the extended hours from the dedicated "
        "team, publish the rota at least 24 hours ahead and charge them at the prices of the pricing schedule without "
        "any premium for evenings, weekends or public holidays."
    ),
    Heading(2, "Languages"),
    Clause("The Supplier shall provide all channels in English."),
    Clause(
        "The Supplier should offer voice and email in Welsh for about 3% of contacts; a call-back within one Working "
        "Day by a Welsh-speaking Adviser is acceptable."
    ),
    Clause(
        "The Supplier shall give access to a telephone interpreting service and to text relay at no extra charge to "
        "citizens."
    ),
    Heading(2, "Outside the scope"),
    Clause(
        "Switchboard calls for elected members, emergency planning and face-to-face counters are outside the scope."
    ),
)

_VOLUMES: tuple[Block, ...] = (
    Heading(1, "Volumes and handling times"),
    Heading(2, "Contacts by month"),
    Clause(
        "Table 2 states the contacts offered to Advisers in the past twelve months. The Authority expects volumes to "
        "stay within 5% of these figures in the first Contract Year."
    ),
    Grid(
        MONTHS,
        (49, 38, 38, 38),
        header=(("Month", "Contacts offered", None, None), (None, "Calls", "Emails", "Web chats")),
        caption="Table 2: Contacts offered, November 2025 to October 2026",
        align="lrrr",
        totals=2,
    ),
    Heading(2, "Handling times"),
    Clause("Average handling times of the same twelve months, after-contact work included, are:"),
    Grid(
        (
            ("Voice", "246", "66", "312"),
            ("Email", "360", "60", "420"),
            ("Web chat (two at a time)", "480", "60", "540"),
        ),
        (55, 36, 36, 36),
        header=(
            ("Channel", "Talk or typing<br/>time (seconds)", "After-contact<br/>work (seconds)", "AHT<br/>(seconds)"),
        ),
        caption="Table 3: Average handling time per channel",
        align="lrrr",
    ),
    Clause(
        "The Supplier must base its staffing plan on these handling times and shall show any assumed reduction as a "
        "separate line of the pricing schedule."
    ),
    Heading(2, "A typical weekday"),
    Clause(
        "Table 4 states the contacts offered in each half hour of a typical weekday and Saturday.<super>1</super> "
        "Mondays carry 12% more calls than the average weekday, Fridays 9% fewer."
    ),
    Footnote(
        "1", "Median of all weekdays and Saturdays from March to October 2026; days after public holidays left out."
    ),
    Grid(
        HALF_HOURS,
        (49, 38, 38, 38),
        header=(("Half hour", "Typical weekday", None, "Saturday"), (None, "Calls", "Web chats", "Calls")),
        caption="Table 4: Contacts offered by half-hour interval",
        align="crrr",
        totals=1,
    ),
    Heading(2, "Forecast and changes in volume"),
    Clause(
        "The Authority will send a forecast for the next three months, by channel and week, on the first Working Day "
        "of each month."
    ),
    Clause(
        "The Supplier shall meet all Service Levels while monthly volumes stay within 10% above or below the forecast, "
        "and shall use reasonable endeavours to meet them up to 25%."
    ),
    Clause(
        "The Supplier shall give notice within one Working Day when actual volumes leave the 10% band on three "
        "consecutive days, together with a plan for restoring performance."
    ),
)

_SERVICE_LEVELS: tuple[Block, ...] = (
    Heading(1, "Service Levels and Service Credits"),
    Heading(2, "Service Levels"),
    Clause(
        "The Supplier shall meet or exceed the targets in Table 5 from the fourth month after the Service "
        "Commencement Date."
    ),
    Grid(
        (
            (
                "Calls answered",
                "Calls answered by an Adviser within 20 seconds of entering the queue / calls offered",
                "80% within 20 seconds",
                "Calendar month",
                "2% below 80%; 5% below 75%",
            ),
            (
                "Abandonment",
                "Calls abandoned after more than 5 seconds / calls offered",
                "No more than 5%",
                "Calendar month",
                "2% of the monthly charge",
            ),
            (
                "Average speed of answer",
                "Mean wait of answered calls",
                "No more than 25 seconds",
                "Calendar month",
                "None; reported",
            ),
            (
                "Web chat response",
                "Chats accepted by an Adviser within 40 seconds / chats offered",
                "80% within 40 seconds",
                "Calendar month",
                "1% of the monthly charge",
            ),
            (
                "Email response",
                "Emails answered in full within one Working Day / emails received",
                "95% within 1 Working Day",
                "Calendar month",
                "1% of the monthly charge",
            ),
            (
                "First contact resolution",
                "Enquiries with no repeat contact on the same matter within seven days",
                "At least 78%",
                "Rolling three months",
                "1% of the monthly charge",
            ),
            (
                "Citizen satisfaction",
                "Scores of 4 or 5 out of 5 in the survey after each contact / all scores",
                "At least 85%",
                "Rolling three months",
                "1% of the monthly charge",
            ),
            (
                "Quality score",
                "Mean score of ten contacts for each Adviser, marked on the Authority's form",
                "At least 90%",
                "Calendar month",
                "1% of the monthly charge",
            ),
            (
                "System availability",
                "Minutes in which all channels can be used / minutes of the Opening Hours",
                "At least 99.8%",
                "Calendar month",
                "3% of the monthly charge",
            ),
        ),
        (30, 51, 29, 25, 28),
        header=(("Metric", "Definition", "Target", "Measurement<br/>window", "Service<br/>credit"),),
        caption="Table 5: Service Levels",
    ),
    Clause(
        "The Service Level for calls is measured on calls offered: a call abandoned after more than 5 seconds counts "
        "as not answered in time."
    ),
    Heading(2, "Service Credits"),
    Clause(
        "Where a Service Level is missed, the Supplier shall deduct the Service Credit in Table 5 from its next "
        "invoice. Service Credits in one month shall not exceed 10% of the monthly charge.<super>2</super>"
    ),
    Footnote("2", "The monthly charge is the fixed monthly charge plus the variable charge of the month, before VAT."),
    Clause(
        "Where the same Service Level is missed in three of six consecutive months, the Supplier shall submit a "
        "rectification plan within ten Working Days and shall carry it out at its own cost. The plan must name the "
        "cause of the failure, the measures with their owners and dates, the effect expected in each week, and the "
        "point at which the Supplier will add Advisers if the measures do not work."
    ),
    Clause(
        "No Service Credit falls due for a failure that the Supplier proves to be caused by the Authority's systems "
        "or by volumes outside the 10% band of clause 5.4.2."
    ),
)

SERVICES: tuple[Block, ...] = (*_SCOPE, *_VOLUMES, *_SERVICE_LEVELS)
