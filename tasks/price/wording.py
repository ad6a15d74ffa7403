"""The words of an estimate in both languages: labels of inputs, channels, roles, cost lines and owners."""

from __future__ import annotations

from models.capability import Text


def _t(en: str, zh: str) -> Text:
    return Text(en=en, zh=zh)


OWNERS = {
    "bid_manager": _t("bid manager", "投标经理"),
    "workforce": _t("workforce planning", "排班管理"),
    "operations": _t("operations", "运营管理"),
    "hr": _t("human resources", "人力资源"),
    "finance": _t("finance", "财务"),
    "it": _t("information technology", "信息技术"),
}
CHANNEL_NAMES = {
    "voice": _t("Inbound calls", "呼入话务"),
    "outbound": _t("Outbound calls", "外呼"),
    "chat": _t("Chat", "在线客服"),
    "email": _t("E-mail", "邮件"),
    "back_office": _t("Back office", "后台工单"),
    "sms": _t("Text messages", "短信"),
    "social": _t("Social media", "社交媒体"),
}
UNITS = {
    "s": _t("s", "秒"),
    "h": _t("h", "小时"),
    "min": _t("min", "分钟"),
    "%": _t("%", "%"),
    "share": _t("share", "比例"),
    "days": _t("days", "天"),
    "months": _t("months", "个月"),
    "FTE": _t("FTE", "人"),
    "agents": _t("agents", "名坐席"),
    "seats": _t("seats", "席"),
    "people": _t("people", "人"),
    "contacts": _t("contacts", "件"),
    "contacts/month": _t("contacts/month", "件/月"),
    "h/month": _t("h/month", "小时/月"),
    "h/week": _t("h/week", "小时/周"),
    "min/month": _t("min/month", "分钟/月"),
    "": _t("", ""),
}
PER = {"": _t("", ""), "/month": _t("/month", "/月"), "/min": _t("/min", "/分钟")}
# input name (or its stem before a line's id) -> label
LABELS = {
    "fte": _t("Full-time equivalents", "全职人力（FTE）"),
    "seats": _t("Most agents at once", "同时在线坐席峰值"),
    "productive_hours": _t("Productive hours", "生产工时"),
    "wage": _t("Wage", "工资"),
    "contacts": _t("Contacts", "业务量"),
    "aht_s": _t("Handling time", "平均处理时长"),
    "service_level_percent": _t("Service level", "服务水平"),
    "service_level_seconds": _t("Service level threshold", "服务水平时限"),
    "hours_per_week": _t("Opening hours", "服务时间"),
    "shrinkage": _t("Shrinkage", "工时损耗率"),
    "occupancy_max": _t("Occupancy cap", "占用率上限"),
    "occupancy_deferred": _t("Occupancy of work that can wait", "可延后工作的占用率"),
    "paid_hours_per_week": _t("Paid hours a week", "每周计薪工时"),
    "days_per_year": _t("Days a year", "年天数"),
    "interval_minutes": _t("Planning interval", "排班间隔"),
    "min_on_shift": _t("Minimum on shift", "最低在岗人数"),
    "fte_total": _t("FTE, all lines", "全职人力合计"),
    "fte_operated": _t("FTE in our own centre", "自有职场人力"),
    "fte_agents": _t("FTE without stated support roles", "不含指定支持岗位的人力"),
    "production_seats": _t("Production seats", "生产席位"),
    "telephony_minutes": _t("Telephony minutes", "通话分钟"),
    "handling_minutes": _t("Handling minutes", "处理分钟"),
    "night_share": _t("Share of agent hours 22:00–06:00", "夜间（22:00至6:00）工时占比"),
    "wage_supervisor": _t("Team leader's wage", "班组长工资"),
    "wage_qa": _t("Quality analyst's wage", "质检工资"),
    "wage_trainer": _t("Trainer's wage", "培训师工资"),
    "wage_wfm": _t("Planner's wage", "排班专员工资"),
    "wage_manager": _t("Service manager's wage", "项目经理工资"),
    "bonus_share": _t("Bonus on agents' wages", "坐席奖金比例"),
    "night_premium": _t("Night premium", "夜班津贴比例"),
    "social_insurance": _t("Employer's social insurance", "单位社会保险"),
    "housing_fund": _t("Employer's housing fund", "单位住房公积金"),
    "span_supervisor": _t("Agents per team leader", "班组长管理跨度"),
    "span_qa": _t("Agents per quality analyst", "质检管理跨度"),
    "span_trainer": _t("Agents per trainer", "培训师管理跨度"),
    "span_wfm": _t("Agents per planner", "排班专员管理跨度"),
    "span_manager": _t("Agents per service manager", "项目经理管理跨度"),
    "support_step": _t("Support heads rounded up to", "支持岗位进位单位"),
    "stated_supervisor": _t("Team leaders listed in the tender", "招标文件指定班组长"),
    "stated_qa": _t("Quality analysts listed in the tender", "招标文件指定质检"),
    "stated_trainer": _t("Trainers listed in the tender", "招标文件指定培训师"),
    "stated_wfm": _t("Planners listed in the tender", "招标文件指定排班专员"),
    "stated_manager": _t("Managers listed in the tender", "招标文件指定项目经理"),
    "attrition_month": _t("Attrition a month", "月流失率"),
    "recruit_cost": _t("Recruiting, per hire", "人均招聘费用"),
    "training_months": _t("Paid initial training", "带薪岗前培训"),
    "spare_share": _t("Spare seats and licences", "席位与许可备用率"),
    "seat_month": _t("Workplace", "席位费"),
    "licence_month": _t("Platform licence", "平台许可费"),
    "telephony_minute": _t("Telephony, per minute", "通信费（每分钟）"),
    "setup_fixed": _t("Integration and transition, once", "系统对接与切换（一次性）"),
    "overhead": _t("Head-office overhead", "总部管理费率"),
    "contingency": _t("Contingency", "不可预见费率"),
    "labour_index": _t("Wage rise a contract year", "合同年工资涨幅"),
    "term_months": _t("Contract term", "服务期"),
    "sla_credit": _t("Expected service credits, on price", "预期服务扣款（占报价）"),
    "payment_days": _t("Days from service to receipt", "回款天数"),
    "finance_rate": _t("Cost of working capital a year", "流动资金年成本"),
    "margin_target": _t("Target margin on price", "目标利润率（占报价）"),
    "margin_stretch": _t("Stretch margin on price", "进取利润率（占报价）"),
    "vat_rate": _t("Value added or sales tax", "增值税税率"),
    "discount_rate": _t("Discount rate a year", "年折现率"),
    "assumed_seats": _t("Size of the assumed service", "假设服务规模"),
    "opening_start_hour": _t("Assumed opening time", "假设开始时间"),
    "opening_hours_per_day": _t("Assumed opening hours a day", "假设每日服务时长"),
    "opening_days_per_week": _t("Assumed opening days a week", "假设每周服务天数"),
    "concurrency": _t("Chats at once, net", "在线会话净并发"),
}
COST_LABELS = {
    "AGENT_WAGE": _t("Wages", "工资"),
    "BONUS": _t("Bonus", "奖金"),
    "SHIFT_ALLOWANCE": _t("Night premium", "夜班津贴"),
    "SOCIAL_INS": _t("Social insurance", "社会保险"),
    "HOUSING_FUND": _t("Housing fund", "住房公积金"),
    "SUPERVISOR": _t("Team leaders", "班组长"),
    "QA": _t("Quality analysts", "质检"),
    "TRAINER": _t("Trainers", "培训师"),
    "WFM": _t("Workforce planning", "排班管理"),
    "ACCOUNT_MGR": _t("Service management", "项目管理"),
    "ATTRITION": _t("Replacing leavers", "人员流失补充"),
    "SEAT_RENT": _t("Workplaces", "职场席位"),
    "PLATFORM_LICENCE": _t("Platform licences", "平台许可"),
    "TELEPHONY_MIN": _t("Telephony", "通信费"),
    "HQ_OVERHEAD": _t("Head-office overhead", "总部管理费"),
    "CONTINGENCY": _t("Contingency", "不可预见费"),
    "RECRUIT": _t("Recruiting", "招聘"),
    "TRAIN_INITIAL": _t("Initial training", "岗前培训"),
    "INTEGRATION": _t("Integration and transition", "系统对接与切换"),
    "SLA_EXPECTED_CREDIT": _t("Expected service credits", "预期服务扣款"),
    "FINANCE": _t("Finance", "资金成本"),
    "MARGIN": _t("Margin", "利润"),
}
MODELS = {
    "erlang_c": _t("Erlang C", "Erlang C排队模型"),
    "workload": _t("workload", "工作量法"),
    "heads_as_stated": _t("heads as stated", "按载明人数"),
    "seats_as_stated": _t("seats as stated", "按载明席位"),
}
GROUP_NAMES = {"agents": _t("agents", "坐席"), "support": _t("support staff", "支持人员")}
OPTION_LABELS = {
    "seat_month": (_t("Per production seat and month", "按席位/月"), _t("seat-month", "席·月")),
    "fte_month": (_t("Per full-time equivalent and month", "按人/月"), _t("FTE-month", "人·月")),
    "production_hour": (_t("Per production hour", "按生产工时"), _t("hour", "小时")),
    "contact": (_t("Per contact", "按业务量"), _t("contact", "件")),
    "minute": (_t("Per handling minute", "按处理分钟"), _t("minute", "分钟")),
    "fixed_fee": (_t("Fixed fee a month", "固定月费"), _t("month", "月")),
}


def clipped(text: str, limit: int = 90) -> str:
    """The beginning of the text, marked with an ellipsis when something is cut."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def number(value: object) -> str:
    """Digits as people read them: thousands apart, no trailing zeros behind the point."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
