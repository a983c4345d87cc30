"""The door: signing in and out, a new password by mail or by a code, the language of the door itself."""

from allauth.account.views import LoginView, LogoutView
from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import back
from omarm.people import commands
from omarm.people.forms import CodeForm
from omarm.people.views import resuming
from omarm.people.views.door import sign_in_context


class SignInView(LoginView):
    """Signing in; afterwards what was typed before the session ended comes back."""

    template_name = "people/sign_in.html"

    def form_valid(self, form):
        response = super().form_valid(form)
        kept = self.request.POST.get("kept", "")
        resumed = resuming.resume(self.request, kept) if kept and self.request.user.is_authenticated else None
        response = resumed or response
        return resuming.remember_writer(self.request, response) if self.request.user.is_authenticated else response

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs) | sign_in_context(self.request)
        return context | {"form": kwargs.get("form") or context["form"], "kept": self.request.POST.get("kept", "")}


class SignOutView(LogoutView):
    """Signing out; the browser forgets the pages, photos and files that it kept (decision 17)."""

    template_name = "people/sign_out.html"

    def post(self, *args, **kwargs):
        response = super().post(*args, **kwargs)
        response["Clear-Site-Data"] = '"cache"'
        return response


sign_in = SignInView.as_view()
sign_out = SignOutView.as_view()


@login_not_required
@sensitive_post_parameters("password", "code")
def code(request):
    """Set a new password with a code from an administrator."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if not ratelimit.consume(request, action="login"):
            return render(request, "429.html", status=429)
        try:
            commands.set_password_with_code(**form.cleaned_data)
            return redirect("account_login")
        except DomainError as error:
            form.add_error(None, error.message)
    return render(request, "people/code.html", {"form": form}, status=422 if form.is_bound else 200)


@login_not_required
@require_POST
def language(request):
    """Another language for who is not signed in; kept in a cookie."""
    response = back(request, otherwise="/sign-in/")
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(
            "language", chosen, max_age=365 * 86400, samesite="Lax", secure=settings.HTTPS, httponly=True
        )
    return response
