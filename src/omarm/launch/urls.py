from django.urls import path

from omarm.launch.views import case, kit, looking, naming, why

app_name = "launch"

urlpatterns = [
    path("why/", why.index, name="why"),
    path("why/<int:number>/", why.show, name="why-edition"),
    path("name/", naming.index, name="name"),
    path("name/suggest/", naming.suggest, name="suggest"),
    path("name/vote/", naming.vote, name="vote"),
    path("name/<int:pk>/report/", looking.report, name="report-name"),
    path("adoption/launch/", kit.index, name="kit"),
    path("adoption/launch/tips/", kit.tips, name="tips"),
    path("adoption/launch/steps/<slug:code>/", kit.say, name="say"),
    path("adoption/launch/steps/<slug:code>/delete/", kit.unsay, name="unsay"),
    path("adoption/launch/why/", why.write, name="why-write"),
    path("adoption/launch/why/publish/", why.publish, name="why-publish"),
    path("adoption/launch/why/delete/", why.discard, name="why-discard"),
    path("adoption/launch/name/", naming.contest, name="contest"),
    path("adoption/launch/name/choose/", naming.choose, name="choose"),
    path("adoption/launch/name/apply/", naming.apply, name="apply"),
    path("adoption/launch/name/call-off/", naming.call_off, name="call-off"),
    path("adoption/launch/name/let-stand/", looking.let_stand, name="let-stand"),
    path("adoption/launch/name/<int:pk>/", looking.look, name="look"),
    path("adoption/launch/case/", case.index, name="case"),
    path("adoption/launch/case.csv", case.export, name="case-csv"),
    path("adoption/launch/case/new/", case.new, name="case-new"),
    path("adoption/launch/case/<int:pk>/", case.change, name="case-line"),
    path("adoption/launch/case/<int:pk>/delete/", case.remove, name="case-remove"),
    path("adoption/launch/case/<int:pk>/baseline/", case.baseline, name="baseline"),
    path("adoption/launch/case/<int:pk>/measure/", case.measure, name="measure"),
    path("adoption/launch/case/<int:pk>/again/", case.again, name="case-again"),
    path("adoption/launch/photos/", kit.photos, name="photos"),
    path("adoption/launch/photos/other/<int:pk>/delete/", kit.remove_picture, name="remove-picture"),
    path("adoption/launch/photos/<int:pk>/<slug:source>/", kit.declare, name="declare"),
    path("adoption/launch/opening/", kit.opening, name="opening"),
    path("adoption/launch/opening/<slug:audience>/delete/", kit.close, name="close"),
]
