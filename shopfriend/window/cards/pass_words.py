"""What is said of each pass: what to put in, what to look at, and what to answer. Words alone, no widget."""

from collections.abc import Sequence
from dataclasses import dataclass

from shopfriend.cards.passes import Asked, Document, Pass
from shopfriend.language import _, ngettext


@dataclass(frozen=True, slots=True)
class PassWords:
    """A pass in words: `does` stands on the button that prints it, `picture` names a drawing."""

    title: str
    says: str
    does: str
    picture: str


def words_of(passes: Sequence[Pass], place: int, paper: str) -> PassWords:
    """The words for one of the passes; `paper` is what its sheets are called, as A4 or C6."""
    one = passes[place]
    number = one.sheets
    match one.document:
        case Document.TURNING_FRONTS:
            return PassWords(
                _("A trial with two sheets"),
                _("Once for this printer: how does the stack go back in? Put in two sheets of plain {paper}.").format(
                    paper=paper
                ),
                _("Print the trial"),
                "sheets",
            )
        case Document.TURNING_BACKS:
            return PassWords(
                _("Now put both back in"),
                _("As they came out, the arrow first, so that the blank sides are printed now."),
                _("Print the backs"),
                "turn",
            )
        case Document.CARDS:
            return _of_cards(passes, place, paper)
        case Document.ENVELOPE_TEST:
            return PassWords(
                _("One envelope on plain paper"),
                _(
                    "Put a plain sheet of {paper} where the envelopes will lie. Nothing is wasted if it lies wrong."
                ).format(paper=paper),
                _("Print the trial"),
                "envelope",
            )
        case Document.ENVELOPES:
            first, last, of = _span(passes, place)
            return PassWords(
                _("Envelopes {first} to {last} of {of}").format(first=first, last=last, of=of),
                _(
                    "Put in {paper} envelopes as on the trial, all flaps on the same side. They come as the cards lie."
                ).format(paper=paper),
                ngettext("Print {n} envelope", "Print {n} envelopes", number).format(n=number),
                "envelope",
            )
        case Document.LABELS:
            return PassWords(
                _("The labels"),
                ngettext("Put in the label sheet.", "Put in {n} label sheets, the started one first.", number).format(
                    n=number
                ),
                _("Print the labels"),
                "sheets",
            )
        case Document.DRAWER:
            says = _("Those that are handed over, for the drawer at the counter. Plain {paper}.")
            return PassWords(_("The list to hand over"), says.format(paper=paper), _("Print this list"), "sheets")
    says = _("It lies on the pile: what goes where, and by when. Plain {paper}.")
    return PassWords(_("The list"), says.format(paper=paper), _("Print the list"), "sheets")


def _of_cards(passes: Sequence[Pass], place: int, paper: str) -> PassWords:
    one = passes[place]
    prints = ngettext("Print {n} sheet", "Print {n} sheets", one.sheets).format(n=one.sheets)
    put_in = ngettext("Put in {n} sheet of {paper}.", "Put in {n} sheets of {paper}.", one.sheets)
    if one.both_sides:
        return PassWords(_("The cards"), put_in.format(n=one.sheets, paper=paper), prints, "sheets")
    if not one.insides:
        said = _("Outsides first: the fronts and the backs of the cards.")
        return PassWords(_("The outsides"), f"{put_in.format(n=one.sheets, paper=paper)} {said}", prints, "sheets")
    first, last, of = _span(passes, place)
    if one.asked is Asked.INSIDE:
        return PassWords(
            _("Now the insides"),
            _("Put the stack back in as in the trial. One sheet is printed, so that you can look."),
            _("Print one sheet"),
            "turn",
        )
    return PassWords(
        _("Insides {first} to {last} of {of}").format(first=first, last=last, of=of),
        _("Leave the stack as it lies; have a look at what comes out."),
        prints,
        "turn",
    )


def question_of(one: Pass) -> str:
    """What the owner is asked when the pass has come out; empty where nothing is."""
    if one.asked is Asked.INSIDE:
        names = _together(one.names)
        return ngettext(
            "Open the sheet: is {names} inside the right front, the right way up?",
            "Open the sheet: are {names} inside the right fronts, the right way up?",
            len(one.names),
        ).format(names=names)
    if one.asked is Asked.ENVELOPE:
        return _("Hold an envelope over the outline: would the address stand where it should?")
    return ""


def _span(passes: Sequence[Pass], place: int) -> tuple[int, int, int]:
    """From which sheet to which a pass goes, and of how many of its kind."""
    one = passes[place]
    alike = [each for each in passes if each.document is one.document and each.insides == one.insides]
    before = sum(each.sheets for each in alike[: alike.index(one)])
    return before + 1, before + one.sheets, sum(each.sheets for each in alike)


def _together(names: Sequence[str]) -> str:
    """Two or three names as one would say them."""
    *others, last = names
    return _("{names} and {last}").format(names=", ".join(others), last=last) if others else last
