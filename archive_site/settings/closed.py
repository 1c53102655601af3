"""What Django and Wagtail would let out by default, closed. No value here depends on where the archive runs.

tests/site/test_closed_settings.py names the leak behind each line and fails when one is opened again.
"""

# --- Wagtail: nothing is stored that nobody meant to store -----------------------------------------------------------
WAGTAIL_SITE_NAME = "Amparo"
WAGTAIL_I18N_ENABLED = True
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAIL_AUTO_UPDATE_PREVIEW_INTERVAL = 0
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAILREDIRECTS_AUTO_CREATE = False
WAGTAIL_TAG_SPACES_ALLOWED = False
WAGTAIL_AGING_PAGES_ENABLED = False
WAGTAILSIMPLETRANSLATION_SYNC_PAGE_TREE = False

# --- Wagtail: nobody outside is called -------------------------------------------------------------------------------
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILFRONTENDCACHE: dict[str, dict[str, str]] = {}

# --- Wagtail: an approval holds for what was approved ----------------------------------------------------------------
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "stories.moderation.finishing.leave_the_button"
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}

# --- The desk: a password is never enough -----------------------------------------------------------------------------
WAGTAILADMIN_USER_LOGIN_FORM = "stories.desk.login.LoginForm"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("es", "Español"), ("en", "English")]
WAGTAIL_USER_TIME_ZONES: list[str] = []

# --- Editors' pictures and documents ---------------------------------------------------------------------------------
WAGTAILIMAGES_IMAGE_MODEL = "stories.EditorialImage"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "heic"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILIMAGES_FEATURE_DETECTION_ENABLED = False
WAGTAILDOCS_DOCUMENT_MODEL = "stories.EditorialDocument"
WAGTAILDOCS_EXTENSIONS = ["pdf"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"

# --- E-mail: none is sent, so none carries a title -------------------------------------------------------------------
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
ADMINS: list[str] = []
MANAGERS: list[str] = []

# --- Errors show nothing of the request ------------------------------------------------------------------------------
DEFAULT_EXCEPTION_REPORTER_FILTER = "archive_site.reporting.HideEverything"
CSRF_FAILURE_VIEW = "archive_site.refusals.csrf_failure"

# --- Uploads stay in memory ------------------------------------------------------------------------------------------
FILE_UPLOAD_HANDLERS = ["archive_site.uploads.SealingUploadHandler"]
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000  # an editor's long page has thousands of fields
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# --- Cookies: staff, a narrator's open space, and the form's own token -----------------------------------------------
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "__Host-staff"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# A narrator's: random, of this site alone, gone with the browser window. Its name says nothing.
NARRATOR_COOKIE_NAME = "__Host-visit"
NARRATOR_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-form"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None  # gone with the browser window: a form cookie that stays is a trace
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- Headers (the rest is set by archive_site/middleware) ------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "media-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
# Wagtail's admin draws inline styles and scripts, previews pictures from memory, and frames its own pages.
STAFF_CONTENT_SECURITY_POLICY = {
    "default-src": ["'none'"],
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "media-src": ["'self'", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "frame-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
}

SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # X-Frame-Options is one of SecurityHeadersMiddleware's
    "security.W003",  # NoReferrerCsrfMiddleware is Django's, for pages without a referrer
    "security.W005",  # other sites of the same domain are not ours to decide for
    "security.W021",  # nor is the browsers' preload list
]

# --- Passwords of staff ----------------------------------------------------------------------------------------------
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
