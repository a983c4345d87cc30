from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "omarm.questions"
    label = "questions"
