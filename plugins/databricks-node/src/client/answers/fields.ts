import { z } from 'zod';

/**
 * Fields of Databricks' answers. Proto3 leaves out what is empty and clients
 * send null for it: both are nothing here.
 */

/** 64-bit ids are JSON numbers on the wire and strings with us. */
export const id = z.union([z.string(), z.number()]).transform(String);

/** A text or an id; an empty one is nothing. */
export const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform(value =>
    value === null || value === undefined || value === ''
      ? undefined
      : String(value),
  );

/** A map of texts; none is an empty one. */
export const texts = z
  .record(z.string(), z.string())
  .nullish()
  .transform(value => value ?? {});

/** A yes or no that may be missing. */
export const flag = z
  .boolean()
  .nullish()
  .transform(value => value ?? undefined);

/** A number that may be missing. */
export const count = z
  .number()
  .nullish()
  .transform(value => value ?? undefined);

/** A number above 2^53, which stands for "never" at times, is a text with us. */
const milliseconds = z.union([z.number(), z.string()]).nullish();

/**
 * Milliseconds since 1970, as a date in ISO 8601. A number that is no date is
 * nothing: a whole list is not lost for it.
 */
export const instant = milliseconds.transform(value =>
  dateOf(value === '' ? undefined : value),
);

/** As `instant`, where 0 stands for "not yet". */
export const pastInstant = milliseconds.transform(value =>
  dateOf(Number(value) === 0 ? undefined : value),
);

function dateOf(value: number | string | null | undefined): string | undefined {
  const date = new Date(Number(value ?? Number.NaN));
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** A list that is left out when it is empty. */
export function list<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform(value => value ?? []);
}

/** A list under a key, with the token of the next page if there is one. */
export function pageOf<T extends z.ZodType>(key: string, item: T) {
  const items = list(item);
  return z
    .looseObject({ next_page_token: text })
    .transform((answer, context) => {
      const parsed = items.safeParse(answer[key]);
      if (!parsed.success) {
        for (const issue of parsed.error.issues) {
          context.addIssue({
            code: 'custom',
            message: issue.message,
            path: [key, ...issue.path],
          });
        }
        return z.NEVER;
      }
      return { items: parsed.data, nextPageToken: answer.next_page_token };
    });
}
