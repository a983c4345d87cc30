from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "omarm.audit"
    label = "audit"
