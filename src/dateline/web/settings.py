"""Where the server listens and whom it answers."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from ipaddress import ip_address

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
PORT = 8765


@dataclass(frozen=True, slots=True)
class WebSettings:
    """Where the workbench listens, under which names it answers, and how much it takes in.

    ``names`` are further host names under which it may be reached. ``secure`` marks its cookies as fit for HTTPS only:
    set it behind a proxy that speaks HTTPS.
    """

    host: str = "127.0.0.1"
    port: int = PORT
    names: tuple[str, ...] = ()
    secure: bool = False
    max_upload_bytes: int = 200 * 1024 * 1024
    local_person: str = ""
    """Who decides where there are no accounts; the name of the machine's user unless given."""

    @property
    def loopback(self) -> bool:
        """Tell whether only this machine can reach it."""
        return is_loopback(self.host)

    def answers_to(self, name: str) -> bool:
        """Tell whether a request for this host is meant for us; a rebound name of another's is not.

        An address in figures cannot be rebound, so where others may reach us, any will do.
        """
        if name in LOOPBACK_NAMES or name in {each.lower() for each in self.names}:
            return True
        return not self.loopback and (name == self.host.lower() or _is_address(name))

    @property
    def person(self) -> str:
        """Name who works here where nobody logs in."""
        return self.local_person or _machine_user()


def is_loopback(host: str) -> bool:
    """Tell whether an address is this machine's own."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _machine_user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container's user may have a number and no name
        return "local user"
