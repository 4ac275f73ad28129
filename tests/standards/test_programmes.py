"""Programmes in files: ours is complete and says that its text is a draft; wrong ones are refused with their line."""

from __future__ import annotations

import pytest

from gf_desktop.domain.programme import EVERYONE
from gf_desktop.standards.problems import StandardError
from gf_desktop.standards.programmes import read_programme, read_programmes
from tests.standards.shipped import IDS, RESOURCES, catalogue, known

FOLDER = RESOURCES / "programmes"
SOURCE = (FOLDER / "js-2026.yaml").read_text(encoding="utf-8")


PROGRAMMES = {one.id: one for one in read_programmes(FOLDER)}
EVERY = pytest.mark.parametrize("programme_id", sorted(PROGRAMMES))
SUBJECTS = EVERYONE


@pytest.fixture
def programme():
    """Return the Jiangsu programme."""
    return PROGRAMMES["js-2026"]


def items(programme):
    """Return everything of a programme that names an article."""
    lists = (
        "conditions",
        "disqualifiers",
        "dates",
        "tables",
        "labels",
        "self_scores",
        "preferences",
        "changes",
    )
    listed = [one for name in lists for one in getattr(programme, name)]
    single = (programme.efficiency, programme.dynamic, programme.green_code)
    return [*listed, *(one for one in single if one is not None)]


def test_the_text_is_a_draft_and_says_so(programme):
    """The screen can tell that the articles are out for comment, and what was issued instead."""
    assert (programme.id, programme.status, programme.years) == ("js-2026", "draft", (2026,))
    for words in ("征求意见稿", "江苏省绿色制造单位梯度培育及管理", "2024年5月22日", "第一条至第五条"):
        assert words in programme.status_note
    assert "编写" not in programme.status_note


@EVERY
def test_each_item_has_article_source_and_status(programme_id):
    """Everything that is said of the rules says where it stands, how its text stands and how sure we are."""
    programme = PROGRAMMES[programme_id]
    for one in items(programme):
        assert one.article
        assert programme.source_of(one) is not None
        assert programme.status_of(one) in ("draft", "issued")
        assert programme.confidence_of(one) in ("high", "medium", "memory")


def test_what_the_nation_issued_is_not_called_a_draft(programme):
    """The nation's own date stands in the draft with its own paper and status."""
    nation = next(due for due in programme.dates if due.id == "dynamic-table-nation")
    province = next(due for due in programme.dates if due.id == "dynamic-table-province")
    assert (programme.status_of(nation), programme.confidence_of(nation)) == ("issued", "high")
    assert (programme.status_of(province), programme.confidence_of(province)) == ("draft", "medium")


@pytest.mark.parametrize(("programme_id", "article"), [("js-2026", "第十八条"), ("miit-2025", "第十五条")])
def test_the_negative_list(programme_id, article):
    """Six circumstances, each with its article, what it covers and what proves its absence, for every subject."""
    programme = PROGRAMMES[programme_id]
    ids = [
        "operating",
        "violations",
        "removed",
        "inspection-problems",
        "energy-supervision",
        "dishonest-debtor",
    ]
    for subject in SUBJECTS:
        assert [one.id for one in programme.disqualifiers_for(subject)] == ids
    assert [one.article for one in programme.disqualifiers] == [
        f"{article}第（{n}）项" for n in "一二三四五六"
    ]
    assert all(one.details and one.proof and one.evidence for one in programme.disqualifiers)


@EVERY
def test_public_sites_are_named_with_what_to_look_for(programme_id):
    """Four looks at three sites; a penalty since rectified has its papers where the rules know such a case."""
    listed = PROGRAMMES[programme_id].disqualifiers
    looks = [inquiry for one in listed for inquiry in one.inquiries]
    assert {look.site for look in looks} == {"国家企业信用信息公示系统", "信用中国", "中国执行信息公开网"}
    assert len(looks) == 4
    assert all(look.look_for and look.address and look.evidence in known().evidence for look in looks)
    assert {one.id for one in listed if one.rectified} == {"violations", "energy-supervision"}


def told(programme, subject) -> str:
    """Return everything that a programme says to a kind of applicant, but what the articles call things."""
    worded = programme.worded_for(subject)
    own = [one for one in (*worded.dates, *worded.changes) if subject in one.subjects]
    proved = [*worded.conditions_for(subject), *worded.disqualifiers_for(subject)]
    words = [
        *(text for one in own for text in (getattr(one, "todo", ""), getattr(one, "papers", ""))),
        *(text for one in proved for text in (one.proof, getattr(one, "details", ""))),
        *(item.note for one in proved for item in one.evidence),
        *(look.look_for for one in proved for look in getattr(one, "inquiries", ())),
        *worded.notes_for(subject),
    ]
    return "\n".join(words)


