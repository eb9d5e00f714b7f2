"""The words between a date and a time: what CLDR calls ``dateTimeFormat-type-atTime``, which Babel does not carry.

In: a locale's language. Out: its pattern, ``{1}`` the date and ``{0}`` the time, and the words that may be read there.
Never done here: reading or writing a date. Source: CLDR 48, type ``long``, as ICU 78 formats it; languages without an
entry have the same words in the standard pattern or none.
"""

# ruff: noqa: E501 - one row of data is one line

AT_TIME = {
    "af": "{1} om {0}", "ar": "{1} في {0}", "as": "{1} at {0}", "az": "{1}/{0}", "be": "{1} у {0}", "bg": "{1} в {0}",
    "bn": "{1} এ {0}", "br": "{1} da {0}", "bs": "{1} u {0}", "ca": "{1}, a les {0}", "cs": "{1} v {0}",
    "cy": "{1} am {0}", "da": "{1} kl. {0}", "de": "{1} um {0}", "el": "{1} στις {0}", "en": "{1} at {0}",
    "es": "{1} a las {0}", "et": "{1}, kell {0}", "eu": "{1} ({0})", "fa": "{1} ساعت {0}", "fi": "{1} klo {0}",
    "fil": "{1} nang {0}", "fr": "{1} à {0}", "ga": "{1} ag {0}", "gd": "{1} aig {0}", "he": "{1} בשעה {0}",
    "hi": "{1} को {0} बजे", "hr": "{1} u {0}", "id": "{1} pukul {0}", "is": "{1} kl. {0}", "it": "{1} alle ore {0}",
    "km": "{1} នៅ\u200bម៉ោង {0}", "kn": "{1} ರಂದು {0} ಸಮಯಕ್ಕೆ", "mk": "{1}, во {0}", "ml": "{1}, {0}-ന്",
    "mr": "{1} रोजी {0} वाजता", "ms": "{1} pada {0}", "nb": "{1} kl. {0}", "ne": "{1}: {0}", "nl": "{1} om {0}",
    "nn": "{1} kl. {0}", "or": "{0} ଠାରେ {1}", "ps": "{1} په {0}", "pt": "{1} às {0}", "ro": "{1} la {0}",
    "ru": "{1} в {0}", "si": "{1} දින {0}", "sk": "{1} o {0}", "sl": "{1} ob {0}", "sq": "{1} në {0}",
    "sv": "{1} kl. {0}", "ta": "{1} அன்று {0}", "te": "{1} {0}కి", "th": "{1} เวลา {0}", "tk": "{1} sagat {0}",
    "uk": "{1} о {0}", "ur": "{1} کو {0}", "vi": "lúc {0} {1}",
}  # fmt: skip

READ_TOO = {
    "af": "om", "bg": "в г ч часа", "ca": "a les", "cs": "v ve", "da": "kl klokken", "de": "um gegen uhr", "en": "at on",
    "es": "a la las el h hs hrs horas", "et": "kell", "fi": "klo kello", "fr": "à a le", "hr": "u sati",
    "hu": "kor", "id": "pukul pada jam wib", "it": "alle alla ore le il", "lt": "val", "lv": "plkst", "ms": "pada pukul",
    "nb": "kl klokka klokken den", "nl": "om op uur", "nn": "kl", "pl": "o godz godzina godzinie", "pt": "às as a à h",
    "ro": "la ora", "ru": "в ч", "sk": "o", "sl": "ob", "sr": "u у", "sv": "kl klockan", "th": "เวลา น", "tr": "saat",
    "uk": "о об в", "vi": "lúc vào", "ar": "الساعة في على عند", "fa": "ساعت در", "he": "בשעה ב", "el": "στις στη ώρα",
    "uz": "soat da",
}  # fmt: skip
"""Words that platforms put there beside CLDR's, by language, from their own translations of "at"."""

CLOCK_WORDS = frozenset({"uhr", "h", "hs", "hrs", "horas", "ч", "часа", "น", "sati", "uur", "óra"})
"""Words that follow a time of day and belong to it."""
