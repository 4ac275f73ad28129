"""Provinces as people write them: 江苏, “ 江苏省 ”, 广西, 内蒙古 mean the province whose official name is longer.

Names are only understood, never rewritten: what a person typed stays in the document.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from gf_desktop.domain.reference.grid import short_region

_AUTONOMOUS = "自治区"


def official(text: str, provinces: Iterable[str]) -> str:
    """Return the official name of the province that a text names, else the text without blanks around it.

    Args:
        text: A province in full (江苏省), short (江苏), or an autonomous region without its people (广西自治区). Blanks
            and full-width forms do not matter. A city, or a name in another script, is nobody's short form.
        provinces: The official names.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return next((one for one in provinces if plain in _forms(one)), text.strip())


def _forms(province: str) -> tuple[str, ...]:
    short = short_region(province)
    region = (short + _AUTONOMOUS,) if province.endswith(_AUTONOMOUS) else ()
    special = (province.removesuffix("特别行政区"),)
    return (province, short, *region, *special)
