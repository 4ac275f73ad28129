"""What the three subjects of an evaluation are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from gf_desktop.domain.pack import Subject


def subject_word(subject: str) -> str:
    """Return a subject in a word, as lists show it."""
    tr = QCoreApplication.translate
    return {
        "factory": tr("Subjects", "工厂"),
        "park": tr("Subjects", "园区"),
        "supply-chain": tr("Subjects", "供应链"),
    }[subject]


def subject_title(subject: Subject) -> str:
    """Return what a subject is called in full."""
    tr = QCoreApplication.translate
    return {
        "factory": tr("Subjects", "绿色工厂"),
        "park": tr("Subjects", "绿色工业园区"),
        "supply-chain": tr("Subjects", "绿色供应链管理企业"),
    }[subject]


def applicant_word(subject: Subject) -> str:
    """Return what the applicant is called: an enterprise, or a park."""
    tr = QCoreApplication.translate
    return tr("Subjects", "园区") if subject == "park" else tr("Subjects", "企业")


def purpose_word(purpose: str) -> str:
    """Return the level applied for in words."""
    tr = QCoreApplication.translate
    return {
        "": tr("Subjects", "还没有定"),
        "city": tr("Subjects", "市级"),
        "province": tr("Subjects", "省级"),
        "nation": tr("Subjects", "国家级"),
    }[purpose]
