import { synthesize } from '../synthesize';
import { projectFile } from '../__testUtils__/projectFile';
import { projectFrom } from '../__testUtils__/projectFrom';

const DEV = `
servicePrincipals: { jobs: { secret: { rotateDays: 90 } } }
`;

function stacksOf(spec: string) {
  return synthesize(projectFrom(projectFile({ spec, dev: DEV }))).stacks;
}

describe('the stacks of a project of a platform', () => {
  const stacks = stacksOf('platform: acme');
  const named = (suffix: string) => stacks[`payments-dev-${suffix}`];

  it('never go through the admin role', () => {
    expect(JSON.stringify(stacksOf(''))).toContain('TerraformAdminRole');
    expect(JSON.stringify(stacks)).not.toContain('TerraformAdminRole');
  });

  it('keep and read states as whoever runs them', () => {
    expect(named('base').terraform).toMatchObject({
      backend: {
        s3: { key: 'payments/payments-dev-base.tfstate', use_lockfile: true },
      },
    });
    for (const stack of Object.values(stacks)) {
      expect(stack.terraform).not.toHaveProperty('backend.s3.assume_role');
      const states = Object.values(stack.data?.terraform_remote_state ?? {});
      for (const { config } of states) {
        expect(config).not.toHaveProperty('assume_role');
        expect(config).toHaveProperty('use_lockfile', true);
      }
    }
  });

  it('work in AWS with the role that the run names, or the child role', () => {
    expect(named('base').provider).toMatchObject({
      aws: [
        {
          allowed_account_ids: ['100000000002'],
          assume_role: [
            { role_arn: '${var.aws_role_arn}', session_name: 'lakeport' },
          ],
        },
      ],
    });
    expect(named('base').variable).toEqual({
      aws_role_arn: {
        type: 'string',
        description: expect.any(String),
        default: 'arn:aws:iam::100000000002:role/TerraformChildRole',
        ephemeral: true,
      },
    });
  });

  it('sign in to the account and to the workspace as two service principals', () => {
    const clientOf = (suffix: string) => {
      const [databricks] = [named(suffix).provider?.databricks].flat();
      return databricks;
    };
    const account =
      '${var.databricks_account_client_id == "" ? null : var.databricks_account_client_id}';

    expect(clientOf('workspace')).toMatchObject({
      alias: 'account',
      client_id: account,
    });
    expect(clientOf('credentials')).toMatchObject({
      alias: 'account',
      client_id: account,
    });
    expect(clientOf('data')).toMatchObject({
      client_id:
        '${var.databricks_client_id == "" ? null : var.databricks_client_id}',
    });
    expect(Object.keys(named('data').variable ?? {}).sort()).toEqual([
      'aws_role_arn',
      'databricks_client_id',
    ]);
    expect(named('data').variable?.databricks_client_id).toMatchObject({
      default: '',
      ephemeral: true,
    });
  });

  it("make the platform's service principal admin of the workspace", () => {
    const { data, resource } = named('workspace');

    expect(data?.databricks_service_principal).toEqual({
      'platform-principal': {
        provider: 'databricks.account',
        display_name: 'payments/dev',
      },
    });
    expect(
      resource?.databricks_mws_permission_assignment?.[
        'platform-principal-access'
      ],
    ).toMatchObject({
      principal_id:
        '${data.databricks_service_principal.platform-principal.sp_id}',
      permissions: ['ADMIN'],
      depends_on: [expect.stringContaining('databricks_metastore_assignment.')],
    });
  });

  it('have none of it when the project is standalone', () => {
    const standalone = JSON.stringify(stacksOf(''));

    expect(standalone).not.toContain('"variable"');
    expect(standalone).not.toContain('client_id}');
    expect(standalone).not.toContain('platform-principal');
  });
});
