"""`recoupe serve`: the workbench in the browser."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from fastapi import FastAPI

HERE = ("127.0.0.1", "localhost", "::1")
FIRST_PORT = 8190


def serve(
    case: Annotated[
        Path,
        typer.Argument(help="The case: its file, begun where it is not there yet, or postgresql://…", metavar="CASE"),
    ] = Path("out/case.recoupe"),
    *,
    host: Annotated[str, typer.Option("--host", help="Where to listen; beyond this machine only locked.")] = HERE[0],
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; a free one where none is named.")
    ] = 0,
    password: Annotated[
        bool, typer.Option("--password", help="Lock it with a password: RECOUPE_PASSWORD, or asked for here.")
    ] = False,
    token: Annotated[
        bool, typer.Option("--token", help="Lock it with a token: RECOUPE_TOKEN, or a new one, printed here.")
    ] = False,
    name: Annotated[
        list[str] | None, typer.Option("--name", help="A name under which browsers reach it, beside the address.")
    ] = None,
    certificate: Annotated[Path | None, typer.Option("--certificate", help="TLS: the certificate (PEM).")] = None,
    key: Annotated[Path | None, typer.Option("--key", help="TLS: the certificate's key (PEM).")] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")] = True,
    language: Annotated[str, typer.Option("--language", help="The language of the reports.")] = "fr",
    model: Annotated[str | None, typer.Option("--model", help="A spaCy pipeline to parse with.")] = None,
) -> None:
    """Open the workbench: incidents as table, map and timeline, every cell one click from its words.

    It answers on this machine alone, and asks the network for nothing. Ctrl-C ends it; nothing is lost.

    Examples:

        recoupe serve deir-ez-zor.recoupe

        RECOUPE_PASSWORD=… recoupe serve case.recoupe --host 0.0.0.0 --password --certificate cert.pem --key key.pem
    """
    from recoupe.errors import InputError
    from recoupe.store.postgres import is_address
    from recoupe.web.listening import free_port, host_names

    said, shown = _secrets(password=password, token=token)
    if host not in HERE and not (said or shown):
        raise InputError(
            f"Whoever reaches {host} could read and change the case.",
            "Lock it: --password or --token, or leave --host.",
        )
    if (certificate is None) != (key is None):
        raise InputError("TLS needs a certificate and its key.", "Give both --certificate and --key.")
    from recoupe.web.application import app

    if not is_address(case):
        case.parent.mkdir(parents=True, exist_ok=True)
    at = port or free_port(host, FIRST_PORT)
    made = app(
        case, password=said, token=shown, hosts=host_names(host, tuple(name or ())), secure=certificate is not None,
        language=language, model=model,
    )  # fmt: skip
    address = _address(host, at, secure=certificate is not None)
    typer.echo(f"recoupe: {case} at {address}")
    if shown:
        typer.echo(f"         with its token: {address}?token={shown}")
    if host not in HERE and certificate is None:
        typer.secho(
            "         Without TLS the password and the case cross the network in the clear: give --certificate and --key,"
            " or put a proxy with TLS before it.", fg="yellow", err=True,
        )  # fmt: skip
    typer.echo("         Ctrl-C ends it.")
    _run(made, host, at, certificate, key, f"{address}?token={shown}" if shown else address if browser else "", browser)


def _secrets(*, password: bool, token: bool) -> tuple[str | None, str | None]:
    """The password and the token: from the environment, so that no list of processes shows them."""
    import secrets

    said = shown = None
    if password:
        said = os.environ.get("RECOUPE_PASSWORD") or typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    if token:
        shown = os.environ.get("RECOUPE_TOKEN") or secrets.token_urlsafe(24)
    return said, shown


def _address(host: str, port: int, *, secure: bool) -> str:
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host  # noqa: S104
    return f"{'https' if secure else 'http'}://{shown}:{port}/"


def _run(
    made: FastAPI, host: str, port: int, certificate: Path | None, key: Path | None, address: str, browser: bool
) -> None:
    import uvicorn

    from recoupe.web.listening import open_when_ready

    if browser:
        open_when_ready(host, port, address)
    uvicorn.run(
        made, host=host, port=port, log_level="warning", server_header=False, access_log=False,
        ssl_certfile=certificate, ssl_keyfile=key, timeout_graceful_shutdown=3,
    )  # fmt: skip
