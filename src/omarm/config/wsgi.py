"""The pages as a WSGI application, for our own server and any other."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "omarm.config.settings")
application = get_wsgi_application()
