"""Names of months and weekdays that pages use and CLDR lacks: old spellings, other customs, accents left out.

In: nothing. Out: rows of (languages, role, names in order from January or Monday, source). A name may be empty, and
may hold several separated by ``|``. Never done here: anything but data. The Persian and Islamic month names are CLDR's
(calendars ``persian`` and ``islamic``), which Babel does not carry.
"""

# ruff: noqa: E501 - one row of data is one line

from typing import NamedTuple


class Spelling(NamedTuple):
    """One row: ``names`` are separated by spaces (``_`` stands for a space within a name), ``-`` is no name."""

    languages: str
    role: str
    names: str
    source: str


PERSIAN_MONTHS = {
    "fa": ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"],
    "ps": ["وری", "غویی", "غبرګولی", "چنګاښ", "زمری", "وږی", "تله", "لړم", "ليندۍ", "مرغومی", "سلواغه", "کب"],
}
"""Source: CLDR 48, calendar ``persian``, months, format, wide."""

SPELLINGS = (
    Spelling("fa", "month", "- - - - می|مه جون جولای آگوست|اگوست - اکتوبر|اوکتبر نوامبر دسامبر", "Persian blogs; older CLDR"),
    Spelling("fa", "month", "جنوری فبروری مارچ اپریل می جون جولای اگست سپتمبر اکتوبر نومبر دسمبر", "CLDR fa-AF"),
    Spelling("fa ps", "persian", "حمل ثور جوزا سرطان اسد سنبله|سنبلهٔ میزان عقرب قوس جدی دلو حوت", "CLDR fa-AF, persian"),
    Spelling("fa", "persian", "- - - - امرداد - - - - - - -", "older spelling"),
    Spelling("fa", "weekday", "دو_شنبه سه_شنبه|سهشنبه چهار_شنبه پنج_شنبه|پنجشنبه - - یک_شنبه", "written with a space or joined"),
    Spelling(
        "ar fa ur",
        "islamic",
        "محرم|المحرم صفر ربیع_الأول|ربیع_الاول ربیع_الآخر|ربیع_الثانی|ربیع_الاخر جمادی_الأولی|جمادی_الاولی|جمادی_الأول "
        "جمادی_الآخرة|جمادی_الثانیة|جمادی_الآخره رجب شعبان رمضان شوال ذو_القعدة|ذی_القعدة ذو_الحجة|ذی_الحجة",
        "CLDR ar, islamic, and its usual variants",
    ),
    Spelling(
        "ar",
        "month",
        "كانون_الثاني شباط آذار|اذار نيسان أيار|ايار حزيران تموز آب|اب أيلول|ايلول تشرين_الأول|تشرين_الاول "
        "تشرين_الثاني كانون_الأول|كانون_الاول",
        "CLDR ar-SY (Levant)",
    ),
    Spelling("ar", "month", "جانفي فيفري - أفريل|افريل ماي جوان جويلية أوت|اوت - - - -", "CLDR ar-DZ, ar-TN (Maghreb)"),
    Spelling("ar", "month", "- - - - ماي - يوليوز غشت شتنبر - نونبر دجنبر", "CLDR ar-MA"),
    Spelling("ar", "month", "- - - ابريل - - - اغسطس - اكتوبر - -", "CLDR ar, hamza left out"),
    Spelling("ar", "weekday", "الاثنين|الإثنين الثلاثاء الاربعاء - - - الاحد", "CLDR ar, hamza left out"),
    Spelling("de", "month", "Jänner|Jan Feber|Feb Mrz|Mär - - - - - Sept - - -", "CLDR de-AT, older CLDR"),
    Spelling("de", "weekday", "- - - - - Sonnabend -", "Duden: northern and eastern Germany"),
    Spelling("en", "month", "Jan Feb Mar Apr - Jun Jul Aug Sep|Sept Oct Nov Dec", "CLDR en, en-GB and en-AU together"),
    Spelling("en", "weekday", "- Tues Weds Thurs|Thur - - -", "AP and Guardian style"),
    Spelling("fr", "month", "- fevrier|fev|fév - - - - - aout - - - decembre|dec", "CLDR fr, accents left out"),
    Spelling("es", "month", "- - - - - - - - setiembre|set|sept - - -", "DLE: setiembre"),
    Spelling("es", "weekday", "- - miercoles - - sabado -", "CLDR es, accents left out"),
    Spelling("pt", "month", "- - marco - - - - - - - - -", "CLDR pt, accents left out"),
    Spelling("pt", "weekday", "Segunda Terça|Terca|Terca-feira Quarta Quinta Sexta Sabado -", "everyday short names"),
    Spelling("hi", "month", "- फरवरी - - - - जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर", "CLDR hi before 38"),
    Spelling("mr ne", "month", "- - - - - - - - सप्टेम्बर|सेप्टेम्बर अक्टोबर नोभेम्बर|नोव्हेंबर डिसेम्बर|डिसेंबर", "CLDR ne, mr, older"),
    Spelling("am", "month", "ጃንዩወሪ|ጃንዋሪ ፌብሩወሪ|ፌብሩዋሪ ማርች|ማርች ኤፕሪል|ኤፕረል ሜይ ጁን ጁላይ ኦገስት ሴፕቴምበር ኦክቶበር ኖቬምበር ዲሴምበር", "CLDR am before 44"),
    Spelling("id ms", "month", "- Pebruari - - - - - Agt|Agu|Ags - - Nopember|Nop -", "KBBI: older spellings"),
    Spelling("id", "weekday", "- - - - Jum'at - Ahad", "KBBI: variants"),
    Spelling(
        "vi",
        "month",
        "Tháng_Một Tháng_Hai Tháng_Ba Tháng_Tư Tháng_Năm Tháng_Sáu Tháng_Bảy Tháng_Tám Tháng_Chín Tháng_Mười "
        "Tháng_Mười_Một Tháng_Mười_Hai",
        "months in words, as WordPress has them",
    ),
    Spelling("ru", "month", "- - - - - - - - сен|сент - ноя|нояб -", "CLDR ru, older"),
    Spelling("sr bs", "weekday", "- - sreda|среда - - - nedelja|недеља", "Ekavian"),
    Spelling("sr bs", "weekday", "- - srijeda|сриједа - - - nedjelja|недјеља", "Ijekavian"),
    Spelling("ro", "weekday", "luni marţi miercuri joi vineri sâmbătă|sîmbătă duminică", "cedilla for comma, older î"),
    Spelling("lo", "era", "ຄ.ສ.", "CLDR lo before 44"),
    Spelling("bn", "month", "জানুয়ারী|জানুয়ারি ফেব্রুয়ারী|ফেব্রুয়ারি - - - - - - - - - -", "older spelling"),
)  # fmt: skip

