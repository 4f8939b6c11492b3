import type { Request } from 'express';
import { GithubError } from './GithubError';

/** Who sent a request. Anyone with a token of GitHub's shape may do everything. */
export type Caller =
  | { kind: 'anonymous' }
  | { kind: 'user'; login: string }
  | { kind: 'installation'; login: string }
  | { kind: 'app'; login: string };

/** The person behind personal tokens, and the account behind apps. */
export const USER_LOGIN = 'lakeport-user';
export const APP_LOGIN = 'lakeport-portal[bot]';
export const ACTIONS_LOGIN = 'github-actions[bot]';

/** How the tokens of workflow runs begin. */
export const RUN_TOKEN = 'ghs_run';

const TOKEN = /^(gh[a-z]_\w+|github_pat_\w+)$/;
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

/**
 * Reads the Authorization header in every form that git, Octokit and
 * Backstage's URL reader use.
 *
 * @throws GithubError 401 for a token that is not of GitHub's shape.
 */
export function identify(request: Request): Caller {
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
  if (TOKEN.test(token)) {
    return { kind: 'user', login: USER_LOGIN };
  }
  if (JWT.test(token)) {
    return { kind: 'app', login: APP_LOGIN };
  }
  throw new GithubError(401, 'Bad credentials');
}
