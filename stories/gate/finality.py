"""What makes a row unique, so that a REPLACE is met by a refusal before it quietly deletes the old row."""

from django.apps import apps


def unique_columns(table: str) -> list[tuple[str, ...]]:
    """Every set of columns of `table` that names one row, the primary key first."""
    model = next(model for model in apps.get_models() if model._meta.db_table == table)
    columns = {field.name: str(field.column) for field in model._meta.concrete_fields}
    alone = [(columns[field.name],) for field in model._meta.concrete_fields if field.primary_key or field.unique]
    together = [tuple(columns[name] for name in one.fields) for one in model._meta.total_unique_constraints]
    return [*alone, *together]


def already_there(table: str) -> str:
    """SQL that is true when the new row would take an existing row's place."""
    same = " OR ".join(
        "(" + " AND ".join(f"there.{column} = NEW.{column}" for column in columns) + ")"
        for columns in unique_columns(table)
    )
    return f"EXISTS (SELECT 1 FROM {table} there WHERE {same})"
