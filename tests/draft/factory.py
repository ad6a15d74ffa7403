"""A rich made-up pack in each language, for the drafts: gaps, assumptions, unknowns and unread pages included."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from models.capability import Capability, Capacity, Certificate, CompanyProfile, Reference, Text
from models.errors import Code
from models.estimate import Assumption, CostLine, Estimate, PriceOption, ScopeLine, StaffedInterval, StaffingResult
from models.facts import Criterion, Fact, ServiceLevel, StaffingMinimum, TenderFacts, Volume
from models.match import Decision, Evidence, Factor, Gate, LedgerRow, MatchResult
from models.money import Money
from models.pack import PackContent
from models.provenance import Source
from models.requirement import Requirement
from models.tender import Reading, Tender, TenderFile, Unread

DOCUMENT = {"en": "Harbour RFP 2027.pdf", "zh": "热线外包招标文件.docx"}
QUALITY = Evidence(
    id="cert-qm",
    kind="certificate",
    title="ISO 9001",
    document="certificates/iso9001.pdf",
    valid_until=dt.date(2027, 3, 2),
)
OPERATIONS = Evidence(id="cap-voice", kind="capability", title="Voice operations", document="evidence/voice.pdf")
REFERENCE = Evidence(id="ref-city", kind="reference", title="City line", document="references/city.pdf")

# number, text, category, type, party, knockout, compliance, answer, gap, question
Spec = tuple[str, str, str, str, str, bool, str, str, str | None, str | None]

_VOICE_EN = "Calls are answered by trained agents in one routed queue with live monitoring on every shift."
_VOICE_ZH = "我方以统一排队路由、每班次实时监控的方式，由经过培训的坐席人员接听来电。"

ROWS: dict[str, tuple[Spec, ...]] = {
    "en": (
        (
            "1.4",
            "Bids received after the closing time will be rejected.",
            "submission",
            "instruction",
            "bidder",
            True,
            "unknown",
            "",
            None,
            None,
        ),
        (
            "1.7",
            "The bidder shall hold a certificate to ISO/IEC 27001 that is valid on the start date.",
            "eligibility",
            "evaluation",
            "bidder",
            True,
            "exception",
            "",
            "no ISO/IEC 27001 certificate in the company profile",
            None,
        ),
        (
            "1.8",
            "The bidder shall hold ISO 9001 certification.",
            "eligibility",
            "evaluation",
            "bidder",
            True,
            "comply",
            "We hold ISO 9001 certification for the operation of contact centres.",
            None,
            None,
        ),
        (
            "2.1",
            "The bidder shall complete and sign Form C, Declaration of interests.",
            "submission",
            "form",
            "bidder",
            True,
            "unknown",
            "",
            None,
            None,
        ),
        (
            "2.2",
            "The method statement shall not exceed 20 pages of A4.",
            "submission",
            "instruction",
            "bidder",
            True,
            "comply",
            "The method statement is limited to 20 pages of A4.",
            None,
            None,
        ),
        (
            "3.1",
            "The supplier shall answer inbound calls from residents Monday to Saturday from 08:00 to 20:00.",
            "scope",
            "scope",
            "supplier",
            False,
            "comply",
            _VOICE_EN,
            None,
            None,
        ),
        (
            "3.2",
            "The supplier shall handle web chat in the same hours.",
            "scope",
            "scope",
            "supplier",
            False,
            "comply",
            _VOICE_EN,
            None,
            None,
        ),
        (
            "3.3",
            "The supplier should offer call-back in queue.",
            "scope",
            "scope",
            "supplier",
            False,
            "unknown",
            "",
            None,
            None,
        ),
        (
            "4.1",
            "80 % of calls shall be answered within 20 seconds, measured monthly.",
            "service_level",
            "service_level",
            "supplier",
            False,
            "comply",
            "We commit to answering 80 % of calls within 20 seconds.",
            None,
            "Are abandoned calls counted as missed in the 80/20 measure, or left out?",
        ),
        (
            "4.2",
            "Abandonment | not more than 3 % | monthly | credit of 2 % of the monthly charge",
            "service_level",
            "service_level",
            "supplier",
            False,
            "partial",
            "",
            "no evidence of an abandonment rate below 3 %",
            None,
        ),
        (
            "5.1",
            "Agents shall be security-cleared to baseline standard before taking calls.",
            "staffing",
            "scope",
            "supplier",
            False,
            "partial",
            "Agents are vetted before taking calls.",
            "clearance level not evidenced",
            None,
        ),
        (
            "5.4",
            "One supervisor shall be on duty for every 15 agents.",
            "staffing",
            "scope",
            "supplier",
            False,
            "comply",
            "Supervisors are rostered at one for every 15 agents or better.",
            None,
            "Does the ratio apply at night?",
        ),
        (
            "6.2",
            "Call recordings shall be kept for 24 months within the country.",
            "security",
            "clause",
            "supplier",
            False,
            "unknown",
            "",
            None,
            None,
        ),
        (
            "7.1",
            "The supplier shall submit a monthly performance report by the fifth working day.",
            "reporting",
            "clause",
            "supplier",
            False,
            "comply",
            "Monthly performance reports are issued by the fifth working day.",
            None,
            None,
        ),
        (
            "8.3",
            "The service shall be fully operational 12 weeks after signature.",
            "transition",
            "clause",
            "supplier",
            False,
            "unknown",
            "",
            None,
            "On which date is signature expected?",
        ),
        (
            "9.1",
            "Prices shall be firm for the first 24 months.",
            "commercial",
            "price",
            "supplier",
            False,
            "comply",
            "Prices are firm for the first 24 months.",
            None,
            None,
        ),
        (
            "9.6",
            "The supplier shall indemnify the council without limit.",
            "legal",
            "clause",
            "supplier",
            False,
            "exception",
            "",
            "unlimited liability is outside the approved terms",
            None,
        ),
    ),
    "zh": (
        (
            "1.3",
            "★投标人须具有有效的增值电信业务经营许可证（业务种类含呼叫中心业务）。",
            "eligibility",
            "evaluation",
            "bidder",
            True,
            "comply",
            "我方持有有效的增值电信业务经营许可证，业务种类包含呼叫中心业务。",
            None,
            None,
        ),
        (
            "1.4",
            "★投标人须提供近三年同类项目业绩不少于3个，附合同复印件。",
            "eligibility",
            "evaluation",
            "bidder",
            True,
            "exception",
            "",
            "资料库中可证明的同类业绩仅 2 个",
            None,
        ),
        ("1.5", "逾期送达的投标文件将被拒收。", "submission", "instruction", "bidder", True, "unknown", "", None, None),
        (
            "2.1",
            "投标人应按附件格式提交开标一览表，并加盖公章。",
            "submission",
            "form",
            "bidder",
            True,
            "unknown",
            "",
            None,
            None,
        ),
        (
            "2.4",
            "投标保证金应于投标截止时间前到账，否则投标无效。",
            "submission",
            "instruction",
            "bidder",
            True,
            "unknown",
            "",
            None,
            "投标保证金是否接受电子保函？",
        ),
        (
            "3.1",
            "供应商应提供7×24小时人工接听服务。",
            "scope",
            "scope",
            "supplier",
            False,
            "comply",
            _VOICE_ZH,
            None,
            None,
        ),
        (
            "3.2",
            "供应商应提供在线文字客服，服务时间与热线一致。",
            "scope",
            "scope",
            "supplier",
            False,
            "comply",
            _VOICE_ZH,
            None,
            None,
        ),
        (
            "4.1",
            "人工接通率不低于95%，20秒内接听率不低于80%。",
            "service_level",
            "service_level",
            "supplier",
            False,
            "comply",
            "我方承诺人工接通率不低于95%，20秒内接听率不低于80%。",
            None,
            "接通率的分母是否包含 IVR 内放弃的来电？",
        ),
        (
            "4.2",
            "客户满意度 | ≥98% | 按月统计 | 每低1个百分点扣减当月服务费2%",
            "service_level",
            "service_level",
            "supplier",
            False,
            "partial",
            "",
            "资料库中满意度证明为 96%",
            None,
        ),
        (
            "5.1",
            "坐席人员不少于45人，其中班组长不少于3人。",
            "staffing",
            "scope",
            "supplier",
            False,
            "comply",
            "我方按不少于45名坐席、其中班组长不少于3人配备。",
            None,
            None,
        ),
        ("5.3", "宜配备英语坐席2名。", "staffing", "scope", "supplier", False, "unknown", "", None, None),
        (
            "6.1",
            "通话录音保存期限不少于3年，数据不得出境。",
            "security",
            "clause",
            "supplier",
            False,
            "unknown",
            "",
            None,
            None,
        ),
        (
            "7.1",
            "每月5日前提交上月运营分析报告。",
            "reporting",
            "clause",
            "supplier",
            False,
            "comply",
            "我方于每月5日前提交上月运营分析报告。",
            None,
            None,
        ),
        (
            "8.1",
            "服务费按季度结算，考核扣款在当季服务费中扣除。",
            "commercial",
            "price",
            "supplier",
            False,
            "comply",
            "我方接受按季度结算。",
            None,
            None,
        ),
        (
            "8.5",
            "供应商不得转包或分包本项目。",
            "legal",
            "clause",
            "supplier",
            False,
            "comply",
            "我方不转包、不分包。",
            None,
            None,
        ),
    ),
}
SECTIONS = {
    "eligibility": ("Eligibility and certificates", "资格与证书"),
    "submission": ("Submission requirements", "投标文件编制要求"),
    "scope": ("Service delivery", "服务方案总述"),
    "service_level": ("Service levels", "服务水平保障"),
    "staffing": ("People", "人员配置与管理"),
    "security": ("Security", "信息安全"),
    "reporting": ("Reporting", "报表与运营分析"),
    "transition": ("Mobilisation", "实施与过渡"),
    "commercial": ("Commercial terms", "商务响应"),
    "legal": ("Contract terms", "合同条款响应"),
}


def _proofs(category: str, compliance: str) -> tuple[Evidence, ...]:
    if compliance not in {"comply", "partial"}:
        return ()
    return (QUALITY,) if category in {"eligibility", "submission"} else (OPERATIONS,)


def ledger_row(language: str, index: int, spec: Spec, **changes: Any) -> LedgerRow:
    number, text, category, kind, party, knockout, compliance, answer, gap, question = spec
    requirement = Requirement(
        document=DOCUMENT[language],
        id=f"r{index:03d}",
        number=number,
        section=("3 Services",) if language == "en" else ("第三章 服务需求",),
        page=None if language == "zh" else 3 + index,
        text=text,
        level="desirable" if "should" in text or "宜" in text else "mandatory",
        knockout=knockout,
        party=party,
        category=category,
        confidence=0.5 if number == "8.3" else 0.93,
        source="table" if "|" in text else "text",
        rule="test",
    )
    fields: dict[str, Any] = {
        "requirement": requirement,
        "type": kind,
        "compliance": compliance,
        "evidence": _proofs(category, compliance),
        "why": "rule",
        "gap": gap,
        "response_text": answer,
        "response_section": SECTIONS[category][language == "zh"],
        "risk": "high" if gap else "low",
        "clarification_question": question,
    }
    return LedgerRow(**(fields | changes))


def _fact(language: str, value: Any, text: str, page: int) -> Any:
    return Fact(value=value, text=text, document=DOCUMENT[language], page=None if language == "zh" else page)


def facts(language: str) -> TenderFacts:
    document = DOCUMENT[language]
    if language == "zh":
        criteria = (("价格", 30.0), ("服务方案", 35.0), ("人员配置", 15.0), ("企业业绩", 12.0), ("信息安全", 8.0))
        return TenderFacts(
            title=_fact(
                "zh",
                "市民服务热线话务外包服务采购项目（2027—2029年度）",
                "项目名称：市民服务热线话务外包服务采购项目",
                1,
            ),
            buyer=_fact("zh", "临江市政务服务中心", "采购人：临江市政务服务中心", 1),
            reference=_fact("zh", "LJZC-2026-0417", "项目编号：LJZC-2026-0417", 1),
            procedure=_fact("zh", "公开招标", "采购方式：公开招标", 1),
            submission_deadline=_fact(
                "zh", "2026-12-15T09:30+08:00", "投标截止时间：2026年12月15日9时30分（北京时间）", 1
            ),
            budget=_fact("zh", Money(amount=Decimal(9860000), currency="CNY"), "最高限价：986万元", 2),
            contract_term=_fact("zh", 24, "服务期限：两年", 2),
            place_of_performance=_fact("zh", "采购人指定地点", "服务地点：采购人指定地点", 2),
            bid_security=_fact("zh", Money(amount=Decimal(90000), currency="CNY"), "投标保证金：人民币9万元", 3),
            bid_validity_days=_fact("zh", 90, "投标有效期：90日历天", 3),
            price_weight_percent=_fact("zh", 30.0, "价格分30分", 9),
            evaluation_criteria=_fact(
                "zh",
                tuple(
                    Criterion(name=name, weight=weight, text=f"{name} {weight:g}分", document=document)
                    for name, weight in criteria
                ),
                "评分标准",
                9,
            ),
            service_levels=_fact(
                "zh",
                (
                    ServiceLevel(
                        metric="人工接通率", target="≥95%", percent=95, text="人工接通率不低于95%", document=document
                    ),
                    ServiceLevel(
                        metric="20秒接听率",
                        target="≥80%",
                        percent=80,
                        seconds=20,
                        text="20秒内接听率不低于80%",
                        document=document,
                    ),
                    ServiceLevel(
                        metric="客户满意度", target="≥98%", percent=98, text="客户满意度 | ≥98%", document=document
                    ),
                ),
                "服务水平",
                7,
            ),
            opening_hours=_fact("zh", "7×24小时", "7×24小时人工接听服务", 6),
            staffing_minimum=_fact(
                "zh",
                (StaffingMinimum(role="坐席人员", count=45, text="坐席人员不少于45人", document=document),),
                "人员",
                7,
            ),
            mandatory_certificates=_fact("zh", ("增值电信业务经营许可证",), "许可证", 2),
            price_formula=_fact("zh", "评标基准价÷投标报价×30", "价格分=评标基准价÷投标报价×30", 9),
            languages_of_bid=_fact("zh", ("中文",), "投标文件使用中文", 4),
        )
    criteria = (("Price", 40.0), ("Operations", 25.0), ("People", 15.0), ("Social value", 10.0), ("Mobilisation", 10.0))
    return TenderFacts(
        title=_fact(
            "en", "Resident Contact Centre Services 2027–2030", "Resident Contact Centre Services 2027-2030", 1
        ),
        buyer=_fact("en", "Harbour District Council", "Harbour District Council", 1),
        reference=_fact("en", "HDC-2026-118", "Reference HDC-2026-118", 1),
        procedure=_fact("en", "Open procedure", "open procedure", 1),
        submission_deadline=_fact("en", "2026-12-18T14:00", "no later than 14:00 Europe/London on 18 December 2026", 4),
        questions_deadline=_fact("en", "2026-12-09", "questions until 9 December 2026", 4),
        contract_term=_fact("en", 36, "three years, with two options of one year", 2),
        place_of_performance=_fact("en", "within 40 miles of the Town Hall", "within 40 miles of the Town Hall", 9),
        bid_validity_days=_fact("en", 120, "bids remain valid for 120 days", 5),
        budget=_fact("en", Money(amount=Decimal(8712000), currency="GBP"), "estimated value GBP 8,712,000", 3),
        price_weight_percent=_fact("en", 40.0, "Price 40 %", 20),
        evaluation_criteria=_fact(
            "en",
            tuple(
                Criterion(name=name, weight=weight, text=f"{name} {weight:g} %", document=document, page=20)
                for name, weight in criteria
            ),
            "award criteria",
            20,
        ),
        volumes=_fact(
            "en",
            (
                Volume(
                    quantity=38400,
                    unit="calls",
                    period="month",
                    channel="voice",
                    aht_s=312,
                    text="38,400 calls a month, average handling time 312 s",
                    document=document,
                    page=14,
                ),
                Volume(
                    quantity=6900,
                    unit="chats",
                    period="month",
                    channel="chat",
                    text="6,900 chats",
                    document=document,
                    page=14,
                ),
            ),
            "volumes",
            14,
        ),
        service_levels=_fact(
            "en",
            (
                ServiceLevel(
                    metric="service_level",
                    target="80 % in 20 s",
                    percent=80,
                    seconds=20,
                    text="80 % of calls shall be answered within 20 seconds",
                    document=document,
                    page=11,
                ),
                ServiceLevel(
                    metric="abandonment",
                    target="≤ 3 %",
                    percent=3,
                    text="Abandonment | not more than 3 %",
                    document=document,
                    page=12,
                ),
                ServiceLevel(
                    metric="customer_satisfaction",
                    target="≥ 90 %",
                    percent=90,
                    text="Satisfaction of at least 90 %",
                    document=document,
                    page=12,
                ),
            ),
            "service levels",
            11,
        ),
        opening_hours=_fact("en", "Mon–Sat 08:00–20:00", "Monday to Saturday from 08:00 to 20:00", 8),
        page_limit=_fact("en", 20, "shall not exceed 20 pages", 7),
        languages_of_bid=_fact("en", ("English",), "in English", 4),
        mandatory_certificates=_fact("en", ("ISO/IEC 27001", "ISO 9001"), "certificates", 4),
    )


def profile() -> CompanyProfile:
    return CompanyProfile(
        name=Text(en="Lighthouse Contact Services Ltd", zh="灯塔客户联络服务有限公司"),
        short_name="Lighthouse",
        registered_in="CN",
        years_in_operation=7,
        languages=("zh", "en"),
        sites=(Text(en="Nanjing", zh="南京"), Text(en="Leeds", zh="利兹")),
        capacity=Capacity(seats=350, seats_used=278, staff=556, hires_per_month=30, pass_rate=Decimal("0.8")),
        capabilities=(
            Capability(
                id="cap-voice",
                name=Text(en="Voice operations", zh="来电运营"),
                concepts=("inbound",),
                answer=Text(en=_VOICE_EN, zh=_VOICE_ZH),
                evidence="evidence/voice.pdf",
            ),
        ),
        certificates=(
            Certificate(
                id="cert-qm",
                name=Text(en="ISO 9001 quality management", zh="ISO 9001 质量管理体系认证"),
                issuer="Demo Registrar",
                scope=Text(en="contact-centre operation", zh="呼叫中心运营"),
                valid_from=dt.date(2024, 3, 3),
                valid_until=dt.date(2027, 3, 2),
                document="certificates/iso9001.pdf",
            ),
        ),
        references=(
            Reference(
                id="ref-city",
                client=Text(en="A city government", zh="某市政府"),
                sector="public",
                service=Text(en="Resident line, 60 seats", zh="市民热线，60 席"),
                seats=60,
                from_on=dt.date(2022, 5, 1),
                results=Text(en="82 % of calls in 20 s over 12 months", zh="连续12个月20秒接听率82%"),
                may_contact=True,
                document="references/city.pdf",
            ),
            Reference(
                id="ref-bank",
                client=Text(en="A regional bank", zh="某区域银行"),
                sector="finance",
                service=Text(en="Card service line, 35 seats", zh="信用卡服务热线，35 席"),
                seats=35,
                from_on=dt.date(2021, 1, 1),
                until_on=dt.date(2025, 12, 31),
                results=Text(en="quality score 93 of 100", zh="质检得分93分"),
                may_contact=False,
                document="references/bank.pdf",
            ),
        ),
        win_themes={
            "quality": Text(
                en="Quality is checked on every shift and reported monthly.", zh="每班次质检、每月通报，质量可核查。"
            ),
            "first_time": Text(en="A pilot precedes the full start.", zh="先试运行、后全面上线。"),
        },
    )


def estimate(language: str) -> Estimate:
    zh = language == "zh"
    currency = "CNY" if zh else "GBP"
    scale = Decimal("1.75") if zh else Decimal(1)

    def money(amount: str) -> Money:
        return Money(amount=Decimal(amount) * scale, currency=currency)

    source = Source(document=DOCUMENT["en"], page=14, text="38,400 calls a month")
    scope = (
        ScopeLine(
            id="voice",
            label="来电" if zh else "Voice",
            kind="queue",
            contacts_per_month=Decimal(38400),
            aht_s=Decimal(312),
            hours_per_week=Decimal(72),
            status="assumed" if zh else "extracted",
            source=None if zh else source,
        ),
        ScopeLine(
            id="chat",
            label="在线" if zh else "Chat",
            kind="queue",
            channel="chat",
            contacts_per_month=Decimal(6900),
            aht_s=Decimal(420),
            hours_per_week=Decimal(72),
            status="assumed",
        ),
    )
    staffing = (
        StaffingResult(
            line_id="voice",
            model="Erlang C",
            seats_peak=37,
            intervals=(
                StaffedInterval(
                    start="09:00",
                    contacts=Decimal(140),
                    load_erlang=24.3,
                    agents=30,
                    service_level=0.84,
                    asa_s=11.2,
                    occupancy=0.81,
                ),
            ),
            productive_hours_per_month=Decimal(4210),
            paid_hours_per_month=Decimal(6014),
            fte=Decimal("51.2"),
        ),
        StaffingResult(
            line_id="chat",
            model="Erlang C",
            seats_peak=7,
            productive_hours_per_month=Decimal(860),
            paid_hours_per_month=Decimal(1228),
            fte=Decimal("10.2"),
        ),
    )
    assumptions = (
        Assumption(
            id="volume",
            label="月业务量" if zh else "Calls per month",
            value="38400",
            unit="通/月" if zh else "calls/month",
            status="assumed" if zh else "extracted",
            source=None if zh else source,
            basis="同规模项目经验" if zh else "",
            question="请提供近12个月分时段话务量。" if zh else None,
            owner="price analyst",
        ),
        Assumption(
            id="aht_chat_s",
            label="在线平均处理时长" if zh else "Chat handling time",
            value="420",
            unit="s",
            status="assumed",
            basis="rate card",
            question="在线服务的平均处理时长是多少？" if zh else "What is the average handling time of a chat?",
            owner="operations",
        ),
        Assumption(
            id="shrinkage",
            label="损耗率" if zh else "Shrinkage",
            value="30",
            unit="%",
            status="assumed",
            basis="rate card",
            owner="operations",
        ),
        Assumption(
            id="agent_wage",
            label="坐席工资" if zh else "Agent wage",
            value="12.60",
            unit=f"{currency}/h",
            status="assumed",
            basis="rate card",
            owner="finance",
        ),
    )
    return Estimate(
        currency=currency,
        rate_card="uk-2026" if not zh else "cn-2026",
        basis="mixed" if not zh else "assumed",
        term_months=24 if zh else 36,
        scope=scope,
        staffing=staffing,
        fte_total=Decimal("61.4"),
        seats=44,
        cost_lines=(CostLine(code="C1", label="Agents", monthly=Decimal(158000)),),
        monthly_cost=money("187400"),
        floor_monthly=money("198300"),
        target_monthly=money("214900.40"),
        stretch_monthly=money("231400"),
        total_ex_vat=money("7736414.40"),
        vat=money("1547282.88"),
        total_inc_vat=money("9283697.28"),
        options=(
            PriceOption(
                id="seat",
                label="每坐席每月" if zh else "Per seat and month",
                unit="坐席·月" if zh else "seat month",
                quantity_per_month=Decimal(44),
                unit_price=money("4884.10"),
            ),
            PriceOption(
                id="contact",
                label="每次接触" if zh else "Per contact",
                unit="次" if zh else "contact",
                quantity_per_month=Decimal(45300),
                unit_price=money("4.74"),
            ),
        ),
        ceiling_check="over" if zh else "under",
        ceiling_note="合同期含税合计高于限价" if zh else "whole-term price excluding VAT against the stated value",
        assumptions=assumptions,
    )


def decision(language: str) -> Decision:
    zh = language == "zh"
    names = (
        ("own_centre", "Own centre or plan", "自建中心或计划", 8, 4),
        ("outsourcing", "Intent and budget", "外包意愿与预算", 10, 5),
        ("volume", "Volume now and later", "当前与未来业务量", 10, None if zh else 3),
        ("ability", "Ability to run it itself", "自营能力", 6, 4),
        ("effect", "Effect on main business", "对主业影响", 6, 4),
        ("experience", "Outsourcing experience", "外包经验", 6, 3),
        ("quality_led", "Quality or price led", "质量或价格导向", 10, 4),
        ("relationship", "Relationship", "客户关系", 10, None),
        ("references", "References", "业绩", 8, 4),
        ("capacity", "Capacity and ramp", "产能与爬坡", 10, 4),
        ("price", "Price to win", "价格竞争力", 10, 4),
        ("terms", "Terms", "商务条款", 6, 3),
    )
    return Decision(
        outcome="conditional",
        score_low=58.0 if zh else 66.0,
        score_high=78.0 if zh else 76.0,
        gates=(
            Gate(
                id="deadline",
                name="截止时间" if zh else "Deadline",
                outcome="pass",
                reason="距截止 20 天" if zh else "23 days to the deadline",
                source=Source(document=DOCUMENT[language], page=None if zh else 4, text="18 December"),
            ),
            Gate(
                id="licence",
                name="许可证" if zh else "Licence",
                outcome="pass" if zh else "fail",
                reason="许可证有效" if zh else "ISO/IEC 27001 is missing",
            ),
            Gate(
                id="ceiling",
                name="限价" if zh else "Ceiling",
                outcome="ask",
                reason="限价口径需确认" if zh else "whether the value is a ceiling must be asked",
            ),
            Gate(
                id="capacity",
                name="产能" if zh else "Capacity",
                outcome="pass",
                reason="空闲坐席 72，需要 44" if zh else "72 free seats, 44 needed",
            ),
        ),
        factors=tuple(
            Factor(id=key, name=cn if zh else en, weight=weight, score=score, reason="stated" if score else "unknown")
            for key, en, cn, weight, score in names
        ),
        reasons=(
            ("缺少 1 个可证明的同类业绩，须先解决。", "话务量未载明，报价基于假设。", "空闲坐席足以承接。")
            if zh
            else (
                "ISO/IEC 27001 is a knock-out and the profile holds no certificate.",
                "Free seats (72) cover the peak need (44).",
                "Quality counts for 60 of 100 points.",
            )
        ),
    )


def content(language: str = "en", **changes: Any) -> PackContent:
    """A whole made-up pack; ``changes`` replace parts of it by name."""
    rows = tuple(ledger_row(language, index, spec) for index, spec in enumerate(ROWS[language]))
    zh = language == "zh"
    parts: dict[str, Any] = {
        "tender": Tender(
            id=f"demo-{language}-0a1b2c3d",
            name="demo",
            content_hash="0" * 64,
            received_on=dt.date(2026, 11, 25),
            files=(TenderFile(path=DOCUMENT[language], sha256="0" * 64, size=1, media_type="application/pdf"),),
        ),
        "reading": Reading(
            language=language,  # type: ignore[arg-type]  # tests pass the two languages as plain text
            page_count=0 if zh else 24,
            documents=(DOCUMENT[language],) if zh else (DOCUMENT[language], "Annex B volumes.pdf"),
            requirements=tuple(row.requirement for row in rows),
            facts=facts(language),
            unread=()
            if zh
            else (
                Unread(path="Annex D rates.xlsx", code=Code.UNSUPPORTED, detail="this format is kept but not read yet"),
                Unread(path=DOCUMENT["en"], code=Code.NO_TEXT, page=23, detail="the page is an image"),
            ),
        ),
        "match": MatchResult(ledger=rows, is_contact_centre=True, contact_centre_evidence="inbound calls, web chat"),
        "estimate": estimate(language),
        "decision": decision(language),
        "profile": profile(),
    }
    return PackContent(**(parts | changes))


def with_rows(base: PackContent, rows: tuple[LedgerRow, ...]) -> PackContent:
    """The same pack with another ledger (and the requirements that belong to it)."""
    reading = base.reading.model_copy(update={"requirements": tuple(row.requirement for row in rows)})
    return base.model_copy(update={"reading": reading, "match": base.match.model_copy(update={"ledger": rows})})
