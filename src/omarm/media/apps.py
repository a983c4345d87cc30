from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "omarm.media"
    label = "media"
