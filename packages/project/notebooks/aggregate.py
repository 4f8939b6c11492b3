# Databricks notebook source
# MAGIC %md
# MAGIC # Aggregate
# MAGIC Sums up every table of one zone in the next: `<table>_daily` has a row a day with how
# MAGIC many rows came, and count, sum, least, greatest and mean of each column of numbers.
# MAGIC
# MAGIC The day is that of the first column of time that the table itself has, else the day
# MAGIC on which a row was processed. Every run computes a table whole and replaces it in one
# MAGIC transaction, so a run can be repeated, and late rows are in the right day.

# COMMAND ----------

from pyspark.sql import functions as F
from pyspark.sql import types as T

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

QUARANTINE = "_quarantine"
PROCESSED = "_processed_at"

# COMMAND ----------


def tables(schema):
    rows = spark.sql(f"SHOW TABLES IN `{catalog}`.`{schema}`").collect()
    return [
        row["tableName"]
        for row in rows
        if not row["isTemporary"] and not row["tableName"].endswith(QUARANTINE)
    ]


def day_of(frame):
    """The day that a row counts for; nothing when no column says one."""
    times = [
        field.name
        for field in frame.schema.fields
        if isinstance(field.dataType, (T.DateType, T.TimestampType, T.TimestampNTZType))
    ]
    said = [name for name in times if not name.startswith("_")]
    chosen = (said + [name for name in times if name == PROCESSED])[:1]
    return F.to_date(F.col(f"`{chosen[0]}`")) if chosen else F.lit(None).cast("date")


def measures(frame):
    """What is computed of each column of numbers."""
    numbers = [
        field.name
        for field in frame.schema.fields
        if isinstance(field.dataType, T.NumericType) and not field.name.startswith("_")
    ]
    computed = {
        "count": F.count,
        "sum": F.sum,
        "min": F.min,
        "max": F.max,
        "avg": F.avg,
    }
    return [
        function(F.col(f"`{name}`")).alias(f"{name}_{suffix}")
        for name in numbers
        for suffix, function in computed.items()
    ]


# COMMAND ----------

done = []
for table in tables(source_schema):
    source = spark.read.table(f"`{catalog}`.`{source_schema}`.`{table}`")
    summed = (
        source.withColumn("_day", day_of(source))
        .groupBy("_day")
        .agg(F.count(F.lit(1)).alias("rows"), *measures(source))
        .withColumnRenamed("_day", "day")
    )
    target = f"{table}_daily"
    (
        summed.write.format("delta")
        .mode("overwrite")
        .option("overwriteSchema", "true")
        .saveAsTable(f"`{catalog}`.`{target_schema}`.`{target}`")
    )
    done.append(target)

dbutils.notebook.exit(f"to {target_schema}: {', '.join(done) or 'nothing there yet'}")
