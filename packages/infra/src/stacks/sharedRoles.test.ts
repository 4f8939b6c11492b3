import { readStateKeys, sharedStateKeys, stateKeys } from '@lakeport/project';
import { childRoleTrustPolicy } from '../policies/childRoleTrustPolicy';
import { environmentBoundaryPolicy } from '../policies/environmentBoundaryPolicy';
import { PolicyDocument } from '../policies/PolicyDocument';
import { synthesizePlatform } from '../synthesizePlatform';
import { letsIn, mayDo } from '../__testUtils__/iamEvaluation';
import { platformFile, TWO_PROJECTS } from '../__testUtils__/platformFile';
import { platformFrom } from '../__testUtils__/platformFrom';

const ADMIN = '100000000001';
const BUCKET = 'acme-terraform-tf-state';
const CHILD = 'TerraformChildRole';
const OPERATIONS = ['plan', 'apply'] as const;
const ACCOUNTS = {
  dev: '100000000002',
  prod: '100000000003',
  lab: '100000000005',
} as const;
const { payments, loans } = TWO_PROJECTS;

const json = synthesizePlatform(
  platformFrom(
    platformFile({
      projects: {
        payments: {
          ...payments,
          environments: {
            ...payments.environments,
            lab: {
              awsAccountId: ACCOUNTS.lab,
              region: 'eu-west-1',
            },
          },
          // All with a range.
          connectivity: {},
          regions: { members: ['prod', 'lab'] },
        },
        loans,
      },
    }),
  ),
).stacks['acme-account'];
const resources = (type: string) => json.resource?.[type] ?? {};
const boundary = environmentBoundaryPolicy({
  stateBucket: BUCKET,
  childRoles: [CHILD, `${CHILD}-plan`],
});

/** A role of the stack, as AWS sees it when it asks for something. */
function roleOf(id: string, operation: 'plan' | 'apply') {
  const { name, tags, assume_role_policy } =
    resources('aws_iam_role')[`${id}-${operation}-role`];
  const policy: PolicyDocument = JSON.parse(
    String(
      resources('aws_iam_role_policy')[`${id}-${operation}-policy`].policy,
    ),
  );
  const trust: PolicyDocument = JSON.parse(String(assume_role_policy));
  const arn = `arn:aws:iam::${ADMIN}:role/lakeport/acme/${name}`;
  const context = {
    'aws:PrincipalArn': arn,
    ...Object.fromEntries(
      Object.entries(tags ?? {}).map(([tag, value]) => [
        `aws:PrincipalTag/${tag}`,
        String(value),
      ]),
    ),
  };
  return {
    trust,
    asks: (action: string, resource: string, more = {}) =>
      mayDo(
        { policies: [policy], boundary },
        { action, resource, context: { ...context, ...more } },
      ),
    /** Whether the child role of an account lets it in. */
    enters: (awsAccountId: string, as: 'plan' | 'apply') =>
      letsIn(
        childRoleTrustPolicy({
          adminAccountId: ADMIN,
          adminRole: 'TerraformAdminRole',
          environmentRoles: {
            awsAccountId,
            rolePath: '/lakeport/acme/',
            operation: as,
          },
        }),
        {
          action: 'sts:AssumeRole',
          resource: 'the role',
          principal: { AWS: arn },
          context,
        },
      ),
  };
}

const object = (key: string) => `arn:aws:s3:::${BUCKET}/${key}`;
const childRole = (account: string, operation: 'plan' | 'apply') =>
  `arn:aws:iam::${account}:role/${
    operation === 'plan' ? `${CHILD}-plan` : CHILD
  }`;

const TARGETS = [
  { target: 'connectivity', members: ['dev', 'prod'] },
  { target: 'regions', members: ['prod', 'lab'] },
] as const;
const EVERY = TARGETS.flatMap(one =>
  OPERATIONS.map(operation => ({ ...one, operation })),
);

