import { DatabricksApiError } from './DatabricksApiError';
import type { Tokens } from './TokenSource';

/** What a header may hold of a token; with anything else `fetch` repeats it in its error. */
const TOKEN = /^[\x21-\x7e]+$/;

/** A personal access token: it lives until a person ends it. */
export class StaticToken implements Tokens {
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  async getToken(): Promise<string> {
    if (!TOKEN.test(this.#token)) {
      throw new DatabricksApiError({
        message:
          'The token is empty, or holds a space, a line break or a letter that no token has; give it anew',
        errorCode: 'UNAUTHENTICATED',
        upstreamStatus: 401,
      });
    }
    return this.#token;
  }

  /** There is no other one to be had. */
  drop(): void {}
}
