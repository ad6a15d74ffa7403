"""Who acts in a sentence: the bidding or performing side, or the buying side (head words, lower case)."""

from __future__ import annotations

from tasks.extract.wordlist import words

CONTRACTOR_EN = words(
    """
    contractor contractors contractor's contractor’s vendor vendors offeror offerors quoter quoters bidder bidders
    supplier suppliers servicer servicers provider providers awardee awardees respondent respondents proposer
    proposers tenderer tenderers consultant consultants firm firms subcontractor subcontractors partner proponent
    proponents applicant applicants licensor agent agents operator operators seller concessionaire
    """
)
SUBMISSION_EN = words(
    """
    proposal proposals quote quotes quotation quotations offer offers bid bids response responses submission
    submissions resume resumes tender tenders volume narrative letter
    """
)
BUYER_EN = words(
    """
    government buyer agency agencies cor co cotr court client customer council authority city county state
    department evaluators evaluator panel committee board owner university district purchaser company officer
    commission ministry minister acor cors bureau procurement administration employer ko
    buyers purchasers consignee consignees
    """
)
CONTRACTOR_ZH = words(
    """
    投标人 供应商 中标人 乙方 承包人 服务商 成交人 响应人 申请人 承包商 服务方 卖方 承接方 中标方
    投标方 报价人 应答人 承接人 外包商 服务单位 中标供应商 成交供应商 服务公司 磋商人 联合体 受托方
    运营商 承租人 中标单位 投标单位 成交单位 承包方 比选人 参选人 双方 甲乙双方 一方 任何一方 外包公司
    服务供应商 潜在投标人 异议人 质疑人 投诉人 利害关系人 投保人 代理人 供方 派遣公司 外包单位
    厂商 投标厂商 得标厂商 立约厂商 投标者 承办商 承投人 承投商 得标人 中标者
    """
)
BUYER_ZH = words(
    """
    招标人 采购人 甲方 代理机构 评标委员会 评委 磋商小组 谈判小组 评审委员会 采购方 买方 发包人 委托方
    招标方 评标 评审小组 询价小组 比选小组 采购中心 招标代理 监管机构 行政监督 业主 财政部门 采购单位
    采购机构 校方 院方 审查人员 受理单位 监管部门 采购管理部门 专家 评审专家 有关人员 从业人员 工作人员
    委员会 业主方 发包方 招标单位 招标机关 采购机关 主办机关
    """
)
# The buyer in Taiwan and Hong Kong; elsewhere any office, so a subject only in front of its own verb.
OFFICE_ZH = words("机关 政府")
