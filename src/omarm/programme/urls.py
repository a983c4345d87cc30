from django.urls import path

from omarm.programme.views import campaigns, evidence, goals, programme, public, settling

app_name = "programme"

urlpatterns = [
    path("adoption/programme/", programme.index, name="programme"),
    path("adoption/programme/new/", campaigns.new, name="new"),
    path("adoption/programme/goals/new/", goals.new, name="new-goal"),
    path("adoption/programme/goals/<int:pk>/", goals.change, name="goal"),
    path("adoption/programme/goals/<int:pk>/end/", goals.end, name="end-goal"),
    path("adoption/programme/<int:pk>/", campaigns.show, name="campaign"),
    path("adoption/programme/<int:pk>/edit/", campaigns.change, name="edit"),
    path("adoption/programme/<int:pk>/delete/", campaigns.discard, name="discard"),
    path("adoption/programme/<int:pk>/copy/", campaigns.copy, name="copy"),
    path("adoption/programme/<int:pk>/plan/", settling.plan, name="plan"),
    path("adoption/programme/<int:pk>/unplan/", settling.unplan, name="unplan"),
    path("adoption/programme/<int:pk>/start/", settling.start, name="start"),
    path("adoption/programme/<int:pk>/end/", settling.end, name="end"),
    path("adoption/programme/<int:pk>/close/", settling.close, name="close"),
    path("adoption/programme/<int:pk>/stories/", evidence.add, name="add-story"),
    path("adoption/programme/<int:pk>/stories/<int:story>/delete/", evidence.remove, name="remove-story"),
    path("adoption/programme/<int:pk>/levels/<int:level>/", evidence.correct, name="correct"),
    path("programme/", public.index, name="public"),
    path("programme/<int:pk>/", public.show, name="public-campaign"),
    path("programme/<int:pk>/put-away/", public.put_away, name="put-away"),
    path("programme/<int:pk>/show-again/", public.show_again, name="show-again"),
]
