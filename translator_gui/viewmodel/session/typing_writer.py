"""Writing of typed text: saved, made a revision, or refused and still shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from translator_gui.messages import gettext as _
from translator_gui.model.comment import CommentAction
from translator_gui.model.errors import TranslatorError
from translator_gui.project.command import CommandActor
from translator_gui.project.command_result import CommandResult, PendingTyping
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.viewmodel.navigation.find_sentence import surviving_sentence
from translator_gui.viewmodel.session.shown_state import ShownTextsAndCounts
from translator_gui.viewmodel.session.typing_timer import TypingTimer, UncommittedTyping
from translator_gui.viewmodel.session.writer import ProjectFileWriter
from translator_gui.viewmodel.wording import error_sentence


class TypingWriter(QObject):
    """Saves typed text in the project file, as typing or as a revision; text that the file refuses stays visible."""

    written = Signal(int, CommandResult)
    """Typed text was made a revision; emitted with its paragraph and the file's answer."""
    not_written = Signal(str)
    """The file refused text that is still shown, with the reason."""
    lost = Signal(str)
    """Refused text has no sentence any more; the message quotes it."""
    orphaned = Signal(AddCommentEvent)
    """Emitted with the command that keeps refused text as a comment on another sentence."""

    def __init__(
        self,
        screen: ShownTextsAndCounts,
        timer: TypingTimer,
        writer: ProjectFileWriter,
        actor: Callable[[], CommandActor],
        parent: QObject | None = None,
    ) -> None:
        """Create the writer of typed text, connected to the shown texts, the typing timer and the file's writer.

        Args:
            screen: Where the text is shown.
            timer: Holds what is being typed.
            writer: Of the project file.
            actor: Returns who is typing.
            parent: Qt's.
        """
        super().__init__(parent)
        self._screen, self._timer, self._writer, self._actor = screen, timer, writer, actor
        self.refused: dict[int, UncommittedTyping] = {}
        """Shown text that the file refused, by sentence."""

    def keep(self, typing: UncommittedTyping) -> None:
        """Save uncommitted typing in the file, without a revision."""
        author, role = self._actor()

        def saved(_answer: object) -> None:
            self.refused.pop(typing.segment, None)
            self._timer.confirm_saved()

        def failed(error: TranslatorError) -> None:
            self._on_refused(typing, error)
            self._timer.confirm_saved()

        self._writer.hand_in(
            lambda p: p.typing.keep(typing.segment, typing.text, author=author, role=role), saved, failed
        )

    def commit(self, typing: UncommittedTyping) -> None:
        """Write typed text to the project file as a revision."""
        author, role = self._actor()
        take = self.depart(typing)
        self._writer.hand_in(
            lambda p: p.commit_typing(PendingTyping(typing.segment, typing.text, role), author=author), take, take
        )

    def depart(self, typing: UncommittedTyping | None) -> Callable[[CommandResult | TranslatorError | None], None]:
        """Note that typed text was queued for writing to the file; return the callback for the writer's result."""
        if typing is None:
            return lambda _answer: None
        paragraph = typing.before.paragraph_id
        self._screen.pending.depart([paragraph])

        def take(answer: CommandResult | TranslatorError | None) -> None:
            if isinstance(answer, CommandResult):
                self.refused.pop(typing.segment, None)
                self.written.emit(paragraph, answer)
            elif answer is not None:
                self._screen.pending.land([paragraph])
                self._on_refused(typing, answer)

        return take

    def _on_refused(self, typing: UncommittedTyping, error: TranslatorError) -> None:
        """Keep typed text that the file refused visible: in its sentence or, if that is gone, as a comment."""
        self.refused[typing.segment] = typing
        in_file = self._screen.pending.in_file(typing.before.paragraph_id)
        self._screen.show_read([in_file] if in_file is not None else [])
        self.rehome()
        # Where the file has no such sentence any more, the screen follows when nothing is on its way to the file.
        stands = in_file is None or any(segment.id == typing.segment for segment in in_file.segments)
        if stands and typing.segment in self.refused:
            self.not_written.emit(error_sentence(error))

    def retry(self) -> None:
        """Write typed text that the file refused again, after its document was restored."""
        self.rehome()
        running = self._timer.typing
        for typing in list(self.refused.values()):
            if running is None or running.segment != typing.segment:
                self.commit(typing)

    def rehome(self) -> None:
        """Turn typed text that the file refused into a comment if its sentence was joined; report it if it is gone."""
        running = self._timer.typing
        for typing in [lost for lost in self.refused.values() if self._screen.model.segment(lost.segment) is None]:
            del self.refused[typing.segment]
            owner = surviving_sentence(self._screen.model, typing.segment)
            if not typing.text.strip() or (running is not None and running.segment == typing.segment):
                continue
            if owner is None:
                self.lost.emit(_("The document of this sentence is gone; you had typed: {text}", text=typing.text))
            else:
                words = _("Typed before the sentences were joined: {text}", text=typing.text)
                self.orphaned.emit(AddCommentEvent(owner, CommentAction.ADD, words))
