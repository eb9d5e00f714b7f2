"""In how many words two texts differ.

In: two texts. Out: how much of them is the same and how much is not, in words. Never done here: a search for texts.

Case and punctuation are no difference. A character of a script that is written without spaces counts as half a word.
"""

import re
from typing import NamedTuple

_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""Thai and Lao, Burmese, Khmer, kana, Han, and Hangul, whose words are short."""
_TOKEN = re.compile(rf"[{_SPACELESS}]|[^\s{_SPACELESS}]+")
_TAG = re.compile(r"</?[^\W\d_][\w-]*/?>")
_SEPARATE = re.compile(rf"[\s{_SPACELESS}]")
_SHORTEST = 6
"""Letters below which a change makes another word (Home, Some) rather than a corrected one."""
_BESIDES = 8
"""Words that stay the same for each word, after the first, that does not."""
_SPELLING = 0.8
"""How alike two spellings of one word are, at least."""


class Slot(NamedTuple):
    """What stands around the one word in which two texts differ, and both words, in lower case."""

    before: str
    after: str
    old: str
    new: str

    @property
    def respelt(self) -> bool:
        """Whether both are rather one word, spelt in two ways."""
        return _are_alike(self.old, self.new)


def is_edit(old: str, new: str) -> bool:
    """Say whether the difference is small enough, for the length of the texts, to be a change of one of them.

    One word may be another, be new or be gone beside any that stays; each word more needs its share of words that stay.
    Where none stays, all have to be the same but for their spelling.
    """
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - only an update with edited messages needs it

    one, other = _words(old), _words(new)
    if one == other:
        return True
    if min(_letters(one), _letters(other)) < _SHORTEST:
        return False
    gone = came = 0.0
    for edit in LCSseq.editops(one, other):
        if edit.tag == "delete":
            gone += _weight(one[edit.src_pos])
        else:
            came += _weight(other[edit.dest_pos])
    same = sum(map(_weight, one)) - gone
    return same >= _BESIDES * (max(gone, came) - 1) if same else _are_alike("".join(one), "".join(other))


def slot(old: str, new: str) -> Slot | None:
    """Find the one word that two texts, in lower case, do not share, if there is just one in each."""
    start = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        start += 1
    end = 0
    limit = min(len(old), len(new)) - start
    while end < limit and old[-1 - end] == new[-1 - end]:
        end += 1
    while start and not _SEPARATE.match(old[start - 1]):
        start -= 1
    while end and not _SEPARATE.match(old[-end]):
        end -= 1
    words = old[start : len(old) - end], new[start : len(new) - end]
    if not all(words) or any(map(_has_space, words)):
        return None
    return Slot(old[:start], old[len(old) - end :], *words)


def is_one_word(text: str) -> bool:
    """Say whether a text could fill a slot."""
    return bool(text) and not _has_space(text)


def _are_alike(one: str, other: str) -> bool:
    from rapidfuzz import fuzz  # noqa: PLC0415

    return fuzz.ratio(one, other) >= 100 * _SPELLING


def _has_space(text: str) -> bool:
    return len(text.split()) != 1 or text != text.strip()


def _words(text: str) -> list[str]:
    bare = _TAG.sub("", text) if "</" in text else text
    return ["".join(filter(str.isalnum, word)) or word for word in _TOKEN.findall(bare.casefold())]


def _letters(words: list[str]) -> int:
    return sum(sum(map(str.isalnum, word)) for word in words)


def _weight(word: str) -> float:
    return 0.5 if _SEPARATE.match(word) else 1
