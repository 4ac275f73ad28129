"""Every action of the window with its words and keys, in one table; the help page of keys is made from it.

A key stands once within its context, and none of a context is one of the window's: a test holds that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from gf_desktop.ui.theme import set_icon

Key = QKeySequence.StandardKey
_ENTER = str(QT_TRANSLATE_NOOP("Actions", "回车"))
_ALONE = re.compile(r"F([1-9]|1[0-2])|Del")
_FEW_HAVE = re.compile(r"\bF(1[3-9]|[23]\d)\b|Backspace")
_SIGNS = {"Return": _ENTER, "Enter": _ENTER, "Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


class Context(StrEnum):
    """Where an action can be used."""

    WINDOW = "window"
    HOME = "home"
    ASSESSMENT = "assessment"


_CONTEXT_WORDS = {
    Context.WINDOW: str(QT_TRANSLATE_NOOP("Actions", "处处可用")),
    Context.HOME: str(QT_TRANSLATE_NOOP("Actions", "全部评价")),
    Context.ASSESSMENT: str(QT_TRANSLATE_NOOP("Actions", "评价中")),
}


@dataclass(frozen=True, slots=True)
class Spec:
    """One action. ``keys`` are alternatives; ``note`` stands for keys that a table or field answers itself."""

    id: str
    context: Context
    words: str
    keys: tuple[Key | str, ...] = ()
    icon: str = ""
    note: str = ""

    @property
    def text(self) -> str:
        """The words of the menu, in the language of the interface."""
        return QCoreApplication.translate("Actions", self.words)

    @property
    def sequences(self) -> list[QKeySequence]:
        """All keys of the action on this system."""
        found: list[QKeySequence] = []
        for key in self.keys:
            found += QKeySequence.keyBindings(key) if isinstance(key, Key) else [QKeySequence(key)]
        return found


_W, _H, _A = Context.WINDOW, Context.HOME, Context.ASSESSMENT

SPECS: tuple[Spec, ...] = (
    Spec("new", _W, str(QT_TRANSLATE_NOOP("Actions", "新建评价(&N)")), (Key.New,), "add"),
    Spec("import", _W, str(QT_TRANSLATE_NOOP("Actions", "导入评价文件…(&I)")), (Key.Open,), "import"),
    Spec("sample", _W, str(QT_TRANSLATE_NOOP("Actions", "打开示例(&S)")), (), "document"),
    Spec("scheme-system", _W, str(QT_TRANSLATE_NOOP("Actions", "跟随系统(&A)"))),
    Spec("scheme-light", _W, str(QT_TRANSLATE_NOOP("Actions", "浅色(&L)")), (), "sun"),
    Spec("scheme-dark", _W, str(QT_TRANSLATE_NOOP("Actions", "深色(&D)")), (), "moon"),
    Spec("reference", _W, str(QT_TRANSLATE_NOOP("Actions", "参考数据(&R)")), ("Ctrl+Shift+F",), "list"),
    Spec("library", _W, str(QT_TRANSLATE_NOOP("Actions", "评价要求库(&L)")), ("Ctrl+Shift+L",), "document"),
    Spec("menu", _W, str(QT_TRANSLATE_NOOP("Actions", "打开菜单")), ("F10",)),
    Spec("keys", _W, str(QT_TRANSLATE_NOOP("Actions", "快捷键(&K)")), ("Ctrl+F1",), "help"),
    Spec("about", _W, str(QT_TRANSLATE_NOOP("Actions", "关于本程序(&B)")), (), "info"),
    Spec("quit", _W, str(QT_TRANSLATE_NOOP("Actions", "退出(&Q)")), ("Ctrl+Q",)),
    Spec("search", _H, str(QT_TRANSLATE_NOOP("Actions", "查找评价(&F)")), (Key.Find,), "search"),
    Spec("open", _H, str(QT_TRANSLATE_NOOP("Actions", "打开(&O)")), (), "folder", _ENTER),
    Spec("close-row", _H, str(QT_TRANSLATE_NOOP("Actions", "定稿…(&C)")), (), "lock"),
    Spec("reopen", _H, str(QT_TRANSLATE_NOOP("Actions", "另存副本重开(&R)")), (), "copy"),
    Spec("carry-row", _H, str(QT_TRANSLATE_NOOP("Actions", "换用另一张评价表…(&G)")), (), "refresh"),
    Spec("export-row", _H, str(QT_TRANSLATE_NOOP("Actions", "导出评价文件…(&E)")), (), "export"),
    Spec("remove", _H, str(QT_TRANSLATE_NOOP("Actions", "删除(&D)")), (Key.Delete,), "trash"),
    Spec("undo-remove", _H, str(QT_TRANSLATE_NOOP("Actions", "撤销删除(&U)")), (Key.Undo,), "undo"),
    Spec("bin", _H, str(QT_TRANSLATE_NOOP("Actions", "回收站…(&T)")), (), "trash"),
    Spec("back", _A, str(QT_TRANSLATE_NOOP("Actions", "回到全部评价(&H)")), ("Ctrl+W",), "back"),
    Spec("undo", _A, str(QT_TRANSLATE_NOOP("Actions", "撤销(&U)")), (Key.Undo,), "undo"),
    Spec("redo", _A, str(QT_TRANSLATE_NOOP("Actions", "重做(&R)")), (Key.Redo, "Ctrl+Y"), "redo"),
    Spec("find", _A, str(QT_TRANSLATE_NOOP("Actions", "查找指标(&F)")), (Key.Find, "Ctrl+K"), "search"),
    Spec("tables", _A, str(QT_TRANSLATE_NOOP("Actions", "导入表格…(&I)")), ("Ctrl+Shift+I",), "import"),
    Spec("export", _A, str(QT_TRANSLATE_NOOP("Actions", "导出评价文件…(&E)")), ("Ctrl+Shift+E",), "export"),
    Spec("carry", _A, str(QT_TRANSLATE_NOOP("Actions", "换用另一张评价表…(&G)")), (), "refresh"),
    Spec("close", _A, str(QT_TRANSLATE_NOOP("Actions", "定稿…(&C)")), (), "lock"),
    # The page of the evaluation makes these itself, for they concern its panes.
    Spec("onward", _A, str(QT_TRANSLATE_NOOP("Actions", "下一部分")), ("Alt+Right",)),
    Spec("previous", _A, str(QT_TRANSLATE_NOOP("Actions", "上一部分")), ("Alt+Left",)),
    Spec(
        "next-open", _A, str(QT_TRANSLATE_NOOP("Actions", "下一个未填的指标")), ("Ctrl+Return", "Ctrl+Enter")
    ),
    Spec("explain", _A, str(QT_TRANSLATE_NOOP("Actions", "看这一项的说明")), ("F1",)),
    Spec("next-pane", _A, str(QT_TRANSLATE_NOOP("Actions", "到下一栏")), ("F6",)),
    Spec("previous-pane", _A, str(QT_TRANSLATE_NOOP("Actions", "到上一栏")), ("Shift+F6",)),
    Spec("zoom-in", _A, str(QT_TRANSLATE_NOOP("Actions", "说明文字放大")), (Key.ZoomIn,)),
    Spec("zoom-out", _A, str(QT_TRANSLATE_NOOP("Actions", "说明文字缩小")), (Key.ZoomOut,)),
    Spec("copy", _A, str(QT_TRANSLATE_NOOP("Actions", "另存副本重开(&O)")), (), "copy"),
)


def spec(action_id: str) -> Spec:
    """Return the action of that id.

    Raises:
        KeyError: If there is none.
    """
    for one in SPECS:
        if one.id == action_id:
            return one
    raise KeyError(action_id)


def make_action(action_id: str, owner: QWidget, slot: Callable[[], object]) -> QAction:
    """Return the action made for ``owner``, whose keys hold wherever the focus is inside it."""
    one = spec(action_id)
    action = QAction(one.text, owner)
    action.setObjectName(action_id)
    action.setShortcuts(one.sequences)
    action.triggered.connect(lambda _checked=False: slot())
    owner.addAction(action)
    return action


def dress_actions(owner: QWidget) -> None:
    """Give the actions inside ``owner`` their icons; menus can wait for them until the first picture is there."""
    icons = {one.id: one.icon for one in SPECS if one.icon}
    for action in owner.findChildren(QAction):
        if name := icons.get(action.objectName()):
            set_icon(action, name)


def plain(words: str) -> str:
    """Return the words of an action without their mnemonic."""
    head, mark, tail = words.partition("(&")
    return head + tail[2:] if mark else words.replace("&", "")


def help_rows(extra: tuple[Spec, ...] = ()) -> list[tuple[str, str, str]]:
    """Return the help page's rows: where, what, which keys; only actions that have keys."""
    rows: list[tuple[str, str, str]] = []
    for context, words in _CONTEXT_WORDS.items():
        where = QCoreApplication.translate("Actions", words)
        for one in (*SPECS, *extra):
            keys = key_words(one)
            if one.context is context and keys:
                rows.append((where, plain(one.text), keys))
    return rows


def key_words(one: Spec) -> str:
    """Return an action's keys as they stand on a keyboard; keys that only few keyboards have are left out."""
    common = [keys for keys in one.sequences if _common(keys)]
    return "  ".join(dict.fromkeys(_as_printed(keys) for keys in common)) or QCoreApplication.translate(
        "Actions", one.note
    )


def _common(keys: QKeySequence) -> bool:
    text = _portable(keys)
    if _FEW_HAVE.search(text):
        return False
    return "+" in text or _ALONE.fullmatch(text) is not None


def _as_printed(keys: QKeySequence) -> str:
    """Return keys as keyboards have them printed, whatever words Qt's translation has for them."""
    *held, last = _portable(keys).rpartition("+")
    return "".join(held) + QCoreApplication.translate("Actions", _SIGNS.get(last, last))


def _portable(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.PortableText)
