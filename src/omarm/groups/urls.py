from django.urls import path

from omarm.groups.views import groups, invitations, members, requests

app_name = "groups"

urlpatterns = [
    path("groups/", groups.index, name="groups"),
    path("groups/new/", groups.new, name="new"),
    path("groups/<slug:slug>/edit/", groups.edit, name="edit"),
    path("groups/<slug:slug>/about/", groups.about, name="about"),
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
