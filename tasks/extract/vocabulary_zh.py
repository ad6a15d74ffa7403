r"""Chinese words by category, as regular expressions between white space.

Strong ones count twice. ``_`` stands for a space, ``\w*`` for endings.
"""

from __future__ import annotations

from models.requirement import Category
from tasks.extract.vocabulary import Vocabulary

# In order of precedence between equal scores.
CHINESE: dict[Category, Vocabulary] = {
    "transition": Vocabulary(
        strong=r"""
        交接 过渡期? 移交 撤场 进场
        """,
        plain=r"""
        接管 交付使用
        """,
    ),
    "security": Vocabulary(
        strong=r"""
        保密 泄露 泄密 信息安全 消防 隐私 第三方 秘密 防火 涉密 访问控制 身份(?:鉴别|认证) 口令 漏洞 防篡改 入侵
        病毒 权限 脱敏 白名单 等级保护 等保 网络安全 数据安全 安全要求 加密 密码 密钥
        """,
        plain=r"""
        安全 应急 事故 突发 恶意 防范 治安 审计 攻击 可信
        """,
    ),
    "reporting": Vocabulary(
        strong=r"""
        报告 汇报 通报 报送 台账 报表 名册 联络群
        """,
        plain=r"""
        记录 上报 档案
        """,
    ),
    "commercial": Vocabulary(
        strong=r"""
        报价 价格 限价 付款 支付 发票 保证金 税费 限价 结算 服务费 总价 单价 人民币 货币 费用 成本 绩效
        发放 据实 电汇 转账 保函 违约金 含税
        """,
        plain=r"""
        金额 账户 税率 工资 扣除 预算 漏项 计费 比例 支出 包干
        """,
        certain=r"""
        投标保证金
        """,
    ),
    "eligibility": Vocabulary(
        strong=r"""
        资格 营业执照 资质 独立承担 信用 失信 联合体 违法记录 控股 单位负责人 财务会计 中小企业 社会保障资金
        同一人 不同投标人 被执行人 业绩 体系认证 第二十二条 代建人 隶属 所有权 挂靠 资格审查 不得参加
        投标文件由同一 管理成员 ISO\d* 许可证 重大税收 财务状况 分包 利害关系
        """,
        plain=r"""
        具有 具备 法人 条件 关联 注册 证书 证明 社保 商业信誉 良好
        """,
    ),
    "submission": Vocabulary(
        strong=r"""
        投标文件 响应文件 递交 密封 签字 盖章 公章 正本 副本 澄清 投标有效期 开标 电子文档 上传 加密 解密
        截止 登录 报名 投标函 授权 格式 偏离 方案 语言 计量单位 U盘
        """,
        plain=r"""
        招标文件 须知 响应 复印件 提交 平台 书面 条款 完整 注明 标明 备选 实质性
        """,
    ),
    "legal": Vocabulary(
        strong=r"""
        法律 法规 违约 赔偿 转包 保险 纠纷 知识产权 贿赂 诉讼 异议 质疑 举报 回避 试图 影响评标 公平竞争
        工伤 串通 弄虚作假 投诉 严禁 签订合同 合同签订 书面合同 行贿 禁止 民法典 雇主责任 损失
        """,
        plain=r"""
        责任 合同 违反 解除 终止 权利 义务 非法 监管 纪律 不得 应当 行为 利益 承诺
        """,
        certain=r"""
        质疑函? 投诉书? 异议 串通
        """,
    ),
    "staffing": Vocabulary(
        strong=r"""
        员工 岗位 培训 上岗 学历 年龄 持证 社保 社会保险 配备 招聘 团队 项目经理 驾驶员 劳动合同 劳务 周岁
        沟通 熟练 人员 健康证 经理 值班 出勤 体检 离职 考勤 加班 坐席 知识
        """,
        plain=r"""
        能力 工作经验 专业 着装 服装 调换 更换人员 工作时间 在岗 轮换 形象
        """,
    ),
    "service_level": Vocabulary(
        strong=r"""
        考核 评价 评分 服务质量 响应时间 满意度 整洁 清洁 卫生 完好率? 无灰尘 无杂物 无污迹 每日 每天 每周
        每月 一次 次数? 达标 合格率 干净 保持 定期 评估期 权重 清扫 除尘 垃圾 光亮 接通率
        """,
        plain=r"""
        及时 准时 标准 规范 分钟 小时 %|％ 检查 确保 随时 有效 礼貌 文明 正常 做到 态度 食品 清洗
        """,
    ),
    "technical": Vocabulary(
        strong=r"""
        系统 设备 软件 接口 参数 型号 网络 数据库? 平台功能 维修 维保 检修 故障 电梯 空调 水泵 处理器 内存
        端口 硬盘 协议 配置 服务器 支持\w*功能 运行 防雷 弱电
        """,
        plain=r"""
        功能 技术 支持 保养 维护 设施 硬件 版本 兼容 规格
        """,
    ),
    "scope": Vocabulary(
        strong=r"""
        服务内容 服务范围 办理 协助 后勤 营销 客户 业务 保洁服务 绿化 会务 搬运 辅助 维护 拓展 消毒 交办
        """,
        plain=r"""
        服务 负责 工作 内容 完成 包括 提供 安排 组织
        """,
    ),
}