@EVERY
def test_a_park_is_not_spoken_to_as_a_factory(programme_id):
    """A park shows no business licence and no factory's statistics; of enterprises it hears as those inside it."""
    programme = PROGRAMMES[programme_id]
    said = told(programme, "park")
    for words in ("营业执照", "企业自查", "企业提交", "企业这时", "企业一般", "租赁厂房", "产能"):
        assert words not in said
    kinds = {item.kind for one in programme.worded_for("park").disqualifiers for item in one.evidence}
    assert "B204-1" not in kinds
    assert "园区内企业有不得申报的情形也要核对" in said
    looked_up = [one for one in programme.worded_for("park").disqualifiers if one.inquiries]
    assert all("园区内的企业也要核对" in one.details for one in looked_up)


@EVERY
@pytest.mark.parametrize("subject", ["factory", "supply-chain"])
def test_an_enterprise_is_not_spoken_to_as_a_park(programme_id, subject):
    """What concerns the enterprises inside a park is said to parks only; the licence stays an enterprise's paper."""
    programme = PROGRAMMES[programme_id]
    said = told(programme, subject)
    assert "园区申报" not in said
    assert "园区内" not in said
    renamed = next(one for one in programme.worded_for(subject).changes if one.id == "name")
    assert "营业执照" in renamed.papers


@EVERY
def test_other_words_change_words_alone(programme_id):
    """Ids, titles, articles and the looks at public sites are the same for everybody; a factory's are the file's."""
    programme = PROGRAMMES[programme_id]
    for subject in SUBJECTS:
        worded = programme.worded_for(subject)
        for name in ("disqualifiers", "changes"):
            before, after = getattr(programme, name), getattr(worded, name)
            assert [(one.id, one.title, one.article) for one in after] == [
                (one.id, one.title, one.article) for one in before
            ]
        assert [one.inquiries for one in worded.disqualifiers] == [
            one.inquiries for one in programme.disqualifiers
        ]
    assert programme.worded_for("factory") == programme


def test_the_labels_of_article_7(programme):
    """What the article names as worth cultivating, in its order: enterprises, parks, where it says so both."""
    assert [(one.title, one.subjects) for one in programme.labels] == [
        ("节水型企业（园区）", EVERYONE),
        ("水效“领跑者”企业", ("factory", "supply-chain")),
        ("能效“领跑者”企业", ("factory", "supply-chain")),
        ("专精特新“小巨人”企业", ("factory", "supply-chain")),
        ("智能工厂（车间）企业", ("factory", "supply-chain")),
        ("（近）零碳产业园", ("park",)),
        ("碳达峰碳中和试点企业（园区）", EVERYONE),
    ]
    assert {one.article for one in programme.labels} == {"第七条"}
    assert all(one.evidence for one in programme.labels)


def test_the_changes_of_article_21(programme):
    """Name, other great changes, scope, address, boundary: when it is to be said, to whom, with which papers."""
    assert [(one.id, one.article) for one in programme.changes] == [
        (name, "第二十一条") for name in ("name", "other", "scope", "address", "boundary")
    ]
    assert all(one.when and one.whom and one.papers and one.effect for one in programme.changes)


def test_conditions_have_articles(programme):
    """Article 8 and the city's list first, each saying what proves it."""
    ids = [one.id for one in programme.conditions_for("factory")]
    assert ids == ["location", "legal-entity", "real-production", "meets-standards", "city-list"]
    assert all(one.proof for one in programme.conditions)


@pytest.mark.parametrize(("subject", "article"), [("park", "第九条"), ("supply-chain", "第十条")])
def test_parks_and_supply_chains_have_conditions_of_their_own(programme, subject, article):
    """Articles 9 and 10; no condition of a factory's production is asked of them."""
    found = programme.conditions_for(subject)
    assert sum(article in one.article for one in found) >= 3
    assert "real-production" not in {one.id for one in found}


def test_dates(programme):
    """The dates of Articles 13 to 15 and 19, and the nation's, each with who hands in and what to do."""
    dates = [(due.month, due.day) for due in programme.dates]
    assert dates == [(3, 31), (3, 31), (4, 15), (5, 31), (7, 31), (7, 31), (12, 31)]
    assert all(due.who and due.todo for due in programme.dates)


