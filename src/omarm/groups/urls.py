from django.urls import path

from omarm.groups.views import covers, groups, guests, invitations, life, members, outside, requests, rules, starting

app_name = "groups"

urlpatterns = [
    path("groups/", groups.index, name="groups"),
    path("guests/<str:token>/", guests.come_in, name="guest"),
    path("groups/new/", starting.new, name="new"),
    path("groups/new/similar/", starting.similar, name="similar"),
    path("groups/<slug:slug>/edit/", groups.edit, name="edit"),
    path("groups/<slug:slug>/about/", groups.about, name="about"),
    path("groups/<slug:slug>/cover/", covers.change, name="change-cover"),
    path("groups/<slug:slug>/cover/delete/", covers.remove, name="remove-cover"),
    path("groups/<slug:slug>/cover/<int:pk>/<str:size>/", covers.show, name="cover"),
    path("groups/<slug:slug>/rules/", rules.edit, name="rules"),
    path("groups/<slug:slug>/archive/", life.archive, name="archive"),
    path("groups/<slug:slug>/revive/", life.revive, name="revive"),
    path("groups/<slug:slug>/goes-on/", life.goes_on, name="goes-on"),
    path("groups/<slug:slug>/take/", life.take, name="take"),
    path("groups/<slug:slug>/hand-over/", life.hand_over, name="hand-over"),
    path("groups/<slug:slug>/guests/", outside.index, name="guests"),
    path("groups/<slug:slug>/guests/<int:pk>/take-back/", outside.take_back, name="take-back-guest"),
    path("groups/<slug:slug>/members/<int:pk>/last-day/", outside.last_day, name="last-day"),
    path("groups/<slug:slug>/members/", members.index, name="members"),
    path("groups/<slug:slug>/join/", members.join, name="join"),
    path("groups/<slug:slug>/leave/", members.leave, name="leave"),
    path("groups/<slug:slug>/in-home/", members.in_home, name="in-home"),
    path("groups/<slug:slug>/members/<int:pk>/role/", members.role, name="role"),
    path("groups/<slug:slug>/members/<int:pk>/remove/", members.remove, name="remove"),
    path("groups/<slug:slug>/requests/", requests.create, name="request"),
    path("groups/<slug:slug>/requests/withdraw/", requests.withdraw, name="withdraw"),
    path("groups/<slug:slug>/requests/<int:pk>/approve/", requests.approve, name="approve"),
    path("groups/<slug:slug>/requests/<int:pk>/decline/", requests.decline, name="decline"),
    path("groups/<slug:slug>/invitations/", invitations.index, name="invite"),
    path("groups/<slug:slug>/invitations/accept/", invitations.accept, name="accept"),
    path("groups/<slug:slug>/invitations/decline/", invitations.decline, name="decline-invitation"),
]
