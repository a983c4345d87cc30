"""Every setting in one line each, for `omarm doctor`. A test holds this list against the code."""

SETTINGS = {
    "DATABASE_URL": "a PostgreSQL server in place of the embedded one: postgresql://user:password@host:5432/name",
    "PORT": "port to listen on; 8000",
    "OMARM_DATA": "folder for everything that must be kept; ./var in a checkout, else the platform's data folder",
    "OMARM_HOST": "address to listen on; 127.0.0.1. 0.0.0.0 for every address of the machine",
    "OMARM_HOSTS": "names that it may be reached by, with commas; 127.0.0.1,localhost,[::1]",
    "OMARM_ORIGINS": "addresses that forms may come from behind a proxy, like https://omarm.voorbeeld.nl",
    "OMARM_HTTPS": "1 when people reach it by https: cookies only travel that way then; 0",
    "OMARM_PROXIES": "how many proxies stand in front and may be believed; 0",
    "OMARM_PROCESSES": "processes that serve pages; the number of cores, at most 4",
    "OMARM_THREADS": "threads in each of them; 4",
    "OMARM_HTTP_PARSER": "httptools or h11; httptools",
    "OMARM_MAIL_URL": "server for outgoing mail: smtp://user:password@host:587?tls=1",
    "OMARM_MAIL_FROM": "sender of mail; Omarm <omarm@localhost>",
    "OMARM_FILES": "a bucket for photos and files in place of the data folder: s3://bucket?endpoint=https://…&region=…",
    "OMARM_ZONE": "time zone of the organisation; Europe/Amsterdam",
    "OMARM_UPLOAD_LIMIT_MB": "largest file that people may send; 25",
    "OMARM_ACTIVITY_KEPT_DAYS": "how long delivered facts are kept; 14",
    "OMARM_SECRET_KEY": "the secret that signs; made in the data folder by itself",
    "OMARM_BENCH": "1 while `omarm bench` measures: a yardstick page, and queries counted in a header; 0",
    "OMARM_DEBUG": "1 while developing, never where people work; 0",
}
SECRET = {"DATABASE_URL", "OMARM_MAIL_URL", "OMARM_SECRET_KEY"}
