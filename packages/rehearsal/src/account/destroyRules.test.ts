import { SimulatedAccount } from '../__testUtils__/SimulatedAccount';
import type { AccountObject } from './AccountObject';
import type { Caller } from './Caller';

const { oregon } = SimulatedAccount.callers;

describe('what stands in the way of a delete', () => {
  let simulated: SimulatedAccount;
  let inWorkspace: Caller;

  beforeEach(async () => {
    simulated = await SimulatedAccount.open();
  });

  function withCatalog(attributes: { force_destroy?: boolean } = {}) {
    const workspace = simulated.workspace();
    simulated.assign(workspace, simulated.metastoreIn('us-west-2'));
    inWorkspace = {
      provider: 'databricks',
      host: String(workspace.workspace_url),
      defaultTags: {},
    };
    const catalog = simulated.create(inWorkspace, 'databricks_catalog', {
      name: 'sales',
      ...attributes,
    });
    const { scope } = simulated.account.objects({
      type: 'databricks_catalog',
    })[0];
    const byHand = (type: string, id: string): AccountObject => ({
      provider: 'databricks',
      type,
      id,
      scope,
      attributes: { id },
      seeded: true,
    });
    simulated.account.seed([
      byHand('databricks_schema', 'sales.adhoc'),
      byHand('databricks_sql_table', 'sales.adhoc.orders'),
    ]);
    return catalog;
  }

  it('of a subnet and a security group are network interfaces, by name', () => {
    const vpc = simulated.vpcIn(oregon);
    const subnet = simulated.create(oregon, 'aws_subnet', {
      vpc_id: vpc.id,
      cidr_block: '10.0.0.0/24',
    });
    const group = simulated.create(oregon, 'aws_security_group', {
      vpc_id: vpc.id,
      name: 'workspace',
    });
    const strays = ['Databricks node', 'Lambda'].map(description =>
      simulated.account.plantNetworkInterface({
        subnetId: subnet.id,
        securityGroupIds: [group.id],
        description,
      }),
    );
    let refusal: unknown;
    try {
      simulated.remove(oregon, 'aws_subnet', subnet);
    } catch (error) {
      refusal = error;
    }

    expect(refusal).toMatchObject({
      message: `DependencyViolation: aws_subnet '${subnet.id}' is still in use and cannot be deleted.`,
      detail: `aws_network_interface '${strays[0].id}' (Databricks node), aws_network_interface '${strays[1].id}' (Lambda) use it. Delete them first.`,
    });
    expect(() => simulated.remove(oregon, 'aws_security_group', group)).toThrow(
      'DependencyViolation: aws_security_group',
    );
    for (const { id } of strays) {
      simulated.account.delete('aws_network_interface', id);
    }
    simulated.remove(oregon, 'aws_subnet', subnet);
    simulated.remove(oregon, 'aws_security_group', group);
  });

  it('cannot be planted into a subnet that is not there', () => {
    expect(() =>
      simulated.account.plantNetworkInterface({ subnetId: 'subnet-1' }),
    ).toThrow('There is no subnet subnet-1');
  });

  it('of a catalog is what others have put into it', () => {
    const catalog = withCatalog();

    expect(() =>
      simulated.remove(inWorkspace, 'databricks_catalog', catalog),
    ).toThrow("databricks_catalog 'sales' is not empty");
    simulated.account.delete('databricks_sql_table', 'sales.adhoc.orders');
    simulated.account.delete('databricks_schema', 'sales.adhoc');
    simulated.remove(inWorkspace, 'databricks_catalog', catalog);
  });

  it('of a catalog is nothing when it is forced, and all goes', () => {
    const catalog = withCatalog({ force_destroy: true });
    simulated.remove(inWorkspace, 'databricks_catalog', catalog);

    expect(
      simulated.account
        .objects({ provider: 'databricks' })
        .filter(({ id }) => id.startsWith('sales')),
    ).toEqual([]);
  });

  function fullBucket(forced: boolean) {
    const bucket = simulated.create(oregon, 'aws_s3_bucket', {
      bucket: 'lakeport-root',
      force_destroy: forced,
    });
    simulated.create(oregon, 'aws_s3_object', {
      bucket: 'lakeport-root',
      key: 'data/part-0',
    });
    return () => simulated.remove(oregon, 'aws_s3_bucket', bucket);
  }

  it('of a bucket are its objects', () => {
    expect(fullBucket(false)).toThrow(
      "BucketNotEmpty: aws_s3_bucket 'lakeport-root' is not empty",
    );
  });

  it('of a bucket is nothing when it is forced', () => {
    fullBucket(true)();

    expect(simulated.account.objects()).toEqual([]);
  });

  it('of a workspace is nothing, and its content goes with it', () => {
    const workspace = simulated.workspace();
    simulated.account.seed([
      {
        provider: 'databricks',
        type: 'databricks_cluster',
        id: 'c',
        scope: `workspace:${workspace.workspace_id}`,
        attributes: {},
        seeded: true,
      },
    ]);
    simulated.remove(
      SimulatedAccount.callers.databricks,
      'databricks_mws_workspaces',
      workspace,
    );

    expect(simulated.account.objects({ type: 'databricks_cluster' })).toEqual(
      [],
    );
  });
});

describe('faults', () => {
  const fault = (type: string) => ({
    operation: 'create' as const,
    type,
    message: 'InternalError',
  });

  it('that never hit anything are told', async () => {
    const simulated = await SimulatedAccount.open();
    simulated.account.inject([fault('aws_vpc'), fault('aws_eip')]);

    expect(() => simulated.vpcIn(oregon)).toThrow('InternalError');
    expect(simulated.account.unfiredFaults()).toEqual([fault('aws_eip')]);
  });
});
