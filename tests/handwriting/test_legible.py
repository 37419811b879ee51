import pytest

from shopfriend.handwriting.legible import cleaned, emoji, refusal, without_emoji

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("words", "left", "names"),
    [
        ("Happy birthday 🎂!", "Happy birthday!", ("birthday cake",)),
        ("Thank you ❤️ so much", "Thank you so much", ("heart",)),
        ("🎉 Hooray 🎉", "Hooray", ("party popper",)),
        ("Well done 👍🏽.", "Well done.", ("thumbs up",)),
        (f"To all of you {FAMILY} at home", "To all of you at home", ("man",)),
        ("Off to 🇩🇪 with you", "Off to with you", ("flag",)),
        ("Room 1️⃣", "Room", ("1",)),
        ("one🎈two", "onetwo", ("balloon",)),
        ("a 🎈🎈 b", "a b", ("balloon",)),
        ("a 🎈 🎈 b", "a b", ("balloon",)),
        ("first ☀\nsecond", "first\nsecond", ("sun with rays",)),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f England", "England", ("waving black flag",)),
        ("5 > 3, © 2026, № 7 → shop", "5 > 3, © 2026, № 7 → shop", ()),
        ("Done ✅\u200d", "Done", ("check mark",)),
        ("two  blanks stay", "two  blanks stay", ()),
        ("🎉", "", ("party popper",)),
    ],
)
def test_pictures_are_named_and_left_out(words: str, left: str, names: tuple[str, ...]):
    assert emoji(words) == names
    assert without_emoji(words) == left
    assert emoji(without_emoji(words)) == ()
    assert cleaned(without_emoji(words)) == without_emoji(words)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("שלום רב", "right-to-left"),
        ("Dear سعاد", "right-to-left"),
        ("漢字", "ideographs"),
        ("ありがとう", "ideographs"),
        ("감사합니다", "ideographs"),
        ("Well done 🎉🎂🎈🎁", "emoji"),
    ],
)
def test_what_no_hand_writes_is_refused_in_one_sentence(words: str, code: str):
    problem = refusal(words)
    assert problem is not None
    assert problem.code == code
    assert str(problem).endswith(".")


def test_the_pictures_are_named_in_the_refusal():
    problem = refusal("🎉 🎂 🎈 🎁")
    assert problem is not None
    assert problem.values["names"] == "party popper, birthday cake, balloon …"


@pytest.mark.parametrize("words", ["", "Zoë", "Φωτεινή, Ирина, Nguyễn", "5 € – “ok” …", "1 2 3 # *", "½ × ÷ ← →"])
def test_words_of_europe_are_not_refused(words: str):
    assert refusal(words) is None
