import { lakehouseStacks, singleStack } from '../__testUtils__/lakehouseStacks';
import type { StepEvent } from './StepEvent';
import { rehearse } from './rehearse';

jest.setTimeout(120_000);

describe('rehearse', () => {
  it('takes three stacks from init to destroy and leaves nothing', async () => {
    const events: StepEvent[] = [];
    const result = await rehearse({
      stacks: lakehouseStacks(),
      environment: 'dev',
      onEvent: event => events.push(event),
    });

    expect(result.steps.filter(step => step.status !== 'succeeded')).toEqual(
      [],
    );
    expect(result).toMatchObject({
      failures: 0,
      objectsLeft: 0,
      rehearsal: true,
      summary: { add: 25, change: 0, replace: 0, destroy: 25 },
    });
    expect(result.steps.map(({ step, stack }) => `${step} ${stack}`)).toEqual([
      'init shop-dev-base',
      'validate shop-dev-base',
      'init shop-dev-workspace',
      'validate shop-dev-workspace',
      'init shop-dev-data',
      'validate shop-dev-data',
      'plan shop-dev-base',
      'apply shop-dev-base',
      'plan shop-dev-workspace',
      'apply shop-dev-workspace',
      'plan shop-dev-data',
      'apply shop-dev-data',
      'replan shop-dev-base',
      'replan shop-dev-workspace',
      'replan shop-dev-data',
      'destroy shop-dev-data',
      'destroy shop-dev-workspace',
      'destroy shop-dev-base',
    ]);
    expect(events.filter(({ status }) => status === 'started')).toHaveLength(
      18,
    );
    expect(result.steps.at(-1)?.message).toBe(
      'deletion protection lifted for the rehearsal: aws_s3_bucket.root',
    );
    const plan = result.steps.find(({ step }) => step === 'plan');
    expect(plan?.changes).toContainEqual(
      expect.objectContaining({ address: 'aws_subnet.a', actions: ['create'] }),
    );
  });

  it('fails where a fault is injected, in its words, and cleans up', async () => {
    const result = await rehearse({
      stacks: lakehouseStacks(),
      faults: [
        {
          operation: 'create',
          type: 'databricks_mws_workspaces',
          region: undefined,
          message: 'INTERNAL_ERROR: try again',
        },
      ],
    });

    expect(result.failures).toBe(1);
    expect(result.objectsLeft).toBe(0);
    expect(
      result.steps.find(({ status }) => status === 'failed'),
    ).toMatchObject({
      step: 'apply',
      stack: 'shop-dev-workspace',
      message: expect.stringContaining(
        'databricks_mws_workspaces.main: INTERNAL_ERROR: try again',
      ),
    });
  });

  describe('of protected databases', () => {
    const kept = { deletion_protection: true };
    const resource = {
      aws_rds_global_cluster: {
        all: {
          ...kept,
          global_cluster_identifier: 'shop',
          engine: 'aurora-postgresql',
        },
      },
      aws_rds_cluster: {
        one: {
          ...kept,
          cluster_identifier: 'shop',
          engine: 'aurora-postgresql',
          global_cluster_identifier: '${aws_rds_global_cluster.all.id}',
          master_username: 'lakeport',
          master_password: 'secret',
          skip_final_snapshot: true,
          lifecycle: { prevent_destroy: true },
        },
      },
      aws_db_instance: {
        two: {
          ...kept,
          identifier: 'shop',
          instance_class: 'db.t4g.medium',
          engine: 'postgres',
          allocated_storage: 100,
          username: 'lakeport',
          password: 'secret',
          skip_final_snapshot: true,
        },
      },
    };

    it('has RDS let go of them first, and leaves nothing', async () => {
      const result = await rehearse({ stacks: singleStack(resource) });

      expect(
        result.steps.filter(({ status }) => status !== 'succeeded'),
      ).toEqual([]);
      expect(result).toMatchObject({ failures: 0, objectsLeft: 0 });
      expect(result.steps.at(-1)?.message).toBe(
        'deletion protection lifted for the rehearsal: aws_rds_global_cluster.all, aws_rds_cluster.one, aws_db_instance.two',
      );
    });

    it('makes none to destroy it where an apply did not get to it', async () => {
      const result = await rehearse({
        stacks: singleStack(resource),
        faults: [
          {
            operation: 'create',
            type: 'aws_db_instance',
            region: undefined,
            message: 'InsufficientDBInstanceCapacity',
          },
        ],
      });

      expect(
        result.steps
          .filter(({ status }) => status === 'failed')
          .map(({ step }) => step),
      ).toEqual(['apply']);
      expect(result.objectsLeft).toBe(0);
    });
  });

  it('says what is left when a destroy fails', async () => {
    const result = await rehearse({
      stacks: singleStack({ aws_vpc: { v: { cidr_block: '10.0.0.0/22' } } }),
      faults: [
        {
          operation: 'delete',
          type: 'aws_vpc',
          region: 'us-west-2',
          message: 'UnauthorizedOperation',
        },
      ],
    });

    expect(result).toMatchObject({ failures: 1, objectsLeft: 1 });
  });

  it('does not fire a fault of another region', async () => {
    const result = await rehearse({
      stacks: singleStack({ aws_vpc: { v: { cidr_block: '10.0.0.0/22' } } }),
      faults: [
        {
          operation: 'create',
          type: 'aws_vpc',
          region: 'eu-central-1',
          message: 'not here',
        },
      ],
    });

    expect(result.failures).toBe(0);
  });

  it('stops when it is aborted', async () => {
    const controller = new AbortController();
    const result = await rehearse({
      stacks: lakehouseStacks(),
      signal: controller.signal,
      onEvent: ({ step, status }) => {
        if (step === 'plan' && status === 'started') controller.abort();
      },
    });

    expect(result.failures).toBe(1);
    expect(result.steps.at(-1)).toMatchObject({
      step: 'plan',
      status: 'failed',
      message: expect.stringContaining('cancelled'),
    });
  });

  it('refuses an environment that is not there', async () => {
    await expect(
      rehearse({ stacks: lakehouseStacks(), environment: 'prod' }),
    ).rejects.toThrow('There is no environment "prod"; the project has dev');
  });
});
