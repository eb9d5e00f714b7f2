"""A blog's HTML export into gettext catalogs, and back into pages of every language."""

__version__ = "0.1.0"
