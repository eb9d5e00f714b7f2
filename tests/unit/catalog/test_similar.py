"""Which edits are recognised, and which resemblances are not taken for edits."""

import pytest

from l10n.catalog.model import Message
from l10n.catalog.similar import Pair, pair


def paired(old: list[str], new: list[str], threshold: float = 0.75) -> list[tuple[str, str]]:
    found = pair([Message(text) for text in old], [Message(text) for text in new], threshold)
    return [(old[each.old], new[each.new]) for each in found]


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
    ],
)
def test_a_resemblance_is_no_edit(old: str, new: str) -> None:
    assert paired([old], [new]) == []


def test_a_plural_is_never_taken_for_a_singular_nor_one_context_for_another() -> None:
    old = [Message("{count} comment", "{count} comments"), Message("All comments", context="menu")]
    assert pair(old, [Message("{count} comment!"), Message("All commentsss")], 0.5) == []


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
    found = pair([Message("abcdefghi")], [Message("abcdefghij")], 0.5)
    assert found == [Pair(pytest.approx(18 / 19), 0, 0)]
