from django.apps import AppConfig


class PraiseConfig(AppConfig):
    name = "omarm.praise"
    label = "praise"
