"""The form's basic information: where answers stand, what is missing, what cannot be, what goes along."""

from dataclasses import replace

import pytest

from gf_desktop.domain import form
from gf_desktop.domain.assessment import Changes, apply, current, edit
from gf_desktop.domain.carry import carry_over
from gf_desktop.domain.document import Applicant, Contact
from gf_desktop.domain.document_rules import check_document
from gf_desktop.domain.findings import findings
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Form, FormField
from gf_desktop.domain.platform_sheet import platform_sheet
from gf_desktop.domain.report.basic import basic, commitment
from gf_desktop.domain.report.cells import said
from gf_desktop.domain.scoring import score
from gf_desktop.domain.set_rules import check_sets
from tests.domain import builders
from tests.domain.report.builders import say

KINDS = ("国有央企", "民营")
FIELDS = (
    FormField(title="工厂名称", field="name"),
    FormField(title="所属行业"),
    FormField(title="传真", if_any=True),
    FormField(title="单位性质", field="ownership", options=KINDS),
    FormField(title="联系电话", field="contact.phone"),
    FormField(title="工艺情况简介", field="process", most=5),
)


def asking(*fields: FormField):
    """Return a pack whose form asks for these fields."""
    pack = builders.pack(builders.quantitative())
    return replace(pack, table=replace(pack.table, form=Form(information=fields)))


PACK = asking(*FIELDS)


@pytest.mark.parametrize(("ownership", "chosen", "expected"), [
    ("private", "", "民营"), ("private", "国有央企", "国有央企"), ("state", "", ""), ("", "", ""),
])  # fmt: skip
def test_the_same_words_of_ownership_are_taken_over(ownership, chosen, expected):
    """The form's kind of the very same words is answered by the applicant's; any other is asked for."""
    document = builders.document(
        applicant=builders.applicant(ownership=ownership),
        information={"单位性质": chosen} if chosen else {},
    )

    assert form.answer(document, FIELDS[3]) == expected
    assert (("information", "单位性质") in form.absent(document, PACK)) == (not expected)


def test_an_answer_stands_in_the_applicant_or_under_its_title():
    """What the applicant has a field for stands there; kinds of ownership in the form's words are the form's own."""
    document = builders.document(
        applicant=builders.applicant(process="纺丝", ownership="private"),
        information={"所属行业": "纺织", "单位性质": "民营"},
    )

    assert [form.place_of(one) for one in FIELDS] == [
        ("applicant", "name"),
        ("information", "所属行业"),
        ("information", "传真"),
        ("information", "单位性质"),
        ("applicant", "contact.phone"),
        ("applicant", "process"),
    ]
    said = [form.answer(document, one) for one in FIELDS]
    assert said == ["试验化纤有限公司", "纺织", "", "民营", "0512-00000000", "纺丝"]


def test_ownership_without_words_of_the_forms_own_is_the_applicants():
    """The six kinds that the applicant knows need no options."""
    assert form.place_of(FormField(title="单位性质", field="ownership")) == ("applicant", "ownership")


def test_what_is_asked_is_the_form_and_the_cover():
    """Everything but what concerns only some; province and city stand on the report's cover."""
    assert [key for _, key in form.asked(PACK)] == [
        "name",
        "所属行业",
        "单位性质",
        "contact.phone",
        "process",
        "province",
        "city",
    ]
    absent = form.absent(
        builders.document(applicant=Applicant(name="某厂", contact=Contact(mobile="1"))), PACK
    )
    assert [key for _, key in absent] == ["所属行业", "单位性质", "process", "province", "city"]
    assert {"credit_code", "contact.mobile"} <= set(form.unasked(PACK))
    assert not {"name", "process"} & set(form.unasked(PACK))


def test_a_table_without_a_form_asks_what_the_report_needs():
    """Ten facts of a factory, and nothing is called unasked."""
    pack = builders.pack(builders.quantitative())

    assert len(form.asked(pack)) == 10
    assert form.unasked(pack) == ()


def test_findings_name_the_field_and_lead_to_it():
    """Empty, too long, none of the options; the credit code is looked at though nobody asks for it."""
    document = builders.document(
        applicant=builders.applicant(process="六个字的工艺", city="", credit_code="12"),
        information={"单位性质": "集体"},
    )
    found = {
        one.target: one.code
        for one in findings(document, PACK, score(document, PACK))
        if one.target[0] in ("applicant", "information")
    }

    assert found == {
        ("information", "所属行业"): "finding.form-missing",
        ("information", "单位性质"): "finding.form-option",
        ("applicant", "process"): "finding.form-long",
        ("applicant", "city"): "finding.applicant-missing",
        ("applicant", "credit_code"): "credit.length",
    }


