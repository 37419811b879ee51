"""Which letters it takes to write a language, so that a hand can say whose names it can write.

The letters are the standard exemplar characters of Unicode CLDR 48.2 (common/main, `exemplarCharacters`), small ones;
capitals follow from them. Letter pairs such as the Dutch ij are written as two letters. For languages in Latin script
only what goes beyond a to z is listed, since every hand writes those.
"""

from collections.abc import Iterable

_LATIN = {
    "af": "áâéèêëîïôöû",
    "br": "êñù",
    "bs": "čćđšž",
    "ca": "·àçéèíïóòúü",
    "cs": "áčďéěíňóřšťúůýž",
    "cy": "áàâäéèêëíìîïóòôöúùûüẃẁŵẅýỳŷÿ",
    "da": "æøå",
    "de": "äöüß",
    "dsb": "čćěłńóŕšśžź",
    "en": "",
    "es": "áéíñóúü",
    "et": "šžõäöü",
    "eu": "çñ",
    "fi": "šžåäö",
    "fo": "áðíóúýæø",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "fy": "áàâäéèêëíïýóôöúûü",
    "ga": "áéíóú",
    "gd": "àèìòù",
    "gl": "áéíïñóúü",
    "hr": "čćđšž",
    "hsb": "čćěłńóřšž",
    "hu": "áéíóöőúüű",
    "is": "áðéíóúýþæö",
    "it": "àéèìòù",
    "lb": "äéë",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "mt": "àċèġħìòùż",
    "nb": "àéóòôæøå",
    "nl": "áäéëíïóöúü",
    "nn": "àéóòôæøå",
    "oc": "áàçéèíïóòúü",
    "pl": "ąćęłńóśźż",
    "pt": "áàâãçéêíóòôõú",
    "rm": "àéèìòù",
    "ro": "ăâîșț",
    "se": "áčđŋšŧž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž",
    "sq": "çë",
    "sr_Latn": "čćđšž",
    "sv": "àéåäö",
    "tr": "çğıİöşü",
    "vi": "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ",
}
_OTHERS = {
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "el": "αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώ",
    "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяʼ",
}
_BASIC = "abcdefghijklmnopqrstuvwxyz"


def _with_capitals(letters: str) -> frozenset[str]:
    """The letters and their capitals; sharp s and the few others that have none of one letter stay alone."""
    return frozenset(letters) | frozenset(capital for letter in letters if len(capital := letter.upper()) == 1)


ALPHABETS: dict[str, frozenset[str]] = {
    code: _with_capitals(letters)
    for code, letters in sorted(({code: _BASIC + more for code, more in _LATIN.items()} | _OTHERS).items())
}
"""The letters, small and capital, that each language takes, by its code (ISO 639; the script where there are two)."""


def languages(letters: Iterable[str]) -> tuple[str, ...]:
    """The codes of the languages that can be written with these letters."""
    have = frozenset(letters)
    return tuple(code for code, needed in ALPHABETS.items() if needed <= have)


def latin_letters() -> frozenset[str]:
    """What the languages of Europe in Latin script take together; Vietnamese, which takes far more, is not of them."""
    return frozenset().union(*(ALPHABETS[code] for code in _LATIN if code != "vi"))
