import { z } from 'zod';
import { DatabricksApiError } from './DatabricksApiError';
import { fetchAnswer } from './fetchAnswer';
import { retryPolicy } from './retryPolicy';
import type { TokenGrant } from './tokenGrant';
import { untilAborted } from './untilAborted';

/** `expires_in` is a number by the standard; some servers send it as a string. */
const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
});

/** Tokens are renewed this long before they end, at the latest at half their life. */
const EARLY_MS = 60_000;

/** Where a host's requests get their tokens. */
export interface Tokens {
  /** @throws DatabricksApiError when no token is given */
  getToken(signal?: AbortSignal): Promise<string>;
  /** Forgets a token that was refused, unless another has taken its place. */
  drop(token: string): void;
}

/**
 * OAuth tokens of one service principal at one token endpoint. A token is asked
 * for once however many callers wait for it. Its life is counted from when it
 * came, so that a clock that is wrong, here or there, ends none too late.
 */
export class TokenSource implements Tokens {
  readonly #endpoint: URL;
  readonly #grant: TokenGrant;
  readonly #stepMs: number;
  #current?: { token: string; renewAt: number };
  #pending?: Promise<string>;

  constructor(options: {
    endpoint: URL;
    grant: TokenGrant;
    retryStepMs: number;
  }) {
    this.#endpoint = options.endpoint;
    this.#grant = options.grant;
    this.#stepMs = options.retryStepMs;
  }

  async getToken(signal?: AbortSignal): Promise<string> {
    if (this.#current && performance.now() < this.#current.renewAt) {
      return this.#current.token;
    }
    this.#pending ??= this.#ask().finally(() => {
      this.#pending = undefined;
    });
    return untilAborted(this.#pending, signal);
  }

  drop(token: string): void {
    if (this.#current?.token === token) {
      this.#current = undefined;
    }
  }

  async #ask(): Promise<string> {
    const { form, authorization, explain } = await this.#grant();
    let value: unknown;
    try {
      ({ value } = await retryPolicy({
        statuses: [429, 502, 503, 504],
        maxAttempts: 4,
        stepMs: this.#stepMs,
      }).execute(() =>
        fetchAnswer(this.#endpoint, {
          method: 'POST',
          headers: authorization ? { Authorization: authorization } : {},
          body: new URLSearchParams(form),
        }),
      ));
    } catch (error) {
      throw explain?.(error) ?? error;
    }
    const parsed = tokenAnswer.safeParse(value);
    if (!parsed.success) {
      throw new DatabricksApiError({
        message: `${this.#endpoint.host}${
          this.#endpoint.pathname
        } gave no token: ${z.prettifyError(parsed.error)}`,
        errorCode: 'UNAUTHENTICATED',
        upstreamStatus: 401,
      });
    }
    const lifeMs = parsed.data.expires_in * 1000;
    this.#current = {
      token: parsed.data.access_token,
      renewAt: performance.now() + lifeMs - Math.min(EARLY_MS, lifeMs / 2),
    };
    return this.#current.token;
  }
}
