"""Character references, as HTML decodes them in text.

In: text as a page's source writes it. Out: the text it stands for. Never done here: attribute values, which decode by
another rule (``a&copy=1`` stays); take them from the tree.
"""

from turbohtml import unescape

__all__ = ["unescape"]
