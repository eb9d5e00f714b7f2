"""The rules of ``l10n check``, one file a family."""
