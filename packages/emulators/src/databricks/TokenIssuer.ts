import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { TokenLife } from '../faults/ServiceFaults';
import { readBody } from '../http/readBody';
import type { DatabricksClients } from './DatabricksClients';
import { DatabricksError } from './DatabricksError';
import { ExchangeRefusal, type Federation } from './Federation';

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
  /** Of a workspace. */
  workspaceId?: string;
  /** Why a service principal gets no token here, if so. */
  refusal?: (clientId: string) => string | undefined;
}

interface Issued {
  place: string;
  until: number;
  clientId: string;
  usesLeft: number;
}

/**
 * OAuth tokens: of service principals by their secrets, and of those of the
 * account by the tokens that their federation policies take. A token is good for
 * the account or the workspace it was asked of and for nothing else.
 */
export class TokenIssuer {
  private readonly tokens = new Map<string, Issued>();

  constructor(
    private readonly options: {
      clients: DatabricksClients;
      /** How long a token that is given now lives. */
      life: () => TokenLife;
      federation: Federation;
    },
  ) {}

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
    const { clients } = this.options;
    if (!clients.knows(id, secret)) {
      refuse(401, 'invalid_client', 'Client authentication failed');
      return;
    }
    if (
      place.workspaceId !== undefined &&
      !clients.mayEnter(id, place.workspaceId)
    ) {
      refuse(
        400,
        'access_denied',
        `${id} is not in workspace ${place.workspaceId}`,
      );
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
    this.give(res, place, id);
  }

  private give(res: Response, place: TokenPlace, clientId: string): void {
    const { saidSeconds, livedSeconds, uses } = this.options.life();
    const token = randomBytes(24).toString('base64url');
    this.tokens.set(token, {
      place: place.name,
      until: Date.now() + livedSeconds * 1000,
      clientId,
      usesLeft: uses ?? Infinity,
    });
    res.setHeader('cache-control', 'no-store');
    res.json({
      access_token: token,
      token_type: 'Bearer',
      expires_in: saidSeconds,
      scope: 'all-apis',
    });
  }

  /**
   * The client id of who asks.
   *
   * @param place - by its name
   * @param workspaceId - where the place is a workspace
   * @throws DatabricksError 401
   */
  check(req: Request, place: string, workspaceId?: string): string {
    const match = /^bearer (.+)$/i.exec(req.headers.authorization ?? '');
    if (!match) {
      throw new DatabricksError(
        401,
        'UNAUTHENTICATED',
        'Credential was not sent or was of an unsupported type for this API.',
      );
    }
    const { clients } = this.options;
    const owner = clients.ofPersonalToken(match[1]);
    if (
      owner !== undefined &&
      workspaceId !== undefined &&
      clients.mayEnter(owner, workspaceId)
    ) {
      return owner;
    }
    const found = this.tokens.get(match[1]);
    if (!found || found.place !== place) {
      throw new DatabricksError(
        401,
        'UNAUTHENTICATED',
        'Invalid access token.',
      );
    }
    if (found.until < Date.now() || found.usesLeft === 0) {
      this.tokens.delete(match[1]);
      throw new DatabricksError(
        401,
        'UNAUTHENTICATED',
        'Access token has expired.',
      );
    }
    found.usesLeft -= 1;
    return found.clientId;
  }
}
