"""The five tips for who begins (row C3), each with how far it is and where that can be seen."""

from textwrap import shorten

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omarm.ambassadors.queries import standing_now
from omarm.desk.models import Prompt
from omarm.desk.prompts import PROMPTS
from omarm.launch.queries import evidence as told
from omarm.launch.queries.evidence import BEGUN, DONE, OPEN, Evidence, first_address
from omarm.launch.queries.kit import Step, shown_steps, step_of
from omarm.launch.queries.naming import last_contest
from omarm.people.models import Role
from omarm.planboard.models import Member
from omarm.polls.models import Poll
from omarm.programme.models import Campaign
from omarm.stream.models import Placement, Post

MAKERS = (Role.Code.COMMUNITY_MANAGER, Role.Code.ADMINISTRATOR)


def _early(person):
    standing = standing_now()
    if not standing.was_called:
        return Evidence()
    words = _("%(n)d ambassadors; %(missing)d wanted places are empty.") % {
        "n": standing.people, "missing": len(standing.coverage.missing),
    }  # fmt: skip
    return Evidence(DONE if standing.is_early else BEGUN, words, reverse("ambassadors:public"))


def _kept_up(person):
    standing = standing_now()
    if standing.live_on is None:
        words = _("Nobody chose the day of going live yet, so no meeting lies after it.")
        return Evidence(OPEN, words, act=_("Choose the day"), act_url=reverse("launch:opening"))
    words = _("%(after)d meetings after going live are planned or held (at least %(wanted)d).") % {
        "after": standing.after, "wanted": standing.wanted_after,
    }  # fmt: skip
    state = DONE if standing.has_enough_after else BEGUN if standing.after else OPEN
    return Evidence(state, words, reverse("ambassadors:public"))


def _recognised(person):
    name, photos = told.of_name(person), told.of_photos(person)
    states = {name.state, photos.state}
    state = DONE if states == {DONE} else OPEN if states == {OPEN} else BEGUN
    return Evidence(state, " ".join(filter(None, (name.words, photos.words))), name.url or photos.url)


def _central(person):
    """A name that colleagues chose is such a choice. Of a poll nobody but people know what it was for: it is shown, not counted."""
    contest = last_contest()
    if contest and contest.chosen and contest.box.counted:
        words = _("Colleagues chose the name: %(n)d votes.") % {"n": contest.box.counted}
        return Evidence(DONE, words, reverse("launch:name"))
    poll = last_poll_of_makers(person)
    if poll is None:
        return Evidence(act=_("Ask something in a poll"), act_url=f"{reverse('stream:new')}?attach=poll")
    words = _("The last poll of who make the intranet: “%(poll)s”. Was it about the intranet? Then say so.")
    return Evidence(BEGUN, words % {"poll": shorten(str(poll), 80)}, poll.post.get_absolute_url())


def _stimulated(person):
    runs = Campaign.objects.exclude(started_at=None).exclude(prompt="").order_by("-started_at").first()
    if runs:
        words = _("“%(name)s” asked or asks something at home.") % {"name": runs.name}
        return Evidence(DONE, words, reverse("programme:public"))
    light = [code for code, one in PROMPTS.items() if one.sort == "fun"]
    library = first_address("desk:stimulate")
    if Prompt.objects.filter(code__in=light).exists():
        return Evidence(DONE, _("Something light was asked from the library."), library)
    words = ngettext("%(n)d light prompt is ready.", "%(n)d light prompts are ready.", len(light)) % {"n": len(light)}
    return Evidence(OPEN, words, library)


def last_poll_of_makers(person):
    """Return the newest poll for everybody by the project team, a community manager or an administrator; None without one."""
    makers = Q(post__author__in=Member.objects.values("person")) | Q(post__author__roles__code__in=MAKERS)
    polls = Poll.objects.filter(
        makers, post__in=Post.objects.live().visible_to(person), post__placements__audience=Placement.Audience.EVERYONE
    )
    return polls.select_related("post").order_by("-post_id").first()


TIPS = (
    Step("tip-early", gettext_lazy("Look for ambassadors early, of all layers"),
         gettext_lazy("They help colleagues before and after the day itself."),
         gettext_lazy("See the ambassadors"), ("ambassadors:team",), _early),
    Step("tip-meet", gettext_lazy("Keep meeting after going live"),
         gettext_lazy("At least three times, with what is used and what is not on the table."),
         gettext_lazy("Plan a meeting"), ("ambassadors:plan-meeting",), _kept_up),
    Step("tip-own", gettext_lazy("Make it personal and recognisable"),
         gettext_lazy("A name from the organisation, and its own photos."),
         gettext_lazy("See the name"), ("launch:contest",), _recognised),
    Step("tip-central", gettext_lazy("Put colleagues first"),
         gettext_lazy("Let them choose what it looks like and what comes first, for example with a poll."),
         gettext_lazy("Ask something in a poll"), ("stream:new", "home:home"), _central),
    Step("tip-happen", gettext_lazy("Encourage it, and let it happen"),
         gettext_lazy("A question now and then, something light too. What comes of it is theirs."),
         gettext_lazy("Send a prompt"), ("desk:new-prompt",), _stimulated),
)  # fmt: skip


def tips_for(person):
    """Return the tips as Shown, in their order."""
    return shown_steps(TIPS, person)


def thing_of(code):
    """Return a Step of the kit or a tip by its code. Raises KeyError."""
    tips = {one.code: one for one in TIPS}
    return tips[code] if code in tips else step_of(code)
