from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "omarm.demo"
    label = "demo"
