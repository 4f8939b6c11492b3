import type { ServiceFaults } from '../../packages/emulators/src';

type FaultInput = Parameters<ServiceFaults['add']>[0];

/** Paths of lists, and of the token that all of them take. */
const PATHS = ['/token$', '/workspaces$', '/catalogs\\?', '/schemas\\?'];
/** As often in a row may a request fail that is asked five times. */
const TIMES = 3;

/** What goes wrong at Databricks and passes: a reading is whole all the same. */
export const forAWhile: ReadonlyArray<{
  name: string;
  faults: FaultInput;
  /** Requests at a time to a host, where the fault goes by their number. */
  concurrency?: number;
}> = [
  {
    name: '429 with Retry-After, in seconds and as a date',
    faults: {
      // Said with each answer then, also where a test has put its own forward.
      clockSkewSeconds: 1,
      rules: [
        {
          fault: 'too-many-requests',
          path: '/workspaces$',
          retryAfter: 1,
          times: 1,
        },
        {
          fault: 'too-many-requests',
          path: '/catalogs\\?',
          retryAfter: 'date',
          times: 1,
        },
      ],
    },
  },
  {
    name: '429 without Retry-After',
    faults: {
      rules: PATHS.map(path => ({
        fault: 'too-many-requests',
        path,
        times: TIMES,
      })),
    },
  },
  {
    name: 'a storm of 503, also at the token endpoint',
    faults: {
      rules: PATHS.map(path => ({ fault: 'unavailable', path, times: TIMES })),
    },
  },
  {
    name: 'connections that end',
    faults: {
      rules: PATHS.map(path => ({ fault: 'drop', path, times: TIMES })),
    },
  },
  {
    name: 'empty pages with a token before every page',
    faults: {
      rules: [
        { fault: 'empty-pages', path: '/(catalogs|schemas)\\?', pages: 4 },
      ],
    },
  },
  {
    name: 'a token that ends amid a listing',
    faults: { tokens: { uses: 3 } },
    concurrency: 1,
  },
  {
    name: 'a clock that is an hour ahead',
    faults: {
      clockSkewSeconds: 3_600,
      rules: [
        {
          fault: 'unavailable',
          path: '/workspaces$',
          retryAfter: 'date',
          times: 1,
        },
      ],
    },
  },
  {
    name: 'a clock that is an hour behind',
    faults: {
      clockSkewSeconds: -3_600,
      rules: [
        {
          fault: 'unavailable',
          path: '/workspaces$',
          retryAfter: 'date',
          times: 1,
        },
      ],
    },
  },
];

/** What goes wrong with a list and stays so, and the words that it is told in. */
export const forGood = [
  {
    name: '429 that does not end',
    fault: 'too-many-requests',
    words: /REQUEST_LIMIT_EXCEEDED|429/,
  },
  {
    name: '503 that does not end',
    fault: 'unavailable',
    words: /TEMPORARILY_UNAVAILABLE|503/,
  },
  {
    name: '200 with a page of HTML',
    fault: 'html',
    words: /something other than JSON/,
  },
  { name: 'a redirect to the login', fault: 'login', words: /login page/ },
  {
    name: 'a page token that comes again',
    fault: 'repeated-token',
    words: /same page token twice/,
  },
  {
    name: 'a list that never ends',
    fault: 'endless',
    words: /more than \d+ pages/,
  },
] as const;
