import { PolicyDocument } from '../policies/PolicyDocument';
import { synthesizePlatform } from '../synthesizePlatform';
import { brokenPolicies } from '../__testUtils__/brokenPolicies';
import { danglingReferences } from '../__testUtils__/danglingReferences';
import { letsIn, mayDo } from '../__testUtils__/iamEvaluation';
import {
  platformFile,
  PlatformFileOptions,
  TWO_PROJECTS,
} from '../__testUtils__/platformFile';
import { platformFrom } from '../__testUtils__/platformFrom';

function platformStack(options: PlatformFileOptions = {}) {
  const result = synthesizePlatform(platformFrom(platformFile(options)));
  const json = result.stacks['acme-account'];
  return {
    result,
    json,
    resources: (type: string) => json.resource?.[type] ?? {},
    data: (type: string) => json.data?.[type] ?? {},
  };
}

const ADMIN_ROLE = 'arn:aws:iam::100000000001:role/TerraformAdminRole';

describe('synthesizePlatform', () => {
  it('has one stack, named after the platform', () => {
    const { manifest, stacks } = platformStack().result;

    expect(manifest).toMatchObject({
      project: 'acme',
      order: ['acme-account'],
      stacks: {
        'acme-account': {
          kind: 'account',
          dependsOn: [],
          path: 'stacks/acme-account/cdk.tf.json',
        },
      },
    });
    expect(Object.keys(stacks)).toEqual(['acme-account']);
  });

  it('puts the service principals of all environments into one group', () => {
    const { resources } = platformStack();

    expect(resources('databricks_group')['environments-group']).toMatchObject({
      display_name: 'acme-environments',
    });
    const members = Object.values(resources('databricks_group_member'));
    expect(members.map(({ member_id }) => member_id).sort()).toEqual(
      Object.keys(resources('databricks_service_principal'))
        .filter(name => name !== 'deploy')
        .map(name => `\${databricks_service_principal.${name}.id}`)
        .sort(),
    );
    expect(new Set(members.map(({ group_id }) => group_id))).toEqual(
      new Set(['${databricks_group.environments-group.id}']),
    );
  });

  it('keeps its state and works in the umbrella account through the admin role', () => {
    const { json } = platformStack();

    expect(json.terraform).toMatchObject({
      backend: {
        s3: {
          bucket: 'acme-terraform-tf-state',
          key: 'acme/acme-account.tfstate',
          use_lockfile: true,
          assume_role: { role_arn: ADMIN_ROLE },
        },
      },
    });
    expect(json.provider).toMatchObject({
      aws: [
        {
          allowed_account_ids: ['100000000001'],
          assume_role: [{ role_arn: ADMIN_ROLE }],
          default_tags: [
            { tags: { organization: 'acme', 'lakeport-project': 'acme' } },
          ],
        },
      ],
      databricks: [{ alias: 'account' }],
    });
  });

  it('is the same from run to run and refers to nothing that is not there', () => {
    const { json, result } = platformStack();

    expect(JSON.stringify(platformStack().result)).toBe(JSON.stringify(result));
    expect(danglingReferences(result)).toEqual([]);
    expect(brokenPolicies(json)).toEqual([]);
  });

  it('does not sign in to AWS for a platform that has nothing there yet', () => {
    const { json } = platformStack({ projects: {} });

    expect(json.provider).not.toHaveProperty('aws');
    expect(json.resource).not.toHaveProperty('aws_iam_role');
    expect(json.output?.environments).toMatchObject({ value: {} });
  });
});

