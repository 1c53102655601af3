"""By the ORM without Wagtail, and by SQL alone."""

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Case, F, Value, When
from django.utils import timezone
from wagtail.models import Page, Revision

from stories.pages.editorial import EditorialPage
from stories.pages.records import TestimonyPage
from tests import factories
from tests.gate.attacks.striking import Strike, attack, sql

UPDATE = "wagtailcore_page.update"
INSERT = "wagtailcore_page.insert"


@attack(f"{UPDATE}.not_cleared")
def a_queryset_update() -> Strike:
    page = factories.reviewed_record().page
    return lambda: Page.objects.filter(pk=page.pk).update(live=True)


@attack(f"{UPDATE}.not_cleared")
def a_queryset_update_through_the_specific_table() -> Strike:
    page = factories.reviewed_record().page
    return lambda: TestimonyPage.objects.filter(pk=page.pk).update(live=True)


@attack(f"{UPDATE}.not_cleared")
def an_update_of_all_pages_at_once() -> Strike:
    factories.published_record()
    factories.prepared_record()
    records = Page.objects.filter(content_type=ContentType.objects.get_for_model(TestimonyPage))
    return lambda: records.update(live=True)


@attack(f"{UPDATE}.not_cleared")
def an_update_by_an_expression() -> Strike:
    page = factories.reviewed_record().page
    live = Case(When(pk=page.pk, then=Value(True)), default=F("live"))
    return lambda: Page.objects.update(live=live)


@attack(f"{UPDATE}.not_cleared")
def a_bulk_update() -> Strike:
    page = factories.reviewed_record().page
    page.live = True
    return lambda: Page.objects.bulk_update([page], ["live"])


@attack(f"{INSERT}.replaced")
def a_bulk_create_that_updates_on_conflict() -> Strike:
    page = factories.reviewed_record().page
    page.live = True
    conflict = {"update_conflicts": True, "unique_fields": ["id"], "update_fields": ["live"]}
    return lambda: Page.objects.bulk_create([page], **conflict)


@attack(f"{UPDATE}.not_cleared")
def after_deleting_the_document_the_page_is_shown_without_it() -> Strike:
    story = factories.published_record()
    sql("DELETE FROM stories_publicdocument WHERE id = %s", story.document.pk)()
    return lambda: Page.objects.filter(pk=story.record.page_id).update(live=True)


@attack(f"{UPDATE}.not_cleared")
def plain_sql() -> Strike:
    page = factories.prepared_record().page
    return sql("UPDATE wagtailcore_page SET live = TRUE WHERE id = %s", page.pk)


@attack(f"{UPDATE}.not_cleared")
def plain_sql_after_withdrawal() -> Strike:
    story = factories.published_record()
    factories.withdraw(story.submission)
    return sql("UPDATE wagtailcore_page SET live = TRUE WHERE id = %s", story.record.page_id)


@attack(f"{UPDATE}.not_cleared")
def sql_from_a_common_table() -> Strike:
    page = factories.prepared_record().page
    return sql(
        """WITH chosen AS (SELECT CAST(%s AS INTEGER) AS id)
            UPDATE wagtailcore_page SET live = TRUE WHERE id IN (SELECT id FROM chosen)""",
        page.pk,
    )


@attack(f"{UPDATE}.not_cleared")
def sql_update_from_another_live_page() -> Strike:
    live = factories.published_record().page
    page = factories.prepared_record().page
    return sql(
        """UPDATE wagtailcore_page SET live = other.live FROM (SELECT live FROM wagtailcore_page WHERE id = %s) other
            WHERE wagtailcore_page.id = %s""",
        live.pk,
        page.pk,
    )


@attack(f"{UPDATE}.not_cleared")
def sql_that_retypes_and_shows_in_one_statement() -> Strike:
    page = factories.prepared_record().page
    kind = ContentType.objects.get_for_model(EditorialPage)
    return sql("UPDATE wagtailcore_page SET content_type_id = %s, live = TRUE WHERE id = %s", kind.pk, page.pk)


