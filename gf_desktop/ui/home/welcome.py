"""What an empty Home shows: a few sentences, the first step, and the other ways in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gf_desktop.ui.theme import set_flag, set_icon, set_role, space


class Welcome(QWidget):
    """Offers a new evaluation, one from a file, or the sample to look around in.

    Signals:
        new_requested: Begin an evaluation.
        import_requested: Take a document in.
        sample_requested: Take the sample in and open it.
    """

    new_requested = Signal()
    import_requested = Signal()
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.new_button = QPushButton(self.tr("新建评价(&N)"), self)
        self.new_button.setObjectName("welcomeNew")
        set_flag(self.new_button, "primary", True)
        set_icon(self.new_button, "add", colour="on_accent")
        self.new_button.clicked.connect(self._on_new)
        self.import_button = QPushButton(self.tr("导入(&I)"), self)
        self.import_button.setObjectName("welcomeImport")
        set_icon(self.import_button, "import")
        self.import_button.clicked.connect(self._on_import)
        self.sample_button = QPushButton(self.tr("打开示例(&S)"), self)
        self.sample_button.setObjectName("welcomeSample")
        self.sample_button.clicked.connect(self._on_sample)
        self._lay_out()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("这里还没有评价"), self)
        set_role(title, "page")
        words = (
            self.tr("可以评价绿色工厂、绿色工业园区和绿色供应链管理企业。"),
            self.tr("新建评价：填写评价对象和年度，程序推荐适用的评价要求。"),
            self.tr("逐项填写指标值，得分和计算过程随填随显，随时保存，可以随时离开。"),
            self.tr("已有本程序导出的评价文件（.gfa、.json），可以导入后接着填。"),
            self.tr("想先看看成品，可以打开示例：一家丙纶短纤维企业的完整评价。"),
        )
        column = QVBoxLayout()
        column.setSpacing(space(12))
        column.addWidget(title)
        for sentence in words:
            label = QLabel(sentence, self)
            label.setWordWrap(True)
            column.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(8))
        buttons.addWidget(self.new_button)
        buttons.addWidget(self.import_button)
        buttons.addWidget(self.sample_button)
        buttons.addStretch(1)
        column.addSpacing(space(12))
        column.addLayout(buttons)
        frame = QWidget(self)
        frame.setLayout(column)
        frame.setMaximumWidth(space(560))
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(frame, 4)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(3)
        layout.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _on_new(self) -> None:
        self.new_requested.emit()

    def _on_import(self) -> None:
        self.import_requested.emit()

    def _on_sample(self) -> None:
        self.sample_requested.emit()
