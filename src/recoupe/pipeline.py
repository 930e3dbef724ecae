"""The order of the rooms, and nothing else."""

from __future__ import annotations

import signal
from collections import deque
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from recoupe.errors import RecoupeError
from recoupe.model import notebook
from recoupe.model.event import Reading
from recoupe.model.mention import Mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from recoupe.lang.pack import LanguagePack
    from recoupe.match.weights import Weights
    from recoupe.model.incident import Incident
    from recoupe.model.judgement import Judgement
    from recoupe.model.text import Report
    from recoupe.parse import Parser
    from recoupe.world import World
    from recoupe.world.case_places import CasePlaces


AHEAD = 8  # reports for each process that wait to be read, or to be asked for


@dataclass(frozen=True)
class Reader:
    """Reads reports: a language, a parser and what is known of the world, loaded once.

    >>> reader = load()  # doctest: +SKIP
    >>> reader.read("Trois civils ont été tués mardi à Ménaka, selon un élu.")  # doctest: +SKIP
    """

    language: str = "fr"
    model: str | None = None
    places: CasePlaces | None = None

    @cached_property
    def pack(self) -> LanguagePack:
        """The language's lexicons."""
        from recoupe.lang.pack import load_pack

        return load_pack(self.language)

    @cached_property
    def parser(self) -> Parser:
        """The parser with its model; loading it takes about a second."""
        from recoupe import parse

        return parse.load(self.pack, self.model)

    @cached_property
    def world(self) -> World:
        """Places, actors and outlets."""
        from recoupe.world import World, load_world

        return load_world() if self.places is None else World(self.places)

    @property
    def version(self) -> str:
        """What readings by this reader are marked with: program, language and model."""
        from recoupe import __version__

        return f"recoupe {__version__} {self.language} {self.parser.fingerprint}"

    def version_for(self, text: str) -> str:
        """What a reading of this text is marked with: of the case's own places those count that the text names."""
        mark = self.places.mark_of(text) if self.places is not None else ""
        return f"{self.version} places {mark}" if mark else self.version

    def read(
        self,
        text: str,
        *,
        published: str | None = None,
        name: str = "text",
        outlet: str | None = None,
        url: str | None = None,
    ) -> Reading:
        """What one text tells: its times, places, actors, sources and events.

        ``published`` is EDTF (``2018-12-11``); without it no year is guessed.

        Raises:
            InputError: ``published`` is no date.
        """
        from recoupe.read import report_of

        return self.read_report(report_of(text, name=name, published=published, outlet=outlet, url=url))

    def read_report(self, report: Report) -> Reading:
        """From one report to what it tells."""
        from recoupe.extract.attribution import attributions
        from recoupe.extract.events import events
        from recoupe.extract.status import vouch
        from recoupe.ground.actors import settle_actors
        from recoupe.ground.places import settle_places
        from recoupe.ground.times import settle_times
        from recoupe.recognise.actors import actors as found_actors
        from recoupe.recognise.numbers import numbers as found_numbers
        from recoupe.recognise.places import places as found_places
        from recoupe.recognise.times import times as found_times

        text, pack, world = report.text, self.pack, self.world
        sentences = self.parser.sentences(text)
        times, published = settle_times(found_times(text, sentences, pack), report, sentences, pack)
        places = settle_places(found_places(text, sentences, world, pack), report, sentences, world, pack)
        actors = settle_actors(found_actors(text, sentences, world, pack), places, report, sentences, world, pack)
        mentions = Mentions(times, places, actors, found_numbers(sentences, text, pack))
        told, silences = events(report, sentences, mentions, pack, world.actors)
        sources = attributions(report, sentences, mentions, pack, world)
        told = vouch(told, sources, report, sentences, mentions, pack)
        return Reading(report, mentions, sources, told, silences, published, self.version_for(text))

    def read_all(self, reports: Iterable[Report], workers: int = 1) -> Iterator[Reading]:
        """The readings of many reports, in their order; with ``workers`` > 1 in as many processes."""
        if workers <= 1:
            yield from map(self.read_report, reports)
            return
        from concurrent.futures import Future, ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool
        from multiprocessing import get_context

        task, waiting = _Task(self.language, self.model, self.places), deque[Future[Reading]]()
        pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_undisturbed)
        try:
            for report in reports:
                waiting.append(pool.submit(task, report))
                if len(waiting) >= AHEAD * workers:  # a folder of many thousand is never in memory at once
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool:
            raise RecoupeError(
                "A process that read reports was ended from outside; the memory may have run out.",
                "Run the same command again with fewer --workers: what a case keeps is not read again.",
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)


def _undisturbed() -> None:
    """Ctrl-C is for the program that reads the answers: it ends its helpers, which would else each complain."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@dataclass(frozen=True)
class _Task:
    """What a worker process is sent: it loads its own reader once."""

    language: str
    model: str | None
    places: CasePlaces | None = None

    def __call__(self, report: Report) -> Reading:
        return load(self.language, self.model, self.places).read_report(report)


_READERS: dict[tuple[str, str | None, Path | None], Reader] = {}


def load(language: str = "fr", model: str | None = None, places: CasePlaces | None = None) -> Reader:
    """A reader for one language, ready to read; the same one when asked again.

    ``model`` names another spaCy pipeline than the shipped one (see docs/reference.md);
    ``places`` are those of one case.
    """
    key = (language, model, places.path if places is not None else None)
    if key not in _READERS:
        _READERS[key] = Reader(language, model, places)
    return _READERS[key]


def incidents(
    readings: Sequence[Reading],
    judgements: Sequence[Judgement] = (),
    before: Sequence[Incident] = (),
    weights: Weights | None = None,
) -> tuple[Incident, ...]:
    """Which events of several reports are one happening, and how their accounts agree and differ.

    ``before`` are the incidents so far, whose ids are carried over; ``weights`` another table than the written one.
    """
    from recoupe import compare, match

    return compare.incidents(match.match(readings, judgements, before=before, weights=weights), readings)


def judged_incidents(
    readings: Sequence[Reading],
    judgements: Sequence[Judgement],
    before: Sequence[Incident] = (),
    weights: Weights | None = None,
) -> tuple[Incident, ...]:
    """The incidents of readings as people judged them; what was confirmed is less doubtful."""
    if not judgements:
        return incidents(readings, (), before, weights)
    from recoupe import judge

    holding = judge.holding(judgements, judge.shelf(readings))
    judged = judge.judged_all(readings, judgements)
    return judge.less_doubtful(incidents(judged, holding, before, weights), judged)


def _reading_page(reading: Reading) -> str:
    from recoupe.show.notebook import reading_html

    return reading_html(reading)


notebook.PAGES["Reading"] = _reading_page
