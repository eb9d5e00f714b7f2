"""Which platform made a page, and a site.

In: documents and platforms. Out: for each page the signs that it shows, small enough to cross a process border; for any
number of pages the platform they speak for, with the reasons. Never done here: choosing for the user, who may name
another platform.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from l10n.html.document import Document
from l10n.platforms.profile import GENERIC, Evidence, Platform

THRESHOLD = 3
"""The weight that one page must show before its platform is believed: one likely sign, or several weak ones."""


class Sign(NamedTuple):
    """One piece of evidence that a page shows: for which platform, how much it says, and in words."""

    platform: str
    weight: int
    says: str


class PageEvidence(NamedTuple):
    """All signs that one page shows. ``path`` is the page's path in its export, with forward slashes."""

    path: str
    signs: tuple[Sign, ...]


class Detection(NamedTuple):
    """The platform of one or more pages; ``score`` is the weight of its signs over all of them.

    ``reasons`` are the signs in words, each with the number of pages that show it, the weightiest first; ``others`` are
    the platforms that some signs spoke for as well, with their scores.
    """

    platform: str
    score: int
    reasons: tuple[str, ...]
    others: tuple[tuple[str, int], ...] = ()


def gather_evidence(page: Document, path: str, platforms: Sequence[Platform]) -> PageEvidence:
    """Look for the signs of all ``platforms`` on one page."""
    signs = (
        Sign(platform.name, evidence.weight, evidence.says)
        for platform in platforms
        for evidence in platform.evidence
        if _shows(page, path, evidence)
    )
    return PageEvidence(path, tuple(signs))


def detect(pages: Iterable[PageEvidence]) -> Detection:
    """Pool the evidence of any number of pages: the platform with the greatest weight that one page alone carries.

    Pages without a mark (static pages among posts) do not speak against a platform. Where no page carries any platform,
    it is ``generic``, with score 0.
    """
    total: Counter[str] = Counter()
    seen: Counter[Sign] = Counter()
    believed: set[str] = set()
    count = 0
    for page in pages:
        count += 1
        scores = _scores(page)
        total.update(scores)
        seen.update(page.signs)
        believed |= {platform for platform, score in scores.items() if score >= THRESHOLD}
    ranked = sorted(total.items(), key=lambda item: (item[0] not in believed, -item[1], item[0]))
    if not believed:
        return Detection(GENERIC, 0, ("no page shows the marks of a known platform",), tuple(ranked))
    (platform, score), *others = ranked
    signs = sorted((sign for sign in seen if sign.platform == platform), key=lambda sign: (-sign.weight, sign.says))
    reasons = tuple(f"{sign.says} ({seen[sign]} of {count} pages)" if count > 1 else sign.says for sign in signs)
    return Detection(platform, score, reasons, tuple(others))


def remarks(page: Document, path: str, platform: Platform) -> tuple[str, ...]:
    """Say what the user should know of this page, such as that its posts are not in the HTML at all."""
    return tuple(remark.says for remark in platform.remarks if _shows(page, path, remark))


def _shows(page: Document, path: str, evidence: Evidence) -> bool:
    if evidence.text:
        return evidence.text in page.text
    if evidence.path:
        return fnmatchcase(path, evidence.path)
    return page.matches(evidence.select) > 0


def _scores(page: PageEvidence) -> Counter[str]:
    scores: Counter[str] = Counter()
    for sign in page.signs:
        scores[sign.platform] += sign.weight
    return scores
