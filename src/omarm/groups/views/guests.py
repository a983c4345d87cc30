"""The link in the mail to a guest from outside: it leads past the door, once."""

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404
from omarm.groups import commands, queries
from omarm.groups.forms import GuestPasswordForm


@never_cache
@login_not_required
@sensitive_post_parameters("password")
def come_in(request, token):
    """Show what one is asked into, and come in: with a new password, or with the account that one has.

    Who has a link that works no more reads what to do; for a link that was never sent there is no page.
    """
    invitation = found_or_404(queries.guest_invitation_by, token)
    if not invitation.is_waiting:
        return render(request, "groups/guest_gone.html", {"invitation": invitation}, status=410)
    if request.user.is_authenticated:
        return _come_in_signed_in(request, invitation, token)
    form = GuestPasswordForm(request.POST or None, invitation=invitation)
    if not form.is_valid():
        return _page(request, invitation, form, status=422 if form.is_bound else 200)
    if not ratelimit.consume(request, action="login"):
        return render(request, "429.html", status=429)
    return _come_in_new(request, invitation, token, form)


def _come_in_new(request, invitation, token, form):
    try:
        membership = commands.accept_guest_invitation(token=token, password=form.cleaned_data["password"])
    except DomainError as error:
        form.add_error(None, error.message)
        return _page(request, invitation, form, status=422, signs_in=error.code == "sign_in_first")
    return _signed_in(request, membership)


def _come_in_signed_in(request, invitation, token):
    if not invitation.is_for(request.user):
        return render(request, "groups/guest_other.html", status=403)
    if request.method == "POST":
        return redirect(commands.join_as_invited_guest(actor=request.user, token=token).group)
    return _page(request, invitation, None)


def _page(request, invitation, form, *, status=200, signs_in=False):
    context = {"form": form, "invitation": invitation, "signs_in": signs_in}
    return render(request, "groups/guest.html", context, status=status)


def _signed_in(request, membership):
    membership.person.backend = settings.AUTHENTICATION_BACKENDS[0]
    get_adapter().login(request, membership.person)
    messages.success(request, _("Welcome. Sign in next time with your mail address and this password."))
    return redirect(membership.group)
