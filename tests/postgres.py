"""A PostgreSQL server of the tests' own: on loopback, in a folder that goes with it."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_USER = "postgres"


class NotThereError(Exception):
    """Why there can be no server."""


@dataclass(frozen=True)
class Server:
    """A running server; its databases are made and dropped with its own commands."""

    bin: Path
    port: int

    def url(self, name: str) -> str:
        return f"postgresql://{_USER}@127.0.0.1:{self.port}/{name}"

    def make(self, name: str) -> str:
        self._run("createdb", name)
        return self.url(name)

    def drop(self, name: str) -> None:
        self._run("dropdb", "--force", name)

    def _run(self, command: str, *arguments: str) -> None:
        at = ("-h", "127.0.0.1", "-p", str(self.port), "-U", _USER)
        subprocess.run([str(self.bin / command), *at, *arguments], check=True, capture_output=True)


def binaries() -> Path:
    """The folder of PostgreSQL's programs. Raises NotThereError."""
    found = [Path(p).resolve().parent for p in (shutil.which("initdb"), shutil.which("pg_ctl")) if p]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in found:
        if all((folder / name).exists() for name in ("initdb", "postgres", "createdb", "dropdb")):
            return folder
    raise NotThereError("PostgreSQL is not installed (Debian: apt install postgresql)")


def as_user() -> list[str]:
    """What to put before a command: the server does not run as root."""
    if os.geteuid() != 0:
        return []
    try:
        pwd.getpwnam(_USER)
    except KeyError:
        raise NotThereError(f"PostgreSQL does not run as root, and there is no user {_USER}") from None
    if shutil.which("setpriv") is None:
        raise NotThereError("PostgreSQL does not run as root, and setpriv is not installed")
    return ["setpriv", f"--reuid={_USER}", f"--regid={_USER}", "--clear-groups"]


@contextlib.contextmanager
def running_server() -> Iterator[Server]:
    """A server until the end of the block. Raises NotThereError where none can be run."""
    folder, before = binaries(), as_user()
    home = Path(tempfile.mkdtemp(prefix="demarche-postgres-"))
    if before:
        shutil.chown(home, _USER)
    try:
        made = ["-D", f"{home}/data", "-U", _USER, "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        subprocess.run([*before, str(folder / "initdb"), *made], check=True, capture_output=True, cwd=home)
        port = _free_port()
        options = ["-D", f"{home}/data", "-p", str(port), "-k", str(home), "-c", "listen_addresses=127.0.0.1"]
        options += ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=60"]
        log = (home / "log").open("wb") if not before else subprocess.DEVNULL
        process = subprocess.Popen([*before, str(folder / "postgres"), *options], stdout=log, stderr=log, cwd=home)
        try:
            _wait(process, port)
            yield Server(folder, port)
        finally:
            process.terminate()
            process.wait(30)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            ready = [str(binaries() / "pg_isready"), "-h", "127.0.0.1", "-p", str(port)]
            if subprocess.run(ready, check=False, capture_output=True).returncode == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError("the server of the tests did not start")
