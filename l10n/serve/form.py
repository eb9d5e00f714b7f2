"""The form in which one message is translated.

In: an item, and what is to stand in the fields. Out: ``Html``. Never done here: reading or writing a catalog.
"""

from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus
from typing import NamedTuple

from l10n.catalog.model import Entry
from l10n.diagnostics import Diagnostic
from l10n.locales import Locale
from l10n.report.html import Html, html, tag
from l10n.serve.chips import pieces_of
from l10n.serve.exchange import BadRequestError
from l10n.serve.original import original
from l10n.serve.sheet import Item
from l10n.serve.suggest import Suggestion
from l10n.usecases.edit import EXAMPLES, Draft, Slot, version_of

_CHARACTERS = 60
_CONFLICT = (
    "Nothing was saved. Yours stands in the fields: join the two, and save again to replace what is in the catalog."
)
_ROWS = range(2, 9)
MARK = "fuzzy"


class Sitting(NamedTuple):
    """What the form is about besides its item.

    ``strings`` are to stand in the fields; ``slots`` say what each plural form is for; ``key`` is the guard's.
    ``theirs`` is an entry that somebody else saved meanwhile, ``trouble`` what kept the last save from being done.
    """

    locale: Locale
    page: str
    key: str
    slots: tuple[Slot, ...]
    strings: tuple[str, ...]
    fuzzy: bool
    suggestions: tuple[Suggestion, ...] = ()
    saved: bool = False
    theirs: Entry | None = None
    trouble: str = ""
    read_only: bool = False


def edit_form(item: Item, sitting: Sitting, here: str) -> Html:
    """Write the form; ``here`` is the address of the page at this message."""
    return html(
        tag("div", original(item), class_="from"),
        tag(
            "form",
            _trouble(sitting),
            _fields(item, sitting),
            _findings(item.findings, saved=sitting.saved),
            _actions(item, sitting, here),
            _suggestions(item, sitting, here),
            class_="to",
            method="post",
            action="/save",
            id="form",
            data_read_only=sitting.read_only or None,
        ),
    )


def draft_of(form: Mapping[str, str]) -> Draft:
    """Read back what the form's fields say.

    Raises:
        BadRequestError: A text holds what no catalog can.
    """
    return Draft(tuple(_texts(form)), form.get(MARK) == "yes", form.get("version", ""))


def filled_in(wanted: str, item: Item, sitting: Sitting) -> tuple[str, ...]:
    """Choose what stands in the fields: a suggestion or the source where that is asked for, else what is there."""
    if wanted == "source":
        source, plural = item.message.id, item.message.plural
        return tuple(plural or source if at else source for at in range(len(sitting.strings)))
    if wanted.isdecimal() and int(wanted[:4]) < len(sitting.suggestions):
        return sitting.suggestions[int(wanted[:4])].strings
    return sitting.strings


def _trouble(sitting: Sitting) -> Html | None:
    if sitting.theirs is not None:
        theirs, locale = sitting.theirs, sitting.locale
        columns = [
            tag(
                "div",
                tag("h3", name),
                [tag("p", text or "(empty)", lang=locale.tag, dir=locale.direction, class_="text") for text in strings],
            )
            for name, strings in (("In the catalog now", theirs.strings), ("Yours, not saved", sitting.strings))
        ]
        told = tag("p", tag("strong", "This entry was changed while you were editing it. "), _CONFLICT)
        return tag("div", told, tag("div", columns, class_="both"), class_="trouble", role="alert")
    if sitting.trouble:
        return tag("p", tag("strong", "Not saved. "), sitting.trouble, class_="trouble", role="alert")
    if sitting.saved:
        return tag("p", "Saved.", class_="saved", role="status")
    return None


def _fields(item: Item, sitting: Sitting) -> Html:
    hidden = {
        "key": sitting.key,
        "locale": sitting.locale.tag,
        "page": sitting.page,
        "message": item.id,
        "version": version_of(sitting.theirs or item.entry),
    }
    return html(
        [tag("input", type="hidden", name=name, value=value) for name, value in hidden.items()],
        [_field(at, text, item, sitting) for at, text in enumerate(sitting.strings)],
        _inserts(item) if not sitting.read_only else None,
    )


