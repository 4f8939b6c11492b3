import type { Request } from 'express';
import { GithubError } from './GithubError';
import type { GithubStore } from './state/GithubStore';

/** Who sent a request. Anyone with a token of GitHub's shape may do everything. */
export type Caller =
  | { kind: 'anonymous' }
  | {
      kind: 'user';
      login: string;
      /** What the person let an application do; undefined for a token of their own. */
      scopes?: string[];
    }
  | { kind: 'installation'; login: string }
  | { kind: 'app'; login: string };

/** The person behind personal tokens, and the account behind apps. */
export const USER_LOGIN = 'lakeport-user';
export const APP_LOGIN = 'lakeport-portal[bot]';
export const ACTIONS_LOGIN = 'github-actions[bot]';

/** How the tokens of workflow runs begin. */
export const RUN_TOKEN = 'ghs_run';

const TOKEN = /^(gh[a-z]_\w+|github_pat_\w+)$/;
/** For example `ghp_as_mona-lisa`: a token of that person. */
const TOKEN_OF = /^(?:gh[opu]|github_pat)_as_([a-z\d]+(?:-[a-z\d]+)*)$/i;
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

function readToken(header: string): string {
  const space = header.indexOf(' ');
  const scheme = header.slice(0, space).toLowerCase();
  const value = header.slice(space + 1).trim();
  if (scheme === 'token' || scheme === 'bearer') {
    return value;
  }
  if (scheme === 'basic') {
    const text = Buffer.from(value, 'base64').toString();
    const colon = text.indexOf(':');
    const [name, password] = [text.slice(0, colon), text.slice(colon + 1)];
    // `git clone https://TOKEN@host/…` sends the token as the name.
    return password === '' || password === 'x-oauth-basic' ? name : password;
  }
  return '';
}

function personBehind(
  token: string,
  store: Pick<GithubStore, 'owner' | 'oauthGrant'>,
): { login: string; scopes?: string[] } | undefined {
  const [, named] = TOKEN_OF.exec(token) ?? [];
  if (named !== undefined) {
    const owner = store.owner(named);
    return owner?.type === 'User' ? { login: owner.login } : undefined;
  }
  // What the sign-in gave out is good for as long as it is remembered.
  return token.startsWith('gho_')
    ? store.oauthGrant(token)
    : { login: USER_LOGIN };
}

/**
 * Reads the Authorization header in every form that git, Octokit and
 * Backstage's URL reader use.
 *
 * @throws GithubError 401 for a token that is not of GitHub's shape, or of
 * nobody.
 */
export function identify(
  request: Request,
  store: Pick<GithubStore, 'owner' | 'oauthGrant'>,
): Caller {
  const header = request.headers.authorization;
  if (!header) {
    return { kind: 'anonymous' };
  }
  const token = readToken(header);
  if (token.startsWith(RUN_TOKEN)) {
    return { kind: 'installation', login: ACTIONS_LOGIN };
  }
  if (/^ghs_/.test(token)) {
    return { kind: 'installation', login: APP_LOGIN };
  }
  if (TOKEN_OF.test(token) || TOKEN.test(token)) {
    const person = personBehind(token, store);
    if (person) {
      return { kind: 'user', ...person };
    }
  } else if (JWT.test(token)) {
    return { kind: 'app', login: APP_LOGIN };
  }
  throw new GithubError(401, 'Bad credentials');
}
