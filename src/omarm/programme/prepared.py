"""What of the programme waits for who guides: nothing planned, a campaign without an example, an evaluation to write."""

from datetime import datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omarm.core.prepared import Source, Told, Waiting, end_of, register, still
from omarm.programme.models import Campaign
from omarm.programme.queries.cut_off import label_of, waiting_cut_off
from omarm.programme.queries.lapsing import is_lapsed, lapse_now, next_draft, runs_out
from omarm.programme.queries.owners import unowned
from omarm.programme.queries.stories import without_story

SOON = timedelta(days=14)  # before its first day a campaign without an example is named


def find(now, most):
    """Return what waits, the most pressing first."""
    today = timezone.localdate(now)
    return [*_lapse(today), *_running_out(today), *_stories_to_find(today), *_evaluations(today)][:most]


def words(values):
    """Return what the desk says of one of them."""
    if values["what"] == "lapse":
        why = _("Without a next campaign attention goes elsewhere, and colleagues go back to mail.")
        title = _("No campaign runs, and none is planned in the next sixty days")
        return Told(title, f"{why} {_draft_words(values)}".strip(), *_next(values))
    campaign, day = {"name": values["name"]}, date_format(parse_date(values["day"]), "j F")
    url = reverse("programme:campaign", args=[values["campaign"]])
    if values["what"] == "ending":
        why = _("Its last day is %(day)s.") % {"day": day}
        rest = _draft_words(values) or _(
            "Finding an example, an owner and the words for what comes after takes some weeks."
        )
        return Told(_("Nothing is planned after “%(name)s”") % campaign, f"{why} {rest}", *_next(values))
    if values["what"] == "story":
        why = _("It begins on %(day)s. People do what they see: one example is needed before it can start.") % {
            "day": day
        }
        return Told(_("“%(name)s” has no example yet") % campaign, why, f"{url}#stories", _("Choose an example"))
    why = _("It ended on %(day)s. What you write down now helps the next one.") % {"day": day}
    return Told(_("“%(name)s” waits for its evaluation") % campaign, why, f"{url}close/", _("Write the evaluation"))


def _draft_words(values):
    draft = values.get("draft")
    return _("“%(name)s” lies there as a draft.") % {"name": draft[1]} if draft else ""


def _next(values):
    """Return the address and the words of the act: the draft that lies there, or a new campaign."""
    if draft := values.get("draft"):
        return reverse("programme:campaign", args=[draft[0]]), _("Look at the draft, and plan it")
    return reverse("programme:new"), _("Plan a campaign")


def _lapse(today):
    if not is_lapsed(today):
        return []
    lapse = lapse_now()
    values = {"what": "lapse", "draft": next_draft(today)}
    return [Waiting(key="lapse", values=values, since=_at(lapse.since if lapse else today))]


def _running_out(today):
    last = runs_out(today)
    if last is None:
        return []
    return [_waiting("ending", last, last.ends_on, until=end_of(last.ends_on)).filled(draft=next_draft(today))]


def _stories_to_find(today):
    rows = without_story(Campaign.objects.planned(today).filter(starts_on__lte=today + SOON))
    return [_waiting("story", row, row.starts_on, until=end_of(row.starts_on)) for row in rows]


def _evaluations(today):
    rows = Campaign.objects.waiting(today).order_by("ends_on", "pk")
    return [_waiting("evaluation", row, row.last_day, since=_at(row.last_day + timedelta(days=1))) for row in rows]


def _waiting(what, campaign, day, **when):
    values = {"what": what, "campaign": campaign.pk, "name": campaign.name, "day": day.isoformat()}
    return Waiting(key=f"{what}-{campaign.pk}", values=values, **when)


def _at(day):
    return timezone.make_aware(datetime.combine(day, time(8)))


def _unowned(values):
    if values["what"] == "goal":
        title, page = _("Nobody answers for the goal “%(name)s”") % values, "programme:goal"
        why = _("Without somebody who answers for it a goal fades, and nobody asks how it goes.")
    else:
        title, page = _("Nobody leads the campaign “%(name)s”") % values, "programme:edit"
        why = _("It goes on as before, but nobody keeps it going or writes down what came of it.")
    return Told(title, why, reverse(page, args=[values["pk"]]), _("Choose somebody"))


def _cut_off(values):
    told = {"name": values["name"], "function": label_of(values["function"])}
    title = _("“%(name)s” asks for “%(function)s”, and that is off") % told
    why = _("Colleagues cannot do what the campaign asks. Switch it on again, or change what it asks at the composer.")
    return Told(title, why, reverse("staging:function", args=[values["function"]]), _("Look who has it"))


register(
    Source(
        code="programme.cut-off", category="plan", label=gettext_lazy("A campaign that asks for what is off"),
        find=waiting_cut_off, words=_cut_off, seen_by=still(waiting_cut_off), order=18,
    )
)  # fmt: skip
register(
    Source(
        code="programme.unowned", category="plan", label=gettext_lazy("A campaign or goal that nobody has"),
        find=unowned, words=_unowned, seen_by=still(unowned), order=25,
    )
)  # fmt: skip
register(
    Source(
        code="programme",
        category="plan",
        label=gettext_lazy("The programme"),
        find=find,
        words=words,
        seen_by=still(find),
        order=20,
    )
)
