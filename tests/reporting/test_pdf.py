"""The report as PDF, read back: every value is in it, its fonts are embedded, and nothing half-made is left."""

from __future__ import annotations

import json
import tempfile
import time
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pikepdf
import pytest
from PySide6.QtPdf import QPdfDocument

from gf_desktop.domain.document import Answer, Applicant
from gf_desktop.domain.messages import UserFacingError
from gf_desktop.domain.report import content
from gf_desktop.reporting.pdf import set_pdf
from tests.domain.report.builders import (
    EVIDENCE_TITLES,
    ROOT,
    applicant,
    document,
    pack,
    programme,
    say,
    scored,
    with_answer,
)

TEMPLATE = ROOT / "resources" / "templates" / "self-evaluation.typ"
FONTS = ROOT / "resources" / "fonts"
INJECTION = '#read("/etc/passwd") $x$ *粗* <b> @ref // \\ `raw` #{1+1}'


def content_of(doc):
    """Return the content of a document's report."""
    return content(
        doc,
        pack(),
        programme(),
        scored(doc, pack()),
        say=say,
        evidence_titles=EVIDENCE_TITLES,
        made_on=date(2026, 3, 1),
        program_version="0.1",
    )


def make(of, out, *, template=TEMPLATE):
    """Set a report into a file."""
    out.write_bytes(set_pdf(of, template=template, fonts=FONTS, step=lambda said: None))


def text_of(file) -> list[str]:
    """Return the text of each page without white space, as a viewer's search finds it."""
    pdf = QPdfDocument()
    try:
        assert pdf.load(str(file)) == QPdfDocument.Error.None_
        return ["".join(pdf.getAllText(page).text().split()) for page in range(pdf.pageCount())]
    finally:
        pdf.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """Return the PDF of the sample document, in a folder with Chinese characters and blanks."""
    folder = tmp_path_factory.mktemp("上报 材料")
    out = folder / "自评价 报告.pdf"
    doc = with_answer(document(), "platform-functions", Answer(ticked=("energy-query",), note=INJECTION))
    make(content_of(doc), out)
    return out


@pytest.fixture(scope="module")
def pages(report):
    """Return the report's text, page by page."""
    return text_of(report)


# Codes and figures that the template turns into something else: boxes, the radar, units beside their figures.
NOT_PRINTED = {"state", "status", "kind", "gate_state", "share", "percent", "weight_unit", "unit"}


def found_in(value) -> list[str]:
    """Return every text of a content that the report has to show."""
    if isinstance(value, dict):
        return [text for key, one in value.items() if key not in NOT_PRINTED for text in found_in(one)]
    if isinstance(value, list):
        return [text for one in value for text in found_in(one)]
    return [value] if isinstance(value, str) else []


def test_every_text_of_the_content_is_in_the_report(report, pages):
    """Values, notes, reasons, benchmarks, evidence, sources and traces are all printed, none cut."""
    doc = with_answer(document(), "platform-functions", Answer(ticked=("energy-query",), note=INJECTION))
    of = content_of(doc)
    of["meta"] = {key: one for key, one in of["meta"].items() if key != "date"}
    of["basic"].pop("gates")
    for row in of["disqualifiers"] + of["conditions"]:
        row["asked"] = ""  # printed only while nothing was answered
    whole = "".join(pages)

    missing = [text for text in found_in(of) if "".join(text.split()) not in whole]

    assert missing == []


def test_text_that_looks_like_markup_is_printed_as_it_is(pages):
    """What a person typed is never run nor read as markup by the typesetter."""
    assert "".join(INJECTION.split()) in "".join(pages)


def test_the_statement_and_the_page_number_stand_on_every_page_but_the_cover(pages):
    """Each page says that this is a self-evaluation and which page of how many it is; the cover is not counted."""
    count = len(pages) - 1

    assert "第1页" not in pages[0]
    assert "自评价结果，非认证结论" in pages[0]
    for number, page in enumerate(pages[1:], 1):
        assert f"第{number}页共{count}页" in page
        assert "自评价结果，非认证结论" in page


def test_every_font_is_embedded(report):
    """The report looks the same on a machine that has none of our fonts."""
    with pikepdf.open(report) as pdf:
        fonts = [
            one
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
        ]

        names = {str(one["/FontName"]).split("+")[1] for one in fonts}
        assert names == {"NotoSansSC-Bold", "NotoSansSC-Regular", "NotoSerifSC-Bold", "NotoSerifSC-Regular"}
        assert all("/FontFile2" in one or "/FontFile3" in one for one in fonts)


