"""What a reader calls an actor, a source or an outlet that the case knows by an id."""

from __future__ import annotations

from functools import cache

from recoupe.web.terms import term
from recoupe.web.words import gettext as _
from recoupe.web.words import spoken


def actor_name(identity: str) -> str:
    """The actor's name in the register: *syrian-army* is “Syrian Arab Army”; else its words."""
    return _actor(identity)


@cache
def _actor(identity: str) -> str:
    from recoupe.world import load_world

    known = load_world().actors.known(identity)
    return identity.removeprefix("x-").replace("-", " ") if known is None else str(known.name)


def source_name(origin: str) -> str:
    """The voice at which a chain begins: “OSDH”, “unnamed official (Sana)”, or the outlet on its own word."""
    return _source(origin, spoken())


@cache
def _source(origin: str, _language: str) -> str:
    from recoupe.show.table import name_of

    if origin.startswith("outlet:"):
        return _("%(outlet)s itself") % {"outlet": name_of(origin.removeprefix("outlet:"))}
    kind, at, relay = origin.removeprefix("anonymous:").partition("@")
    if at and origin.startswith("anonymous:"):
        return _("unnamed: %(kind)s (%(relay)s)") % {"kind": term("source", kind), "relay": name_of(relay)}
    return name_of(origin)
