import { TerraformJson } from '@lakeport/project';
import { SynthesizedStacks } from '../Manifest';

/**
 * Who may take a role, and whether something has to be true for it.
 *
 * @public
 */
export interface RoleTrust {
  /** An account's root, a role, a service or an identity provider. */
  readonly principal: string;
  /** Keys of the conditions, such as `sts:ExternalId`, sorted. */
  readonly conditions: readonly string[];
}

/**
 * What a role may do with one service.
 *
 * @public
 */
export interface RolePermission {
  /** As in `s3:GetObject`. */
  readonly service: string;
  /** Without the service, sorted. */
  readonly actions: readonly string[];
  /** ARNs and references, sorted; `*` is anything. */
  readonly resources: readonly string[];
}

/**
 * A role that stacks make.
 *
 * @public
 */
export interface IamRoleSummary {
  readonly awsAccountId: string;
  readonly name: string;
  readonly stack: string;
  /** What the stack is deployed with. */
  readonly environment?: string;
  readonly description?: string;
  readonly trusts: readonly RoleTrust[];
  /** By service; nothing where only policies of resources let it in. */
  readonly may: readonly RolePermission[];
  /** ARNs of policies of others that are attached to it. */
  readonly attached: readonly string[];
}

type Block = Readonly<Record<string, unknown>>;

interface Statement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principals: readonly string[];
  readonly conditions: readonly string[];
}

/**
 * The roles that synthesized stacks make, by AWS account and name: whom each
 * trusts and what it may do. What a statement denies is not in it; nor are roles
 * that are there before the stacks, such as those that they are applied with.
 *
 * @param synthesized - the stacks of a project or of a platform
 * @throws Error when a role's policy is no JSON, or its account cannot be told
 * @public
 */
export function iamRoles({
  manifest,
  stacks,
}: SynthesizedStacks): IamRoleSummary[] {
  return manifest.order
    .flatMap(stack =>
      Object.entries(stacks[stack].resource?.aws_iam_role ?? {}).map(
        ([id, role]): IamRoleSummary => {
          const { environment } = manifest.stacks[stack];
          const { description } = role;
          const policies = policiesOf(stacks[stack], id, role);
          return {
            awsAccountId: accountOf(stack, stacks[stack], role),
            name: String(role.name),
            stack,
            ...(environment !== undefined && { environment }),
            ...(typeof description === 'string' && { description }),
            trusts: trustsOf(statementsOf(stack, role.assume_role_policy)),
            may: permissionsOf(
              policies.own.flatMap(policy => statementsOf(stack, policy)),
            ),
            attached: policies.attached,
          };
        },
      ),
    )
    .sort(
      (a, b) =>
        a.awsAccountId.localeCompare(b.awsAccountId) ||
        a.name.localeCompare(b.name),
    );
}

function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function texts(value: unknown): string[] {
  return [value].flat().filter(text => typeof text === 'string');
}

const unique = (values: readonly string[]) => [...new Set(values)].sort();

/** The account that the provider of a resource refuses to leave. */
function accountOf(
  stack: string,
  { provider }: TerraformJson,
  { provider: named }: Block,
): string {
  const alias = typeof named === 'string' ? named.split('.').at(1) : undefined;
  const found = [provider?.aws]
    .flat()
    .filter(isBlock)
    .find(one => one.alias === alias);
  const [account] = texts(found?.allowed_account_ids);
  if (account === undefined) {
    throw new Error(
      `Stack ${stack} does not say which account its provider ${
        named === undefined ? 'aws' : String(named)
      } works in; give it allowed_account_ids`,
    );
  }
  return account;
}

/** Policies of a role in the stack itself, and those of others that it names. */
function policiesOf(
  { resource = {} }: TerraformJson,
  id: string,
  { name }: Block,
): { own: unknown[]; attached: string[] } {
  const isOf = ({ role }: Block) =>
    role === name || String(role).startsWith(`\${aws_iam_role.${id}.`);
  const made = resource.aws_iam_policy ?? {};
  const attachments = Object.values(
    resource.aws_iam_role_policy_attachment ?? {},
  )
    .filter(isOf)
    .map(({ policy_arn: arn }) => String(arn));
  const madeHere = (arn: string): Block | undefined => {
    const [, policy] = /^\$\{aws_iam_policy\.([\w-]+)\./.exec(arn) ?? [];
    return policy === undefined ? undefined : made[policy];
  };
  const own: Block[] = [
    ...Object.values(resource.aws_iam_role_policy ?? {}).filter(isOf),
    ...attachments.map(madeHere).filter(policy => policy !== undefined),
  ];
  return {
    own: own.map(({ policy }) => policy),
    attached: unique(attachments.filter(arn => madeHere(arn) === undefined)),
  };
}

function statementsOf(stack: string, policy: unknown): Statement[] {
  let document: unknown;
  try {
    document = JSON.parse(String(policy));
  } catch (cause) {
    throw new Error(
      `Stack ${stack} has a policy of a role that is no JSON: ${String(
        policy,
      )}`,
      { cause },
    );
  }
  const statements = isBlock(document) ? [document.Statement].flat() : [];
  return statements.filter(isBlock).map(statement => ({
    effect: String(statement.Effect),
    actions: texts(statement.Action),
    resources:
      statement.Resource === undefined
        ? texts(statement.NotResource).map(resource => `not ${resource}`)
        : texts(statement.Resource),
    principals: isBlock(statement.Principal)
      ? Object.values(statement.Principal).flatMap(texts)
      : texts(statement.Principal),
    conditions: unique(
      Object.values(isBlock(statement.Condition) ? statement.Condition : {})
        .filter(isBlock)
        .flatMap(Object.keys),
    ),
  }));
}

function trustsOf(statements: readonly Statement[]): RoleTrust[] {
  return statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ conditions, principals }) =>
      principals.map(principal => ({ principal, conditions })),
    );
}

function permissionsOf(statements: readonly Statement[]): RolePermission[] {
  const byService = new Map<string, { actions: string[]; on: string[] }>();
  for (const { actions, effect, resources } of statements) {
    for (const action of effect === 'Allow' ? actions : []) {
      const [service, name = '*'] = action.split(':');
      const known = byService.get(service) ?? { actions: [], on: [] };
      known.actions.push(name);
      known.on.push(...resources);
      byService.set(service, known);
    }
  }
  return [...byService]
    .map(([service, { actions, on }]) => ({
      service,
      actions: unique(actions),
      resources: unique(on),
    }))
    .sort((a, b) => a.service.localeCompare(b.service));
}
