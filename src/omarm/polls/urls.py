from django.urls import path

from omarm.polls.views import listing, polls

app_name = "polls"

urlpatterns = [
    path("groups/<slug:slug>/polls/", listing.of_group, name="group"),
    path("posts/<int:pk>/poll/vote/", polls.vote, name="vote"),
    path("posts/<int:pk>/poll/vote/delete/", polls.take_back, name="take-back"),
    path("posts/<int:pk>/poll/options/", polls.add_option, name="add-option"),
    path("posts/<int:pk>/poll/options/<int:rank>/delete/", polls.remove_option, name="remove-option"),
    path("posts/<int:pk>/poll/close/", polls.close, name="close"),
    path("posts/<int:pk>/poll/votes/", polls.votes, name="votes"),
]
