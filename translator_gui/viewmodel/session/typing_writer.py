"""Writing of typed text: saved, made a revision, or refused and still shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from translator_gui.messages import gettext as _
from translator_gui.model.comment import CommentAction
from translator_gui.project.command_result import CommandResult, PendingTyping
from translator_gui.project.commands.comment import ChangeComments
from translator_gui.viewmodel.navigation.find_sentence import surviving_sentence
from translator_gui.viewmodel.wording import as_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator_gui.model.errors import TranslatorError
    from translator_gui.viewmodel.session.session import Session
    from translator_gui.viewmodel.session.typing_timer import UncommittedTyping


class TypingWriter(QObject):
    """Hands typed text to the writer of a session and handles its answers."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.refused: dict[int, UncommittedTyping] = {}
        """Shown text that the file refused, by sentence."""

    def keep(self, typing: UncommittedTyping) -> None:
        """Save what is being typed."""
        author, role = self._session.author, self._session.role

        def kept(_: object) -> None:
            self.refused.pop(typing.segment, None)
            self._session.typing.kept()

        def failed(error: TranslatorError) -> None:
            self._not_kept(typing, error)
            self._session.typing.kept()

        self._session.writer.hand_in(
            lambda p: p.typing.keep(typing.segment, typing.text, author=author, role=role), kept, failed
        )

    def commit(self, typing: UncommittedTyping) -> None:
        """Make a revision of what was typed."""
        author, role = self._session.author, self._session.role
        take = self.depart(typing)
        self._session.writer.hand_in(
            lambda p: p.commit_typing(PendingTyping(typing.segment, typing.text, role), author=author), take, take
        )

    def depart(self, typing: UncommittedTyping | None) -> Callable[[CommandResult | TranslatorError | None], None]:
        """Note that typing is on its way to the file; return what takes the file's answer."""
        if typing is None:
            return lambda _: None
        paragraph = typing.before.paragraph_id
        self._session.screen.ahead.depart([paragraph])

        def take(answer: CommandResult | TranslatorError | None) -> None:
            if isinstance(answer, CommandResult):
                self.refused.pop(typing.segment, None)
                self._session.landed([paragraph], answer)
            elif answer is not None:
                self._session.screen.ahead.land([paragraph])
                self._not_kept(typing, answer)

        return take

    def _not_kept(self, typing: UncommittedTyping, error: TranslatorError) -> None:
        """Keep refused text visible: in its sentence or, if that is gone, as a comment."""
        self.refused[typing.segment] = typing
        in_file = self._session.screen.ahead.in_file(typing.before.paragraph_id)
        self._session.show_read([in_file] if in_file is not None else [])
        # Where the file has no such sentence any more, the screen follows when nothing is on its way to the file.
        stands = in_file is None or any(segment.id == typing.segment for segment in in_file.segments)
        if stands and typing.segment in self.refused:
            self._session.trouble = as_sentence(str(error))
            self._session.failed.emit(self._session.trouble)

    def retry(self) -> None:
        """Write refused text again, now that its document is back."""
        self.rehome()
        running = self._session.typing.typing
        for typing in list(self.refused.values()):
            if running is None or running.segment != typing.segment:
                self.commit(typing)

    def rehome(self) -> None:
        """Make comments of text that was typed into sentences that no longer exist."""
        running = self._session.typing.typing
        for typing in [lost for lost in self.refused.values() if self._session.model.segment(lost.segment) is None]:
            del self.refused[typing.segment]
            owner = surviving_sentence(self._session.model, typing.segment)
            if not typing.text.strip() or (running is not None and running.segment == typing.segment):
                continue
            if owner is None:
                self._session.failed.emit(
                    _("The document of this sentence is gone; you had typed: {text}", text=typing.text)
                )
            else:
                words = _("Typed before the sentences were joined: {text}", text=typing.text)
                self._session.change(ChangeComments(owner, CommentAction.ADD, words))
