"""The English tender's demands on the supplier: people, security, technology, reporting."""

from __future__ import annotations

from blocks import Block, Clause, Grid, Heading

_STAFFING: tuple[Block, ...] = (
    Heading(1, "Staffing and training"),
    Heading(2, "Staffing"),
    Clause(
        "The Supplier shall provide a dedicated team of no fewer than 52 full-time equivalent Advisers, and at least "
        "40 equipped workstations, from the Service Commencement Date."
    ),
    Clause(
        "The Supplier shall employ the following roles for the Services and name the holders of the first two in its "
        "Tender:"
    ),
    Grid(
        (
            ("Contract manager", "1", "Five years in charge of public-sector contact centres"),
            ("Operations manager", "1", "Three years in charge of at least 40 Advisers"),
            ("Team leader", "1 for each 14 Advisers", "One year as team leader or senior Adviser"),
            ("Quality coach", "1 for each 30 Advisers", "Trained in call calibration"),
            ("Workforce planner", "1", "Two years' practice in interval planning"),
            ("Trainer", "1", "Recognised training qualification"),
        ),
        (42, 45, 76),
        header=(("Role", "Minimum number", "Experience"),),
        caption="Table 6: Key roles",
    ),
    Clause(
        "The Supplier shall not replace the contract manager in the first 12 months without the Authority's written "
        "consent, which will not be unreasonably withheld."
    ),
    Clause(
        "The Supplier shall keep annual Adviser attrition below 25% and shall report leavers, with reasons, every "
        "month."
    ),
    Clause("The Supplier shall pay every Adviser at least the rate of the real Living Wage that applies in Meridale."),
    Clause("The Supplier should offer flexible working patterns and a career path into the Authority's own services."),
    Heading(2, "Vetting and training"),
    Clause(
        "The Supplier shall complete identity, right-to-work and basic criminal-record checks for all personnel before "
        "they are given access to citizen data."
    ),
    Clause(
        "The Supplier shall train each new Adviser for at least 15 working days, of which 5 under supervision on live "
        "contacts, before the Adviser works alone."
    ),
    Clause("The Supplier shall give each Adviser no less than 5 days of refresher training in each Contract Year."),
    Clause(
        "The Supplier shall monitor and mark at least ten contacts of each Adviser every month and coach on the "
        "results."
    ),
    Clause("Training time shall not be charged to the Authority, except for new services that the Authority adds."),
)

_SECURITY: tuple[Block, ...] = (
    Heading(1, "Information security and data protection"),
    Heading(2, "Certification"),
    Clause(
        "The Supplier must hold ISO/IEC 27001 certification, issued by an accredited body and covering every site and "
        "system used for the Services, throughout the Contract."
    ),
    Clause(
        "The Supplier must comply with PCI DSS for all card payments taken by telephone and shall use a method by "
        "which neither the Adviser nor the recording receives card numbers."
    ),
    Clause(
        "The Supplier shall commission an independent penetration test every 12 months and share the summary within "
        "30 days."
    ),
    Heading(2, "Personal data"),
    Clause(
        "All citizen data, recordings and backups must be stored and processed in the United Kingdom only; remote "
        "access from outside the United Kingdom counts as processing."
    ),
    Clause(
        "The Supplier acts as processor under UK GDPR and shall process personal data on documented instructions only."
    ),
    Clause(
        "The Supplier shall report every personal data breach to the Authority without undue delay and in any case "
        "within 24 hours of becoming aware of it."
    ),
    Clause(
        "The Supplier shall record all calls and chats and keep the recordings for 12 months, encrypted at rest and "
        "in transit."
    ),
    Clause(
        "The Supplier shall delete or return all personal data within 30 days of the end of the Contract and certify "
        "that it has done so."
    ),
    Heading(2, "Continuity"),
    Clause(
        "The Supplier shall maintain a business continuity plan that restores 50% of voice capacity within 4 hours "
        "and all channels within 24 hours after the loss of a site."
    ),
    Clause("The Supplier shall test the plan at least once in each Contract Year, witnessed by the Authority."),
)

_TECHNOLOGY: tuple[Block, ...] = (
    Heading(1, "Technology and CRM integration"),
    Heading(2, "Platform"),
    Clause(
        "The Supplier shall provide the contact-centre platform: routing, queue announcements, call-back, recording, "
        "chat, workforce management and reporting."
    ),
    Clause("The Authority provides the telephone numbers, the IVR menu, the CRM system and the knowledge base."),
    Clause(
        "The platform shall offer citizens a call-back without loss of their place in the queue when the expected "
        "wait exceeds 3 minutes."
    ),
    Clause("The platform should transcribe calls and suggest knowledge articles to Advisers during the contact."),
    Heading(2, "Integration"),
    Clause(
        "The Supplier shall integrate its platform with the Authority's CRM through the documented REST interface, so "
        "that each contact opens the citizen's record and is logged with reason and outcome."
    ),
    Clause("The integration must pass the Authority's acceptance test no later than 31 May 2027."),
    Clause(
        "Advisers shall sign in to the Authority's systems with multi-factor authentication through single sign-on."
    ),
    Clause("The web chat window must meet level AA of the Web Content Accessibility Guidelines 2.2."),
)

_REPORTING: tuple[Block, ...] = (
    Heading(1, "Reporting and governance"),
    Clause(
        "The Supplier shall give the Authority read-only access to a live dashboard of queues, Advisers and Service "
        "Levels from the Service Commencement Date.",
        1,
    ),
    Clause("The Supplier shall deliver these reports:", 1),
    Grid(
        (
            (
                "Daily performance",
                "Half-hourly volumes, Service Level, abandonment, AHT, for each channel",
                "09:00 next Working Day",
            ),
            (
                "Monthly service report",
                "All Service Levels, Service Credits, attrition, training, complaints",
                "5th Working Day",
            ),
            (
                "Quarterly insight",
                "Reasons for contact, avoidable contact, proposals for improvement",
                "15th Working Day",
            ),
            ("Raw data extract", "One row for each contact, in CSV", "Weekly, Monday 12:00"),
        ),
        (40, 83, 40),
        header=(("Report", "Content", "Due"),),
        caption="Table 7: Reports",
    ),
    Clause(
        "The contract manager shall attend a monthly service review at the Authority's offices and a quarterly board "
        "with a director of the Supplier.",
        1,
    ),
    Clause(
        "The Supplier shall acknowledge each complaint within two Working Days and answer it in full within ten.", 1
    ),
    Clause(
        "The Supplier shall propose in each Contract Year at least two improvements that lower contact volumes or "
        "cost.",
        1,
    ),
)

SUPPLIER: tuple[Block, ...] = (*_STAFFING, *_SECURITY, *_TECHNOLOGY, *_REPORTING)
