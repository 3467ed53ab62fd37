"""What can go wrong, as one tree.

DatelineError
├── ReadError              a file or address could not become a document
│   ├── Unreadable         damaged, encrypted, or not what it says it is
│   ├── NothingToRead      no text in it
│   ├── TooLarge           over a size, page or unpacking limit
│   ├── UnknownFormat      no reader for this media type
│   └── Unreachable        missing file, refused or failed address
├── ProjectError           the project folder or its settings are not usable
│   └── NoProject          there is no project here
├── ReleaseError           a release cannot be made, or is not what it was
├── StoreError             the store refused or could not be opened
├── CodebookError          a codebook names something it should not
├── InvalidValue           a value that no rule of the model allows
├── NotReady               what is asked for is still being put together
└── NotFound               the thing asked for is not in the store
"""

from __future__ import annotations


class DatelineError(Exception):
    """Anything Dateline reports to a person: the value, where it was, and the way out."""

    def __init__(self, problem: str, *, where: str = "", way_out: str = "") -> None:
        """Keep the three parts apart, so that each shell can lay them out its own way."""
        self.problem = problem
        self.where = where
        self.way_out = way_out
        super().__init__(str(self))

    def __str__(self) -> str:
        """One line: where, problem, way out; a path or a library's message may hold more than one."""
        head = f"{self.where}: {self.problem}" if self.where else self.problem
        return " ".join((f"{head} ({self.way_out})" if self.way_out else head).splitlines())


class ReadError(DatelineError):
    """A file or address could not become a document."""


class Unreadable(ReadError):
    """The bytes are damaged, encrypted, or not what their name says."""


class NothingToRead(ReadError):
    """The bytes could be opened and hold no text."""


class TooLarge(ReadError):
    """The bytes, or what they unpack to, are over a limit."""


class UnknownFormat(ReadError):
    """No reader knows this kind of file."""


class Unreachable(ReadError):
    """The file is missing, or the address was refused or did not answer."""


class ProjectError(DatelineError):
    """The project folder or its settings cannot be used."""


class NoProject(ProjectError):
    """No project folder was found where the command was run."""


class ReleaseError(DatelineError):
    """A release cannot be made as asked, or is damaged or missing."""


class StoreError(DatelineError):
    """The store could not be opened, or refused what it was given."""


class CodebookError(DatelineError):
    """A codebook file names a code or property that does not exist."""


class InvalidValue(DatelineError, ValueError):
    """A value that the model does not allow, such as an interval that ends before it begins."""


class NotReady(DatelineError):
    """Events are still being put together from new facts: ask again in a while."""


class NotFound(DatelineError, LookupError):
    """The event, actor, document or claim asked for is not in the store."""
