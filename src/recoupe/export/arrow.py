"""Tables as Arrow: what Parquet, pandas, polars and GeoPandas are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recoupe.export.encodings import chunked, import_or_tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.export.bundle import Bundle
    from recoupe.export.columns import Table


def schema_of(table: Table) -> Any:  # noqa: ANN401 - pyarrow is optional
    """The table's columns as an Arrow schema; every column may be empty."""
    pa = import_or_tell("pyarrow", "arrow", "Arrow")
    kinds = {
        "text": pa.string(), "integer": pa.int64(), "real": pa.float64(), "yes-no": pa.bool_(),
        "list": pa.list_(pa.string()),
    }  # fmt: skip
    return pa.schema([pa.field(column.name, kinds[column.kind]) for column in table.columns])


def batches(table: Table, bundle: Bundle) -> Iterator[Any]:
    """The rows as Arrow record batches."""
    schema = schema_of(table)
    pa = import_or_tell("pyarrow", "arrow", "Arrow")
    for page in chunked(table.values(bundle)):
        columns = [
            pa.array(list(values), type=field.type)
            for field, values in zip(schema, zip(*page, strict=True), strict=True)
        ]
        yield pa.record_batch(columns, schema=schema)


def arrow_table(table: Table, bundle: Bundle) -> Any:  # noqa: ANN401 - pyarrow is optional
    """The whole table as a pyarrow.Table."""
    pa = import_or_tell("pyarrow", "arrow", "Arrow")
    return pa.Table.from_batches(list(batches(table, bundle)), schema=schema_of(table))
