from django.urls import path

from omarm.surveys.views import answering, results, rounds

app_name = "surveys"

urlpatterns = [
    path("adoption/ambassadors/", rounds.index, name="rounds"),
    path("adoption/ambassadors/new/", rounds.new, name="new"),
    path("adoption/ambassadors/<int:pk>/", rounds.show, name="round"),
    path("adoption/ambassadors/<int:pk>/close/", rounds.close, name="close"),
    path("adoption/ambassadors/<int:pk>/delete/", rounds.discard, name="discard"),
    path("adoption/ambassadors/<int:pk>/team/", results.team, name="team"),
    path("adoption/ambassadors/<int:pk>/people.csv", results.export, name="export"),
    path("questionnaires/", answering.mine, name="mine"),
    path("questionnaires/<int:pk>/", answering.answer, name="answer"),
    path("questionnaires/<int:pk>/delete/", answering.take_back, name="take-back"),
]
