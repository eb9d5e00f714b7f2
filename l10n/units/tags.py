"""Whether a translation carries its message's tags.

In: a message and its translation. Out: what is wrong with the translation's tags. Never done here: text, placeholders.
Building refuses what ``check`` reports, for both ask this module.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from l10n.units.syntax import parse_message


class TagFault(NamedTuple):
    """What is wrong with one tag: the rule it breaks, words that say what to do, and how the tag begins (``at``)."""

    rule: Literal["markup/unknown", "markup/void", "markup/misnested", "markup/missing"]
    message: str
    at: str = ""


class _Tags(NamedTuple):
    """The tags of one message: how often each stands there, which are void, and the faults of their nesting."""

    times: Counter[str]
    void: frozenset[str]
    faults: tuple[TagFault, ...]


def tag_faults(source: str, target: str) -> Iterator[TagFault]:
    """Yield what is wrong with the tags of ``target``, a translation of the message ``source``.

    Every tag of the message must stand in its translation at least once, and no more often than in the message; no
    other tag may; tags nest, in any order.
    """
    if "<" not in source and "<" not in target:
        return
    wanted, given = _read(source), _read(target)
    yield from given.faults
    for name, times in given.times.items():
        if name not in wanted.times:
            text = f"<{name}> is no tag of this message; where the text is to show it, write &lt;{name}>"
            yield TagFault("markup/unknown", text, f"<{name}")
        elif (name in given.void) != (name in wanted.void):
            right = f"<{name}/>" if name in wanted.void else f"<{name}>…</{name}>"
            yield TagFault("markup/void", f"write <{name}> as {right}, as the message does", f"<{name}")
        elif times > wanted.times[name]:
            text = f"<{name}> stands more often in the translation ({times}) than in the message ({wanted.times[name]})"
            yield TagFault("markup/unknown", text, f"<{name}")
    for name in wanted.times:
        if name not in given.times:
            right = f"<{name}/>" if name in wanted.void else f"<{name}>…</{name}>"
            yield TagFault("markup/missing", f"{right} of the message is gone; keep it around or among the same words")


def _read(message: str) -> _Tags:
    times: Counter[str] = Counter()
    void: set[str] = set()
    open_tags: list[str] = []
    faults: list[TagFault] = []
    for kind, name in parse_message(message):
        if kind == "close":
            if open_tags and open_tags[-1] == name:
                open_tags.pop()
            else:
                faults.append(
                    TagFault("markup/misnested", f"</{name}> closes what is not open; tags must nest", f"</{name}")
                )
        elif kind != "text":
            times[name] += 1
            if kind == "void":
                void.add(name)
            else:
                open_tags.append(name)
    faults += (
        TagFault("markup/misnested", f"<{name}> is not closed; end it with </{name}>", f"<{name}") for name in open_tags
    )
    return _Tags(times, frozenset(void), tuple(faults))
