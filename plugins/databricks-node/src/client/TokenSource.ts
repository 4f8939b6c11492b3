import { z } from 'zod';
import { DatabricksApiError } from './DatabricksApiError';
import { fetchAnswer } from './fetchAnswer';
import { retryPolicy } from './retryPolicy';
import { untilAborted } from './untilAborted';

/** `expires_in` is a number by the standard; some servers send it as a string. */
const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
});

/** Tokens are renewed this long before they end, at the latest at half their life. */
const EARLY_MS = 60_000;

/**
 * OAuth machine-to-machine tokens of one service principal at one token
 * endpoint. A token is asked for once however many callers wait for it.
 */
export class TokenSource {
  readonly #endpoint: URL;
  readonly #credentials: { clientId: string; clientSecret: string };
  readonly #stepMs: number;
  #current?: { token: string; renewAt: number };
  #pending?: Promise<string>;

  constructor(options: {
    endpoint: URL;
    credentials: { clientId: string; clientSecret: string };
    retryStepMs: number;
  }) {
    this.#endpoint = options.endpoint;
    this.#credentials = options.credentials;
    this.#stepMs = options.retryStepMs;
  }

  /** @throws DatabricksApiError when no token is given */
  async getToken(signal?: AbortSignal): Promise<string> {
    if (this.#current && Date.now() < this.#current.renewAt) {
      return this.#current.token;
    }
    this.#pending ??= this.#ask().finally(() => {
      this.#pending = undefined;
    });
    return untilAborted(this.#pending, signal);
  }

  /** Forgets a token that was refused, unless another has taken its place. */
  drop(token: string): void {
    if (this.#current?.token === token) {
      this.#current = undefined;
    }
  }

  async #ask(): Promise<string> {
    const { clientId, clientSecret } = this.#credentials;
    const basic = Buffer.from(
      `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`,
    ).toString('base64');
    const answer = await retryPolicy({
      statuses: [429, 502, 503, 504],
      maxAttempts: 3,
      stepMs: this.#stepMs,
    }).execute(() =>
      fetchAnswer(this.#endpoint, {
        method: 'POST',
        headers: { Authorization: `Basic ${basic}` },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          scope: 'all-apis',
        }),
      }),
    );
    const parsed = tokenAnswer.safeParse(answer);
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
      renewAt: Date.now() + lifeMs - Math.min(EARLY_MS, lifeMs / 2),
    };
    return this.#current.token;
  }
}
