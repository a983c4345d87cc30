"""The one settings module. Every value that differs between installations comes from the environment."""

from pathlib import Path

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from omarm.config import env

PACKAGE = Path(__file__).resolve().parents[1]

try:
    DATA = env.data_directory()
    DEBUG = env.flag("OMARM_DEBUG")
    SECRET_KEY = env.secret("OMARM_SECRET_KEY", DATA)
    ALLOWED_HOSTS = env.words("OMARM_HOSTS", "127.0.0.1,localhost,[::1]")
    CSRF_TRUSTED_ORIGINS = env.words("OMARM_ORIGINS")
    HTTPS = env.flag("OMARM_HTTPS")
    BENCH = env.flag("OMARM_BENCH")
    DATABASES = {"default": env.database(env.text("DATABASE_URL", "postgresql:///omarm"))}
    TIME_ZONE = env.text("OMARM_ZONE", "Europe/Amsterdam")
    MAIL_URL = env.mail_server(env.text("OMARM_MAIL_URL"))
    DEFAULT_FROM_EMAIL = env.text("OMARM_MAIL_FROM", "Omarm <omarm@localhost>")
    PROXIES = env.number("OMARM_PROXIES", 0, highest=10)
    ACTIVITY_KEPT_DAYS = env.number("OMARM_ACTIVITY_KEPT_DAYS", 14, lowest=1, highest=365)
    UPLOAD_LIMIT_MB = env.number("OMARM_UPLOAD_LIMIT_MB", 25, lowest=1, highest=1000)
    FILES = env.file_store(env.text("OMARM_FILES"))
    env.check_zone(TIME_ZONE)
except env.SettingError as error:
    env.refuse(error)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "js_asset",
    "django_prose_editor",
    "procrastinate.contrib.django",
    "omarm.core",
    "omarm.activity",
    "omarm.media",
    "omarm.topics",
    "omarm.consent",
    "omarm.audit",
    "omarm.search",
    "omarm.houserules",
    "omarm.people",
    "omarm.profiles",
    "omarm.groups",
    "omarm.files",
    "omarm.stream",
    "omarm.notifications",
    "omarm.polls",
    "omarm.mustread",
    "omarm.previews",
    "omarm.moderation",
    "omarm.updates",
    "omarm.praise",
    "omarm.questions",
    "omarm.network",
    "omarm.care",
    "omarm.surveys",
    "omarm.staging",
    "omarm.presets",
    "omarm.culture",
    "omarm.stewardship",
    "omarm.firstweek",
    "omarm.adoption",
    "omarm.ambassadors",
    "omarm.pilots",
    "omarm.programme",
    "omarm.planboard",
    "omarm.desk",
    "omarm.launch",
    "omarm.importers",
    "omarm.home",
    "omarm.demo",
    # Below ours, so that our templates come first.
    "allauth",
    "allauth.account",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "omarm.core.middleware.MomentMiddleware",
    "omarm.core.middleware.PrivateAnswerMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "omarm.people.middleware.PersonLanguageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "omarm.people.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "omarm.staging.middleware.StagingMiddleware",
    "omarm.desk.middleware.DeskMiddleware",
    "omarm.core.middleware.PlainAddressMiddleware",
    "omarm.core.middleware.FormOnlyMiddleware",
    "omarm.core.middleware.DomainErrorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

if BENCH:
    MIDDLEWARE.insert(0, "omarm.demo.bench.middleware.QueryCountMiddleware")

ROOT_URLCONF = "omarm.config.urls"
WSGI_APPLICATION = "omarm.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.csp",
                "omarm.home.context.organisation",
            ],
        },
    }
]

# One process serves threads; each keeps its connection. The pages are short transactions.
# The server keeps the plan of a statement that comes back: planning the feed costs more than running it.
DATABASES["default"]["OPTIONS"] |= {"server_side_binding": True, "prepare_threshold": 5}
DATABASES["default"] |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True, "ATOMIC_REQUESTS": False}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["omarm.people.backends.PersonBackend"]
# scrypt with N=2^14, r=8, p=5: among the settings that OWASP's Password Storage Cheat Sheet calls equal, in the
# standard library, and a tenth of the wait of PBKDF2 on the phone's sign-in.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "email", "given_name", "surname")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "omarm.people.adapter.AccountAdapter"
ACCOUNT_FORMS = {"login": "omarm.people.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "reset_password": "20/m/ip,5/m/key", "login": "60/m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES

SESSION_ENGINE = "omarm.people.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "omarm.home.views.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "core_cache"},
    # Rendered parts of the frame, in the memory of each process; their names say all that they depend on.
    "kept": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 10_000}},
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
if PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "blob:", "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "form-action": [CSP.SELF],
}
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = ["omarm.config.formats"]
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = DATA / "media"
STORAGES = {
    "default": FILES,
    "staticfiles": {"BACKEND": "omarm.core.static_storage.StaticStorage"},
}
WHITENOISE_MAX_AGE = 60 * 60 * 24 * 365
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

MAILERS = {"default": MAIL_URL}
TASKS = {"default": {"BACKEND": "omarm.core.jobs.backend.ProcrastinateBackend"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO" if DEBUG else "WARNING"},
    "loggers": {"django.security.DisallowedHost": {"handlers": [], "propagate": False}},
}
