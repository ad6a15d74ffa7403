"""Chinese turns of phrase that decide beyond single words: marks, blanks, lead-ins, key lines, evidence."""

from __future__ import annotations

import re

from tasks.extract.phrase import Phrase

SPACED_OUT = Phrase(
    "A space of justified text or letter-spaced headings: between two characters it means nothing.",
    re.compile(r"(?<=[一-鿿，。；：、（）“”]) (?=[一-鿿，。；：、（）“”])"),
    "评 分 标 准",
    "第 3 条",
)
IMPORTANCE_MARK = Phrase(
    "A clause that the tender marks as decisive or weighty.",
    re.compile(r"^[（(]?\d{0,3}[、.．]?[★▲※◆]"),
    "★2、坐席不少于五十个",
    "标有★的条款",
)
BLANK = Phrase(
    "A line that a bidder fills in.",
    re.compile(r"_{3,}|＿{2,}|年\s{0,6}月\s{0,6}日\s*$|（(?:盖章|签字|公章)）\s*$|□\s{0,3}通过"),
    "投标人名称：____",
    "投标人名称应与公章一致",
)
PLEDGE = Phrase(
    "What a pledge or covering letter says in the bidder's own name.",
    re.compile(r"^(?:[（(]?\d{0,2}[）)、.]?)?(?:我方|我公司|本公司|我司|本单位|本人|若我司|致[:：])"),
    "我方承诺按期交付",
    "投标人不得以我方名义宣传",
)
PLACEHOLDER = Phrase(
    "A place in a form for a name.",
    re.compile(r"（[^（）]{0,8}(?:名称|地址|姓名|职务)）"),
    "（项目名称）投标函",
    "（含税）报价",
)
NOTE = Phrase(
    "A note on a form.",
    re.compile(r"^[（(]?(?:注|说明|备注|附)"),
    "注：本表可扩展",
    "投标人应加注页码",
)
CONTRACT_FRAME = Phrase(
    "The frame of a contract, not a duty: copies, validity, the law it rests on.",
    re.compile(
        r"^(?:\d{1,2}[、.．]?)?(?:本(?:合同|协议|授权书|保函)|根据《|双方根据)"
        r"[^，。]{0,40}(?:生效|一式|份|有效期|签订|组成|规定|法典)"
    ),
    "本合同一式四份",
    "本合同的坐席应持证上岗",
)
LEAD_VOIDS = Phrase(
    "A lead-in whose items void the bid.",
    re.compile(
        r"无效|否决|拒收|废标|拒绝|不予受理|取消.{0,6}资格|串通|串标|实质性|不决标|不予(?:开标|决标)|"
        r"(?:审查|评审|审核)不(?:予)?通过|不符合要求|不合格"
    ),
    "有下列情形之一的，投标无效：",
    "投标文件应包括：",
)
LEAD_OBLIGES = Phrase(
    "A lead-in whose items are duties or conditions.",
    re.compile(
        r"义务|责任|负责|应|须|需|不得|严禁|条件|要求|资格|组成|承诺|职责|内容|提供|提交|包括|符合|满足|情形|规定"
    ),
    "服务商应做好以下工作：",
    "开标当日气温如下：",
)
LEAD_OF_BUYER = Phrase(
    "A lead-in whose items are the buyer's acts, or parts of papers.",
    re.compile(
        r"招标文件(?:包括|由|构成|组成)|合同文件|组成合同|构成合同|不予退还|项目废标|应予废标|予以废标|重新招标|终止|解除|"
        r"(?:招标人|采购人|甲方|代理机构|评标委员会|评委)[^，。；]{0,16}(?:有权|可以|将|可|按|应)"
    ),
    "采购人有权：",
    "供应商须提交：",
)
BUYERS_DUTIES = Phrase(
    "The title of what the buying side does itself.",
    re.compile(
        r"^[\d.、（）()一二三四五六七八九十 ]{0,8}"
        r"(?:甲方|采购人|招标人|发包人|委托方|业主|买方|招标方|采购方)的?(?:主要)?"
        r"(?:权利|义务|责任|职责|工作|权限)[^，。]{0,10}$"
    ),
    "甲方的权利和义务",
    "甲方的义务由乙方代为履行，不得推诿",
)
ASKS_NOTHING = Phrase(
    "A line that asks nothing, or says only where it is asked.",
    re.compile(
        r"^[^，。；]{0,40}[：:|][^：:，。；]{0,8}(?:不收取|免收|免交|无需|无须|不需要|不要求|不组织)[^，。；]{0,16}[。]?$|"
        r"^[^，。；：:]{2,20}[：:] ?(?:同|详?见)[^，。；]{2,24}[。]?$|"
        r"^本(?:招标|采购|磋商|询价)?(?:文件|办法)(?:仅适用|适用|不再)"
    ),
    "样品：不需要",
    "样品：须在开标前送达",
)
SAID_OF_WORDS = Phrase(
    "What a word means in the document.",
    re.compile(r"^[^，。；]{0,16}(?:本[^，。；]{0,8})?(?:所称|所提及|所述)的?[“\"][^。；]{1,40}(?:包括|指|是)"),
    "本文件所称“以上”包括本数",
    "本项目坐席包括班长",
)
ELIGIBILITY_HEADING = Phrase(
    "A heading over what a bidder must be or have.",
    re.compile(r"资格(?:和)?(?:要求|条件)|合格的?(?:投标|响应)?(?:人|供应商)"),
    "投标人资格要求",
    "坐席岗位要求",
)
NOT_ELIGIBILITY = Phrase(
    "In such a chapter: how to get the papers, not a condition.",
    re.compile(
        r"报名|获取|领购|售价|开标|联系|电话|地址|时间[：:]|地点|公告|网址|详?见|无[。；]?$|以下[^。]{0,8}[：:]$|如下[：:]$"
    ),
    "获取文件的方式",
    "具有独立法人资格",
)
PART_OF_TENDER = Phrase(
    "The title of a part of the tender.",
    re.compile(
        r"^(?:第.{1,3}章 ?)?(?:招标公告|投标邀请|投标人须知|评标办法|评标方法|"
        r"合同(?:主要)?条款|投标文件格式|采购需求)[^，。]{0,12}$"
    ),
    "第二章 投标人须知",
    "投标文件应按投标人须知密封",
)
KEY_LINE = Phrase(
    "A line of a notice that sets what a bid must keep to.",
    re.compile(
        r"(?:^|\| )(?:\d[\d.]{0,5}[、.]? ?(?:\| )?)?"
        r"(?:(?:时间|地点|方式)(?=[：:])|[^|：:]{0,8}(?:投标(?:文件)?有效期|份数|套数|最高(?:投标)?限价|保证金|押标金|联合体|转包|分包|备选|"
        r"一式 ?\d{1,2} ?份|计量单位|币种|货币|服务费|资格条件|业绩要求|有效期|问题的截止|"
        r"(?:递交|提交|截止|报名|获取|领取|申领|交付|签订)[^|：:]{0,10}(?:时间|地点|方式|方法|日期)))"
        r"[^|：:]{0,14}(?:[：:|]| (?=[^ ]))"
    ),
    "投标有效期：九十天",
    "本项目共有三个热线",
)
KEY_WITHOUT_VALUE = Phrase(
    "A line of a notice whose value asks nothing.",
    re.compile(r"不要求|无需|不收取|不需要|不组织|[：:|] ?(?:详见|见|无|/|不适用)|☑不(?:组织|需要|收取)|以招标公告"),
    "履约保证金：无",
    "履约保证金：合同价的百分之五",
)
KEY_OF_DELIVERY = Phrase(
    "What is bought, where and when: the offer must keep to it.",
    re.compile(
        r"^(?:[（(]?[\d.]{0,5}[）)、.．]? ?)?(?:合同履行期限?|履约期限|服务期限?|服务周期|"
        r"(?:总|计划|合同)?工期(?:总日历天数)?|"
        r"(?:交货|供货|交付|完工|竣工)(?:期限?|时间|日期|地点)|(?:服务|履约|实施|施工|安装)(?:地点|范围)|质保期|质量保证期|"
        r"递交地点|承包方式|承包范围|质量标准|付款方式)[^：:，。；]{0,8}[：:] ?(?=[^ ]{2})"
    ),
    "服务期限：两年",
    "服务期限届满前续签",
)
PRICE_COVERS = Phrase(
    "What the price covers.",
    re.compile(
        r"(?:报价|总价|单价|合同价|费用)[^。；]{0,30}(?:包含|包括|含)[^。；]{0,200}(?:一切|全部|所有|等)[^。；]{0,12}费"
    ),
    "报价包含人工、税金等全部费用",
    "报价低于成本的须说明",
)
PENALTY = Phrase(
    "What the supplier pays for being late or short.",
    re.compile(
        r"(?:每逾期|逾期|延期|迟延|违约)[^。；]{0,80}(?:违约金|赔偿金|罚款|扣除|扣款)|(?:支付|承担)[^。；]{0,30}违约金"
    ),
    "每逾期一天扣除服务费的百分之一",
    "逾期送达的文件退回",
)
BUYERS_BREACH = Phrase(
    "What happens when the buyer is late.",
    re.compile(r"(?:甲方|采购人|招标人|发包人|买方)[^，。；]{0,12}(?:逾期|延期|违约|未按)"),
    "甲方逾期付款",
    "乙方逾期交付",
)
CONTACT = Phrase(
    "Whom to call or where to pay.",
    re.compile(r"联系人|联系电话|电话[:：]|传真|邮编|账号|开户行"),
    "联系人：张三",
    "与来电人保持联系",
)
EVIDENCE = Phrase(
    "Papers that a bid must show.",
    re.compile(
        r"(?:提供|附|出具|提交|以)[^。；]{0,60}(?:复印件|证明|扫描件|截图|截屏|证书|合同|发票|承诺函|方案|报告|材料|驾驶证|身份证|记录)|"
        r"加盖[^。；]{0,8}公章"
    ),
    "提供近三年合同复印件",
    "合同由双方签订",
)
OBJECTION = Phrase(
    "Who objects is a bidder, whatever the chapter is called.",
    re.compile(r"异议的|提出(?:异议|质疑|投诉)|质疑函"),
    "对结果有异议的",
    "结果无争议",
)
SCORED_CERTIFICATE = Phrase(
    "Points for a certificate or record: nobody must have it, but the bid must show it.",
    re.compile(r"(?:证书|认证|职称|评级|评价|获奖)[^。；|]{0,24}得"),
    "每提供一份证书得2分",
    "证书应在有效期内",
)
CONDUCT = Phrase(
    "A rule of conduct or eligibility that the bidder pledges.",
    re.compile(
        r"^(?:[（(]?\d{0,2}[）)、.．]?)?"
        r"(?:我单位[^，。]{0,24})?(?:不(?!同)|未|严格|遵守|如实|没有|具有)"
    ),
    "不与其他投标人串通",
    "不同坐席轮流值班",
)
PLEDGE_HEADING = Phrase(
    "The title of a pledge.",
    re.compile(r"承诺|声明"),
    "廉洁承诺书",
    "开标一览表",
)
FILL_IN = Phrase(
    "A form that the bidder fills in.",
    re.compile(r"填写|填报|编制此表|自行拟定|拟定"),
    "由投标人填写",
    "由投标人递交",
)
FORM_HEADING = Phrase(
    "The title of a form.",
    re.compile(r"投标函|声明|承诺|授权|表$|格式|证明|保函|合同"),
    "法定代表人授权书",
    "服务内容",
)
COPY = Phrase(
    "A copy stands behind the form.",
    re.compile(r"复印件|扫描件|后附|加盖"),
    "后附营业执照",
    "出示营业执照",
)
SCORED_CONTENT = Phrase(
    "A score that says what a plan in the bid must hold.",
    re.compile(
        r"根据[^。；]{0,12}(?:投标人|供应商)[^。；]{0,80}(?:方案|承诺|措施|制度|计划)[^。；]{0,100}(?:评审|评分|评价|打分)|"
        r"应包含|应包括|自拟"
    ),
    "根据投标人的培训方案进行评审",
    "根据报价由低到高排列",
)
BUYERS_PROCEDURE = Phrase(
    "What the buying side does with bids.",
    re.compile(
        r"评标委员会成员|评审结论|候选人|重新招标|不再招标|开标无效|评标专家|评审专家|招标失败|排序|公示(?:媒介|期限|期不)|工作人员|"
        r"不足三家|不足 ?3 ?家|予以废标|应予废标|项目废标"
    ),
    "评标委员会成员为五人",
    "投标人应派代表到场",
)
VOIDS_NOTHING = Phrase(
    "What is said to void nothing.",
    re.compile(
        r"(?:不作为|不构成|不视为|不属于|不导致)[^，。；]{0,8}(?:无效|否决|废标)|"
        r"放弃(?:答复|澄清|质疑|异议|提问|修改)|(?:质疑|异议|疑问|投诉|答疑|澄清)[^。；]{0,80}不予(?:受理|答复|接受)"
    ),
    "带▲的条款不作为无效投标的依据",
    "不满足的，投标无效",
)
VOIDS_PAPER = Phrase(
    "Void papers of a bid that is not void itself.",
    re.compile(
        r"(?:合同|文本|内容|材料|业绩|证书|证明)[^，。；]{0,2}无效|无效(?:的?合同|业绩|材料|证书|证明)|不予认可"
    ),
    "无效证书不予计算",
    "投标无效",
)
VOIDS_BID = Phrase(
    "A bid that is void or turned away.",
    re.compile(r"无效|否决|废标|拒|不予受理|不予接收|不通过|取消|放弃|不合格"),
    "逾期送达的，拒收",
    "逾期送达的，扣一分",
)
OBJECTION_HEADING = Phrase(
    "A heading on objections.",
    re.compile(r"疑问|质疑|异议|投诉"),
    "质疑和投诉",
    "问题解答",
)
NOT_HEARD = Phrase(
    "Objections that are not heard.",
    re.compile(r"不予(?:受理|答复)"),
    "匿名的不予答复",
    "匿名的转交监督部门",
)
PRICE_PREFERENCE = Phrase(
    "A price cut in the comparison only.",
    re.compile(r"价格[^，。；]{0,8}扣除"),
    "小微企业价格给予10%扣除",
    "违约金从服务费中扣除",
)
TITLE = Phrase(
    "A title among numbered paragraphs: a noun with no stop.",
    re.compile(r"^[^，。；：、]{2,14}(?:情形|情况|义务|权利|事项|原则|办法)$"),
    "违约责任的情形",
    "出现上述情形，应立即报告",
)
FAILS_PROCEDURE = Phrase(
    "废标 as the law uses it: the procedure fails, no bid is void.",
    re.compile(r"项目废标|应予废标|予以废标|招标失败|不再招标|重新招标"),
    "投标人不足三家的，应予废标",
    "未签字的，作废标处理",
)
WISHED = Phrase(
    "A wish for people with something, whatever verb names it.",
    re.compile(r"^[^，。；]{2,40}(?:优先|尤佳|为佳|更佳)(?:考虑|录用|聘用)?[。；;]?$"),
    "具备英语能力者优先。",
    "坐席须持证上岗，应届毕业生优先。",
)
