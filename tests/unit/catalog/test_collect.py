import pickle

from l10n.catalog.collect import collect
from l10n.catalog.model import Message
from l10n.rules import Role, Rule
from l10n.spans import Span
from l10n.units.reading import Placed, Profile, Reading
from l10n.units.unit import Unit

PROFILE = Profile(interface="en", posts="en")


def page(path: str, *messages: str, context: str | None = None) -> Reading:
    rule = None if context is None else Rule("p", Role.POSTS, context)
    placed = (Placed(Unit(Span(0, 1), message, rule=rule), Role.POSTS, "en") for message in messages)
    return Reading(path, tuple(placed))


def test_messages_stand_where_they_come_first_with_the_pages_that_say_them() -> None:
    (template,) = collect([page("a", "One", "Two", "One"), page("b", "Three", "Two"), page("c", "Two")], PROFILE)
    assert list(template.messages) == [
        Message("One", references=("a",)),
        Message("Two", references=("a", "b", "c")),
        Message("Three", references=("b",)),
    ]


def test_a_context_keeps_messages_apart_whatever_it_holds() -> None:
    pages = [page("a", "One", "1 a One", " One"), page("b", "One", context="a"), page("c", " One", context="0")]
    (template,) = collect(pages, PROFILE)
    assert [(each.context, each.id) for each in template.messages] == [
        (None, "One"),
        (None, "1 a One"),
        (None, " One"),
        ("a", "One"),
        ("0", " One"),
    ]


def test_the_messages_of_a_template_are_a_sequence_in_any_process() -> None:
    (template,) = collect([page("a", "One", "Two", "Three", "Caf\udce9")], PROFILE)
    messages = template.messages
    assert len(messages) == 4
    assert [each.id for each in messages[1:3]] == ["Two", "Three"]
    assert messages[-1].id == "Caf\udce9"
    assert list(pickle.loads(pickle.dumps(template)).messages) == list(messages) == list(messages)  # noqa: S301 - our own
