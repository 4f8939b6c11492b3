import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { seedDocument, type SeedDocument } from './seedDocument';

/**
 * Reads what is in Databricks beside what Terraform makes.
 *
 * @throws Error naming the file when it is not there, no JSON, or says something else than it may
 */
export function readSeedDocument(file: string): SeedDocument {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(
      `${file} cannot be read as JSON: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
  const parsed = seedDocument.safeParse(content);
  if (!parsed.success) {
    throw new Error(
      `${file} is no seed of Databricks:\n${z.prettifyError(parsed.error)}`,
    );
  }
  return parsed.data;
}
