from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "omarm.notifications"
    label = "notifications"
