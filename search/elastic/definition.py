"""What the server is told of the index: strict fields, and how Spanish and English are taken apart there.

The rules are those of `search.words`: the same words, folded the same way, and both Spanish stems, since neither is
enough. Stop words stay, for the sake of phrases. Synonyms are not here but in the question (`search.asking`): an
editor's change to the vocabulary counts at the next search, and a phrase in quotation marks stays what was typed.
"""

import hashlib
import json
from typing import Any

# Letters, digits and combining marks; apostrophes between them; a character of Chinese or Japanese is a word.
_CHARACTER = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LETTER = rf"[\p{{L}}\p{{N}}\u0300-\u036f&&[^{_CHARACTER}]]"
WORD = rf"[{_CHARACTER}]|{_LETTER}+(?:'{_LETTER}+)*"

FOLDED = ["lowercase", "without_apostrophes", "asciifolding"]
ANALYSIS = {
    "tokenizer": {"words": {"type": "pattern", "pattern": WORD, "group": 0}},
    "filter": {
        # "K'iche'" is one word without its apostrophe; "'s" of an English genitive goes.
        "without_apostrophes": {
            "type": "word_delimiter_graph",
            "generate_word_parts": False,
            "generate_number_parts": False,
            "split_on_case_change": False,
            "split_on_numerics": False,
            "catenate_all": True,
            "stem_english_possessive": True,
        },
        # Snowball takes a raid (redada) for something done to a net (red).
        "kept_whole": {"type": "keyword_marker", "keywords": ["redada", "redadas"]},
        "light_spanish": {"type": "stemmer", "language": "light_spanish"},
        "snowball_spanish": {"type": "stemmer", "language": "spanish"},
        "snowball_english": {"type": "stemmer", "language": "porter2"},
    },
    "analyzer": {
        "folded": {"type": "custom", "tokenizer": "words", "filter": FOLDED},
        "spanish_light": {"type": "custom", "tokenizer": "words", "filter": [*FOLDED, "light_spanish"]},
        "spanish_full": {"type": "custom", "tokenizer": "words", "filter": [*FOLDED, "kept_whole", "snowball_spanish"]},
        # Endings such as -ción are known by their accent: stemmed before it goes.
        "spanish_accented": {
            "type": "custom",
            "tokenizer": "words",
            "filter": ["lowercase", "without_apostrophes", "kept_whole", "snowball_spanish", "asciifolding"],
        },
        "english_full": {"type": "custom", "tokenizer": "words", "filter": [*FOLDED, "snowball_english"]},
    },
}

KEYWORD = {"type": "keyword", "ignore_above": 200}
PROPERTIES: dict[str, Any] = {
    "record": KEYWORD,
    # Which public parts these words are of; a search believes no entry whose seal is not the door's at that moment.
    "seal": KEYWORD,
    "documents": KEYWORD,
    # Such as term:redada.
    "facets": {**KEYWORD, "eager_global_ordinals": True},
    # The first day, month or year that the facts tell.
    "told": KEYWORD,
    "place_es": KEYWORD,
    "place_en": KEYWORD,
    "text": {"type": "text", "analyzer": "folded", "position_increment_gap": 100},
    # Spanish is stemmed three ways, two of them in subfields.
    "spanish": {
        "type": "text",
        "analyzer": "spanish_full",
        "index_options": "freqs",
        "fields": {
            "light": {"type": "text", "analyzer": "spanish_light", "index_options": "freqs"},
            # Asked for by our own stems, which know the ending without its accent too.
            "accented": {
                "type": "text",
                "analyzer": "spanish_accented",
                "search_analyzer": "folded",
                "index_options": "freqs",
            },
        },
    },
    "english": {"type": "text", "analyzer": "english_full", "index_options": "freqs"},
}

SETTINGS: dict[str, Any] = {
    "number_of_shards": 1,
    "number_of_replicas": 0,
    "refresh_interval": "1s",
    # What is deleted is rewritten, however little of a segment it is.
    "merge.policy.expunge_deletes_allowed": 0,
    # Nothing that was deleted is kept for copies that lag behind.
    "soft_deletes.retention_lease.period": "1s",
    "translog.durability": "request",
    # No search is ever written into the slow log.
    **{
        f"search.slowlog.threshold.{phase}.{level}": "-1"
        for phase in ("query", "fetch")
        for level in ("warn", "info", "debug", "trace")
    },
    "analysis": ANALYSIS,
}


def definition(*, replicas: int = 0) -> dict[str, Any]:
    """Settings and mappings for a new index. Words are searched there and not kept: nothing can be read back."""
    return {
        "settings": {"index": {**SETTINGS, "number_of_replicas": replicas}},
        "mappings": {"dynamic": "strict", "_source": {"enabled": False}, "properties": PROPERTIES},
    }


def version() -> str:
    """Changes whenever an index must be built anew."""
    return hashlib.sha256(json.dumps([ANALYSIS, PROPERTIES], sort_keys=True).encode()).hexdigest()[:10]
