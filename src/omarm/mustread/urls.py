app_name = "mustread"
urlpatterns = []
