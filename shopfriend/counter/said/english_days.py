"""How days are named in English."""

from shopfriend.counter.said import dates, phrases
from shopfriend.counter.said.phrases import Tongue, after_days, feast

_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_SHORT = r"(?P<weekday>mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<year>20\d\d))?"
_NO_VERB = r"(?! (?:be|have|come|need|want|not|well|go|still|do|take|get|bring|say|like|call|ring)\b)"
# "For April 2 loaves" counts loaves: behind a month and its day nothing may be counted.
_NOTHING_COUNTED = r"(?! (?!at|for|or|and|by|in|on|to|with|if|please|before|after|from|the|when|so)[a-z])"
_SURELY_A_MONTH = r"(?P<month>january|february|march|july|august|september|october|november|december)"

ENGLISH = Tongue(
    weekdays=("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    months=(
        "january|jan",
        "february|feb",
        "march|mar",
        "april|apr",
        "may",
        "june|jun",
        "july|jul",
        "august|aug",
        "september|sept?",
        "october|oct",
        "november|nov",
        "december|dec",
    ),
    numbers={
        **{word: number for number, word in enumerate(_NUMBERS, 1)},
        "thirty": 30,
        "a": 1,
        "an": 1,
        "a couple of": 2,
        "the next couple of": 2,
        "a few": 3,
        "the next few": 3,
    },
    units={
        "hours?|minutes?|mins?|half an hour": "hour",
        "days?": "day",
        "weeks?": "week",
        "fortnight": "fortnight",
        "months?": "month",
        "half a year": "half year",
        "years?": "year",
    },
    rules=(
        (r"(?:later )?today|tonight|this (?:morning|afternoon|evening|lunchtime)|end of (?:the )?day", after_days(0)),
        (r"tomorrow(?: (?:morning|afternoon|evening|night|noon|lunchtime))?", after_days(1)),
        (r"(?:the )?day after tomorrow", after_days(2)),
        (r"(?:a )?week (?:from )?today|today week", after_days(7)),
        (r"(?:a )?week (?:from )?tomorrow|tomorrow week", after_days(8)),
        (r"a fortnight today", after_days(14)),
        (r"(?:with)?in {number} (?:more )?{unit}(?:'s?)?(?: time)?", phrases.in_units),
        (r"within the (?P<unit>day|week|fortnight|month)", phrases.in_units),
        (r"in (?P<unit>half a year|half an hour)", phrases.in_units),
        (r"{number} {unit} from (?:now|today)", phrases.in_units),
        (r"{number} weeks? (?:from|on) {weekday}", phrases.coming_and_number_of_weeks),
        (r"{weekday} week", phrases.coming_and_weeks(1)),
        (r"(?:a )?fortnight on {weekday}", phrases.coming_and_weeks(2)),
        (r"{weekday}(?: (?:morning|afternoon|evening|night|lunchtime|coming))?", phrases.coming),
        (rf"(?:(?<=by )|(?<=on )|(?<=for )){_SHORT}", phrases.coming),
        (rf"^{_SHORT}\s*$", phrases.coming),
        (r"this (?:coming )?{weekday}(?: (?:morning|afternoon|evening|night))?", phrases.this_weekday),
        (r"next {weekday}(?: (?:morning|afternoon|evening|night))?", phrases.weekday_of_week(1)),
        (r"{weekday} (?:of )?next week", phrases.weekday_of_week(1)),
        (r"next week,? (?:on )?{weekday}", phrases.weekday_of_week(1)),
        (r"{weekday} (?:of )?this week", phrases.weekday_of_week(0)),
        (r"(?:the )?{weekday} after next", phrases.coming_and_weeks(1)),
        (r"(?:the )?end of (?:the|this) week|(?:later )?this week", phrases.week(0)),
        (r"(?:the )?end of next week|(?:later |some ?time )?next week", phrases.week(1)),
        (r"early next week|(?:the )?(?:start|beginning) of next week", phrases.day_of_week(1, phrases.MONDAY)),
        (r"(?:the )?middle of next week|mid next week", phrases.day_of_week(1, phrases.WEDNESDAY)),
        (r"(?:the )?week after next", phrases.week(2)),
        (r"(?:this|the) weekend", phrases.weekend(0)),
        (r"next weekend", phrases.weekend(1)),
        (r"(?:the )?end of (?:the|this) month|(?:later )?this month", dates.end_of_month(0)),
        (r"(?:the )?end of next month", dates.end_of_month(1)),
        (r"next month", dates.month_span(1)),
        (r"early next month|(?:the )?(?:start|beginning) of next month", dates.start_of_month(1)),
        (r"(?:the )?middle of the month", dates.middle_of_month(0)),
        (r"(?:the )?end of (?:the|this) year|year's end", dates.end_of_year),
        (r"in {month}(?! \d)", dates.in_month),
        (rf"(?:by|before) {_SURELY_A_MONTH}(?! \d)", dates.by_month),
        (r"(?:(?:the )?end of|late(?: in)?) {month}", dates.end_of_named),
        (r"(?:mid[- ]|(?:the )?middle of ){month}", dates.day_of_named(15)),
        (r"(?:early(?: in)?|(?:the )?(?:start|beginning) of) {month}", dates.day_of_named(5)),
        (r"(?:the )?first of {month}", dates.day_of_named(1)),
        (rf"(?:{{weekday}},? )?(?:the )?{_DAY}(?: of)? {{month}}{_NO_VERB}{_YEAR}", dates.date_named),
        (rf"(?:{{weekday}},? )?{{month}} (?:the )?{_DAY}{_YEAR}{_NOTHING_COUNTED}", dates.date_named),
        (
            r"(?:{weekday},? )?the (?P<day>\d{1,2})(?:st|nd|rd|th)(?! (?:century|floor|birthday|time|of))",
            dates.day_of_month,
        ),
        (r"{weekday},? (?P<day>\d{1,2})(?:st|nd|rd|th)", dates.day_of_month),
        (r"christmas", feast("christmas")),
        (r"xmas", feast("christmas")),
        (r"christmas day", feast("christmas day")),
        (r"christmas eve", feast("christmas eve")),
        (r"boxing day", feast("boxing day")),
        (r"(?:the )?new year", feast("new year")),
        (r"new year's(?: day)?", feast("new year's day")),
        (r"new year's eve", feast("new year's eve")),
        (r"twelfth night|epiphany", feast("epiphany")),
        (r"valentine'?s(?: day)?", feast("valentine")),
        (r"(?:pancake day|shrove tuesday)", phrases.nothing),
        (r"ash wednesday", feast("ash wednesday")),
        (r"good friday", feast("good friday")),
        (r"easter", feast("easter")),
        (r"easter sunday", feast("easter sunday")),
        (r"easter monday", feast("easter monday")),
        (r"whitsun|pentecost", feast("pentecost")),
        (r"mother(?:'s day|s' day|s day|ing sunday)", feast("mother's day")),
        (r"thanksgiving", feast("thanksgiving")),
        (r"halloween", feast("halloween")),
        (r"(?:black|girl|man|ruby|casual|holy|maundy|palm|super bowl) {weekday}", phrases.nothing),
        (r"(?:the )?other day|(?:the )?day before yesterday", phrases.nothing),
        (
            r"christmas (?:cakes?|puddings?|cards?|trees?|party|markets?|lights?|bonus|presents?|club|list|shopping|"
            r"dinner|stollen|order)",
            phrases.nothing,
        ),
        (r"easter (?:eggs?|bunny|bunnies|holidays?|cards?|hats?)", phrases.nothing),
    ),
    by=r"(?:by|on or before|until|till|til|no later than|not later than)(?: the)?(?: end of)?(?: on)?",
    before=r"(?:before|ahead of)(?: the)?",
    after=r"(?:after|following)(?: the)?",
    refused_before=(
        r"(?:last|past|previous|since|every|each|most|any|not|not on|except|except on|but not|not before|not until|"
        r"not till|not by|born on|born|a|that|mrs?\.?|mr\.?|dr\.?|miss|the (?:old|first|second|third|last))(?: the)?"
    ),
    refused_after=(
        r"'s?\b|-|\s+(?:was|were|went|had|and every|roasts?|schools?|best|papers?|times|clubs?|choirs?|drivers?|ago|"
        r"gone|last|past|mornings|afternoons|evenings|nights)\b"
    ),
)
