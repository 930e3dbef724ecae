"""How many of the accounts are independent, and who speaks against whom: counts, never a score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.compare.hearing import voices_of, without_wholes
from recoupe.compare.one_voice import each_once
from recoupe.compare.origins import names_of, origin_of, origins, outlet_of, sources_of
from recoupe.model.incident import Voices

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from recoupe.model.event import Event, Reading, Source
    from recoupe.model.incident import Claim


def voices(
    events: Sequence[tuple[Event, Reading]],
    claims: Sequence[Claim],
    copies: Mapping[str, str],
    kin: Callable[[str, str], bool],
    sources: Mapping[str, Sequence[Source]] | None = None,
    speaks_for: Callable[[str], str | None] = lambda _: None,
    of_country: Callable[[str, str], bool] = lambda _nation, _outlet: False,
) -> Voices:
    """The voices of one incident: reports, outlets, origins, camps, copies, origins that deny, admissions.

    ``copies`` gives the original of each report that is a copy of another member; ``sources`` who speaks of the
    incident in each report (those that vouch for its events where that is None); ``of_country`` whether a medium is of
    a nation.
    """
    readings = {reading.report.name: reading for _, reading in events}
    spoken: dict[str, list[Source]] = {name: list((sources or {}).get(name, ())) for name in readings}
    for event, reading in events:
        spoken[reading.report.name] += [s for s in sources_of(event, reading) if s not in spoken[reading.report.name]]
    told = {
        name: (reading.report, voices_of(spoken[name], reading, speaks_for, kin)) for name, reading in readings.items()
    }
    outlets = {name for reading in readings.values() for name in names_of(outlet_of(reading.report))}
    cited = [voices for _, voices in told.values()]
    own = [reading.report for name, reading in readings.items() if name not in copies]
    denying = {claim.origin for claim in claims if claim.status == "denied" and claim.origin}
    admitting = {
        origin_of(source, reading.report)
        for event, reading in events
        for source in sources_of(event, reading)
        if reading.report.name not in copies and admits(source, event, kin)
    }
    return Voices(
        reports=len(readings),
        outlets=len({outlet_of(reading.report) for reading in readings.values()}),
        origins=without_wholes(each_once(origins(told, copies), outlets, of_country, cited), speaks_for, kin),
        camps=tuple(sorted({report.camp for report in own if report.camp})),
        copies=sum(name in copies for name in readings),
        contradicting=len(denying),
        admissions=len(admitting),
    )


def admits(source: Source, event: Event, kin: Callable[[str, str], bool]) -> bool:
    """Whether a source speaks against its own interest: it owns up to the deed, or to its own dead.

    *L'armée a reconnu la mort de quatre de ses soldats.*
    """
    side = source.near or source.register_id
    if not side or source.commitment == "denial":
        return False
    did_it = any(actor.id and kin(side, actor.id) for actor in event.agent)
    if did_it and (source.commitment == "responsibility" or event.nuance == "responsibility_claimed"):
        return True
    its_own = any(actor.id and kin(side, actor.id) for actor in event.target)
    lost = any(toll.harm == "killed" and toll.low > 0 and toll.of != "agent" for toll in event.tolls)
    return its_own and lost
