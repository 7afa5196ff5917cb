"""Widgets that show text as it is."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from translator_gui.ui.plain_text import (
    PlainLabel,
    PlainMessageBox,
    PlainProgressDialog,
    add_row,
    set_status_tip,
    set_tip,
    show_tip,
)

IMAGE = '<img src="file:///tmp/x">'


def reads_html(label: QLabel) -> bool:
    """Whether a label shows its text as HTML."""
    format_ = label.textFormat()
    return format_ is Qt.TextFormat.RichText or (
        format_ is Qt.TextFormat.AutoText and GuiQt.mightBeRichText(label.text())
    )


def test_this_sees_a_label_that_reads_html(qtbot: QtBot):
    label = QLabel(IMAGE)
    qtbot.addWidget(label)
    assert reads_html(label)


def test_tips(qtbot: QtBot):
    widget = QWidget()
    qtbot.addWidget(widget)
    set_tip(widget, IMAGE)
    set_status_tip(widget, IMAGE)
    action = QAction("&Open", widget)
    set_tip(action, IMAGE)
    for text in (widget.toolTip(), widget.statusTip(), action.toolTip()):
        assert "img" in text
        assert not GuiQt.mightBeRichText(text)


def test_a_tip_that_is_shown_at_a_place(qtbot: QtBot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    show_tip(QPoint(1, 1), IMAGE, widget)
    assert "img" in QToolTip.text()
    assert not GuiQt.mightBeRichText(QToolTip.text())
    show_tip(QPoint(1, 1), "", widget)


def test_a_label(qtbot: QtBot):
    label = PlainLabel(IMAGE)
    qtbot.addWidget(label)
    assert label.text() == IMAGE
    assert not reads_html(label)


def test_every_text_of_a_message_box(qtbot: QtBot):
    box = PlainMessageBox(None, "Title", f"{IMAGE} one", f"{IMAGE} two")
    qtbot.addWidget(box)
    box.open()
    labels = [label for label in box.findChildren(QLabel) if "img" in label.text()]
    assert len(labels) == 2
    assert not any(reads_html(label) for label in labels)
    assert not any(document.resource(2, "x") for document in box.findChildren(QTextDocument))


def test_the_text_of_a_progress_dialog(qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    dialog = PlainProgressDialog(IMAGE, "Cancel", window)
    assert dialog.labelText() == IMAGE
    assert (dialog.minimum(), dialog.maximum()) == (0, 0)
    assert not any(reads_html(label) for label in dialog.findChildren(QLabel))


def test_a_row_of_a_form(qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    form, field = QFormLayout(window), QLineEdit()
    add_row(form, IMAGE, field)
    label = form.labelForField(field)
    assert isinstance(label, QLabel)
    assert not reads_html(label)
    assert label.buddy() is field