def _field(at: int, text: str, item: Item, sitting: Sitting) -> Html:
    locale = sitting.locale
    plural = item.entry.message.plural is not None
    slot = sitting.slots[at] if plural and at < len(sitting.slots) else None
    name = _slot_name(slot, at) if slot else html(locale.english_name, " ", tag("small", locale.tag))
    rows = min(max(len(text or item.message.id) // _CHARACTERS + 1, _ROWS[0] - plural), _ROWS[-1])
    described = "findings" if item.findings else None
    area = tag(
        "textarea", "\n", text, name=f"text-{at}", id=f"text-{at}", rows=rows, lang=locale.tag, dir=locale.direction,
        spellcheck="true", autocomplete="off", readonly=sitting.read_only, aria_describedby=described,
    )  # fmt: skip
    return tag("p", tag("label", name, for_=f"text-{at}"), area, class_="field")


def _slot_name(slot: Slot, at: int) -> Html:
    """Name a plural form by its category and the numbers that take it."""
    examples = ", ".join(map(str, slot.examples)) + (", …" if len(slot.examples) >= EXAMPLES else "")
    return html(slot.category or f"form {at}", " ", tag("small", f"for {examples}") if slot.examples else None)


def _inserts(item: Item) -> Html | None:
    """Write the buttons that insert tags; without a script they would do nothing, so the script shows them."""
    pieces = pieces_of(item.message)
    if not pieces:
        return None
    buttons = [
        tag("button", each.shown, type="button", class_="chip", data_before=each.before, data_after=each.after)
        for each in pieces
    ]
    return tag("div", tag("span", "Insert"), buttons, class_="inserts", id="inserts", hidden=True)


def _findings(findings: Iterable[Diagnostic], *, saved: bool) -> Html | None:
    items = [
        tag(
            "li",
            tag("span", each.severity.value.title(), class_=f"badge {each.severity.value}"),
            tag("span", tag("b", each.message), " ", each.hint, " ", tag("code", each.rule)),
        )
        for each in findings
    ]
    if not items:
        return None
    return tag("div", tag("ul", items), class_="findings", id="findings", role="status" if saved else None)


def _actions(item: Item, sitting: Sitting, here: str) -> Html:
    if sitting.read_only:
        return tag("p", "Read only: this editor was started with --read-only.", class_="actions")
    return tag(
        "div",
        tag("button", "Save and next", class_="main", name="then", value="next", aria_keyshortcuts="Control+Enter"),
        tag("button", "Save", name="then", value="stay", aria_keyshortcuts="Control+S"),
        tag(
            "label",
            tag("input", type="checkbox", name=MARK, value="yes", checked=sitting.fuzzy),
            "Somebody should review it",
            class_="mark",
        ),
        tag("a", "Copy source", href=f"{here}&use=source#edit", id="copy-source", data_text=item.message.id,
            data_plural=item.message.plural or None, aria_keyshortcuts="Alt+C"),
        class_="actions",
    )  # fmt: skip


def _suggestions(item: Item, sitting: Sitting, here: str) -> Html | None:
    if not sitting.suggestions or sitting.read_only:
        return None
    rows = []
    for at, each in enumerate(sitting.suggestions):
        texts = [
            tag("p", text, class_="text", lang=sitting.locale.tag, dir=sitting.locale.direction)
            for text in dict.fromkeys(each.strings)
        ]
        source = tag("p", each.source, class_="like") if each.source != item.message.id else None
        texts_of = {f"data_text_{form}": text for form, text in enumerate(each.strings)}
        unseen = tag("span", f" suggestion {at + 1}", class_="unseen")
        address = f"{here}&use={at}#edit"
        use = tag("a", "Use", unseen, href=address, class_="use", data_strings=len(each.strings), **texts_of)
        rows.append(tag("li", tag("div", texts, source, tag("small", each.origin)), use))
    return tag("section", tag("h3", "Suggestions"), tag("ul", rows), class_="suggestions")


def _texts(form: Mapping[str, str]) -> Iterator[str]:
    """Yield the fields ``text-0``, ``text-1`` and so on, with the line ends of a catalog."""
    at = 0
    while (text := form.get(f"text-{at}")) is not None:
        if "\0" in text:
            raise BadRequestError(HTTPStatus.BAD_REQUEST, "A text cannot hold NUL.")
        yield text.replace("\r\n", "\n").replace("\r", "\n")
        at += 1
