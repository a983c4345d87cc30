from django.apps import AppConfig


class ImportersConfig(AppConfig):
    name = "omarm.importers"
    label = "importers"
