"""Which old text an edited one was, and which texts are alike.

``pairs`` decides; ``index`` finds what is worth comparing, ``order`` says where a message stands among those that stay,
``wording`` in how many words two texts differ, ``families`` whether others differ in the same way.
"""

from l10n.catalog.similar.index import nearest
from l10n.catalog.similar.order import Order, same_words
from l10n.catalog.similar.pairs import Pair, Text, pair

__all__ = ["Order", "Pair", "Text", "nearest", "pair", "same_words"]
