import itertools
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.spans import Edit, OverlapError, Span, in_order, splice


def edit(start: int, stop: int, text: str) -> Edit:
    return Edit(Span(start, stop), text)


@pytest.mark.parametrize(
    ("edits", "spliced"),
    [
        ([], "abcdef"),
        ([edit(0, 6, "")], ""),
        ([edit(2, 3, "C")], "abCdef"),
        ([edit(0, 0, "<"), edit(6, 6, ">")], "<abcdef>"),
        ([edit(4, 6, "."), edit(0, 2, "12345")], "12345cd."),
        ([edit(0, 3, "x"), edit(3, 6, "y")], "xy"),
        ([edit(2, 2, "1"), edit(2, 2, "2"), edit(2, 2, "3")], "ab123cdef"),
        ([edit(2, 4, "X"), edit(2, 2, "1")], "ab1Xef"),
        ([edit(1, 4, "X"), edit(4, 4, "1")], "aX1ef"),
    ],
)
def test_only_the_spans_of_edits_change(edits: list[Edit], spliced: str) -> None:
    assert splice("abcdef", edits) == spliced


def test_places_are_code_points() -> None:
    assert splice("a😀é", [edit(1, 2, "-"), edit(3, 3, "!")]) == "a-é!"


@pytest.mark.parametrize(
    "edits",
    [
        [edit(0, 3, ""), edit(2, 4, "")],
        [edit(0, 3, ""), edit(0, 3, "")],
        [edit(0, 6, ""), edit(2, 3, "")],
        [edit(1, 3, ""), edit(2, 2, "")],
    ],
)
def test_edits_that_overlap_are_refused(edits: list[Edit]) -> None:
    for order in itertools.permutations(edits):
        with pytest.raises(OverlapError, match="edits overlap"):
            splice("abcdef", order)


@pytest.mark.parametrize("outside", [edit(5, 7, ""), edit(7, 7, "x"), edit(-1, 1, ""), edit(3, 2, "")])
def test_edits_outside_the_text_are_refused(outside: Edit) -> None:
    with pytest.raises(IndexError, match="outside a text of 6 code points"):
        splice("abcdef", [outside])


@pytest.mark.parametrize(
    ("outer", "inner", "inside"),
    [((1, 4), (1, 4), True), ((1, 4), (2, 2), True), ((1, 4), (0, 2), False), ((1, 4), (3, 5), False)],
)
def test_a_span_contains_what_lies_between_its_ends(
    outer: tuple[int, int], inner: tuple[int, int], *, inside: bool
) -> None:
    assert Span(*outer).contains(Span(*inner)) is inside


@st.composite
def texts_and_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(max_size=40))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [Span(*pair) for pair in itertools.pairwise(cuts)][::2]
    return text, [Edit(span, draw(st.text(max_size=5))) for span in spans]


@given(texts_and_edits(), st.randoms(use_true_random=False))
def test_what_lies_between_edits_comes_back_in_any_order_of_edits(case: tuple[str, list[Edit]], random: Random) -> None:
    text, edits = case
    shuffled = random.sample(edits, len(edits))
    backwards = text
    for (start, stop), new in reversed(edits):
        backwards = backwards[:start] + new + backwards[stop:]
    assert splice(text, shuffled) == backwards
    assert in_order(shuffled) == edits
