"""The clock, hashes and readers of manifests on PostgreSQL, as `functions.py` and `sqlite.base` have them."""

from django.conf import settings

from stories.gate.rules.reading import shown_among
from stories.redaction.named import FILE_LISTS

READER = "LANGUAGE sql IMMUTABLE"
# Answers about a few parts, out of the views, by a plan that is made once for each line to the database; as whoever
# asks, so that it reads nothing that they may not. While the door is closed there are no views, and no answer.
ASKER = """LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$"""
SHOWN_PARTS = shown_among("p.id = ANY(parts)", columns="part.id::text")
TOLD_PARTS = shown_among(
    "p.document_id = ANY(documents) AND (p.position = place OR p.kind = ANY(kinds) OR p.id = ANY(parts))",
    columns="""part.id::text, part.document_id::text, part.kind::text, part.name::text, part.body,
        CASE WHEN part.kind = 'facts'
            THEN (SELECT d.manifest FROM stories_publicdocument d WHERE d.id = part.document_id) END""",
)


def engine_functions() -> dict[str, str]:
    """Signature as PostgreSQL writes it -> the statement that makes the function. Bodies are parsed once, when made."""
    zone = settings.ARCHIVE_TIME_ZONE.replace("'", "''")
    names_file = " OR ".join(
        f"""COALESCE(read_part(body) #> '{{{place.replace(".", ",")}}}' @> jsonb_build_array(jsonb_build_object(
                'sha256', sha256, 'type', media_type, 'bytes', size)), FALSE)"""
        for place in FILE_LISTS
    )
    return {
        # Not now(): that stands still for as long as a transaction is open.
        "archive_today()": f"""CREATE OR REPLACE FUNCTION archive_today() RETURNS date LANGUAGE sql STABLE
            RETURN (statement_timestamp() AT TIME ZONE '{zone}')::date""",
        "sha256_hex(bytea)": f"""CREATE OR REPLACE FUNCTION sha256_hex(data bytea) RETURNS text {READER}
            RETURN encode(sha256(data), 'hex')""",
        "fresh_id()": """CREATE OR REPLACE FUNCTION fresh_id() RETURNS text LANGUAGE sql VOLATILE
            RETURN left(translate(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''),
                '0189', 'ghij'), 20)""",
        "words_digest(text)": f"""CREATE OR REPLACE FUNCTION words_digest(words text) RETURNS text {READER}
            RETURN encode(sha256(convert_to(words, 'UTF8')), 'hex')""",
        "said_json(text)": f"""CREATE OR REPLACE FUNCTION said_json(words text) RETURNS text {READER}
            RETURN CAST(CAST(words AS jsonb) AS text)""",
        "read_manifest(bytea)": """CREATE OR REPLACE FUNCTION read_manifest(data bytea) RETURNS jsonb
            LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
            BEGIN RETURN convert_from(data, 'UTF8')::jsonb; EXCEPTION WHEN OTHERS THEN RETURN '{}'::jsonb; END $$""",
        "read_part(bytea)": f"""CREATE OR REPLACE FUNCTION read_part(data bytea) RETURNS jsonb {READER}
            RETURN read_manifest(substring(data FROM 33))""",
        "manifest_says(bytea,text,text,text,integer,integer,text)": f"""CREATE OR REPLACE FUNCTION manifest_says(
                manifest bytea, record text, kind text, language text, place_step int, date_step int, name_id text)
            RETURNS boolean {READER}
            RETURN COALESCE(read_manifest(manifest) @> jsonb_build_object('record', record, 'kind', kind,
                'language', language, 'place_step', place_step, 'date_step', date_step, 'name_id', name_id), FALSE)""",
        "manifest_lists(bytea,integer,text,text,text,text)": f"""CREATE OR REPLACE FUNCTION manifest_lists(
                manifest bytea, place int, name text, kind text, use text, sha256 text) RETURNS boolean {READER}
            RETURN place >= 0 AND COALESCE(read_manifest(manifest) -> 'parts' -> place @> jsonb_build_object(
                'id', name, 'kind', kind, 'use', use, 'sha256', sha256), FALSE)""",
        "part_says(bytea,text,text)": f"""CREATE OR REPLACE FUNCTION part_says(body bytea, name text, kind text)
            RETURNS boolean {READER}
            RETURN COALESCE(read_part(body) @> jsonb_build_object('id', name, 'kind', kind), FALSE)""",
        "part_names_file(bytea,text,text,bigint)": f"""CREATE OR REPLACE FUNCTION part_names_file(
                body bytea, sha256 text, media_type text, size bigint) RETURNS boolean {READER}
            RETURN {names_file}""",
        "facts_name_term(bytea,text)": f"""CREATE OR REPLACE FUNCTION facts_name_term(body bytea, slug text)
            RETURNS boolean {READER}
            RETURN COALESCE(read_part(body) ->> 'place' = slug, FALSE)
                OR COALESCE(read_part(body) -> 'terms' @> to_jsonb(slug), FALSE)""",
        "shown_parts(text[])": f"""CREATE OR REPLACE FUNCTION shown_parts(parts text[]) RETURNS SETOF text {ASKER}
            BEGIN RETURN QUERY {SHOWN_PARTS}; END $$""",
        "told_parts(text[],text[],text[],integer)": f"""CREATE OR REPLACE FUNCTION told_parts(
                documents text[], parts text[], kinds text[], place int)
            RETURNS TABLE (id text, document_id text, kind text, name text, body bytea, manifest bytea) {ASKER}
            #variable_conflict use_column
            BEGIN RETURN QUERY {TOLD_PARTS}; END $$""",
    }


def functions() -> list[str]:
    """The statements that make them, in order."""
    return list(engine_functions().values())
