import { z } from 'zod';

const isRegExp = (text: string) => {
  try {
    return Boolean(new RegExp(text));
  } catch {
    return false;
  }
};

const rule = z
  .strictObject({
    /** Any when left out. */
    method: z.string().toUpperCase().optional(),
    /** A regular expression, looked for in path and query. */
    path: z.string().refine(isRegExp, 'path is not a regular expression'),
    /** How the request is answered instead. */
    status: z.number().int().min(200).max(599).optional(),
    headers: z.record(z.string(), z.string()).default({}),
    /** JSON; GitHub's words for that status when left out. */
    body: z.json().optional(),
    /** Whether a page is answered where JSON is expected. */
    html: z.boolean().default(false),
    delayMs: z.number().int().min(0).max(600_000).default(0),
    /** Whether what was asked for is done before it is answered otherwise. */
    after: z.boolean().default(false),
    /** Ends the connection before what was asked for is done, or after it, without an answer. */
    drop: z.enum(['before', 'after']).optional(),
    /** How often; always when left out. */
    times: z.number().int().min(1).optional(),
  })
  .refine(
    ({ status, delayMs, drop }) => status || delayMs > 0 || drop,
    'a rule has a status, a delayMs or a drop',
  );

const artifact = z.strictObject({
  /** Of every name when left out. */
  name: z.string().optional(),
  fault: z.enum([
    /** Is not there. */
    'missing',
    /** Was there: 410. */
    'expired',
    /** Says that it has 2 GiB, and has them. */
    'huge',
    /** Says nothing of the 2 GiB that come. */
    'endless',
    /** A small archive with 512 MiB in it. */
    'bomb',
    /** One that says that there are 100 bytes in it. */
    'disguised-bomb',
    /** With an entry that leads out of the folder. */
    'traversal',
    /** With two entries of the same name, of which the second is empty. */
    'duplicates',
    /** Cut off in the middle. */
    'corrupt',
  ]),
});

/** What goes wrong, as `POST /_faults` takes it. */
export const faultDocument = z.strictObject({
  rules: z.array(rule).default([]),
  /** Answers as GitHub Enterprise Server 3.19: no `return_run_details`, no rate limit. */
  enterpriseServer: z.boolean().optional(),
  /** The requests of an hour after which everybody is refused. */
  rateLimit: z.number().int().min(0).optional(),
  /** How old runs are before lists have them. */
  runsListedAfterMs: z.number().int().min(0).optional(),
  /** How long a minute of an environment's wait timer is; 60000 when left out. */
  waitTimerMinuteMs: z.number().int().min(0).optional(),
  artifacts: z.array(artifact).optional(),
  webhooks: z
    .array(
      z.enum([
        /** Every delivery comes twice, with the same id. */
        'duplicated',
        /** Every second one comes before the one it follows. */
        'reordered',
        /** The signature is by another secret. */
        'forged',
        /** None comes. */
        'lost',
      ]),
    )
    .optional(),
});

export type FaultDocument = z.infer<typeof faultDocument>;
export type FaultRule = z.infer<typeof rule>;
export type ArtifactFault = z.infer<typeof artifact>['fault'];