describe('PlatformStack', () => {
  it('looks metastores up, and creates the ones that it is asked for without storage', () => {
    const { data, json, resources } = platformStack({
      databricks: {
        metastores: {
          'eu-west-1': { create: true, owner: 'metastore-admins' },
          'us-west-2': {},
        },
        groups: { existing: ['metastore-admins'] },
      },
    });

    expect(data('databricks_metastore')).toEqual({
      'metastore-us-west-2': {
        provider: 'databricks.account',
        region: 'us-west-2',
      },
    });
    expect(resources('databricks_metastore')).toEqual({
      'metastore-eu-west-1': {
        provider: 'databricks.account',
        name: 'acme-eu-west-1',
        region: 'eu-west-1',
        owner: 'metastore-admins',
        force_destroy: false,
        lifecycle: { prevent_destroy: true },
      },
    });
    expect(json.output).toMatchObject({
      metastore_id_eu_west_1: {
        value: '${databricks_metastore.metastore-eu-west-1.id}',
      },
      metastore_id_us_west_2: {
        value: '${data.databricks_metastore.metastore-us-west-2.id}',
      },
    });
  });

  it('looks groups up that are there, and makes the others before what they own', () => {
    const { data, resources } = platformStack({
      databricks: {
        metastores: { 'us-west-2': { create: true, owner: 'owners ${x}' } },
        groups: { existing: ['Data Engineers'], create: ['owners ${x}'] },
      },
    });
    const [[address, group]] = Object.entries(
      resources('databricks_group'),
    ).filter(([name]) => name !== 'environments-group');
    const [lookup] = Object.values(data('databricks_group'));

    expect(group).toEqual({
      provider: 'databricks.account',
      display_name: 'owners $${x}',
    });
    expect(lookup).toEqual({
      provider: 'databricks.account',
      display_name: 'Data Engineers',
    });
    expect(resources('databricks_metastore')).toMatchObject({
      'metastore-us-west-2': {
        owner: 'owners $${x}',
        depends_on: [`databricks_group.${address}`],
      },
    });
  });

  it('makes a network connectivity configuration by the name that projects look up', () => {
    const id = '7c1f8b4e-2f6d-4a7e-9a41-3a1d6f0c5b22';
    const { json, resources } = platformStack({
      databricks: {
        networkConnectivity: { 'us-west-2': {}, 'eu-west-1': { existing: id } },
      },
    });

    expect(resources('databricks_mws_network_connectivity_config')).toEqual({
      'network-connectivity-us-west-2': {
        provider: 'databricks.account',
        name: 'acme-us-west-2',
        region: 'us-west-2',
      },
    });
    expect(json.output).toMatchObject({
      network_connectivity_id_eu_west_1: { value: id },
      network_connectivity_id_us_west_2: {
        value:
          '${databricks_mws_network_connectivity_config.network-connectivity-us-west-2.network_connectivity_config_id}',
      },
    });
  });

  it('delivers logs into a bucket that cannot be destroyed', () => {
    expect(platformStack().resources('databricks_mws_log_delivery')).toEqual(
      {},
    );
    const { resources } = platformStack({
      databricks: { logDelivery: { audit: true, billableUsage: true } },
    });

    expect(
      Object.values(resources('databricks_mws_log_delivery')).map(
        ({ config_name }) => config_name,
      ),
    ).toEqual(['acme-audit', 'acme-billable-usage']);
    expect(resources('aws_s3_bucket')).toMatchObject({
      'log-delivery-bucket': {
        bucket: 'acme-log-delivery-100000000001',
        force_destroy: false,
        lifecycle: { prevent_destroy: true },
      },
    });
  });

  it("makes one account admin, which only the platform's own workflows sign in as", () => {
    const { json, resources } = platformStack();
    const policies = Object.entries(
      resources('databricks_service_principal_federation_policy'),
    ).filter(([name]) => name.startsWith('deploy-'));

    expect(resources('databricks_service_principal_role')).toEqual({
      'deploy-account-admin': {
        provider: 'databricks.account',
        service_principal_id: '${databricks_service_principal.deploy.id}',
        role: 'account_admin',
      },
    });
    expect(resources('databricks_service_principal')).toMatchObject({
      deploy: { display_name: 'acme-deploy' },
    });
    expect(policies.map(([, { oidc_policy }]) => oidc_policy)).toEqual(
      ['check', 'deploy', 'drift', 'platform'].map(workflow => ({
        issuer: 'https://token.actions.githubusercontent.com',
        audiences: ['0d26daa6-5e44-4c97-a497-ef015f91254a'],
        subject: `acme/lakehouse-platform/.github/workflows/${workflow}.yml@refs/heads/main`,
        subject_claim: 'job_workflow_ref',
      })),
    );
    expect(json.output).toMatchObject({
      deploy_client_id: {
        value: '${databricks_service_principal.deploy.application_id}',
      },
    });
  });

  it('lets the service principal of an environment sign in for exactly its subjects', () => {
    const { resources } = platformStack({ github: { branch: 'release' } });
    const subjects = Object.fromEntries(
      Object.values(resources('databricks_service_principal_federation_policy'))
        .filter(
          ({ service_principal_id }) =>
            service_principal_id ===
            '${databricks_service_principal.environment-payments-dev-principal.id}',
        )
        .map(({ oidc_policy, policy_id }) => [policy_id, oidc_policy]),
    );
    const policy = (environment: string, workflow: string) => ({
      issuer: 'https://token.actions.githubusercontent.com',
      audiences: ['0d26daa6-5e44-4c97-a497-ef015f91254a'],
      subject: `repo:acme/payments-lakehouse:environment:${environment}:job_workflow_ref:acme/lakehouse-platform/.github/workflows/${workflow}.yml@refs/heads/release`,
    });

    expect(subjects).toEqual({
      'apply-deploy': policy('dev', 'deploy'),
      'plan-check': policy('dev-plan', 'check'),
      'plan-deploy': policy('dev-plan', 'deploy'),
      'plan-drift': policy('dev-plan', 'drift'),
    });
  });

  it('trusts a repository with an immutable subject by its ids', () => {
    const { resources } = platformStack({
      projects: {
        ...TWO_PROJECTS,
        payments: {
          ...TWO_PROJECTS.payments,
          githubIds: { owner: 123456, repository: 456789 },
        },
      },
    });
    const subject =
      'repo:acme@123456/payments-lakehouse@456789:environment:dev:job_workflow_ref:acme/lakehouse-platform/.github/workflows/deploy.yml@refs/heads/main';
    const trust = Object.values(resources('aws_iam_role')).find(
      ({ name }) => name === 'payments-dev-apply',
    )?.assume_role_policy;
    const text = JSON.stringify(trust);
    expect(text).toContain(subject);
    const subjects = Object.values(
      resources('databricks_service_principal_federation_policy'),
    ).map(({ oidc_policy }) => JSON.stringify(oidc_policy));
    expect(subjects.filter(one => one.includes(subject))).toHaveLength(1);
    // By its names alone nobody is let in, and the other project has no ids.
    expect([text, ...subjects].join()).not.toContain(
      'repo:acme/payments-lakehouse',
    );
    expect(subjects.join()).toContain('repo:acme/loans-lakehouse:');
  });

  it('makes a role for every project, environment and operation, bounded and tagged', () => {
    const { json, resources } = platformStack();
    const roles = resources('aws_iam_role');

    expect(Object.values(roles).map(({ name }) => name)).toEqual([
      'loans-dev-apply',
      'loans-dev-plan',
      'payments-dev-apply',
      'payments-dev-plan',
      'payments-prod-apply',
      'payments-prod-plan',
    ]);
    for (const role of Object.values(roles)) {
      expect(role).toMatchObject({
        path: '/lakeport/acme/',
        permissions_boundary: 'arn:aws:iam::100000000001:policy/acme-boundary',
      });
    }
    expect(roles['environment-payments-prod-apply-role'].tags).toEqual({
      'lakeport-account': '100000000003',
      'lakeport-environment': 'prod',
      'lakeport-project': 'payments',
    });
    expect(json.output?.environments).toMatchObject({
      value: {
        'payments/prod': {
          planRoleArn:
            '${aws_iam_role.environment-payments-prod-plan-role.arn}',
          applyRoleArn:
            '${aws_iam_role.environment-payments-prod-apply-role.arn}',
          principalId:
            '${databricks_service_principal.environment-payments-prod-principal.id}',
          clientId:
            '${databricks_service_principal.environment-payments-prod-principal.application_id}',
        },
      },
    });
  });

  it('trusts the issuer of a GitHub Enterprise Server where the platform is on one', () => {
    const { json } = platformStack({ github: { host: 'github.acme.example' } });
    const text = JSON.stringify(json);

    expect(text).toContain('https://github.acme.example/_services/token');
    expect(text).toContain('oidc-provider/github.acme.example/_services/token');
    expect(text).not.toContain('githubusercontent');
  });
});

