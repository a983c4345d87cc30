from django.urls import path

from omarm.moderation.views import cases, queues, reports, risks, sides, words

app_name = "moderation"

urlpatterns = [
    path("posts/<int:key>/report/", reports.create, {"kind": "post"}, name="report-post"),
    path("comments/<int:key>/report/", reports.create, {"kind": "comment"}, name="report-comment"),
    path("people/<str:key>/report/", reports.create, {"kind": "person"}, name="report-person"),
    path("moderation/", sides.index, name="mine"),
    path("moderation/<int:pk>/", sides.show, name="decision"),
    path("moderation/<int:pk>/appeal/", sides.appeal, name="appeal"),
    path("moderation/cases/<int:pk>/", cases.show, name="case"),
    path("moderation/cases/<int:pk>/decide/", cases.decide, name="decide"),
    path("moderation/cases/<int:pk>/pass-on/", cases.pass_on, name="pass-on"),
    path("moderation/cases/<int:pk>/show-again/", cases.show_again, name="show-again"),
    path("moderation/cases/<int:pk>/answer/", cases.answer, name="answer"),
    path("moderation/cases/<int:pk>/photos/<int:image>/", cases.photo, name="photo"),
    path("groups/<slug:slug>/moderation/", queues.of_group, name="group"),
    path("admin/moderation/", queues.of_house, name="queue"),
    path("admin/moderation/words/", words.index, name="words"),
    path("admin/moderation/words/<int:pk>/delete/", words.destroy, name="delete-word"),
    path("admin/moderation/words/<int:pk>/restore/", words.restore, name="restore-word"),
    path("admin/risks/", risks.index, name="risks"),
    path("admin/risks/new/", risks.new, name="new-risk"),
    path("admin/risks/<int:pk>/", risks.edit, name="risk"),
    path("admin/risks/<int:pk>/look/", risks.look, name="look-at-risk"),
    path("admin/risks/<int:pk>/delete/", risks.destroy, name="delete-risk"),
    path("admin/risks/<int:pk>/restore/", risks.restore, name="restore-risk"),
]
