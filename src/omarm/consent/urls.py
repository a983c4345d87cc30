from django.urls import path

from omarm.consent.views import deciding, register

app_name = "consent"

urlpatterns = [
    path("adoption/register/", register.index, name="register"),
    path("adoption/register.csv", register.as_csv, name="csv"),
    path("adoption/register.json", register.as_json, name="json"),
    path("adoption/register/held/", register.held, name="held"),
    path("adoption/register/of/<str:code>/", register.show, name="measurement"),
    path("adoption/register/of/<str:code>/mode/", deciding.choose, name="mode"),
    path("adoption/register/of/<str:code>/consent/", deciding.record, name="consent"),
    path("adoption/register/consents/<int:pk>/end/", deciding.withdraw, name="withdraw"),
]