@attack(f"{UPDATE}.not_cleared")
def renaming_the_content_type_instead_of_the_page() -> Strike:
    page = factories.prepared_record().page
    kind = ContentType.objects.get_for_model(TestimonyPage)
    ContentType.objects.filter(app_label="stories", model="homepage").update(model="elsewhere")
    ContentType.objects.filter(pk=kind.pk).update(model="homepage")
    return sql("UPDATE wagtailcore_page SET live = TRUE WHERE id = %s", page.pk)


@attack(f"{UPDATE}.renumbered")
def sql_that_gives_a_live_page_the_records_number() -> Strike:
    live = factories.published_record().page
    return sql("UPDATE wagtailcore_page SET id = 999999 WHERE id = %s", live.pk)


@attack(f"{UPDATE}.renumbered")
def sql_that_renumbers_an_article_onto_a_record() -> Strike:
    page = factories.prepared_record().page
    return sql("UPDATE wagtailcore_page SET id = %s WHERE id = %s", page.pk, factories.shelf().pk)


@attack(f"{UPDATE}.replaced")
def sql_that_moves_an_article_onto_a_records_place() -> Strike:
    page = factories.published_record().page
    verb = "UPDATE OR REPLACE" if connection.vendor == "sqlite" else "UPDATE"
    return sql(f"{verb} wagtailcore_page SET path = %s WHERE id = %s", page.path, factories.shelf().pk)


def columns_of_a_page(**changes: str) -> str:
    fields = [field.column for field in Page._meta.concrete_fields]
    return f"INTO wagtailcore_page ({', '.join(fields)}) SELECT " + ", ".join(
        changes.get(name, name) for name in fields
    )


@attack(f"{INSERT}.replaced", engine="sqlite")
def sql_insert_or_replace() -> Strike:
    page = factories.prepared_record().page
    return sql(f"INSERT OR REPLACE {columns_of_a_page(live='TRUE')} FROM wagtailcore_page WHERE id = %s", page.pk)


@attack(f"{INSERT}.replaced", engine="sqlite")
def sql_insert_or_replace_at_a_records_place_in_the_tree() -> Strike:
    page = factories.published_record().page
    changed = columns_of_a_page(id="999999", translation_key="'x'")
    return sql(f"INSERT OR REPLACE {changed} FROM wagtailcore_page WHERE id = %s", page.pk)


@attack(f"{INSERT}.replaced")
def sql_upsert() -> Strike:
    page = factories.prepared_record().page
    return sql(
        f"INSERT {columns_of_a_page()} FROM wagtailcore_page WHERE id = %s ON CONFLICT (id) DO UPDATE SET live = TRUE",
        page.pk,
    )


@attack(f"{INSERT}.born_live")
def sql_insert_of_a_live_copy() -> Strike:
    page = factories.published_record().page
    key = "'11111111111111111111111111111111'"
    changed = columns_of_a_page(
        id="999999", path="'000100019999'", translation_key=key if connection.vendor == "sqlite" else f"{key}::uuid"
    )
    return sql(f"INSERT {changed} FROM wagtailcore_page WHERE id = %s", page.pk)


@attack(f"{INSERT}.unknown_type")
def sql_insert_of_a_page_of_a_type_nobody_listed() -> Strike:
    kind = ContentType.objects.get(app_label="stories", model="user")
    key = "'11111111111111111111111111111111'" + ("" if connection.vendor == "sqlite" else "::uuid")
    changes = {"id": "999999", "path": "'000100019999'", "translation_key": key, "content_type_id": str(kind.pk)}
    changed = columns_of_a_page(**changes)
    return sql(f"INSERT {changed} FROM wagtailcore_page WHERE id = %s", factories.shelf().pk)


