"""What the fields of the enterprise's form are called where the table's form has no words of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gf_desktop.ui.subjects import applicant_word

if TYPE_CHECKING:
    from gf_desktop.domain.pack import Subject


def field_title(key: str, subject: Subject) -> str:
    """Return what a field is called; a park has words of its own for some."""
    tr = QCoreApplication.translate
    park = {
        "name": tr("ApplicantPage", "园区名称"),
        "legal_representative": tr("ApplicantPage", "园区负责人"),
        "contact.department": tr("ApplicantPage", "申报单位"),
        "introduction": tr("ApplicantPage", "园区简介"),
        "green_work": tr("ApplicantPage", "创建经验及成效"),
    }
    if subject == "park" and key in park:
        return park[key]
    return {
        "name": tr("ApplicantPage", "企业名称"),
        "credit_code": tr("ApplicantPage", "统一社会信用代码"),
        "province": tr("ApplicantPage", "省（区、市）"),
        "city": tr("ApplicantPage", "市（州）"),
        "address": tr("ApplicantPage", "通讯地址"),
        "postcode": tr("ApplicantPage", "邮政编码"),
        "industry_code": tr("ApplicantPage", "行业代码（四位）"),
        "products": tr("ApplicantPage", "主要产品"),
        "ownership": tr("ApplicantPage", "单位性质"),
        "legal_representative": tr("ApplicantPage", "法定代表人"),
        "legal_representative_phone": tr("ApplicantPage", "法定代表人电话"),
        "registration_authority": tr("ApplicantPage", "登记机关"),
        "registered_capital": tr("ApplicantPage", "注册资本"),
        "founded": tr("ApplicantPage", "成立日期"),
        "valid_until": tr("ApplicantPage", "营业期限至"),
        "contact.department": tr("ApplicantPage", "联系部门"),
        "contact.name": tr("ApplicantPage", "联系人"),
        "contact.phone": tr("ApplicantPage", "联系人电话"),
        "contact.mobile": tr("ApplicantPage", "联系人手机"),
        "contact.email": tr("ApplicantPage", "电子邮箱"),
        "introduction": tr("ApplicantPage", "企业简介"),
        "process": tr("ApplicantPage", "工艺情况简介"),
        "green_work": tr("ApplicantPage", "绿色发展情况简介"),
    }[key]


def card_title(name: str, subject: Subject) -> str:
    """Return what a card of fields is called."""
    tr = QCoreApplication.translate
    return {
        "form": tr("ApplicantPage", "本表要求的信息（名称、顺序与原表一致）"),
        "rest": tr("ApplicantPage", "其他资料（本表不要求）"),
        "name": applicant_word(subject),
        "registration": (tr("ApplicantPage", "负责人") if subject == "park" else tr("ApplicantPage", "登记")),
        "contact": tr("ApplicantPage", "联系人"),
        "texts": tr("ApplicantPage", "简介"),
    }[name]


def ownership_words() -> dict[str, str]:
    """Return the kinds of ownership that every applicant knows, nothing chosen first."""
    tr = QCoreApplication.translate
    return {
        "": tr("ApplicantPage", "未选择"),
        "state": tr("ApplicantPage", "国有"),
        "collective": tr("ApplicantPage", "集体"),
        "private": tr("ApplicantPage", "民营"),
        "joint-venture": tr("ApplicantPage", "中外合资"),
        "hong-kong-macao-taiwan": tr("ApplicantPage", "港澳台"),
        "foreign": tr("ApplicantPage", "外商"),
    }
