"""Why somebody is in a team, and why a part of the organisation is not covered, in words for people."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from omarm.network.wording.lines import as_text

WHY_MISSING = {
    "full": _("the team is full"),
    "nobody": _("nobody who is named covers it"),
}


def because(code, data):
    """Return the sentence of a Reason (network/measures/team.py)."""
    return _SENTENCES[code](data)


def part_name(layer, department):
    """Return how a part of the organisation is called: its department and layer, as far as there are any."""
    return " · ".join(filter(None, (department, layer))) or str(_("everybody"))


def _layer(data):
    return _("brings in the layer %(value)s") % data


def _department(data):
    return _("brings in the department %(value)s") % data


def _asked_from(data):
    parts = data["parts"]
    return ngettext(
        "is asked from %(count)s part that the team did not reach yet",
        "is asked from %(count)s parts that the team did not reach yet",
        len(parts),
    ) % {"count": len(parts)}


def _named(data):
    return ngettext("named by %(count)s colleague", "named by %(count)s colleagues", data["named"]) % {
        "count": data["named"]
    }


def _leader(data):
    words = (
        _("%(named)s: among the most named of %(department)s")
        if data["department"]
        else _("%(named)s: among the most named")
    )
    return words % {"named": _named(data), "department": data["department"]}


def _broker(data):
    return _("between others most often (betweenness %(value)s)") % {"value": as_text(data["betweenness"], decimals=1)}


def _reach(data):
    return ngettext(
        "in touch with %(count)s colleague whom the team did not know yet",
        "in touch with %(count)s colleagues whom the team did not know yet",
        data["people"],
    ) % {"count": data["people"]}


_SENTENCES = {
    "layer": _layer,
    "department": _department,
    "asked_from": _asked_from,
    "leader": _leader,
    "named": _named,
    "broker": _broker,
    "reach": _reach,
}
