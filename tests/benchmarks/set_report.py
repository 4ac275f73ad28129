"""Sets one long report and prints the seconds it took."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

from gf_desktop.bootstrap import build
from gf_desktop.services.assessments import SAMPLE
from gf_desktop.services.reports import Snapshot
from gf_desktop.services.scoring import scored

PARAGRAPHS = 150
SENTENCE = "企业按照评价要求逐项核对数据来源，保留计量记录、统计报表与计算过程，形成可以追溯的自评价材料。"

program = build()
document, pack, result = scored(program.resources / SAMPLE, program.library)
prose = "\n".join(f"{number}. {SENTENCE * 12}" for number in range(PARAGRAPHS))
snapshot = Snapshot(replace(document, narrative={"enterprise": prose}), pack, None, result)
start = time.perf_counter()
program.reports.write_report(snapshot, Path(sys.argv[1]))
sys.stdout.write(f"{time.perf_counter() - start}\n")
