import { z } from 'zod';
import { databricksFields } from './databricksFields';

/** Databricks imports at most 10 MB; a project file holds far less. */
const LONGEST = 100_000;

/** A notebook with its source. */
export const notebookSchema = z
  .strictObject({
    path: databricksFields.notebookPath,
    language: z.enum(['PYTHON', 'SQL', 'SCALA', 'R']).meta({
      description: 'use PYTHON, SQL, SCALA or R',
    }),
    content: z
      .string()
      .max(LONGEST, { error: `it has more than ${LONGEST} characters` })
      .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\t\r])*$/u, {
        error: 'it holds control characters',
      })
      .meta({
        description: `write the source of the notebook, at most ${LONGEST} characters of text`,
      }),
  })
  .meta({ description: 'write path, language and content of a notebook' });
