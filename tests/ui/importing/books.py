"""Workbooks as factories hand them in, made with openpyxl."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook, load_workbook

MARKS = 3
"""The row of the hidden marks."""


def changed(source: Path, target: Path, change: Callable[[Workbook], None]) -> Path:
    """Write a workbook with a change to another place."""
    book = load_workbook(source)
    change(book)
    target.parent.mkdir(exist_ok=True, parents=True)
    book.save(target)
    return target


def put(sheet, row: int, **values: object) -> None:
    """Write cells of a row (1 is the first below the heading) under the marks of our columns."""
    key = next(c.value for c in sheet[MARKS] if str(c.value or "").startswith("gf:")).split(".")[0]
    columns = {str(cell.value).removeprefix(f"{key}."): cell.column for cell in sheet[MARKS] if cell.value}
    for name, value in values.items():
        sheet.cell(MARKS + 1 + row, columns[name]).value = value


def value_book(path: Path) -> Path:
    """Write a factory's own table of products, in 千元, as a line above it says."""
    book = Workbook()
    sheet = book.active
    sheet.title = "产值台账"
    for line in (
        ["产值台账"],
        ["单位：千元"],
        ["产品名称", "产量", "产值", "备注"],
        ["甲产品", 1200, 45000, None],
        ["乙产品", 800, "三万", "待核"],
    ):
        sheet.append(line)
    book.save(path)
    return path


def meter_book(path: Path) -> Path:
    """Write a table of meters by month that says nothing of carrier and unit."""
    book = Workbook()
    sheet = book.active
    sheet.title = "用电月报"
    sheet.append(["电表", *(f"{month}月" for month in range(1, 13))])
    sheet.append(["1#", *range(100, 112)])
    book.save(path)
    return path


def printed_205_1(path: Path) -> Path:
    """Write the printed form 205-1 with merged headings and a cell that holds no figure."""
    book = Workbook()
    sheet = book.active
    sheet.title = "205-1表"
    for line in (
        ["工业企业能源购进、消费与库存"],
        ["单位详细名称：江苏某某有限公司", None, None, "2025年"],
        ["能源名称", "计量单位", "代码", "年初库存量", "购进量", None, "工业生产消费量", None],
        [None, None, None, None, "实物量", "金额（千元）", "合计", "#用于原材料"],
        ["甲", "乙", "丙", 1, 2, 3, 4, 5],
        ["原煤", "吨", "01", 10, 500, 400, 480, 20],
        ["电力", "万千瓦时", "33", None, 2300, 17000, "约2290", None],
        ["能源合计", "吨标准煤", "40", None, None, None, 5000, None],
        ["单位负责人：张", None, "填表人：李"],
    ):
        sheet.append(line)
    for block in ("A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:H3"):
        sheet.merge_cells(block)
    book.save(path)
    return path
