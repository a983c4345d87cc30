from django.apps import AppConfig


class MustreadConfig(AppConfig):
    name = "omarm.mustread"
    label = "mustread"
