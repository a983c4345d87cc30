from django.apps import AppConfig


class PollsConfig(AppConfig):
    name = "omarm.polls"
    label = "polls"
