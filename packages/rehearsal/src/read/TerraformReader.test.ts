import { mkdtempSync, readdirSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { TerraformEngine } from '../engine/TerraformEngine';
import { ProviderServer } from '../server/ProviderServer';
import { SimulatedAccount } from '../__testUtils__/SimulatedAccount';
import type { Question } from './Question';
import { TerraformReader } from './TerraformReader';

jest.setTimeout(120_000);

const { databricks, oregon } = SimulatedAccount.callers;

const group = (name: string): Question => ({
  key: name,
  type: 'databricks_group',
  provider: 'account',
  arguments: { display_name: name },
  optional: true,
});

const policy = (key: string, importId: string): Question => ({
  key,
  type: 'databricks_account_network_policy',
  provider: 'account',
  importId,
  arguments: { network_policy_id: '-' },
  optional: true,
});

describe('TerraformReader', () => {
  let cloud: SimulatedAccount;
  let server: ProviderServer;
  let reader: TerraformReader;
  const folder = mkdtempSync(join(tmpdir(), 'lakeport-read-'));

  beforeAll(async () => {
    cloud = await SimulatedAccount.open();
    server = await ProviderServer.start(cloud.account, {
      types: [
        'aws_vpc',
        'databricks_group',
        'databricks_account_network_policy',
      ],
    });
    reader = new TerraformReader(
      {
        engine: await TerraformEngine.find(),
        folder,
        reattach: server.reattach,
      },
      {
        required: {
          aws: { source: 'registry.terraform.io/hashicorp/aws' },
          databricks: { source: 'registry.terraform.io/databricks/databricks' },
        },
        configured: {
          aws: [
            { region: 'us-west-2', allowed_account_ids: [oregon.accountId] },
          ],
          databricks: [
            {
              alias: 'account',
              host: databricks.host,
              account_id: databricks.accountId,
            },
          ],
        },
      },
    );
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds data sources and what could be imported, and changes nothing', async () => {
    const vpc = cloud.vpcIn(oregon);
    cloud.create(databricks, 'databricks_group', {
      display_name: 'a ${b} "c"',
    });
    cloud.create(databricks, 'databricks_account_network_policy', {
      account_id: databricks.accountId,
      network_policy_id: 'restricted',
    });
    const before = JSON.stringify(cloud.account.objects());

    const { found, missing } = await reader.ask([
      { key: 'vpc', type: 'aws_vpc', arguments: { id: vpc.id } },
      group('a ${b} "c"'),
      policy('policy', 'restricted'),
    ]);

    expect(found.get('vpc')).toMatchObject({ cidr_block: '10.0.0.0/22' });
    expect(found.get('a ${b} "c"')).toMatchObject({
      display_name: 'a ${b} "c"',
    });
    expect(found.get('policy')).toMatchObject({
      network_policy_id: 'restricted',
    });
    expect(missing.size).toBe(0);
    expect(JSON.stringify(cloud.account.objects())).toBe(before);
    // Neither a plan nor a state is left.
    expect(
      readdirSync(folder).filter(name => /tf(plan|state|\.json)/.test(name)),
    ).toEqual([]);
  });

  it('does without what is optional and not there, and says why', async () => {
    const { found, missing } = await reader.ask([
      group('a ${b} "c"'),
      group('nobody'),
      policy('policy', 'restricted'),
      policy('none', 'no-such-policy'),
      policy('neither', 'nor-this'),
    ]);

    expect([...found.keys()].sort()).toEqual(['a ${b} "c"', 'policy']);
    expect(Object.fromEntries(missing)).toEqual({
      nobody: expect.stringContaining('no matching databricks_group'),
      none: expect.stringContaining('no-such-policy'),
      neither: expect.stringContaining('nor-this'),
    });
  });

  it('finds by halves what an error is about that names nothing', async () => {
    // A type that is not served: the whole configuration is refused.
    const strange: Question = {
      key: 'strange',
      type: 'databricks_cluster',
      arguments: { cluster_id: '-' },
      optional: true,
    };
    const { found, missing } = await reader.ask([
      { key: 'vpc', type: 'aws_vpc', arguments: { cidr_block: '10.0.0.0/22' } },
      group('a ${b} "c"'),
      strange,
      policy('policy', 'restricted'),
    ]);

    expect([...found.keys()].sort()).toEqual(['a ${b} "c"', 'policy', 'vpc']);
    expect([...missing.keys()]).toEqual(['strange']);
  });

  it('fails where something is needed that is not there', async () => {
    await expect(
      reader.ask([{ ...group('nobody'), optional: false }, group('others')]),
    ).rejects.toThrow(/no matching databricks_group/);
    expect((await reader.ask([])).found.size).toBe(0);
  });

  it('stops when it is told to', async () => {
    const stopped = new TerraformReader(
      {
        engine: await TerraformEngine.find(),
        folder,
        reattach: server.reattach,
        signal: AbortSignal.abort(),
      },
      reader.providers,
    );
    await expect(stopped.ask([group('x')])).rejects.toThrow(/cancelled|abort/i);
  });
});
