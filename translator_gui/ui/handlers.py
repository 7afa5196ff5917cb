"""What the actions of the table do in a window."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from translator_gui.model.status import Role
from translator_gui.ui.docks import ANNOTATION
from translator_gui.ui.editor.badges import BadgeKind
from translator_gui.ui.navigation.navigation_controller import NavigationTarget
from translator_gui.ui.tags.tag_controller import TagController
from translator_gui.ui.workspace import Workspace
from translator_gui.viewmodel.changes.earlier_texts import ChangeBaseline

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator_gui.project.reviewing.activity import ActivityDay
    from translator_gui.ui.inbox.inbox_controller import InboxController
    from translator_gui.ui.main_window import MainWindow
    from translator_gui.ui.search.find_controller import FindController
    from translator_gui.ui.view_choices import Handler
    from translator_gui.viewmodel.session.session import Session


def handlers(window: MainWindow) -> dict[str, Handler]:
    """What to call for each action, by its id; each gets the checked state."""
    return {
        **window.view.handlers(),
        **_file_handlers(window),
        **_sentence_handlers(window),
        **_go_handlers(window),
        **_spelling_handlers(window),
        **window.reviewing.handlers(),
        **_marking_handlers(window),
        "key_card": lambda _: window.help.show_keys(),
        "about": lambda _: window.help.show_about(),
    }


def show_badge(window: MainWindow, kind: BadgeKind) -> None:
    """Shows more of what a badge of the page tells."""
    if kind is not BadgeKind.FINDING:
        window.view.show_dock(ANNOTATION)
    elif window.workspace is not None:
        TagController(window.workspace).choose()


def _file_handlers(window: MainWindow) -> dict[str, Handler]:
    files = window.files
    return {
        "new": lambda _: window.entrance.ask_new(),
        "review_project": lambda _: window.entrance.ask_review(),
        "open": lambda _: window.entrance.ask_open(),
        "sample": lambda _: files.open_sample(),
        "add": _with_session(window, files.ask_add),
        "merge": lambda _: window.merge_controller.ask(),
        "newer_version": lambda _: window.documents_controller.ask_newer(),
        "document_up": lambda _: window.documents_controller.move(-1),
        "document_down": lambda _: window.documents_controller.move(1),
        "document_remove": lambda _: window.documents_controller.remove(),
        "copy": _with_session(window, files.ask_copy),
        "backups": lambda _: _show_backups(window),
        "export": _with_session(window, lambda session: _ask_export(window, session)),
        "report": _with_session(window, lambda session: _ask_report(window, session)),
        "work": _with_session(window, lambda session: _show_work(window, session)),
        "preferences": lambda _: window.preferences.show(),
        "close": lambda _: window.close_project(),
        "quit": lambda _: window.close(),
        "save": _on(window, Workspace.save_now),
    }


def _ask_export(window: MainWindow, session: Session) -> None:
    # Imported when it is asked for, as the report below.
    from translator_gui.ui.export.export_controller import ask_export  # noqa: PLC0415

    ask_export(window, session, window.preferences.settings)


def _show_backups(window: MainWindow) -> None:
    from translator_gui.ui.backups.backups_controller import BackupsController  # noqa: PLC0415 (seldom wanted)

    BackupsController(window).show()


def _ask_report(window: MainWindow, session: Session) -> None:
    # Formats and the printing press are imported when they are asked for: opening a project has no use for them.
    from translator_gui.ui.export.report_controller import ask_report  # noqa: PLC0415

    ask_report(window, session)


def _show_work(window: MainWindow, session: Session) -> None:
    """Show how many words were translated and reviewed, day by day."""

    def show(days: list[ActivityDay]) -> None:
        from translator_gui.ui.statistics.daily_words_dialog import DailyWordsDialog  # noqa: PLC0415 (seldom wanted)

        today = datetime.now().astimezone().date()
        DailyWordsDialog(session.title, days, today, window.view.theme, window).open()

    session.commit_typing()
    session.ask(lambda project: project.queries.activity(), show)


def _sentence_handlers(window: MainWindow) -> dict[str, Handler]:
    panel = window.docks.comment_panel
    return {
        "undo": _on(window, Workspace.undo),
        "redo": _on(window, Workspace.redo),
        "copy_source": _on(window, Workspace.copy_source),
        "insert_tag": _on(window, lambda w: TagController(w).insert_next()),
        "choose_tag": _on(window, lambda w: TagController(w).choose()),
        "move_next": _on(window, lambda w: w.move_english(forward=True)),
        "move_previous": _on(window, lambda w: w.move_english(forward=False)),
        "split": _on(window, Workspace.split),
        "join": _on(window, Workspace.join),
        "find": _searching(window, lambda find_controller: find_controller.open()),
        "replace": _searching(window, lambda find_controller: find_controller.open(replace=True)),
        "find_next": _searching(window, lambda find_controller: find_controller.go_on(forward=True)),
        "find_previous": _searching(window, lambda find_controller: find_controller.go_on(forward=False)),
        "select_paragraph": _on(window, Workspace.select_paragraph),
        "confirm": _on(window, Workspace.confirm),
        "confirm_paragraph": _on(window, Workspace.confirm_paragraph),
        "leave_empty": _on(window, Workspace.leave_empty),
        "settle": lambda _: _settle(window),
        "comment": lambda _: window.annotate(panel.write_comment),
        "note": lambda _: window.annotate(panel.write_note),
        "labels": lambda _: window.annotate(panel.write_labels),
        "comments_panel": lambda on: window.docks.show_comments(on, window.comment_panel_controller),
        "inbox_panel": lambda on: window.docks.show_inbox(on, window.inbox_controller, window.workspace),
        "history_panel": lambda on: window.docks.show_history(on, window.workspace) if window.workspace else None,
        "review": lambda on: window.set_role(Role.REVIEWER if on else Role.TRANSLATOR),
    }


def _settle(window: MainWindow) -> None:
    if window.conflict_controller is not None:
        window.annotate(window.conflict_controller.begin)


def _go_handlers(window: MainWindow) -> dict[str, Handler]:
    return {
        "next_sentence": _on(window, lambda w: w.page.navigator.next_sentence()),
        "previous_sentence": _on(window, lambda w: w.page.navigator.previous_sentence()),
        "next_paragraph": _on(window, lambda w: w.page.navigator.next_paragraph()),
        "previous_paragraph": _on(window, lambda w: w.page.navigator.previous_paragraph()),
        **{
            f"next_{kind}": _on(window, lambda w, kind=kind: w.navigation_controller.next(kind))
            for kind in NavigationTarget
        },
        **{
            f"previous_{kind}": _on(window, lambda w, kind=kind: w.navigation_controller.previous(kind))
            for kind in NavigationTarget
        },
        "go_number": _on(window, lambda w: w.navigation_controller.ask_number()),
        "next_waiting": _waiting(window, lambda inbox_controller: inbox_controller.next()),
        "previous_waiting": _waiting(window, lambda inbox_controller: inbox_controller.next(back=True)),
        "next_comment": lambda _: window.docks.next_comment(1, window.comment_panel_controller),
        "previous_comment": lambda _: window.docks.next_comment(-1, window.comment_panel_controller),
        "back": _on(window, lambda w: w.navigation_controller.back()),
        "forward": _on(window, lambda w: w.navigation_controller.forward()),
        "filter": _on(window, lambda w: w.filter_controller.edit()),
        "filter_off": _on(window, Workspace.take_filter_off),
        "enter_source": _on(window, lambda w: w.page.source.enter()),
        "extend_down": _on(window, lambda w: w.page.navigator.extend_selection(1)),
        "extend_up": _on(window, lambda w: w.page.navigator.extend_selection(-1)),
        "running_text": lambda on: window.workspace.show_running(on) if window.workspace else None,
    }


def _spelling_handlers(window: MainWindow) -> dict[str, Handler]:
    return {
        "spelling": lambda on: window.preferences.set("english.spelling", on),
        "spelling_suggest": lambda _: window.spelling.suggest() if window.spelling else None,
        "variety_american": lambda _: window.spelling.set_variety("en_US") if window.spelling else None,
        "variety_british": lambda _: window.spelling.set_variety("en_GB") if window.spelling else None,
    }


def _marking_handlers(window: MainWindow) -> dict[str, Handler]:
    return {
        "changes_off": lambda _: window.marker.choose(ChangeBaseline.NOTHING) if window.marker else None,
        "changes_handed_over": lambda _: window.marker.choose(ChangeBaseline.HANDED_OVER) if window.marker else None,
        "changes_approved": lambda _: window.marker.choose(ChangeBaseline.APPROVED) if window.marker else None,
        "changes_turn": lambda _: window.marker.choose_next() if window.marker else None,
    }


def _on(window: MainWindow, verb: Callable[[Workspace], object]) -> Handler:
    return lambda _: verb(window.workspace) if window.workspace else None


def _searching(window: MainWindow, verb: Callable[[FindController], object]) -> Handler:
    return lambda _: verb(window.find_controller) if window.find_controller else None


def _waiting(window: MainWindow, verb: Callable[[InboxController], object]) -> Handler:
    return lambda _: verb(window.inbox_controller) if window.inbox_controller else None


def _with_session(window: MainWindow, verb: Callable[[Session], object]) -> Handler:
    return lambda _: verb(window.session) if window.session else None
