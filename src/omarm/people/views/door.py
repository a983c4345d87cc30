"""What stands at the door, whoever opens it."""

from omarm.people import queries
from omarm.people.forms import SignInForm


def sign_in_context(request):
    """Return what the sign-in page shows: the organisation, and in a demonstration its accounts."""
    organisation = queries.organisation()
    shown = organisation is not None and organisation.is_demo
    return {
        "form": SignInForm(request=request),
        "organisation": organisation,
        "demo_people": queries.demo_accounts() if shown else [],
        "next": request.GET.get("next") or request.POST.get("next", ""),
    }
