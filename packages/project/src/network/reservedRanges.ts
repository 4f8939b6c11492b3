/**
 * Ranges that Databricks or its container runtime uses itself.
 *
 * Source: reserved ranges of the Databricks AWS production reference
 * deployment (bhavink/databricks), 2026-08.
 */
export const reservedRanges = [
  '127.187.216.0/24',
  '172.17.0.0/16',
  '192.168.216.0/24',
  '198.18.216.0/24',
];
