"""The terms of glossaries: lit, listed, inserted, added from two selections, edited, checked."""

from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from tests.cli.running import run
from tests.journeys.person import OpenWindow, Person
from tests.journeys.test_looking_up import into_word, popup, rows
from tests.project.builders import AMNA, BILAL, make_project
from tests.project.merging.copies import hand_out, merge
from translator_gui.formats.registry import read_document
from translator_gui.model.entry import SharedEntryKind
from translator_gui.model.glossary import GlossaryEntry
from translator_gui.project.commands.set_project_key_values import remove_terms, set_terms
from translator_gui.project.importing import create_project
from translator_gui.project.opening import open_for_reading
from translator_gui.ui.editor.decorations import TextDecorationKind
from translator_gui.ui.preferences.preferences_dialog import PreferencesDialog
from translator_gui.ui.preferences.setting_editors import FileListSettingEditor
from translator_gui.ui.words.glossary_dialog import GlossaryDialog
from translator_gui.ui.words.sentence_terms_controller import SentenceTermsController
from translator_gui.ui.words.term_dialog import TermDialog
from translator_gui.ui.words.term_proposals_dialog import TermProposalsDialog
from translator_gui.viewmodel.words.glossary_model import CASE, ENGLISH, NOTE, URDU, GlossaryModel
from translator_gui.viewmodel.words.term_proposals_model import TermProposalsModel

DELEGATION = GlossaryEntry("وفد", ("delegation",), ("deputation",), note="never “mission”")
ADVISER = GlossaryEntry("مشیر", ("adviser", "advisor"), domain="politics")

NEWS = (
    ("عدالت نے فیصلہ سنایا", "The court gave a verdict"),
    ("عدالت کا دروازہ بند تھا", "The court had its door closed"),
    ("عدالت میں گواہ آئے", "Witnesses came to court"),
    ("کسان عدالت پہنچا", "A farmer reached the court"),
    ("کسان نے گندم بوئی", "The farmer sowed wheat"),
    ("کسان گندم بیچتا ہے", "The farmer sells wheat"),
    ("گندم مہنگی ہے", "Wheat is dear"),
    ("بازار میں گندم اور چاول ہیں", "The market has wheat and rice"),
)


def terms(person: Person) -> SentenceTermsController:
    """The controller, once it has the terms of the project and of the sentence."""
    found = person.controller(SentenceTermsController)
    person.until(lambda: found.state.is_known)
    return found


def lit(person: Person) -> list[str]:
    """The Urdu that is lit as terms on the page."""
    place = person.work.page.navigator.place()
    assert place is not None
    paragraph = person.work.session.model.known(place.paragraph)
    assert paragraph is not None
    marks = person.work.page.decorations.source(paragraph)
    return [paragraph.text[m.start : m.end] for m in marks if m.kind is TextDecorationKind.TERM]


def listed(person: Person) -> list[tuple[str, str]]:
    return [(row.urdu, row.english) for row in terms(person).state.rows]


def form(person: Person) -> TermDialog:
    person.until(lambda: isinstance(QApplication.activeWindow(), TermDialog))
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, TermDialog)
    return dialog


def table(person: Person) -> tuple[GlossaryDialog, GlossaryModel]:
    """The dialog with the two terms of the project."""
    person.window.context.actions["terms"].trigger()
    person.until(lambda: isinstance(QApplication.activeWindow(), GlossaryDialog))
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, GlossaryDialog)
    model = dialog.table.model()
    assert isinstance(model, GlossaryModel)
    person.until(lambda: model.rowCount() == 2)
    return dialog, model


def back_on_the_page(person: Person) -> None:
    person.window.activateWindow()
    person.until(lambda: QApplication.focusWidget() is person.work.page.live.field)


def add(person: Person, *entries: GlossaryEntry) -> None:
    controller = terms(person)
    assert person.work.session.change(set_terms(*entries))
    person.until(lambda: len(controller.state.entries) == len(entries) and controller.state.is_known)


