import { credentialKey } from './credentialKey';
import type { GitHubFetch } from './GitHubFetch';
import { saysSecondaryLimit } from './saysSecondaryLimit';

/** GitHub wants at least a minute of silence where it does not say how long. */
const SILENCE_SECONDS = 60;
/** A primary limit passes within an hour; nothing that an answer says closes it for longer. */
const MOST_SECONDS = 3_600;
const MOST_CREDENTIALS = 1_000;
/** Timers may fire a little early. */
const SLACK_MS = 20;

interface Limit {
  /** Milliseconds since 1970. */
  until: number;
  isPrimary: boolean;
}

/**
 * Remembers by credentials until when GitHub wants to be asked no more, and
 * answers in its place until then: whoever goes on asking is shut out for longer.
 *
 * Source: GitHub documentation, "Rate limits for the REST API", exceeding the
 * rate limit, 2026.
 */
export class RateLimitGate {
  readonly #limits = new Map<string, Limit>();
  readonly #secondMs: number;

  /** @param options - `secondMs`: how long a second of waiting lasts */
  constructor(options: { secondMs: number }) {
    this.#secondMs = options.secondMs;
  }

  /** Asks, unless there is a limit that has not passed. */
  guard(fetch: GitHubFetch): GitHubFetch {
    return async (url, init) => {
      const { host } = new URL(url);
      const key = `${host} ${credentialKey(init)}`;
      const limit = this.#limits.get(key);
      const left = (limit?.until ?? 0) - Date.now();
      if (limit && left > SLACK_MS) {
        return refusal(host, limit, Math.ceil(left / this.#secondMs));
      }
      this.#limits.delete(key);
      const answer = await fetch(url, init);
      const found = await this.#limitIn(answer);
      if (found) {
        this.#limits.set(key, found);
        const [oldest] = this.#limits.keys();
        if (this.#limits.size > MOST_CREDENTIALS) {
          this.#limits.delete(oldest);
        }
      }
      return answer;
    };
  }

  async #limitIn(answer: Response): Promise<Limit | undefined> {
    const seconds = await secondsOfSilence(answer);
    return seconds === undefined
      ? undefined
      : {
          isPrimary: isPrimary(answer),
          until: Date.now() + Math.min(seconds, MOST_SECONDS) * this.#secondMs,
        };
  }
}

/** How long an answer wants nothing to be asked; undefined where it tells of no limit. */
async function secondsOfSilence(answer: Response): Promise<number | undefined> {
  if (answer.status !== 403 && answer.status !== 429) {
    return undefined;
  }
  const said = answer.headers.get('retry-after');
  if (said !== null) {
    const seconds = Number(said);
    return seconds >= 0 ? seconds : SILENCE_SECONDS;
  }
  if (isPrimary(answer)) {
    const reset = Number(answer.headers.get('x-ratelimit-reset'));
    return reset > 0
      ? Math.max(0, reset - Date.now() / 1_000 + 1)
      : SILENCE_SECONDS;
  }
  return answer.status === 429 ||
    saysSecondaryLimit(await answer.clone().text())
    ? SILENCE_SECONDS
    : undefined;
}

function isPrimary({ headers }: Response): boolean {
  return headers.get('x-ratelimit-remaining') === '0';
}

function refusal(host: string, limit: Limit, seconds: number): Response {
  const kind = limit.isPrimary ? 'the rate limit' : 'a secondary rate limit';
  return Response.json(
    {
      message: `The portal has exceeded ${kind} of ${host} and asks again in ${seconds} s`,
    },
    {
      status: 403,
      headers: {
        ...(limit.isPrimary && {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Math.ceil(limit.until / 1_000)),
        }),
        'retry-after': String(seconds),
      },
    },
  );
}
