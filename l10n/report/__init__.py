"""How far the translations are, as a page that people like to look at: one file, no network, no script."""
