"""How an HTTP connection is made: to addresses that may be asked only, and not beyond a deadline.

Imports requests, so it is itself imported at the first HTTP fetch.
"""

from __future__ import annotations

import socket
import sys
from threading import Lock, Timer
from time import monotonic
from types import TracebackType
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, LocationParseError, NameResolutionError, NewConnectionError
from urllib3.util.connection import create_connection

from copydesk.fetch.addresses import connectable

_MAX_ADDRESSES = 4
"""Of one name, tried in turn; each may take the whole timeout."""


class Watch:
    """Ends all connections of one fetch at its deadline.

    Timeouts of a socket bound the wait for the next bytes only: a server that sends one byte now and then, be it of
    a header, would be waited for without end.
    """

    def __init__(self, seconds: float) -> None:
        self._ends_at = monotonic() + seconds
        self._sockets: list[socket.socket] = []
        self._lock = Lock()
        self._timer = Timer(seconds, self._end)
        self._timer.daemon = True
        self.expired = False

    def __enter__(self) -> Watch:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._timer.join()
        for watched in self._sockets:
            watched.close()

    def remaining(self) -> float:
        """Give the seconds left."""
        return self._ends_at - monotonic()

    def add(self, connected: socket.socket) -> None:
        """Watch a connection too. The duplicate outlives its wrapping into TLS."""
        with self._lock:
            self._sockets.append(connected.dup())
        if self.expired:
            self._end()

    def _end(self) -> None:
        self.expired = True
        with self._lock:
            for watched in self._sockets:
                try:
                    watched.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue  # ended by itself


class GuardedAdapter(HTTPAdapter):
    """Connects to public addresses only (unless `allow_private`), the very ones that were checked.

    Behind a proxy the proxy resolves the name: there the name's form alone can be judged, by the caller.
    """

    def __init__(self, watch: Watch, *, allow_private: bool) -> None:
        self._watch = watch
        self._check = not allow_private
        super().__init__(pool_connections=2, pool_maxsize=1)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the pools of direct connections."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _pools(self._watch, check=self._check)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """Make the pools of connections to a proxy, which may be a private address."""
        manager = super().proxy_manager_for(proxy, **kwargs)
        if not proxy.lower().startswith("socks"):
            manager.pool_classes_by_scheme = _pools(self._watch, check=False)
        return manager


def open_session(watch: Watch, headers: dict[str, str], *, allow_private: bool) -> requests.Session:
    """Make the session of one fetch: proxies from the environment, verified TLS, no credentials, no cookies yet."""
    session = requests.Session()
    session.headers.clear()
    session.headers.update(headers)
    # Without a rule of our own, requests sends what a .netrc holds for the host to wherever a redirect leads.
    session.auth = _no_credentials
    adapter = GuardedAdapter(watch, allow_private=allow_private)
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session


def _no_credentials(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _pools(watch: Watch, *, check: bool) -> dict[str, type[HTTPConnectionPool]]:
    """Make connection pools whose connections are watched and, with `check`, go to public addresses only."""

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return _watched(_connect_checked(self, self._dns_host) if check else super()._new_conn())

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return _watched(_connect_checked(self, self._dns_host) if check else super()._new_conn())

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    def _watched(connected: socket.socket) -> socket.socket:
        watch.add(connected)
        return connected

    return {"http": PlainPool, "https": SecurePool}


def _connect_checked(connection: HTTPConnection, host: str) -> socket.socket:
    """Resolve once, refuse private addresses, and connect to what was resolved, not to the name again."""
    try:
        addresses = connectable(host.strip("[]"), connection.port)
    except UnicodeError as error:
        raise LocationParseError(f"{host!r}, not a host name") from error
    except OSError as error:
        raise NameResolutionError(connection.host, connection, _gaierror(error)) from error
    failed: Exception = NewConnectionError(connection, f"{host} has no address")
    for address in addresses[:_MAX_ADDRESSES]:
        try:
            connected = create_connection(
                (address, connection.port),
                connection.timeout,
                source_address=connection.source_address,
                socket_options=connection.socket_options,
            )
        except TimeoutError as error:
            failed = ConnectTimeoutError(connection, f"{address} did not answer within {connection.timeout} s")
            failed.__cause__ = error
        except OSError as error:
            failed = NewConnectionError(connection, f"{address}: {error.strerror or error}")
            failed.__cause__ = error
        else:
            sys.audit("http.client.connect", connection, connection.host, connection.port)
            return connected
    raise failed


def _gaierror(error: OSError) -> socket.gaierror:
    return error if isinstance(error, socket.gaierror) else socket.gaierror(error.errno or 0, str(error))
