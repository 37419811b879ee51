import re
from collections import Counter
from pathlib import Path
from shutil import copytree
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.cards.wording import Text, Texts, Tone, begin, choose, end, fill, fitting, load_texts, one_of
from shopfriend.handwriting.hand import hands, missing
from shopfriend.printing.card_layout import CardToPrint, laid_out
from shopfriend.printing.formats import FORMATS
from shopfriend.problem import Problem
from shopfriend.records.kinds import Occasion

RESOURCES = Path(__file__).parents[2] / "resources"
WORDS = RESOURCES / "words"
LANGUAGES = ("en", "de", "fr", "es")
KNOWN = {
    "called": "Maggie",
    "shop": "Marlow & Daughter",
    "thing": "Marigold candles, twelve",
    "friend": "Noor",
    "who": "Emil",
    "years": "10",
}
KINDS = ("first_visit", "order", "kindness", "years_with_us", "gesture", "renewal", "partner", "general")
SMALLEST = [FORMATS[name] for name in ("a6", "us-postcard", "us-note")]
OFTEN_NEEDED = ("first_visit", "order", "kindness", "general")
TEXTS = load_texts(WORDS)
ALL = [text for language in LANGUAGES for text in TEXTS.spoken(language).texts]
LETTERS = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))} | set("œŒ„“”’–\n")

each_text = pytest.mark.parametrize("text", ALL, ids=lambda text: text.key)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def said(text: Text, personal: str = "", known: dict[str, str] = KNOWN) -> str:
    return "\n".join(fill(text, "Dear Maggie,", "Yours,", known, personal).paragraphs)


@each_text
def test_every_text_fills_without_a_hole_wherever_the_personal_line_stands(text: Text) -> None:
    for personal in ("", "Give Emil our love."):
        words = fill(text, begin(TEXTS, text, KNOWN, 1), end(TEXTS, text, 1), KNOWN, personal)
        everything = "\n".join((words.beginning, *words.paragraphs, words.ending))
        assert personal in everything
        assert not set("{}") & set(everything)
        assert "  " not in everything
        assert all(paragraph == paragraph.strip() != "" for paragraph in words.paragraphs)
        assert words.text_key == text.key
    assert text.words.count("{personal}") == 1


@each_text
def test_every_text_fits_a_small_card_with_room_for_a_line(text: Text) -> None:
    words = said(text)
    assert len(words) <= 330
    assert 25 <= sum(any(letter.isalnum() for letter in word) for word in words.split(" ")) <= 60
    assert 2 <= len(re.findall(r"[.!?](?=[\s”“]|$)", words.replace("\u00a0", ""))) <= 4


@each_text
def test_every_text_keeps_to_letters_that_the_hands_can_write(text: Text) -> None:
    assert set(text.words) <= LETTERS
    assert not set(text.words) & set("'\"")
    assert missing(hands(RESOURCES / "hands")[0], re.sub("[{}]", "", text.words)) == ""


UNWELCOME = {
    "en": r"he|she|her|his|him|today|tonight|valued|discount|offer|voucher|years old|years young",
    "de": r"heute|rabatt|gutschein|angebot|lieber? \{|kunde|kundin|du|dich|dir|dein",
    "fr": r"aujourd|remise|offre|bienvenue?s? (?!à)|ch[eè]re?s?|heureu(x|se)s? de|ravi\w*|content\w*|tu|toi|ton",
    "es": r"hoy|descuento|oferta|bienvenido|querid[oa]s? \{|encantad\w*|nosotr[oa]s|tú|ti|te|contigo",
}


@each_text
def test_no_text_sells_or_tells_the_day_an_age_or_who_is_who(text: Text) -> None:
    assert not re.search(rf"\b({UNWELCOME[text.language]})\b", text.words.casefold())


@each_language
def test_beginnings_and_endings_suit_every_tone_and_the_hands(language: str) -> None:
    spoken = TEXTS.spoken(language)
    hand = hands(RESOURCES / "hands")[0]
    for tone in Tone:
        assert all(beginning.count("{called}") == 1 for beginning in spoken.beginnings[tone])
        assert len(spoken.endings[tone]) >= 3
        assert missing(hand, "".join((*spoken.beginnings[tone], *spoken.endings[tone])).replace("{called}", "")) == ""
    assert "{" not in spoken.nameless
    assert all((text.tone is Tone.QUIET) == (text.occasion is Occasion.SYMPATHY) for text in spoken.texts)


