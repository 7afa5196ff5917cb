"""The verb pretranslate, and stats --matches."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.running import Run, failed, rows, run

TEXT = "وہ آیا۔ یہ کتاب ہے۔\nوہ آیا۔\nکل 20 لوگ آئے۔\nکل 35 لوگ آئے۔ نیا جملہ یہاں ہے۔\n"
UNITS = "وہ آیا۔\tHe came.\nکل 20 لوگ آئے۔\t20 people came.\nیہ کتابیں ہے۔\tThese are books.\n"
MEMORY = "--memory", "m.tmem"
BANDS = {"101": 0, "100": 2, "95-99": 1, "85-94": 0, "75-84": 1, "50-74": 0, "new": 1, "repetitions": 1}


@pytest.fixture
def texts(folder: Path) -> Path:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "m.tsv").write_text(UNITS, encoding="utf-8")
    assert run("new", "p", "a.txt", "--paragraphs", "lines", "--author", "Amna").code == 0
    assert run("memory", "import", "m.tsv", *MEMORY).code == 0
    return folder


def edit(*lines: dict[str, object]) -> Run:
    Path("e.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return run("edit", "p", "e.jsonl", "--author", "Amna")


def sentences(found: dict[str, dict[str, int]]) -> dict[str, int]:
    return {band: count["sentences"] for band, count in found.items()}


@pytest.mark.usefixtures("texts")
def test_figures_are_printed_before_anything_is_done():
    done = run("pretranslate", "p", *MEMORY, "--author", "Bilal")
    assert done.code == 0, done
    assert done.out.splitlines() == [
        "p.tproj: 6 sentences without English (19 Urdu words)",
        "  101               0 sentences        0 Urdu words",
        "  100               2 sentences        6 Urdu words",
        "  95–99             1 sentences        4 Urdu words",
        "  85–94             0 sentences        0 Urdu words",
        "  75–84             1 sentences        3 Urdu words",
        "  50–74             0 sentences        0 Urdu words",
        "  New               1 sentences        4 Urdu words",
        "  Repetitions       1 sentences        2 Urdu words",
        "  in all            6 sentences       19 Urdu words",
        "To fill in from matches of 95 or more: 4 sentences (12 Urdu words)",
        "p.tproj: 4 sentences filled in as drafts",
    ]
    found = [(row["target"], row["status"]) for row in rows()]
    assert found == [
        ("He came.", "draft"),
        ("", "not-started"),
        ("He came.", "draft"),
        ("20 people came.", "draft"),
        ("35 people came.", "draft"),
        ("", "not-started"),
    ]
    history = run("history", "p", "1", "--json").rows
    assert [(row["origin"], row["score"], row["from"]) for row in history] == [("memory", 100, "m.tsv")]


@pytest.mark.usefixtures("texts")
def test_a_dry_run_changes_nothing():
    before = Path("p.tproj").read_bytes()
    done = run("pretranslate", "p", *MEMORY, "--dry-run", "--min", "75")
    assert done.code == 0
    assert done.out.splitlines()[-1] == "To fill in from matches of 75 or more: 5 sentences (15 Urdu words)"
    assert Path("p.tproj").read_bytes() == before
    (row,) = run("pretranslate", "p", *MEMORY, "--dry-run", "--json").rows
    assert sentences(row["matches"]) == BANDS
    assert (row["to_fill"], row["filled"], row["min"], row["searched"]) == ({"sentences": 4, "words": 12}, 0, 95, 3)


@pytest.mark.usefixtures("texts")
def test_english_that_is_there_stays():
    edit({"number": 1, "target": "Came, he did."})
    (row,) = run("pretranslate", "p", *MEMORY, "--json").rows
    assert (row["filled"], row["all"]["sentences"]) == (3, 5)
    assert rows()[0]["target"] == "Came, he did."
    (again,) = run("pretranslate", "p", *MEMORY, "--json").rows
    assert (again["filled"], again["to_fill"]["sentences"]) == (0, 0)


@pytest.mark.usefixtures("texts")
def test_without_a_file_the_users_memory_is_searched():
    edit({"number": 1, "target": "He came.", "status": "translated"})
    (row,) = run("pretranslate", "p", "--json").rows
    assert (row["filled"], row["searched"]) == (1, 1)
    assert rows()[2]["target"] == "He came."


@pytest.mark.usefixtures("texts")
def test_wrong_use_is_refused():
    failed(run("pretranslate", "p", "--memory", "none.tmem"), "none.tmem")
    failed(run("pretranslate", "none"), "none.tproj")
    assert run("pretranslate", "p", "--min", "102").code == 2
    assert run("stats", "p", "--memory", "m.tmem").code == 2
    assert run("stats", "p", "--csv", "out.csv").code == 2
    assert run("stats", "p", "--days", "--matches").code == 2


@pytest.mark.usefixtures("texts")
def test_statistics_count_all_sentences_by_match():
    edit({"number": 4, "target": "20 people came.", "status": "translated"})
    (row,) = run("stats", "p", "--matches", *MEMORY, "--json").rows
    assert sentences(row["matches"]) == BANDS
    assert row["all"] == {"sentences": 6, "words": 19}
    (document,) = row["documents"]
    assert (document["document"], document["matches"]) == ("a.txt", row["matches"])
    done = run("stats", "p", "--matches", *MEMORY)
    assert done.out.splitlines()[9:12] == [
        "  in all            6 sentences       19 Urdu words",
        "All",
        "  101               0 sentences        0 Urdu words",
    ]


@pytest.mark.usefixtures("texts")
def test_statistics_as_csv():
    done = run("stats", "p", "--matches", *MEMORY, "--csv", "out.csv")
    assert done.code == 0, done
    with Path("out.csv").open(encoding="utf-8-sig", newline="") as stream:
        found = list(csv.DictReader(stream))
    assert {row["match"]: int(row["sentences"]) for row in found} == BANDS
    assert {row["document"] for row in found} == {"a.txt"}
    failed(run("stats", "p", "--matches", *MEMORY, "--csv", "out.csv"), "out.csv")
    assert run("stats", "p", "--matches", *MEMORY, "--csv", "out.csv", "--force").code == 0


@pytest.mark.usefixtures("texts")
def test_the_report_says_how_much_of_the_matches_was_edited():
    run("pretranslate", "p", *MEMORY, "--author", "Amna")
    edit(
        {"number": 1, "target": "He did come.", "status": "translated"},
        {"number": 4, "status": "translated"},
        {"number": 6, "target": "Typed."},
    )
    (row,) = run("report", "p", "r.html", "--json").rows
    found = [
        (use["origin"], use.get("match"), use["sentences"], use["words"], use["confirmed"], use["edits"]["words"])
        for use in row["suggestions"]
    ]
    assert found == [
        ("memory", "100", 3, 8, 2, 2),
        ("memory", "95-99", 1, 4, 0, 0),
        ("typed", None, 1, 4, 0, 0),
    ]
    assert "Where the English came from" in Path("r.html").read_text(encoding="utf-8")
