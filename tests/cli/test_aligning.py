"""align."""

from pathlib import Path

import docx
import pytest

from tests.cli.running import failed, rows, run

LINKS = [
    ("لاہور میں 12 اسکول بند ہیں۔", "Twelve schools are closed in Lahore.", "1-1"),
    ("وزیر اعظم عمران خان نے کراچی کا دورہ کیا۔", "Prime Minister Imran Khan visited Karachi.", "1-1"),
    ("سنہ 1947 میں پاکستان آزاد ہوا۔", "Pakistan became independent in 1947.", "1-1"),
    ("محمد علی جناح پہلے گورنر جنرل تھے۔", "Muhammad Ali Jinnah was the first Governor General.", "1-1"),
]
URDU, ENGLISH = (f"{one} {two}\n{three} {four}\n" for one, two, three, four in list(zip(*LINKS, strict=True))[:2])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("urdu.txt").write_text(URDU, encoding="utf-8")
    Path("english.txt").write_text(ENGLISH, encoding="utf-8")
    return tmp_path


def table(path: str = "out.tsv") -> list[list[str]]:
    return [line.split("\t") for line in Path(path).read_text(encoding="utf-8").splitlines()]


def files() -> list[str]:
    return sorted(path.name for path in Path.cwd().iterdir())


def test_a_table_of_links() -> None:
    done = run("align", "urdu.txt", "english.txt", "out.tsv")
    assert done.code == 0, done
    assert done.out == "out.tsv: 4 links, 0 of them doubtful, 0 Urdu alone, 0 English alone\n"
    assert [tuple(line[:3]) for line in table()] == LINKS
    assert all(0 < float(line[3]) <= 1 for line in table())


def test_joined_and_missing_sentences() -> None:
    english = ENGLISH.replace("Lahore. Prime Minister", "Lahore while Prime Minister")
    Path("english.txt").write_text(english.rpartition("1947.")[0] + "1947.\n", encoding="utf-8")
    assert run("align", "urdu.txt", "english.txt", "out.tsv").code == 0
    assert [line[2] for line in table()] == ["2-1", "1-1", "1-0"]
    assert table()[0][0] == f"{LINKS[0][0]} {LINKS[1][0]}"
    assert table()[2] == [LINKS[3][0], "", "1-0", "0.00"]


def test_documents_of_other_formats() -> None:
    for name, text in (("urdu.docx", URDU), ("english.docx", ENGLISH)):
        document = docx.Document()
        for line in text.splitlines():
            document.add_paragraph(line)
        document.save(name)
    Path("english.html").write_text(f"<p>{ENGLISH.replace(chr(10), '</p><p>')}</p>", encoding="utf-8")
    for english in ("english.docx", "english.html"):
        assert run("align", "urdu.docx", english, "out.tsv", "--force").code == 0
        assert [tuple(line[:3]) for line in table()] == LINKS


def test_a_memory_holds_the_links_with_both_sides() -> None:
    Path("english.txt").write_text(ENGLISH.partition("Muhammad")[0], encoding="utf-8")
    assert run("align", "urdu.txt", "english.txt", "out.tmx").code == 0
    assert run("new", "p", "out.tmx").code == 0
    assert [(row["source"], row["target"], row["status"]) for row in rows()] == [
        (*link[:2], "draft") for link in LINKS[:3]
    ]


def test_a_project_gets_drafts_with_their_origin() -> None:
    assert run("align", "urdu.txt", "english.txt", "out.tproj").code == 0
    found = rows("out.tproj")
    assert [(row["source"], row["target"], row["status"]) for row in found] == [(*link[:2], "draft") for link in LINKS]
    assert [row["origin"] for row in run("history", "out.tproj", "2", "--json").rows] == ["aligned"]
    assert run("verify", "out.tproj").code == 0
    assert files() == ["english.txt", "out.tproj", "urdu.txt"]


