from django.urls import path

from omarm.questions.views import answering, asking, finding_back, helping, reopening, terms, turns

app_name = "questions"

urlpatterns = [
    path("questions/ask/", asking.ask, name="ask"),
    path("questions/ask/send/", asking.send, name="send"),
    path("questions/ask/answered/", asking.answered, name="answered"),
    path("questions/ask/same/<int:pk>/", asking.same, name="ask-same"),
    path("questions/<int:pk>/solution/<int:comment>/", answering.solve, name="solve"),
    path("questions/<int:pk>/solution/<int:comment>/delete/", answering.unsolve, name="unsolve"),
    path("posts/<int:pk>/question/", finding_back.call_question, name="call"),
    path("questions/<int:pk>/now/", answering.now, name="now"),
    path("questions/<int:pk>/reopen/", reopening.reopen, name="reopen"),
    path("questions/<int:pk>/same/", helping.same, name="same"),
    path("questions/<int:pk>/same/delete/", helping.not_same, name="not-same"),
    path("questions/<int:pk>/taken/", turns.take_on, name="take-on"),
    path("questions/<int:pk>/passed-on/", turns.pass_on, name="pass-on"),
    path("questions/<int:pk>/answers/<int:comment>/helped/", helping.helped, name="helped"),
    path("questions/<int:pk>/answers/<int:comment>/helped/delete/", helping.not_helped, name="not-helped"),
    path("questions/<int:pk>/answers/<int:comment>/", answering.call_answer, name="answer"),
    path("questions/<int:pk>/answers/<int:comment>/delete/", answering.call_talk, name="no-answer"),
    path("groups/<slug:slug>/questions/urgent/", terms.urgent, name="urgent"),
]