def change(person: Person, *entries: GlossaryEntry) -> None:
    controller = terms(person)
    assert person.work.session.change(set_terms(*entries))
    person.until(lambda: set(entries) <= set(controller.state.entries))


def test_terms_are_lit_listed_and_inserted_by_key(person: Person) -> None:
    add(person, DELEGATION, ADVISER)
    assert lit(person) == ["وفد"]
    person.press("Ctrl+Shift+T")
    panel = terms(person).panel
    person.until(panel.isVisible)
    assert listed(person) == [("وفد", "delegation"), ("وفد", "deputation")]
    assert panel.notes.text() == "1 term found, 2 searched"
    person.press("Esc")
    person.until(lambda: QApplication.focusWidget() is person.work.page.live.field)
    person.type("A")
    person.press("Alt+1")
    person.until(lambda: person.current.target == "A delegation")
    # What is forbidden has no number.
    person.press("Alt+2")
    assert "no term 2" in person.said()
    person.press("Alt+Down")
    person.until(lambda: [english for _urdu, english in listed(person)][:1] == ["adviser"])
    assert lit(person) == ["مشیر"]
    person.press("Alt+2")
    person.until(lambda: person.current.target == "advisor")


def test_a_term_is_added_from_two_selections(person: Person, seed: Path) -> None:
    terms(person)
    person.type("The delegation said")
    person.press("Home", "Ctrl+Right", "Ctrl+Shift+Right", "F6", "Ctrl+Shift+Left")
    person.press("Ctrl+E")
    dialog = form(person)
    urdu, english = dialog.urdu.text(), dialog.english.text()
    assert english == "delegation"
    assert urdu
    assert person.current.target == "The delegation said"
    person.press("Enter")
    back_on_the_page(person)
    person.until(
        lambda: [(one.source, one.targets) for one in terms(person).state.entries] == [(urdu, ("delegation",))]
    )
    person.until(lambda: set(lit(person)) == {urdu})
    # The first term of a project opens the panel, and takes no focus.
    person.until(terms(person).panel.isVisible)
    assert QApplication.focusWidget() is person.work.page.live.field
    person.press("Ctrl+Z")
    person.until(lambda: not terms(person).state.entries)
    assert "adding a term" in person.said()
    person.press("Ctrl+Shift+Z")
    person.until(lambda: len(terms(person).state.entries) == 1)
    person.until_saved()
    done = run("terms", "export", str(seed), str(seed.with_suffix(".tsv")))
    assert done.code == 0
    assert f"{urdu}\tdelegation\t" in seed.with_suffix(".tsv").read_text(encoding="utf-8")


def test_the_urdu_may_be_selected_first(person: Person) -> None:
    terms(person)
    person.type("The delegation said")
    person.press("F6", "Ctrl+Shift+Left")
    urdu = person.work.page.source.selected_text().strip()
    person.press("Esc", "Home", "Ctrl+Right", "Ctrl+Shift+Right", "Ctrl+E")
    dialog = form(person)
    assert (dialog.urdu.text(), dialog.english.text()) == (urdu, "delegation")
    person.press("Esc")
    back_on_the_page(person)
    # After more typing the selection is an old story.
    person.press("End")
    person.type(" so")
    person.press("Ctrl+E")
    assert form(person).urdu.text() == ""
    person.press("Esc")
    back_on_the_page(person)


def test_without_a_selection_the_word_at_the_urdu_caret_counts_and_the_rest_is_asked(person: Person) -> None:
    add(person, DELEGATION)
    person.press("F6", "Ctrl+E")
    dialog = form(person)
    assert dialog.urdu.text()
    assert " " not in dialog.urdu.text()
    assert not dialog.add.isEnabled()
    dialog.urdu.setText("وفد")
    assert "delegation" in dialog.state.text()
    dialog.english.setText("delegates; group")
    assert dialog.add.isEnabled()
    person.press("Enter")
    back_on_the_page(person)
    person.until(lambda: terms(person).state.entries[0].targets == ("delegation", "delegates", "group"))


