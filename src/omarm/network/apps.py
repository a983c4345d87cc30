from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "omarm.network"
    label = "network"
