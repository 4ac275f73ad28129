"""The pages of a PDF file under each other, each drawn at the very size it is shown in.

Qt's own view keeps a picture that was ordered before the view changed its width and stretches it; thin strokes of
Chinese characters then vanish. Here a picture is made for the size wanted, dot for dot, or not shown at all.
"""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gf_desktop.ui.theme import space

STEP = 1.2
SMALLEST, LARGEST = 0.3, 4.0
POINTS = 72
"""Points of an inch, the unit that a page's size is given in."""
KEPT = 24_000_000
"""Dots of pictures that are kept, about 100 MB; what is seen is kept in any case."""


class PdfPages(QAbstractScrollArea):
    """Pages to read and to scroll, as wide as the view or at a size of their own.

    Signals:
        page_changed(int): Another page is before the eyes; the first is 0.
    """

    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: QPdfDocument | None = None
        self._factor: float | None = None
        self._places: list[QRect] = []
        self._pictures: dict[tuple[int, QSize], QImage] = {}
        self._page = -1
        self._ratio = self.devicePixelRatioF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Always there: otherwise pages as wide as the view would make it come and go.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    # --- what is shown ------------------------------------------------------------

    def set_document(self, document: QPdfDocument) -> None:
        """Show another file at the same place and size."""
        self._document = document
        self._pictures.clear()
        self._page = -1
        self._lay_out()

    @property
    def page(self) -> int:
        """The page before the eyes; the first is 0."""
        return max(self._page, 0)

    @property
    def places(self) -> list[QRect]:
        """Where each page lies in the layout, in dots of the screen."""
        return list(self._places)

    @property
    def fits_width(self) -> bool:
        """Whether pages are as wide as the view."""
        return self._factor is None

    @property
    def factor(self) -> float:
        """Size of pages on the screen; 1 is that on paper."""
        if self._factor is not None:
            return self._factor
        paper = self._paper(0)
        room = self.viewport().width() - 2 * self._margin()
        return max(room / paper[0], 0.05) if paper[0] else 1.0

    def fit_width(self) -> None:
        """Show pages as wide as the view."""
        self._resize_to(None)

    def zoom(self, by: float) -> None:
        """Show pages larger or smaller."""
        self._resize_to(min(max(self.factor * by, SMALLEST), LARGEST))

    def go_to(self, page: int, location: QPointF) -> None:
        """Bring a place of a page before the eyes; ``location`` in points from the page's upper left corner."""
        if 0 <= page < len(self._places):
            down = location.y() * self.factor * self.logicalDpiY() / POINTS
            top = self._places[page].top() / self._ratio
            self.verticalScrollBar().setValue(round(top + down) - self._margin())

    def picture(self, page: int) -> QImage:
        """Return a page's picture, made now if there is none of this size."""
        size = self._places[page].size()
        found = self._pictures.pop((page, size), None)
        if found is None:
            found = self._drawn(page, size)
        self._pictures[page, size] = found
        return found

    def _drawn(self, page: int, size: QSize) -> QImage:
        assert self._document is not None
        picture = QImage(size, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.drawImage(0, 0, self._document.render(page, size))
        painter.end()
        return picture

    # --- layout, in dots of the screen ----------------------------------------------

    def _margin(self) -> int:
        return space(8)

    def _paper(self, page: int) -> tuple[float, float]:
        """Return a page's width and height at its size on paper, in the window's units."""
        if self._document is None or not self._document.pageCount():
            return 0.0, 0.0
        points = self._document.pagePointSize(page)
        return points.width() * self.logicalDpiX() / POINTS, points.height() * self.logicalDpiY() / POINTS

    def _lay_out(self) -> None:
        pages = self._document.pageCount() if self._document is not None else 0
        self._ratio, factor = self.devicePixelRatioF(), self.factor
        margin = round(self._margin() * self._ratio)
        self._places, top = [], margin
        for page in range(pages):
            width, height = (max(round(one * factor * self._ratio), 1) for one in self._paper(page))
            self._places.append(QRect(margin, top, width, height))
            top += height + margin
        widest = max((place.width() for place in self._places), default=0) + 2 * margin
        self._set_ranges(round(widest / self._ratio), round(top / self._ratio))
        self._drop_pictures()
        self._tell_page()
        self.viewport().update()

    def _set_ranges(self, width: int, height: int) -> None:
        room = self.viewport().size()
        for bar, whole, seen in (
            (self.horizontalScrollBar(), width, room.width()),
            (self.verticalScrollBar(), height, room.height()),
        ):
            bar.setPageStep(seen)
            bar.setSingleStep(space(24))
            bar.setRange(0, max(whole - seen, 0))

    def _resize_to(self, factor: float | None) -> None:
        """Show pages at another size, with what is at the upper edge staying there."""
        former = self.factor
        down = self.verticalScrollBar().value()
        self._factor = factor
        self._lay_out()
        self.verticalScrollBar().setValue(round(down * self.factor / former))

    def _shift(self) -> QPoint:
        """Return where the window's upper left corner lies in the layout; narrow pages stand in the middle."""
        left = round(self.horizontalScrollBar().value() * self._ratio)
        widest = max((place.right() for place in self._places), default=0) + round(
            self._margin() * self._ratio
        )
        spare = round(self.viewport().width() * self._ratio) - widest
        down = round(self.verticalScrollBar().value() * self._ratio)
        return QPoint(left - max(spare // 2, 0), down)

    def _tell_page(self) -> None:
        if not self._places:
            return
        tops = [place.top() for place in self._places]
        middle = (self.verticalScrollBar().value() + self.viewport().height() / 2) * self._ratio
        page = max(bisect_right(tops, middle) - 1, 0)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def _drop_pictures(self) -> None:
        """Let go of pictures of another size, and of those longest unseen where they are many."""
        sizes = [place.size() for place in self._places]
        self._pictures = {key: one for key, one in self._pictures.items() if key[1] == sizes[key[0]]}
        dots = sum(size.width() * size.height() for _, size in self._pictures)
        while dots > KEPT and len(self._pictures) > 1:
            oldest = next(iter(self._pictures))
            dots -= oldest[1].width() * oldest[1].height()
            del self._pictures[oldest]

    # --- events -----------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages seen, dot for dot."""
        if self._ratio != self.devicePixelRatioF():  # the window has gone to another screen
            self._lay_out()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Mid))
        painter.scale(1 / self._ratio, 1 / self._ratio)
        shift = self._shift()
        room = QRect(shift, self.viewport().size() * self._ratio)
        for page, place in enumerate(self._places):
            if place.intersects(room):
                painter.drawImage(place.topLeft() - shift, self.picture(page))
        painter.end()
        self._drop_pictures()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to another width, with the same place before the eyes."""
        super().resizeEvent(event)
        height = self._places[-1].bottom() if self._places else 0
        down = self.verticalScrollBar().value()
        self._lay_out()
        if height and self.fits_width:
            self.verticalScrollBar().setValue(round(down * self._places[-1].bottom() / height))

    def scrollContentsBy(self, _right: int, _down: int) -> None:
        """Draw anew: at fractional scales dots cannot be moved."""
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End lead to the first and last page; the other keys scroll."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel sizes the pages."""
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self.zoom(STEP if turned > 0 else 1 / STEP)
            event.accept()
        else:
            super().wheelEvent(event)
