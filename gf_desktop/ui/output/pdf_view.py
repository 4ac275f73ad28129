"""A PDF file in the window: pages under each other, their outline, and the keys to move and zoom."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QTreeView, QWidget

from gf_desktop.ui.output.pdf_pages import STEP, PdfPages
from gf_desktop.ui.theme import figure_font, set_icon, set_role, space
from gf_desktop.ui.widgets.buttons import icon_button


class PdfPane(QObject):
    """Holds the view and its tools; another file is shown at the place and size of the former.

    Signals:
        shown: Another file is shown.
    """

    shown = Signal()

    def __init__(self, parent: QWidget, name: str = "") -> None:
        super().__init__(parent)
        self.document = QPdfDocument(self)
        self.view = PdfPages(parent)
        self.view.setObjectName("pdf")
        self.view.setAccessibleName(name or self.tr("报告预览"))
        self.view.installEventFilter(self)
        self.tools = self._make_tools()
        self.view.page_changed.connect(self._show_page)

    def _make_tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(4))
        self.page = QLabel()
        self.page.setObjectName("page-number")
        self.page.setFont(figure_font(self.page))
        set_role(self.page, "muted")
        for icon, words, slot in (
            ("remove", self.tr("缩小"), self.zoom_out),
            ("add", self.tr("放大"), self.zoom_in),
        ):
            button = icon_button(icon, words)
            button.clicked.connect(slot)
            row.addWidget(button)
        self.fit = QToolButton()
        self.fit.setText(self.tr("适合宽度"))
        self.fit.clicked.connect(self.view.fit_width)
        row.addWidget(self.fit)
        row.addWidget(self.page)
        return tools

    def show_file(self, path: Path) -> None:
        """Show another file at the same place and size; the former is let go."""
        former, self.document = self.document, QPdfDocument(self)
        self.document.load(str(path))
        self.view.set_document(self.document)
        former.close()
        former.deleteLater()
        self._show_page()
        self.shown.emit()

    def turn_to(self, page: int) -> None:
        """Bring the beginning of a page before the eyes; the first is 0."""
        self.view.go_to(page, QPointF())

    def zoom_in(self) -> None:
        """Show pages larger."""
        self.view.zoom(STEP)

    def zoom_out(self) -> None:
        """Show pages smaller."""
        self.view.zoom(1 / STEP)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of larger and smaller while the focus is in the view; elsewhere they size other text."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        keys = QKeySequence.StandardKey
        for key, zoom in ((keys.ZoomIn, self.zoom_in), (keys.ZoomOut, self.zoom_out)):
            if event.matches(key):
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    zoom()
                return True
        return super().eventFilter(watched, event)

    def _show_page(self) -> None:
        """Say the page as it is printed at its foot; the cover bears no number and is not counted."""
        label = self.document.pageLabel(self.view.page)
        last = self.document.pageLabel(self.document.pageCount() - 1)
        self.page.setText(
            self.tr("第 {page} / {pages} 页").format(page=label, pages=last) if label else self.tr("封面")
        )


class Outline(QObject):
    """The bookmarks of the file shown, as a tree that leads to them, and the button that shows or hides it."""

    def __init__(self, pane: PdfPane, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self.model = QPdfBookmarkModel(self)
        self.tree = QTreeView()
        self.tree.setObjectName("outline")
        self.tree.setAccessibleName(self.tr("目录"))
        self.tree.setHeaderHidden(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setModel(self.model)
        self.tree.setMinimumWidth(space(24) * 5)
        self.tree.clicked.connect(self._go)
        self.tree.activated.connect(self._go)
        self.button = QToolButton()
        self.button.setText(self.tr("目录"))
        self.button.setObjectName("show-outline")
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_icon(self.button, "list")
        self.button.setCheckable(True)
        self.button.setChecked(True)
        self.button.toggled.connect(self.tree.setVisible)
        pane.shown.connect(self.follow)

    def follow(self) -> None:
        """Show the bookmarks of the file shown now."""
        self.model.setDocument(self._pane.document)
        self.tree.expandToDepth(0)

    def _go(self, index: QModelIndex) -> None:
        role = QPdfBookmarkModel.Role
        page, place = index.data(role.Page.value), index.data(role.Location.value)
        self._pane.view.go_to(int(page), place if isinstance(place, QPointF) else QPointF())
