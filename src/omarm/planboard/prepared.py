"""What the plan board has for the desk: each thing that waits, in words, with the act that is ready."""

from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omarm.core.prepared import Source, Told, register, still
from omarm.planboard.models.board import praise_url
from omarm.planboard.queries import waiting


def _ownerless(values):
    if values.get("person"):
        words = ngettext(
            "%(n)d action of %(name)s has no owner now", "%(n)d actions of %(name)s have no owner now", values["number"]
        )
        why = _("%(name)s works here no more. Give what was theirs to one colleague, in one act.")
        told = {"n": values["number"], "name": values["left"]}
        url = reverse("planboard:hand-over", args=[values["person"]])
        return Told(words % told, why % told, url, _("Hand it over"))
    url = reverse("planboard:change", args=[values["pk"]])
    return Told(values["title"], _("Nobody has it."), url, _("Choose an owner"))


def _overdue(values):
    why = _("%(name)s was to do it by %(day)s. Ask what is in the way, and choose another day.") % {
        "name": values["owner"], "day": date_format(date.fromisoformat(values["due"]), "j F"),
    }  # fmt: skip
    return Told(values["title"], why, reverse("planboard:change", args=[values["pk"]]), _("See to it"))


def _milestone(values):
    if not values.get("may_praise", True):
        why = _(
            "%(name)s reached this milestone. Compliments are off now: say it yourself, and tick it off on the board."
        )
        return Told(values["title"], why % {"name": values["owner"]}, reverse("planboard:board"), _("Look at it"))
    why = _("%(name)s reached this milestone. A compliment where everybody reads it goes a long way.")
    return Told(
        values["title"],
        why % {"name": values["owner"]},
        praise_url(values["username"], values["title"]),
        _("Give a compliment"),
    )


def _commitment(values):
    why = _("You promised it as a sponsor, by %(day)s.") % {
        "day": date_format(date.fromisoformat(values["due"]), "j F")
    }
    return Told(values["what"], why, reverse("planboard:keep", args=[values["pk"]]), _("It is done"))


def _lost_sponsor(values):
    title = _("“%(goal)s” has lost its sponsor") % {"goal": values["goal"]}
    why = _("%(name)s works here no more. What was promised has ended.") % {"name": values["name"]}
    return Told(title, why, reverse("planboard:name-sponsor"), _("Name a sponsor"))


def _gaps(values):
    missing = values["missing"]
    words = ngettext("%(n)d place in the project team is empty", "%(n)d places in the project team are empty", missing)
    why = _("You chose that somebody must be there, so that all layers take part.")
    return Told(words % {"n": missing}, why, reverse("planboard:team"), _("Look who is missing"))


for source in (
    Source(code="planboard.ownerless", category="plan", label=gettext_lazy("Actions without an owner"),
           find=waiting.ownerless_actions, words=_ownerless, seen_by=still(waiting.ownerless_actions), order=30),
    Source(code="planboard.overdue", category="plan", label=gettext_lazy("Actions past their day"),
           find=waiting.overdue_actions, words=_overdue, seen_by=still(waiting.overdue_actions), order=35),
    Source(code="planboard.milestones", category="stimulate", label=gettext_lazy("Milestones that ask for a compliment"),
           find=waiting.milestones, words=_milestone, seen_by=waiting.seen_with_a_way_to_praise, order=40),
    Source(code="planboard.commitments", category="plan", label=gettext_lazy("What you promised as a sponsor"),
           find=waiting.due_commitments, words=_commitment, seen_by=waiting.seen_by_sponsor, order=20),
    Source(code="planboard.sponsors", category="connect", label=gettext_lazy("Goals that lost their sponsor"),
           find=waiting.lost_sponsors, words=_lost_sponsor, seen_by=still(waiting.lost_sponsors), order=45),
    Source(code="planboard.team", category="connect", label=gettext_lazy("Empty places in the project team"),
           find=waiting.gaps_in_team, words=_gaps, order=60),
):  # fmt: skip
    register(source)
