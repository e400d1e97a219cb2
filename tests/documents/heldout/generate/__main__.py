"""Writes all PDFs and truth files of the held-out set: `python -m tests.documents.heldout.generate [MODULE ...]`."""

import sys
from importlib import import_module

MODULES = ("word", "odt", "tex", "web", "waterkerke", "duinzicht", "esdoornbroek", "bergerhout",
           "second.grasdijk", "second.rietmeer", "second.kloostermaat", "second.zwanenbroek", "second.tolbrug",
           "second.vechterland", "second.boskamp", "second.elzerwoude", "second.marslanden", "second.oeverbergen",
           "second.veldhoorn", "second.wolderhuizen", "third.lindervoort", "third.wiekslo", "third.oudermeren",
           "third.hesselmade")  # fmt: skip

for name in sys.argv[1:] or MODULES:
    import_module(f"tests.documents.heldout.generate.{name}").main()
