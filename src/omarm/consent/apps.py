from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "omarm.consent"
    label = "consent"
