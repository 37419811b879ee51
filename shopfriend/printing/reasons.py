"""Why a printer stands still, in plain words: spoolers tell it as keywords, the same in every language."""

from collections.abc import Callable, Sequence

from shopfriend.language import _

UNREACHABLE = frozenset({"offline", "connecting-to-device", "timed-out", "shutdown", "hibernate", "not-responding"})
"""Keywords of a printer that does not answer; the first ones also pass by at the beginning of a good job."""

_SEVERITIES = ("-error", "-warning", "-report")

# Made when asked, since the language is chosen while the program runs. RFC 8011 5.4.12, PWG 5100.9, and CUPS's own.
_WORDS: dict[str, Callable[[], str]] = {
    "media-jam": lambda: _("paper is jammed"),
    "media-empty": lambda: _("it is out of paper"),
    "media-needed": lambda: _("it wants paper"),
    "input-tray-missing": lambda: _("its tray is missing"),
    "door-open": lambda: _("a door is open"),
    "cover-open": lambda: _("its cover is open"),
    "interlock-open": lambda: _("a door is open"),
    "marker-supply-empty": lambda: _("it is out of ink or toner"),
    "toner-empty": lambda: _("it is out of toner"),
    "output-area-full": lambda: _("its output tray is full"),
    "spool-area-full": lambda: _("the computer has no room for the job"),
    "paused": lambda: _("somebody paused it"),
    "moving-to-paused": lambda: _("somebody paused it"),
    "offline": lambda: _("it does not answer"),
    "not-responding": lambda: _("it does not answer"),
    "connecting-to-device": lambda: _("it does not answer"),
    "timed-out": lambda: _("it does not answer"),
    "shutdown": lambda: _("it is switched off"),
    "hibernate": lambda: _("it is switched off"),
    "cups-missing-filter": lambda: _("its driver is missing"),
    "cups-insecure-filter": lambda: _("its driver is not installed well"),
    "cups-held-for-authentication": lambda: _("it wants a password"),
    "job-hold-until-specified": lambda: _("the job is held back"),
    "document-format-error": lambda: _("it cannot read the file"),
    "unsupported-document-format": lambda: _("it cannot read the file"),
    "job-canceled-at-device": lambda: _("somebody cancelled it at the printer"),
    "job-canceled-by-user": lambda: _("somebody cancelled it"),
    "job-canceled-by-operator": lambda: _("somebody cancelled it"),
    "aborted-by-system": lambda: _("the printing system gave it up"),
}

# True of the whole job or printer while something else is the matter.
_SAYS_NOTHING = frozenset(
    {
        "none",
        "cups-waiting-for-job-completed",
        "job-completed-successfully",
        "job-data-insufficient",
        "job-incoming",
        "job-printing",
        "job-queued",
        "job-stopped",
        "printer-stopped",
        "processing-to-stop-point",
        "queued-in-device",
    }
)


def reason_of(keywords: Sequence[str]) -> str:
    """The first thing that is the matter, errors before warnings; empty where nothing is.

    A keyword without words of ours is told as it is, with blanks for its hyphens.
    """
    matter = sorted((each for each in keywords if _bare(each) not in _SAYS_NOTHING), key=_mildness)
    if not matter:
        return ""
    known = [_bare(each) for each in matter if _bare(each) in _WORDS]
    return _WORDS[known[0]]() if known else _bare(matter[0]).replace("-", " ")


def does_not_answer() -> str:
    """The words for a printer that was knocked at in vain."""
    return _WORDS["offline"]()


def unreachable(keywords: Sequence[str]) -> bool:
    """Whether the printer does not answer."""
    return any(_bare(each) in UNREACHABLE for each in keywords)


def _bare(keyword: str) -> str:
    for severity in _SEVERITIES:
        keyword = keyword.removesuffix(severity)
    return keyword


def _mildness(keyword: str) -> int:
    """Errors first, then what bears no severity, warnings, reports; where equal the order stays."""
    return {"error": 0, "warning": 2, "report": 3}.get(keyword.rpartition("-")[2], 1)
