"""The style and the script of the editor's own pages.

In: names. Out: addresses that change with what is behind them, so that a browser keeps it, and has the layout before
the frames need it. Never done here: a file of the export.
"""

import hashlib
from functools import cache
from http import HTTPStatus
from pathlib import Path

from l10n.files import read_bytes
from l10n.report.page import STYLE
from l10n.serve.exchange import Response

_STATIC = Path(__file__).parent / "static"
_FILES = {
    "palette.css": (STYLE, "text/css; charset=utf-8"),
    "editor.css": (_STATIC, "text/css; charset=utf-8"),
    "frame.css": (_STATIC, "text/css; charset=utf-8"),
    "editor.js": (_STATIC, "text/javascript; charset=utf-8"),
    "icon.svg": (_STATIC, "image/svg+xml"),
}
_FOREVER = {"Cache-Control": "private, max-age=31536000, immutable"}


def asset(name: str) -> str:
    """Give the address of an asset."""
    return f"/static/{_stamp(name)}/{name}"


def asset_response(stamp: str, name: str) -> Response | None:
    """Answer with an asset; None where there is none of that address."""
    if name not in _FILES or stamp != _stamp(name):
        return None
    return Response(HTTPStatus.OK, _content(name), _FILES[name][1], _FOREVER)


@cache
def _content(name: str) -> bytes:
    folder, _ = _FILES[name]
    return read_bytes(folder / name)


@cache
def _stamp(name: str) -> str:
    return hashlib.blake2b(_content(name), digest_size=8).hexdigest()