def test_the_table_is_searched_edited_imported_and_exported(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(person, DELEGATION, ADVISER)
    dialog, model = table(person)
    person.type("polit")
    assert model.rowCount() == 1
    assert dialog.state.text() == "1 of 2 terms"
    dialog.search.clear()
    assert model.setData(model.index(model.place_of("وفد"), ENGLISH), "Delegation; group")
    person.until(lambda: model.row(model.place_of("وفد")).targets == ("Delegation", "group"))
    # With the keys: the current cell stays when the terms are listed anew.
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(model.index(model.place_of("مشیر"), NOTE))
    for note in ("spelt so", "spelt with e"):
        person.press("F2", "Ctrl+A")
        person.type(note)
        person.press("Enter")
        person.until(lambda text=note: model.row(model.place_of("مشیر")).note == text)
        person.until(dialog.table.hasFocus)
        assert dialog.table.currentIndex() == model.index(model.place_of("مشیر"), NOTE)
    place = model.index(model.place_of("وفد"), CASE)
    assert model.setData(place, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    person.until(lambda: model.row(model.place_of("وفد")).case_sensitive)
    assert model.setData(model.index(model.place_of("مشیر"), URDU), "مشیرِ قومی سلامتی")
    person.until(lambda: model.place_of("مشیرِ قومی سلامتی") >= 0 and model.rowCount() == 2)
    more = tmp_path / "more.csv"
    more.write_text("Urdu,English,Note\nوفد,mission,x\nروس,Russia,\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", MagicMock(return_value=([str(more)], "")))
    dialog.take_in.click()
    person.until(lambda: dialog.state.text() == "1 term added, 1 changed")
    assert model.rowCount() == 3
    assert model.index(model.place_of("وفد"), NOTE).data() == "never “mission”; x"
    out = tmp_path / "out.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", MagicMock(return_value=(str(out), "")))
    dialog.export.click()
    person.until(lambda: "Exported to" in dialog.state.text())
    assert out.is_file()
    out = tmp_path / "out.tbx"
    older = "TBX 2, for older programs (*.tbx)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", MagicMock(return_value=(str(out), older)))
    dialog.export.click()
    person.until(out.is_file)
    assert "<martif " in out.read_text("utf-8")
    person.until(lambda: "out.tbx" in dialog.state.text())
    dialog.table.selectRow(model.place_of("روس"))
    dialog.remove.click()
    person.until(lambda: model.rowCount() == 2)
    more.write_text("nothing\n", encoding="utf-8")
    dialog.take_in.click()
    person.until(lambda: "more.csv, row 1" in dialog.state.text())
    dialog.close()
    back_on_the_page(person)
    person.press("Ctrl+Z")
    person.until(lambda: "removing terms" in person.said())


def test_glossary_files_are_attached_used_by_everything_and_say_what_is_wrong(person: Person, tmp_path: Path) -> None:
    style = tmp_path / "house style.tsv"
    style.write_text("Urdu\tEnglish\tForbidden\nوفد\tdelegation\tdeputation\n", encoding="utf-8")
    controller = terms(person)
    person.window.context.preferences.set("words.glossaries", f"{style}\n{tmp_path / 'gone.tsv'}")
    person.until(lambda: lit(person) == ["وفد"])
    assert "gone.tsv: file not found" in controller.state.problems[0]
    assert controller.state.rows[0].detail == "house style"
    person.type("The deputation said.")
    person.press("Ctrl+Enter")
    person.until_checked()
    segment = person.sentences[0]
    found = person.work.session.findings.of(segment)
    assert {one.check_id for one in found} >= {"terms", "forbidden-terms"}
    # Typing in it again keeps them, without waiting for the helper process.
    person.press("Alt+Up")
    terms(person)
    person.type(" In Moscow.")
    assert {one.check_id for one in person.work.session.findings.of(person.current)} >= {"terms", "forbidden-terms"}


