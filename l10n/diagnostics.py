"""What is wrong with a page or a catalog, as a value: located, collected, shown at the end.

In: a rule's id, a place, words. Out: a ``Diagnostic`` that sorts by place. Never done here: printing, raising, deciding
an exit code. What stops a whole command is an exception of ``l10n.errors`` instead.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How bad it is: an error makes a command end with 1, a warning never does."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One finding.

    ``path`` is as the user would type it (forward slashes); ``line`` and ``column`` count from 1, columns in code
    points, and 0 stands for "the whole file". ``rule`` is a check's id, as in ``po/missing``. ``message`` says what is
    wrong, ``hint`` what to do; ``excerpt`` is the text at fault, where showing it helps.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    hint: str = ""
    excerpt: str = ""
    severity: Severity = field(default=Severity.ERROR, compare=False)

    @property
    def place(self) -> str:
        """``path``, ``path:line`` or ``path:line:column``, as far as it is known."""
        parts = [self.path, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(parts)
