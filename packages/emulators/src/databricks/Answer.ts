/** An object of Databricks' answers, by its names on the wire. */
export type Answer = Record<string, unknown>;
