import pickle

import pytest

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


@pytest.mark.parametrize(("references", "named"), [(0, ()), (1, ("a",)), (2, ("a", "b")), (9, ("a", "b", "c"))])
def test_a_message_names_no_more_than_the_first_pages_that_say_it(references: int, named: tuple[str, ...]) -> None:
    pages = [page("a", "Same", "One", "Same"), page("b", "Same"), page("c", "Same", "Two")]
    (template,) = collect(pages, PROFILE, references=references)
    assert [(each.id, each.references) for each in template.messages] == [
        ("Same", named),
        ("One", ("a",)[:references]),
        ("Two", ("c",)[:references]),
    ]


def test_a_post_is_at_home_on_its_own_page_also_where_that_is_not_named() -> None:
    lists = [page(f"{number}", "A post", f"Another {number}", "A third") for number in range(4)]
    templates = collect([*lists, page("post", "A post")], PROFILE, by_page=True, references=1)
    (own,) = [template for template in templates if template.domain == "posts/post"]
    assert list(own.messages) == [Message("A post", references=("0",))]


def test_the_messages_of_a_template_are_a_sequence_in_any_process() -> None:
    (template,) = collect([page("a", "One", "Two", "Three", "Caf\udce9")], PROFILE)
    messages = template.messages
    assert len(messages) == 4
    assert [each.id for each in messages[1:3]] == ["Two", "Three"]
    assert messages[-1].id == "Caf\udce9"
    assert list(pickle.loads(pickle.dumps(template)).messages) == list(messages) == list(messages)  # noqa: S301 - our own