def test_no_two_texts_share_a_key_or_their_words() -> None:
    assert len({text.key for text in ALL}) == len({text.words for text in ALL}) == len(ALL)


@each_language
def test_each_occasion_has_enough_texts_in_every_language(language: str) -> None:
    many = Counter((text.occasion, text.kind) for text in TEXTS.spoken(language).texts)
    assert many[Occasion.BIRTHDAY, ""] >= 12
    assert all(many[Occasion.THANK_YOU, kind] >= 12 for kind in OFTEN_NEEDED)
    assert all(many[Occasion.THANK_YOU, kind] >= 6 for kind in KINDS)
    assert many[Occasion.BIRTHDAY, "family"] >= 6
    others = set(Occasion) - {Occasion.THANK_YOU, Occasion.BIRTHDAY, Occasion.YOUR_OWN}
    assert all(many[occasion, ""] >= 5 for occasion in others)


@each_language
def test_every_text_fits_the_smallest_cards_also_with_a_long_name_and_a_line(language: str) -> None:
    hand = hands(RESOURCES / "hands")[0]
    known = KNOWN | {"called": "Maximiliane", "thing": "Marigold candles, twelve, and a brass tin"[:40]}
    for text in TEXTS.spoken(language).texts:
        words = fill(
            text, begin(TEXTS, text, known, 1), end(TEXTS, text, 1), known, "Give Emil and the dachshund our love."
        )
        for form in FORMATS.values():
            card = CardToPrint(
                number=1,
                beginning=words.beginning,
                paragraphs=words.paragraphs,
                ending=words.ending,
                title="",
                design="",
                language=language,
                hand=hand,
                seed=7,
                shop_name=known["shop"],
                form=form,
                address=() if form.envelope else ("Maximiliane Hohenstein", "14 Mill Lane", "HR9 4TQ Wyebridge"),
            )
            laid_out(card, (hand,))


@each_language
@pytest.mark.parametrize(
    ("occasion", "kind"),
    [
        *((Occasion.THANK_YOU, kind) for kind in KINDS),
        *((occasion, "") for occasion in Occasion if occasion not in (Occasion.YOUR_OWN, Occasion.THANK_YOU)),
    ],
)
def test_every_reason_has_words_even_when_nothing_is_known(language: str, occasion: Occasion, kind: str) -> None:
    for known in (KNOWN, {}):
        found = fitting(TEXTS, occasion, kind, language, known)
        assert found
        assert {(text.kind, text.language) for text in found} == {(kind, language)}


def test_a_text_is_offered_only_where_its_holes_can_be_filled() -> None:
    for known in ({"called": "Maggie"}, {"thing": " "}, {"thing": "..."}):
        assert not any(text.needs for text in fitting(TEXTS, Occasion.THANK_YOU, "order", "en", known))
    assert any("thing" in text.needs for text in fitting(TEXTS, Occasion.THANK_YOU, "order", "en", KNOWN))
    assert {text.kind for text in fitting(TEXTS, Occasion.THANK_YOU, "no such kind", "en", KNOWN)} == {"general"}


@pytest.mark.parametrize(
    ("asked", "used"), [("de_AT", "de"), ("DE", "de"), ("fr-CA", "fr"), ("xx", "en"), ("", "en"), ("../de", "en")]
)
def test_an_unknown_language_falls_back_to_english_and_says_so(asked: str, used: str) -> None:
    assert TEXTS.used_for(asked) == used
    assert choose(TEXTS, Occasion.BIRTHDAY, "", asked, KNOWN, turn=1).language == used


def folder_with(folder: Path, words: str, rows: str = "[[birthday]]\nkey = 'a'\ntone = 'warm'\n") -> Texts:
    head = "nameless = 'Hello,'\n[beginnings]\nwarm = ['Dear {called},']\n[endings]\nwarm = ['Yours,']\n"
    (folder / "en.toml").write_text(f"{head}{rows}words = '{words}'\n", encoding="utf-8")
    return load_texts(folder)


@pytest.mark.parametrize("words", ["{nobody} knows this.", "A stray { brace.", "A nameless {} hole."])
def test_a_text_with_a_hole_that_nobody_fills_is_refused(tmp_path: Path, words: str) -> None:
    with pytest.raises(Problem, match=r"en\.toml"):
        folder_with(tmp_path, words).spoken("en")


