"""A regular of five years for the tour: all that a page and a story may have to hold, in words of any length."""

from datetime import date, timedelta

from shopfriend.counter.conversations import Talk, remember
from shopfriend.counter.customers import NewCustomer, add, named
from shopfriend.records.birthday import Birthday
from shopfriend.records.card import Card
from shopfriend.records.detail import Detail
from shopfriend.records.gesture import Gesture
from shopfriend.records.kinds import (
    CardState,
    DetailKind,
    GestureKind,
    Occasion,
    PromiseKind,
    PromiseState,
    SubjectKind,
)
from shopfriend.records.promise import Promise
from shopfriend.store.database import Database

NAME = "Rosalind Featherstonehaugh-Llewellyn"
_EVERY = timedelta(days=12)
_SAID = (
    "The lane was flooded up to the bridge again, and the cellar of the parish hall with it.",
    "Read the whole of Middlemarch over the winter, and would like something shorter now.",
    "Theo plays the cello in the county youth orchestra since last week: third desk, on the inside.",
    "Looked at the blue teapot again. It is still too dear, and it is still the right one.",
    "Back from two weeks on Skye. It rained on thirteen of fifteen days, there was a seal in the harbour on the other "
    "two, the landlady knew everybody's grandmother, and the shortbread there is better than ours, which is not to be "
    "told to Helen.",
    "A short word only, the bus was coming.",
    "Wilfred has learnt to open the biscuit tin.",
)
_ASKED = ("Did the cellar dry out?", "How was the concert?", "", "", "Which book was it in the end?", "", "")
_DETAILS = (
    (DetailKind.FAMILY, "", "Theo", "grandson"),
    (DetailKind.FAMILY, "", "Maximiliane-Henriette", "daughter in New South Wales"),
    (DetailKind.FAMILY, "", "Gwendolyn", "sister"),
    (DetailKind.PET, "", "Wilfred", "wire-haired dachshund"),
    (DetailKind.FAVOURITE, "Seeded loaf, sliced thin, in paper and not in plastic", "", ""),
    (DetailKind.FAVOURITE, "Lapsang souchong", "", ""),
    (DetailKind.FAVOURITE, "The end piece of the plum cake, if there is one left", "", ""),
    (DetailKind.SEAT, "The chair by the stove", "", ""),
    (DetailKind.SIZE, "Gloves: 7", "", ""),
    (DetailKind.TOPIC, "cello", "", ""),
    (DetailKind.ALLERGY, "No hazelnuts, not even traces", "", ""),
)
_PROMISED = (
    ("Ask the bindery in Hereford what a new spine for the family Bible would cost", PromiseKind.FAVOUR, -3),
    ("Ring when the Christmas stollen is in", PromiseKind.CALL_BACK, 4),
    ("Twelve beeswax candles, the long ones", PromiseKind.ORDER, 9),
    ("Lapsang souchong, two tins", PromiseKind.RENEWAL, 40),
)
_THANKS = (
    "Dear Rosalind, thank you for five years of Tuesdays.",
    "We have learnt more about cellos than we ever thought there was to know.",
    "Yours, Helen and Rosie",
)


def five_years(database: Database, today: date) -> str:
    """Store this regular with a talk every twelve days for five years; gives the uid."""
    since = today - timedelta(days=5 * 365)
    uid = add(database, NewCustomer(NAME, "Rosalind", "Featherstonehaugh-Llewellyn", "Ros"), since).uid
    day, turn = since, 0
    while day < today:
        said, ask = _SAID[turn % len(_SAID)], _ASKED[turn % len(_ASKED)]
        remember(database, [uid], Talk(said, ask, between_us=turn % 20 == 5, told=turn % 7 == 2), day)
        day, turn = day + _EVERY, turn + 1
    with database.writing() as session:
        customer = named(session, uid)
        born = Birthday((today + timedelta(days=5)).month, (today + timedelta(days=5)).day)
        customer.birth_day, customer.birth_month = born.day, born.month
        session.add_all(_promises(customer.id, today))
        for kind, text, name, relation in _DETAILS:
            session.add(Detail(customer_id=customer.id, kind=kind, text=text, name=name, relation=relation))
        for year in range(today.year - 5, today.year):
            session.add(_card(uid, customer.id, Occasion.BIRTHDAY, date(year, born.month, 1)))
            session.add(_card(uid, customer.id, Occasion.CHRISTMAS, date(year, 12, 20)))
        session.add(
            Gesture(
                customer_id=customer.id,
                kind=GestureKind.EXTRA_MILE,
                day=today - timedelta(days=200),
                text="Drove to the sale in Ledbury to look at the cello with her",
            )
        )
    return uid


def _promises(customer: int, today: date) -> list[Promise]:
    """What is promised to this regular (key) just now, and what was kept in these years."""
    kept = [
        Promise(
            customer_id=customer,
            text="Keep the paper" if ago > 20 else "Find the recipe for quince cheese",
            made_on=today - timedelta(days=ago),
            state=PromiseState.KEPT,
            settled_on=today - timedelta(days=ago - 12),
        )
        for ago in (20, *range(110, 5 * 365, 108))
    ]
    made = [
        Promise(
            customer_id=customer,
            text=text,
            kind=kind,
            made_on=today - timedelta(days=7),
            due=today + timedelta(days=days),
            every_months=3 if kind is PromiseKind.RENEWAL else None,
        )
        for text, kind, days in _PROMISED
    ]
    return [*made, *kept]


def _card(uid: str, customer: int, occasion: Occasion, day: date) -> Card:
    return Card(
        customer_id=customer,
        recipient_uid=uid,
        occasion=occasion,
        subject=SubjectKind.PERSON,
        subject_uid=uid,
        day=day,
        year=day.year,
        language="en",
        text_key="",
        beginning=_THANKS[0],
        paragraphs=list(_THANKS[1:2]),
        ending=_THANKS[2],
        hand="",
        format="a6",
        seed=1,
        state=CardState.SENT,
        sent_on=day,
    )
