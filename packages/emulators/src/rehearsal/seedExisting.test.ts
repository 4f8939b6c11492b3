import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RehearsalAccount } from '@lakeport/rehearsal';
import { seedExisting } from './seedExisting';

const DEMO = join(__dirname, '../../../../examples/demo/existing.json');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lakeport-existing-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('seedExisting', () => {
  it('puts the workspace of the demo there, once', async () => {
    const account = await RehearsalAccount.open();
    const options = {
      account,
      file: DEMO,
      markFile: join(folder, 'seeded.json'),
      databricksUrl: 'http://127.0.0.1:8098',
    };
    seedExisting(options);
    const [workspace] = account.objects({ type: 'databricks_mws_workspaces' });
    expect(workspace.attributes).toMatchObject({
      workspace_name: 'bi-legacy',
      custom_tags: { team: 'bi' },
      workspace_url: `http://127.0.0.1:8098/w/${workspace.workspaceId}`,
    });
    // All that its ids lead to is there as well.
    const [network] = account.objects({ type: 'databricks_mws_networks' });
    expect(network.attributes.network_id).toBe(workspace.attributes.network_id);
    const subnets = account.objects({ type: 'aws_subnet' });
    expect(subnets.map(({ id }) => id)).toEqual(
      expect.arrayContaining([network.attributes.subnet_ids].flat()),
    );
    for (const [type, name] of [
      ['databricks_mws_credentials', 'credentials_id'],
      ['databricks_mws_storage_configurations', 'storage_configuration_id'],
    ]) {
      const [found] = account.objects({ type });
      expect(found.attributes[name]).toBe(workspace.attributes[name]);
    }
    expect(account.objectsLeft()).toBe(0);

    account.delete('databricks_mws_workspaces', workspace.id);
    seedExisting(options);
    expect(account.objects({ type: 'databricks_mws_workspaces' })).toEqual([]);
  });

  it.each([
    ['{', /cannot be read as JSON/],
    ['[{"type":"aws_vpc"}]', /is no list of account objects:[\s\S]*\[0\]\.id/],
  ])('refuses %s and puts nothing there', async (text, message) => {
    const account = await RehearsalAccount.open();
    const file = join(folder, 'wrong.json');
    writeFileSync(file, text);
    expect(() =>
      seedExisting({
        account,
        file,
        markFile: join(folder, 'seeded.json'),
        databricksUrl: 'http://127.0.0.1:8098',
      }),
    ).toThrow(message);
    expect(account.objects()).toEqual([]);
  });
});
