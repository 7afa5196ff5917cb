"""What a request may contain; a canary that must not leave; batches that fail; scores."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.machine.serving import Handler, Received, Service, chat_answer, refuses, says, serving
from tests.project.builders import AMNA, BILAL, make_project
from tests.project.memory.memories import confirm, feed
from translator_gui.machine.errors import ServiceError
from translator_gui.machine.help_request import HelpTask
from translator_gui.machine.http_client import CancelSwitch
from translator_gui.machine.services import MachineService, ServiceKind
from translator_gui.model.changes import PlannedSharedEntryChange
from translator_gui.model.entry import SharedEntryKind, entry_value
from translator_gui.model.errors import TranslatorError
from translator_gui.model.memory_unit import MachineHelpRule
from translator_gui.model.revision import RevisionOrigin, SuggestionOrigin
from translator_gui.model.segment import Paragraph
from translator_gui.model.status import Status
from translator_gui.paths import memory_file
from translator_gui.project.command import CommandRefusedError
from translator_gui.project.commands.make_machine_drafts import MakeMachineDrafts
from translator_gui.project.commands.set_project_key_values import SetProjectKeyValues, set_machine_help, set_names
from translator_gui.project.machine import suggestions
from translator_gui.project.machine.help_material import (
    MatchFinder,
    help_request,
    last_confirmed,
    read_material,
    refuse_if_forbidden,
)
from translator_gui.project.machine.suggestions import (
    MachineDraft,
    PreparedRequest,
    ask_for_help,
    draft_sentences,
    prepare_request,
    score_service,
    suggestion_origin,
)
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.project.names import RegisteredName
from translator_gui.project.project import Project
from translator_gui.settings import UserSettings

CANARY = "Canary sings."


def chat(service: Service, **fields: object) -> MachineService:
    return MachineService("1", ServiceKind.CHAT, f"{service.url}/v1", "gamma", seconds=20)._replace(**fields)  # pyright: ignore[reportArgumentType]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path, name="open") as made:
        yield made


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[UserSettings]:
    memory_file().unlink(missing_ok=True)
    yield UserSettings(tmp_path / "settings.json", {})
    memory_file().unlink(missing_ok=True)


def prepared(service: MachineService, project: Project, finder: MatchFinder | None = None) -> list[PreparedRequest]:
    material = read_material(project.queries)
    return [
        prepare_request(
            service,
            segment.id,
            help_request(
                HelpTask.TRANSLATE,
                paragraph,
                segment,
                material,
                finder.find(paragraph.source(segment), material) if finder is not None else (),
            ),
        )
        for paragraph in project.queries.all_paragraphs()
        for segment in paragraph.segments
    ]


def first(project: Project) -> Paragraph:
    return next(iter(project.queries.all_paragraphs()))


def test_the_material_has_rule_terms_names_and_variety(project: Project):
    empty = read_material(project.queries)
    assert (empty.uid, empty.rule, len(empty.term_index)) == (project.queries.uid, MachineHelpRule.ASK, 0)
    terms = (
        PlannedSharedEntryChange(
            SharedEntryKind.TERM, "جملہ", entry_value(targets=["sentence", "clause"], forbidden=["phrase"])
        ),
        PlannedSharedEntryChange(SharedEntryKind.TERM, "ایک", entry_value(do_not_translate=True)),
    )
    project.do(SetProjectKeyValues(terms, "terms"), author=AMNA)
    project.do(set_names(RegisteredName("ناصر", "Nasser"), RegisteredName("دوسرا", "Dusra")), author=AMNA)
    material = read_material(project.queries)
    paragraph = first(project)
    wanted = help_request(HelpTask.TRANSLATE, paragraph, paragraph.segments[1], material)
    assert wanted.terms == (("جملہ", "sentence; clause (never: phrase)"),)
    assert wanted.names == (("دوسرا", "Dusra"),)
    wanted = help_request(HelpTask.TRANSLATE, paragraph, paragraph.segments[0], material)
    assert wanted.names == ()
    assert wanted.terms == (("ایک", "(leave untranslated)"), ("جملہ", "sentence; clause (never: phrase)"))
    assert wanted.paragraph == paragraph.text
    assert wanted.target == ""


def test_a_paragraph_of_one_sentence_is_not_sent_twice(project: Project):
    paragraph = list(project.queries.all_paragraphs())[1]
    material = read_material(project.queries)
    assert help_request(HelpTask.TRANSLATE, paragraph, paragraph.segments[0], material).paragraph == ""


def test_of_a_long_paragraph_the_neighbourhood_is_sent(tmp_path: Path):
    with make_project(tmp_path, " ".join(f"جملہ {number} ہے۔" for number in range(1000))) as project:
        paragraph = first(project)
        segment = paragraph.segments[500]
        context = help_request(HelpTask.TRANSLATE, paragraph, segment, read_material(project.queries)).paragraph
        assert 3000 < len(context) <= 4000
        start = paragraph.text.index(context)
        assert start < segment.start < segment.end < start + len(context)


def test_a_canary_of_a_project_that_keeps_its_sentences_never_reaches_a_service(
    tmp_path: Path, project: Project, settings: UserSettings
):
    with make_project(tmp_path, name="secret") as secret, make_project(tmp_path, name="other") as other:
        secret.do(set_machine_help(MachineHelpRule.NEVER), author=AMNA)
        confirm(secret, CANARY, CANARY, CANARY, CANARY)
        confirm(other, "One sentence.")
        with TranslationMemory.open_own() as memory:
            feed(secret, memory)
            feed(other, memory)
    with serving(says("Hello")) as service:
        finder = MatchFinder(settings)
        for one in prepared(chat(service), project, finder):
            ask_for_help(one, "")
        finder.close()
    assert len(service.received) == 4
    assert all("Canary" not in arrived.everything for arrived in service.received)
    # What may leave does: the look-up works.
    assert "One sentence." in service.received[0].everything


def test_a_project_that_keeps_its_sentences_is_refused():
    with pytest.raises(TranslatorError, match="never sends its sentences"):
        refuse_if_forbidden(MachineHelpRule.NEVER)
    refuse_if_forbidden(MachineHelpRule.ASK)
    refuse_if_forbidden(MachineHelpRule.ALLOW)


# Drafts


def test_drafts_are_one_step_with_their_origin_and_never_confirmed(project: Project):
    with serving(says("Hello")) as service:
        result = draft_sentences(prepared(chat(service), project), "", CancelSwitch(), print)
        origin = suggestion_origin(chat(service))
    assert [draft.target for draft in result.drafts] == ["Hello"] * 4
    ids = project.queries.segment_ids()
    confirm(project, "Mine")
    project.do(MakeMachineDrafts(result.drafts, origin), author=AMNA)
    segments = [segment for paragraph in project.queries.all_paragraphs() for segment in paragraph.segments]
    assert [(one.target, one.status) for one in segments] == [
        ("Mine", Status.TRANSLATED),
        *[("Hello", Status.DRAFT)] * 3,
    ]
    revision = project.queries.history(ids[1])[-1]
    assert revision.origin is RevisionOrigin.MACHINE
    assert SuggestionOrigin.from_json(revision.origin_detail) == SuggestionOrigin(name="gamma, 127.0.0.1")
    project.undo(author=AMNA)
    segments = [segment for paragraph in project.queries.all_paragraphs() for segment in paragraph.segments]
    assert [one.target for one in segments] == ["Mine", "", "", ""]


def test_a_draft_for_other_urdu_or_a_sentence_that_is_gone_is_not_made(project: Project):
    ids = project.queries.segment_ids()
    drafts = (MachineDraft(ids[0], "Other Urdu", "Hello"), MachineDraft(ids[-1] + 5, "x", "Hello"))
    with pytest.raises(CommandRefusedError, match="no draft was made"):
        project.do(MakeMachineDrafts(drafts), author=AMNA)


def test_a_batch_goes_on_after_a_failure_and_stops_after_three_in_a_row(project: Project):
    answers = iter([200, 500, 200, 500, 500, 500, 200, 200])

    def answer(service: Service, handler: Handler, arrived: Received) -> None:
        handler.reply(chat_answer("Hello"), next(answers))

    with serving(answer) as service:
        requests = [*prepared(chat(service), project), *prepared(chat(service), project)]
        done: list[int] = []
        result = draft_sentences(requests, "", CancelSwitch(), done.append)
    assert (len(result.drafts), result.asked, result.failures) == (2, 6, 4)
    assert "a fault of the service" in str(result.error)
    assert done == [1, 2, 3, 4, 5]


def test_a_batch_stops_at_once_if_the_key_is_refused(project: Project):
    with serving(refuses(401)) as service:
        result = draft_sentences(prepared(chat(service), project), "x", CancelSwitch(), print)
    assert len(service.received) == 1
    assert "refused the key" in str(result.error)


def test_a_batch_waits_once_if_the_service_asks_for_it(project: Project):
    statuses = iter([429, 200, 200, 200, 200])

    def answer(service: Service, handler: Handler, arrived: Received) -> None:
        handler.reply(chat_answer("Hello"), next(statuses), Retry_After="0")

    with serving(answer) as service:
        result = draft_sentences(prepared(chat(service), project), "", CancelSwitch(), print)
    assert (len(result.drafts), result.failures, result.error) == (4, 0, None)


def test_a_batch_waits_longer_each_time_if_a_busy_service_does_not_say_how_long(
    project: Project, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(suggestions, "_WAITS", (0.01, 0.02, 0.03))
    statuses = iter([529, 503, 429, 200, 200, 200, 200])
    with serving(lambda _service, handler, _arrived: handler.reply(chat_answer("Hello"), next(statuses))) as service:
        result = draft_sentences(prepared(chat(service), project), "", CancelSwitch(), print)
    assert (len(result.drafts), result.failures, result.error) == (4, 0, None)


def test_a_cancelled_batch_keeps_what_came(project: Project):
    cancel = CancelSwitch()
    with serving(says("Hello")) as service:

        def stop(done: int) -> None:
            if done == 2:
                cancel.cancel()

        result = draft_sentences(prepared(chat(service), project), "", cancel, stop)
    assert (len(result.drafts), result.is_cancelled, result.error) == (2, True, None)


# Scores


def test_the_last_confirmed_sentences_of_a_person_are_held_out_to_score_a_service(project: Project):
    confirm(project, "Hello", "Hello there", "Good bye")
    paragraphs = list(project.queries.all_paragraphs())
    assert last_confirmed(paragraphs, BILAL, 50) == []
    assert [segment.target for _paragraph, segment in last_confirmed(paragraphs, AMNA, 2)] == [
        "Good bye",
        "Hello there",
    ]
    own = last_confirmed(paragraphs, AMNA, 50)
    material = read_material(project.queries)
    with serving(says("Hello")) as server:
        service = chat(server)
        held_out = [
            (
                prepare_request(service, segment.id, help_request(HelpTask.TRANSLATE, paragraph, segment, material)),
                segment.target,
            )
            for paragraph, segment in own
        ]
        score = score_service(service, held_out, "", CancelSwitch(), print)
    assert score.sentences == 3
    assert 40 < score.chrf < 80
    assert score.edits.words == 1 + 2
    assert not any("there" in arrived.everything or "bye" in arrived.everything for arrived in server.received)


def test_a_service_that_fails_has_its_error_beside_its_score(project: Project):
    confirm(project, "Hello")
    paragraph = first(project)
    with serving(refuses(404)) as server:
        service = chat(server)
        one = prepare_request(
            service,
            paragraph.segments[0].id,
            help_request(HelpTask.TRANSLATE, paragraph, paragraph.segments[0], read_material(project.queries)),
        )
        score = score_service(service, [(one, "Hello")], "", CancelSwitch(), print)
    assert score.sentences == 0
    assert isinstance(score.error, ServiceError)
