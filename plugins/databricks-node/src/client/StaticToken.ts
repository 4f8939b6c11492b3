import type { Tokens } from './TokenSource';

/** A personal access token: it lives until a person ends it. */
export class StaticToken implements Tokens {
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  async getToken(): Promise<string> {
    return this.#token;
  }

  /** There is no other one to be had. */
  drop(): void {}
}