def test_sentences_with_one_english_are_joined_in_the_project() -> None:
    english = ENGLISH.replace("Lahore. Prime Minister", "Lahore while Prime Minister")
    Path("english.txt").write_text(english, encoding="utf-8")
    assert run("align", "urdu.txt", "english.txt", "out.tproj").code == 0
    assert rows("out.tproj")[0]["source"] == f"{LINKS[0][0]} {LINKS[1][0]}"
    assert len(rows("out.tproj")) == 3


def test_a_dictionary_is_read() -> None:
    Path("urdu.txt").write_text("کتاب نئی ہے۔ پانی ٹھنڈا ہے۔ گھر بڑا ہے۔", encoding="utf-8")
    Path("english.txt").write_text("The water is cold. The house is big.", encoding="utf-8")
    Path("words.tsv").write_text("پانی\twater\nٹھنڈا\tcold\nگھر\thouse\nکتاب\tbook\n", encoding="utf-8")
    assert run("align", "urdu.txt", "english.txt", "out.tsv", "--dictionary", "words.tsv").code == 0
    assert [line[2] for line in table()] == ["1-0", "1-1", "1-1"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("urdu.txt", "english.txt", "out.csv"), ("out.csv", ".tsv, .tmx or .tproj")),
        (("nowhere.txt", "english.txt", "out.tsv"), ("nowhere.txt", "does not exist")),
        (("urdu.txt", "nowhere.txt", "out.tsv"), ("nowhere.txt", "does not exist")),
        (("english.txt", "urdu.txt", "out.tsv"), ("english.txt holds no Urdu",)),
        (("urdu.txt", "urdu.txt", "out.tmx"), ("urdu.txt holds no English",)),
        (("urdu.txt", "english.txt", "there/out.tproj"), ("no folder there",)),
        (("urdu.txt", "english.txt", "out.tproj", "--dictionary", "urdu.txt"), ("urdu.txt", "no dictionary")),
        (("urdu.txt", "english.txt", "out.tproj", "--dictionary", "no.tsv"), ("no.tsv",)),
    ],
)
def test_what_cannot_be_aligned_is_refused(arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    failed(run("align", *arguments), *words)
    assert files() == ["english.txt", "urdu.txt"]


@pytest.mark.parametrize("name", ["out.tsv", "out.tmx", "out.tproj"])
def test_an_existing_file_is_kept_unless_forced(name: str) -> None:
    Path(name).write_text("mine", encoding="utf-8")
    failed(run("align", "urdu.txt", "english.txt", name), name, "there already")
    assert Path(name).read_text(encoding="utf-8") == "mine"
    assert run("align", "urdu.txt", "english.txt", name, "--force").code == 0
    assert Path(name).stat().st_size > 100


def test_the_users_memory_and_a_named_one_are_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    vague = [("وہ چپ رہا۔", "He kept quiet."), ("پھر وہ ہنسا۔", "Then he laughed."), ("سب سو گئے۔", "They slept.")]
    Path("urdu.txt").write_text(" ".join(urdu for urdu, _english in vague), encoding="utf-8")
    Path("english.txt").write_text(" ".join(english for _urdu, english in vague[1:]), encoding="utf-8")
    Path("units.tsv").write_text("\t".join(vague[1]) + "\n", encoding="utf-8")
    align = ("align", "urdu.txt", "english.txt", "out.tsv", "--force")
    assert run("memory", "import", "units.tsv", "--memory", "m.tmem").code == 0
    assert run(*align, "--memory", "m.tmem").code == 0
    assert [*vague[1], "1-1", "1.00"] in table()
    assert run(*align).code == 0
    assert [*vague[1], "1-1", "1.00"] not in table()
    assert run("memory", "import", "units.tsv").code == 0
    assert run(*align).code == 0
    assert [*vague[1], "1-1", "1.00"] in table()
    failed(run(*align, "--memory", "none.tmem"), "none.tmem")
    failed(run(*align, "--memory", "urdu.txt"), "urdu.txt", "memory")
