from django.apps import AppConfig


class TopicsConfig(AppConfig):
    name = "omarm.topics"
    label = "topics"
