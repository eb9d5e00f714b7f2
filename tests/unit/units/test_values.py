"""Dates, times and counts in the texts of pages: what becomes a value, and what stays text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from values import page_of, read, shown

from l10n.build.values import write_value
from l10n.html.encoding import read_source
from l10n.spans import Edit
from l10n.units.render import render_unit
from l10n.units.syntax import parse_message

META = '<div class="entry-meta">{}</div>'


@pytest.mark.parametrize(
    ("platform", "language", "body", "expected"),
    [
        ("blogger", "fr", "<h2 class=date-header>mercredi 26 février 2014</h2>", ["[date mercredi 26 février 2014]"]),
        ("wordpress", "fr", "<time>il y a 3 jours</time>", ["[time il y a 3 jours]"]),
        ("wordpress", "de", "<time>vor 2 Stunden</time>", ["[time vor 2 Stunden]"]),
        ("wordpress", "es", "<time>hace 2 semanas</time>", ["[time hace 2 semanas]"]),
        (
            "wordpress", "fr", '<ul class="widget_archive"><li><a href="x">février 2014</a>&nbsp;(12)</li></ul>',
            ["[date février 2014]"],
        ),
        (
            "blogger", "fr", "<div class=BlogArchive><select><option value=x>février 2014 (12)</option></select></div>",
            ["[date février 2014 (12)]"],
        ),
        ("blogger", "fa", '<h2 class="date-header"><span>۷ اسفند ۱۳۹۲</span></h2>', ["[date ۷ اسفند ۱۳۹۲]"]),
        ("blogger", "ar", '<h2 class="date-header"><span>٢٦ فبراير ٢٠١٤</span></h2>', ["[date ٢٦ فبراير ٢٠١٤]"]),
        ("wordpress", "en", META.format("On March 3, 2014 in Cats"), ["On {date} in Cats [date March 3, 2014]"]),
        (
            "wordpress", "es", META.format("Por <b>Tragy</b>, el <b>7 de agosto, 2007</b> | Sin etiquetas"),
            ["Por <b>Tragy</b>, el <b>{date}</b> | Sin etiquetas [date 7 de agosto, 2007]"],
        ),
        (
            "wordpress", "en", META.format("From March 3, 2014 to March 5, 2014 &amp; later"),
            ["From {date1} to {date2} & later [date March 3, 2014] [date March 5, 2014]"],
        ),
        (
            "wordpress", "en", "<article><p>Updated <time>March 3, 2014</time>, by me.</p></article>",
            ["Updated {date}, by me. [date March 3, 2014]"],
        ),
    ],
)  # fmt: skip
def test_a_date_is_a_value(platform: str, language: str, body: str, expected: list[str]) -> None:
    assert shown(read(body, platform, language)) == expected


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        ("en", META.format("in Cats on 2016-06-26, by me"), "in Cats on {date}, by me [date 2016-06-26]"),
        ("ja", META.format("最終更新日：2019/02/22"), "最終更新日：{date} [date 2019/02/22]"),
        ("es", META.format("Hola, 07/10/2013 | Gatos"), "Hola, {date} | Gatos [date 07/10/2013]"),
        ("en", META.format("Seen 13/11/2013 here"), "Seen {date} here [date 13/11/2013]"),
        ("en", META.format("Seen 07/10/2013 here <time>13/11/2013</time>"),
         "Seen 07/10/2013 here {date} [date 13/11/2013]"),
        ("en", "<time>28/10/2013</time>" + META.format("Seen 07/10/2013 here"), "Seen {date} here [date 07/10/2013]"),
        ("en", META.format("Seen 07/10/2013 here"), "Seen 07/10/2013 here"),
        ("en", META.format("Release 10.12.2013.4 of 1.2.2013€"), "Release 10.12.2013.4 of 1.2.2013€"),
        ("ru", META.format("Месяц: <span>Август 2021</span>"), "Месяц: <span>{date}</span> [date Август 2021]"),
        ("en", "<h1 class=archive-title>Year: 2014</h1>", "Year: {date} [date 2014]"),
        ("en", META.format("Batch: 2014"), "Batch: 2014"),
        ("en", '<abbr class=entry-meta title="2012-11-30T00:00:00+01:00">Published: 30 novembre 2012</abbr>',
         "Published: {date} [date 30 novembre 2012]"),
        ("en", '<abbr class=entry-meta title="2012-11-29T00:00:00+01:00">Published: 2 novembre 2012</abbr>',
         "Published: 2 novembre 2012"),
        ("en", '<nav><a aria-label="Posts published on June 1, 2013">1</a></nav>',
         "Posts published on {date} [date June 1, 2013]"),
    ],
)  # fmt: skip
def test_a_date_among_the_words_of_the_chrome_is_a_value(language: str, body: str, expected: str) -> None:
    assert expected in shown(read(body, "wordpress", language))


def test_numbers_are_written_as_the_day_that_the_other_dates_of_the_page_make_them() -> None:
    (placed,) = read("<time>28/10/2013</time>" + META.format("Seen 07/10/2013 here")).messages
    (value,) = placed.unit.values
    assert value.datum is not None
    assert write_value(value.datum, "ja") == "2013/10/07"


def test_a_date_beside_a_machine_s_is_read_in_the_language_it_is_in() -> None:
    (value,) = read('<time datetime="2012-11-30">30 novembre 2012</time>').alone
    assert (value.datum.language, write_value(value.datum, "de")) == ("fr", "30. November 2012")


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        ("en", "<title>01 &#8211; June &#8211; 2013 &#8211; </title>", "01 &#8211; June &#8211; 2013"),
        ("ja", "<h4>2019年04月04日-<a href=x><img src=y></a></h4>", "2019年04月04日"),
        ("en", "<p><a href=x>Home</a> &middot; <time>&ndash;&nbsp;June 5, 2018 |</time></p>", "June 5, 2018"),
    ],
)
def test_a_mark_that_hangs_at_a_date_stays_with_the_page(language: str, body: str, expected: str) -> None:
    reading = read(body, "generic", language)
    (value,) = reading.alone
    before = len(page_of("", language)) - len("</body></html>")
    assert body[value.span.start - before : value.span.stop - before] == expected
    assert write_value(value.datum, "de")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "January 1, 0001"),
        ("en", "Mon, 01 Jan 0001"),
        ("fr", "1 janvier 1970"),
        ("en", "January 1, 1970 at 12:00 AM"),
        ("en", "01/01/0001"),
    ],
)
def test_the_zero_of_a_clock_is_neither_a_date_nor_a_message(language: str, text: str) -> None:
    reading = read(f"<time>{text}</time>", "generic", language)
    assert (reading.alone, reading.messages) == ((), ())


@pytest.mark.parametrize(
    "body",
    [
        META.format("Chapter 12 of 20"),
        META.format("Version 2.5 of March"),
        META.format("Call 030 26 02 20 14"),
        META.format("Only $ 26.02.2014"),
        "<article><p>On March 3, 2014 we went to {sets}.</p></article>",
    ],
)
def test_what_only_looks_like_a_date_and_what_an_author_writes_stays_text(body: str) -> None:
    assert not [value for placed in read(body).messages for value in placed.unit.values]
    assert not read(body).alone


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ("<time>28/03/2014</time>", "2014/04/03"),
        ("<time>03/28/2014</time>", "2014/03/04"),
        ('<time datetime="2014-02-01T10:00:00Z">01/02/2014</time>', "2014/04/03"),
        ('<time datetime="2014-01-02T10:00:00Z">01/02/2014</time>', "2014/03/04"),
        ("<time>28/03/2014</time><time>03/28/2014</time>", "2014/03/04"),
        ("", "2014/03/04"),
    ],
    ids=["day above 12", "month above 12", "machine, day first", "machine, month first", "contradiction", "habit"],
)
def test_the_order_of_numbers_is_the_one_of_the_pages_other_dates(others: str, expected: str) -> None:
    data = [alone.datum for alone in read(f"{others}<time>03/04/2014</time>").alone]
    assert [write_value(datum, "ja") for datum in data if datum.text == "03/04/2014"] == [expected]


@pytest.mark.parametrize(
    ("platform", "language", "body", "expected"),
    [
        (
            "blogger", "fr", '<div id="comments" class="comments"><h4>3 commentaires:</h4></div>',
            ["{count} commentaire: | {count} commentaires: [count 3]"],
        ),
        ("blogger", "fr", "<div id=comments><h4>Aucun commentaire:</h4></div>", ["Aucun commentaire:"]),
        (
            "blogger", "ar", '<div id="comments" class="comments"><h4>١١ تعليقًا:</h4></div>',
            ["{count} تعليق: | {count} تعليقات: [count ١١]"],
        ),
        ("blogger", "fa", '<div id="comments" class="comments"><h4>۳ نظر:</h4></div>', ["{count} نظر: [count ۳]"]),
        (
            "wordpress", "ja", '<h2 class="comments-title">“Hello world!” への1件のフィードバック</h2>',
            ["“Hello world!” への{count}件のフィードバック [count 1]"],
        ),
        (
            "wordpress", "en", '<h2 class="comments-title">3 thoughts on &#8220;Cats&#8221;</h2>',
            ["{count} thoughts on “Cats” [count 3]"],
        ),
        ("blogger", "es", "<div id=comments><h4>Un comentario:</h4></div>",
         ["{count} comentario: | {count} comentarios: [count 1]"]),
        (
            "wordpress", "en", "<a href='#comments'><b>3</b> comments</a>",
            ["{count} comment | {count} comments [count 3]"],
        ),
        (
            "wordpress", "en", '<a href="x#comments">12 hoots <b>today</b></a>',
            ["{count} hoots <b>today</b> [count 12]"],
        ),
    ],
)  # fmt: skip
def test_a_count_is_one_message_for_every_number(platform: str, language: str, body: str, expected: list[str]) -> None:
    assert shown(read(body, platform, language)) == expected


@pytest.mark.parametrize("text", ["3 of 4 hoots", "hoots, hoots", "h2 &#8220;hoots&#8221;"])
def test_a_text_without_exactly_one_number_is_no_count(text: str) -> None:
    placed = read(f'<a href="x#comments">{text}</a>').messages
    assert [each.unit.plural for each in placed if not each.unit.message.startswith("h2")] in ([None], [])


def test_braces_are_doubled_only_beside_a_placeholder() -> None:
    body = META.format("On <time>March 3, 2014</time> in {sets}") + META.format("In {sets}")
    assert [placed.unit.message for placed in read(body).messages] == ["On {date} in {{sets}}", "In {sets}"]


WORDS = st.sampled_from(("On", "by Ann", "in {sets}", "}{", "&amp;", "{date}", "<b>bold</b>", "a &lt; b", "été", "·"))
VALUES = st.sampled_from((
    "<time>March 3, 2014</time>", '<time datetime="2014-03-05"><b>5</b> March 2014</time>', "March 7, 2014",
    '<span class="author vcard"><a class="fn n" href="/ann">Ann</a></span>', "<time>10:23 AM</time>",
))  # fmt: skip


@given(
    st.lists(WORDS, min_size=1, max_size=3), st.lists(VALUES, min_size=1, max_size=3), st.randoms(use_true_random=False)
)
def test_a_text_translated_by_its_own_message_keeps_its_values(
    words: list[str], values: list[str], random: object
) -> None:
    pieces = [*words, *values]
    random.shuffle(pieces)  # type: ignore[attr-defined]
    body = META.format(" ".join(pieces))
    first = read(body)
    page = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"></head><body>{body}</body></html>'
    source = read_source(page.encode())
    edits = [
        Edit(placed.unit.span, render_unit(placed.unit, placed.unit.message, lambda span: source.text[slice(*span)]))
        for placed in first.messages
    ]
    built = source.splice(edits).decode()
    again = read(built.partition("<body>")[2].removesuffix("</body></html>"))
    assert shown(again) == shown(first)
    for placed in first.messages:
        braces = [part for part in parse_message(placed.unit.message, braces=True) if part.kind == "value"]
        assert bool(placed.unit.values) == bool(braces) or not placed.unit.values
        assert [part.text for part in braces if placed.unit.values] == [value.name for value in placed.unit.values]
