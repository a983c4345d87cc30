from django.urls import path

from omarm.topics.views import curating, topics

app_name = "topics"

urlpatterns = [
    path("topics/", topics.index, name="topics"),
    path("topics/proposals/", topics.propose, name="propose"),
    path("topics/<slug:slug>/edit/", topics.edit, name="edit"),
    path("admin/topics/", curating.index, name="manage"),
    path("admin/topics/new/", curating.new, name="new"),
    path("admin/topics/<slug:slug>/merge/", curating.merge, name="merge"),
    path("admin/topics/proposals/<int:pk>/accept/", curating.accept, name="accept"),
    path("admin/topics/proposals/<int:pk>/decline/", curating.decline, name="decline"),
]
