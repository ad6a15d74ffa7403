"""Labels and sentence frames of the proposal: key to (English, Chinese); frames hold facts, no claims of their own."""

from __future__ import annotations

PROPOSAL_WORDS: dict[str, tuple[str, str]] = {
    # marks that a person must replace; nothing with one of these may be sent
    "to_write": ("[[TO WRITE: {what}]]", "【待撰写：{what}】"),
    "to_check": ("[[CHECK: {what}]]", "【待核实：{what}】"),
    "to_be_done": ("[[TO DO: {what}]]", "【待办理：{what}】"),
    "until": ("{who}, by {date}", "{who}，{date}前"),
    "bid_team": ("bid team", "投标团队"),
    "to_answer": ("answer to {clause}", "对条款 {clause} 的响应"),
    "answer": ("answer", "响应内容"),
    "by_person": ("name, by the bid manager", "由投标负责人填写姓名"),
    # cover
    "proposal": ("Proposal", "投标文件"),
    "cover_reference": ("Reference", "项目编号"),
    "cover_buyer": ("Submitted to", "采购人"),
    "cover_bidder": ("Submitted by", "投标人"),
    "cover_deadline": ("Closing", "投标截止时间"),
    "cover_title": ("Tender", "项目名称"),
    "contents": ("Contents", "目录"),
    # headings, English order
    "h_summary": ("Executive summary", "摘要"),
    "h_understanding": ("Our understanding of the requirement", "需求理解"),
    "h_compliance": ("Compliance summary", "响应情况汇总"),
    "h_response": ("Response to the requirements", "对招标要求的响应"),
    "h_staffing": ("Staffing and transition", "人员配置与过渡安排"),
    "h_levels": ("Service-level commitments", "服务水平承诺"),
    "h_price": ("Price summary", "报价汇总"),
    "h_experience": ("Experience and certificates", "业绩与资质"),
    "h_notes": ("Drafting notes – internal, remove before sending", "内部编制说明（递交前删除）"),
    "h_scope": ("What is asked for", "服务内容"),
    "h_terms": ("Terms as stated", "主要条款"),
    "h_award": ("How the award is made", "评分办法"),
    "h_staff": ("Staffing", "人员配置"),
    "h_transition": ("Transition", "过渡与实施"),
    "h_references": ("References", "同类业绩"),
    "h_certificates": ("Certificates", "资质证书"),
    "h_gaps": ("Gaps and risks", "缺口与风险"),
    "h_questions": ("Questions to the buyer", "澄清问题"),
    "h_assumptions": ("What the price assumes", "计价假设"),
    "h_unread": ("What could not be read", "未能读取的内容"),
    # headings of a Chinese bid, in the customary order
    "h_opening": ("Bid opening schedule", "开标一览表"),
    "h_letter": ("Letter of bid", "投标函"),
    "h_items": ("Itemised price schedule", "分项报价表"),
    "h_commercial": ("Commercial deviation table", "商务条款偏离表"),
    "h_technical": ("Technical deviation table", "技术（服务）偏离表"),
    "h_plan": ("Service plan", "服务方案"),
    "h_authority": ("Proof of identity and authority", "法定代表人身份证明及授权委托书"),
    "h_eligibility": ("Eligibility documents", "资格证明文件"),
    "h_track_record": ("Track record", "业绩一览表"),
    "h_people": ("Personnel table", "人员一览表"),
    "h_undertakings": ("Undertakings", "承诺函"),
    "h_proof_rows": ("Response to eligibility and award criteria", "对资格及评审要求的响应"),
    "h_checklist": ("Instructions and forms to follow", "编制与递交要求核对表"),
    # sentences
    "s_offer": ("{bidder} offers to deliver {title} for {buyer}.", "{bidder}愿意承担{buyer}“{title}”的服务。"),
    "s_offer_unnamed": ("{bidder} offers to deliver {title}.", "{bidder}愿意承担“{title}”的服务。"),
    "s_company": (
        "{bidder} has run contact centres for {years} years and works with {staff} staff on {seats} seats at {sites}.",
        "{bidder}从事客户联络服务 {years} 年，现有员工 {staff} 人、坐席 {seats} 个，服务地点：{sites}。",
    ),
    "s_answers": (
        (
            "This proposal answers {all} requirements: {comply} are met with evidence, {partial} in part, "
            "{exception} with an exception, {unknown} are still to be confirmed, and {to_do} are instructions "
            "or forms to follow."
        ),
        (
            "本投标文件逐条响应 {all} 项要求：{comply} 项有证明材料支持、完全响应，{partial} 项部分响应，"
            "{exception} 项存在偏离，{unknown} 项待确认，{to_do} 项为编制与递交要求。"
        ),
    ),
    "s_staffing": (
        "The priced service needs {fte} full-time equivalents and {seats} seats at the peak.",
        "按计价口径，本项目需要全时人力 {fte} 人、高峰坐席 {seats} 个。",
    ),
    "s_ramp": (
        (
            "If all of them are newly recruited, {heads} people are hired and trained in {months} months "
            "({hires} hires a month, pass rate {rate} %)."
        ),
        "如全部新招，按每月招聘 {hires} 人、培训合格率 {rate}% 计算，{heads} 人到岗需 {months} 个月。",
    ),
    "s_free_seats": ("{free} seats are free today.", "现有空闲坐席 {free} 个。"),
    "s_section": (
        "Requirements: {all} · answered: {done} · to write: {open}",
        "要求 {all} 条 · 已响应 {done} 条 · 待撰写 {open} 条",
    ),
    "s_rests": (
        "the price rests on assumptions in whole or part, listed in the drafting notes",
        "报价部分或全部基于假设，详见内部编制说明",
    ),
    "s_placeholder": (
        "the tender does not say how much work it is: the scope is ASSUMED and the price only holds its place",
        "招标文件未载明工作量：服务规模为【假设】，报价仅为占位",
    ),
    "s_term": ("the term is not stated in the tender", "招标文件未载明服务期"),
    "s_answers_to": ("Answers {clauses}.", "响应条款：{clauses}。"),
    "s_rows": ("{table}: rows {rows}", "{table}第 {rows} 项"),
    "s_see_answer": ("See above: answer {n}.", "见上文：响应{n}。"),
    "s_see_answers": ("See above: answers {n}.", "见上文：响应{n}。"),
    "s_told": ("“{start}” – in full under {place}.", "“{start}”——详见“{place}”。"),
    "s_told_at": ("“{section}”, answer {n}", "{section}"),
    "s_see_plan": ("See service plan: {section}.", "响应内容见服务方案“{section}”。"),
    "s_answer_n": ("Answer {n}", "响应{n}"),
    "s_price_file": (
        "amounts: pricing.xlsx, where every step can be followed",
        "金额取自 pricing.xlsx，可逐步核对",
    ),
    "s_levels_none": ("The tender states no service level.", "招标文件未载明服务水平指标。"),
    "s_deviation": (
        "One row a requirement, in the tender's order; follow the tender's own note on deviation tables.",
        "按招标文件顺序逐条响应；填写规则以招标文件说明为准。",
    ),
    "s_deviation_none": ("No requirement of this part was found.", "未发现属于本表的要求。"),
    "s_nothing": ("None.", "无。"),
    "s_remove": (
        (
            "This part is for the bid team and must not be sent. Source marks in small grey type carry the style Cite, "
            "placeholders the styles Todo and Placeholder: select all of a style to find or remove them."
        ),
        (
            "本部分供投标团队内部使用，不得递交。正文中灰色小字出处使用样式 Cite，"
            "待撰写标记使用样式 Todo 与 Placeholder，可按样式全选后查找或删除。"
        ),
    ),
    # columns
    "c_item": ("Item", "项目"),
    "c_stated": ("As the tender states it", "招标文件载明"),
    "c_source": ("Source", "出处"),
    "c_criterion": ("Criterion", "评分项"),
    "c_weight": ("Weight", "分值/权重"),
    "c_category": ("Category", "类别"),
    "c_total": ("Total", "合计"),
    "c_clause": ("Clause", "条款号"),
    "c_requirement": ("Requirement", "招标文件要求"),
    "c_position": ("Position", "响应情况"),
    "c_response": ("Response and evidence", "投标响应与证明材料"),
    "c_line": ("Service line", "服务项目"),
    "c_workload": ("Workload", "业务量口径"),
    "c_seats": ("Peak seats", "高峰坐席"),
    "c_hours": ("Paid hours a month", "月付薪工时"),
    "c_fte": ("FTE", "全时人力"),
    "c_basis": ("Basis", "依据"),
    "c_metric": ("Measure", "指标"),
    "c_target": ("Target as stated", "招标文件要求"),
    "w_commitment": ("whether we commit to it", "是否承诺该指标"),
    "own_capacity, sites": ("capacity, sites", "产能与职场"),
    "own_capacity": ("capacity", "产能"),
    "own_win_themes": ("win themes", "赢标主题"),
    "expired_left_out": (
        "left out, not valid on {date}: {names}",
        "已剔除于{date}不在有效期内的证书：{names}",
    ),
    "c_commitment": ("Our commitment", "我方承诺"),
    "c_amount": ("Amount", "金额"),
    "c_option": ("Billing unit", "计价方式"),
    "c_quantity": ("Quantity a month", "月数量"),
    "c_unit_price": ("Unit price", "单价"),
    "c_unit": ("Unit", "单位"),
    "c_sum": ("Sum a month", "月合价"),
    "c_number": ("No.", "序号"),
    "c_client": ("Client", "客户"),
    "c_service": ("Service", "服务内容"),
    "c_period": ("Period", "服务期"),
    "c_results": ("Results", "成效"),
    "c_proof": ("Proof", "证明材料"),
    "c_certificate": ("Certificate", "证书"),
    "c_issuer": ("Issuer", "发证机构"),
    "c_cert_scope": ("Scope", "范围"),
    "c_valid": ("Valid until", "有效期至"),
    "c_question": ("Question", "问题"),
    "c_why": ("Why", "缘由"),
    "c_gap": ("What is missing", "缺口"),
    "c_assumption": ("Input", "输入项"),
    "c_value": ("Value", "取值"),
    "c_status": ("Status", "状态"),
    "c_file": ("File or page", "文件/页"),
    "c_reason": ("Reason", "原因"),
    "c_role": ("Role", "岗位"),
    "c_count": ("Number", "人数"),
    "c_rows": ("Count", "条数"),
    "c_person": ("Person", "人员"),
    # positions as the buyer reads them
    # staffing models
    "erlang_c": ("Erlang C", "Erlang C 排队模型"),
    "workload": ("workload", "工作量法"),
    "heads_as_stated": ("heads as stated", "按载明人数"),
    "seats_as_stated": ("seats as stated", "按载明坐席"),
    "p_comply": ("Comply", "响应"),
    "p_partial": ("Partly", "部分响应"),
    "p_exception": ("Exception", "偏离"),
    "p_unknown": ("To confirm", "待确认"),
    "p_to_do": ("To do", "待办理"),
    "p_not_applicable": ("N/A", "不适用"),
    # price rows
    "price_month": ("Monthly price excluding tax", "月度价格（不含税）"),
    "price_term": ("Whole term of {n} months, excluding tax", "合同期 {n} 个月合计（不含税）"),
    "price_vat": ("VAT or sales tax", "增值税"),
    "price_total": ("Whole term including tax", "合同期合计（含税）"),
    "opening_figures": ("Total price, figures", "投标总价（小写，含税）"),
    "opening_unit": ("Unit price excluding tax: {unit}", "单价（不含税）：{unit}"),
    "opening_capitals": ("Total price, in words", "投标总价（大写，含税）"),
    "opening_term": ("Term", "服务期"),
    "opening_remark": ("Remarks", "备注"),
    "ongoing": ("ongoing", "至今"),
    "contact_allowed": ("may be contacted", "可联系核实"),
    "contact_ask_first": ("ask before contact", "联系前须征得同意"),
    # what a person must write
    "w_summary": (
        "two or three sentences in our own voice on why this offer fits this buyer",
        "用我方语言撰写两三句话，说明本方案为何适合该采购人",
    ),
    "w_theme": ("choose the win theme; company profile offers: {themes}", "选择赢标主题；资料库可选：{themes}"),
    "w_transition": (
        "transition plan with dates, people and the buyer's part",
        "含日期、负责人及采购人配合事项的过渡方案",
    ),
    "w_people": ("names and CVs of the people proposed for the roles above", "上述岗位拟派人员姓名、简历及证明"),
    "w_letter": ("letter of bid on the tender's own form", "按招标文件规定格式填写投标函，签字并加盖公章"),
    "w_authority": (
        "proof of identity and power of attorney on the tender's own form",
        "按招标文件规定格式提供法定代表人身份证明或授权委托书，签字盖章并附身份证复印件",
    ),
    "w_undertakings": ("undertakings on the tender's own forms", "按招标文件规定格式出具各项承诺函，签字并加盖公章"),
    "w_references": ("references that fit this tender", "与本项目相符的同类业绩及合同证明"),
    "w_certificates": ("certificates", "资质证书"),
    "w_section": ("answers to {clauses}", "对{clauses}的响应"),
}
