"""Programs that some tests need and pip cannot install. CI installs them, so that nothing is skipped there."""

import os
import shutil

import pytest


def needs(*programs: str) -> pytest.MarkDecorator:
    """Skips a test on a machine that has none of the programs; on CI it runs and fails."""
    missing = all(shutil.which(program) is None for program in programs)
    return pytest.mark.skipif(missing and not os.environ.get("CI"), reason=f"needs {' or '.join(programs)}")
