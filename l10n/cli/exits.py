"""How a command ends: exit codes and what they say.

In: nothing. Out: numbers with their meaning. Never done here: ending anything.
"""

from collections.abc import Mapping

CLEAN, FINDINGS, FAILED, INTERRUPTED = 0, 1, 2, 130

EXITS: Mapping[int, str] = {
    CLEAN: "clean; warnings never change that",
    FINDINGS: "findings, --check would change something, a threshold is missed, or a page or catalog was not processed",
    FAILED: "wrong usage or configuration, or something that cannot be read or written",
    INTERRUPTED: "interrupted; every file is either old or new, whole",
}
"""Nothing ever fails with 0. Where two of them hold, the command ends with the greater."""
