"""Whether a CSS selector can be read, asked before it meets a page.

In: a selector as somebody wrote it. Out: what is wrong with it. Never done here: matching.
"""

import turbohtml

_NOTHING = turbohtml.parse("")


def selector_fault(selector: str) -> str:
    """Say what is wrong with a selector, empty where it can be read."""
    try:
        _NOTHING.select(selector)
    except turbohtml.SelectorSyntaxError as error:
        return str(error)
    return ""
