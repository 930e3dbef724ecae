"""Reports that are added while the workbench runs: one job after the other, each with its progress."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import asdict, dataclass, field
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Literal

from recoupe.errors import RecoupeError
from recoupe.read import Page, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from recoupe.case import Case
    from recoupe.web.matching import Matching

State = Literal["waiting", "reading", "matching", "done", "failed", "stopped"]
MOST_JOBS = 200


@dataclass
class Job:
    """One run of adding: how far it is, what was read, what was known before, what was refused and why."""

    id: str
    state: State = "waiting"
    total: int | None = None
    seen: int = 0
    now: str = ""
    read: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)
    fault: str = ""
    remedy: str = ""
    stopping: bool = False

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in ("done", "failed", "stopped")

    def shown(self) -> dict[str, Any]:
        """The job for an answer."""
        return {
            "id": self.id, "state": self.state, "total": self.total, "seen": self.seen, "now": self.now,
            "read": list(self.read), "known": list(self.known), "refused": list(self.refused), "fault": self.fault,
            "remedy": self.remedy,
        }  # fmt: skip


class Adding:
    """The jobs of one run of the program; a thread of their own reads them in order."""

    def __init__(self, case: Case, matching: Matching) -> None:
        self._case = case
        self._matching = matching
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._waiting: SimpleQueue[tuple[Job, Callable[[], Iterable[Page | Refusal]]]] = SimpleQueue()
        self._lock = Lock()
        self._thread: Thread | None = None
        self._ended = False

    def begin(self, pages: Callable[[], Iterable[Page | Refusal]], total: int | None) -> Job:
        """Read these pages as soon as the jobs before are done; ``total`` says how many files there are."""
        job = Job(secrets.token_hex(8), total=total)
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > MOST_JOBS and next(iter(self._jobs.values())).ended:
                self._jobs.popitem(last=False)
            if self._thread is None:
                self._thread = Thread(target=self._work, daemon=True, name="adding")
                self._thread.start()
        self._waiting.put((job, pages))
        return job

    def job(self, identity: str) -> Job | None:
        """A job by its id; None where there is none."""
        return self._jobs.get(identity)

    @property
    def jobs(self) -> list[Job]:
        """All jobs, the newest first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

    def stop(self, job: Job) -> None:
        """End a job after the report that is being read; what was read is kept."""
        job.stopping = True

    def end(self) -> None:
        """End all jobs: the program is about to."""
        self._ended = True

    def _work(self) -> None:
        while True:
            job, pages = self._waiting.get()
            try:
                self._read(job, pages())
            except RecoupeError as fault:
                job.state, job.fault, job.remedy = "failed", fault.fact, fault.remedy
            except Exception as fault:  # noqa: BLE001 - it is shown where it was asked for; the next job goes on
                job.state, job.fault = "failed", f"It could not be read: {type(fault).__name__}."
            job.now = ""

    def _read(self, job: Job, pages: Iterable[Page | Refusal]) -> None:
        job.state = "reading"

        def read(name: str) -> None:
            job.read.append(name)

        added = self._case.add_pages(self._counted(job, pages), on_read=read, match=False)
        job.read, job.known = list(added.read), list(added.known)
        if added.read or not self._case.store.incidents_are_current():
            job.state = "matching"
            number = self._matching.ask()
            while not self._matching.wait(number, 1.0) and not self._ended:
                pass
        job.state = "stopped" if job.stopping else "done"

    def _counted(self, job: Job, pages: Iterable[Page | Refusal]) -> Iterator[Page | Refusal]:
        for page in pages:
            if job.stopping or self._ended:
                job.stopping = True
                return
            if isinstance(page, Refusal):
                job.refused.append(asdict(page))
            else:
                job.now = page.report.name
            job.seen += 1
            yield page
