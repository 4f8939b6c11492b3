import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { exportJWK, jwtVerify, SignJWT, type JWTPayload } from 'jose';

const KEY_ID = 'lakeport-emulator';
const ALGORITHM = 'RS256';
/** How long a token is good (GitHub Docs, OpenID Connect reference, 2026). */
const LIFE = '5m';

/** What a token says of its job. */
export type JobClaims = Readonly<Record<string, string>>;

/**
 * The tokens by which jobs say who they are to AWS and Databricks. Nobody
 * outside of these emulators has the key, so nobody else takes them.
 */
export class IdTokens {
  private readonly keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private readonly requests = new Map<string, JobClaims>();

  /** @param issuer - what the tokens name as theirs, for example `https://token.actions.githubusercontent.com` */
  constructor(readonly issuer: string) {}

  /**
   * Lets a job ask for tokens as long as it runs.
   *
   * @returns what it asks with, and how to end that
   */
  open(claims: JobClaims): { requestToken: string; close: () => void } {
    const requestToken = randomBytes(24).toString('base64url');
    this.requests.set(requestToken, claims);
    return { requestToken, close: () => this.requests.delete(requestToken) };
  }

  /** What the job says of itself that asks with this; undefined when none does. */
  claimsOf(requestToken: string): JobClaims | undefined {
    return this.requests.get(requestToken);
  }

  async sign(claims: JobClaims, audience: string): Promise<string> {
    return await new SignJWT({ ...claims })
      .setProtectedHeader({ typ: 'JWT', alg: ALGORITHM, kid: KEY_ID })
      .setIssuer(this.issuer)
      .setAudience(audience)
      .setJti(randomBytes(16).toString('hex'))
      .setIssuedAt()
      .setNotBefore('-10m')
      .setExpirationTime(LIFE)
      .sign(this.keys.privateKey);
  }

  /** @throws when a token is not one of these, or too old. */
  async verify(token: string): Promise<JWTPayload> {
    const { payload } = await jwtVerify(token, this.keys.publicKey, {
      issuer: this.issuer,
      algorithms: [ALGORITHM],
    });
    return payload;
  }

  /** The public key, as the issuer's `jwks_uri` shows it. */
  async keySet() {
    const key = await exportJWK(this.keys.publicKey);
    return { keys: [{ ...key, kid: KEY_ID, alg: ALGORITHM, use: 'sig' }] };
  }
}
