from django.urls import path

from omarm.notifications.views import choices, follows, mail, mutes, notifications

app_name = "notifications"

urlpatterns = [
    path("notifications/", notifications.index, name="notifications"),
    path("notifications/count/", notifications.count, name="count"),
    path("notifications/read/", notifications.read, name="read"),
    path("notifications/notices/<int:pk>/", notifications.notice, name="notice"),
    path("notifications/notices/<int:pk>/silence/", mutes.silence, name="silence"),
    path("notifications/notices/<int:pk>/silence/delete/", mutes.unsilence, name="unsilence"),
    path("notifications/<int:pk>/", notifications.show, name="notification"),
    path("notifications/<int:pk>/mute/", mutes.create, name="mute"),
    path("notifications/<int:pk>/mute/delete/", mutes.destroy, name="unmute"),
    path("notifications/follows/<int:pk>/delete/", follows.destroy, name="unfollow"),
    path("notifications/mail/<str:token>/", mail.Letters.as_view(), name="mail"),
    path("settings/notifications/", choices.show, name="settings"),
]
