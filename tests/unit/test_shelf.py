import multiprocessing
import pickle
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import OutputError
from l10n.shelf import Pairs, Shelf


class Note(NamedTuple):
    text: str
    number: int = 0


TEXTS = st.text(st.characters(categories=("L", "N", "P", "Z", "Cc", "Cs")), max_size=8)


@given(st.dictionaries(TEXTS, st.integers(0, 300)), TEXTS)
def test_a_shelf_is_a_sorted_dictionary(held: dict[str, int], asked: str) -> None:
    shelf = Shelf(Note)
    for text, number in held.items():
        shelf[text] = Note(text, number)
    shelf.settle()
    assert list(shelf.values()) == [Note(text, held[text]) for text in sorted(held)]
    assert shelf.get(asked) == (Note(asked, held[asked]) if asked in held else None)
    assert (asked in shelf) == (asked in held)
    assert shelf.first_from(asked) == min((text for text in held if text >= asked), default=None)
    assert shelf.last_until(asked) == max((text for text in held if text <= asked), default=None)


def test_a_record_is_replaced_or_kept_as_asked() -> None:
    shelf = Shelf(int)
    assert shelf.get("a") is None
    assert shelf.setdefault("a", 0) == 0
    assert shelf.setdefault("a", 1) == 0
    shelf["a"] = 2
    assert shelf.setdefault("a", 3) == shelf.get("a") == 2


def test_what_is_in_memory_no_more_is_found_again() -> None:
    shelf = Shelf(int)
    for number in range(5000):
        shelf[str(number)] = number
    assert shelf.setdefault("0", 7) == 0
    assert [shelf.get(str(number)) for number in range(5000)] == list(range(5000))


def test_another_process_and_another_machine_read_a_shelf_that_is_settled() -> None:
    shelf = Shelf(Note)
    shelf["a"] = Note("b", 1)
    shelf.settle()
    for method in ("fork", "spawn"):
        if method in multiprocessing.get_all_start_methods():
            with multiprocessing.get_context(method).Pool(1) as pool:
                assert pool.apply(shelf.get, ("a",)) == Note("b", 1)
    assert pickle.loads(pickle.dumps(shelf)).get("a") == shelf.get("a")  # noqa: S301 - our own


def test_pairs_come_in_order_and_once() -> None:
    pairs = Pairs()
    pairs.add([2**31 - 1, 3, 3], 0)
    pairs.add([3], 2**32 - 1)
    pairs.add([3], 0)
    assert [(one, list(others)) for one, others in pairs] == [(3, [0, 2**32 - 1]), (2**31 - 1, [0])]


def test_a_disk_that_is_full_is_named_with_what_to_do() -> None:
    shelf = Shelf(str)
    shelf._scratch.tell("PRAGMA max_page_count = 2")  # as a small disk would
    with pytest.raises(OutputError, match="full"):
        shelf["a"] = "data" * 5000


def test_a_shelf_of_many_blocks_is_a_sorted_dictionary_too() -> None:
    held = {f"{number * 7919 % 1000:03}": number for number in range(0, 1000, 3)}
    shelf = Shelf(int)
    for text, number in held.items():
        shelf[text] = number
    shelf.settle()
    assert list(shelf.values()) == [held[text] for text in sorted(held)]
    for asked in (f"{number:03}" for number in range(-1, 1001)):
        assert shelf.get(asked) == held.get(asked)
        assert shelf.first_from(asked) == min((text for text in held if text >= asked), default=None)
        assert shelf.last_until(asked) == max((text for text in held if text <= asked), default=None)
