import type { AccountObjects } from './AccountObjects';
import { fields } from './fields';

/** Why a token is not exchanged, as OAuth says it (RFC 6749 §5.2). */
export class ExchangeRefusal extends Error {
  constructor(readonly error: string, description: string) {
    super(description);
  }
}

type Claims = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function texts(value: unknown): string[] {
  return [value].flat().filter(item => typeof item === 'string');
}

/**
 * Takes the tokens of others for those of service principals, by the federation
 * policies that the rehearsal account holds (Databricks docs, OAuth token
 * federation, 2026).
 */
export class Federation {
  constructor(
    private readonly objects: AccountObjects,
    /** Gives what a token says. It throws for one that is not its issuer's. */
    private readonly verify: (token: string) => Promise<Claims>,
  ) {}

  /**
   * The application id of the service principal that a token is taken for.
   *
   * @throws ExchangeRefusal when no policy of it takes the token
   */
  async exchange(request: {
    accountId: string;
    clientId: string;
    token: string;
  }): Promise<string> {
    const { accountId, clientId, token } = request;
    if (clientId === '') {
      throw new ExchangeRefusal(
        'invalid_request',
        'client_id is missing: the application id of the service principal',
      );
    }
    const claims = await this.verify(token).catch(error => {
      throw new ExchangeRefusal(
        'invalid_grant',
        `the token is not valid: ${
          error instanceof Error ? error.message : error
        }`,
      );
    });
    const principal = this.objects
      .ofAccount('databricks_service_principal', accountId)
      .find(({ attributes }) => attributes.application_id === clientId);
    if (!principal) {
      throw new ExchangeRefusal(
        'invalid_client',
        `there is no service principal ${clientId} in account ${accountId}`,
      );
    }
    const policies = this.objects
      .ofAccount('databricks_service_principal_federation_policy', accountId)
      .filter(
        ({ attributes }) =>
          String(attributes.service_principal_id) === principal.id,
      )
      .map(({ attributes }) => attributes.oidc_policy)
      .filter(isRecord);
    if (!policies.some(policy => takes(policy, claims, accountId))) {
      throw new ExchangeRefusal(
        'invalid_grant',
        `no federation policy of ${
          fields.text(principal.attributes.display_name) ?? clientId
        } takes a token of ${String(claims.iss)} for ${String(
          claims.sub,
        )} in ${String(claims.job_workflow_ref)}`,
      );
    }
    return clientId;
  }
}

/** Whether a policy takes a token: all of it has to be the same, letter by letter. */
function takes(
  policy: Record<string, unknown>,
  claims: Claims,
  accountId: string,
): boolean {
  const wanted = texts(policy.audiences);
  const audiences = wanted.length > 0 ? wanted : [accountId];
  const subject = fields.text(policy.subject);
  const claim = fields.text(policy.subject_claim) ?? 'sub';
  return (
    policy.issuer === claims.iss &&
    texts(claims.aud).some(audience => audiences.includes(audience)) &&
    subject !== undefined &&
    Object.hasOwn(claims, claim) &&
    claims[claim] === subject
  );
}
