# Databricks notebook source
# MAGIC %md
# MAGIC # Cleanse
# MAGIC Carries what is new from one zone of the lakehouse to the next: typed, without
# MAGIC doubles, and with bad rows set aside.
# MAGIC
# MAGIC - **Files** in the volume of the source zone are read with Auto Loader. Each folder
# MAGIC   at its top is a dataset and becomes a table of that name.
# MAGIC - **Tables** in the schema of the source zone are read as streams and keep their names.
# MAGIC - Rows that do not fit their types go to `<table>_quarantine`, with what did not fit.
# MAGIC - A row that is there already is not written again, so a run can be repeated.
# MAGIC
# MAGIC A run reads what is there when it starts, and ends. The checkpoints remember what
# MAGIC was read; who deletes them has everything read anew, and nothing doubled.

# COMMAND ----------

import re

from delta.tables import DeltaTable
from pyspark.sql import functions as F

for name in (
    "catalog",
    "source_schema",
    "target_schema",
    "source_volume",
    "source_tables",
    "checkpoints",
):
    dbutils.widgets.text(name, "")

catalog = dbutils.widgets.get("catalog")
source_schema = dbutils.widgets.get("source_schema")
target_schema = dbutils.widgets.get("target_schema")
# A path below /Volumes, or nothing when the zone has no files.
source_volume = dbutils.widgets.get("source_volume")
reads_tables = dbutils.widgets.get("source_tables") == "true"
checkpoints = dbutils.widgets.get("checkpoints")

QUARANTINE = "_quarantine"
RESCUED = "_rescued_data"
ROW_HASH = "_row_hash"

# What files are called, by the format that Auto Loader reads them in.
FORMATS = {
    "json": "*.{json,json.gz,ndjson,ndjson.gz,jsonl,jsonl.gz}",
    "csv": "*.{csv,csv.gz}",
    "parquet": "*.parquet",
}

# COMMAND ----------


def identifier(text):
    """A table's name for a folder's: what Unity Catalog takes without quotes."""
    name = re.sub(r"[^a-z0-9_]+", "_", text.lower()).strip("_")
    return name if name and not name[0].isdigit() else f"t_{name}"


def full_name(schema, table):
    return f"`{catalog}`.`{schema}`.`{table}`"


def datasets(volume):
    """The folders at the top of the volume, with their tables' names."""
    return [
        (entry.path, identifier(entry.name.rstrip("/")))
        for entry in dbutils.fs.ls(volume)
        if entry.name.endswith("/") and not entry.name.startswith(("_", "."))
    ]


def tables(schema):
    rows = spark.sql(f"SHOW TABLES IN `{catalog}`.`{schema}`").collect()
    return [
        row["tableName"]
        for row in rows
        if not row["isTemporary"] and not row["tableName"].endswith(QUARANTINE)
    ]


# COMMAND ----------


def with_hash(frame):
    """Adds what tells rows apart: all that they say, and nothing of how they came."""
    said = [name for name in sorted(frame.columns) if not name.startswith("_")]
    text = (
        F.to_json(F.struct(*[F.col(f"`{name}`") for name in said])) if said else F.lit("")
    )
    return frame.withColumn(ROW_HASH, F.sha2(text, 256))


def append_new(frame, table):
    """Appends the rows whose hash the table has not; makes the table if need be."""
    # Not the notebook's own session: batches are written elsewhere on serverless.
    session = frame.sparkSession
    new = frame.dropDuplicates([ROW_HASH])
    if not session.catalog.tableExists(table):
        new.limit(0).write.format("delta").saveAsTable(table)
    (
        DeltaTable.forName(session, table)
        .alias("known")
        .merge(new.alias("new"), f"known.{ROW_HASH} = new.{ROW_HASH}")
        .withSchemaEvolution()
        .whenNotMatchedInsertAll()
        .execute()
    )


def write_batch(target):
    """What is done with each batch of a stream: good rows to the table, others aside."""

    def write(batch, _batch_id):
        rows = with_hash(batch)
        if RESCUED not in rows.columns:
            append_new(rows, target)
            return
        good = rows.where(F.col(RESCUED).isNull()).drop(RESCUED)
        bad = rows.where(F.col(RESCUED).isNotNull())
        # Bad rows differ in what did not fit, which the hash does not see.
        bad = bad.withColumn(ROW_HASH, F.sha2(F.concat_ws("|", ROW_HASH, RESCUED), 256))
        append_new(good, target)
        if not bad.isEmpty():
            append_new(bad, target[:-1] + QUARANTINE + "`")

    return write


def run(stream, target, checkpoint):
    query = (
        stream.withColumn("_processed_at", F.current_timestamp())
        .writeStream.foreachBatch(write_batch(target))
        .option("checkpointLocation", checkpoint)
        .trigger(availableNow=True)
        .start()
    )
    query.awaitTermination()


def run_files(make_stream, target, checkpoint, attempts=5):
    """
    Whether there were files at all. Auto Loader notes new columns and stops; started
    again, it goes on with them. Of a folder without files of a format it knows no schema.
    """
    for attempt in range(1, attempts + 1):
        try:
            run(make_stream(), target, checkpoint)
            return True
        except Exception as error:
            if "CF_EMPTY_DIR_FOR_SCHEMA_INFERENCE" in str(error):
                return False
            if "UNKNOWN_FIELD_EXCEPTION" not in str(error) or attempt == attempts:
                raise
    return False


# COMMAND ----------


def files(folder, file_format, pattern, checkpoint):
    reader = (
        spark.readStream.format("cloudFiles")
        .option("cloudFiles.format", file_format)
        .option("cloudFiles.schemaLocation", f"{checkpoint}/schema")
        .option("cloudFiles.inferColumnTypes", "true")
        .option("cloudFiles.schemaEvolutionMode", "addNewColumns")
        # Folders by date are how files came, and no columns.
        .option("cloudFiles.partitionColumns", "")
        .option("rescuedDataColumn", RESCUED)
        .option("pathGlobFilter", pattern)
    )
    if file_format == "csv":
        reader = reader.option("header", "true")
    return reader.load(folder).withColumn("_source_file", F.col("_metadata.file_path"))


done = []
if source_volume:
    for folder, table in datasets(source_volume):
        for file_format, pattern in FORMATS.items():
            checkpoint = f"{checkpoints}/files/{table}/{file_format}"
            if run_files(
                lambda: files(folder, file_format, pattern, checkpoint),
                full_name(target_schema, table),
                checkpoint,
            ):
                done.append(f"{folder} ({file_format})")

if reads_tables:
    for table in tables(source_schema):
        stream = spark.readStream.option("skipChangeCommits", "true").table(
            full_name(source_schema, table)
        )
        run(
            stream.drop(ROW_HASH, "_processed_at"),
            full_name(target_schema, table),
            f"{checkpoints}/tables/{table}",
        )
        done.append(f"{source_schema}.{table}")

dbutils.notebook.exit(f"to {target_schema}: {', '.join(done) or 'nothing there yet'}")