def test_many_terms_of_a_project_are_looked_for_in_the_helper_process(person: Person) -> None:
    letters = "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنو"
    many = [GlossaryEntry(f"{one}ژ{two}ژ", (one,)) for one in letters for two in letters]
    many += [GlossaryEntry(f"{entry.source}ں", entry.targets) for entry in many]
    add(person, ADVISER, DELEGATION, *many)
    assert lit(person) == ["وفد"]
    person.type("The group said.")
    person.press("Ctrl+Enter")
    person.until_checked()

    def found() -> set[str]:
        return {one.check_id for one in person.work.session.findings.of(person.sentences[0])}

    assert "terms" in found()
    # What is checked next is asked for without the terms: the helper process has them.
    person.type("The adviser said.")
    person.press("Ctrl+Enter", "Alt+Up", "Alt+Up")
    person.until_checked()
    assert "terms" in found()
    terms(person)
    person.type(" The delegation.")
    assert "terms" not in found()
    into_word(person, "وفد")
    person.press("Alt+D")
    assert ("delegation", "Glossary") in [(row.english, row.detail) for row in rows(popup(person))]
    person.press("Esc")
    # What changes is sent alone.
    change(person, DELEGATION._replace(targets=("mission",)), GlossaryEntry("روس", ("Russia",)))
    person.press("Alt+Down", "Alt+Up")
    person.until(lambda: listed(person)[:2] == [("روس", "Russia"), ("وفد", "mission")])
    assert person.work.session.change(remove_terms(["وفد"]))
    person.until(lambda: lit(person) == ["روس"])
    person.press("Ctrl+Z")
    person.until(lambda: lit(person) == ["روس", "وفد"])


def news(open_window: OpenWindow, tmp_path: Path, *sentences: str) -> Person:
    """A project with the news of which the first sentences are translated, as far as there are some."""
    path, source = tmp_path / "news.tproj", tmp_path / "news.txt"
    source.write_text("\n".join([*(urdu for urdu, _english in NEWS), *sentences]), encoding="utf-8")
    create_project(path, [read_document(source)]).close()
    person = open_window(path)
    for _urdu, english in NEWS:
        person.type(english)
        person.press("Ctrl+Enter")
    person.until_saved()
    return person


def proposals(person: Person) -> tuple[TermProposalsDialog, TermProposalsModel]:
    """The dialog with the learned terms, once they are learned."""
    person.window.context.actions["learned_terms"].trigger()
    person.until(lambda: isinstance(QApplication.activeWindow(), TermProposalsDialog))
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, TermProposalsDialog)
    model = dialog.table.model()
    assert isinstance(model, TermProposalsModel)
    person.until(lambda: not model.state.is_searching)
    return dialog, model


def urdu_of(model: TermProposalsModel) -> dict[str, str]:
    rows = [model.row(place) for place in range(model.rowCount())]
    return {row.term.urdu: row.term.english.lower() for row in rows if not row.is_dismissed}


def learned(person: Person) -> list[tuple[str, str]]:
    """The learned terms that the panel lists: their English and how often they were seen."""
    return [(row.english.lower(), row.detail) for row in terms(person).state.rows if row.learned is not None]


