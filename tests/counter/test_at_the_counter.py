"""Adding, remembering and opening the page, on a real file."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from shopfriend.counter import conversations, people_index, serving
from shopfriend.counter.beginnings import beginnings
from shopfriend.counter.conversations import Talk, remember
from shopfriend.counter.customers import NewCustomer, add, named
from shopfriend.counter.page import page_of
from shopfriend.counter.promises import NewPromise
from shopfriend.problem import Problem
from shopfriend.records import typed_words
from shopfriend.records.change import Change
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Address, Customer
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind, Gone, PromiseKind
from shopfriend.records.promise import Promise
from shopfriend.records.shop import Shop
from shopfriend.records.staff import Staff
from shopfriend.records.visit import Visit
from shopfriend.store import cipher
from shopfriend.store.database import Database
from tests.conftest import SALT, SECRET

TODAY = date(2026, 11, 24)


@pytest.fixture
def maggie(database: Database) -> str:
    return add(database, NewCustomer("  Margit   Sørensen ", "Margit", "Sørensen", "Maggie", "41 07"), TODAY).uid


def page(database: Database, uid: str) -> list[str]:
    with database.reading() as session:
        return list(page_of(session, named(session, uid), TODAY).lines)


def find(database: Database, query: str) -> list[str]:
    connection = cipher.connect(database.path, cipher.raw_key(SECRET, SALT))
    hits = people_index.find(people_index.read_index(connection, TODAY), connection, query, TODAY)
    connection.close()
    return [hit.uid for hit in hits]


def test_a_new_customer_is_stored_tidily(database: Database, maggie: str) -> None:
    with database.reading() as session:
        assert named(session, maggie).name == "Margit Sørensen"
    assert find(database, "4107") == [maggie]
    with pytest.raises(Problem) as problem:
        add(database, NewCustomer(" \x00 "), TODAY)
    assert problem.value.code == "no-name"


def test_a_customer_is_named_by_uid_reference_or_exact_name_and_never_guessed(database: Database, maggie: str) -> None:
    with database.writing() as session:
        named(session, maggie).reference = "C-17"
    with database.reading() as session:
        for name in (maggie, "C-17", "Margit Sørensen", " Margit  Sørensen "):
            assert named(session, name).uid == maggie
        for name in ("Margit", "margit sørensen", "", "%", "C-1"):
            with pytest.raises(Problem) as problem:
                named(session, name)
            assert problem.value.code == "nobody-named"


def test_namesakes_are_told_apart_in_one_sentence(database: Database, maggie: str) -> None:
    for _ in range(9):
        add(database, NewCustomer("Margit Sørensen " + "x" * 60), TODAY)
    with database.reading() as session, pytest.raises(Problem) as problem:
        named(session, "Margit Sørensen " + "x" * 60)
    assert problem.value.code == "several-named"
    assert len(str(problem.value)) < 300


def test_a_talk_is_stored_with_its_question_its_promise_and_one_visit_a_day(database: Database, maggie: str) -> None:
    talk = Talk("Emil passed.\r\nAt last!", "How was the drive?", NewPromise("Keep a stollen", date(2026, 12, 12)))
    first = remember(database, [maggie], talk, TODAY)
    remember(database, [maggie], Talk("And again"), TODAY)
    with database.reading() as session:
        stored = session.scalars(select(Conversation).where(Conversation.uid == first.uid)).one()
        assert (stored.text, stored.ask, stored.day) == ("Emil passed.\nAt last!", "How was the drive?", TODAY)
        promise = session.scalars(select(Promise)).one()
        assert (promise.text, promise.due, promise.conversation_id) == ("Keep a stollen", date(2026, 12, 12), stored.id)
        assert session.scalar(select(func.count()).select_from(Visit)) == 1
        (action,) = session.scalars(select(Change.action).where(Change.row_uid == first.uid))
    assert first.changes.action == action
    assert first.changes.customers == {maggie}
    assert first.changes.tables == {"conversation", "present", "visit", "promise"}


@pytest.mark.parametrize(
    ("promise", "due"),
    [
        (NewPromise("Keep a stollen aside till Friday"), date(2026, 11, 27)),
        (NewPromise("Keep a stollen aside till Friday", date(2026, 12, 24)), date(2026, 12, 24)),
        (NewPromise("Keep a stollen aside"), None),
        (NewPromise("The lamp, by 3/12"), date(2026, 12, 3)),
    ],
)
def test_by_when_is_read_from_the_promise_itself(
    database: Database, maggie: str, promise: NewPromise, due: date | None
) -> None:
    with database.writing() as session:
        session.add(Shop(name="Corner", region="GB"))
    remember(database, [maggie], Talk("words", promise=promise), TODAY)
    with database.reading() as session:
        stored = session.scalars(select(Promise)).one()
        assert (stored.text, stored.due) == (promise.text, due)


def test_a_talk_with_two_is_on_both_their_pages(database: Database, maggie: str) -> None:
    other = add(database, NewCustomer("Omar Haddad"), TODAY).uid
    remember(database, [maggie, other, maggie], Talk("They met at last"), TODAY)
    for uid in (maggie, other):
        assert any("They met at last" in line for line in page(database, uid))


def test_an_at_sign_in_the_words_adds_who_else_was_there(database: Database, maggie: str) -> None:
    omar = add(database, NewCustomer("Omar Haddad", "Omar", "Haddad"), TODAY).uid
    for _ in range(2):
        add(database, NewCustomer("Anna Berg", "Anna", "Berg"), TODAY)
    stored = remember(database, [maggie], Talk("Came in with @omar and @Anna, not @Xaver or me@home.org"), TODAY)
    assert (stored.also, stored.unclear) == (("Omar Haddad",), ("Anna", "Xaver"))
    assert stored.changes.customers == {maggie, omar}
    assert any("Came in with" in line for line in page(database, omar))
    again = remember(database, [maggie], Talk("Just @Maggie and @maggie"), TODAY)
    assert (again.also, again.unclear) == ((), ())


def test_a_hash_in_the_words_notes_a_topic_once_and_never_of_what_is_between_us(
    database: Database, maggie: str
) -> None:
    for talk in (Talk("About #roses"), Talk("Again #Roses and #tulips"), Talk("On #debts", between_us=True)):
        remember(database, [maggie], talk, TODAY)
    with database.reading() as session:
        details = session.scalars(select(Detail).order_by(Detail.id)).all()
        assert [(detail.kind, detail.text) for detail in details] == [
            (DetailKind.TOPIC, "Roses"),
            (DetailKind.TOPIC, "Tulips"),
        ]


def test_what_the_shop_told_is_known_of_each_who_was_there(database: Database, maggie: str) -> None:
    stored = remember(database, [maggie], Talk("The tale of the lost umbrella", told=True), TODAY)
    with database.reading() as session:
        assert [present.told for present in session.scalars(select(Present))] == [True]
    conversations.mark(database, stored.uid, told=False, between_us=True)
    with database.reading() as session:
        assert [present.told for present in session.scalars(select(Present))] == [False]
    assert find(database, "lost umbrella") == []
    conversations.mark(database, stored.uid, between_us=False)
    assert find(database, "lost umbrella") == [maggie]
    with pytest.raises(Problem):
        conversations.mark(database, "nothing", told=True)


def test_who_serves_is_named_by_whole_or_first_name(database: Database) -> None:
    with database.writing() as session:
        session.add_all(
            [Staff(name="Ines Vogel"), Staff(name="Ben Two"), Staff(name="Ben One"), Staff(name="Old", left=True)]
        )
        session.flush()
        uids = {one.name: one.uid for one in session.scalars(select(Staff))}
        assert serving.staff_named(session, "ines") == uids["Ines Vogel"]
        assert serving.staff_named(session, "Ben One") == uids["Ben One"]
        for name in ("Ben", "Old", ""):
            with pytest.raises(Problem) as problem:
                serving.staff_named(session, name)
            assert problem.value.code == "nobody-serves"


def test_what_is_between_us_never_surfaces(database: Database, maggie: str) -> None:
    remember(database, [maggie], Talk("An open word"), TODAY)
    remember(database, [maggie], Talk("The secret recipe", "Is it still secret?", between_us=True), TODAY)
    assert "secret" not in " ".join(page(database, maggie))
    assert "An open word" in " ".join(page(database, maggie))
    assert find(database, "secret recipe") == []


def test_nothing_is_stored_where_words_or_people_are_missing(database: Database, maggie: str) -> None:
    for uids, talk in (([maggie], Talk(" \n ")), ([maggie, "nobody"], Talk("words")), ([], Talk("words"))):
        with pytest.raises(Problem):
            remember(database, uids, talk, TODAY)
    with pytest.raises(Problem):
        NewPromise("  ")
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Conversation)) == 0
        assert session.scalar(select(func.count()).select_from(Visit)) == 0


def test_a_question_once_asked_is_gone_from_the_greeting(database: Database, maggie: str) -> None:
    talk = remember(database, [maggie], Talk("Emil passed", "How was the drive?"), TODAY)
    assert page(database, maggie)[0].startswith("Ask: How was the drive?")
    conversations.asked(database, talk.uid, TODAY)
    assert not page(database, maggie)[0].startswith("Ask")


def test_being_in_without_words_is_noted_once(database: Database, maggie: str) -> None:
    assert conversations.was_in(database, maggie, TODAY).tables == {"visit"}
    assert conversations.was_in(database, maggie, TODAY).sequence == 0


def test_the_page_tells_what_is_known_and_leaves_out_the_gone(database: Database, maggie: str) -> None:
    with database.writing() as session:
        key = named(session, maggie).id
        session.add_all(
            [
                Detail(customer_id=key, kind=DetailKind.FAVOURITE, text="rye loaf"),
                Detail(customer_id=key, kind=DetailKind.ALLERGY, text="no walnuts"),
                Detail(customer_id=key, kind=DetailKind.PET, name="Plet", text="dachshund Plet", gone=Gone.DIED),
                Detail(customer_id=key, kind=DetailKind.FAMILY, name="Jens", gone=Gone.DIED, gone_on=date(2026, 11, 1)),
                Promise(customer_id=key, kind=PromiseKind.ORDER, text="Blue scarf", made_on=TODAY, come_on=TODAY),
                Address(customer_id=key, street="3 Mill Lane"),
            ]
        )
    assert page(database, maggie) == [
        "Tell: it has come: Blue scarf",
        "The usual: rye loaf",
        "Mind: no walnuts",
        "Be gentle: there was a death in the family.",
        "Ordered, and it has come: Blue scarf",
        "Likes: rye loaf",
    ]


def test_those_who_are_gone_are_found_no_more(database: Database, maggie: str) -> None:
    remember(database, [maggie], Talk("Emil passed"), TODAY)
    assert find(database, "maggie") == find(database, "emil passed") == [maggie]
    with database.writing() as session:
        named(session, maggie).gone = Gone.DIED
    assert find(database, "maggie") == find(database, "emil passed") == []
    assert page(database, maggie) == ["Is no longer with us."]


def test_talks_are_found_by_their_words_below_the_names_and_never_quoted(database: Database, maggie: str) -> None:
    dachs = add(database, NewCustomer("Emil Dachs"), TODAY).uid
    remember(database, [maggie], Talk("Emil has two dachshunds, Zoë and Ærø"), TODAY)
    assert find(database, "emil dachs") == [dachs, maggie]
    assert find(database, "zoe aero") == [maggie]
    for query in ('"', "emil OR", "NEAR(a b)", "dachshunds*", "-x", "col:emil", "a" * 5000):
        find(database, query)


def test_a_page_of_500_talks_opens_within_50_ms(database: Database, maggie: str) -> None:
    with database.writing() as session:
        key = named(session, maggie).id
        for n in range(500):
            day = TODAY - timedelta(days=n)
            session.add(Conversation(day=day, text=f"Talk {n}", folded=f"talk {n}", present=[Present(customer_id=key)]))
    page(database, maggie)
    begun = time.perf_counter()
    assert any("Talk 0" in line for line in page(database, maggie))
    assert time.perf_counter() - begun < 0.05


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_words_are_stored_as_typed_or_refused(database: Database, text: str) -> None:
    uid = add(database, NewCustomer("Somebody"), TODAY).uid
    try:
        stored = remember(database, [uid], Talk(text), TODAY)
    except Problem as problem:
        assert problem.code == "no-words"
        assert not typed_words.clean(text)
    else:
        with database.reading() as session:
            row = session.scalars(select(Conversation).where(Conversation.uid == stored.uid)).one()
            assert row.text == typed_words.clean(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_name_is_found_again_exactly_or_refused(database: Database, name: str) -> None:
    try:
        uid = add(database, NewCustomer(name), TODAY).uid
    except Problem:
        assert not typed_words.tidy(name)
        return
    with database.writing() as session:
        found = named(session, name)
        assert found.uid == uid
        session.delete(
            session.scalars(
                select(Customer)
                .where(Customer.uid == uid)
                .options(
                    *map(loaded, (Customer.phones, Customer.emails, Customer.addresses, Customer.tags, Customer.wishes))
                )
            ).one()
        )


def loaded(relationship: object) -> object:
    from sqlalchemy.orm import selectinload

    return selectinload(relationship)  # type: ignore[arg-type]


def test_before_the_index_is_built_beginnings_of_names_answer(database: Database, maggie: str) -> None:
    connection = cipher.connect(database.path, cipher.raw_key(SECRET, SALT))
    for query in ("marg", "  MARGIT s", "Søren", "magg"):
        assert [hit.uid for hit in beginnings(connection, query)] == [maggie]
    for query in ("", "%", "_", "x", "!"):
        assert beginnings(connection, query) == []
    connection.close()


def test_an_entry_read_alone_is_the_entry_of_the_index(database: Database, maggie: str) -> None:
    remember(database, [maggie], Talk("Emil passed"), TODAY)
    connection = cipher.connect(database.path, cipher.raw_key(SECRET, SALT))
    whole = people_index.read_index(connection, TODAY)
    entry = people_index.entry_of(connection, maggie)
    assert entry is not None
    before = whole.find("maggie")
    whole.put(entry)
    assert whole.find("maggie") == before
    assert entry.last_noted == TODAY.toordinal()
    assert people_index.entry_of(connection, "nobody") is None
    connection.close()
