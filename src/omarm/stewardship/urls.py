from django.urls import path

from omarm.stewardship.views import guiding, learning, levels, mentoring, sessions, wording

app_name = "stewardship"

urlpatterns = [
    path("course/", learning.index, name="course"),
    path("course/lessons/<slug:code>/", learning.lesson, name="lesson"),
    path("course/own-work/", learning.own_work, name="own-work"),
    path("course/hand-ins/<int:pk>/delete/", learning.withdraw, name="withdraw"),
    path("course/decline/", learning.decline, name="decline"),
    path("course/stop/", learning.stop, name="stop"),
    path("course/mentor/", mentoring.choose, name="mentor"),
    path("course/mentor/end/", mentoring.end, name="end-mentor"),
    path("course/mentoring/", mentoring.index, name="mentoring"),
    path("course/mentoring/offer/", mentoring.offer, name="offer"),
    path("course/mentoring/<str:username>/agree/", mentoring.agree, name="agree"),
    path("course/mentoring/<str:username>/end/", mentoring.end_for, name="end-for"),
    path("course/mentoring/hand-ins/<int:pk>/", mentoring.answer, name="answer"),
    path("course/levels/<slug:level>/ask/", levels.ask, name="ask-level"),
    path("course/levels/withdraw/", levels.withdraw, name="withdraw-level"),
    path("course/requests/<int:pk>/", levels.decide, name="request"),
    path("course/certificate/", levels.show, name="shown"),
    path("course/sessions/<int:pk>/", sessions.show, name="session"),
    path("course/sessions/<int:pk>/come/", sessions.come, name="come"),
    path("course/sessions/<int:pk>/stay-away/", sessions.stay_away, name="stay-away"),
    path("adoption/course/sessions/new/", sessions.plan, name="plan-session"),
    path("adoption/course/sessions/<int:pk>/change/", sessions.change, name="change-session"),
    path("adoption/course/sessions/<int:pk>/call-off/", sessions.call_off, name="call-off"),
    path("adoption/course/", guiding.index, name="guide"),
    path("adoption/course/groups/", guiding.untrained, name="untrained"),
    path("adoption/course/groups/ask/", guiding.ask_all_owners, name="ask-all-owners"),
    path("adoption/course/groups/<slug:slug>/ask/", guiding.ask_owners, name="ask-owners"),
    path("adoption/course/community/", guiding.community, name="community"),
    path("adoption/course/certificates.csv", guiding.export, name="export"),
    path("adoption/course/certificates/<int:pk>/take-back/", guiding.take_back, name="take-back"),
    path("adoption/course/levels/<slug:level>/", guiding.rule, name="rule"),
    path("adoption/course/lessons/", wording.index, name="lessons"),
    path("adoption/course/lessons/<slug:code>/", wording.change, name="words"),
]
