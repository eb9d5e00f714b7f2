"""Which edits are recognised, and which resemblances are not taken for edits."""

import pytest

from l10n.catalog.model import Message
from l10n.catalog.similar import Order, Pair, Text, pair, same_words

HERE = ("here",)


def paired(
    old: list[str], new: list[str], threshold: float = 0.75, staying: tuple[str, ...] = ()
) -> list[tuple[str, str]]:
    found = pair(texts(*old), texts(*new), [Message(text) for text in staying], threshold)
    return [(old[each.old], new[each.new]) for each in found]


def texts(*messages: str | Message) -> list[Text]:
    return [Text(each if isinstance(each, Message) else Message(each), (HERE,)) for each in messages]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Small talk is the begining of trust.", "Small talk is the beginning of trust."),
        ("Small talk is the beginning of trust.", "SMALL TALK is the beginning of trust!"),
        ("Posted by {name} at {time}", "Posted by {name}, at {time}"),
        ("Read the <a1>guide</a1> or <a2>this</a2>", "Read the <a1>guides</a1> or <a2>this</a2>"),
        ("Kleine Gespräche schaffen Vertrauen", "Kleine Gespraeche schaffen Vertrauen"),
        ("信頼は小さな会話から始まります。", "信頼は小さな会話から始まる。"),
        ("Home", "HOME"),
        ("Show the pages of this year", "Show the posts of this year"),
        ("You have no messages", "You have no new messages"),
        ("Copyright 2013 Anna Weber", "Copyright 2014 Anna Weber"),
        ("<b>Impressum</b>", "<b>Impresum</b>"),
        (
            "Nobody who has been to the old harbour in winter forgets how the ropes sang in the wind from the east.",
            "Nobody who was at the old harbour in winter forgets how the ropes sang in the wind from the east.",
        ),
    ],
)
def test_an_edit_is_recognised(old: str, new: str) -> None:
    assert paired([old, "Something else"], [new, "Another thing"]) == [(old, new)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Home", "Some"),
        ("Posted by {name} at {time}", "Posted by {name} on {date}"),
        ("Read the <a1>guide</a1> or <a2>this</a2>", "Read the <a>guide</a> or this one"),
        ("Older posts", "Newer posts to read"),
        ("Failed to set the limit of %s", "Failed to reset fail count of %s"),
        ("Cannot create the user key", "Cannot verify the user"),
        ("<literal>show</literal>", "<literal>versions</literal>"),
    ],
)
def test_a_resemblance_is_no_edit(old: str, new: str) -> None:
    assert paired([old], [new]) == []


def test_a_plural_is_never_taken_for_a_singular_nor_one_context_for_another() -> None:
    old = texts(Message("{count} comment", "{count} comments"), Message("All comments", context="menu"))
    assert pair(old, texts("{count} comment!", "All commentsss"), (), 0.5) == []


def test_of_two_texts_that_are_as_near_none_is_taken() -> None:
    assert paired(["Archive of May 2013", "Archive of May 2012"], ["Archive of May 2011"]) == []


def test_one_old_text_goes_to_one_new_text() -> None:
    old = "Small talk is the beginning of trust."
    near, far = "Small talk is the beginning of a trust.", "Small talk was the beginnings of all trust."
    assert paired([old], [far, near]) == [(old, near)]


def test_the_order_of_the_texts_does_not_matter() -> None:
    old = [f"The {word} of the matter is settled" for word in ("heart", "crux", "substance", "colour", "weight")]
    new = [text.replace("settled", "setled") for text in old]
    assert sorted(paired(old, new)) == sorted(paired(old[::-1], new[::-1])) == sorted(zip(old, new, strict=True))


def test_the_score_is_gettexts() -> None:
    # 2 * (common characters in order) / (characters of both) = 2 * 9 / 19
    found = pair(texts("abcdefghi"), texts("abcdefghij"), (), 0.5)
    assert found == [Pair(pytest.approx(18 / 19), 0, 0)]


def test_a_text_elsewhere_is_another_however_alike() -> None:
    old = [Text(Message("The key could not be opened"), (("before", 1), ("after", 2)))]
    new = [Text(Message("The key could not be opened."), (("before", 2), ("after", 3)))]
    assert pair(old, new, (), 0.75) == []


@pytest.mark.parametrize("shared", [("before", 1), ("after", 2)])
def test_one_neighbour_in_common_is_a_place_in_common(shared: tuple[str, int]) -> None:
    old = [Text(Message("The key could not be opened"), (("before", 1), ("after", 2)))]
    new = [Text(Message("The key could not be opened."), (shared, ("elsewhere", 0)))]
    assert len(pair(old, new, (), 0.75)) == 1


@pytest.mark.parametrize(
    ("old", "new", "staying"),
    [
        ("Posts about Oslo", "Posts about Rome", "Posts about Lima"),
        ("Oslo and its museums", "Rome and its museums", "Lima and its museums"),
        ("All of Oslo in pictures", "All of Rome in pictures", "ALL of Lima in pictures"),
        ("2013年5月のアーカイブ", "2013年6月のアーカイブ", "2013年4月のアーカイブ"),
    ],
)
def test_a_word_in_which_a_text_that_stays_differs_too_makes_another_message(old: str, new: str, staying: str) -> None:
    assert paired([old], [new]) == [(old, new)]
    assert paired([old], [new], staying=(staying, "Posts", "about Lima")) == []


def test_a_word_that_is_only_spelt_in_another_way_makes_the_same_message() -> None:
    old, new = "Posts about Reykjavik", "Posts about Reykjavík"
    assert paired([old], [new], staying=("Posts about Lima",)) == [(old, new)]


def test_places_are_the_neighbours_that_stay() -> None:
    order = Order.of([1, None, 2, 3, None, None, 4], [None, 1, None, 2, 3, 4, None])
    assert order.old == [
        (("after", 1), ("before", 2)),
        (("after", 3), ("before", 4)),
        (("after", 3), ("before", 4)),
    ]
    assert order.new == [
        (("after", None), ("before", 1)),
        (("after", 1), ("before", 2)),
        (("after", 4), ("before", None)),
    ]


def test_a_page_that_moved_as_a_whole_keeps_the_places_in_it() -> None:
    order = Order.of([1, 2, None, 3, 4, 5, 6], [4, 5, 6, 1, 2, None, 3])
    assert order.old == order.new


def test_a_catalog_in_an_order_of_its_own_says_nothing_of_places() -> None:
    order = Order.of([5, 3, None, 1, 4, 2], [1, 2, 3, 4, None, 5])
    assert order.old == order.new


def test_texts_of_the_same_words_share_a_place() -> None:
    assert same_words("Older Posts »") == same_words("older posts") != same_words("newer posts")


def test_a_thousand_texts_of_one_pattern_are_compared_in_bounded_time() -> None:
    staying = tuple(f"Posts about the town of {number:05} and its people" for number in range(5000))
    old = [f"Posts about the town of A{number} and its people" for number in range(1000)]
    assert paired(old, [text.replace("A", "B") for text in old], staying=staying) == []
