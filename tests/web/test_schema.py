"""Everything that the API's own description allows is asked of it: it may refuse, it may not fall over."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance
from starlette.testclient import TestClient

from recoupe.web.application import API, app
from recoupe.web.guards.settings import Guarding

# Answers are held against the description, but for those that stand before every route: a size, a rate, a method.
CHECKS = (not_a_server_error, content_type_conformance, response_schema_conformance)
BEARER = {"Authorization": "Bearer for-the-tests-alone"}
EXAMPLES = 15


@pytest.fixture(scope="session")
def described(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """The API of a case of the examples, by its own description."""
    path = tmp_path_factory.mktemp("schema") / "case.recoupe"
    shutil.copy(examples, path)
    guarding = Guarding(hosts=(), token="for-the-tests-alone", asks_a_minute=10**6, changes_a_minute=10**6)
    made = app(path, guarding=guarding)
    with TestClient(made):
        yield made


def operations() -> list[tuple[str, str]]:
    """Every path and method of the API, without a case."""
    bare = FastAPI()
    for name in API:
        bare.include_router(import_module(f"recoupe.web.api.{name}").router, prefix="/api/v1")
    return [(path, method) for path, methods in sorted(bare.openapi()["paths"].items()) for method in sorted(methods)]


@pytest.mark.parametrize(("path", "method"), operations())
def test_nothing_that_may_be_asked_brings_it_down(described: FastAPI, path: str, method: str) -> None:
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", described, headers=BEARER)

    @given(case=schema[path][method.upper()].as_strategy())
    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def asked(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(headers=BEARER, checks=list(CHECKS))

    asked()
