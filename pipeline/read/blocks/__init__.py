"""Layouts of all pages -> pages of blocks: what only the whole document can tell is decided here."""
