"""The one list of every way out of the archive, and of what lies in its home.

What is not declared here makes the test fail.
"""

STORAGES = {"default": "editorial", "public": "public", "staticfiles": "content-free"}
CACHES = {"default": "content-free"}
SEARCH_ENGINES = {"search.sqlite.FTS5Engine", "search.postgres.PostgresEngine"}
# Folders and files that may lie in the archive's home.
HOME = {
    ".importing",
    "archive.sqlite3",
    "archive.sqlite3-wal",
    "archive.sqlite3-shm",
    "keys",
    "keystore",
    "mirror",
    "sealed",
    "public",
    "media",
    "consent-audio",
    "logs",
}

# Every address of the public process, by name. The staff process adds the desk and Wagtail's admin, all below /admin/.
ADDRESSES: dict[str, str] = {
    "root": "chooses a language",
    "media": "public: a file of a visible part, asked at every request",
    "rendition": "editorial pictures, rebuilt from pixels",
    "sitemap": "public: addresses of records with `indexing`",
    "robots": "content-free",
    "tdmrep": "content-free",
    "weather": "content-free",
    "weather_en": "content-free",
    "tell:start": "narrator",
    "tell:code": "narrator",
    "tell:sheet": "narrator",
    "tell:qr": "narrator",
    "tell:question": "narrator",
    "tell:help": "content-free: where to find legal help",
    "tell:answer": "narrator: begins a story that answers a public one",
    "tell:report": "narrator: begins news of a public mural",
    "tell:photo": "narrator",
    "tell:uploads": "narrator",
    "tell:upload": "narrator",
    "tell:original": "narrator",
    "tell:permits": "narrator",
    "tell:text": "consent texts, the same for everybody",
    "tell:heard": "consent texts read aloud, the same for everybody",
    "tell:permit": "narrator",
    "tell:consent_record": "narrator",
    "tell:record": "narrator",
    "tell:spoken": "narrator",
    "tell:review": "narrator",
    "tell:sent": "narrator",
    "space:enter": "narrator",
    "space:home": "narrator",
    "space:messages": "narrator",
    "space:edition": "narrator",
    "space:marks": "narrator",
    "space:name": "narrator",
    "space:renew": "narrator",
    "space:contact": "narrator",
    "space:holding": "narrator",
    "space:download": "narrator",
    "space:file": "narrator",
    "space:permits": "narrator",
    "space:withdraw": "narrator",
    "space:report": "narrator",
    "object:form": "public parts of one record, to point at",
    "object:done": "content-free",
    "object:words": "a reporter's own",
    "object:space": "a reporter's own",
    "leave": "ends the narrator's session",
    "search": "public: hits joined to the door's views",
    "suggest": "public: terms and words of visible parts, joined to the door's views",
    **dict.fromkeys(
        (
            *("feed", "rss", "term_feed", "term_rss", "search_feed", "search_rss"),
            *(f"{shelf}_{form}" for shelf in ("testimonies", "murals", "vigils") for form in ("feed", "rss")),
        ),
        "public: titles and excerpts of records with `harvest`",
    ),
    **dict.fromkeys(
        ("themes", "theme", "places", "place", "campaigns", "campaign"),
        "the vocabulary, and what bears it through visible(use='web')",
    ),
    "calendar": "public: vigils through visible(use='web'), and editors' events",
    **dict.fromkeys(("calendar_file", "vigil_calendar"), "public: titles and days of vigils with `harvest`"),
    "remembered": "public: whom vigils remember, through visible(use='web')",
    "person": "public: the same, where the family agrees",
    **dict.fromkeys(("organizations", "events", "exhibits"), "editorial"),
    "transparency": "content-free: numbers in steps of five, by year, up to last month",
    "wagtail_serve": "editorial pages; record pages answer 404",
    **{
        f"{name}{suffix}": f"public: through visible(use={use!r})"
        for name in ("testimony", "mural", "vigil")
        for suffix, use in (
            *(("", "web"), ("_sheet", "teach"), ("_text", "teach"), ("_data", "harvest"), ("_subtitles", "web")),
            *(("_citation", "quote"), ("_card", "quote"), ("_subtitles_to_keep", "teach")),
        )
    },
    "testimony_ohms": "public: through visible(use='harvest')",
    **dict.fromkeys(("mural_wall_sheet", "mural_code"), "public: an address, through visible(use='quote')"),
    **dict.fromkeys(("mural_map", "mural_map_picture"), "public: titles of murals, through visible(use='web')"),
    "mural_manifest": "public: through visible(use='harvest'); other sites may read it",
    "picture_info": "public: the size of a visible picture",
    "picture_tile": "public: a file of a visible part, asked at every request",
    **dict.fromkeys(("testimonies", "murals", "vigils"), "public: lists, through visible(use='web')"),
}