@pytest.mark.parametrize(
    "damage", ["", "[[birthday]]\nkey = 'x'\n", "[[birthday", "birthday = 3", "\0", "nameless = 1"]
)
def test_a_damaged_file_is_named(tmp_path: Path, damage: str) -> None:
    (tmp_path / "en.toml").write_text(damage)
    with pytest.raises(Problem, match=r"en\.toml") as problem:
        load_texts(tmp_path).spoken("en")
    assert problem.value.code == "texts-damaged"


def test_a_missing_folder_is_a_problem_and_not_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"en\.toml"):
        fitting(load_texts(tmp_path / "none"), Occasion.BIRTHDAY, "", "en", KNOWN)


def test_a_language_is_read_once_and_quickly(tmp_path: Path) -> None:
    copytree(WORDS, tmp_path / "words")
    texts = load_texts(tmp_path / "words")
    began = perf_counter()
    first = texts.spoken("en")
    assert perf_counter() - began < 0.1  # 3 ms when the machine is idle
    assert load_texts(tmp_path / "words").spoken("en_GB") is first


def pick(occasion: Occasion = Occasion.BIRTHDAY, kind: str = "", turn: int | str = 1, **more: object) -> Text:
    return choose(TEXTS, occasion, kind, "en", KNOWN, turn=turn, **more)  # type: ignore[arg-type]


@given(st.sampled_from([(Occasion.BIRTHDAY, ""), (Occasion.THANK_YOU, "order"), (Occasion.CHRISTMAS, "")]), st.data())
def test_nobody_gets_the_same_words_twice_while_others_are_left(
    reason: tuple[Occasion, str], data: st.DataObject
) -> None:
    occasion, kind = reason
    left = [
        text.key for text in TEXTS.spoken("en").texts if text.occasion is occasion and text.kind in (kind, "general")
    ]
    recent = data.draw(st.lists(st.sampled_from(left)))
    used: list[str] = []
    for _ in left:
        used.append(pick(occasion, kind, data.draw(st.integers()), used=used, recent=recent).key)
    assert sorted(used) == sorted(left)


def test_when_texts_run_out_the_one_longest_ago_comes_again() -> None:
    keys = [text.key for text in fitting(TEXTS, Occasion.BIRTHDAY, "", "en", KNOWN)]
    assert pick(used=keys).key == keys[0]
    assert pick(used=[*keys, keys[0]]).key == keys[1]
    assert pick(used=[*keys, keys[0]], recent={keys[1]: 9}).key == keys[1]


def test_when_the_words_for_a_reason_run_out_general_thanks_come_first() -> None:
    had = [text.key for text in fitting(TEXTS, Occasion.THANK_YOU, "gesture", "en", KNOWN)]
    assert pick(Occasion.THANK_YOU, "gesture", used=had).kind == "general"


def test_when_the_words_for_a_childs_birthday_run_out_none_greets_the_parent_instead() -> None:
    had = [text.key for text in fitting(TEXTS, Occasion.BIRTHDAY, "family", "en", KNOWN)]
    assert pick(Occasion.BIRTHDAY, "family", used=had).key == had[0]
    assert fitting(TEXTS, Occasion.BIRTHDAY, "family", "en", {}) == ()


@given(st.integers(1, 60), st.text(max_size=4))
def test_a_pile_uses_its_texts_evenly(cards: int, turn: str) -> None:
    pile: list[str] = []
    for number in range(cards):
        pile.append(pick(turn=f"{turn} {number}", recent=pile).key)
    often = Counter({text.key: 0 for text in fitting(TEXTS, Occasion.BIRTHDAY, "", "en", KNOWN)})
    often.update(pile)
    assert max(often.values()) - min(often.values()) <= 1


def test_words_of_neighbours_are_the_last_resort() -> None:
    keys = [text.key for text in fitting(TEXTS, Occasion.BIRTHDAY, "", "en", KNOWN)]
    weights = dict.fromkeys(keys, 1000) | {keys[3]: 30}
    assert {pick(turn=turn, recent=weights).key for turn in range(5)} == {keys[3]}


def test_the_same_turn_chooses_the_same_and_turns_differ() -> None:
    assert pick(turn="Maggie 2026") is pick(turn="Maggie 2026")
    assert len({pick(turn=turn).key for turn in range(200)}) == len(fitting(TEXTS, Occasion.BIRTHDAY, "", "en", KNOWN))
    assert one_of(("a", "b"), 7) == one_of(("b", "a"), 7)


