"""One request to one server whose address was looked at first: nothing private is ever reached."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import httpx

from recoupe.read.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from recoupe.read.limits import Limits

ADDRESSES = 3  # of a host's addresses so many are tried
CONNECTING = 10.0
SILENCE = 20.0  # seconds without a byte
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Number: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address


class Unreachable(Exception):  # noqa: N818 - it says what the server is, and becomes a Refusal
    """A request could not be made; ``refusal`` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: of a redirect and an error the status counts, else the body."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


def is_public(number: str, *, loopback: bool = False) -> bool:
    """Whether an address belongs to the public network; an IPv4 address inside an IPv6 one is looked at too.

    ``loopback`` lets 127.0.0.1 and ::1 pass, for tests.
    """
    try:
        found: Number | None = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    while found is not None:
        if loopback and found.is_loopback:
            return True
        if not found.is_global or found.is_multicast or found.is_reserved or found.is_unspecified:
            inner = _inner(found)
            if inner is None or isinstance(found, ipaddress.IPv4Address):
                return False
            found = inner
            continue
        found = _inner(found)
    return True


def _inner(found: Number) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one leads to (mapped, 6to4, Teredo, NAT64)."""
    if isinstance(found, ipaddress.IPv4Address):
        return None
    if found.teredo:
        return found.teredo[1]
    if found in _NAT64:
        return ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
    return found.ipv4_mapped or found.sixtofour


def numbers_of(host: str, port: int, url: str, *, loopback: bool) -> list[str]:
    """The addresses of a host, each of them public; asked once, so that no second answer can lead elsewhere.

    Raises:
        Unreachable: the host is not known, or one of its addresses is private.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        remedy = "Check its spelling and your network; saved pages are read without one."
        raise Unreachable(Refusal(url, f"The server {host} was not found.", remedy, "network")) from fault
    numbers = list(dict.fromkeys(str(each[4][0]) for each in found))
    if not numbers or not all(is_public(number, loopback=loopback) for number in numbers):
        fact = f"{host} is an address of a private network, which recoupe does not ask."
        raise Unreachable(Refusal(url, fact, "Save the page as .html and give the file.", "address"))
    return numbers[:ADDRESSES]


def answer_of(client: httpx.Client, url: str, headers: Mapping[str, str], limits: Limits, seconds: float) -> Answer:
    """What the server says to a GET of this address, in so many seconds; a redirect is not followed.

    Raises:
        Unreachable: it cannot be reached, takes too long or sends too much.
    """
    address = httpx.URL(url)
    host = address.raw_host.decode("ascii").strip("[]")
    port = address.port or (443 if address.scheme == "https" else 80)
    numbers = numbers_of(host, port, url, loopback=limits.loopback)
    with _watched(seconds) as (trace, is_over):
        for left, number in zip(range(len(numbers) - 1, -1, -1), numbers, strict=True):
            request = client.build_request(
                "GET", address.copy_with(host=number), timeout=_timeout(seconds),
                headers={**headers, "Host": address.netloc.decode("ascii")},
                extensions={"sni_hostname": host, "trace": trace},
            )  # fmt: skip
            try:
                return _body_of(client, request, url, limits, is_over)
            except (httpx.ConnectError, httpx.ConnectTimeout) as fault:
                if not left or is_over():
                    raise _unreachable(url, host, fault) from fault
            except httpx.HTTPError as fault:
                raise (_slow(url, seconds) if is_over() else _unreachable(url, host, fault)) from fault
    raise _slow(url, seconds)


def _body_of(
    client: httpx.Client, request: httpx.Request, url: str, limits: Limits, is_over: Callable[[], bool]
) -> Answer:
    response = client.send(request, stream=True)
    try:
        body = bytearray()
        if response.status_code == httpx.codes.OK:
            for piece in response.iter_bytes(65_536):
                body += piece
                if len(body) > limits.bytes:
                    fact = f"The page is larger than {limits.bytes / 1e6:g} MB."
                    raise Unreachable(Refusal(url, fact, "Save its text as .txt and give the file.", "too-large"))
                if is_over():
                    raise httpx.ReadTimeout("", request=request)
        if is_over():  # a body without a length ends like any other when its connection is cut
            raise httpx.ReadTimeout("", request=request)
        return Answer(url, response.status_code, response.headers, bytes(body))
    finally:
        response.close()


def _timeout(seconds: float) -> httpx.Timeout:
    return httpx.Timeout(min(SILENCE, seconds), connect=min(CONNECTING, seconds))


@contextmanager
def _watched(seconds: float) -> Iterator[tuple[Callable[[str, Any], None], Callable[[], bool]]]:
    """Cuts the connection when the time is over: a server that sends a letter a second never falls silent."""
    over = threading.Event()
    sockets: list[socket.socket] = []

    def cut() -> None:
        over.set()
        for each in sockets:
            with suppress(OSError):
                socket.socket.shutdown(each, socket.SHUT_RDWR)

    def trace(name: str, told: Any) -> None:  # noqa: ANN401 - httpx hands over whatever the step returned
        if name in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            sockets.append(told["return_value"].get_extra_info("socket"))

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield trace, over.is_set
    finally:
        timer.cancel()


def _slow(url: str, seconds: float) -> Unreachable:
    fact = f"The page did not come within {max(1, round(seconds))} seconds."
    return Unreachable(Refusal(url, fact, "Try again later, or save the page as .html and give the file.", "network"))


def _unreachable(url: str, host: str, fault: httpx.HTTPError) -> Unreachable:
    later = "Try again later, or save the page as .html and give the file."
    cause: BaseException | None = fault
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            fact = f"The certificate of {host} cannot be trusted ({cause.verify_message})."
            return Unreachable(Refusal(url, fact, "Check the address; or save the page as .html.", "forbidden"))
        cause = cause.__cause__ or cause.__context__
    if isinstance(fault, httpx.TimeoutException):
        return Unreachable(Refusal(url, f"The server {host} did not answer in time.", later, "network"))
    said = f" ({fault})" if str(fault) else ""
    return Unreachable(Refusal(url, f"The server {host} could not be asked{said}.", later, "network"))
