from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    name = "omarm.profiles"
    label = "profiles"
