"""What sort of promise was made, as its own words tell: an order, a call back, one that comes again, else a favour."""

import re

from shopfriend.records.folding import plain
from shopfriend.records.kinds import PromiseKind

_MONTHS = (
    (
        6,
        r"twice a year|every half year|every six months|alle sechs monate|halbjahrlich|deux fois par an|"
        r"tous les six mois|dos veces al ano|cada seis meses",
    ),
    (
        3,
        r"every (?:quarter|three months|3 months)|quarterly|alle (?:drei|3) monate|jedes quartal|vierteljahrlich|"
        r"tous les (?:trois|3) mois|chaque trimestre|cada (?:trimestre|tres meses|3 meses)",
    ),
    (2, r"every (?:two|2|other) months?|alle (?:zwei|2) monate|tous les (?:deux|2) mois|cada (?:dos|2) meses"),
    (
        12,
        r"every year|each year|yearly|every (?:christmas|easter|autumn|spring|summer|winter)|jedes jahr|jahrlich|"
        r"alle jahre|"
        r"tous les ans|chaque annee|todos los anos|cada ano",
    ),
    (1, r"every month|each month|monthly|jeden monat|monatlich|tous les mois|chaque mois|todos los meses|cada mes"),
)
_ORDER = (
    r"(?<!in )orders?|order in|get in|send for|(?:nach)?bestell\w*|besorg\w*|command(?:e|er|ons|ez|e pour)|encarg\w+|"
    r"pedir|pido|pedimos|(?:hacer|un) pedido"
)
_CALL = (
    r"(?<!gold )(?<!a )(?:ring|phone|call)(?: her| him| them| back| up| about| when)|call back|ring back|give (?:her|"
    r"him|them) a "
    r"(?:ring|call)|"
    r"(?:an|zuruck)(?:zu)?ruf\w*|ruf\w*\b.*\b(?:an|zuruck)|telefonier\w*|r?appel(?:er|le|ons|lerai)|telephon\w+|"
    r"(?:la |le |lo |les )?(?:llam(?:o|ar|amos|are|arla|arlo|arle)|telefone\w+)"
)


def renewal_months(said: str) -> int | None:
    """After how many months a promise comes again, where its words say so ("every three months")."""
    text = plain(said)
    return next((months for months, words in _MONTHS if re.search(rf"\b(?:{words})\b", text)), None)


def kind_of(said: str) -> PromiseKind:
    """The kind of a promise; a favour where nothing tells more."""
    text = plain(said)
    if renewal_months(said) is not None:
        return PromiseKind.RENEWAL
    if re.search(rf"\b(?:{_CALL})\b", text):
        return PromiseKind.CALL_BACK
    return PromiseKind.ORDER if re.search(rf"\b(?:{_ORDER})\b", text) else PromiseKind.FAVOUR
