"""What stands at the door, whoever opens it."""

from allauth.account.forms import LoginForm

from omarm.people import queries


def sign_in_context(request):
    """Return what the sign-in page shows: the organisation, and in a demonstration its accounts."""
    organisation = queries.organisation()
    shown = organisation is not None and organisation.is_demo
    return {
        "form": LoginForm(request=request),
        "organisation": organisation,
        "demo_people": queries.demo_accounts() if shown else [],
        "next": request.GET.get("next") or request.POST.get("next", ""),
    }
