"""The local editor: a page beside its translation, in a browser on the same machine, and nothing for any other."""
