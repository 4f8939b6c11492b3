import { z } from 'zod';
import type { AccountReader, HeldObject } from '../databricks/AccountReader';
import { conditionsHold } from './conditionsHold';

const ACTION = 'sts:AssumeRoleWithWebIdentity';

const oneOrMany = z
  .union([z.string(), z.boolean(), z.array(z.union([z.string(), z.boolean()]))])
  .transform(value => [value].flat().map(String));

const trustPolicy = z.object({
  Statement: z.preprocess(
    value => [value].flat(),
    z.array(
      z.object({
        Effect: z.enum(['Allow', 'Deny']),
        Principal: z
          .union([z.literal('*'), z.record(z.string(), oneOrMany)])
          .optional(),
        Action: oneOrMany.optional(),
        Condition: z
          .record(z.string(), z.record(z.string(), oneOrMany))
          .default({}),
      }),
    ),
  ),
});

/** Who asks for a role: what AWS looks at of a token. */
export interface WebIdentity {
  /** For example `https://token.actions.githubusercontent.com`. */
  issuer: string;
  audience: string;
  subject: string;
}

/**
 * Whether roles that the rehearsal account holds may be assumed with the tokens
 * of jobs, by their own trust policies.
 */
export class RoleTrust {
  constructor(private readonly account: AccountReader) {}

  /** Whether the rehearsal account holds a role, so that it can be judged. */
  knows(arn: string): boolean {
    return this.role(arn) !== undefined;
  }

  /**
   * Why a role may not be assumed, in AWS's words (STS API reference,
   * AssumeRoleWithWebIdentity, 2026); undefined when it may.
   */
  refusal(arn: string, identity: WebIdentity): string | undefined {
    const accountId = arn.split(':')[4];
    const host = identity.issuer.replace(/^https:\/\//, '');
    const provider = this.account
      .objects({ type: 'aws_iam_openid_connect_provider' })
      .find(
        object =>
          object.accountId === accountId && object.attributes.url === host,
      );
    if (!provider) {
      return `No OpenIDConnect provider found in your account for ${identity.issuer}`;
    }
    const audiences = provider.attributes.client_id_list;
    if (!Array.isArray(audiences) || !audiences.includes(identity.audience)) {
      return 'Incorrect token audience';
    }
    return this.isTrusted(this.role(arn), provider.id, {
      [`${host}:aud`]: identity.audience,
      [`${host}:sub`]: identity.subject,
    })
      ? undefined
      : `Not authorized to perform ${ACTION}`;
  }

  private role(arn: string): HeldObject | undefined {
    return this.account
      .objects({ type: 'aws_iam_role' })
      .find(({ attributes }) => attributes.arn === arn);
  }

  private isTrusted(
    role: HeldObject | undefined,
    provider: string,
    keys: Record<string, string>,
  ): boolean {
    const text = role?.attributes.assume_role_policy;
    if (typeof text !== 'string') {
      return false;
    }
    const { Statement } = trustPolicy.parse(JSON.parse(text));
    const meant = Statement.filter(
      ({ Principal, Action = [] }) =>
        Action.some(name => /^(\*|sts:\*)$/.test(name) || name === ACTION) &&
        (Principal === '*' || Principal?.Federated?.includes(provider)),
    );
    const says = (effect: 'Allow' | 'Deny', inDoubt: boolean) =>
      meant.some(
        ({ Effect, Condition }) =>
          Effect === effect && (conditionsHold(Condition, keys) ?? inDoubt),
      );
    return says('Allow', false) && !says('Deny', true);
  }
}
