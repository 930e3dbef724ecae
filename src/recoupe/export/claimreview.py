"""Skeletons of fact-checks (schema.org ClaimReview): what was claimed, by whom, where. The rating is left to a person."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from recoupe.export.sentences import sentence_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.export.bundle import Bundle
    from recoupe.model.event import Reading
    from recoupe.model.incident import Claim, Incident

MAIN = ("killed", "injured", "agent")


def chunks(bundle: Bundle) -> Iterator[str]:
    """One JSON array. Of each incident the fields on which its accounts differ; where they differ on none, toll and doer.

    A review a value and source; its appearances are all the reports that carry it. ``author`` (of the review),
    ``datePublished``, ``url`` and ``reviewRating`` are null: a person fills them in.
    """
    first = True
    yield "["
    for incident in bundle.incidents:
        for review in _reviews(incident, bundle):
            yield ("\n" if first else ",\n") + json.dumps(review, ensure_ascii=False)
            first = False
    yield "\n]\n"


def _reviews(incident: Incident, bundle: Bundle) -> Iterator[dict[str, Any]]:
    wanted = incident.conflicts or MAIN
    groups: dict[tuple[str, str, str | None], list[Claim]] = {}
    for claim in incident.claims:
        if claim.field in wanted and claim.status != "planned":
            groups.setdefault((claim.field, claim.value, claim.origin), []).append(claim)
    for (field, value, _), claims in groups.items():
        yield {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "identifier": f"{incident.id}#{field}",
            "claimReviewed": _said(claims[0], bundle.readings.get(claims[0].report)) or f"{field}: {value}",
            "itemReviewed": {
                "@type": "Claim",
                "name": f"{field}: {value}",
                "author": {"@type": "Organization", "name": claims[0].chain[0]} if claims[0].chain else None,
                "datePublished": min((d for c in claims if (d := _published(c, bundle))), default=None),
                "appearance": list(_appearances(claims, bundle)),
            },
            "author": None,
            "datePublished": None,
            "url": None,
            "reviewRating": None,
        }


def _said(claim: Claim, reading: Reading | None) -> str:
    return sentence_around(reading.report.text, claim.span) if reading else ""


def _published(claim: Claim, bundle: Bundle) -> str | None:
    reading = bundle.readings.get(claim.report)
    return reading.report.published if reading else None


def _appearances(claims: list[Claim], bundle: Bundle) -> Iterator[dict[str, Any]]:
    for name in dict.fromkeys(claim.report for claim in claims):
        reading = bundle.readings.get(name)
        report = reading.report if reading else None
        yield {
            "@type": "NewsArticle",
            "name": (report.title if report else None) or name,
            "url": report.url if report else None,
            "datePublished": report.published if report else None,
            "publisher": {"@type": "Organization", "name": report.outlet} if report and report.outlet else None,
        }
