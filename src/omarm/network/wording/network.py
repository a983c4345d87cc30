"""What `omarm adoption network` tells, in lines of a terminal."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from omarm.network.wording.lines import as_text, per_cent, table
from omarm.network.wording.reasons import WHY_MISSING, because, part_name

MOST_PEOPLE = 30  # in the table
LEFT_OUT = {
    "loops": gettext_lazy("%(count)s to oneself"),
    "repeated": gettext_lazy("%(count)s of a pair that came before"),
    "weak": gettext_lazy("%(count)s too weak"),
    "unknown": gettext_lazy("%(count)s of somebody who is not among the people"),
}
SETS = {
    "reach": gettext_lazy("Who reach most others together (distance-weighted reach %(value)s): %(people)s"),
    "fragment": gettext_lazy("Whose leaving would break most (distance-weighted fragmentation %(value)s): %(people)s"),
}


def network_lines(found):
    """Yield what was found of a network."""
    yield from _whole(found)
    yield ""
    yield from _crossings(found)
    yield from _leaders(found)
    for by, words in SETS.items():
        one = found["key_players"][by]
        value = "–" if one["value"] is None else as_text(one["value"], decimals=3)
        yield words % {"value": value, "people": _listed(one["set"])}
    yield ""
    yield from _team(found["team"])
    yield from _people(found["people"])


def _whole(found):
    yield _("%(people)s people, %(ties)s ties.") % {"people": len(found["people"]), "ties": found["ties"]}
    rows = [words % {"count": found["left_out"][why]} for why, words in LEFT_OUT.items() if found["left_out"][why]]
    if rows:
        yield _("Rows that are no tie of their own: %(rows)s.") % {"rows": ", ".join(rows)}
    density = "–" if found["density"] is None else as_text(found["density"], decimals=3)
    yield _("Density %(density)s; %(returned)s of ties is returned.") % {
        "density": density,
        "returned": per_cent(found["reciprocity"]),
    }
    if sampled := found["sampled"]:
        yield _(
            "Betweenness is estimated from %(sources)s people: a standard error of at most %(error)s, %(share)s of the highest."
        ) % {
            "sources": sampled["sources"],
            "error": as_text(sampled["standard_error"], decimals=1),
            "share": per_cent(sampled["of_the_highest"]),
        }


def _crossings(found):
    rows = [
        (name, as_text(found["ei_index"][name], decimals=3) if index is not None else "–", *crossing.values())
        for (name, crossing), index in zip(found["crossings"].items(), found["ei_index"].values(), strict=True)
    ]
    return (
        table(
            (
                pgettext("of a network", "by"),
                _("E-I index"),
                pgettext("of a network", "within"),
                pgettext("of a network", "between"),
            ),
            rows,
        )
        if rows
        else ()
    )


def _leaders(found):
    if isinstance(found["leaders"], list):
        yield _("Most named: %(people)s") % {"people": _listed(found["leaders"], found["people"])}
        return
    yield _("Most named: %(people)s") % {"people": _listed(found["leaders_of_all"], found["people"])}
    for community, ids in found["leaders"].items():
        yield _("Most named of %(community)s: %(people)s") % {
            "community": community,
            "people": _listed(ids, found["people"]),
        }


def _listed(ids, people=None):
    named = (f"{who} ({people[who]['in_degree']})" if people else who for who in ids)
    return ", ".join(named) or "–"


def _team(team):
    yield _("A team, and why:") if team["members"] else _("No team: nobody is named.")
    for one in team["members"]:
        yield f"  {one['id']}: {'; '.join(because(why['code'], why) for why in one['reasons'])}."
    missing = [
        f"{part_name(part['layer'], part['department'])} ({WHY_MISSING[part['why']]})" for part in team["missing"]
    ]
    parts = len(team["covered"]) + len(missing)
    yield ngettext(
        "It covers %(covered)s of %(parts)s part of the organisation.",
        "It covers %(covered)s of %(parts)s parts of the organisation.",
        parts,
    ) % {"covered": len(team["covered"]), "parts": parts}
    if missing:
        yield _("Not covered: %(parts)s.") % {"parts": ", ".join(missing)}
    yield ""


def _people(people):
    ordered = sorted(people.items(), key=lambda one: -one[1]["in_degree"])
    heads = (
        _("id"),
        pgettext("of a network", "named"),
        pgettext("of a network", "names"),
        pgettext("of a network", "between"),
        _("between, both ways"),
        _("PageRank"),
        _("constraint"),
    )
    rows = [
        (
            who, one["in_degree"], one["out_degree"], as_text(one["betweenness"], decimals=2),
            as_text(one["betweenness_undirected"], decimals=2), as_text(one["pagerank"], decimals=4),
            "–" if one["constraint"] is None else as_text(one["constraint"], decimals=3),
        )
        for who, one in ordered[:MOST_PEOPLE]
    ]  # fmt: skip
    yield from table(heads, rows)
    if len(ordered) > MOST_PEOPLE:
        yield _("These are the %(shown)s most named; --json has all %(all)s.") % {
            "shown": MOST_PEOPLE,
            "all": len(ordered),
        }
