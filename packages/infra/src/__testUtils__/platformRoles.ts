import { environmentBoundaryPolicy } from '../policies/environmentBoundaryPolicy';
import { environmentRolePolicy } from '../policies/environmentRolePolicy';
import { mayDo } from './iamEvaluation';

export const ADMIN = '100000000001';
export const BUCKET = 'acme-terraform-tf-state';
export const CHILD = 'TerraformChildRole';
export const PLAN_CHILD = 'TerraformChildRole-plan';
export const ROLE_PATH = '/lakeport/acme/';
export const WORKFLOWS = 'acme/lakehouse-platform/.github/workflows';
export const DEPLOY = `${WORKFLOWS}/deploy.yml@refs/heads/main`;
export const subject = (
  repository: string,
  environment: string,
  workflow = DEPLOY,
) =>
  `repo:${repository}:environment:${environment}:job_workflow_ref:${workflow}`;
export const role = (account: string, name: string) =>
  `arn:aws:iam::${account}:role/${name}`;
export const object = (key: string) => `arn:aws:s3:::${BUCKET}/${key}`;

export const keys = (project: string, environment: string) => {
  const states = ['base', 'workspace', 'credentials', 'data'].map(
    stack => `${project}/${project}-${environment}-${stack}.tfstate`,
  );
  return {
    states,
    locks: states.map(state => `${state}.tflock`),
    claims: `${project}/claims/${environment}/`,
    plans: `${project}/plans/${environment}/`,
  };
};

export const ENVIRONMENTS = [
  { project: 'payments', environment: 'dev', account: '100000000002' },
  { project: 'payments', environment: 'prod', account: '100000000003' },
  { project: 'pay', environment: 'dev', account: '100000000004' },
  { project: 'loans', environment: 'prod', account: '100000000005' },
];
export const OPERATIONS = ['plan', 'apply'] as const;

export const boundary = environmentBoundaryPolicy({
  stateBucket: BUCKET,
  childRoles: [CHILD, PLAN_CHILD],
});

/** A role of an environment as AWS sees it when it asks for something. */
export function environmentRole(
  { project, environment, account }: (typeof ENVIRONMENTS)[number],
  operation: 'plan' | 'apply',
) {
  const policies = [
    environmentRolePolicy({
      operation,
      stateBucket: BUCKET,
      keys: keys(project, environment),
      childRoleArns: [role(account, operation === 'plan' ? PLAN_CHILD : CHILD)],
    }),
  ];
  const context = {
    'aws:PrincipalArn': role(
      ADMIN,
      `lakeport/acme/${project}-${environment}-${operation}`,
    ),
    'aws:PrincipalTag/lakeport-account': account,
    'aws:PrincipalTag/lakeport-project': project,
  };
  return {
    policies,
    context,
    asks: (action: string, resource: string, more = {}, own = policies) =>
      mayDo(
        { policies: own, boundary },
        { action, resource, context: { ...context, ...more } },
      ),
  };
}

export const everyRole = ENVIRONMENTS.flatMap(one =>
  OPERATIONS.map(operation => ({ ...one, operation })),
);
export const everyPair = everyRole.flatMap(own =>
  ENVIRONMENTS.filter(
    other =>
      other.project !== own.project || other.environment !== own.environment,
  ).map(other => ({ own, other })),
);
