import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { singleStack } from '../__testUtils__/lakehouseStacks';
import { RehearsalAccount } from '../account/RehearsalAccount';
import { TerraformEngine } from '../engine/TerraformEngine';
import { ProviderServer } from '../server/ProviderServer';
import { FolderObjectStore } from './FolderObjectStore';
import type { OperationOptions } from './OperationOptions';
import { PlanStore } from './PlanStore';
import { runOperation } from './runOperation';

jest.setTimeout(60_000);

const ephemeral = { type: 'string', ephemeral: true };
const PLAN_ROLE = 'arn:aws:iam::100000000002:role/Child-plan';
const APPLY_ROLE = 'arn:aws:iam::100000000002:role/Child';
const CLIENT =
  '${var.databricks_client_id != "" ? var.databricks_client_id : null}';
const stacks = singleStack(
  {
    aws_vpc: { main: { cidr_block: '10.0.0.0/22' } },
    databricks_group: { readers: { display_name: 'readers' } },
  },
  {
    variable: {
      aws_role_arn: { ...ephemeral, default: APPLY_ROLE },
      databricks_client_id: { ...ephemeral, default: '' },
    },
    provider: {
      aws: [
        {
          region: 'us-west-2',
          assume_role: [{ role_arn: '${var.aws_role_arn}' }],
        },
      ],
      databricks: [
        {
          host: 'https://accounts.cloud.databricks.com',
          account_id: '0d26daa6-5e44-4c97-a497-ef015f91254a',
          client_id: CLIENT,
        },
      ],
    },
  },
);

describe('stacks that say by a variable who they are done as', () => {
  const dir = mkdtempSync(join(tmpdir(), 'lakeport-identity-'));
  const { TF_VAR_aws_role_arn: before } = process.env;
  let account: RehearsalAccount;
  let server: ProviderServer;

  beforeAll(async () => {
    account = await RehearsalAccount.open();
    server = await ProviderServer.start(account);
  });

  afterAll(async () => {
    process.env.TF_VAR_aws_role_arn = before;
    if (before === undefined) delete process.env.TF_VAR_aws_role_arn;
    await server.stop();
    account.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const run = async (role: string, options: Partial<OperationOptions>) => {
    process.env.TF_VAR_aws_role_arn = role;
    return runOperation({
      operation: 'plan',
      stacks,
      workDir: join(dir, 'work'),
      stateDir: join(dir, 'states'),
      reattach: server.reattach,
      engine: await TerraformEngine.find(),
      ...options,
    });
  };

  it('are planned as one and applied as another', async () => {
    const plans = new PlanStore(
      new FolderObjectStore(join(dir, 'bucket')),
      'payments',
      'dev',
      'first',
    );
    expect(await run(PLAN_ROLE, { savePlans: plans })).toMatchObject({
      failures: 0,
    });
    const applied = await run(APPLY_ROLE, {
      operation: 'apply',
      appliesPlans: plans,
    });
    expect(applied).toMatchObject({ failures: 0, summary: { add: 2 } });
    expect(account.objects({ type: 'aws_vpc' })).toMatchObject([
      { accountId: '100000000002' },
    ]);
  });

  it('go to the account of the role', async () => {
    // What was applied in one account is not there in another.
    const elsewhere = await run(PLAN_ROLE.replace('002', '003'), {});
    expect(elsewhere).toMatchObject({ failures: 0, summary: { add: 1 } });
    expect((await run(PLAN_ROLE, {})).summary.add).toBe(0);
  });
});
