from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "omarm.core"
    label = "core"
