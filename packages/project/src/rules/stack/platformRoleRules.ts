import { stateKeys } from '../../platform/stateKeys';
import { actionMatches } from '../reading/actionMatches';
import type { Block } from '../reading/Block';
import { identityPoliciesOf } from '../reading/identityPoliciesOf';
import { plainText } from '../reading/plainText';
import type { StackReader } from '../reading/StackReader';
import type { Statement } from '../reading/Statement';
import type { RuleContext, StackRule } from '../StackRule';
import { forEachResource } from './forEach';

/** An environment of a project, as the name of a role says it. */
interface Owner {
  project: string;
  environment: string;
  awsAccountId: string;
}

/** Whose role it is by its name: `<project>-<environment>-plan` or `-apply`. */
function ownerOf(role: Block, { project }: RuleContext): Owner | undefined {
  const name = plainText(role.attributes.name);
  for (const [owner, { environments }] of Object.entries(
    project.spec.projects ?? {},
  )) {
    for (const [environment, { awsAccountId }] of Object.entries(
      environments,
    )) {
      const prefix = `${owner}-${environment}`;
      if (name === `${prefix}-plan` || name === `${prefix}-apply`) {
        return { project: owner, environment, awsAccountId };
      }
    }
  }
  return undefined;
}

/** Objects that a statement is about and that are not the environment's. */
function foreignObjects(statement: Statement, owner: Owner): string[] {
  const keys = stateKeys(owner.project, owner.environment);
  const own = (key: string) =>
    [...keys.states, ...keys.locks].includes(key) ||
    [keys.claims, keys.plans].some(prefix => key.startsWith(prefix));
  return statement.actions.some(touchesObjects)
    ? statement.resources.filter(resource => {
        if (resource === '*') {
          return true;
        }
        const object = /^arn:[^:]*:s3:::[^/]*\/(.*)$/.exec(resource);
        return object !== null && !own(object[1]);
      })
    : [];
}

function touchesObjects(action: string): boolean {
  return ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'].some(object =>
    actionMatches(action, object),
  );
}

/** Roles that a statement lets it become and that are in other accounts. */
function foreignRoles(statement: Statement, owner: Owner): string[] {
  return statement.actions.some(action =>
    actionMatches(action, 'sts:AssumeRole'),
  )
    ? statement.resources.filter(resource => {
        const account = /^arn:[^:]*:iam::([^:]*):role\//.exec(resource)?.[1];
        return account !== owner.awsAccountId && !resource.startsWith('${');
      })
    : [];
}

function reachProblems(
  role: Block,
  stack: StackReader,
  context: RuleContext,
): string[] {
  const owner = ownerOf(role, context);
  if (!owner) {
    return [];
  }
  const of = `which is not of environment ${owner.environment} of ${owner.project}`;
  return identityPoliciesOf(role, stack)
    .flatMap(({ statements }) => statements ?? [])
    .filter(({ allows }) => allows)
    .flatMap(statement =>
      statement.exceptActions || statement.exceptResources
        ? [`it may do or reach everything but some, ${of}`]
        : [
            ...foreignObjects(statement, owner).map(
              resource => `it may reach ${resource}, ${of}`,
            ),
            ...foreignRoles(statement, owner).map(
              resource => `it may become ${resource}, ${of}`,
            ),
          ],
    );
}

/** What the roles of a platform's projects may do. */
export const platformRoleRules: readonly StackRule[] = [
  {
    id: 'iam.foreign-reach',
    title: "A project's role that reaches further than its environment",
    severity: 'error',
    reason:
      "A state holds what its environment is made of, and a child role may change it. A role that reaches another project's is not the project's any more.",
    source:
      'Terraform documentation, S3 backend, "Permissions Required", 2026; AWS Well-Architected Framework, SEC03-BP02',
    fix: "Name the environment's own states, locks, claims and plans, and the child role of its own account.",
    check: forEachResource(['aws_iam_role'], reachProblems),
  },
  {
    id: 'iam.shared-account',
    title: 'Two projects in one AWS account',
    severity: 'warning',
    reason:
      'The roles of both become the same child role there, so that either can change what belongs to the other.',
    source:
      'AWS documentation, "Organizing your AWS environment using multiple accounts", 2026',
    fix: 'Give every project AWS accounts of its own.',
    check: ({ project }) => {
      const owners = new Map<string, string>();
      return Object.entries(project.spec.projects ?? {}).flatMap(
        ([name, { environments }]) =>
          [
            ...new Set(
              Object.values(environments).map(
                ({ awsAccountId }) => awsAccountId,
              ),
            ),
          ].flatMap(account => {
            const other = owners.get(account);
            owners.set(account, other ?? name);
            return other === undefined
              ? []
              : [
                  {
                    message: `projects ${other} and ${name} are both in account ${account}`,
                  },
                ];
          }),
      );
    },
  },
];