describe('the roles of what is between environments', () => {
  it.each(EVERY)(
    '$target $operation keeps its own things, and reads what it builds upon',
    ({ members, operation, target }) => {
      const { asks } = roleOf(`shared-payments-${target}`, operation);
      const own = sharedStateKeys('payments', target);
      const read = members.flatMap(member =>
        readStateKeys('payments', target, member),
      );

      for (const key of own.states) {
        expect(asks('s3:GetObject', object(key))).toBe('allowed');
        expect(asks('s3:PutObject', object(key))).toBe(
          operation === 'apply' ? 'allowed' : 'not allowed',
        );
        expect(asks('s3:DeleteObject', object(key))).toBe('not allowed');
      }
      for (const key of [...own.locks, `${own.claims}x`, `${own.plans}x/y`]) {
        for (const action of ['Get', 'Put', 'Delete']) {
          expect(asks(`s3:${action}Object`, object(key))).toBe('allowed');
        }
      }
      for (const key of read) {
        expect(asks('s3:GetObject', object(key))).toBe('allowed');
        expect(asks('s3:PutObject', object(key))).toBe('not allowed');
        expect(asks('s3:DeleteObject', object(`${key}.tflock`))).toBe(
          'not allowed',
        );
        // Else S3 would not say that it is not there yet.
        expect(
          asks('s3:ListBucket', `arn:aws:s3:::${BUCKET}`, { 's3:prefix': key }),
        ).toBe('allowed');
      }
    },
  );

  it.each(EVERY)(
    '$target $operation reaches nothing else of its project, and nothing of another',
    ({ members, operation, target }) => {
      const { asks } = roleOf(`shared-payments-${target}`, operation);
      const read = members.flatMap(member =>
        readStateKeys('payments', target, member),
      );
      const [other] = TARGETS.filter(one => one.target !== target);
      const keys = [
        stateKeys('payments', 'dev'),
        stateKeys('payments', 'prod'),
        stateKeys('payments', 'lab'),
        stateKeys('loans', 'dev'),
        sharedStateKeys('payments', other.target),
        sharedStateKeys('loans', target),
      ].flatMap(({ claims, locks, plans, states }) => [
        ...states,
        ...locks,
        `${claims}x`,
        `${plans}x/y`,
      ]);
      for (const key of [...keys, 'acme/acme-account.tfstate']) {
        expect([key, asks('s3:GetObject', object(key))]).toEqual([
          key,
          read.includes(key) ? 'allowed' : 'not allowed',
        ]);
        expect(asks('s3:PutObject', object(key))).toBe('not allowed');
        expect(asks('s3:DeleteObject', object(key))).toBe('not allowed');
      }
    },
  );

  it.each(EVERY)(
    '$target $operation becomes the child roles of what it joins, by both sides',
    ({ members, operation, target }) => {
      const { asks, enters } = roleOf(`shared-payments-${target}`, operation);
      const joined: readonly string[] = members.map(name => ACCOUNTS[name]);
      for (const account of [
        ...Object.values(ACCOUNTS),
        '100000000004',
        ADMIN,
      ]) {
        for (const as of OPERATIONS) {
          const isMeant = as === operation && joined.includes(account);
          const wanted = isMeant ? 'allowed' : 'not allowed';
          expect(asks('sts:AssumeRole', childRole(account, as))).toBe(wanted);
          expect(enters(account, as)).toBe(wanted);
        }
      }
    },
  );

  it.each(EVERY)(
    '$target $operation is that of workflows in its own GitHub environment',
    ({ operation, target }) => {
      const { trust } = roleOf(`shared-payments-${target}`, operation);
      const issuer = 'token.actions.githubusercontent.com';
      const allowed = [target, 'dev', 'connectivity', 'regions']
        .flatMap(name => [name, `${name}-plan`])
        .flatMap(environment =>
          ['deploy', 'check', 'drift', 'platform'].flatMap(workflow =>
            letsIn(trust, {
              action: 'sts:AssumeRoleWithWebIdentity',
              resource: 'the role',
              principal: {
                Federated: `arn:aws:iam::${ADMIN}:oidc-provider/${issuer}`,
              },
              context: {
                [`${issuer}:aud`]: 'sts.amazonaws.com',
                [`${issuer}:sub`]: `repo:acme/payments-lakehouse:environment:${environment}:job_workflow_ref:acme/lakehouse-platform/.github/workflows/${workflow}.yml@refs/heads/main`,
              },
            }) === 'allowed'
              ? [`${workflow} in ${environment}`]
              : [],
          ),
        );
      expect([...new Set(allowed)].sort()).toEqual(
        operation === 'apply'
          ? [`deploy in ${target}`]
          : ['check', 'deploy', 'drift'].map(
              workflow => `${workflow} in ${target}-plan`,
            ),
      );
    },
  );

  it('let environments that are joined see whether they still are, and no others', () => {
    const sees = (environment: string, target: 'connectivity' | 'regions') =>
      OPERATIONS.map(operation => {
        const { asks } = roleOf(
          `environment-payments-${environment}`,
          operation,
        );
        const [state] = sharedStateKeys('payments', target).states;
        expect(asks('s3:PutObject', object(state))).toBe('not allowed');
        expect(asks('s3:PutObject', object(`${state}.tflock`))).toBe(
          'not allowed',
        );
        return asks('s3:GetObject', object(state)) === 'allowed';
      });
    expect(sees('dev', 'connectivity')).toEqual([true, true]);
    expect(sees('dev', 'regions')).toEqual([false, false]);
    expect(sees('prod', 'connectivity')).toEqual([true, true]);
    expect(sees('prod', 'regions')).toEqual([true, true]);
    expect(sees('lab', 'connectivity')).toEqual([false, false]);
    expect(sees('lab', 'regions')).toEqual([true, true]);
  });

  it('sign in to the workspaces of regions as their service principals, and to no others', () => {
    const policies = Object.values(
      resources('databricks_service_principal_federation_policy'),
    ).filter(({ policy_id }) => String(policy_id).startsWith('regions-'));
    const of = (environment: string) =>
      policies
        .filter(
          ({ service_principal_id }) =>
            service_principal_id ===
            `\${databricks_service_principal.environment-payments-${environment}-principal.id}`,
        )
        .map(({ policy_id, oidc_policy }) => {
          const { subject }: { subject: string } = JSON.parse(
            JSON.stringify(oidc_policy),
          );
          return [policy_id, subject.replace(/^.*:environment:/, '')];
        });
    const workflow = (name: string) =>
      `job_workflow_ref:acme/lakehouse-platform/.github/workflows/${name}.yml@refs/heads/main`;
    const wanted = [
      ['regions-apply-deploy', `regions:${workflow('deploy')}`],
      ['regions-plan-check', `regions-plan:${workflow('check')}`],
      ['regions-plan-deploy', `regions-plan:${workflow('deploy')}`],
      ['regions-plan-drift', `regions-plan:${workflow('drift')}`],
    ];
    expect(of('prod').sort()).toEqual(wanted);
    expect(of('lab').sort()).toEqual(wanted);
    expect(policies).toHaveLength(8);
  });

  it('are put out, with whom they are in Databricks', () => {
    expect(json.output?.shared).toMatchObject({
      value: {
        'payments/connectivity': {
          planRoleArn:
            '${aws_iam_role.shared-payments-connectivity-plan-role.arn}',
          applyRoleArn:
            '${aws_iam_role.shared-payments-connectivity-apply-role.arn}',
          clientIds: {},
        },
        'payments/regions': {
          planRoleArn: '${aws_iam_role.shared-payments-regions-plan-role.arn}',
          applyRoleArn:
            '${aws_iam_role.shared-payments-regions-apply-role.arn}',
          clientIds: {
            lab: '${databricks_service_principal.environment-payments-lab-principal.application_id}',
            prod: '${databricks_service_principal.environment-payments-prod-principal.application_id}',
          },
        },
      },
    });
    const { output } = synthesizePlatform(platformFrom(platformFile())).stacks[
      'acme-account'
    ];
    expect(output).not.toHaveProperty('shared');
  });
});
