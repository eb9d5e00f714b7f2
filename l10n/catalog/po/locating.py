"""Where in its file a translation stands, for whoever has to mend it.

In: a chunk with its entry. Out: lines and columns. Never done here: reading an entry, or finding one.
"""

from l10n.catalog.po.reader import FIELD, LITERAL, STATEMENT
from l10n.catalog.po.store import Chunk


def string_place(chunk: Chunk, form: int, words: str = "") -> tuple[int, int]:
    """Give line and column, from 1 and in code points, of words in the text of a plural form (0 without plural).

    Words that are not found as they are, for they wrap or have escapes, stand where the text begins: at the first
    character inside the quotes; a first literal that is empty, as before wrapped lines, is passed over. A form that is
    not there stands where the entry does.
    """
    entry, text = chunk.entry, chunk.text
    if entry is None:
        raise ValueError(chunk)
    begins = -1
    for statement in STATEMENT.finditer(text):
        if statement.lastindex != FIELD or "|" in statement[3]:
            continue
        begins = statement.start(4) if begins < 0 else begins
        if statement[4] == "msgstr" and int(statement[5] or 0) == form:
            literals = LITERAL.finditer(text, statement.start(6), statement.end(FIELD))
            first = next((each.start() + 1 for each in literals if each[0] != '""'), statement.start(6) + 1)
            at = max(text.find(words, first, statement.end(FIELD)), first) if words else first
            return entry.line + text.count("\n", begins, at), at - text.rfind("\n", 0, at)
    return entry.line, 1
