"""Every command as a process: what it answers when all is well, and its one sentence when something is not."""

import json
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from shopfriend import cli
from shopfriend.printing.formats import FORMATS, Format
from tests.end_to_end.command import CODE, OTHER_CODE, done, refused, run
from tests.end_to_end.how_often import FULL
from tests.end_to_end.test_kills import start

SHOPIFY = (
    "Customer ID,First Name,Last Name,Email,Default Address Address1,"
    "Default Address City,Default Address Zip,Phone,Note\n"
    "'6601,Żaneta,Wójcik,zaneta@example.org,4 Orchard Road,Wyebridge,'HR9 4TQ,'+442079460123,Likes rye\n"
    "'6602,José,Núñez,jose@example.org,,,,,\n"
)
SQUARE = (
    "Reference ID,First Name,Last Name,Email Address,Phone Number,Nickname,Birthday,Memo\n"
    "R1,Priya,Raman,priya@example.org,'+442079460124,Pri,0000-03-14,Window seat\n"
    "R2,Tom,Okafor,,,,31/02/1980,\n"
)
GOOGLE = (
    "\ufeffFirst Name,Middle Name,Last Name,Nickname,Birthday,Notes,E-mail 1 - Label,E-mail 1 - Value\n"
    'Élodie,,Marchand,Lolo, --11-30,"Two lines\nof notes",Home,lolo@example.org ::: elodie@example.org\n'
)
VCARDS = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen\r\n"
    "TEL;HOME:030 123456\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Nwosu\r\nN:Nwosu;Ada;;;\r\n"
    "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ines Vogel\r\nBDAY:--0229\r\nANNIVERSARY:20090814\r\nEND:VCARD\r\n"
)


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    done(tmp_path, "new", "--shop", tmp_path / "empty")
    return tmp_path / "empty"


def some_regular(home: Path, shop: Path) -> tuple[str, str]:
    hit = done(home, "find", "mar", "--shop", shop, "--json").answer["hits"][0]
    return hit["id"], hit["name"]


# --- new, check ---


def test_new_without_a_keychain_shows_the_code_that_opens_the_shop(tmp_path: Path) -> None:
    made = done(tmp_path, "new", "--shop", tmp_path / "a shop", "--json", SHOPFRIEND_RECOVERY_CODE="").answer
    assert made.keys() == {"shop", "recovery_code"}
    assert re.fullmatch(r"([0-9A-Z]{4}-){6}[0-9A-Z]{4}", made["recovery_code"])
    code = {"SHOPFRIEND_RECOVERY_CODE": made["recovery_code"]}
    assert done(tmp_path, "check", "--shop", made["shop"], "--json", **code).answer == {
        "ok": True,
        "customers": 0,
        "conversations": 0,
    }
    assert "sheet" in refused(tmp_path, "check", "--shop", made["shop"], SHOPFRIEND_RECOVERY_CODE="")


def test_new_under_a_given_code_and_in_the_usual_place(tmp_path: Path) -> None:
    made = done(tmp_path, "new", "--json").answer
    assert made["recovery_code"] == CODE
    assert Path(made["shop"]).is_relative_to(tmp_path / "data")
    assert done(tmp_path, "check", "--json").answer["ok"]
    assert "already a file" in refused(tmp_path, "new")


def test_a_sample_shop_has_as_many_regulars_as_asked_for(shop: Path, tmp_path: Path) -> None:
    health = done(tmp_path, "check", "--shop", shop, "--json").answer
    assert health["customers"] == 60
    assert health["conversations"] > 100
    done(tmp_path, "new", "--shop", tmp_path / "few", "--sample", "7")
    assert done(tmp_path, "check", "--shop", tmp_path / "few", "--json").answer["customers"] == 7


