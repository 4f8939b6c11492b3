import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { readBody } from '../http/readBody';
import { DatabricksError } from './DatabricksError';

const LIFE_SECONDS = 3600;

const equal = (a: string, b: string) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

const decode = (text: string) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * OAuth tokens of one service principal. A token is good for the account or
 * the workspace it was asked of and for nothing else.
 */
export class TokenIssuer {
  private readonly tokens = new Map<string, { place: string; until: number }>();

  constructor(
    private readonly options: {
      clientId: string;
      clientSecret: string;
      /** How long tokens live; one hour as with Databricks by default. */
      lifeSeconds?: number;
    },
  ) {}

  /** Answers a request to a token endpoint (RFC 6749 §4.4 and §5.2). */
  async answer(req: Request, res: Response, place: string): Promise<void> {
    const form = new URLSearchParams((await readBody(req)).toString());
    const refuse = (status: number, error: string, description: string) =>
      res.status(status).json({ error, error_description: description });

    const [scheme, encoded] = (req.headers.authorization ?? '').split(' ');
    const basic =
      scheme?.toLowerCase() === 'basic'
        ? Buffer.from(encoded ?? '', 'base64').toString()
        : '';
    const colon = basic.indexOf(':');
    const id = decode(basic.slice(0, Math.max(colon, 0)));
    const secret = decode(basic.slice(colon + 1));
    const { clientId, clientSecret } = this.options;
    if (!equal(id, clientId) || !equal(secret, clientSecret)) {
      refuse(401, 'invalid_client', 'Client authentication failed');
      return;
    }
    if (form.get('grant_type') !== 'client_credentials') {
      refuse(
        400,
        'unsupported_grant_type',
        'The emulator knows grant_type=client_credentials only',
      );
      return;
    }
    if (form.get('scope') !== 'all-apis') {
      refuse(400, 'invalid_scope', 'scope must be all-apis');
      return;
    }
    const life = this.options.lifeSeconds ?? LIFE_SECONDS;
    const token = randomBytes(24).toString('base64url');
    this.tokens.set(token, { place, until: Date.now() + life * 1000 });
    res.setHeader('cache-control', 'no-store');
    res.json({
      access_token: token,
      token_type: 'Bearer',
      expires_in: life,
      scope: 'all-apis',
    });
  }

  /** @throws DatabricksError 401 */
  check(req: Request, place: string): void {
    const match = /^bearer (.+)$/i.exec(req.headers.authorization ?? '');
    if (!match) {
      throw new DatabricksError(
        401,
        'UNAUTHENTICATED',
        'Credential was not sent or was of an unsupported type for this API.',
      );
    }
    const found = this.tokens.get(match[1]);
    if (!found || found.place !== place) {
      throw new DatabricksError(
        401,
        'UNAUTHENTICATED',
        'Invalid access token.',
      );
    }
    if (found.until < Date.now()) {
      this.tokens.delete(match[1]);
      throw new DatabricksError(
        401,
        'UNAUTHENTICATED',
        'Access token has expired.',
      );
    }
  }
}
