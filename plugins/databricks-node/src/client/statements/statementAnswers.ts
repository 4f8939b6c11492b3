import { z } from 'zod';
import { count, flag, list, text } from '../answers/fields';

/** GET /api/2.0/sql/statements/{id}/result/chunks/{n}, and the first one in a statement. */
export const chunk = z.object({
  data_array: list(z.array(z.string().nullable())),
  next_chunk_index: count,
});

/** POST /api/2.0/sql/statements and GET /api/2.0/sql/statements/{id}. */
export const statement = z.object({
  statement_id: z.string(),
  status: z.object({
    state: z.string(),
    error: z.object({ error_code: text, message: text }).nullish(),
  }),
  manifest: z
    .object({
      schema: z
        .object({
          columns: list(z.object({ name: z.string(), type_text: text })),
        })
        .nullish(),
      truncated: flag,
    })
    .nullish(),
  result: chunk.nullish(),
});

/** POST /api/2.0/sql/statements/{id}/cancel says nothing. */
export const cancelled = z.unknown();
