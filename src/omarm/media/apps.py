from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "omarm.media"
    label = "media"

    def ready(self):
        from omarm.media import subscribers  # noqa: F401 (its decorators register the listeners)
