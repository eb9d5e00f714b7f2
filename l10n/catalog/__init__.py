"""Catalogs: messages collected from units, kept in files, merged, counted."""
