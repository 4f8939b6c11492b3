import { actionMatches } from '../reading/actionMatches';
import type { Block } from '../reading/Block';
import { blocks } from '../reading/blocks';
import { plainText } from '../reading/plainText';
import { isPositive } from '../reading/restrictsCaller';
import type { StackReader } from '../reading/StackReader';
import type { Condition, Statement } from '../reading/Statement';
import type { RuleContext, StackRule } from '../StackRule';
import { forEachPolicy, forEachResource } from './forEach';

const ASSUME = 'sts:AssumeRoleWithWebIdentity';
const WORKFLOW = 'job_workflow_ref:';
const ADMIN = 'account_admin';

/** Whether a statement lets in whoever has a token of GitHub Actions. */
function letsWorkflowsIn({ allows, actions, principals }: Statement): boolean {
  return (
    allows &&
    actions.some(action => actionMatches(action, ASSUME)) &&
    principals.some(
      ({ type, value }) =>
        type === 'Federated' &&
        /token\.actions\.githubusercontent\.com|_services\/token|aws_iam_openid_connect_provider/.test(
          value,
        ),
    )
  );
}

function on(claim: string, { conditions }: Statement): Condition[] {
  return conditions.filter(({ key }) => key.endsWith(`:${claim}`));
}

/** What is wrong with how a statement tells workflows apart. */
function subjectProblem(
  statement: Statement,
  onPlatform: boolean,
): string | undefined {
  const subjects = on('sub', statement).filter(isPositive);
  if (subjects.length === 0) {
    return 'a statement lets in workflows without a condition on the subject';
  }
  if (on('aud', statement).filter(isPositive).length === 0) {
    return 'a statement lets in workflows without a condition on the audience';
  }
  const named = subjects.some(({ values }) =>
    values.every(value => value.includes('${') || value.includes(WORKFLOW)),
  );
  const byClaim = on('job_workflow_ref', statement).some(isPositive);
  return onPlatform && !named && !byClaim
    ? 'a statement lets in workflows by a subject without job_workflow_ref'
    : undefined;
}

/** Display name of the service principal that an id leads to, if it can be told. */
function principalName(id: unknown, stack: StackReader): string | undefined {
  const [block] = stack
    .referred(id)
    .filter(({ type }) => type === 'databricks_service_principal');
  return block && plainText(block.attributes.display_name);
}

function adminProblem(
  { attributes, type }: Block,
  stack: StackReader,
  context: RuleContext,
): string | undefined {
  if (attributes.role !== ADMIN) {
    return undefined;
  }
  const { metadata, spec } = context.project;
  const deploys =
    spec.projects && metadata ? `${metadata.name}-deploy` : undefined;
  const name =
    type === 'databricks_service_principal_role'
      ? principalName(attributes.service_principal_id, stack)
      : undefined;
  if (deploys !== undefined && name === deploys) {
    return undefined;
  }
  return `${name ?? 'somebody'} becomes account admin${
    deploys === undefined ? '' : `, which only ${deploys} is`
  }`;
}

/** Whom tokens of workflows let in. */
export const federationRules: readonly StackRule[] = [
  {
    id: 'iam.web-identity-subject',
    title: 'A role for workflows of anybody',
    severity: 'error',
    reason:
      'Every repository on GitHub gets tokens of the same issuer. The subject says which repository and environment asks; on a platform it also has to say which workflow, or data teams could reach its rights with a workflow of their own.',
    source:
      'GitHub documentation, "Configuring OpenID Connect in Amazon Web Services" and "OpenID Connect reference", job_workflow_ref, 2026',
    fix: 'Add StringEquals on aud and on sub, with job_workflow_ref of the reusable workflow in the subject.',
    check: forEachPolicy(
      ['trust'],
      (statements, _policy, _stack, { project }) =>
        statements
          .filter(letsWorkflowsIn)
          .flatMap(
            statement =>
              subjectProblem(statement, project.spec.projects !== undefined) ??
              [],
          ),
    ),
  },
  {
    id: 'iam.wildcard-subject',
    title: 'A role for workflows by a pattern',
    severity: 'error',
    reason:
      'A pattern in the subject also matches repositories, branches and environments that somebody adds later.',
    source:
      'GitHub documentation, "Security hardening for deployments": OpenID Connect, conditions on claims, 2026',
    fix: 'Use StringEquals with the whole subjects.',
    check: forEachPolicy(['trust'], statements => {
      const patterns = statements
        .filter(letsWorkflowsIn)
        .flatMap(statement => [
          ...on('sub', statement),
          ...on('job_workflow_ref', statement),
        ])
        .filter(({ operator }) => /like/i.test(operator))
        .flatMap(({ values }) => values)
        .filter(value => /[*?]/.test(value));
      return [...new Set(patterns)].map(
        pattern => `the subject ${pattern} is a pattern`,
      );
    }),
  },
  {
    id: 'iam.federation-subject',
    title: 'A federation policy without a subject',
    severity: 'error',
    reason:
      'Without a subject, every token of the issuer is taken for the service principal: for GitHub, those of all its repositories.',
    source:
      'Databricks documentation, "Configure a federation policy", 2026; Databricks Terraform provider 1.128.0, databricks_service_principal_federation_policy',
    fix: 'Set oidc_policy.subject to the whole subject of the tokens that are meant.',
    check: forEachResource(
      [
        'databricks_service_principal_federation_policy',
        'databricks_account_federation_policy',
      ],
      ({ attributes }) => {
        const [policy] = blocks(attributes.oidc_policy);
        const subject = plainText(policy?.subject);
        if (subject.trim() === '') {
          return 'its oidc_policy has no subject';
        }
        return /[*?]/.test(subject.replace(/\$\{[^}]*\}/g, ''))
          ? `the subject ${subject} is a pattern, which is compared as it stands`
          : undefined;
      },
    ),
  },
  {
    id: 'iam.account-admin',
    title: 'An account admin',
    severity: 'error',
    reason:
      'Whoever is account admin may do everything in every workspace of the account. On a platform that is the principal of its own workflows, and nobody else.',
    source:
      'Databricks documentation, "Admin privileges": account admins, 2026; Databricks Security Reference Architecture, 2026-07',
    fix: "Remove the role, or give it to the platform's deploy principal only.",
    check: forEachResource(
      [
        'databricks_service_principal_role',
        'databricks_user_role',
        'databricks_group_role',
      ],
      adminProblem,
    ),
  },
];
