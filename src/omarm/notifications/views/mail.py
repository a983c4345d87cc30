"""Less mail, from the foot of a letter or by the button of a mail program: without signing in (RFC 8058)."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from omarm.core.http import found_or_404
from omarm.notifications import commands, queries
from omarm.notifications.forms import LowerForm


# The mail program sends its form from elsewhere, without a page of ours before it. The token in the address is the
# proof, and all it can do is have less mail sent.
@method_decorator([csrf_exempt, login_not_required], name="dispatch")
class Letters(View):
    """What one letter's link can do."""

    http_method_names = ["get", "post"]

    def get(self, request, token):
        """Look, and choose: a link that is only followed, also by a machine that checks links, changes nothing."""
        person = found_or_404(queries.person_of_token, token)
        return _page(request, queries.mail_pace(person))

    def post(self, request, token):
        """Lower it at once; a mail program that names no pace means: no more."""
        person = found_or_404(queries.person_of_token, token)
        form = LowerForm(request.POST)
        pace = commands.lower_mail(actor=person, pace=form.wanted())
        return _page(request, pace, is_changed=True)


def _page(request, pace, *, is_changed=False):
    answer = render(request, "notifications/mail.html", {"pace": pace, "is_changed": is_changed})
    answer["Referrer-Policy"] = "no-referrer"  # the address holds the token
    answer["Cache-Control"] = "no-store"
    return answer