def test_learned_terms_are_proposed_in_the_panel(open_window: OpenWindow, tmp_path: Path) -> None:
    person = news(open_window, tmp_path, "کسانوں نے عدالت میں گندم رکھی")
    person.press("Ctrl+Shift+T")
    panel = terms(person).panel
    person.until(lambda: len(learned(person)) == 3)
    # In the order of the Urdu, which may be inflected.
    assert learned(person) == [("farmer", "seen 3 times"), ("court", "seen 4 times"), ("wheat", "seen 4 times")]
    assert "3 learned terms are proposed" in panel.notes.text()
    assert panel.hint.text() == "Alt+Shift+E adds “farmer” to the glossary, Alt+Shift+D dismisses it."
    person.press("Esc")
    back_on_the_page(person)
    person.press("Alt+2")
    person.until(lambda: person.current.target.lower() == "court")
    # One key adds the first, another dismisses the next, and each may be undone.
    person.press("Alt+Shift+E")
    person.until(lambda: [(one.source, one.targets) for one in terms(person).state.entries] == [("کسان", ("farmer",))])
    assert "“farmer” added to the glossary; Ctrl+Z" in person.said()
    person.until(lambda: listed(person)[0] == ("کسانوں", "farmer") and len(learned(person)) == 2)
    assert lit(person) == ["کسانوں"]
    person.press("Alt+Shift+D")
    person.until(lambda: [english for english, _seen in learned(person)] == ["wheat"])
    assert "“court” is not proposed any more; Ctrl+Z" in person.said()
    person.until_saved()
    person.press("Ctrl+Z")
    person.until(lambda: [english for english, _seen in learned(person)] == ["court", "wheat"])
    assert "dismissing a learned term" in person.said()
    person.press("Ctrl+Shift+Z")
    person.until(lambda: [english for english, _seen in learned(person)] == ["wheat"])
    # In the list: Delete and Ctrl+E take the current row.
    person.press("Ctrl+Shift+T", "Ctrl+Shift+T", "Down")
    assert panel.list.hasFocus()
    person.press("Delete")
    person.until(lambda: not learned(person))
    person.until_saved()
    assert panel.list.hasFocus()
    person.press("Esc", "Ctrl+Z")
    person.until(lambda: [english for english, _seen in learned(person)] == ["wheat"])
    person.press("Ctrl+Shift+T", "Ctrl+Shift+T", "Down", "Ctrl+E")
    person.until(lambda: len(terms(person).state.entries) == 2)
    person.until(lambda: not learned(person))


