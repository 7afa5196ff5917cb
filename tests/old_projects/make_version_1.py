"""Makes `version-1.tproj`: `python -m tests.old_projects.make_version_1`. Run once, by the program of that version.

From the first release on the file is never made anew: it shows that later versions still read it.
"""

from pathlib import Path

from translator_gui.formats.registry import read_document
from translator_gui.model.author import Author
from translator_gui.model.comment import CommentAction
from translator_gui.model.segment import paragraph_of, start_of
from translator_gui.model.status import Role
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.return_sentence import ReturnSentenceToTranslator
from translator_gui.project.commands.set_annotation import SetSentenceLabels, SetTranslatorNote
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.project.importing import create_project

ROOT = Path(__file__).parents[2]
AMNA, BILAL = Author("Amna"), Author("Bilal", "bilal@example.org")


def main() -> None:
    out = Path(__file__).with_name("version-1.tproj")
    seed = read_document(ROOT / "resources/sample/seed.ur.txt")
    english = (ROOT / "tests/data/seed.en.txt").read_text(encoding="utf-8").splitlines()
    with create_project(out, [seed], title="Seed", author=AMNA, force=True) as project:
        ids = project.queries.segment_ids()
        for segment, text in zip(ids[:6], english, strict=False):
            project.do(SetTargetText(segment, text), author=AMNA)
        project.do(ConfirmOrApproveSentences(tuple(ids[:4])), author=AMNA)
        project.do(ConfirmOrApproveSentences((ids[0],)), author=BILAL, role=Role.REVIEWER)
        project.do(ReturnSentenceToTranslator(ids[1], "The name is spelt otherwise."), author=BILAL, role=Role.REVIEWER)
        thread = project.queries.threads(ids[1])[0].uid
        project.do(AddCommentEvent(ids[1], CommentAction.REPLY, "As in the agency's report.", thread), author=AMNA)
        project.do(SetTranslatorNote(ids[2], "A note."), SetSentenceLabels((ids[2],), ("quotation",)), author=AMNA)
        second_word = project.queries.paragraphs([paragraph_of(ids[4])])[0].text.index(" ", start_of(ids[4])) + 1
        project.do(SplitSentence(ids[4], second_word), author=AMNA)
        project.do(JoinSentences(ids[4]), author=AMNA)
        project.undo(author=AMNA)
        project.keep_caret(AMNA, ids[5], 3)


if __name__ == "__main__":
    main()