describe('roles as the stack renders them', () => {
  const { resources } = platformStack();
  const document = (type: string, name: string, key: string): PolicyDocument =>
    JSON.parse(String(resources(type)[name][key]));
  const trust = (name: string) =>
    document('aws_iam_role', `environment-${name}-role`, 'assume_role_policy');
  const policy = (name: string) =>
    document('aws_iam_role_policy', `environment-${name}-policy`, 'policy');
  const issuer = 'token.actions.githubusercontent.com';
  const signIn = (role: string, environment: string, workflow: string) =>
    letsIn(trust(role), {
      action: 'sts:AssumeRoleWithWebIdentity',
      resource: 'the role',
      principal: {
        Federated: `arn:aws:iam::100000000001:oidc-provider/${issuer}`,
      },
      context: {
        [`${issuer}:aud`]: 'sts.amazonaws.com',
        [`${issuer}:sub`]: `repo:acme/payments-lakehouse:environment:${environment}:job_workflow_ref:acme/lakehouse-platform/.github/workflows/${workflow}.yml@refs/heads/main`,
      },
    });

  it('apply by deploy.yml in the environment, plan by every workflow beside it', () => {
    const allowed = ['dev', 'dev-plan', 'prod', 'prod-plan'].flatMap(
      environment =>
        ['deploy', 'check', 'drift', 'platform'].flatMap(workflow =>
          ['payments-dev-plan', 'payments-dev-apply']
            .filter(role => signIn(role, environment, workflow) === 'allowed')
            .map(role => `${role} by ${workflow} in ${environment}`),
        ),
    );

    expect(allowed.sort()).toEqual([
      'payments-dev-apply by deploy in dev',
      'payments-dev-plan by check in dev-plan',
      'payments-dev-plan by deploy in dev-plan',
      'payments-dev-plan by drift in dev-plan',
    ]);
  });

  it('reach no state and no account of another project', () => {
    const asks = (action: string, resource: string) =>
      mayDo({ policies: [policy('payments-dev-apply')] }, { action, resource });
    const state = (key: string) =>
      `arn:aws:s3:::acme-terraform-tf-state/${key}`;

    expect(
      asks('s3:PutObject', state('payments/payments-dev-data.tfstate')),
    ).toBe('allowed');
    expect(
      asks('s3:GetObject', state('payments/payments-prod-data.tfstate')),
    ).toBe('not allowed');
    expect(asks('s3:GetObject', state('loans/loans-dev-data.tfstate'))).toBe(
      'not allowed',
    );
    expect(asks('s3:GetObject', state('acme/acme-account.tfstate'))).toBe(
      'not allowed',
    );
    const child = (account: string) =>
      asks('sts:AssumeRole', `arn:aws:iam::${account}:role/TerraformChildRole`);
    expect(child('100000000002')).toBe('allowed');
    expect(child('100000000003')).toBe('not allowed');
    expect(child('100000000004')).toBe('not allowed');
  });
});
