"""Chinese forms of words that oblige, wish, forbid or void, and those that only look like it."""

from __future__ import annotations

from functools import cache

from tasks.extract.actors import BUYER_ZH, CONTRACTOR_ZH
from tasks.extract.rules import Rule, RuleBook

WORD_SETS = {"contractor": CONTRACTOR_ZH, "buyer": BUYER_ZH}

RULES = (
    Rule(
        "须应",
        "obliges",
        0.9,
        ("应|应当|须|必须|需|务必|应该|需要|必需|只能|只允许|只有",),
        "供应商须在三日内提交培训计划。",
    ),
    Rule(
        "禁止",
        "obliges",
        0.9,
        ("不得|严禁|禁止|不准|不能|不可|不许|不应|不允许|杜绝|不要|请勿|不再|勿",),
        "坐席不得泄露来电人的信息。",
    ),
    Rule(
        "限量",
        "obliges",
        0.8,
        ("不少于|不低于|不超过|不高于|不多于|不小于|不大于|不晚于|不早于|不短于|≥|≤|至少|以内|以上|以下|达到|控制在",),
        "坐席不少于五十个。",
    ),
    Rule(
        "职责",
        "instructs",
        0.8,
        (
            "负责|承担|保证|确保|具备|具有|遵守|符合|满足|配合|承诺|有义务|义务|保持|自行|自理|配备|有责任|做好|服从|严格|接受",
            "有 *2 义务|责任",
            "免费|无偿 *2 维修|更换|返工|提供|升级|保养|培训",
            "小时|分钟 *1 响应|到场|到达|答复",
            "均|一律|统一 *2 采用|使用|为|以",
        ),
        "服务商负责坐席的岗前培训。",
    ),
    Rule(
        "提交",
        "instructs",
        0.75,
        (
            "提供|提交|出具|后附|附|注明|加盖|盖章|签署|签字|递交|缴纳|支付|填写|标明|密封|获取|报名|上传|登录|登陆|委派|携带",
        ),
        "提供近三年的审计报告。",
    ),
    Rule(
        "行事",
        "instructs",
        0.6,
        ("按照|按|执行|实行|建立|完成|制定|制订|安排|进行|开展|定期|及时|协助|组织|落实|根据|包括|包含|为准|如实",),
        "每日完成录音的抽检。",
    ),
    Rule(
        "无效",
        "voids",
        0.9,
        (
            "无效|无效投标|无效标|废标|否决|拒收|一票否决|不合格",
            "被|将|予以|可能|应|应当|均 拒绝",
            "拒绝 接收|受理|接受",
            "不予|不 受理|接收|接受|通过|认可",
            "不予受理|不予认可|不予接收|概不",
            "取消 *3 资格",
            "被 拒绝",
            "视为 *3 放弃|撤回",
        ),
        "逾期送达的文件将被拒收。",
    ),
    Rule("不接受", "voids", 0.85, ("不接受|不允许|不予接受",), "采购人不接受备选方案。"),
    Rule(
        "愿望",
        "wishes",
        0.7,
        ("优先|建议|鼓励|宜|最好|希望|优先考虑", "请 *2 <contractor> *1 委派|派"),
        "有外呼经验者优先。",
    ),
    Rule(
        "定义",
        "definition",
        0.9,
        ("是|系 指", "系指|是指|指的是"),
        "本项目所称坐席是指接线人员。",
    ),
    Rule(
        "评审",
        "background",
        0.7,
        ("得分|评分|评审|计分|打分|评标价|基准价|满分|加分|扣分", "得|扣|加 *3 分", "最高 *3 分", "推荐 *4 候选人"),
        "每提供一份合同得2分。",
    ),
)


@cache
def chinese_rules() -> RuleBook:
    """The Chinese rules, compiled once a process."""
    return RuleBook(RULES, WORD_SETS, "zh")
