from django.apps import AppConfig


class PreviewsConfig(AppConfig):
    name = "omarm.previews"
    label = "previews"
