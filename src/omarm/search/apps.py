from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "omarm.search"
    label = "search"
