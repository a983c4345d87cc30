from django.urls import path

from omarm.culture.views import answering, scans

app_name = "culture"

urlpatterns = [
    path("adoption/culture/", scans.index, name="scans"),
    path("adoption/culture/new/", scans.new, name="new"),
    path("adoption/culture/<int:pk>/", scans.show, name="scan"),
    path("adoption/culture/<int:pk>/close/", scans.close, name="close"),
    path("adoption/culture/<int:pk>/delete/", scans.discard, name="discard"),
    path("culture/<int:pk>/", answering.answer, name="answer"),
    path("culture/<int:pk>/decline/", answering.decline, name="decline"),
]
