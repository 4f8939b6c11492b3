/** Where the notebook lies below the folder of its job. */
export const CLONE_ZONES = 'clone_zones';

/**
 * Copies Delta tables of a shared catalog by deep clones, in Python as
 * Databricks keeps notebooks. A clone is of one version of a table, and each
 * run copies what has changed since the last one.
 *
 * Source: Databricks docs, "Clone a table on Databricks", 2026.
 */
export const cloneZonesNotebook = `# Databricks notebook source
# Copies the tables of shared schemas into schemas of this region. Each copy is
# a deep clone: a Delta table of its own, at one version of its source.
import json

source_catalog = dbutils.widgets.get("source_catalog")
target_catalog = dbutils.widgets.get("target_catalog")
schemas = json.loads(dbutils.widgets.get("schemas"))


def quoted(*names):
    return ".".join("\`" + name.replace("\`", "\`\`") + "\`" for name in names)


# COMMAND ----------

def tables_of(catalog, schema):
    rows = spark.sql(
        "SELECT table_name FROM "
        + quoted(catalog, "information_schema", "tables")
        + " WHERE table_schema = :schema"
        + " AND table_type NOT LIKE '%VIEW%'",
        args={"schema": schema},
    ).collect()
    return sorted(row["table_name"] for row in rows)


def clone(schema, target, table):
    spark.sql(
        "CREATE OR REPLACE TABLE "
        + quoted(target_catalog, target, table)
        + " DEEP CLONE "
        + quoted(source_catalog, schema, table)
    )


# COMMAND ----------

# One table that cannot be copied keeps none of the others from being copied.
failures = []
copied = 0
for pair in schemas:
    for table in tables_of(source_catalog, pair["source"]):
        try:
            clone(pair["source"], pair["target"], table)
            copied += 1
        except Exception as error:
            failures.append(f"{pair['source']}.{table}: {error}")

print(f"{copied} tables copied, {len(failures)} not")
if failures:
    raise RuntimeError("Not copied:\\n" + "\\n".join(failures))
`;
