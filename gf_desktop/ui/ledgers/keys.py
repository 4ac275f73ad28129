"""The keys of a ledger's table: what each does, in words for menus and for the help page of keys."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from gf_desktop.ui.actions import Context, Spec

_Key = QKeySequence.StandardKey


def _spec(name: str, words: str, *keys: _Key | str, icon: str = "") -> Spec:
    return Spec(f"ledger-{name}", Context.ASSESSMENT, words, keys, icon)


TABLE_KEYS: tuple[Spec, ...] = (
    _spec("cut", str(QT_TRANSLATE_NOOP("Actions", "剪切")), _Key.Cut),
    _spec("copy", str(QT_TRANSLATE_NOOP("Actions", "复制")), "Ctrl+C", icon="copy"),
    _spec("paste", str(QT_TRANSLATE_NOOP("Actions", "粘贴")), _Key.Paste),
    _spec("fill", str(QT_TRANSLATE_NOOP("Actions", "向下填充")), "Ctrl+D"),
    _spec("clear", str(QT_TRANSLATE_NOOP("Actions", "清空所选的格")), "Del"),
    _spec("all", str(QT_TRANSLATE_NOOP("Actions", "全选")), _Key.SelectAll),
    _spec(
        "insert", str(QT_TRANSLATE_NOOP("Actions", "在上方插入一行")), "Ctrl+Ins", "Ctrl+Shift++", icon="add"
    ),
    _spec("delete", str(QT_TRANSLATE_NOOP("Actions", "删除所选的行")), "Ctrl+-", icon="trash"),
    _spec("up", str(QT_TRANSLATE_NOOP("Actions", "行上移")), "Alt+Shift+Up"),
    _spec("down", str(QT_TRANSLATE_NOOP("Actions", "行下移")), "Alt+Shift+Down"),
    _spec("open", str(QT_TRANSLATE_NOOP("Actions", "打开本格的列表")), "Alt+Down"),
    _spec("leave", str(QT_TRANSLATE_NOOP("Actions", "离开表格")), "Ctrl+Tab"),
)
"""All gestures of the table; the rest (arrows, Tab, Enter, F2) is as in every table."""

_BY_HAND = {
    "Ctrl+Shift+=": "insert",  # the plus of the letters' field
    "Backspace": "clear",
    "Ctrl+Shift+Tab": "leave-back",
    "Ctrl+Shift+Backtab": "leave-back",
    "Ctrl+_": "delete",
}


def _table() -> dict[str, str]:
    found: dict[str, str] = {}
    for spec in TABLE_KEYS:
        for keys in spec.sequences:
            found[keys.toString(QKeySequence.SequenceFormat.PortableText)] = spec.id.removeprefix("ledger-")
    return found | _BY_HAND


_TABLE: dict[str, str] = {}


def gesture(event: QKeyEvent) -> str:
    """Return what a key means in the table, or nothing."""
    if not _TABLE:
        _TABLE.update(_table())
    # The key pad's plus and minus are plus and minus.
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    keys = QKeySequence(QKeyCombination(held, Qt.Key(event.key())))
    return _TABLE.get(keys.toString(QKeySequence.SequenceFormat.PortableText), "")
