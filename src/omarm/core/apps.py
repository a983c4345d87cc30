from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "omarm.core"
    label = "core"

    def ready(self):
        autodiscover_modules("choices")  # what a preset may change, from the app that reads it
        autodiscover_modules("functions")  # what an organisation can switch, from the app that owns it
