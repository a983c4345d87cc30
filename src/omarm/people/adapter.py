"""What allauth does our way: no open registration, our words, our session."""

from allauth.account.adapter import DefaultAccountAdapter

from omarm.people.queries import device_of


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators, imports or the identity provider, never at the sign-in page."""

    def is_open_for_signup(self, request):
        return False

    def pre_login(self, request, user, **kwargs):
        """Return the page for who cannot come in any more, also past the last day of an account; else None."""
        if user.has_ended:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def login(self, request, user):
        request.session.device = device_of(request.headers.get("User-Agent", ""))
        super().login(request, user)

    def add_message(self, request, level, *args, **kwargs):
        """Say nothing on signing in or out: the page itself shows it."""
