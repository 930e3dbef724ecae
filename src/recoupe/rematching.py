"""Incidents brought up to date: of the whole case, or only where something was added.

Both give the same: what is left alone shares no pair, no copied text, no judgement and no report with what is new.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.model.incident import Cluster

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from recoupe.as_judged import AsJudged
    from recoupe.match import Standing
    from recoupe.match.nearby import Nearby, Told
    from recoupe.model.incident import Incident
    from recoupe.store import Case as Store
    from recoupe.store.nearby import Remembered

TRIES = 3  # while others go on reading and judging
MOST = 3_000  # reports that are laid side by side for a few new ones; beyond it the whole case is matched
PART = 0.5  # of the case; new ones beyond it are not few


def match_all(store: Store, *, at: str | None = None) -> None:
    """Derive all incidents anew from all readings and judgements, and remember what was compared."""
    from recoupe import compare, judge
    from recoupe.match import clusters, matched
    from recoupe.match.nearby import nearby

    state = store.matched_up_to()
    readings, judgements = store.readings(), store.judgements()
    pairs = judge.holding(judgements, judge.shelf(readings)) if judgements else ()
    readings = judge.judged_all(readings, judgements)
    standing = matched(readings, pairs, before=store.incidents())
    found = judge.less_doubtful(compare.incidents(clusters(standing), readings), readings)
    store.replace_incidents(found, at=at, remembered=_remembered(nearby(standing)), state=state)


def match_near(store: Store, *, at: str | None = None) -> bool:
    """Derive the incidents anew around what was read and judged since the last time; False where all must be matched."""
    if store.judgements():
        return False  # around judgements the nearby matching was found to differ from the whole one in rare cases
    for _ in range(TRIES):
        done = _match_near(store, at)
        if done is not None:
            return done
    return False


def _match_near(store: Store, at: str | None) -> bool | None:
    """The same, once; None where the case was changed meanwhile."""
    from recoupe.as_judged import AsJudged, ends
    from recoupe.match import matched
    from recoupe.match.nearby import nearby

    state, names, judged = store.matched_up_to(), store.unmatched(), store.unheeded()
    if names is None or len(names) > PART * len(store):
        return False
    view = AsJudged(store)
    changed = {*names, *view.bearing(judged, names)}
    if not changed and store.incidents_are_current():
        return True
    local = matched(view.readings(changed), view.pairs(changed))
    loaded = set(changed)
    while True:
        around = nearby(local, changed)
        wanted = store.sharing({mark for marks in around.marks.values() for mark in marks}) | changed
        wanted |= {end.report for pair in view.pairs(changed) for end in ends(pair)}
        if len(wanted) > MOST:
            return False
        kin = store.family(changed) | {name for pair in around.families for name in pair}
        if wanted <= loaded and kin <= changed:
            break
        changed |= kin
        loaded |= wanted | changed
        family = store.family(loaded)
        local = matched(view.readings(family), view.pairs(family))
    touched = _touched(store, changed, around, local)
    beside = {other for left, other, _ in _pairs(store, touched, changed, around)} | touched
    reports = store.family({report for report, _ in beside} | changed)
    if len(reports) > MOST:
        return False
    before = {
        identity: members
        for identity, members in store.members_of(changed | {report for report, _ in touched}).items()
        if any(told in touched or told[0] in changed for told in members)
    }
    former = store.incidents_called(before)
    standing = matched(view.readings(reports), view.pairs(reports), before=former)
    found, still = _compared(store, view, _groups(store, standing, touched, before), before, changed)
    gone = before.keys() - {incident.id for incident in found}
    return store.change_incidents((*found, *still), gone, changed, _remembered(around), state, at=at) or None


def _remembered(around: Nearby) -> Remembered:
    return (around.marks, [(pair.left, pair.right, pair.good) for pair in around.heard], around.families)


def _pairs(
    store: Store, told: Collection[Told], changed: set[str], around: Nearby
) -> Iterable[tuple[Told, Told, bool]]:
    """The pairs of these rows as they stand now: what was remembered of changed reports no longer holds."""
    yield from (pair for pair in store.heard_of(told) if pair[0][0] not in changed and pair[1][0] not in changed)
    for pair in around.heard:
        if pair.left in told:
            yield pair.left, pair.right, pair.good
        if pair.right in told:
            yield pair.right, pair.left, pair.good


def _touched(store: Store, changed: set[str], around: Nearby, local: Standing) -> set[Told]:
    """The rows of all that hangs together with what changed, or did, or is beside it."""
    fresh = {(row.reading.report.name, event) for row in local.table.rows for event, _ in row.members}
    fresh = {told for told in fresh if told[0] in changed}
    fresh |= {end for pair in around.heard for end in (pair.left, pair.right)}
    fresh |= {other for _, other, _ in store.heard_of_reports(changed) if other[0] not in changed}
    held = store.members_of(changed)
    fresh |= {told for members in held.values() for told in members if told[0] not in changed}
    every: set[Told] = set()
    while fresh:
        every |= fresh
        more = {other for _, other, good in _pairs(store, fresh, changed, around) if good}
        for members in store.members_of({report for report, _ in fresh}).values():
            if not members.isdisjoint(fresh):
                more |= {told for told in members if told[0] not in changed}
        fresh = more - every
    return every


def _groups(store: Store, standing: Standing, touched: set[Told], before: Collection[str]) -> list[Cluster]:
    """The clusters of the rows that are touched, each with an id that no other incident of the case has."""
    from recoupe.match import clusters

    out: list[Cluster] = []
    taken = set(before)
    for cluster in clusters(standing):
        if any((member.report, member.event) in touched for member in cluster.members):
            identity = cluster.id
            if identity not in before:
                identity = next(
                    name
                    for name in (cluster.id, *(f"{cluster.id}-{number}" for number in range(2, 1000)))
                    if name not in taken and not store.has_incident(name)
                )
                taken.add(identity)
            out.append(replace(cluster, id=identity))
    return out


def _compared(
    store: Store, view: AsJudged, groups: list[Cluster], before: dict[str, set[Told]], changed: set[str]
) -> tuple[list[Incident], list[Incident]]:
    """The incidents of these clusters, and those others that a report of theirs tells too, where they are not the same."""
    from recoupe import compare, judge

    theirs = {member.report for cluster in groups for member in cluster.members} | changed
    theirs |= {report for members in before.values() for report, _ in members}
    beside = store.members_of(theirs)
    further = store.members_of({report for members in beside.values() for report, _ in members})
    stored = {i.id: i for i in store.incidents_called((beside.keys() | further.keys()) - before.keys())}
    every = sorted([*groups, *map(_cluster, stored.values())], key=_order)
    readings = view.readings({member.report for cluster in every for member in cluster.members})
    ours = {cluster.id for cluster in groups}
    found = compare.incidents(every, readings)
    still = [i for i in found if i.id in beside and i.id in stored and i != stored[i.id]]
    return list(judge.less_doubtful([incident for incident in found if incident.id in ours], readings)), still


def _cluster(incident: Incident) -> Cluster:
    return Cluster(
        incident.id, incident.members, incident.links, incident.left_out, incident.copies, incident.doubt
    )  # fmt: skip


def _order(cluster: Cluster) -> tuple[tuple[str, str, tuple[int, ...]], str]:
    """As matching gives them: by the name of their first row."""
    return min((member.report, member.event, member.tellings) for member in cluster.members), cluster.id
