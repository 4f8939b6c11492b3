import { platformSharedTargets } from '../../platform/platformSharedTargets';
import {
  readStateKeys,
  sharedStateKeys,
  stateKeys,
  type StateKeys,
} from '../../platform/stateKeys';
import { actionMatches } from '../reading/actionMatches';
import type { Block } from '../reading/Block';
import { identityPoliciesOf } from '../reading/identityPoliciesOf';
import { plainText } from '../reading/plainText';
import type { StackReader } from '../reading/StackReader';
import type { Statement } from '../reading/Statement';
import type { RulePlatformProject } from '../RuleProject';
import type { RuleContext, StackRule } from '../StackRule';
import { forEachResource } from './forEach';

/** What of a project a role is for, as its name says it. */
interface Owner {
  /** For people. */
  what: string;
  awsAccountIds: readonly string[];
  keys: StateKeys;
  /** States of others that it may read. */
  reads: readonly string[];
}

/** All that has roles, by what comes before `-plan` and `-apply` in their names. */
function ownersIn(
  projects: Readonly<Record<string, RulePlatformProject>>,
): Array<readonly [prefix: string, owner: Owner]> {
  return Object.entries(projects).flatMap(([project, declared]) => {
    const { environments } = declared;
    const shared = platformSharedTargets(declared);
    return [
      ...Object.entries(environments).map(
        ([environment, { awsAccountId }]) =>
          [
            `${project}-${environment}`,
            {
              what: `environment ${environment} of ${project}`,
              awsAccountIds: [awsAccountId],
              keys: stateKeys(project, environment),
              // It sees whether something still joins it.
              reads: shared
                .filter(({ members }) => members.includes(environment))
                .flatMap(({ name }) => sharedStateKeys(project, name).states),
            },
          ] as const,
      ),
      ...shared.map(
        ({ members, name }) =>
          [
            `${project}-${name}`,
            {
              what: `${name} of ${project}`,
              awsAccountIds: members.map(
                member => environments[member].awsAccountId,
              ),
              keys: sharedStateKeys(project, name),
              reads: members.flatMap(member =>
                readStateKeys(project, name, member),
              ),
            },
          ] as const,
      ),
    ];
  });
}

/** Whose role it is by its name: `<project>-<environment>-plan` or `-apply`. */
function ownerOf(role: Block, { project }: RuleContext): Owner | undefined {
  const name = plainText(role.attributes.name);
  return ownersIn(project.spec.projects ?? {}).find(
    ([prefix]) => name === `${prefix}-plan` || name === `${prefix}-apply`,
  )?.[1];
}

/** Objects that a statement is about and that are not the owner's to reach so. */
function foreignObjects(
  statement: Statement,
  { keys, reads }: Owner,
): string[] {
  const onlyReads = statement.actions.every(action =>
    ['s3:GetObject', 's3:ListBucket'].includes(action),
  );
  const own = (key: string) =>
    [...keys.states, ...keys.locks].includes(key) ||
    [keys.claims, keys.plans].some(prefix => key.startsWith(prefix)) ||
    (onlyReads && reads.includes(key));
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
        return (
          !owner.awsAccountIds.some(own => own === account) &&
          !resource.startsWith('${')
        );
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
  const of = `which is not of ${owner.what}`;
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
    title: "A project's role that reaches further than what it is for",
    severity: 'error',
    reason:
      "A state holds what its environment is made of, and a child role may change it. A role that reaches another project's is not the project's any more.",
    source:
      'Terraform documentation, S3 backend, "Permissions Required", 2026; AWS Well-Architected Framework, SEC03-BP02',
    fix: "Name the environment's own states, locks, claims and plans, and the child role of its own account; of what is between environments, the states that it reads and the child roles of those that it joins.",
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