def test_the_nations_dates_from_memory_are_marked():
    """15 April and 31 July are sure; the other three are from memory and say so in their title."""
    programme = PROGRAMMES["miit-2025"]
    sure = {due.id for due in programme.dates if programme.confidence_of(due) == "high"}
    assert sure == {"dynamic-table", "recommendation"}
    assert all("待核实" in due.title for due in programme.dates if due.id not in sure)


def test_the_mark_of_2025_is_the_authoritys_and_only_heard_of(programme):
    """80 points in the round of 2025, confidence medium, with its source; no other mark anywhere."""
    (mark,) = programme.self_scores
    assert (mark.id, mark.total, mark.round) == ("js-2025-threshold", 80, 2025)
    assert programme.confidence_of(mark) == "medium"
    assert "2026 年是否沿用没有见到通知" in mark.note
    assert PROGRAMMES["miit-2025"].self_scores == ()


@EVERY
def test_the_yearly_figures_are_our_own_compilation(programme_id):
    """The official form is not public, and the table says so; every subject has figures."""
    form = PROGRAMMES[programme_id].dynamic
    assert form.standing == "own-compilation"
    assert "没有公开" in form.note
    assert all(any(subject in one.subjects for one in form.figures) for subject in SUBJECTS)


@EVERY
def test_the_green_code_is_explained_and_not_computed(programme_id):
    """Three levels by rank, renewed yearly; the program says that it does not compute the level."""
    told = "".join(PROGRAMMES[programme_id].green_code.paragraphs)
    for words in ("A+ 占 5%", "A 占 35%", "B 占 60%", "不计算绿码等级"):
        assert words in told


@EVERY
def test_evidence_and_tables_exist(programme_id):
    """It names only kinds of evidence and tables that we ship; a rule for every subject."""
    programme = PROGRAMMES[programme_id]
    listed = (*programme.conditions, *programme.disqualifiers)
    assert {item.kind for one in listed for item in one.evidence} <= known().evidence
    assert {rule.scheme for rule in programme.tables} <= set(IDS)
    assert {subject for rule in programme.tables for subject in rule.subjects} == set(SUBJECTS)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("id: removed", "id: violations", "standards.programme-duplicate"),
        ("month: 3\n    day: 31", "month: 2\n    day: 30", "standards.programme-date"),
        ("id: penalties-public", "id: penalties", "standards.programme-duplicate"),
        ("source: code", "source: koda", "standards.programme-source"),
        ("name: water-reuse-rate", "name: water-reuse", "standards.programme-figure"),
        ("unit: kgce/万元", "unit: kgce/元宝", "standards.programme-unit"),
        ("park: {papers: 批准更名", "park: {details: 批准更名", "standards.programme-wording"),
        (
            "    papers: 变更登记",
            "    subjects: [factory]\n    papers: 变更登记",
            "standards.programme-worded",
        ),
        ("title: 近三年未正常经营生产", 'title: ""', "standards.programme-blank"),
        ("status: draft", "status: perhaps", "standards.not-one-of"),
        ("version: 1", "version: one", "standards.not-whole"),
        ("years: [2026]", "years: 2026", "standards.not-list"),
        ("notes:", "notices:", "standards.unknown-key-near"),
        ("province: 江苏省", "provinz: 江苏省", "standards.unknown-key-near"),
    ],
)
def test_wrong_programmes_are_refused(tmp_path, old, new, code):
    """Each fault is found at its line and said in a sentence."""
    spoilt = SOURCE.replace(old, new, 1)
    file = tmp_path / "p.yaml"
    file.write_text(spoilt, encoding="utf-8")
    with pytest.raises(StandardError) as caught:
        read_programme(file)
    problem = next(p for p in caught.value.problems if p.said.code == code)
    assert problem.place.line >= 1
    assert catalogue().say(problem.said)


def test_what_the_rules_say_of_listed_units_is_told(programme):
    """Removal (Article 22), accidents (20), later titles (26), openness (29); the platform (6), who evaluates (11)."""
    told = {one.id: one.article for one in programme.preferences if one.subjects == EVERYONE}
    assert told == {
        "openness": "第二十九条",
        "titles-later": "第二十六条",
        "removal": "第二十二条",
        "accidents": "第二十条、第二十二条",
    }
    notes = "".join(one.text for one in programme.notes)
    assert all(article in notes for article in ("第六条", "第十一条", "第十六条", "第二十四条"))
    assert "green.miit.gov.cn" in notes


@EVERY
def test_dates_name_what_means_the_same_elsewhere(programme_id):
    """What a date says it is the same as is a date of another programme."""
    others = {one.id for key, other in PROGRAMMES.items() if key != programme_id for one in other.dates}
    assert {name for one in PROGRAMMES[programme_id].dates for name in one.same_as} <= others
