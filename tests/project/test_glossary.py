"""The glossary of a project: values of any program, merging of entries, glossary files, versions sent in parts."""

import os
from pathlib import Path

from translator_gui.model.entry import entry_value
from translator_gui.model.glossary import GlossaryEntry
from translator_gui.project.glossary import ChangedTerms, changed_terms, merge_into, read_term, term_value
from translator_gui.project.glossary_files import GlossaryFiles, ProjectTerms

COURT, MINISTER = GlossaryEntry("عدالت", ("court",)), GlossaryEntry("وزیر", ("minister",), ("vizier",))


def test_values_of_older_programs_are_read_and_written_alike() -> None:
    older = entry_value(targets=["minister"], forbidden=["vizier"])
    assert read_term("وزیر", older) == MINISTER
    assert term_value(MINISTER) == older
    assert read_term("x", entry_value(target="one", targets=["two", 5], note=5, domain="law")) == GlossaryEntry(
        "x", ("one", "two"), domain="law"
    )
    assert not read_term("x", "[]").is_usable
    assert term_value(GlossaryEntry("x")) == ""
    every = GlossaryEntry("x", ("a",), ("b",), "noun", "note", do_not_translate=True, case_sensitive=True, domain="d")
    assert read_term("x", term_value(every)) == every


def test_entries_of_one_term_come_together() -> None:
    added = [COURT, GlossaryEntry(" عدالت\n", ("bench",), note="n"), GlossaryEntry("x" * 500, ("long",))]
    assert merge_into([COURT], added[:1]) == []
    changed = merge_into([COURT], added)
    assert changed[0] == GlossaryEntry("عدالت", ("court", "bench"), note="n")
    assert len(changed[1].source) == 200


def test_a_glossary_file_is_read_again_only_after_it_changed(tmp_path: Path) -> None:
    path, files = tmp_path / "a.tsv", GlossaryFiles()
    path.write_text("عدالت\tcourt\n", encoding="utf-8")
    (first,) = files.load([str(path)], bool)
    assert first.entries == (COURT._replace(origin="a"),)
    assert files.load([str(path)], bool)[0] is first
    path.write_text("وزیر\tminister\n", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert files.load([str(path)], bool)[0].entries[0].source == "وزیر"
    path.unlink()
    assert "file not found" in files.load([str(path)], bool)[0].problem


def test_a_version_of_the_terms_is_sent_in_parts_or_as_what_differs() -> None:
    terms = ProjectTerms(GlossaryFiles())
    text = "وزیر نے عدالت میں"

    def found(version: int) -> list[str] | None:
        answer = terms.find(version, text, (), bool)
        return None if answer is None else [gloss for one in answer.matches for gloss in one.entry.glosses]

    terms.take(1, 0, [COURT], 2, bool)
    assert found(1) is None
    terms.take(1, 1, [MINISTER], 2, bool)
    assert found(1) == ["minister", "court"]
    changes = changed_terms([COURT, MINISTER], [MINISTER._replace(targets=("secretary",))])
    assert changes.gone == {"عدالت", "وزیر"}
    assert not terms.change(7, 2, changes)
    assert terms.change(1, 2, changes)
    assert found(1) is None
    assert found(2) == ["secretary"]
    assert terms.change(2, 3, ChangedTerms(frozenset(), (COURT,)))
    assert found(3) == ["secretary", "court"]
    assert terms.find(3, text, (), bool) is not None
    assert not terms.change(3, 4, ChangedTerms(frozenset(map(str, range(2_000)))))
