# The archive in one image for every process; what a process is, its environment says (compose.yaml).
FROM python:3.13-slim AS made
COPY requirements.txt requirements-alone.txt /srv/
RUN python -m venv /srv/venv && \
    /srv/venv/bin/pip install --no-cache-dir --disable-pip-version-check -r /srv/requirements.txt && \
    /srv/venv/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps -r /srv/requirements-alone.txt
# What pages may use in a browser; without a network the archive does without.
COPY scripts/browser_libraries.py /srv/scripts/
RUN apt-get update && apt-get install -y --no-install-recommends npm && mkdir /srv/static && \
    python /srv/scripts/browser_libraries.py && mkdir -p /srv/static/vendor

FROM python:3.13-slim
# Volumes take over owner and mode of the folders that lie here. Nobody but this user may look into them.
RUN useradd --uid 10001 --home-dir /archive --shell /usr/sbin/nologin archive && \
    install -d -o archive -g archive -m 0700 /archive /archive/keys /archive/keystore /archive/mirror /archive/sealed \
        /archive/public /archive/media /archive/consent-audio /archive/logs /archive/backup
COPY --from=made /srv/venv /srv/venv
ENV PATH=/srv/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
WORKDIR /srv/amparo
# The code belongs to root: what runs cannot change it.
COPY . .
COPY --from=made /srv/static/vendor static/vendor
RUN python scripts/compile_messages.py && python -m compileall -q archive_site search stories && \
    ARCHIVE_PUBLIC_SECRET_KEY=build ARCHIVE_STAFF_SECRET_KEY=build AMPARO_HOME=/tmp/build AMPARO_STATIC_DIR=/srv/static \
    DJANGO_SETTINGS_MODULE=archive_site.settings.production python manage.py collectstatic --noinput --verbosity 0 && \
    rm -rf /tmp/build
USER archive
