"""One family of errors. Each message is one Dutch sentence that names the file, page, row or column and what to do."""


class DoelwijzerError(Exception):
    """Base of all errors that a user can do something about. `exit_code` is what the command line ends with."""

    exit_code = 2


class UsageError(DoelwijzerError):
    """The command was used in a way that cannot work (wrong option, folder without documents)."""


class ManifestError(DoelwijzerError):
    """`documents.csv` or another table that a person made has a fault; names row and column."""


class ReadError(DoelwijzerError):
    """One document could not be read; the run goes on without it.

    `transient` is True when another try may succeed (time or memory ran out, file in use), so that the next run
    reads it again; False when the file itself is at fault.
    """

    exit_code = 1

    def __init__(self, message: str, *, transient: bool = False) -> None:
        super().__init__(message)
        self.transient = transient

    def __reduce__(self) -> tuple[object, ...]:  # keeps `transient` on its way out of a worker process
        return (_read_error, (str(self), self.transient))


def _read_error(message: str, transient: bool) -> ReadError:
    return ReadError(message, transient=transient)


class StoreError(DoelwijzerError):
    """The database cannot be opened or written (locked, full disk, made by another version)."""


class ModelError(DoelwijzerError):
    """A model folder or lexicon cannot be used (missing, other codebook, other encoder, faulty row)."""


class NormError(DoelwijzerError):
    """A norm set has a fault; names file and line."""
