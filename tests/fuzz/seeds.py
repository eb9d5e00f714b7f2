"""Small sound inputs for each target to begin from: a fuzzer alone finds no compiled catalog and no table of TOML.

In: nothing. Out: bytes, by target. Never done here: inputs that broke something; those are below ``found/``.
"""

_HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=n!=1;\\n"\n'
)
_ENTRIES = (
    '\n#. hint\n#: a.html:1\n#, fuzzy\n#| msgid "A"\nmsgid "B <a>c</a>"\nmsgstr "D"\n\n'
    'msgctxt "x"\nmsgid "{count} e"\nmsgid_plural "{count} es"\nmsgstr[0] "f"\nmsgstr[1] "g"\n\n'
    '#~ msgid "H"\n#~ msgstr "I"\n'
)
_PAGE = (
    "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>A title</title><meta name=description content='B c'>"
    '<script type="application/ld+json">{"@type": "Article", "headline": "D e"}</script></head>'
    "<body><p class=x>One <a href='/y' title=\"Two\">three <b>four</b></a>, five<br>six <img alt='seven' src=z></p>"
    "<noscript><p>Eight</p></noscript><svg><title>no</title></svg><ul><li>nine<li>ten</ul></body></html>"
)
_FEED = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>A &amp; b</title><language>en</language>'
    "<item><title>C</title><link>https://example.org/c</link><description><![CDATA[<p>D <b>e</b></p>]]></description>"
    "</item></channel></rss>"
)
_TABLE = (
    'inputs = ["export"]\nplatform = "generic"\nlocales = ["de"]\nexclude = ["*.txt"]\n[source]\ninterface = "en"\n'
    '[[extract.rules]]\nselect = ".count"\nrole = "count"\n[build]\nurl = "{locale}/{path}"\npublish_at = 0\n'
)
# Magic, revision, two strings, where their tables begin, no hash table; lengths and offsets; the strings.
_COMPILED = (
    b"\xde\x12\x04\x95" + b"".join(number.to_bytes(4, "little") for number in (0, 2, 28, 44, 0, 60))
    + b"".join(number.to_bytes(4, "little") for number in (0, 60, 3, 61, 36, 65, 3, 102))
    + b"\0a\0b\0" + b"Content-Type: text/plain;charset=UTF-8"[:36] + b"\0c\0d\0"
)  # fmt: skip

SEEDS: dict[str, tuple[bytes, ...]] = {
    "page": (_PAGE.encode(),),
    "codes": (_PAGE.encode() + b"\0\0<b>x</b>", b"<p>One <a href=x>two</a></p>\0\0Drei <a>vier</a>"),
    "po": ((_HEADER + _ENTRIES).encode(), _ENTRIES.encode()),
    "mo": (_COMPILED,),
    "plurals": (
        b"nplurals=2; plural=n != 1;",
        b"nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;",
    ),
    "dates": ("mercredi 26 février 2014 à 10:45".encode(), b"2014-02-26T10:45:00+01:00", "٢٦ فبراير ٢٠١٤".encode()),
    "config": (_TABLE.encode(),),
    "xml": (_FEED.encode(), _FEED.replace("description", "content:encoded").encode("utf-16")),
}
