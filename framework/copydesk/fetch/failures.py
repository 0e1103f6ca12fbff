"""What went wrong between copydesk and a server, in words, and whether trying again can help."""

from __future__ import annotations

import socket

from copydesk.errors import FetchError


class TransientError(Exception):
    """A fault that may be gone a moment later."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        """Names the URL, the fault and the cure."""


class CutOffError(TransientError):
    """The answer broke off."""

    def __init__(self, url: str, taken: int, length: str) -> None:
        of = f" of {int(length[:20]):,}" if length.isdecimal() else ""
        super().__init__(f"{url}: the answer broke off after {taken:,}{of} bytes; try again later")


def told(error: Exception, url: str) -> Exception:
    """Turn an exception of requests or urllib3 into a TransientError or FetchError that says what to do."""
    import requests
    from urllib3.exceptions import NameResolutionError

    chain = _chain(error)
    if any(isinstance(link, requests.exceptions.SSLError) for link in chain):
        why = f"its certificate cannot be verified ({_deepest(chain)})"
        return FetchError(f"{url}: {why}; save the page in a browser and give the file")
    if any(isinstance(link, requests.exceptions.ProxyError) for link in chain):
        return TransientError(f"{url}: the proxy does not answer ({_deepest(chain)}); check HTTP_PROXY and HTTPS_PROXY")
    resolving = next((link for link in chain if isinstance(link, NameResolutionError | socket.gaierror)), None)
    if resolving is not None:
        again = any(isinstance(link, socket.gaierror) and link.errno == socket.EAI_AGAIN for link in chain)
        message = f"{url}: its host name does not resolve; check the spelling and the network"
        return TransientError(message) if again else FetchError(message)
    if isinstance(error, requests.exceptions.Timeout):
        return TransientError(f"{url}: no answer in time; try again later, or in Python raise Request.timeout_s")
    if isinstance(error, requests.exceptions.ConnectionError):
        return TransientError(f"{url}: no connection ({_deepest(chain)}); check the address and the network")
    if isinstance(error, requests.exceptions.RequestException | ValueError):
        return FetchError(f"{url}: not a URL that can be asked ({_deepest(chain)})")
    return TransientError(f"{url}: no answer that is HTTP ({_deepest(chain)}); check the address")


def _chain(error: BaseException) -> list[BaseException]:
    """Give an exception and those it wraps, outermost first; requests and urllib3 keep them in three places."""
    chain: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting and len(chain) < 20:
        link = waiting.pop(0)
        if isinstance(link, BaseException) and link not in chain:
            chain.append(link)
            waiting += [*link.args[:1], getattr(link, "reason", None), link.__cause__, link.__context__]
    return chain


def _deepest(chain: list[BaseException]) -> str:
    """Say the innermost fault in the system's words where it has some."""
    for link in chain:
        if isinstance(link, OSError) and link.strerror:
            return link.strerror
    return str(chain[-1])[:200] or type(chain[-1]).__name__
