"""How an applicant is reached: what is doubtful, and what people write that is none of our business."""

from __future__ import annotations

import pytest

from gf_desktop.domain.contacts import EMAIL, POSTCODE, doubt


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (EMAIL, ""),
        (EMAIL, "a.b+c@sub.example.com.cn"),
        (EMAIL, "张三@例子.公司"),
        (EMAIL, "a@b.cn；c@d.cn"),
        (POSTCODE, ""),
        (POSTCODE, "２２３８００"),
        (POSTCODE, " 223800 "),
        ("name", "abc@@"),
    ],
)
def test_what_can_be_right_is_left_alone(key, text):
    """Addresses in any script, several of them, full-width digits; other fields are not looked at."""
    assert doubt(key, text) is None


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        (EMAIL, "abc@@", "email.doubtful"),
        (EMAIL, "abc", "email.doubtful"),
        (EMAIL, "a@b", "email.doubtful"),
        (POSTCODE, "22300", "postcode.doubtful"),
        (POSTCODE, "2238000", "postcode.doubtful"),
        ("contact.mobile", "1390000", "phone.doubtful"),
    ],
)
def test_what_can_hardly_be_right_is_asked_about(key, text, code):
    """The sentence holds the text itself."""
    said = doubt(key, text)

    assert said is not None
    assert (said.code, said.params) == (code, {"text": text})
