from django.urls import path

from omarm.care.views import desk, health, helping, messages, planning

app_name = "care"

urlpatterns = [
    path("groups/<slug:slug>/care/", health.show, name="health"),
    path("groups/<slug:slug>/care/actions/new/", planning.new, name="new-action"),
    path("groups/<slug:slug>/care/actions/take-over/", planning.take_over, name="take-over"),
    path("groups/<slug:slug>/care/actions/<int:pk>/", planning.edit, name="edit-action"),
    path("groups/<slug:slug>/care/actions/<int:pk>/done/", planning.done, name="done"),
    path("groups/<slug:slug>/care/actions/<int:pk>/done/delete/", planning.not_done, name="not-done"),
    path("groups/<slug:slug>/care/actions/<int:pk>/end/", planning.end, name="end-action"),
    path("groups/<slug:slug>/care/actions/<int:pk>/end/delete/", planning.resume, name="resume-action"),
    path("groups/<slug:slug>/care/tip/dismiss/", planning.dismiss_tip, name="dismiss-tip"),
    path("groups/<slug:slug>/care/message/", messages.new, name="message"),
    path("groups/<slug:slug>/care/help/", helping.ask, name="ask-help"),
    path("groups/<slug:slug>/care/help/delete/", helping.withdraw, name="withdraw-help"),
    path("admin/groups/messages/room/", messages.room, name="message-room"),
    path("admin/groups/help/<int:pk>/", helping.answer, name="answer-help"),
    path("admin/groups/", desk.index, name="desk"),
    path("admin/groups/<slug:slug>/", desk.show, name="desk-group"),
    path("admin/groups/<slug:slug>/adopt/", desk.adopt, name="adopt"),
    path("admin/groups/<slug:slug>/give/", desk.give, name="give"),
    path("admin/groups/<slug:slug>/archive/", desk.archive, name="archive"),
    path("admin/groups/<slug:slug>/ask/", desk.ask, name="ask"),
    path("admin/tips/", desk.all_tips, name="tips"),
    path("admin/tips/<slug:code>/", desk.tip, name="tip"),
]
