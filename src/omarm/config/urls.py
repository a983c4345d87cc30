"""All addresses. They are English and stay (docs/decisions)."""

from allauth.account import views as account
from django.conf import settings
from django.urls import include, path, re_path

from omarm.people.views.sign_in import sign_in, sign_out

urlpatterns = [
    path("sign-in/", sign_in, name="account_login"),
    path("sign-out/", sign_out, name="account_logout"),
    path("sign-in/forgotten/", account.password_reset, name="account_reset_password"),
    path("sign-in/forgotten/sent/", account.password_reset_done, name="account_reset_password_done"),
    # The shape of allauth: it makes the link by replacing "UID-KEY" in the address.
    re_path(
        r"^sign-in/forgotten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("sign-in/forgotten/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("sign-in/ended/", account.account_inactive, name="account_inactive"),
    path("sign-up/", account.signup, name="account_signup"),
    path("settings/password/", account.password_change, name="account_change_password"),
    path("settings/password/set/", account.password_set, name="account_set_password"),
    path("styleguide/", include("omarm.core.urls")),
    path("", include("omarm.people.urls")),
    path("", include("omarm.profiles.urls")),
    path("", include("omarm.groups.urls")),
    path("", include("omarm.moderation.urls")),
    path("", include("omarm.files.urls")),
    path("", include("omarm.stream.urls")),
    path("", include("omarm.notifications.urls")),
    path("", include("omarm.polls.urls")),
    path("", include("omarm.mustread.urls")),
    path("", include("omarm.previews.urls")),
    path("", include("omarm.praise.urls")),
    path("", include("omarm.search.urls")),
    path("", include("omarm.topics.urls")),
    path("", include("omarm.houserules.urls")),
    path("", include("omarm.updates.urls")),
    path("", include("omarm.questions.urls")),
    path("", include("omarm.care.urls")),
    path("", include("omarm.consent.urls")),
    path("", include("omarm.surveys.urls")),
    path("", include("omarm.staging.urls")),
    path("", include("omarm.presets.urls")),
    path("", include("omarm.culture.urls")),
    path("", include("omarm.stewardship.urls")),
    path("", include("omarm.firstweek.urls")),
    path("", include("omarm.adoption.urls")),
    path("", include("omarm.ambassadors.urls")),
    path("", include("omarm.pilots.urls")),
    path("", include("omarm.programme.urls")),
    path("", include("omarm.planboard.urls")),
    path("", include("omarm.desk.urls")),
    path("", include("omarm.launch.urls")),
    path("", include("omarm.home.urls")),
]

if settings.BENCH:
    urlpatterns.append(path("bench/", include("omarm.demo.bench.urls")))
