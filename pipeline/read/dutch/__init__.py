"""How Dutch words are written: hyphens, accents, word lists."""