def test_shops_that_do_not_open(empty: Path, tmp_path: Path) -> None:
    assert "no shop file" in refused(tmp_path, "check", "--shop", tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()
    assert "code" in refused(tmp_path, "greet", "x", "--shop", empty, SHOPFRIEND_RECOVERY_CODE=OTHER_CODE)
    assert "mistake" in refused(tmp_path, "check", "--shop", empty, SHOPFRIEND_RECOVERY_CODE=CODE[:-1] + "4")
    (tmp_path / "zero").touch()
    assert "zero is empty" in refused(tmp_path, "find", "x", "--shop", tmp_path / "zero")
    (tmp_path / "foreign").write_bytes(b"SQLite format 3\0" + bytes(4080))
    assert "not a shop file" in refused(tmp_path, "find", "x", "--shop", tmp_path / "foreign")
    damaged = bytearray(empty.read_bytes())
    damaged[len(damaged) // 2] ^= 255
    (tmp_path / "damaged").write_bytes(damaged)
    assert "damaged" in refused(tmp_path, "check", "--shop", tmp_path / "damaged")
    assert refused(tmp_path, "find", "x", "--shop", tmp_path)


# --- import ---


def test_lists_of_each_program_are_read_and_stored(empty: Path, tmp_path: Path) -> None:
    files = []
    for name, text in (("shopify.csv", SHOPIFY), ("square.csv", SQUARE), ("google.csv", GOOGLE), ("cards.vcf", VCARDS)):
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
        files.append(tmp_path / name)
    shopify, square, google, cards = done(tmp_path, "import", *files, "--shop", empty, "--json").answers
    assert [line["format"] for line in (shopify, square, google)] == ["shopify", "square", "google"]
    zaneta, jose = shopify["people"]
    assert zaneta == {
        "name": "Żaneta Wójcik",
        "given": "Żaneta",
        "family": "Wójcik",
        "called": "",
        "reference": "6601",
        "birthday": None,
        "phones": ["+442079460123"],
        "emails": ["zaneta@example.org"],
        "addresses": [
            {"street": "4 Orchard Road", "postcode": "HR9 4TQ", "town": "Wyebridge", "region": "", "country": ""}
        ],
        "anniversary": "",
        "partner": "",
        "photo": False,
        "notes": "Likes rye",
    }
    assert jose["name"] == "José Núñez"
    priya, tom = square["people"]
    assert (priya["called"], priya["birthday"]) == ("Pri", {"day": 14, "month": 3, "year": None})
    assert tom["birthday"] is None
    assert any("31/02/1980" in problem["text"] and problem["line"] == 3 for problem in square["problems"])
    (elodie,) = google["people"]
    assert elodie["emails"] == ["lolo@example.org", "elodie@example.org"]
    assert "Two lines\nof notes" in elodie["notes"]
    juergen, ada, ines = cards["people"]
    assert juergen["name"] == "Jürgen Müller"
    assert ada["birthday"] == {"day": 15, "month": 4, "year": None}
    assert (ines["birthday"], ines["anniversary"]) == ({"day": 29, "month": 2, "year": None}, "2009-08-14")
    assert [line["stored"] for line in (shopify, square, google, cards)] == [2, 2, 1, 3]
    assert done(tmp_path, "check", "--shop", empty, "--json").answer["customers"] == 8

    again = done(tmp_path, "import", *files, "--shop", empty, "--json").answers
    assert [(line["stored"], line["merged"]) for line in again] == [(0, 2), (0, 2), (0, 1), (0, 3)]
    assert done(tmp_path, "greet", "6601", "--shop", empty, "--json").answer["name"] == "Żaneta Wójcik"


def test_a_dry_run_stores_nothing_and_needs_no_shop(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(SHOPIFY, encoding="utf-8")
    arguments = ("import", tmp_path / "list.csv", "--dry-run", "--json")
    with_shop = done(tmp_path, *arguments, "--shop", empty).answer
    without = done(tmp_path, *arguments, "--shop", tmp_path / "none").answer
    assert with_shop == without
    assert with_shop["stored"] == 2
    assert done(tmp_path, "check", "--shop", empty, "--json").answer["customers"] == 0


def test_a_refused_file_does_not_stop_the_others(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_text(SHOPIFY, encoding="utf-8")
    (tmp_path / "empty.csv").touch()
    (tmp_path / "picture.jpg").write_bytes(bytes(range(256)) * 40)
    files = [
        tmp_path / "empty.csv",
        tmp_path / "good.csv",
        tmp_path / "missing.csv",
        tmp_path,
        tmp_path / "picture.jpg",
    ]
    ended = run(tmp_path, "import", *files, "--shop", empty, "--json")
    assert ended.status == 1
    assert ended.err.count("\n") == 1
    assert [line["stored"] for line in ended.answers] == [0, 2, 0, 0, 0]
    for line in ended.answers:
        assert (line["stored"] == 2) != bool(line["problems"])
    for file in files:
        if file.name != "good.csv":
            assert refused(tmp_path, "import", file, "--shop", empty)


def test_good_rows_are_stored_and_bad_ones_told(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(
        "First Name,Last Name,Email\nAda,Nwosu,ada@example.org\nTom\n,,nobody@example.org\n", encoding="utf-8"
    )
    line = done(tmp_path, "import", tmp_path / "list.csv", "--shop", empty, "--json").answer
    assert [person["name"] for person in line["people"]] == ["Ada Nwosu", "Tom"]
    assert [problem["line"] for problem in line["problems"]] == [3, 4]


# --- find, greet, remember ---


def test_find_answers_best_first_with_at_most_eight(shop: Path, tmp_path: Path) -> None:
    answer = done(tmp_path, "find", "mar", "--shop", shop, "--json").answer
    assert answer["query"] == "mar"
    assert isinstance(answer["ms"], float)
    assert 1 <= len(answer["hits"]) <= 8
    assert answer["hits"][0].keys() == {"id", "name", "reference", "why"}


def test_find_answers_queries_in_the_order_asked(shop: Path, tmp_path: Path) -> None:
    queries = ["mar", "  MAR ", "", "zzzzqqq", "Łó", "%_'\";--"]
    (tmp_path / "queries").write_text("\n".join(queries) + "\n", encoding="utf-8")
    answers = done(tmp_path, "find", "--queries", tmp_path / "queries", "--shop", shop, "--json").answers
    assert [answer["query"] for answer in answers] == queries
    assert answers[2]["hits"] == answers[3]["hits"] == []
    assert "no file" in refused(tmp_path, "find", "--queries", tmp_path / "nothing", "--shop", shop).lower()


def test_remember_then_greet_tells_the_talk_the_question_and_the_promise(shop: Path, tmp_path: Path) -> None:
    uid, name = some_regular(tmp_path, shop)
    words = "Emil passed his driving test — on the second “try”."
    stored = done(
        tmp_path,
        *("remember", name, words, "--ask", "How was the first drive to Aarhus?"),
        *("--promise", "Keep a stollen aside", "--due", "2026-12-12", "--shop", shop, "--json"),
    ).answer
    assert stored["customer"] == uid
    greeting = done(tmp_path, "greet", uid, "--shop", shop, "--json").answer
    assert greeting["name"] == name
    assert greeting["called"]
    told = "\n".join(greeting["lines"])
    assert words in told
    assert "How was the first drive to Aarhus?" in told
    assert "Keep a stollen aside" in told
    hits = done(tmp_path, "find", "aarhus drive", "--shop", shop, "--json").answer["hits"]
    assert uid in [hit["id"] for hit in hits]


def test_a_talk_between_us_is_stored_and_told_nowhere(shop: Path, tmp_path: Path) -> None:
    uid, _name = some_regular(tmp_path, shop)
    words = ("remember", uid, "The quince and the zebra", "--ask", "And the zebra?", "--promise", "A zebra by Friday")
    done(tmp_path, *words, "--between-us", "--told", "--shop", shop)
    greeting = done(tmp_path, "greet", uid, "--shop", shop, "--json").answer
    assert "zebra" not in "\n".join(greeting["lines"])
    assert done(tmp_path, "find", "zebra", "--shop", shop, "--json").answer["hits"] == []
    assert "serves" in refused(tmp_path, "remember", uid, "words", "--by", "Nobody Atall", "--shop", shop)
    assert "Nobody Atall" in refused(tmp_path, "remember", uid, "words", "--with", "Nobody Atall", "--shop", shop)


def test_whoever_is_no_longer_is_found_no_more(shop: Path, tmp_path: Path) -> None:
    uid, name = some_regular(tmp_path, shop)
    answer = done(tmp_path, "no-longer", uid, "--died", "--on", "2026-11-20", "--shop", shop, "--json").answer
    assert answer["customer"] == uid
    hits = done(tmp_path, "find", name, "--shop", shop, "--json").answer["hits"]
    assert uid not in [hit["id"] for hit in hits]
    assert "Nobody Atall" in refused(tmp_path, "no-longer", "Nobody Atall", "--parted", "--shop", shop)


def test_came_in_tells_who_would_be_glad_and_has_them_told(shop: Path, tmp_path: Path) -> None:
    asks = ("came-in", "The Kenian beans are in", "--shop", shop)
    glad = done(tmp_path, *asks, "--json").answer
    assert glad.keys() == {"customer", "name", "text", "since", "order"}
    assert "Abel Okafor · Would like Kenyan beans" in done(tmp_path, *asks, "--tell").out
    assert "Nobody has wished for this" in done(tmp_path, *asks).out
    lines = done(tmp_path, "greet", glad["customer"], "--shop", shop, "--json").answer["lines"]
    assert "It has come: The Kenian beans are in" in lines


def test_nobody_is_ever_created_by_remember_or_greet(shop: Path, tmp_path: Path) -> None:
    for command in (("greet", "Nobody Atall"), ("remember", "Nobody Atall", "words")):
        assert "Nobody Atall" in refused(tmp_path, *command, "--shop", shop)
    assert done(tmp_path, "check", "--shop", shop, "--json").answer["customers"] == 60


def test_several_of_one_name_are_named(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(
        "Name,E-mail,Town\nAnna Schmidt,a@example.org,Wyebridge\nAnna Schmidt,b@example.org,Sundby\n", encoding="utf-8"
    )
    done(tmp_path, "import", tmp_path / "list.csv", "--shop", empty)
    sentence = refused(tmp_path, "greet", "Anna Schmidt", "--shop", empty)
    for hit in done(tmp_path, "find", "anna", "--shop", empty, "--json").answer["hits"]:
        assert hit["id"] in sentence


@pytest.mark.parametrize(
    "arguments",
    [
        ("remember", "{name}", "   "),
        ("remember", "{name}", "words", "--promise", "A book", "--due", "2026-02-31"),
        ("remember", "{name}", "words", "--promise", "A book", "--due", "soon"),
    ],
)
def test_a_talk_that_cannot_be_stored_is_refused_whole(shop: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    uid, _name = some_regular(tmp_path, shop)
    before = done(tmp_path, "check", "--shop", shop, "--json").answer
    assert refused(tmp_path, *(argument.format(name=uid) for argument in arguments), "--shop", shop)
    assert done(tmp_path, "check", "--shop", shop, "--json").answer == before


# --- paper ---


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
def test_every_format_has_true_size_and_names_on_its_pages(shop: Path, tmp_path: Path, form: Format) -> None:
    asked = ("cards", "--month", "2026-11", "--format", form.name, "--out", tmp_path / "out", "--shop", shop, "--json")
    answer = done(tmp_path, *asked).answer
    assert any("envelope" in file for file in answer["files"]) == bool(form.envelope)
    sheets = PdfReader(tmp_path / "out" / str(answer["cards"][0]["file"])).pages
    for page in sheets:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(
            (form.sheet.width / 25.4 * 72, form.sheet.height / 25.4 * 72), abs=0.1
        )
    for made in answer["cards"]:
        text = " ".join(sheets[made["pages"][1] - 1].extract_text().split())
        assert made["called"] in text
    if form.envelope_size:
        (envelopes,) = (tmp_path / "out").glob("envelopes-*.pdf")
        box = PdfReader(envelopes).pages[0].mediabox
        assert float(box.width) == pytest.approx(form.envelope_size.width / 25.4 * 72, abs=0.1)


def test_the_command_line_offers_every_format() -> None:
    assert cli.FORMATS == tuple(FORMATS)


def test_ready_cut_stock_is_asked_for_once_and_has_one_card_a_sheet(shop: Path, tmp_path: Path) -> None:
    asked = ("cards", "--month", "2026-11", "--out", tmp_path / "out", "--shop", shop, "--json", "--format")
    for name, size in (("a6", (210, 148)), ("us-a2", (215.9, 139.7))):
        answer = done(tmp_path, *asked, name, "--ready-cut").answer
        pages = PdfReader(tmp_path / "out" / answer["cards"][0]["file"]).pages
        assert len(pages) == 2 * len(answer["cards"])
        assert {tuple(round(float(side) / 72 * 25.4, 1) for side in page.mediabox[2:]) for page in pages} == {size}
    again = done(tmp_path, *asked, "a6").answer
    assert len(PdfReader(tmp_path / "out" / again["cards"][0]["file"]).pages) <= len(again["cards"]) + 1


def test_labels_take_the_place_of_envelopes_from_the_first_free_one(shop: Path, tmp_path: Path) -> None:
    asked = ("cards", "--month", "2026-11", "--out", tmp_path / "out", "--shop", shop, "--labels", "L7163")
    answer = done(tmp_path, *asked, "--first-label", "8", "--json").answer
    (file,) = [file for file in answer["files"] if "label" in file]
    assert not any("envelope" in file for file in answer["files"])
    assert len(PdfReader(tmp_path / "out" / file).pages) >= 2
    assert "14 labels" in refused(tmp_path, *asked, "--first-label", "99")
    assert "L7160" in refused(tmp_path, *asked[:-1], "L9")


def test_write_gives_a_page_a_copy_and_the_same_bytes_for_a_seed(tmp_path: Path) -> None:
    def write(out: str, *more: str) -> bytes:
        answer = done(tmp_path, "write", "Dear Zoë, thank you!", "--out", tmp_path / out, "--json", *more).answer
        assert answer.keys() == {"hand", "pages", "ms"}
        return (tmp_path / out).read_bytes()

    assert write("a.pdf", "--seed", "3") == write("b.pdf", "--seed", "3") != write("c.pdf", "--seed", "4")
    write("d.pdf", "--copies", "3")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no words"),
        ("\u200b\u2060 \t", "no words"),
        ("漢字", "Japanese"),
        ("שלום", "right to left"),
        ("Thank you 🎂", "birthday cake"),
        ("word " * 10_000, "too many"),
        ("x" * 400, "too long"),
    ],
)
def test_words_that_cannot_be_written_are_refused_and_leave_no_file(tmp_path: Path, text: str, why: str) -> None:
    assert why in refused(tmp_path, "write", text, "--out", tmp_path / "out.pdf")
    assert not (tmp_path / "out.pdf").exists()


def test_letters_that_a_hand_lacks_are_named_with_the_hands_that_have_them(tmp_path: Path) -> None:
    said = refused(tmp_path, "write", "Αγαπητή Φωτεινή,", "--hand", "Caveat", "--out", tmp_path / "out.pdf")
    assert "Caveat cannot write" in said
    assert "Mynerve" in said


def test_paper_has_to_go_somewhere(shop: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refused(tmp_path, "write", "Hello", "--out", tmp_path / "file" / "out.pdf")
    assert refused(tmp_path, "write", "Hello", "--out", tmp_path / "out.pdf", "--hand", "Nobody's")
    assert refused(tmp_path, "cards", "--month", "2026-11", "--out", tmp_path / "file", "--shop", shop)
    for month in ("2026-13", "0000-01", "9999-12"):
        assert month in refused(tmp_path, "cards", "--month", month, "--out", tmp_path / "out", "--shop", shop)


# --- export ---


def test_export_holds_what_was_imported_and_remembered(shop: Path, tmp_path: Path) -> None:
    uid, _name = some_regular(tmp_path, shop)
    done(tmp_path, "remember", uid, "A talk worth exporting", "--ask", "And then?", "--shop", shop)
    answer = done(tmp_path, "export", tmp_path / "out", "--shop", shop, "--json").answer
    assert answer["ok"]
    assert sorted(answer["files"]) == sorted(
        str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*") if path.is_file()
    )
    words = (tmp_path / "out" / "conversations.csv").read_text(encoding="utf-8")
    assert "A talk worth exporting" in words
    assert "And then?" in words
    assert "not empty" in refused(tmp_path, "export", tmp_path / "out", "--shop", shop)


def test_an_export_moves_into_a_new_shop_with_its_cards_drawn_again(shop: Path, tmp_path: Path) -> None:
    taken = done(tmp_path, "cards", "--month", "2026-11", "--out", tmp_path / "paper", "--shop", shop, "--json").answer
    files = done(tmp_path, "export", tmp_path / "out", "--shop", shop, "--json").answer["files"]
    (cards,) = [name for name in files if name.startswith("cards/cards-2026-11") and name.endswith(".pdf")]
    assert (tmp_path / "out" / cards).read_bytes().startswith(b"%PDF")
    assert len(taken["cards"]) > 0
    other = tmp_path / "other.shopfriend"
    done(tmp_path, "new", "--shop", other, "--json")
    told = done(tmp_path, "import", tmp_path / "out", "--shop", other, "--json", "--dry-run").answer
    moved = done(tmp_path, "import", tmp_path / "out", "--shop", other, "--json").answer
    assert told == moved
    assert moved["stored"] == done(tmp_path, "check", "--shop", other, "--json").answer["customers"]
    done(tmp_path, "export", tmp_path / "again", "--shop", other, "--json")
    for name in files:
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "again" / name).read_bytes(), name
    assert "remembers something already" in refused(tmp_path, "import", tmp_path / "out", "--shop", other)


# --- doubles and lists ---


def test_two_are_one_and_two_again(shop: Path, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Name,Phone\nHenriette Quist,07700 900300\nHenriette Qvist,07700 900300\n")
    done(tmp_path, "import", tmp_path / "list.csv", "--shop", shop)
    pair = done(tmp_path, "doubles", "--shop", shop, "--json").answer
    assert sorted(pair["names"]) == ["Henriette Quist", "Henriette Qvist"]
    assert pair["why"] == ["same phone"]
    before = done(tmp_path, "check", "--shop", shop, "--json").answer["customers"]
    done(tmp_path, "doubles", "--one", "Henriette Quist", "Henriette Qvist", "--shop", shop)
    assert done(tmp_path, "check", "--shop", shop, "--json").answer["customers"] == before - 1
    assert "nobody" in refused(tmp_path, "doubles", "--apart", "Nobody's Name", "--shop", shop)
    done(tmp_path, "doubles", "--apart", "Henriette Qvist", "--shop", shop)
    assert done(tmp_path, "check", "--shop", shop, "--json").answer["customers"] == before
    assert done(tmp_path, "doubles", "--shop", shop, "--json").out == ""
    assert refused(tmp_path, "doubles", "--two", "Henriette Quist", "Henriette Quist", "--shop", shop)


@pytest.mark.parametrize("which", ["addresses", "birthdays"])
def test_a_list_for_the_wall(shop: Path, tmp_path: Path, which: str) -> None:
    answer = done(tmp_path, "list", which, "--out", tmp_path / "wall.pdf", "--shop", shop, "--json").answer
    assert Path(answer["file"]).read_bytes().startswith(b"%PDF")
    assert refused(tmp_path, "list", which, "--out", tmp_path / "nowhere" / "wall.pdf", "--shop", shop)


# --- the frame ---


@pytest.mark.parametrize(
    "arguments",
    [
        ("fly",),
        ("find",),
        ("find", "a", "--queries", "b"),
        ("cards", "--month", "november", "--out", "x"),
        ("cards", "--month", "2026-11", "--out", "x", "--format", "a7"),
        ("hands", "--add", "font.ttf", "--remove", "Anna"),
        ("write", "Hello", "--out", "x.pdf", "--ink", "pink"),
        ("write", "Hello", "--out", "x.pdf", "--copies", "0"),
        ("write", "Hello", "--out", "x.pdf", "--seed", "one"),
        ("remember", "Ann", "words", "--due", "2026-12-01"),
    ],
)
def test_wrong_usage_is_status_2_and_says_where_to_read_more(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ended = run(tmp_path, *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
    assert "--help" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_without_a_display_the_window_says_so(tmp_path: Path) -> None:
    assert "no display" in refused(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not FULL, reason="the demo takes these pictures in one look; all looks belong to the full run")
def test_the_tour_needs_no_display(tmp_path: Path) -> None:
    files = done(tmp_path, "tour", tmp_path / "tour", "--json").answer["files"]
    assert sorted(path.name for path in (tmp_path / "tour").iterdir()) == sorted(files)
    assert "counter_page_dark_1366.png" in files


def test_a_day_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    assert "SHOPFRIEND_TODAY" in refused(tmp_path, "hands", SHOPFRIEND_TODAY="tomorrow")


def test_a_missing_system_library_is_named(tmp_path: Path) -> None:
    (tmp_path / "uharfbuzz.py").write_text(
        "raise ImportError('libfoo.so.2: cannot open shared object file: No such file or directory')"
    )
    assert "libfoo.so.2" in refused(tmp_path, "write", "Hi", "--out", tmp_path / "x.pdf", PYTHONPATH=str(tmp_path))


def test_a_bug_is_logged_without_a_word_of_what_was_typed(tmp_path: Path) -> None:
    (tmp_path / "uharfbuzz.py").write_text("raise RuntimeError('the words of a customer')")
    ended = run(tmp_path, "write", "Hi", "--out", tmp_path / "x.pdf", PYTHONPATH=str(tmp_path))
    sentence = ended.err
    assert (ended.status, sentence.count("\n")) == (1, 1)
    (log,) = (tmp_path / "state").rglob("crash *.txt")
    assert str(log) in sentence
    account = log.read_text(encoding="utf-8")
    assert "RuntimeError" in account
    assert "the words of a customer" not in account


def test_soak_tells_each_conversation_after_it_is_stored(empty: Path, shop: Path, tmp_path: Path) -> None:
    assert json.loads(first_line(tmp_path, shop)).keys() == {"conversation", "text"}
    assert json.loads(first_line(tmp_path, empty))["text"]


def first_line(home: Path, shop: Path) -> str:
    with start(home, "soak", "--shop", shop, "--json") as soak:
        assert soak.stdout
        line = soak.stdout.readline()
        soak.kill()
        soak.communicate()
    return line


def test_demo_without_a_display_greets_remembers_and_prints_the_month(tmp_path: Path) -> None:
    told = done(tmp_path, "demo").out
    folder = Path(re.findall(r"\S*shopfriend-demo-\S*?(?=[\s.,]*$)", told, re.MULTILINE)[-1]).parent
    assert folder.is_dir()
    assert list(folder.rglob("*card*.pdf"))
    assert list(folder.rglob("*envelope*.pdf"))
    assert list(folder.rglob("*list*.pdf"))
    assert list(folder.rglob("counter_page_light_1440.png"))
    assert not list(tmp_path.rglob("window.json")), "what the pictures needed is not set on this computer"


def test_the_whole_story_of_one_customer_comes_as_pdf(shop: Path, tmp_path: Path) -> None:
    done(tmp_path, "remember", "Margit Sørensen", "A quince for Łódź", "--between-us", "--shop", shop)
    file = tmp_path / "story.pdf"
    told = done(tmp_path, "story", "Margit Sørensen", "--out", file, "--shop", shop, "--json").answer
    pages = PdfReader(file).pages
    assert (told["ok"], told["pages"]) == (True, len(pages))
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    for said in ("Margit Sørensen", "A quince for Łódź", "between us", "Emil passed his driving test"):
        assert said in words
    nobody = refused(tmp_path, "story", "Xaver Ptak", "--out", file, "--shop", shop)
    assert "Nobody is called Xaver Ptak" in nobody