def test_without_a_text_one_is_asked_for() -> None:
    with pytest.raises(Problem) as problem:
        pick(Occasion.YOUR_OWN)
    assert problem.value.code == "no-text"


def a_text(words: str, language: str = "en") -> Text:
    return Text("k", language, Occasion.BIRTHDAY, "", Tone.WARM, words, frozenset())


def test_a_customers_own_beginning_wins_and_nobody_is_greeted_by_a_hole() -> None:
    text = pick()
    assert begin(TEXTS, text, KNOWN, 1, own=" Dearest Mags, ") == "Dearest Mags,"
    assert begin(TEXTS, text, {"called": " "}, 1) == "Hello,"
    assert fill(text, begin(TEXTS, text, KNOWN, 1), "Yours,", KNOWN).beginning in (
        "Dear Maggie,",
        "Hello Maggie,",
        "For Maggie,",
    )


@pytest.mark.parametrize(
    ("beginning", "first"),
    [
        ("Guten Tag {called},", "wie schön."),
        ("Für {called}", "Wie schön."),
        ("Guten Morgen!", "Wie schön."),
        ("", "Wie schön."),
    ],
)
def test_german_goes_on_in_small_letters_only_after_a_comma(beginning: str, first: str) -> None:
    assert fill(a_text("wie schön.", "de"), beginning, "Herzlich", KNOWN).paragraphs == (first,)


@pytest.mark.parametrize(
    ("words", "personal", "paragraphs"),
    [
        ("One. {personal}\nTwo.", "", ("One.", "Two.")),
        ("One. {personal}\nTwo.", "Love to Emil", ("One. Love to Emil", "Two.")),
        ("One. {personal} Two.", "Love to Emil", ("One. Love to Emil. Two.",)),
        ("One. {personal} Two.", "Really?", ("One. Really? Two.",)),
        ("One.\n{personal}\nTwo.", " ", ("One.", "Two.")),
        ("One.", "Love\n to   Emil!", ("One.", "Love to Emil!")),
        ("One. {personal}", "\u200b", ("One.",)),
        ("One. {personal}", "What {thing}?", ("One. What thing?",)),
    ],
)
def test_the_personal_line_stands_as_its_own_sentence(words: str, personal: str, paragraphs: tuple[str, ...]) -> None:
    assert fill(a_text(words), "Dear Maggie,", "Yours,", KNOWN, personal).paragraphs == paragraphs


@pytest.mark.parametrize(
    ("words", "known", "filled"),
    [
        ("We sent {thing}.", {"thing": "the blue scarf."}, "We sent the blue scarf."),
        ("{friend} came. Thank you.", {}, "Thank you."),
        ("Thanks to {friend}, we met.", {"friend": " Noor\tB. "}, "Thanks to Noor B, we met."),
        ("{friend} came.", {"friend": "{Noor} B."}, "Noor B. came."),
        ("Bon anniversaire\u00a0!", {}, "Bon anniversaire\u00a0!"),
    ],
)
def test_what_is_filled_in_leaves_no_seam(words: str, known: dict[str, str], filled: str) -> None:
    assert said(a_text(words), known=known) == filled


@given(
    st.dictionaries(st.sampled_from(sorted(KNOWN)), st.text(max_size=20)),
    st.text(max_size=60),
    st.text(max_size=20),
    st.sampled_from(ALL),
    st.integers(),
)
def test_whatever_is_typed_leaves_no_hole(known: dict[str, str], line: str, own: str, text: Text, turn: int) -> None:
    words = fill(text, begin(TEXTS, text, known, turn, own), end(TEXTS, text, turn), known, line)
    everything = (words.beginning, *words.paragraphs, words.ending)
    assert not any(set("{}") & set(part) or "  " in part or part != part.strip() for part in everything)
    assert words.ending
    assert words.paragraphs
    assert all(words.paragraphs)
    assert words.beginning or not re.sub(r"[{}\W\x00-\xa0]", "", own)


@given(st.text(min_size=1, max_size=20).filter(lambda name: any(c.isalnum() for c in name)), st.sampled_from(ALL))
def test_a_beginning_names_whom_it_greets(name: str, text: Text) -> None:
    known = {"called": name}
    greeting = fill(text, begin(TEXTS, text, known, name), "Yours,", known).beginning
    assert max(re.findall(r"\w+", name), key=len) in greeting
