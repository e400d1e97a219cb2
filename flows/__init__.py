"""Prefect flows that wire the rooms of the pipeline; no logic of their own.

The settings below must stand before Prefect is imported: nothing leaves the machine, and a slow laptop gets time to
start the temporary server.
"""

import os

for _name, _value in {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",  # the command prints its own sentences; the server keeps all
}.items():
    os.environ.setdefault(_name, _value)