FILLERS = {
    "ar": "في من ل ال", "bg": "г год година", "bs": "godine god", "ca": "de d' del", "cs": "r", "da": "den d",
    "de": "den am der", "en": "of the", "eu": "ko", "es": "de del", "fa": "سال", "fr": "le", "gl": "de do",
    "hr": "godine god", "hy": "թ թվական", "id": "tanggal", "is": "árið", "it": "del il", "ja": "年 月 日",
    "kk": "ж жыл", "ko": "년 월 일", "ky": "ж", "lo": "ທີ", "lt": "m d", "lv": "gada", "mk": "г година", "mn": "оны он өдөр ын",
    "nb": "den", "nl": "de", "nn": "den", "pl": "r roku dnia", "pt": "de do", "ro": "anul din", "ru": "г год года",
    "sk": "r", "sl": "leta", "sr": "godine god г год године", "sv": "den", "th": "ที่ วันที่ ปี เดือน",
    "tr": "günü yılı", "uk": "р року рік", "ur": "ء", "vi": "ngày năm", "yue": "年 月 日", "zh": "年 月 日 号 號",
}  # fmt: skip
"""Words that may stand in a date of a language beside those of its CLDR patterns."""

BUDDHIST_ERAS = ("พ.ศ.", "พ.ศ", "พุทธศักราช")

YEAR_WORDS = frozenset({
    "г", "год", "года", "година", "године", "р", "року", "рік", "ж", "жыл", "թ",
    "r", "roku", "godine", "god", "gada", "leta", "yılı",
})  # fmt: skip
"""Words after a year that belong to the date."""
