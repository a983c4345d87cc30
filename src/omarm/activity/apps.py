from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "omarm.activity"
    label = "activity"
