from django.urls import path

from omarm.people.views import (
    accounts,
    handover,
    hours,
    organisation,
    own,
    portraits,
    sessions,
    sign_in,
)

app_name = "people"

urlpatterns = [
    path("portraits/<int:pk>/<slug:size>/", portraits.show, name="portrait"),
    path("language/", sign_in.language, name="language"),
    path("sign-in/code/", sign_in.code, name="code"),
    path("settings/", own.show, name="settings"),
    path("settings/sessions/<slug:handle>/end/", sessions.end, name="end-session"),
    path("settings/sessions/end-others/", sessions.end_others, name="end-other-sessions"),
    path("admin/", organisation.show, name="administration"),
    path("admin/conversation/", organisation.conversation, name="conversation"),
    path("admin/hours/", hours.show, name="hours"),
    path("admin/hours/closed/", hours.close, name="close-days"),
    path("admin/hours/closed/<slug:day>/open/", hours.reopen, name="open-day"),
    path("admin/people/", accounts.index, name="accounts"),
    path("admin/people/new/", accounts.new, name="new-account"),
    path("admin/people/<str:username>/", accounts.show, name="account"),
    path("admin/people/<str:username>/code/", accounts.code, name="issue-code"),
    path("admin/people/<str:username>/roles/", accounts.roles, name="roles"),
    path("admin/people/<str:username>/details/", accounts.details, name="details"),
    path("admin/people/<str:username>/job/", accounts.job, name="job"),
    path("admin/people/<str:username>/rename/", accounts.rename, name="rename"),
    path("admin/people/<str:username>/deactivate/", accounts.deactivate, name="deactivate"),
    path("admin/people/<str:username>/reactivate/", accounts.reactivate, name="reactivate"),
    path("settings/hand-over/", handover.mine, name="my-hand-over"),
    path("admin/hand-over/", handover.index, name="hand-overs"),
    path("admin/hand-over/<int:pk>/", handover.show, name="hand-over"),
    path("hand-over/<int:pk>/keep/", handover.keep, name="keep-all"),
    path("hand-over/<int:pk>/<slug:code>/<int:thing>/", handover.give, name="give-away"),
    path("admin/audit/", organisation.audit, name="audit"),
]
