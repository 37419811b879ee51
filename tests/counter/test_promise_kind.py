import pytest

from shopfriend.counter.said.promise_kind import kind_of, renewal_months
from shopfriend.records.kinds import PromiseKind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Order the blue scarf", PromiseKind.ORDER),
        ("Get in oat milk", PromiseKind.ORDER),
        ("Den blauen Schal bestellen", PromiseKind.ORDER),
        ("Nachbestellung Filter", PromiseKind.ORDER),
        ("Commander du lait d'avoine", PromiseKind.ORDER),
        ("Encargar leche de avena", PromiseKind.ORDER),
        ("Ring her about the lamp", PromiseKind.CALL_BACK),
        ("Call back on Friday", PromiseKind.CALL_BACK),
        ("Wegen der Lampe anrufen", PromiseKind.CALL_BACK),
        ("Ich rufe sie am Freitag an", PromiseKind.CALL_BACK),
        ("La rappeler vendredi", PromiseKind.CALL_BACK),
        ("Llamar el viernes", PromiseKind.CALL_BACK),
        ("Ring about the order", PromiseKind.CALL_BACK),
        ("New filter every three months", PromiseKind.RENEWAL),
        ("Jedes Jahr einen Adventskranz", PromiseKind.RENEWAL),
        ("Du miel tous les mois", PromiseKind.RENEWAL),
        ("Miel cada mes", PromiseKind.RENEWAL),
        ("Keep a stollen aside till Friday", PromiseKind.FAVOUR),
        ("Put the books in order", PromiseKind.FAVOUR),
        ("A gold ring to be mended", PromiseKind.FAVOUR),
        ("Einen Stollen zurücklegen", PromiseKind.FAVOUR),
        ("Garder un pain", PromiseKind.FAVOUR),
        ("Guardar un pan", PromiseKind.FAVOUR),
        ("Recommend a book", PromiseKind.FAVOUR),
    ],
)
def test_a_promise_tells_what_sort_it_is(said: str, kind: PromiseKind) -> None:
    assert kind_of(said) is kind


@pytest.mark.parametrize(
    ("said", "months"),
    [
        ("every month", 1),
        ("Alle zwei Monate", 2),
        ("quarterly", 3),
        ("twice a year", 6),
        ("every Christmas", 12),
        ("tous les ans", 12),
        ("every Friday", None),
        ("a monthly", 1),
        ("once", None),
    ],
)
def test_a_renewal_tells_after_how_many_months_it_comes_again(said: str, months: int | None) -> None:
    assert renewal_months(said) == months