def test_terms_are_learned_again_and_the_one_that_is_selected_in_the_urdu_is_taken(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    more = {"دریا خشک ہے": "The river is dry", "گہرا دریا": "A deep river", "دریا بہتا ہے": "That river flows"}
    person = news(open_window, tmp_path, *more, "گندم عدالت دریا")
    person.press("Ctrl+Shift+T")
    panel = terms(person).panel
    person.until(lambda: terms(person).learned.proposals)
    person.press("Esc")
    back_on_the_page(person)
    for english in more.values():
        person.type(english)
        person.press("Ctrl+Enter")
    person.until(lambda: [english for english, _seen in learned(person)] == ["wheat", "court", "river"])
    person.press("F6", "Ctrl+Left")
    person.until(lambda: "“court”" in panel.hint.text())
    # With the caret alone the form is filled in, with a selection the term is taken at once.
    person.press("Ctrl+E")
    dialog = form(person)
    assert (dialog.urdu.text(), dialog.english.text().lower()) == ("عدالت", "court")
    person.press("Esc")
    back_on_the_page(person)
    person.press("F6", "Ctrl+Left", "Ctrl+Shift+Left", "Ctrl+E")
    person.until(lambda: [one.source for one in terms(person).state.entries] == ["عدالت"])
    person.until(lambda: [english for english, _seen in learned(person)] == ["wheat", "river"])


def test_learned_terms_are_accepted_dismissed_and_brought_back_in_their_dialog(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    person = news(open_window, tmp_path)
    dialog, model = proposals(person)
    proposed = urdu_of(model)
    assert proposed["عدالت"] == "court"
    assert dialog.show_dismissed.isHidden()
    first, second = model.row(0).term, model.row(1).term
    person.press("Enter", "Delete")
    assert len(urdu_of(model)) == len(proposed) - 2
    person.until(lambda: dialog.show_dismissed.text() == "&Show 1 dismissed")
    dialog.close()
    back_on_the_page(person)
    accepted = (GlossaryEntry(first.urdu, (first.english,)),)
    person.until(lambda: terms(person).state.entries == accepted)
    # What was accepted or dismissed is not proposed again, by nobody in the project.
    person.until_saved()
    with open_for_reading(person.work.session.path) as project:
        (kept,) = project.queries.shared_entries(SharedEntryKind.DISMISSED_TERM)
    assert kept.key == second.urdu
    again, other = proposals(person)
    assert urdu_of(other).keys().isdisjoint({first.urdu, second.urdu})
    again.show_dismissed.click()
    row = other.row(other.rowCount() - 1)
    assert (row.term.urdu, row.is_dismissed) == (second.urdu, True)
    assert not again.dismiss.isEnabled()
    again.restore.click()
    person.until(lambda: second.urdu in urdu_of(other))
    again.close()
    back_on_the_page(person)
    person.press("Ctrl+Z")
    person.until(lambda: "bringing back a learned term" in person.said())
    person.press("Ctrl+Z", "Ctrl+Z")
    person.until(lambda: not terms(person).state.entries)


def test_terms_that_differ_since_a_merge_are_told_until_somebody_decides(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    with make_project(tmp_path) as mine:
        (theirs,) = hand_out(mine, "theirs")
        path = mine.path
        mine.do(set_terms(ADVISER, DELEGATION), author=AMNA)
        theirs.do(set_terms(DELEGATION._replace(targets=("mission",)), ADVISER), author=BILAL)
        theirs.close()
        merge(mine, theirs)
    person = open_window(path)
    dialog, model = table(person)
    assert dialog.state.text() == "2 terms · 1 differs since a merge"
    cell = model.index(model.place_of("وفد"), ENGLISH)
    shown = {"mission", "delegation"}
    other = (shown - {str(cell.data())}).pop()
    assert f"another value: {other}." in str(cell.data(Qt.ItemDataRole.ToolTipRole))
    assert model.setData(cell, other)
    person.until(lambda: dialog.state.text() == "2 terms")
    dialog.close()
    back_on_the_page(person)
    person.press("Ctrl+Z")
    person.until(lambda: len(terms(person).state.entries) == 2)


def test_a_glossary_is_added_and_a_wrong_one_is_told_in_the_preferences(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("Urdu,English\nوفد,mission\nرکن,member\n", encoding="utf-8")
    bad.write_text("\nno pair\n", encoding="utf-8")
    chosen = MagicMock(return_value=([str(good), str(bad)], ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", chosen)
    person.window.context.actions["preferences"].trigger()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, PreferencesDialog))
    dialog.tabs.setCurrentWidget(dialog.words)
    editor = dialog.words.controls["words.glossaries"]
    assert isinstance(editor, FileListSettingEditor)
    editor.add.click()

    def shown() -> list[str]:
        return [editor.list.item(row).text() for row in range(editor.list.count())]

    person.until(lambda: shown() == ["good.csv: 2 entries", "bad.csv: cannot be used"])
    assert "bad.csv, row 2: this is no glossary" in editor.trouble.text()
    assert "*.xlsx" in chosen.call_args.args[3]
    editor.list.item(1).setSelected(True)
    editor.remove.click()
    dialog.accept()
    person.window.activateWindow()
    person.until(lambda: lit(person) == ["وفد"])


def test_a_missing_term_is_marked_while_typing_and_the_key_is_ours(person: Person) -> None:
    add(person, ADVISER)
    person.press("Alt+Down")
    person.until(lambda: lit(person) == ["مشیر"])
    person.type("The consultant said so.")
    person.press("Ctrl+Enter", "Alt+Up")
    person.until(
        lambda: (
            "“مشیر” should be “adviser” / “advisor”"
            in [str(one.message) for one in person.work.session.findings.of(person.current)]
        )
    )
    # On X11 Ctrl+E is a key of Qt's own text fields.
    QTest.keyClick(person.work.page.live.field, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = form(person)
    assert isinstance(dialog, QDialog)
    person.press("Esc")
    back_on_the_page(person)
    assert person.current.target == "The consultant said so."