@pytest.mark.parametrize("title", ["工厂名称", "不存在的"])
def test_information_under_a_title_that_has_no_such_place_is_a_problem(title):
    """Neither what the form does not ask for nor what the applicant has a field for can stand there."""
    document = builders.document(information={"所属行业": "纺织", title: "某"})
    (problem,) = check_document(document, PACK, None)

    assert problem.path == ("information", title)
    assert problem.said.code == "document.information"


def test_information_can_be_changed_and_taken_back():
    """One place of the document for each title; undone, the title is gone again."""
    document = builders.document()
    changes = Changes(
        (edit(document, "information", "所属行业", "纺织"),), message("ui.changed", title="所属行业")
    )
    changed = apply(document, changes)

    assert current(changed, "information", "所属行业") == "纺织"
    assert apply(changed, changes.inverse()) == document


def test_the_same_title_goes_along_to_another_table():
    """What the new form does not ask for stays behind and is named."""
    new = asking(FormField(title="所属行业"), FormField(title="传真", field="contact.email"))
    new = replace(new, header=replace(new.header, version=2), digest="other")
    document = builders.document(information={"所属行业": "纺织", "传真": "1", "单位性质": "民营"})
    carried = carry_over(document, PACK, new)

    assert carried.document.information == {"所属行业": "纺织"}
    assert carried.information == ("传真", "单位性质")
    assert check_document(carried.document, new, None) == ()


@pytest.mark.parametrize(("more", "at"), [
    (FormField(title="所属行业"), "title"),
    (FormField(title="厂名", field="name"), "field"),
])  # fmt: skip
def test_two_fields_cannot_have_one_place(more, at):
    """A title twice, or a field of the applicant twice, is a problem of the pack at its field."""
    (found,) = check_sets(asking(*FIELDS, more))

    assert found.path == ("table", "form", "information", len(FIELDS), at)
    assert found.said.code == "pack.form-twice"


def test_the_platforms_sheet_has_the_information_to_be_pasted():
    """The form's titles in its order, the answers as they stand, and what the form says of each."""
    document = builders.document(
        applicant=builders.applicant(process="纺丝"), information={"所属行业": "纺织", "单位性质": "民营"}
    )
    made = platform_sheet(document, PACK, score(document, PACK), {})

    assert [(one.title, said(one.text, say)) for one in made.information] == [
        ("工厂名称", "试验化纤有限公司"),
        ("所属行业", "纺织"),
        ("传真", ""),
        ("单位性质", "民营"),
        ("联系电话", "0512-00000000"),
        ("工艺情况简介", "纺丝"),
    ]
    assert [said(one.note, say) for one in made.information[2:]] == [
        "有则填写",
        "可选：国有央企、民营",
        "",
        "最多 5 字",
    ]


def test_a_sheet_of_a_table_without_a_form_has_no_information():
    """There is nothing to copy where the table asks for nothing."""
    document, pack = builders.document(), builders.pack(builders.quantitative())

    assert platform_sheet(document, pack, score(document, pack), {}).information == ()


def test_the_report_prints_the_form_then_what_else_is_known():
    """Boxes for what is chosen, texts as they stand; below them what the form does not ask for and is there."""
    document = builders.document(
        applicant=builders.applicant(process="纺丝\n卷绕", ownership="private", postcode=""),
        information={"所属行业": "纺织", "单位性质": "集体"},
    )
    rows = basic(document, PACK, score(document, PACK), say, "")["enterprise"]

    assert [row["label"] for row in rows] == [
        *(one.title for one in FIELDS),
        *("工厂地址", "所属行业", "统一社会信用代码", "法定代表人", "联系人"),
    ]
    values = [row["value"] for row in rows]
    assert values[1:3] == ["纺织", ""]
    assert values[5:8] == ["纺丝\n卷绕", "试验路 1 号", "2825"]
    assert [(one["label"], one["chosen"]) for one in rows[3]["choices"]] == [
        ("国有央企", False),
        ("民营", False),
        ("集体", True),
    ]


def test_promises_and_steps_are_those_of_the_table():
    """Nothing is promised in the name of a table that asks for nothing."""
    asked = replace(PACK.table, form=Form(commitment=("没有事故",), steps=("盖章", "上传")))

    assert commitment(replace(PACK, table=asked)) == {"promises": ["没有事故"], "steps": ["盖章", "上传"]}
    assert commitment(builders.pack(builders.quantitative())) == {"promises": [], "steps": []}
