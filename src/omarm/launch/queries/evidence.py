"""What is there already of each step and tip: read from the apps that have it, ticked by nobody."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from omarm.ambassadors.queries import standing_now
from omarm.consent.measurements import DEFAULT_FLOOR
from omarm.culture.queries.scans import is_done, running_scan
from omarm.desk.queries.capacity import capacity
from omarm.houserules.queries import published_editions as rules_published
from omarm.houserules.queries import unpublished
from omarm.launch.queries.case import sheet
from omarm.launch.queries.naming import contest_for
from omarm.launch.queries.opening import furthest_pilot, groups_to_begin, openings_now, pilot_named_for
from omarm.launch.queries.photos import share_for
from omarm.launch.queries.why import draft, published_editions
from omarm.people.models import Department, Person
from omarm.planboard.queries.team import coverage_now, team_rows
from omarm.presets.queries import current_of, preset_of
from omarm.programme.queries.goals import goals_pursued
from omarm.staging.models import Stage

DONE, BEGUN, OPEN = "done", "begun", "open"
FORMS = {"telling": "formal", "talking": "informal"}  # answer -> preset; who wants both has nothing that goes before
OWN_PHOTOS = 50  # percent: our own choice of what is recognisable


@dataclass(frozen=True)
class Evidence:
    """How far something is, in a line of words ("" when nothing is there), and where that can be seen.

    `act` and `act_url` go before those of the step, where something else has to come first. `waits`: it is now up to others,
    or to a day that comes, so that something else can be done first.
    """

    state: str = OPEN
    words: str = ""
    url: str = ""
    warns: bool = False
    waits: bool = False
    act: str = ""
    act_url: str = ""


def of_why(person):
    """Return the Evidence of the page why this intranet."""
    edition = published_editions().first()
    if edition:
        day = date_format(edition.published_at, "j F Y")
        return Evidence(
            DONE, _("Edition %(number)d, since %(day)s.") % {"number": edition.pk, "day": day}, reverse("launch:why")
        )
    return Evidence(BEGUN, _("It is being written.")) if draft() else Evidence()


def of_people(person):
    """Return the Evidence of the colleagues who have an account; it is enough from where figures can be shown."""
    url = reverse("people:accounts") if person.is_administrator else ""
    act = {"act": _("Make accounts"), "act_url": url} if url else {}
    here = Person.objects.active().named().filter(is_guest=False)
    if not here.exclude(pk=person.pk).exists():
        return Evidence(**act)
    if url and not Department.objects.exists():
        act = {"act": _("Make departments, then accounts"), "act_url": reverse("people:departments")}
    people = here.count()
    words = _("%(n)d colleagues have an account.") % {"n": people}
    if people < DEFAULT_FLOOR:
        words += " " + _("With fewer than %(n)d no figure is shown.") % {"n": DEFAULT_FLOOR}
    return Evidence(DONE if people >= DEFAULT_FLOOR else BEGUN, words, url, **act)


def of_goal(person):
    """Return the Evidence of the settings for the goal; what was answered beforehand leads to the preset that fits it."""
    chosen, edition = current_of(), draft() or published_editions().first()
    words, form = _of_means(edition, chosen)
    applied = chosen.get("goal")
    if applied:
        done = _("“%(name)s” was applied.") % {"name": applied.preset.label}
        return Evidence(DONE, f"{done} {words}".strip(), form or reverse("presets:presets"))
    if edition and edition.kind:
        words = f"{_('Your answer was: %(kind)s.') % {'kind': edition.get_kind_display()}} {words}".strip()
        form = reverse("presets:preset", args=[edition.kind])
    if form:
        return Evidence(OPEN, words, act=_("See what fits it"), act_url=form)
    goals = goals_pursued()
    if goals:
        return Evidence(
            BEGUN, _("There is a goal; no settings were chosen for it yet."), reverse("programme:programme")
        )
    return Evidence()


def _of_means(edition, chosen):
    """Return (words, address) of the form that fits what the intranet is a means to; empty where a form was chosen already."""
    code = FORMS.get(edition.means) if edition and "form" not in chosen else None
    if code is None:
        return "", ""
    words = _("“%(name)s” fits your answer “%(means)s”.")
    told = {"name": preset_of(code).label, "means": edition.get_means_display()}
    return words % told, reverse("presets:preset", args=[code])


def of_team(person):
    """Return the Evidence of the project team."""
    coverage, people = coverage_now(), len(team_rows())
    if not people:
        return Evidence()
    words = ngettext("%(n)d colleague is in it.", "%(n)d colleagues are in it.", people) % {"n": people}
    if coverage.missing:
        words += " " + ngettext("%(n)d place is empty.", "%(n)d places are empty.", len(coverage.missing)) % {
            "n": len(coverage.missing)
        }
    return Evidence(DONE if coverage.is_filled else BEGUN, words, reverse("planboard:team"))


def of_rules(person):
    """Return the Evidence of the house rules."""
    edition = rules_published().first()
    if edition:
        return Evidence(DONE, _("Edition %(number)d stands.") % {"number": edition.pk}, reverse("houserules:current"))
    return Evidence(BEGUN, _("They are being written.")) if unpublished() else Evidence()


def of_name(person):
    """Return the Evidence of the name."""
    told = contest_for(person)
    if told is None or told.state == "called_off":
        return Evidence()
    if told.is_decided:
        done = told.contest.applied_on is not None
        words = _("“%(name)s” was chosen.") % {"name": told.contest.chosen.name}
        give = {} if done else {"act": _("Give the intranet this name"), "act_url": reverse("launch:contest")}
        return Evidence(DONE if done else BEGUN, words, reverse("launch:name"), **give)
    names = ngettext("%(n)d name was suggested.", "%(n)d names were suggested.", len(told.ideas)) % {
        "n": len(told.ideas)
    }
    act = _("Choose the name") if told.may_choose else _("See to the contest")
    return Evidence(
        BEGUN, names, reverse("launch:name"), waits=not told.may_choose, act=act, act_url=reverse("launch:contest")
    )


def of_culture(person):
    """Return the Evidence of what fits the culture: a scan that gave a result, or the recipe that was chosen after it."""
    applied = current_of().get("recipe")
    if applied:
        words = _("“%(name)s” was applied.") % {"name": applied.preset.label}
        if not is_done():
            words += " " + _("There is no result of a scan beside it.")
            return Evidence(BEGUN, words, reverse("presets:presets"), waits=running_scan() is not None)
        return Evidence(DONE, words, reverse("presets:presets"))
    if is_done():
        return Evidence(DONE, _("A scan was held, and its result is there."), reverse("culture:scans"))
    if running_scan():
        return Evidence(BEGUN, _("A scan is open; colleagues answer it."), reverse("culture:scans"), waits=True)
    return Evidence()


def of_functions(person):
    """Return the Evidence of the choice of functions."""
    standing = Stage.objects.standing().filter(department=None, group=None).count()
    if not standing:
        return Evidence()
    words = ngettext(
        "Of %(n)d function it was said who has it from when.",
        "Of %(n)d functions it was said who has them from when.",
        standing,
    )
    return Evidence(DONE, words % {"n": standing}, reverse("staging:functions"))


def of_ambassadors(person):
    """Return the Evidence of the ambassadors."""
    standing = standing_now()
    if standing.last:
        words = _("The last team was thanked on %(day)s. After going live it met %(after)d times (at least %(wanted)d).") % {
            "day": date_format(standing.last.ended_on, "j F Y"), "after": standing.after, "wanted": standing.wanted_after,
        }  # fmt: skip
        return Evidence(DONE if standing.has_enough_after else BEGUN, words, reverse("ambassadors:public"))
    if not standing.was_called:
        return Evidence()
    words = _("%(people)d ambassadors; %(after)d meetings after going live are planned or held (at least %(wanted)d).") % {
        "people": standing.people, "after": standing.after, "wanted": standing.wanted_after,
    }  # fmt: skip
    state = DONE if standing.has_enough_after else BEGUN
    see = {"act": _("See the ambassadors"), "act_url": reverse("ambassadors:team")}
    return Evidence(state, words, reverse("ambassadors:public"), waits=standing.live_on is None, **see)


def of_pilot(person):
    """Return the Evidence of the pilot: the one that came furthest."""
    pilot = furthest_pilot()
    if pilot:
        told = {"name": pilot_named_for(person, pilot), "state": pilot.get_state_display().lower()}
        words = (_("“%(name)s”: %(state)s.") if told["name"] else _("A pilot: %(state)s.")) % told
        if pilot.state in {pilot.State.RUNNING, pilot.State.MET}:
            return Evidence(DONE, words, pilot.get_absolute_url())
        if pilot.state == pilot.State.WAITING:
            return Evidence(BEGUN, words, pilot.get_absolute_url(), waits=True)
        act = {"act": _("Let it begin"), "act_url": reverse("launch:opening")}
        return Evidence(BEGUN, words, pilot.get_absolute_url(), **act)
    opening = openings_now().get("pilot")
    if opening and opening.group_id:
        words = _("A pilot was chosen, from %(day)s.") % {"day": date_format(opening.day, "j F Y")}
        closed = opening.group.archived_at is not None
        words += " " + _("Its group was closed since.") if closed else ""
        return Evidence(OPEN if closed else DONE, words, reverse("launch:opening"), warns=closed)
    if not groups_to_begin(person).exists():
        words = _("There is no group yet that could begin.")
        return Evidence(OPEN, words, act=_("Make a group"), act_url=reverse("groups:new"))
    return Evidence()


def of_case(person):
    """Return the Evidence of the business case."""
    told = sheet()
    if not told.lines:
        return Evidence()
    words = ngettext("%(n)d line.", "%(n)d lines.", len(told.lines)) % {"n": len(told.lines)}
    if told.unmeasured:
        words += " " + ngettext(
            "Of %(n)d it is not known where it stood.", "Of %(n)d it is not known where they stood.", told.unmeasured
        ) % {"n": told.unmeasured}
    return Evidence(DONE if told.is_whole else BEGUN, words, reverse("launch:case"), bool(told.unmeasured))


def of_photos(person):
    """Return the Evidence of our own photos."""
    share = share_for(person)
    if not share.declared:
        return Evidence()
    words = _("Our own photos: %(own)d of %(all)d.") % {"own": share.own, "all": share.declared}
    if share.unknown:
        words += " " + ngettext("Of %(n)d nobody said it.", "Of %(n)d nobody said it.", share.unknown) % {
            "n": share.unknown
        }
    done = not share.unknown and share.percent >= OWN_PHOTOS
    return Evidence(DONE if done else BEGUN, words, reverse("launch:photos"))


def of_capacity(person):
    """Return the Evidence of the hours."""
    now = capacity(person)
    if now.state == "no_manager":
        words = _("Nobody is community manager. Without one a community stops within months.")
        return Evidence(
            OPEN, words, warns=now.people > 1, act=_("Give somebody the task"), act_url=reverse("people:accounts")
        )
    if now.state == "unknown":
        return Evidence(BEGUN, _("There is a community manager. How many hours there are was not filled in."))
    told = {"hours": now.hours, "needed": now.needed, "people": now.people, "groups": now.groups}
    words = (
        _("%(hours)d hours a week, where %(needed)d are asked for %(people)d colleagues and %(groups)d groups.") % told
    )
    return Evidence(DONE if now.state == "enough" else BEGUN, words, reverse("desk:projects"), now.state == "short")


def of_opening(person):
    """Return the Evidence of going live."""
    openings = openings_now()
    opening = openings.get("everybody") or openings.get("pilot")
    if opening is None:
        return Evidence()
    told = {"whom": opening.get_audience_display(), "day": date_format(opening.day, "j F Y")}
    done = opening.has_come and opening.audience == "everybody"
    return Evidence(DONE if done else BEGUN, _("%(whom)s: from %(day)s.") % told, reverse("launch:opening"), waits=True)


def first_address(*names):
    """Return the first of these addresses that this installation has; "" when it has none."""
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return ""