def test_bookmarks_lead_to_every_chapter(report):
    """The outline holds the chapters of the form with the sections of the evaluation under the third."""
    with pikepdf.open(report) as pdf, pdf.open_outline() as outline:
        titles = [one.title for one in outline.root]
        third = [one.title.split("\u3000")[1] for one in outline.root[2].children]

    assert titles[:6] == [
        "一、概述",
        "二、评价过程和方法",
        "三、评价内容",
        "四、评价结论",
        "五、建议",
        "六、参考文件",
    ]
    assert [title.split("\u3000")[0] for title in titles[6:]] == ["附录 A", "附录 B"]
    assert third == [
        "申报条件和负面清单",
        "基本要求",
        "能源低碳化",
        "生产洁净化",
        "附加项",
    ]


def test_the_document_says_what_it_is(report):
    """Title, author, language, day and tags stand in the file for archives and screen readers."""
    with pikepdf.open(report) as pdf:
        assert str(pdf.docinfo["/Title"]) == "江苏恒纤丙纶有限公司 绿色工厂自评价报告（2025年度）"
        assert str(pdf.docinfo["/Author"]) == "江苏恒纤丙纶有限公司"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260301")
        assert str(pdf.Root["/Lang"]).startswith("zh")
        assert bool(pdf.Root["/MarkInfo"]["/Marked"])


def test_pages_are_a4(report):
    """Every page is A4 upright."""
    with pikepdf.open(report) as pdf:
        boxes = {tuple(round(float(side)) for side in page.mediabox) for page in pdf.pages}

    assert boxes == {(0, 0, 595, 842)}


def test_the_same_content_gives_the_same_bytes(tmp_path):
    """A report that was made again differs only if what it says differs."""
    of = content_of(document())
    make(of, tmp_path / "a.pdf")
    make(of, tmp_path / "b.pdf")

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_broken_template_of_the_users_is_said(tmp_path):
    """A template that cannot be set gives a sentence with its name and the typesetter's reason."""
    mine = tmp_path / "mine.typ"
    mine.write_text("#nothing-of-that-name", encoding="utf-8")

    with pytest.raises(UserFacingError) as raised:
        make(content_of(document()), tmp_path / "a.pdf", template=mine)

    assert "mine.typ" in say(raised.value.said)
    assert "unknown variable" in say(raised.value.said)
    assert not (tmp_path / "a.pdf").exists()


def test_a_missing_template_is_said(tmp_path):
    """Where the template is gone the sentence names it and nothing is written."""
    with pytest.raises(UserFacingError) as raised:
        make(content_of(document()), tmp_path / "a.pdf", template=tmp_path / "gone.typ")

    assert "gone.typ" in say(raised.value.said)
    assert list(tmp_path.iterdir()) == []


def test_an_unusable_temporary_folder_is_said(tmp_path, monkeypatch):
    """Without room to work in, the sentence names the folder."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))

    with pytest.raises(UserFacingError) as raised:
        make(content_of(document()), tmp_path / "a.pdf")

    assert str(tmp_path / "gone") in say(raised.value.said)


@pytest.mark.parametrize("odd", ["a\x00b\x07", "\ud800半", "\U0001f600", "\u202e倒", "\ufffe"])
def test_odd_characters_do_not_stop_the_report(tmp_path, odd):
    """Characters that no font draws or no text should hold leave a gap, not a failure."""
    doc = with_answer(document(), "energy-per-product", Answer(value=Decimal(1), note=f"前{odd}后"))

    make(content_of(doc), tmp_path / "a.pdf")

    assert len(text_of(tmp_path / "a.pdf")) > 5


def test_a_template_reads_nothing_outside_its_folder(tmp_path):
    """A template cannot carry a file of the machine into the report."""
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    mine = tmp_path / "mine.typ"
    mine.write_text(f"#read({json.dumps(str(tmp_path / 'secret.txt'))})", encoding="utf-8")

    with pytest.raises(UserFacingError):
        make(content_of(document()), tmp_path / "a.pdf", template=mine)


def test_a_template_may_be_changed(tmp_path):
    """A user's own template beside a copy of ours is set with the same content."""
    for file in TEMPLATE.parent.glob("*.typ"):
        changed = file.read_text(encoding="utf-8").replace("填写说明", "本企业说明")
        (tmp_path / file.name).write_text(changed, encoding="utf-8")

    make(content_of(document()), tmp_path / "a.pdf", template=tmp_path / TEMPLATE.name)

    assert "本企业说明" in "".join(text_of(tmp_path / "a.pdf"))


