"""Words of English numbers, dates, money and units, in lower case."""

from fractions import Fraction

from translator_gui.text.quantities.quantity import Number


def _words(table: str, first: int = 0, step: int = 1) -> dict[str, int]:
    return {word: first + at * step for at, words in enumerate(table.split(";")) for word in words.split()}


UNITS_AND_TEENS = _words(
    "zero;one;two;three;four;five;six;seven;eight;nine;ten;eleven;twelve;thirteen;fourteen;fifteen;sixteen;seventeen;"
    "eighteen;nineteen"
)
TENS = _words("twenty;thirty;forty fourty;fifty;sixty;seventy;eighty;ninety", 20, 10)
SMALL_NUMBERS = UNITS_AND_TEENS | TENS
SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "lac": 10**5,
    "lakhs": 10**5,
    "lacs": 10**5,
    "million": 10**6,
    "mln": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "arab": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "hundreds": 100,
    "thousands": 10**3,
    "millions": 10**6,
    "billions": 10**9,
    "dozens": 12,
}
LOOSE_SCALES: dict[str, tuple[Number, ...]] = {
    "thousands": (10**4, 10**5),
    "millions": (10**5, 10**7, 10**8),
    "billions": (10**7, 10**8, 10**10, 10**11),
}
"""What else a scale in the plural may be said for: کئی کروڑ is "millions"."""
HUNDRED = 100
SCALE_SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12, "t": 10**12, "cr": 10**7}
"""Glued to digits; the single letters only after a sign of a currency."""
ORDINALS: dict[str, int] = (
    _words(
        "first;second;third;fourth;fifth;sixth;seventh;eighth;ninth;tenth;eleventh;twelfth;thirteenth;fourteenth;"
        "fifteenth;sixteenth;seventeenth;eighteenth;nineteenth",
        1,
    )
    | _words("twentieth;thirtieth;fortieth;fiftieth;sixtieth;seventieth;eightieth;ninetieth", 20, 10)
    | {"hundredth": 100, "thousandth": 1000}
)
OTHER_NUMBERS: dict[str, Number] = {
    "nil": 0, "once": 1, "single": 1, "sole": 1, "twice": 2, "double": 2, "doubled": 2, "both": 2, "pair": 2,
    "couple": 2, "duo": 2, "twin": 2, "twins": 2, "doubles": 2, "doubling": 2, "triple": 3, "tripled": 3, "triples": 3,
    "tripling": 3, "treble": 3, "trebled": 3, "trio": 3, "thrice": 3, "quadruple": 4, "quadrupled": 4, "quartet": 4,
    "quintupled": 5, "quintuple": 5,
    "halves": Fraction(1, 2), "halved": Fraction(1, 2), "quarter": Fraction(1, 4),
    "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "tenfold": 10, "hundredfold": 100,
    "thirds": Fraction(1, 3), "quarters": Fraction(1, 4), "fourths": Fraction(1, 4),
    "fifths": Fraction(1, 5), "sixths": Fraction(1, 6), "eighths": Fraction(1, 8), "tenths": Fraction(1, 10),
}  # fmt: skip
"""Words that a number of the Urdu may be said with; never reported."""
SHARES = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
DECADES = _words("twenties;thirties;forties;fifties;sixties;seventies;eighties;nineties", 20, 10)
MONTHS = _words(
    "January Jan;February Feb;March Mar;April Apr;May;June Jun;July Jul;August Aug;September Sep Sept;October Oct;"
    "November Nov;December Dec",
    1,
)
"""Written with a capital."""
UNSURE_MONTHS = frozenset({"May", "March", "Mar", "Jan", "June", "August", "April"})
"""Months that are other words or names too."""
HIJRI_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "Muharram",
            "Safar",
            "Rabi al-Awwal|Rabi-ul-Awwal|Rabi ul-Awwal|Rabiulawal",
            "Rabi al-Thani|Rabi-us-Sani|Rabi al-Akhir",
            "Jumada al-Awwal|Jumada al-Ula|Jamadi-ul-Awwal",
            "Jumada al-Thani|Jumada al-Akhira|Jamadi-us-Sani",
            "Rajab",
            "Shaban|Sha'ban|Shaaban",
            "Ramadan|Ramzan|Ramazan|Ramadhan",
            "Shawwal",
            "Dhu al-Qadah|Dhul Qadah|Zilqad|Zulqada",
            "Dhu al-Hijjah|Dhul Hijjah|Zilhaj|Zulhijja",
        ),
        1,
    )
    for name in names.split("|")
}
WEEKDAYS = _words(
    "Monday Mon Mondays;Tuesday Tue Tues Tuesdays;Wednesday Wed Wednesdays;Thursday Thu Thur Thurs Thursdays;"
    "Friday Fri Fridays;Saturday Sat Saturdays;Sunday Sun Sundays",
    1,
)
UNSURE_WEEKDAYS = frozenset({"Mon", "Wed", "Fri", "Sat", "Sun", "Tue", "Thu"})
ROMAN: dict[str, int] = {
    numeral: number
    for numeral, number in _words(
        "II;III;IV;V;VI;VII;VIII;IX;X;XI;XII;XIII;XIV;XV;XVI;XVII;XVIII;XIX;XX;XXI", 2
    ).items()
    if len(numeral) > 1
}
"""Of kings and wars; the Urdu may have an ordinal."""
CURRENCIES = {
    word: name
    for name, words in {
        "dollar": "dollar|dollars|$|usd|buck|bucks",
        "pound": "pound|pounds|£|gbp|quid",
        "euro": "euro|euros|€|eur",
        "rupee": "rupee|rupees|₹|₨|rs|pkr|inr",
        "riyal": "riyal|riyals|rial|rials|sar",
        "dirham": "dirham|dirhams|aed",
        "dinar": "dinar|dinars",
        "yuan": "yuan|renminbi|rmb",
        "yen": "yen|¥|jpy",
        "taka": "taka",
        "lira": "lira|liras",
        "rouble": "rouble|roubles|ruble|rubles",
        "franc": "franc|francs",
        "krona": "krona|kronor|krone|kroner",
        "cent": "cent|cents",
        "penny": "pence|penny|paisa|paise",
    }.items()
    for word in words.split("|")
}
BEFORE_AMOUNT = frozenset({"$", "£", "€", "₹", "₨", "¥", "rs", "usd", "pkr", "inr", "gbp", "eur", "sar", "aed"})
"""Signs and codes of currencies that come before the amount."""
UNITS = {
    word: name
    for name, words in {
        "km": "km|kms|kilometre|kilometres|kilometer|kilometers",
        "m": "m|metre|metres|meter|meters",
        "cm": "cm|centimetre|centimetres|centimeter|centimeters",
        "mm": "mm|millimetre|millimetres|millimeter|millimeters",
        "miles": "mile|miles",
        "ft": "ft|foot|feet",
        "in": "inch|inches",
        "yards": "yard|yards",
        "acres": "acre|acres",
        "hectares": "hectare|hectares",
        "kg": "kg|kgs|kilo|kilos|kilogram|kilograms",
        "g": "gram|grams",
        "mg": "mg|milligram|milligrams",
        "tonnes": "ton|tons|tonne|tonnes",
        "litres": "litre|litres|liter|liters",
        "degrees": "degree|degrees",
        "MW": "mw|megawatt|megawatts",
        "centuries": "centuries|century",
        "decades": "decades|decade",
        "years": "year|years",
        "months": "month|months",
        "weeks": "week|weeks",
        "fortnights": "fortnight|fortnights",
        "days": "day|days",
        "hours": "hour|hours",
        "minutes": "minute|minutes",
        "seconds": "seconds",
    }.items()
    for word in words.split("|")
}
CURRENCY_ADJECTIVES = frozenset({"US", "American", "Australian", "Canadian", "Pakistani", "Indian", "Saudi", "Swiss"})
"""Words between an amount and its currency: 37 US dollars."""
LONG_TIMES: dict[str, tuple[Number, ...]] = {"decade": (), "century": (), "fortnight": (15,)}
"""Units that stand for a number without one, with what else they may be said for: a fortnight is پندرہ دن."""
PERCENT = frozenset({"%", "percent", "pc", "percentage"})
ERAS_AFTER = {"bc": "BCE", "bce": "BCE", "ad": "CE", "ce": "CE", "ah": "AH"}
ERAS_BEFORE = {"ad": "CE", "ah": "AH"}
