import { z } from 'zod';
import { ServiceError } from '../ServiceError';
import type { Request } from '../TypeRules';
import { text } from '../text';

const oneOrMany = z.union([z.string(), z.array(z.string())]);
const principal = z.union([z.literal('*'), z.record(z.string(), oneOrMany)]);

const statement = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Principal: principal.optional(),
    NotPrincipal: principal.optional(),
    Action: oneOrMany.optional(),
    NotAction: oneOrMany.optional(),
    Resource: oneOrMany.optional(),
    NotResource: oneOrMany.optional(),
    Condition: z
      .record(z.string(), z.record(z.string(), z.unknown()))
      .optional(),
  })
  .refine(({ Action, NotAction }) => Action ?? NotAction, {
    message: 'a statement has an Action',
  });

const document = z.strictObject({
  Version: z.enum(['2012-10-17', '2008-10-17']).optional(),
  Id: z.string().optional(),
  Statement: z.preprocess(
    value => (value === undefined ? value : [value].flat()),
    z.array(statement),
  ),
});

type Statement = z.infer<typeof statement>;

/** What a policy is attached to decides what its statements have to name. */
export type PolicyKind = 'trust' | 'identity' | 'resource';

function kindProblem(
  kind: PolicyKind,
  { Principal, NotPrincipal, Resource, NotResource }: Statement,
): string | undefined {
  const hasPrincipal = (Principal ?? NotPrincipal) !== undefined;
  const hasResource = (Resource ?? NotResource) !== undefined;
  if (hasPrincipal !== (kind !== 'identity')) {
    return hasPrincipal
      ? 'a policy of a role names no Principal'
      : 'a statement has a Principal';
  }
  if (hasResource !== (kind !== 'trust')) {
    return hasResource
      ? 'a trust policy names no Resource'
      : 'a statement has a Resource';
  }
  return undefined;
}

/** Principals of a known account have to be there; others cannot be known. */
function missingPrincipal(
  { account }: Request,
  { Principal }: Statement,
): string | undefined {
  const named = typeof Principal === 'object' ? Principal.AWS : undefined;
  return [named ?? []].flat().find(arn => {
    const accountId = /^arn:[^:]+:iam::(\d{12}):role\//.exec(arn)?.[1];
    return (
      accountId !== undefined &&
      account.objects({ provider: 'aws', accountId }).length > 0 &&
      !account
        .objects({ type: 'aws_iam_role', accountId })
        .some(({ attributes }) => attributes.arn === arn)
    );
  });
}

function parseJson(given: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(given) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function problemOf(
  request: Request,
  given: string,
  kind: PolicyKind,
): string | undefined {
  const json = parseJson(given);
  if ('problem' in json) {
    return json.problem;
  }
  const parsed = document.safeParse(json.value);
  if (!parsed.success) {
    return z.prettifyError(parsed.error);
  }
  for (const one of parsed.data.Statement) {
    const missing = missingPrincipal(request, one);
    const problem =
      kindProblem(kind, one) ??
      (missing && `Invalid principal in policy: "${missing}"`);
    if (problem) return problem;
  }
  return undefined;
}

/**
 * Refuses what is no policy of its kind, or names a role that is not there.
 * What a policy holds is known only now: it may name what other resources
 * give it.
 *
 * From the IAM user guide, policy grammar, 2025.
 */
export function checkPolicy(
  attribute: string,
  kind: PolicyKind,
): (request: Request) => void {
  return request => {
    const given = text(request.attributes[attribute]);
    const problem = given && problemOf(request, given, kind);
    if (problem) {
      throw new ServiceError(
        `MalformedPolicyDocument: ${problem}`,
        `It is the ${attribute} of ${request.type}.`,
      );
    }
  };
}
