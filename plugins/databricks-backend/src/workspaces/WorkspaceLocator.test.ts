import type { Workspace } from '@lakeport/backstage-plugin-databricks-common';
import { WorkspaceLocator } from './WorkspaceLocator';

const workspace = (id: string, name: string): Workspace => ({
  accountId: 'a',
  id,
  name,
  status: 'RUNNING',
  region: 'us-west-2',
  url: `https://dbc-${id}.cloud.databricks.com`,
});

const locatorOf = (items: Workspace[], failing: string[] = []) =>
  new WorkspaceLocator({
    databricks: { accountReader: () => undefined },
    configured: { at: () => undefined },
    workspaces: {
      list: async () => ({
        items,
        age: { readAt: '2026-12-01T00:00:00.000Z', stale: false },
        errors: failing.map(source => ({ source, message: 'is down' })),
      }),
    },
  });

describe('WorkspaceLocator', () => {
  const items = [
    workspace('1', 'payments'),
    workspace('2', 'twin'),
    workspace('3', 'twin'),
  ];

  it.each([
    ['1', '1'],
    ['payments', '1'],
  ])('finds %s by id or name', async (text, id) => {
    const found = await locatorOf(items).lookUp(text);
    expect(found.workspace.id).toBe(id);
    expect(() => found.reader()).toThrow('not among databricks.workspaces');
  });

  it('does not choose between workspaces of one name', async () => {
    await expect(locatorOf(items).lookUp('twin')).rejects.toThrow('2 or 3');
  });

  it('knows no other, and not whether there is one while a source is down', async () => {
    await expect(locatorOf(items).lookUp('x')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    await expect(
      locatorOf(items, ['account b']).find('9'),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('account b: is down'),
    });
  });
});
