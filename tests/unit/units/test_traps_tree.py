"""Traps 19 to 26: where a tokenizer on its own and the tree disagree."""

import pytest
from notation import show, translated, untranslated

READ = {
    "trap-19-title": (b"<svg><title>a</title></svg> d", "[d]"),
    "trap-19-style": (b"<svg><style>a<p></style></svg> d", "[d]"),
    "trap-19-script": (b"<svg><script>a<p></script></svg> d", "[d]"),
    "trap-19-cdata": (b"<svg><![CDATA[a<p>b]]></svg>c", "[c]"),
    "trap-19-math": (b"<p>x <math><mi>y</mi></math> z", "[x <math/> z]"),
    "trap-19-textarea": (b"<svg><textarea>a</svg> d<p>e</p>", "[d] [e]"),
    "trap-19-nested": (b"<svg><svg>a</svg>b</svg> c", "[c]"),
    "trap-19-two": (b"a <svg><title>q</title></svg> b <svg><title>r</title></svg> c", "[a <svg1/> b <svg2/> c]"),
    "trap-20": (b"<svg><title>a<b>c</title></svg> d", ""),
    "trap-21": (b"<svg><style><p>x</style></svg>y", "[x] [y]"),
    "trap-21-inline": (b"<svg><small>e</small>o", "[e] [o]"),
    "trap-22": (b"<svg/>x", "[x]"),
    "trap-22-div": (b"<div/>x", "[x]"),
    "trap-22-inside": (b"<svg><g/><title/>a</svg>x", "[x]"),
    "trap-23": (b"<noscript><p>Enable it</p></noscript>", "[Enable it]"),
    "trap-23-attribute": (b"<p>a</p><noscript><img src=x alt='Map'></noscript>", "[a] [@Map]"),
    "trap-23-head": (b"<head><noscript><style>p { color: red }</style></noscript></head><p>a", "[a]"),
    "trap-23-many": (b"<noscript>a</noscript><p>b</p><noscript><p>c<p>d</noscript>", "[a] [b] [c] [d]"),
    "trap-24": (b"<template><p>Hi</template>", ""),
    "trap-24-attribute": (b"<p>a</p><template><img alt=b></template><p>c", "[a] [c]"),
    "trap-25-frameset": (b"<frameset><p>x</frameset>", "[x]"),
    "trap-25-select": (b"<select><div>A</div></select>", "[A]"),
}

WRITE = {
    "trap-19": (
        b"<svg><title>a</title></svg> d <svg><title>e</title></svg>",
        {"d": "D"},
        b"<svg><title>a</title></svg> D <svg><title>e</title></svg>",
    ),
    "trap-19-in-a-sentence": (
        b"<p>a <svg><title>q</title></svg> b</p>",
        {"a <svg/> b": "B <svg/> A"},
        b"<p>B <svg><title>q</title></svg> A</p>",
    ),
    "trap-21": (b"<svg><style><p>x</style></svg>y", {"x": "X", "y": "Y"}, b"<svg><style><p>X</style></svg>Y"),
    "trap-23": (
        b"<noscript><p class=x>Enable it</p></noscript>\r\n",
        {"Enable it": "Turn &lt;on"},
        b"<noscript><p class=x>Turn &lt;on</p></noscript>\r\n",
    ),
    "trap-23-attribute": (
        b"<noscript>a<p>b <img alt='c'> d</noscript>",
        {"c": "C", "b <img/> d": "B <img/> D"},
        b"<noscript>a<p>B <img alt='C'> D</noscript>",
    ),
}


@pytest.mark.parametrize(("raw", "shown"), READ.values(), ids=READ)
def test_units(raw: bytes, shown: str) -> None:
    assert show(raw) == shown


@pytest.mark.parametrize("raw", [raw for raw, *_ in (*READ.values(), *WRITE.values())], ids=[*READ, *WRITE])
def test_a_page_without_a_translation_is_its_own_bytes(raw: bytes) -> None:
    assert untranslated(raw) == raw


@pytest.mark.parametrize(("raw", "catalog", "built"), WRITE.values(), ids=WRITE)
def test_a_translated_page_differs_in_its_units_only(raw: bytes, catalog: dict[str, str], built: bytes) -> None:
    assert translated(raw, catalog) == built
