import { z } from 'zod';

const isRegExp = (text: string) => {
  try {
    return Boolean(new RegExp(text));
  } catch {
    return false;
  }
};

const rule = z.strictObject({
  fault: z.enum([
    /** 429; of EC2 503 with RequestLimitExceeded. `retryAfter` says for how long. */
    'too-many-requests',
    /** 503, as in a storm of them. `retryAfter` says for how long. */
    'unavailable',
    /** 500. */
    'failed',
    /** 401: the credentials are not taken any more. */
    'unauthenticated',
    /** 403: one may not. */
    'refused',
    /** 200 with a page in place of JSON or XML. */
    'html',
    /** 303 to the login page. */
    'login',
    /** 303 to where Databricks leads networks that it knows only by PrivateLink. */
    'private-link',
    /** Takes `delayMs` and is then answered as ever. */
    'delay',
    /** Is never answered. */
    'hang',
    /** The connection ends without an answer. */
    'drop',
    /** Before every page of a list come `pages` empty ones with a token. */
    'empty-pages',
    /** Every page of a list says that it goes on with one and the same token. */
    'repeated-token',
    /** After a list's end come empty pages with ever new tokens. */
    'endless',
  ]),
  /** Any when left out. */
  method: z.string().toUpperCase().optional(),
  /**
   * A regular expression, looked for in path and query; at AWS in
   * `/<account>/<region>/<action>`.
   */
  path: z.string().refine(isRegExp, 'path is not a regular expression'),
  /** How often; always when left out. */
  times: z.number().int().min(1).optional(),
  /** Every how manieth request that fits; each when left out. */
  every: z.number().int().min(1).default(1),
  /** Seconds, or `date` for a date two seconds ahead; no header when left out. */
  retryAfter: z.union([z.number().int().min(0), z.literal('date')]).optional(),
  delayMs: z.number().int().min(0).max(600_000).default(1_000),
  pages: z.number().int().min(1).max(1_000).default(3),
});

/** What goes wrong at Databricks or AWS, as `POST /_faults` takes it. */
export const serviceFaultDocument = z.strictObject({
  rules: z.array(rule).default([]),
  /** How far the clock of the service is ahead; behind when negative. */
  clockSkewSeconds: z.number().int().optional(),
  /** Tokens that are given from now on. */
  tokens: z
    .strictObject({
      /** How long they live by what is said of them; 3600 when left out. */
      saidSeconds: z.number().int().min(1).optional(),
      /** How long they are taken; as said when left out. */
      livedSeconds: z.number().min(0).optional(),
      /** How many requests they are good for, as when one ends amid a listing. */
      uses: z.number().int().min(1).optional(),
    })
    .optional(),
});

/** As it is read. */
export type ServiceFaultDocument = z.infer<typeof serviceFaultDocument>;
/** As it is written: with defaults left out. */
export type ServiceFaultInput = z.input<typeof serviceFaultDocument>;
export type ServiceFaultRule = z.infer<typeof rule>;
