"""Plural rules as a ``Plural-Forms`` header writes them, parsed and evaluated without trusting them.

In: the value of a ``Plural-Forms`` field, in gettext's subset of C. Out: ``PluralForms``, which picks the form for a
number. Never done here: ``eval``, or deciding which rule a language has (``l10n.locales`` knows that).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_MAX_LENGTH = 1000
_MAX_DEPTH = 50
_MAX_FORMS = 100
_MAX_NUMBER = 2**32 - 1
"""Unsigned long on the smallest machine gettext runs on; C arithmetic is done modulo one more than this."""

_FIELD = re.compile(r"\s*nplurals\s*=\s*(\d{1,9})\s*;\s*plural\s*=([^;]*)(?:;.*)?", re.DOTALL)
_TOKEN = re.compile(r"\s*(?:(\d+)|(\|\||&&|==|!=|<=|>=|[n<>+\-*/%!?:()]))")

_Index = Callable[[int], int]


class _Operator(NamedTuple):
    """A binary operator: how tightly it binds, and what it does."""

    binds: int
    apply: Callable[[int, int], int]


_BINARY = {
    "||": _Operator(1, lambda a, b: int(bool(a or b))),
    "&&": _Operator(2, lambda a, b: int(bool(a and b))),
    "==": _Operator(3, lambda a, b: int(a == b)),
    "!=": _Operator(3, lambda a, b: int(a != b)),
    "<": _Operator(4, lambda a, b: int(a < b)),
    ">": _Operator(4, lambda a, b: int(a > b)),
    "<=": _Operator(4, lambda a, b: int(a <= b)),
    ">=": _Operator(4, lambda a, b: int(a >= b)),
    "+": _Operator(5, lambda a, b: (a + b) & _MAX_NUMBER),
    "-": _Operator(5, lambda a, b: (a - b) & _MAX_NUMBER),
    "*": _Operator(6, lambda a, b: (a * b) & _MAX_NUMBER),
    "/": _Operator(6, lambda a, b: a // b),
    "%": _Operator(6, lambda a, b: a % b),
}
"""C's operators in the subset that gettext's ``plural-exp`` accepts, loosest first."""


_TRIED = 1001


@dataclass(frozen=True, slots=True)
class PluralForms:
    """A parsed ``Plural-Forms`` value: how many forms there are, and the expression that picks one."""

    nplurals: int
    expression: str
    _pick: _Index

    def __reduce__(self) -> tuple[Callable[[str], "PluralForms"], tuple[str]]:
        """Cross a process border as text: what was parsed of it is functions."""
        return parse_plural_forms, (f"nplurals={self.nplurals}; plural={self.expression};",)

    def index(self, n: int) -> int:
        """Give the form, from 0, that the whole number ``n`` takes.

        Raises:
            ValueError: ``n`` is negative or beyond 32 bits, the rule divides by zero, or it names a form that it says
                does not exist.
        """
        if not 0 <= n <= _MAX_NUMBER:
            message = f"{n} is not a count"
            raise ValueError(message)
        try:
            form = self._pick(n)
        except ZeroDivisionError:
            message = f"the plural rule divides by zero for {n}"
            raise ValueError(message) from None
        if form >= self.nplurals:
            message = f"the plural rule gives form {form} for {n}, but nplurals is {self.nplurals}"
            raise ValueError(message)
        return form


@lru_cache(maxsize=256)
def parse_plural_forms(value: str) -> PluralForms:
    """Parse ``nplurals=2; plural=(n != 1);``.

    The rule is tried on 0 to 1000, as msgfmt does: one that fails there is no rule.

    Raises:
        ValueError: The value is not of that shape, its expression is not one that gettext reads, or it fails on a
            count; says why.
    """
    if len(value) > _MAX_LENGTH:
        message = f"longer than {_MAX_LENGTH} characters"
        raise ValueError(message)
    found = _FIELD.fullmatch(value)
    if found is None:
        message = "not of the form 'nplurals=N; plural=EXPRESSION;'"
        raise ValueError(message)
    nplurals = int(found[1])
    if not 1 <= nplurals <= _MAX_FORMS:
        message = f"nplurals is {nplurals}, not between 1 and {_MAX_FORMS}"
        raise ValueError(message)
    forms = PluralForms(nplurals, found[2], _Parser(found[2]).parse())
    for count in range(_TRIED):
        forms.index(count)
    return forms


class _Parser:
    """Precedence climbing over the tokens of one expression; the result is a chain of closures."""

    def __init__(self, expression: str) -> None:
        self._tokens = _tokens(expression)
        self._at = 0
        self._depth = 0

    def parse(self) -> _Index:
        pick = self._ternary()
        if self._next is not None:
            raise _unexpected(self._next)
        return pick

    @property
    def _next(self) -> str | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self) -> str | None:
        token = self._next
        self._at += 1
        return token

    def _expect(self, wanted: str) -> None:
        token = self._take()
        if token != wanted:
            raise _unexpected(token, f", where '{wanted}' should stand")

    def _ternary(self) -> _Index:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            message = f"nested deeper than {_MAX_DEPTH}"
            raise ValueError(message)
        pick = self._binary(1)
        if self._next == "?":
            self._take()
            yes = self._ternary()
            self._expect(":")
            pick = _choice(pick, yes, self._ternary())
        self._depth -= 1
        return pick

    def _binary(self, loosest: int) -> _Index:
        left = self._unary()
        while (operator := _BINARY.get(self._next or "")) and operator.binds >= loosest:
            self._take()
            left = _operation(operator, left, self._binary(operator.binds + 1))
        return left

    def _unary(self) -> _Index:
        negations = 0
        while self._next == "!":
            self._take()
            negations += 1
        pick = self._primary()
        return _negated(pick, negations) if negations else pick

    def _primary(self) -> _Index:
        token = self._take()
        if token == "n":  # noqa: S105 - a token of a grammar, no password
            return lambda n: n
        if token == "(":  # noqa: S105 - the same
            pick = self._ternary()
            self._expect(")")
            return pick
        if token is not None and token.isdigit():
            number = min(int(token), _MAX_NUMBER)
            return lambda _: number
        raise _unexpected(token)


def _tokens(expression: str) -> list[str]:
    tokens: list[str] = []
    at = 0
    while at < len(expression):
        found = _TOKEN.match(expression, at)
        if found is None:
            if not expression[at:].strip():
                break
            message = f"'{expression[at:].lstrip()[0]}' has no place in a plural rule"
            raise ValueError(message)
        tokens.append(found[1] or found[2])
        at = found.end()
    return tokens


def _operation(operator: _Operator, left: _Index, right: _Index) -> _Index:
    apply = operator.apply
    if apply is _BINARY["||"].apply:
        return lambda n: int(bool(left(n)) or bool(right(n)))  # C stops early, so that "n == 0 || 6 / n" is safe
    if apply is _BINARY["&&"].apply:
        return lambda n: int(bool(left(n)) and bool(right(n)))
    return lambda n: apply(left(n), right(n))


def _choice(test: _Index, yes: _Index, no: _Index) -> _Index:
    return lambda n: yes(n) if test(n) else no(n)


def _negated(pick: _Index, times: int) -> _Index:
    return lambda n: int(bool(pick(n)) ^ (times % 2 == 1))


def _unexpected(token: str | None, where: str = "") -> ValueError:
    return ValueError("ends too early" if token is None else f"unexpected '{token}'{where}")
