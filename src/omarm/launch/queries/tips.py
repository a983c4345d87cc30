"""The five tips for who begins (row C3), each with how far it is and where that can be seen."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omarm.ambassadors.queries import standing_now
from omarm.launch.queries import evidence as told
from omarm.launch.queries.evidence import BEGUN, DONE, OPEN, Evidence
from omarm.launch.queries.kit import Step, shown_steps, step_of
from omarm.programme.models import Campaign


def _early(person):
    standing = standing_now()
    if not standing.was_called:
        return Evidence()
    words = _("%(n)d ambassadors; %(missing)d wanted places are empty.") % {
        "n": standing.people, "missing": len(standing.coverage.missing),
    }  # fmt: skip
    return Evidence(DONE if standing.is_early else BEGUN, words, reverse("ambassadors:public"))


def _recognised(person):
    name, photos = told.of_name(person), told.of_photos(person)
    states = {name.state, photos.state}
    state = DONE if states == {DONE} else OPEN if states == {OPEN} else BEGUN
    return Evidence(state, " ".join(filter(None, (name.words, photos.words))), name.url or photos.url)


def _central(person):
    """Nothing in the product knows whether a choice was left to colleagues: somebody says it, with an address."""
    return Evidence()


def _stimulated(person):
    runs = Campaign.objects.exclude(started_at=None).exclude(prompt="").order_by("-started_at").first()
    return (
        Evidence(
            DONE, _("“%(name)s” asked or asks something at home.") % {"name": runs.name}, reverse("programme:public")
        )
        if runs
        else Evidence()
    )


TIPS = (
    Step("tip-early", gettext_lazy("Look for ambassadors early, of all layers"),
         gettext_lazy("They help colleagues before and after the day itself."),
         gettext_lazy("See the ambassadors"), ("ambassadors:team",), _early),
    Step("tip-meet", gettext_lazy("Keep meeting after going live"),
         gettext_lazy("At least three times, with what is used and what is not on the table."),
         gettext_lazy("Plan a meeting"), ("ambassadors:plan-meeting",), told.of_ambassadors),
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
