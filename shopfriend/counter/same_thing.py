"""Whether two people speak of the same thing: what has come in, and what somebody wished for in words of their own.

The number does not matter ("bean", "beans"), nor a typo, nor the words around a wish ("would like", "when it is in");
a size or another figure does. English, German, French and Spanish.
"""

import re

from rapidfuzz.distance import OSA

from shopfriend.records.folding import fold

_AROUND = frozenset(
    "a an the some any few more of for in on at to with and or by from is are be been it its has have had would will "
    "like likes love want wants wish wishes buy take get order ordered need needs i we she he they her his their our "
    "please when whenever once if again back new fresh next this that these those harvest season stock arrive arrives "
    "arrived come comes came there here today now finally "
    "ein eine einen einem einer eines der die das den dem des und oder mit von vom fur im am zu zum zur ist sind war "
    "hat haben hatte hatten gern gerne mochte wurde will wenn wieder da sobald neu neue neuen frisch frische ernte "
    "saison eingetroffen gekommen kommt kommen bestellt heute jetzt endlich "
    "un une des du de la le les et ou avec pour au aux en est sont voudrait aimerait quand nouveau nouvelle nouveaux "
    "nouvelles recolte arrive arrivee arrives arrivees aujourd hui enfin "
    "una unos unas el los las y o con para por es son esta estan quiere querria quisiera gustaria cuando nuevo nueva "
    "nuevos nuevas cosecha llegado llegada llegados llegadas llega llegan hoy".split()
)
_MEASURED = re.compile(r"\b\d+ ?(?:kg|kilos?|g|grams?|mg|l|liters?|litres?|ml|cl|cm|mm|m|lbs?|pounds?|oz|pfund|x)\b")
_ENDINGS = ("s", "x", "e", "n", "es", "en", "er", "se", "nen")
"""What a word gets where there are several: "beans", "Bohnen", "chapeaux", "flores"."""
_CHANGED = (("y", "ies"), ("f", "ves"), ("fe", "ves"), ("al", "aux"), ("z", "ces"), ("a", "en"), ("e", "en"))
_SHORTEST = 3
_COMPOUND, _MAY_ERR, _MAY_ERR_TWICE = 5, 5, 9
"""Letters from which on a word may end another, have a typo, and have two."""
_MAY_MISS = 4
"""Words from which on one may be left over."""


def same_thing(come: str, wished: str) -> bool:
    """Whether what has come in is, or may well be, what was wished for."""
    one, other = words_of(come), words_of(wished)
    if not one or not other:
        return False
    fewer, more = sorted((one, other), key=len)
    found = sum(any(same_word(word, each) for each in more) for word in fewer)
    return found >= len(fewer) - (len(fewer) >= _MAY_MISS)


def words_of(said: str) -> list[str]:
    """The words that tell what is meant, folded, each once; all of them where none tells more than the others."""
    words = _MEASURED.sub(" ", fold(said)).split()
    return list(dict.fromkeys([word for word in words if word not in _AROUND] or words))


def same_word(one: str, other: str) -> bool:
    """Whether two folded words are the same but for their number, a typo, or what stands before it in a compound."""
    if one == other:
        return True
    if any(sign.isdigit() for sign in one + other):
        return False
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST:
        return False
    if _is_several(short, long) or (len(short) >= _COMPOUND and long.endswith(short)):
        return True
    typos = (len(long) >= _MAY_ERR) + (len(long) >= _MAY_ERR_TWICE)
    return short[0] == long[0] and OSA.distance(short, long, score_cutoff=typos) <= typos > 0


def _is_several(one: str, many: str) -> bool:
    if many.startswith(one) and many[len(one) :] in _ENDINGS:
        return True
    return any(one.endswith(a) and many == one.removesuffix(a) + b for (a, b) in _CHANGED)
