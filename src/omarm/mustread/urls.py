from django.urls import path

from omarm.mustread.views import asking, reading

app_name = "mustread"

urlpatterns = [
    path("must-read/", reading.index, name="mine"),
    path("posts/<int:pk>/must-read/", asking.show, name="owner"),
    path("posts/<int:pk>/must-read/confirmation/", reading.confirm, name="confirm"),
    path("posts/<int:pk>/must-read/confirmation/delete/", reading.take_back, name="take-back"),
    path("posts/<int:pk>/must-read/names.csv", asking.export, name="export"),
    path("posts/<int:pk>/must-read/reminder/", asking.remind, name="remind"),
    path("posts/<int:pk>/must-read/again/", asking.again, name="again"),
    path("posts/<int:pk>/must-read/withdraw/", asking.withdraw, name="withdraw"),
]
