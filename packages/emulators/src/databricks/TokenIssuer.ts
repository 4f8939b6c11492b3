import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { readBody } from '../http/readBody';
import { DatabricksError } from './DatabricksError';
import { ExchangeRefusal, type Federation } from './Federation';

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

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const JWT = 'urn:ietf:params:oauth:token-type:jwt';

/** What a token is asked for. */
export interface TokenPlace {
  /** Unique, for example `workspace:123`. */
  name: string;
  /** The Databricks account that it is or belongs to. */
  accountId: string;
  /** Why a service principal gets no token here, if so. */
  refusal?: (clientId: string) => string | undefined;
}

interface Issued {
  place: string;
  until: number;
  clientId: string;
}

/**
 * OAuth tokens: of one service principal by its secret, and of those of the
 * account by the tokens that their federation policies take. A token is good for
 * the account or the workspace it was asked of and for nothing else.
 */
export class TokenIssuer {
  private readonly tokens = new Map<string, Issued>();

  constructor(
    private readonly options: {
      clientId: string;
      clientSecret: string;
      /** How long tokens live; one hour as with Databricks by default. */
      lifeSeconds?: number;
      federation: Federation;
    },
  ) {}

  /** Whether that is the one service principal with a secret, which may do everything. */
  isPortal(clientId: string): boolean {
    return clientId === this.options.clientId;
  }

  private async exchange(
    form: URLSearchParams,
    place: TokenPlace,
  ): Promise<string> {
    if (form.get('subject_token_type') !== JWT) {
      throw new ExchangeRefusal(
        'invalid_request',
        `subject_token_type must be ${JWT}`,
      );
    }
    const clientId = await this.options.federation.exchange({
      accountId: place.accountId,
      clientId: form.get('client_id') ?? '',
      token: form.get('subject_token') ?? '',
    });
    const refusal = place.refusal?.(clientId);
    if (refusal) {
      throw new ExchangeRefusal('access_denied', refusal);
    }
    return clientId;
  }

  /** Answers a request to a token endpoint (RFC 6749 §4.4 and §5.2, RFC 8693). */
  async answer(req: Request, res: Response, place: TokenPlace): Promise<void> {
    const form = new URLSearchParams((await readBody(req)).toString());
    const refuse = (status: number, error: string, description: string) =>
      res.status(status).json({ error, error_description: description });

    if (form.get('grant_type') === EXCHANGE) {
      if (form.get('scope') !== 'all-apis') {
        refuse(400, 'invalid_scope', 'scope must be all-apis');
        return;
      }
      try {
        this.give(res, place, await this.exchange(form, place));
      } catch (error) {
        if (!(error instanceof ExchangeRefusal)) {
          throw error;
        }
        refuse(
          error.error === 'invalid_client' ? 401 : 400,
          error.error,
          error.message,
        );
      }
      return;
    }
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
        `The emulator knows the grant types client_credentials and ${EXCHANGE}`,
      );
      return;
    }
    if (form.get('scope') !== 'all-apis') {
      refuse(400, 'invalid_scope', 'scope must be all-apis');
      return;
    }
    this.give(res, place, clientId);
  }

  private give(res: Response, place: TokenPlace, clientId: string): void {
    const life = this.options.lifeSeconds ?? LIFE_SECONDS;
    const token = randomBytes(24).toString('base64url');
    this.tokens.set(token, {
      place: place.name,
      until: Date.now() + life * 1000,
      clientId,
    });
    res.setHeader('cache-control', 'no-store');
    res.json({
      access_token: token,
      token_type: 'Bearer',
      expires_in: life,
      scope: 'all-apis',
    });
  }

  /**
   * The client id of who asks.
   *
   * @param place - by its name
   * @throws DatabricksError 401
   */
  check(req: Request, place: string): string {
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
    return found.clientId;
  }
}
