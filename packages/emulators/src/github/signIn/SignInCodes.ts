import { randomBytes } from 'node:crypto';

/** GitHub Docs, authorizing OAuth apps, 2026: a code is good for ten minutes. */
const LIFE_MS = 10 * 60_000;

/** What a person has agreed to. */
export interface SignIn {
  login: string;
  scopes: string[];
  redirectUri: string;
}

/** The codes that an application turns into tokens, each once. */
export class SignInCodes {
  private readonly codes = new Map<string, SignIn & { until: number }>();

  add(signIn: SignIn): string {
    const code = randomBytes(10).toString('hex');
    this.codes.set(code, { ...signIn, until: Date.now() + LIFE_MS });
    return code;
  }

  /** Uses a code up; undefined for one that is unknown, used or too old. */
  take(code: string): SignIn | undefined {
    const found = this.codes.get(code);
    this.codes.delete(code);
    return found && found.until >= Date.now() ? found : undefined;
  }
}