@attack("wagtailcore_revision.update.scheduled")
def an_update_of_a_revision() -> Strike:
    revision = factories.reviewed_record().page.specific.save_revision()
    return lambda: Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now())


@attack(f"{INSERT}.replaced", engine="postgresql")
def sql_merge() -> Strike:
    page = factories.reviewed_record().page
    fields = [field.column for field in Page._meta.concrete_fields]
    listed, values = ", ".join(fields), ", ".join(f"old.{name}" for name in fields)
    return sql(
        f"""MERGE INTO wagtailcore_page USING (SELECT * FROM wagtailcore_page WHERE id = %s) old ON FALSE
            WHEN NOT MATCHED THEN INSERT ({listed}) VALUES ({values})""",
        page.pk,
    )


@attack(f"{UPDATE}.not_cleared", engine="postgresql")
def sql_merge_that_updates() -> Strike:
    page = factories.reviewed_record().page
    return sql(
        """MERGE INTO wagtailcore_page p USING (SELECT CAST(%s AS INTEGER) AS id) one ON p.id = one.id
            WHEN MATCHED THEN UPDATE SET live = TRUE""",
        page.pk,
    )


@attack(f"{UPDATE}.not_cleared", engine="postgresql")
def sql_as_a_replica_whose_triggers_sleep() -> Strike:
    page = factories.reviewed_record().page

    def strike() -> None:
        sql("SET LOCAL session_replication_role = replica")()
        sql("UPDATE wagtailcore_page SET live = TRUE WHERE id = %s", page.pk)()

    return strike


@attack("final.update", engine="postgresql")
def sql_as_a_replica_over_a_final_table() -> Strike:
    story = factories.reviewed_record()

    def strike() -> None:
        sql("SET LOCAL session_replication_role = replica")()
        sql("UPDATE stories_grant SET allowed = TRUE WHERE submission_id = %s", story.submission.pk)()

    return strike


@attack(f"{UPDATE}.not_cleared", engine="postgresql")
def sql_with_tables_of_ones_own_before_the_archives() -> Strike:
    page = factories.reviewed_record().page

    def strike() -> None:
        sql("CREATE TEMPORARY TABLE stories_record (id text, page_id int, kind text, submission_id text)")()
        sql("SET LOCAL search_path = pg_temp, public")()
        sql("UPDATE public.wagtailcore_page SET live = TRUE WHERE id = %s", page.pk)()

    return strike


@attack(f"{UPDATE}.not_cleared", engine="sqlite")
def sql_with_tables_of_ones_own_before_the_archives_on_sqlite() -> Strike:
    page = factories.reviewed_record().page

    def strike() -> None:
        sql("CREATE TEMPORARY TABLE stories_record (id text, page_id int, kind text, submission_id text)")()
        sql("UPDATE main.wagtailcore_page SET live = TRUE WHERE id = %s", page.pk)()

    return strike


@attack("final.insert", engine="sqlite")
def replacing_a_no_by_its_hidden_number() -> Strike:
    """With the second net off, a REPLACE at the rowid of the grant that says no."""
    story = factories.published_record()
    taken_back = factories.grant(story.submission, "web", allowed=False)
    act = factories.act(story.submission, "consent")

    def strike() -> None:
        sql("PRAGMA recursive_triggers = OFF")()
        try:
            sql(
                """INSERT OR REPLACE INTO stories_grant (rowid, id, submission_id, act_id, seq, use, allowed, channel,
                    place_step, date_step, name_id, text_sha256, edition_fingerprint)
                    SELECT rowid, 'zzzz', submission_id, %s, seq + 1, 'photo', 1, channel,
                    place_step, date_step, name_id, text_sha256, edition_fingerprint
                    FROM stories_grant WHERE id = %s""",
                act.pk,
                taken_back.pk,
            )()
        finally:
            sql("PRAGMA recursive_triggers = ON")()

    return strike
