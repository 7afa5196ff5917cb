"""The verb `sentences`: a project's own sentence rules in and out."""

from pathlib import Path

from tests.cli.running import run

RULES = "kind\tbefore\tafter\tregex\nabbreviation\tکلو\nbreak\t:\nno-break\t۔\tمگر\n"


def test_rules_go_in_and_come_out_and_hold_for_new_documents(project: Path) -> None:
    folder = project.parent
    (folder / "rules.tsv").write_text(RULES + "odd\tx\n", encoding="utf-8")
    (folder / "b.txt").write_text("وزن پانچ کلو۔ قیمت کم ہے: دس روپے۔ مگر نقد۔\n", encoding="utf-8")
    done = run("sentences", "import", "p", "rules.tsv", "--author", "Amna")
    assert (done.code, done.out) == (0, "p.tproj: 3 sentence rules added\n")
    assert "line 5" in done.err
    before = len(run("show", "p", "--json").rows)
    assert run("add", "p", "b.txt").code == 0
    shown = [row["source"] for row in run("show", "p", "--json").rows[before:]]
    assert shown == ["وزن پانچ کلو۔ قیمت کم ہے:", "دس روپے۔ مگر نقد۔"]
    assert run("sentences", "export", "p", "out.tsv").code == 0
    assert sorted((folder / "out.tsv").read_text(encoding="utf-8").splitlines()) == sorted(RULES.splitlines())


def test_failures_say_what_is_wrong(project: Path) -> None:
    folder = project.parent
    (folder / "bad.srx").write_text("<srx", encoding="utf-8")
    (folder / "out.tsv").write_text("mine", encoding="utf-8")
    for arguments, part in (
        (("import", "p", "bad.srx"), "bad.srx"),
        (("import", "p", "none.tsv"), "none.tsv"),
        (("export", "p", "out.tsv"), "out.tsv"),
    ):
        failed = run("sentences", *arguments)
        assert failed.code == 1
        assert part in failed.err
    assert (folder / "out.tsv").read_text(encoding="utf-8") == "mine"
    assert run("sentences", "export", "p", "out.tsv", "--force").code == 0
    assert (folder / "out.tsv").read_text(encoding="utf-8") == "kind\tbefore\tafter\tregex\n"
