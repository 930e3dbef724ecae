"""Reports come into the case: files, pasted words, addresses; each run is a job with its progress."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, File, UploadFile
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request

from recoupe.web.adding import Job
from recoupe.web.asked import OnDesk
from recoupe.web.problems import ProblemError, described
from recoupe.web.uploads import pages_of_addresses, pages_of_files, pages_of_text

router = APIRouter(prefix="/additions", tags=["additions"])
Short = Annotated[str, Field(max_length=500)]
MOST_FILES = 1000


class Refused(BaseModel):
    """One thing that was not read: which, the fact, the way out."""

    name: str
    fact: str
    remedy: str
    kind: str


class Addition(BaseModel):
    """A run of adding. ``state`` goes from waiting by reading and matching to done, failed or stopped."""

    id: str
    state: str
    total: int | None
    seen: int
    now: str
    read: list[str]
    known: list[str]
    refused: list[Refused]
    fault: str
    remedy: str


class Pasted(BaseModel):
    """Words of a report, and what is known of it."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(max_length=5_000_000)]
    name: Short | None = None
    title: Short | None = None
    outlet: Short | None = None
    published: Annotated[str | None, Field(max_length=40, description="2018-12-10, 2018-12 or 2018.")] = None
    url: Annotated[str | None, Field(max_length=2000)] = None
    language: Annotated[str | None, Field(max_length=20)] = None
    camp: Short | None = None


class Addresses(BaseModel):
    """Addresses of pages; https:// or http://."""

    model_config = ConfigDict(extra="forbid")

    urls: Annotated[list[Annotated[str, Field(min_length=1, max_length=2000)]], Field(min_length=1, max_length=100)]


@router.get("")
def listed(desk: OnDesk) -> list[Addition]:
    """The runs since the workbench was opened, the newest first."""
    return [Addition(**job.shown()) for job in desk.adding.jobs]


@router.post("/files", status_code=202, response_model=Addition, responses=described(400, 403, 413, 422))
def add_files(
    request: Request,
    desk: OnDesk,
    files: Annotated[list[UploadFile], File(description="The reports: .txt .html .pdf .docx .eml .jsonl .csv …")],
    metadata: Annotated[UploadFile | None, File(description="A table: file, published, outlet, url, camp.")] = None,
) -> dict[str, Any]:
    """Read files. Their names are what reports are called, and nothing else."""
    kept = [(file.filename or "", file.file.read()) for file in files]
    if sum(len(raw) for _, raw in kept) > request.app.state.guarding.most_upload:
        raise ProblemError(413, "The files are larger than may be sent at once.", "Add fewer files at a time.")
    table = metadata.file.read() if metadata is not None else None
    called = metadata.filename if metadata is not None else None
    language = desk.case.reader.language
    return _begun(desk.adding.begin(partial(pages_of_files, kept, table, language, called), len(kept)))


@router.post("/text", status_code=202, response_model=Addition, responses=described(400, 403, 422))
def add_text(desk: OnDesk, pasted: Pasted) -> dict[str, Any]:
    """Read pasted words."""
    known = pasted.model_dump(exclude={"text"})
    language = desk.case.reader.language
    return _begun(desk.adding.begin(partial(pages_of_text, pasted.text, known, language), 1))


@router.post("/addresses", status_code=202, response_model=Addition, responses=described(400, 403, 422))
def add_addresses(request: Request, desk: OnDesk, given: Addresses) -> dict[str, Any]:
    """Fetch pages and read them: politely (robots.txt, pauses), and never from a private network."""
    limits = request.app.state.guarding.limits
    pages = partial(pages_of_addresses, given.urls, desk.case.reader.language, limits)
    return _begun(desk.adding.begin(pages, len(given.urls)))


@router.get("/{identity}", response_model=Addition, responses=described(404))
def one(identity: str, desk: OnDesk) -> dict[str, Any]:
    """How far a run is."""
    return _begun(_job(identity, desk))


@router.delete("/{identity}", response_model=Addition, responses=described(403, 404))
def stop(identity: str, desk: OnDesk) -> dict[str, Any]:
    """End a run after the report that is being read; what was read is kept."""
    job = _job(identity, desk)
    desk.adding.stop(job)
    return _begun(job)


def _job(identity: str, desk: OnDesk) -> Job:
    job = desk.adding.job(identity)
    if job is None:
        raise ProblemError(404, "There is no such run of adding.", "Runs are forgotten when the workbench ends.")
    return job


def _begun(job: Job) -> dict[str, Any]:
    return job.shown()
