"""What the public process may touch on SQLite, line by line, and why. Whatever is not here is refused.

Adding a public screen that reads something new means adding a line here; the refusal names the table and the column.
Pairs count, never the name of a view or trigger that does the reading: a common table expression can carry any name.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reading:
    """Columns of one table that may be read, and what for. Its rows may be counted too, unless `counted` says no."""

    table: str
    columns: tuple[str, ...]
    reason: str
    counted: bool = True

    def pairs(self) -> set[tuple[str, str]]:
        """(table, column) as SQLite asks; the empty column is a row joined or counted without reading any."""
        columns = ("", *self.columns) if self.counted else self.columns
        return {(self.table, column) for column in columns}


def read(table: str, columns: str, reason: str) -> Reading:
    return Reading(table, tuple(columns.split()), reason)


IMAGE = """id collection_id title file description width height created_at uploaded_by_user_id
    focal_point_x focal_point_y focal_point_width focal_point_height file_size file_hash source licence people_agreed"""
PAGE = """id path depth numchild translation_key locale_id latest_revision_id live has_unpublished_changes
    first_published_at last_published_at live_revision_id go_live_at expire_at expired locked locked_at locked_by_id
    title draft_title slug content_type_id url_path owner_id latest_revision_created_at show_in_menus seo_title
    search_description alias_of_id"""

READINGS = (
    # What is public.
    read("stories_visible", "document_id record_id use", "the read rule: which documents may be used for what"),
    read("stories_visiblepart", "part_id document_id", "the read rule for parts"),
    read("stories_readablepage", "page_id", "the read rule for articles"),
    read("stories_articleapproval", "page_number page_words own_words person_id", "whether two people agreed to words"),
    read(
        "stories_publicdocument",
        "id clearance_id record_id edition_id kind language fingerprint manifest",
        "what is shown, behind the read rule",
    ),
    read("stories_publicpart", "id document_id position name kind use sha256 body", "what is shown, part by part"),
    read("stories_publicfile", "id document_id part_id sha256 name media_type size", "where a shown file lies"),
    read("stories_publicterm", "id document_id slug", "lists by term"),
    read("stories_term", "slug kind label_es label_en synonyms_es synonyms_en parent_id", "the vocabulary's words"),
    read("stories_tombstone", "record_id day ROWID", "410 for what was withdrawn; the door looks for an old one"),
    # What the read rule and the door's triggers compare.
    read("stories_record", "id kind submission_id page_id", "the read rule; a narrator's own record"),
    read(
        "stories_clearance",
        "id record_id edition_id fingerprint seq grant_seq cleared_on person_id",
        "the read rule; order of lists; person_id is a number without a name",
    ),
    read(
        "stories_edition",
        "id record_id seq language fingerprint made_from_id less_than_id place_step date_step name_id day body_id",
        "the read rule; the version a narrator is asked about",
    ),
    read(
        "stories_grant",
        """id submission_id act_id seq use allowed channel place_step date_step name_id embargo_until expires_on
        text_sha256 edition_fingerprint body_id ROWID""",
        "the read rule; a narrator's own permissions",
    ),
    read(
        "stories_hold",
        "id submission_id kind scope part_sha256 lifts_id act_id person_id objection_id day ROWID",
        "the read rule; a narrator hides and shows again",
    ),
    read(
        "stories_objection",
        "id submission_id seq scope part_name part_sha256 slot size likeness words_id receipt_id day ROWID",
        "whether a part was complained of before; the day's automatic hides; a reporter's own report",
    ),
    # Read, never written: nothing here can show again what a report has hidden.
    read(
        "stories_ruling",
        "id submission_id seq part_sha256 upto outcome reason person_id day",
        "what was decided before; the door asks who decided before a hold is set again",
    ),
    read("stories_withdrawal", "id submission_id act_id day ROWID", "the read rule; a second press finds the first"),
    read("stories_approval", "edition_id fingerprint person_id role", "the door counts people by number, not by name"),
    read("stories_editionhand", "edition_id person_id", "the count for the state that a narrator sees"),
    # A narrator's own side: everything sealed, opened with the code alone.
    read(
        "stories_submission",
        """id kind language lookup signing_public draft_public encryption_public report_public desk_public
        approvals_needed touched_on sent_on ROWID""",
        "found by code; public halves to seal to",
    ),
    read("stories_sealedbody", "id submission_id purpose sitting seq sealed ROWID", "sealed words, opened by the code"),
    read("stories_original", "id submission_id sitting seq file_id sealed_label whole", "a narrator's files, sealed"),
    read(
        "stories_act",
        "id submission_id seq kind edition_fingerprint day body_id body_sha256 payload signature ROWID",
        "what a narrator decided, in order",
    ),
    read("stories_mailboxitem", "id submission_id seq kind day sealed", "what staff have for a narrator, sealed"),
    read("stories_contact", "id submission_id given_on ROWID", "whether an address was left; never the address"),
    read("stories_narratorsession", "token_hash submission_id expires_at sealed", "a narrator's open space"),
    read("stories_editionfile", "id edition_id file_id", "how many files were made, on the page of what we hold"),
    read("stories_opening", "id submission_id", "how often it was opened, on the same page; not who, not why"),
    read("stories_claim", "id submission_id seq person_id kind day", "the word for where a story is: taken or not"),
    read(
        "stories_refusal",
        "submission_id edition_id reason day",
        "the word for where a story is: declined, as junk or not",
    ),
    read("stories_legalfreeze", "id submission_id lifts_id", "the report says when erasing must wait"),
    Reading("stories_freezeproposal", ("submission_id",), "SQLite asks when a story begins", counted=False),
    Reading("stories_render", ("submission_id",), "SQLite asks when a story begins", counted=False),
    Reading("stories_tie", ("submission_id",), "SQLite asks when a story begins", counted=False),
    Reading("stories_imported", ("submission_id",), "SQLite asks when a story begins", counted=False),
    Reading("stories_batchrecord", ("submission_id",), "SQLite asks when a story begins", counted=False),
    read("stories_duty", "id kind done_on submission_id made_on", "the report says what is still to be erased"),
    read("stories_lease", "name until", "the report says when nobody is there to erase; not who tends"),
    read("stories_erasurereport", "submission_id day sealed", "the report, sealed"),
    Reading("stories_user", ("id",), "SQLite asks when a hold names nobody; no name, no count", counted=False),
    # Editorial pages.
    read("wagtailcore_page", PAGE, "editorial pages and their tree"),
    read("wagtailcore_revision", "object_id base_content_type_id approved_go_live_at", "the door unschedules; no text"),
    read("wagtailcore_site", "id hostname port site_name root_page_id is_default_site", "which tree is served"),
    read("wagtailcore_locale", "id language_code", "the language of an editorial page"),
    read("wagtailcore_pageviewrestriction", "id restriction_type password page_id", "Wagtail asks before it serves"),
    read("django_content_type", "id app_label model", "the type of a page"),
    read("stories_homepage", "page_ptr_id lead body", "the home page"),
    read("stories_editorialpage", "page_ptr_id place lead body", "articles"),
    read("stories_timelinepage", "page_ptr_id lead", "the timeline"),
    read("stories_exhibitpage", "page_ptr_id shape lead body gathers", "exhibits and collections"),
    read("stories_recordspage", "page_ptr_id", "the shelf, which serves nothing"),
    read("stories_testimonypage", "page_ptr_id", "a record's page, which serves nothing"),
    read("stories_muralpage", "page_ptr_id", "a record's page, which serves nothing"),
    read("stories_vigilpage", "page_ptr_id", "a record's page, which serves nothing"),
    read(
        "stories_contextpage",
        "page_ptr_id kind side date sort_date summary body hashtags sources",
        "context entries",
    ),
    read("stories_editorialimage", IMAGE, "editors' pictures"),
    read("stories_editorialrendition", "id filter_spec file width height focal_point_key image_id", "their sizes"),
    # The index, which holds words of public parts alone.
    read(
        "search_row",
        "id document_id part_id record kind language is_facts has_facets told facets words weighed ends",
        "what is searched",
    ),
    read("search_words", "search_words words weighed ends rank ROWID", "FTS5"),
    read("search_words_data", "id block", "FTS5's own table"),
    read("search_words_idx", "segid term pgno", "FTS5's own table"),
    read("search_words_docsize", "id sz", "FTS5's own table"),
    read("search_words_config", "k v", "FTS5's own table"),
    read("search_pending", "record stamp ROWID", "which records a search server may lag behind on; triggers add to it"),
    read("search_settled", "index day", "whether a search server may be asked today"),
    read("json_each", "key value", "a list handed to one query"),
    read("sqlite_master", "type name sql ROWID", "whether the door stands, before serving; SQLite opens FTS5's table"),
)

INSERTS = {
    "stories_submission": "a story begins",
    "stories_sealedbody": "words, sealed",
    "stories_original": "a file, sealed",
    "stories_act": "a narrator decides",
    "stories_grant": "a narrator permits",
    "stories_hold": "a narrator hides or shows again; a report hides",
    "stories_objection": "somebody who appears asks",
    "stories_withdrawal": "a narrator takes everything back",
    "stories_narratorsession": "a narrator's space is opened",
    "stories_contact": "a narrator wants one reminder; sealed",
    "search_words_data": "FTS5's own table",
    "search_words_idx": "FTS5's own table",
    "search_words_docsize": "FTS5's own table",
    "search_words_config": "FTS5's own table",
}
DELETES = {
    "stories_sealedbody": "a draft is written anew; the door keeps what was sent",
    "stories_original": "a narrator takes a file out of a draft",
    "stories_narratorsession": "a narrator leaves",
    "stories_contact": "a narrator takes the address away",
    "search_words_data": "FTS5's own table",
    "search_words_idx": "FTS5's own table",
    "search_words_docsize": "FTS5's own table",
}
UPDATES = {
    "stories_submission": (
        "kind language desk_public approvals_needed touched_on sent_on",
        "a draft, until it is sent",
    ),
    "stories_original": ("sealed_label whole", "the last byte of a file arrived"),
    "stories_narratorsession": ("expires_at sealed", "a narrator's space stays open"),
    "search_words_data": ("block", "FTS5's own table"),
    "search_words_config": ("v", "FTS5's own table"),
    # What SQLite asks when it opens a virtual table. Nobody can write there: that takes a PRAGMA which is refused.
    "sqlite_master": ("type name tbl_name rootpage sql", "SQLite opens FTS5's table"),
}

PAGE_OFF = "live has_unpublished_changes go_live_at expire_at expired alias_of_id"
# What the door writes by itself, by the name of its trigger.
TRIGGERS = {
    "door_stories_withdrawal_insert_act": {
        "insert": "stories_tombstone stories_duty",
        "delete": "stories_publicdocument",
        "wagtailcore_page": PAGE_OFF,
        "wagtailcore_revision": "approved_go_live_at",
    },
    "door_stories_grant_insert_act": {"delete": "stories_publicdocument stories_publicpart"},
    "door_stories_act_insert_act": {"delete": "stories_publicdocument"},
    "door_stories_publicdocument_delete_act": {
        "insert": "stories_duty",
        "delete": "stories_publicterm stories_publicpart",
        "wagtailcore_page": PAGE_OFF,
    },
    "door_stories_publicpart_delete_act": {"delete": "stories_publicfile search_row"},
    "door_stories_publicfile_delete_act": {"insert": "stories_duty"},
    "search_row_out": {"insert": "search_words"},
    "search_mark_row_out": {"insert": "search_pending", "search_pending": "stamp"},
    "search_mark_hold": {"insert": "search_pending", "search_pending": "stamp"},
    "search_mark_page": {"insert": "search_pending", "search_pending": "stamp"},
}

FUNCTIONS = {
    "archive_today fresh_id sha256_hex": "the door's",
    "words_digest said_json": "the door's, for the words of articles",
    "manifest_says manifest_lists part_says part_names_file facts_name_term": "the door's readers of manifests",
    "bm25 highlight snippet match": "FTS5's",
    "coalesce ifnull iif nullif min max abs round typeof quote": "values",
    "count sum total avg group_concat": "counting",
    "row_number rank dense_rank first_value last_value": "order",
    "length lower upper substr substring instr replace trim ltrim rtrim like glob hex unicode": "text",
    "json_each json_extract json_array_length": "lists handed to a query",
}
# FTS5 asks whether another connection has written.
PRAGMAS = frozenset({"data_version"})
