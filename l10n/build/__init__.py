"""Localized pages: a document and a catalog in, edits out."""
