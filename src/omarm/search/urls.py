from django.urls import path

from omarm.search.views import bestbets, invain, saved, searching

app_name = "search"

urlpatterns = [
    path("search/", searching.index, name="search"),
    path("search/suggest/", searching.suggest, name="suggest"),
    path("search/pick/<slug:name>/", searching.pick, name="pick"),
    path("search/saved/", saved.create, name="save"),
    path("search/saved/<int:pk>/delete/", saved.destroy, name="remove"),
    path("search/saved/<int:pk>/restore/", saved.restore, name="restore"),
    path("admin/best-bets/", bestbets.index, name="best-bets"),
    path("admin/best-bets/new/", bestbets.new, name="new-best-bet"),
    path("admin/best-bets/<int:pk>/edit/", bestbets.edit, name="edit-best-bet"),
    path("admin/best-bets/<int:pk>/delete/", bestbets.destroy, name="remove-best-bet"),
    path("admin/best-bets/<int:pk>/restore/", bestbets.restore, name="restore-best-bet"),
    path("admin/searched-in-vain/", invain.index, name="in-vain"),
]
