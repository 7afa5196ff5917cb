"""Every action of the program in one table: its menu, its name, its keys, and the controller that does it."""

from collections.abc import Iterator

from translator_gui.messages import gettext_lazy as _
from translator_gui.ui.action_specs import SEPARATOR, ActionSpec, Entry, Menu, SubmenuSpec, plain, specs_of
from translator_gui.ui.action_specs import action_spec as _spec
from translator_gui.ui.action_specs import switch_spec as _switch
from translator_gui.ui.features import PANELS, DockPanelSpec


def _panel_switch(panel: DockPanelSpec) -> ActionSpec:
    return ActionSpec(panel.action, panel.text or panel.title, panel.keys, panel.tip, checkable=True)


MENUS: tuple[Menu, ...] = (
    (
        _("&File"),
        (
            _spec("new", _("&Translate a document…"), "Ctrl+N", tip=_("Create a project from a document"), needs=""),
            _spec("open", _("&Open a project…"), "Ctrl+O", needs=""),
            _spec(
                "review_project",
                _("&Review a colleague's project…"),
                tip=_("Open it in the role of a reviewer"),
                needs="",
            ),
            _spec("sample", _("Open the &sample"), tip=_("A short news article to try things on"), needs=""),
            SEPARATOR,
            SubmenuSpec(
                _("&Documents"),
                (
                    _spec(
                        "documents/add",
                        _("&Add documents…"),
                        tip=_("Take more documents into this project"),
                        needs="writing",
                    ),
                    _spec(
                        "documents/newer_version",
                        _("&Newer version…"),
                        tip=_("Take in a newer version of this document; what did not change keeps its English"),
                        needs="writing",
                    ),
                    SEPARATOR,
                    _spec(
                        "documents/document_up",
                        _("Move &up"),
                        tip=_("This document before the one above it"),
                        needs="writing",
                    ),
                    _spec(
                        "documents/document_down",
                        _("Move &down"),
                        tip=_("This document behind the one below it"),
                        needs="writing",
                    ),
                    SEPARATOR,
                    _spec(
                        "documents/document_remove",
                        _("&Remove"),
                        tip=_("Undo brings it back, with its work"),
                        needs="writing",
                    ),
                    SEPARATOR,
                    _spec(
                        "sentence_rules/sentence_rules",
                        _("&Sentence rules…"),
                        tip=_("The project's own abbreviations, and where sentences begin in documents that you add"),
                    ),
                ),
            ),
            SEPARATOR,
            _spec(
                "merge/merge",
                _("&Merge a colleague's copy…"),
                tip=_("A project, a Word document or an XLIFF that came back; shows the differences first"),
                needs="writing",
            ),
            _spec(
                "align",
                _("Ali&gn an old translation…"),
                tip=_("Link the sentences of a document with those of its English, for drafts or a memory"),
                needs="",
            ),
            SEPARATOR,
            _spec(
                "sentence/save", _("Save &now"), "Ctrl+S", tip=_("Work is saved as it is typed; this only makes sure")
            ),
            _spec("project/copy", _("Save a &copy…"), tip=_("A whole copy of this project in another place")),
            _spec("backups/backups", _("&Backups…"), tip=_("Earlier states of this project: compare, restore, merge")),
            SEPARATOR,
            _spec(
                "export/export",
                _("&Export the bilingual document…"),
                "Ctrl+Shift+X",
                tip=_("To print, or for other programs"),
            ),
            _spec("review/hand_over", _("&Hand over…"), tip=_("What is approved becomes final"), needs="writing"),
            _spec(
                "report/report", _("Re&view report…"), tip=_("Figures, errors and every change, as PDF, HTML or DOCX")
            ),
            _spec(
                "report/report_rounds",
                _("Review report over &all rounds…"),
                tip=_("Every change since the translation was first handed over"),
            ),
            _spec("statistics/work", _("Daily &word counts…"), tip=_("Translated and reviewed, by person")),
            _spec(
                "match_statistics/match_statistics",
                _("Match stat&istics…"),
                tip=_("Sentences and words by what the translation memory has for them"),
            ),
            SEPARATOR,
            _spec(
                "concordance/memory",
                _("Translation memor&y…"),
                tip=_("Search, change, import, export and verify your memory and those attached to it"),
            ),
            _spec("preferences", _("Pre&ferences…"), "Ctrl+.", tip=_("The page, typing, keys, your name"), needs=""),
            SEPARATOR,
            _spec("close", _("Close the &project"), "Ctrl+W"),
            _spec("quit", _("&Quit"), "Ctrl+Q", needs=""),
        ),
    ),
    (
        _("&Edit"),
        (
            _spec("sentence/undo", _("&Undo"), "Ctrl+Z", needs="writing"),
            _spec("sentence/redo", _("&Redo"), "Ctrl+Shift+Z", "Ctrl+Y", needs="writing"),
            SEPARATOR,
            _spec("find/find", _("&Find"), "Ctrl+F", tip=_("In the Urdu and in the English")),
            _spec("find/replace", _("Rep&lace"), "Ctrl+H", needs="writing"),
            _spec("find/find_next", _("Find ne&xt"), "F3"),
            _spec("find/find_previous", _("Find pre&vious"), "Shift+F3"),
            SEPARATOR,
            _spec(
                "words/look_up",
                _("Loo&k up the Urdu"),
                "Alt+D",
                tip=_("What the word at the Urdu caret means, or the expressions of the sentence"),
            ),
            _spec(
                "concordance/concordance",
                _("Concor&dance…"),
                "Ctrl+K",
                tip=_("Where words stand in the memories: those selected, or the one at the cursor"),
            ),
            _spec(
                "names/names",
                _("Na&mes…"),
                tip=_("How the names of this project are spelt; names found in its texts"),
            ),
            SubmenuSpec(
                _("Gl&ossary"),
                (
                    _spec(
                        "terms/add_term",
                        _("&Add a term…"),
                        "Ctrl+E",
                        tip=_("The selected Urdu, or the word at the Urdu caret, with the selected English"),
                        needs="writing",
                    ),
                    _spec(
                        "terms/terms",
                        _("&Terms of the project…"),
                        tip=_("To search, edit, import and export"),
                    ),
                    _spec(
                        "terms/learned_terms",
                        _("&Learned terms…"),
                        tip=_("What the confirmed sentences suggest; to add to the glossary or to dismiss"),
                    ),
                    _spec(
                        "terms/accept_term",
                        _("A&ccept a learned term"),
                        "Alt+Shift+E",
                        tip=_("Adds the one that the panel Terms proposes: the one at the Urdu caret, or the first"),
                        needs="writing",
                    ),
                    _spec(
                        "terms/dismiss_term",
                        _("&Dismiss a learned term"),
                        "Alt+Shift+D",
                        tip=_("It is not proposed any more, to nobody in this project"),
                        needs="writing",
                    ),
                    SEPARATOR,
                    *(
                        _spec(
                            f"terms/insert_term_{number}",
                            _("Insert term {number}", number=f"&{number}"),
                            f"Alt+{number}",
                            tip=_("The English of a term of the sentence, in the order of the list"),
                            needs="writing",
                        )
                        for number in range(1, 10)
                    ),
                ),
            ),
            _spec("sentence/copy_source", _("Copy t&he Urdu into the English"), "Ctrl+Shift+S", needs="writing"),
            _spec(
                "pretranslation/pretranslate",
                _("Pre-tr&anslate…"),
                tip=_("Fill sentences without English from the translation memory; shows first how many"),
                needs="writing",
            ),
            _switch(
                "completion/complete",
                _("Complete &while typing"),
                tip=_("Offers words and phrases below the cursor"),
                needs="project",
            ),
            SubmenuSpec(
                _("&Insert tag"),
                (
                    _spec(
                        "tags/insert_tag",
                        _("&Next that is missing"),
                        "Ctrl+,",
                        "F9",
                        tip=_("The next tag of the Urdu that the English lacks; a pair goes around what is selected"),
                        needs="writing",
                    ),
                    _spec(
                        "tags/choose_tag",
                        _("&Choose…"),
                        "Shift+F9",
                        tip=_("Of all that the English lacks"),
                        needs="writing",
                    ),
                ),
            ),
            SubmenuSpec(
                _("Num&bers"),
                (
                    _spec(
                        "numbers/insert_number",
                        _("&Insert a number of the Urdu…"),
                        "Alt+N",
                        tip=_("English forms of the number at the Urdu caret, or of all numbers of the sentence"),
                        needs="writing",
                    ),
                    SEPARATOR,
                    _switch(
                        "numbers/scale_million",
                        _("This project writes &million and billion"),
                        group="scale",
                        needs="writing",
                    ),
                    _switch(
                        "numbers/scale_crore", _("This project writes lakh and &crore"), group="scale", needs="writing"
                    ),
                    SEPARATOR,
                    _switch("numbers/small_in_words", _("Numbers up to &ten in words"), needs="writing"),
                ),
            ),
            _spec("sentence/move_next", _("Move English to the &next sentence"), "Alt+Shift+Right", needs="writing"),
            _spec(
                "sentence/move_previous", _("Move English to the &previous sentence"), "Alt+Shift+Left", needs="writing"
            ),
            SEPARATOR,
            _spec(
                "sentence/split",
                _("&Split the sentence"),
                "Ctrl+T",
                tip=_("At the cursor in the Urdu"),
                needs="writing",
            ),
            _spec("sentence/join", _("&Join with the next sentence"), "Ctrl+J", needs="writing"),
            SEPARATOR,
            _spec(
                "filter/filter",
                _("Fil&ter…"),
                "Ctrl+Shift+F",
                tip=_("Show only some sentences: by text, status, author…"),
            ),
            _spec("filter/filter_off", _("&Clear filter"), "Ctrl+Shift+L", needs="own"),
            SEPARATOR,
            _spec("sentence/select_paragraph", _("Select the para&graph's sentences"), "Ctrl+Shift+A"),
            SEPARATOR,
            SubmenuSpec(
                _("Sp&elling"),
                (
                    _spec(
                        "spelling/spelling_suggest",
                        _("&Next misspelt word…"),
                        "F7",
                        tip=_("What it may have been meant to be"),
                    ),
                    SEPARATOR,
                    _switch(
                        "spelling/variety_american", _("This project is &American"), group="variety", needs="writing"
                    ),
                    _switch(
                        "spelling/variety_british", _("This project is &British"), group="variety", needs="writing"
                    ),
                ),
            ),
        ),
    ),
    (
        _("&Sentence"),
        (
            _spec("sentence/confirm", _("&Confirm and go to the next"), "Ctrl+Return", needs="writing"),
            _spec("sentence/confirm_paragraph", _("Confirm the whole &paragraph"), "Ctrl+Alt+Return", needs="writing"),
            _spec(
                "review/approve_several",
                _("Approve &several…"),
                "Ctrl+Alt+Shift+Return",
                tip=_("The selection, the paragraph, the document or what matches the filter; says first how many"),
                needs="writing",
            ),
            _spec(
                "review/return",
                _("&Return with a comment"),
                "Ctrl+Shift+Return",
                tip=_("As a reviewer: send the sentence back and say why"),
                needs="writing",
            ),
            _spec(
                "conflict/settle",
                _("C&hoose between versions"),
                "F12",
                tip=_("Of a sentence that a merge left in conflict: take one of its versions"),
                needs="writing",
            ),
            _spec(
                "review/accept",
                _("Accept the reviewer's &text"),
                "Ctrl+Shift+Y",
                tip=_("Of a sentence that was returned: take its English as the reviewer left it"),
                needs="writing",
            ),
            _spec(
                "review/keep_mine",
                _("&Keep mine…"),
                "Ctrl+Shift+B",
                tip=_("Of a sentence that was returned: your English stays, with an answer"),
                needs="writing",
            ),
            _spec("sentence/leave_empty", _("Leave &empty on purpose"), "Ctrl+Shift+E", needs="writing"),
            _switch(
                "sentence/exempt",
                _("E&xempt from repetitions"),
                "Alt+Shift+R",
                tip=_("Confirming the same Urdu elsewhere does not fill in this sentence"),
                needs="writing",
            ),
            SubmenuSpec(
                _("Memor&y"),
                (
                    *(
                        _spec(
                            f"matches/insert_match_{number}",
                            _("Insert match {number}", number=f"&{number}"),
                            f"Ctrl+{number}",
                            tip=_("Replaces the English of the sentence; undo brings it back"),
                            needs="writing",
                        )
                        for number in range(1, 10)
                    ),
                    _spec("matches/go_matches", _("&Go to the matches"), tip=_("To choose one in the list")),
                    SEPARATOR,
                    _switch(
                        "memory/feed_memory",
                        _("This project &feeds the memory"),
                        tip=_("Its confirmed sentences are suggested in your other projects"),
                        needs="writing",
                    ),
                ),
            ),
            SubmenuSpec(
                _("M&achine help"),
                (
                    _spec(
                        "machine/suggest",
                        _("&Suggest a translation"),
                        "Shift+F5",
                        tip=_("Asks the service that you set up; the panel shows what is sent"),
                    ),
                    _spec(
                        "machine/insert_suggestion",
                        _("&Insert the suggestion"),
                        "Ctrl+F5",
                        tip=_("As a draft of this sentence"),
                        needs="writing",
                    ),
                    _spec(
                        "machine/explain_phrase",
                        _("&Explain this phrase"),
                        "Alt+Shift+F5",
                        tip=_("The selected Urdu, or the word at the Urdu caret"),
                    ),
                    _spec("machine/shorten", _("S&horten the English"), "Alt+Shift+S"),
                    _spec(
                        "machine/second_opinion",
                        _("Second &opinion"),
                        "Alt+Shift+O",
                        tip=_("Errors in the English, each of which you accept as a comment or reject"),
                    ),
                    SEPARATOR,
                    _spec(
                        "machine/draft_several",
                        _("&Draft with machine help…"),
                        tip=_("Sentences without English; says first how many and what is sent"),
                        needs="writing",
                    ),
                    _spec(
                        "machine/score_services",
                        _("&Compare services…"),
                        tip=_("On the sentences that you confirmed last"),
                    ),
                    SEPARATOR,
                    _switch(
                        "machine/machine_never",
                        _("This project sends &nothing"),
                        group="machine",
                        tip=_("No sentence of it goes to a service, from here or from another project"),
                        needs="writing",
                    ),
                    _switch("machine/machine_ask", _("This project as&ks first"), group="machine", needs="writing"),
                    _switch(
                        "machine/machine_allow", _("This project &allows sending"), group="machine", needs="writing"
                    ),
                    SEPARATOR,
                    _spec("machine/services", _("Ser&vices…"), tip=_("Address, model, key and price of each")),
                ),
            ),
            SubmenuSpec(
                _("Findin&gs"),
                (
                    _spec("findings/fix_findings", _("Fi&x"), tip=_("What can safely be put right"), needs="writing"),
                    _spec(
                        "findings/fix_all",
                        _("Fix &all…"),
                        tip=_("All listed findings that can be; shows the changes first"),
                        needs="writing",
                    ),
                    _spec(
                        "findings/ignore_findings",
                        _("&Ignore here…"),
                        tip=_("Until the Urdu or the English of the sentence changes; colleagues see the reason"),
                        needs="writing",
                    ),
                    _spec("findings/show_findings", _("&Show ignored findings again"), needs="writing"),
                    SEPARATOR,
                    _spec(
                        "findings/check_settings",
                        _("Chec&ks of this project…"),
                        tip=_("Which checks run, and how severe their findings are"),
                    ),
                ),
            ),
            _spec(
                "review/back_to_draft",
                _("&Back to draft"),
                tip=_("Take back your confirmation; as a reviewer, an approval, and say why"),
                needs="writing",
            ),
            _spec(
                "review/reopen", _("Re&open…"), tip=_("Work on a final sentence again, and say why"), needs="writing"
            ),
            SEPARATOR,
            _spec("annotation/comment", _("Co&mment"), "Ctrl+M", needs="writing"),
            _spec(
                "annotation/note",
                _("Translator's &note"),
                "Ctrl+Shift+M",
                tip=_("Exported as a footnote"),
                needs="writing",
            ),
            _spec("annotation/labels", _("&Labels"), "Ctrl+L", needs="writing"),
            SEPARATOR,
            _switch("project/review", _("Work as a re&viewer"), needs="project"),
            _switch(
                "review/four_eyes",
                _("Nobody approves their own (&four eyes)"),
                tip=_("A rule of this project; without it there is only a warning"),
                needs="writing",
            ),
        ),
    ),
    (
        _("&Go"),
        (
            _spec("sentence/next_sentence", _("&Next sentence"), "Alt+Down"),
            _spec("sentence/previous_sentence", _("&Previous sentence"), "Alt+Up"),
            _spec("sentence/next_paragraph", _("Next p&aragraph"), "Ctrl+Down"),
            _spec("sentence/previous_paragraph", _("Previous pa&ragraph"), "Ctrl+Up"),
            SEPARATOR,
            SubmenuSpec(
                _("Ne&xt"),
                (
                    _spec(
                        "sentence/next_open",
                        _("&Open sentence"),
                        "Ctrl+G",
                        tip=_("The next one to translate or review"),
                    ),
                    _spec("sentence/next_draft", _("&Draft")),
                    _spec("sentence/next_returned", _("&Returned sentence")),
                    _spec("sentence/next_commented", _("Sentence with &comments")),
                    _spec("comments/next_comment", _("Co&mment"), "F4", tip=_("Of the list of all comments")),
                    _spec("sentence/next_reopened", _("Sentence changed &after approval")),
                    _spec(
                        "findings/next_issue",
                        _("&Finding of a check"),
                        "F8",
                        tip=_("What a check found, such as a wrong number"),
                    ),
                    _spec(
                        "sentence/next_unlike",
                        _("&Inconsistent repetition"),
                        tip=_("The same Urdu with other English"),
                    ),
                ),
            ),
            SubmenuSpec(
                _("Pre&vious"),
                (
                    _spec("sentence/previous_open", _("&Open sentence"), "Ctrl+Alt+G"),
                    _spec("sentence/previous_draft", _("&Draft")),
                    _spec("sentence/previous_returned", _("&Returned sentence")),
                    _spec("sentence/previous_commented", _("Sentence with &comments")),
                    _spec("comments/previous_comment", _("Co&mment"), "Shift+F4", tip=_("Of the list of all comments")),
                    _spec("sentence/previous_reopened", _("Sentence changed &after approval")),
                    _spec(
                        "findings/previous_issue",
                        _("&Finding of a check"),
                        "Shift+F8",
                        tip=_("What a check found, such as a wrong number"),
                    ),
                    _spec(
                        "sentence/previous_unlike",
                        _("&Inconsistent repetition"),
                        tip=_("The same Urdu with other English"),
                    ),
                ),
            ),
            _spec(
                "inbox/next_waiting",
                _("Next &item for you"),
                "F2",
                tip=_("Returned sentences, sentences to review, conflicts"),
            ),
            _spec("inbox/previous_waiting", _("Previous item for &you"), "Shift+F2"),
            SEPARATOR,
            _spec("sentence/go_number", _("Sentence nu&mber…"), "Ctrl+Shift+G"),
            SEPARATOR,
            _spec("sentence/back", _("&Back"), "Alt+Left", tip=_("To the place visited before"), needs="own"),
            _spec(
                "sentence/forward",
                _("&Forward"),
                "Alt+Right",
                tip=_("To the place that you came back from"),
                needs="own",
            ),
            SEPARATOR,
            _spec("sentence/enter_source", _("Into the &Urdu"), "F6", tip=_("To select, copy and split; Esc returns")),
            _spec("sentence/extend_down", _("Select the next sentence &too"), "Alt+Shift+Down"),
            _spec("sentence/extend_up", _("Select the previous sentence t&oo"), "Alt+Shift+Up"),
        ),
    ),
    (
        _("&View"),
        (
            _switch("layout_paragraphs", _("&Paragraphs"), group="layout"),
            _switch("layout_sentences", _("&Sentences"), group="layout"),
            _switch("sentence/running_text", _("The English alone as running &text"), "Alt+R", needs="project"),
            SEPARATOR,
            SubmenuSpec(
                _("S&how changes in the English"),
                (
                    _switch("changes/changes_off", _("&Not marked"), group="changes", needs="project"),
                    _switch(
                        "changes/changes_handed_over",
                        _("Since it was &handed over"),
                        group="changes",
                        tip=_("Mark how the English differs from what the translator handed over"),
                        needs="project",
                    ),
                    _switch(
                        "changes/changes_approved",
                        _("Since it was &approved"),
                        group="changes",
                        tip=_("Mark how the English differs from what was approved last"),
                        needs="project",
                    ),
                    SEPARATOR,
                    _spec("changes/changes_turn", _("Next change &view"), "Alt+C"),
                ),
            ),
            SEPARATOR,
            _switch("urdu_on_right", _("Urdu on the ri&ght")),
            _switch("nastaliq", _("&Nastaliq"), group="face"),
            _switch("naskh", _("Nas&kh"), group="face"),
            SEPARATOR,
            _spec("zoom_in", _("&Larger"), "Ctrl++", "Ctrl+=", needs=""),
            _spec("zoom_out", _("Sm&aller"), "Ctrl+-", needs=""),
            _spec("zoom_reset", _("Usual si&ze"), "Ctrl+0", needs=""),
            _spec("urdu_larger", _("&Urdu larger"), "Ctrl+Alt++", "Ctrl+Alt+=", needs=""),
            _spec("urdu_smaller", _("U&rdu smaller"), "Ctrl+Alt+-", needs=""),
            SEPARATOR,
            SubmenuSpec(
                _("Light or &dark theme"),
                (
                    _switch("theme_system", _("S&ystem theme"), group="theme"),
                    _switch("theme_light", _("L&ight"), group="theme"),
                    _switch("theme_dark", _("&Dark"), group="theme"),
                ),
            ),
            SEPARATOR,
            _switch(
                "irregular/irregular",
                _("Irregular Urdu, such as Ara&bic letters"),
                tip=_("Marks Arabic letter forms, ے inside words, stray spaces, mixed digits and tatweel"),
                needs="project",
            ),
            _switch("spelling", _("&Check the spelling"), tip=_("{spelling_suggest} goes to the next misspelt word")),
            SEPARATOR,
            SubmenuSpec(_("Pan&els"), tuple(_panel_switch(panel) for panel in PANELS)),
            _switch("map", _("&Map"), tip=_("The whole project as a strip beside the page")),
        ),
    ),
    (
        _("&Help"),
        (
            _spec("key_card", _("&Keys"), "F1", tip=_("Every key of the program on one card"), needs=""),
            _spec("tour/tour", _("&Tour"), tip=_("The page explained in five steps")),
            SEPARATOR,
            _spec("about", _("&About Translator"), tip=_("Version and licences"), needs=""),
        ),
    ),
)


SPECS = tuple(spec for _, entries in MENUS for spec in specs_of(entries))


def names() -> dict[str, str]:
    """Return the full name of each menu action by id, such as "Next ▸ Draft" for one in a submenu."""
    return dict(pair for _, entries in MENUS for pair in _names(entries))


def _names(entries: tuple[Entry, ...], before: str = "") -> Iterator[tuple[str, str]]:
    for entry in entries:
        if isinstance(entry, SubmenuSpec):
            yield from _names(entry.entries, f"{before}{plain(entry.text)} ▸ ")
        elif isinstance(entry, ActionSpec):
            yield entry.id, before + plain(entry.text)