def test_long_texts_and_figures_are_printed_whole(tmp_path):
    """A name, a note and a figure as long as they may be are wrapped, not cut."""
    note = "很长的说明，" * 900 + "到此为止"
    doc = with_answer(
        document(), "energy-per-product", Answer(value=Decimal("123456789012345678.123456789012"), note=note)
    )
    of = content_of(doc)
    of["meta"]["applicant"] = "甲" * 60 + "A" * 90 + "公司"

    make(of, tmp_path / "a.pdf")

    whole = "".join(text_of(tmp_path / "a.pdf"))
    assert "123456789012345678.123456789012" in whole
    assert "到此为止" in whole
    assert "A" * 90 in whole


def test_the_head_of_a_form_is_never_alone_at_the_foot_of_a_page(tmp_path):
    """Wherever on a page a form begins, its head stands with the first row."""
    library = (TEMPLATE.parent / "lib.typ").read_text(encoding="utf-8")
    (tmp_path / "lib.typ").write_text(library, encoding="utf-8")
    template = tmp_path / "heads.typ"
    template.write_text(
        """#import "lib.typ": *
#set page(height: 100mm, width: 120mm, margin: 10mm)
#for high in range(40, 80) {
  block(height: high * 1mm)[空]
  form(form-head[表头#high], [甲], [首行#high], [乙], [末行])
  pagebreak()
}
""",
        encoding="utf-8",
    )

    make(content_of(document()), tmp_path / "a.pdf", template=template)

    pages = text_of(tmp_path / "a.pdf")
    for high in range(40, 80):
        (page,) = [one for one in pages if f"表头{high}" in one]
        assert f"首行{high}" in page


def test_sixty_pages_take_no_time_that_a_person_notices(tmp_path):
    """A report of more than sixty pages is set and written within 2.5 seconds."""
    of = content_of(document())
    of["sections"] = of["sections"] * 30
    of["traces"] = of["traces"] * 12
    started = time.perf_counter()

    make(of, tmp_path / "a.pdf")

    assert time.perf_counter() - started < 2.5
    assert len(text_of(tmp_path / "a.pdf")) >= 60


def test_the_applicant_of_the_form_is_printed(pages):
    """The cover names applicant, place and year."""
    assert applicant().name in pages[0]
    assert "江苏省徐州市" in pages[0]
    assert "2026年3月1日" in pages[0]


def test_fields_left_empty_say_so(tmp_path):
    """The form's fields and the cover show that nothing was filled in, and an empty chapter the same."""
    of = content_of(replace(document(), applicant=Applicant(name="某厂")))
    make(of, tmp_path / "报告.pdf")

    pages = text_of(tmp_path / "报告.pdf")

    assert "所在省市（未填）" in pages[0]
    empty = [
        one["label"] for one in of["basic"]["enterprise"] if not one["value"] and one["label"] != "单位性质"
    ]
    assert len(empty) > 10
    assert all(f"{label}（未填）" in pages[2] for label in empty)


def test_formulas_are_set_below_the_line_and_found_all_the_same(tmp_path):
    """The digit of CO2 stands lower and smaller; a name that only looks alike stays as it is."""
    note = "单位 tCO2/t，CO2当量，CH4；ECO2008 牌"
    make(
        content_of(with_answer(document(), "waste-use", Answer(value=Decimal(1), note=note))),
        tmp_path / "报告.pdf",
    )

    with pikepdf.open(tmp_path / "报告.pdf") as pdf:
        sizes = {
            float(one.operands[1])
            for page in pdf.pages
            for one in pikepdf.parse_content_stream(page)
            if isinstance(one, pikepdf.ContentStreamInstruction) and str(one.operator) == "Tf"
        }
    assert "".join(note.split()) in "".join(text_of(tmp_path / "报告.pdf"))
    assert any(size < 6 for size in sizes)
