"""Incidents across reports against a reference that says which reports tell which incident, and how."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import yaml

from recoupe.errors import InputError
from recoupe.evaluate.clusters import MEASURES
from recoupe.evaluate.score import Accuracy, Difference, Measure, Rates, Score

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from recoupe.evaluate.align import Stretch

Incident = dict[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """One telling of the reference: the incident it belongs to, its report, and its place in the list."""

    incident: str
    report: str
    number: int


def reference_incidents(path: Path) -> tuple[Incident, ...]:
    """The reference incidents of a YAML file: each with members, voices and conflicts.

    Raises:
        InputError: the file is not there or holds no incidents.
    """
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as fault:
        raise InputError(
            f"{path} could not be read as YAML ({fault}).", "Give the reference's incidents.yaml."
        ) from fault
    if not isinstance(found, list) or not all(isinstance(row, dict) and "members" in row for row in found):
        raise InputError(f"{path} holds no incidents.", "It is a list of incidents, each with its members.")
    return tuple(found)


def score_incidents(
    reference: Sequence[Incident], texts: Mapping[str, str], found: Iterable[Mapping[str, Any]]
) -> Score:
    """How well incidents (as ``recoupe run --format jsonl`` prints them) agree with the reference.

    A member of the reference is found where an event's trigger stands in the same sentence; one that is not counts as
    an incident of its own. ``core_`` measures leave out what the reports only tell in passing. Voices and conflicts
    are compared on the found incident that holds most of a core incident of two reports or more.
    """
    given = list(found)
    groups = [_members(incident) for incident in reference]
    home = _homes(reference, texts, given)
    differences = [
        Difference(member.report, "member missed", member.incident, incident["members"][member.number]["trigger"])
        for incident, group in zip(reference, groups, strict=True)
        for member in group
        if member not in home
    ]
    answers: dict[object, set[Member]] = defaultdict(set)
    for member in (member for group in groups for member in group):
        answers[home.get(member, member)].add(member)
    core = [incident.get("scope", "core") == "core" for incident in reference]
    everyone = [set(group) for group in groups]
    measures: dict[str, Measure] = {"members": Accuracy(len(home), sum(map(len, groups)))}
    measures |= _agreement("", everyone, list(answers.values()))
    measures |= _agreement("core_", [g for g, c in zip(everyone, core, strict=True) if c], list(answers.values()))
    measures["merged"] = _merged(list(answers.values()), differences)
    measures |= _accounts([i for i, c in zip(reference, core, strict=True) if c], home, given, differences)
    measures["copies"] = _copies(reference, given)
    return Score(len({member.report for group in groups for member in group}), measures, tuple(differences))


def _members(incident: Incident) -> list[Member]:
    return [Member(incident["id"], member["report"], n) for n, member in enumerate(incident["members"])]


def _homes(
    reference: Sequence[Incident], texts: Mapping[str, str], given: list[Mapping[str, Any]]
) -> dict[Member, int]:
    """For each member that was found, the number of the incident that holds it."""
    told: dict[str, list[tuple[int, list[Stretch]]]] = defaultdict(list)
    for number, incident in enumerate(given):
        for member in incident["members"]:
            triggers = [(trigger["start"], trigger["end"]) for trigger in member["triggers"]]
            told[PurePosixPath(member["report"]).name].append((number, triggers))
    homes: dict[Member, int] = {}
    for incident in reference:
        for member in _members(incident):
            trigger = incident["members"][member.number]["trigger"]
            text = texts.get(member.report, "")
            here = (text.find(trigger), text.find(trigger) + len(trigger))
            if here[0] < 0:
                continue
            around = (_sentence(text, here[0])[0], _sentence(text, max(here[0], here[1] - 1))[1])
            near = [(any(_meet(here, t) for t in triggers), number) for number, triggers in told[member.report]
                    if any(_meet(around, t) for t in triggers)]  # fmt: skip
            if near:
                homes[member] = max(near, key=lambda hit: hit[0])[1]
    return homes


def _sentence(text: str, at: int) -> Stretch:
    ends = [found.end() for found in re.finditer(r"[.!?…]\s|\n", text[:at])]
    after = re.compile(r"[.!?…](\s|$)|\n").search(text, at)
    return (ends[-1] if ends else 0), (after.end() if after else len(text))


def _meet(one: Stretch, other: Stretch) -> bool:
    return min(one[1], other[1]) > max(one[0], other[0])


def _agreement(label: str, expected: list[set[Member]], answers: list[set[Member]]) -> dict[str, Measure]:
    kept = set().union(*expected) if expected else set()
    found = [group & kept for group in answers if group & kept]
    return {label + name: measure(expected, found) for name, measure in MEASURES.items()}


def _merged(answers: list[set[Member]], differences: list[Difference]) -> Accuracy:
    """Of all pairs of tellings that were put together, those that belong together."""
    together = [pair for group in answers for pair in combinations(sorted(group), 2)]
    wrong = [(one, other) for one, other in together if one.incident != other.incident]
    differences += [
        Difference(one.report, "joined wrongly", one.incident, other.report, other.incident) for one, other in wrong
    ]
    return Accuracy(len(together) - len(wrong), len(together))


def _accounts(
    reference: list[Incident], home: Mapping[Member, int], given: list[Mapping[str, Any]], differences: list[Difference]
) -> dict[str, Measure]:
    """Whether independent voices and conflicting fields were counted rightly."""
    right = of = both = spurious = missed = 0
    for incident in reference:
        members = _members(incident)
        if len({member.report for member in members}) < 2:
            continue
        of += 1
        wanted = set(incident.get("conflicts") or [])
        votes = Counter(home[member] for member in members if member in home)
        if not votes:
            missed += len(wanted)
            continue
        answer = given[votes.most_common(1)[0][0]]
        conflicts = set(answer.get("conflicts") or [])
        if answer.get("voices") == incident.get("voices"):
            right += 1
        else:
            differences.append(Difference("", "voices", incident["id"], incident.get("voices"), answer.get("voices")))
        if conflicts != wanted:
            differences.append(Difference("", "conflicts", incident["id"], sorted(wanted), sorted(conflicts)))
        both += len(wanted & conflicts)
        spurious += len(conflicts - wanted)
        missed += len(wanted - conflicts)
    return {"voices": Accuracy(right, of), "conflicts": Rates(both, spurious, missed)}


def _copies(reference: Sequence[Incident], given: list[Mapping[str, Any]]) -> Rates:
    wanted = {
        frozenset((member["report"], member["copy_of"]))
        for incident in reference
        for member in incident["members"]
        if member.get("copy_of")
    }
    found = {
        frozenset(PurePosixPath(name).name for name in pair)
        for incident in given
        for pair in incident.get("copies") or []
    }
    return Rates(len(wanted & found), len(found - wanted), len(wanted - found))
