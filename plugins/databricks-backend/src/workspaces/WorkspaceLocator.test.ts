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

const fresh = { readAt: '2026-12-01T00:00:00.000Z', stale: false };
const old = { readAt: '2026-11-30T00:00:00.000Z', stale: true };

/** @param failing - sources that are down; what they told last counts */
const locatorOf = (
  items: Workspace[],
  failing: string[] = [],
  kept: Workspace[] = [],
) => {
  const errors = failing.map(source => ({ source, message: 'is down' }));
  return new WorkspaceLocator({
    databricks: { accountReader: () => undefined },
    configured: { at: () => undefined },
    workspaces: {
      list: async () => ({
        items: [...items, ...kept],
        age: failing.length > 0 ? old : fresh,
        errors,
        sources: [
          { items, age: fresh, errors: [], isOld: false },
          { items: kept, age: old, errors, isOld: true },
        ],
      }),
    },
  });
};

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

  it('is as old as what its own account told', async () => {
    const locator = locatorOf(items, ['account b'], [workspace('4', 'far')]);
    await expect(locator.find('1')).resolves.toMatchObject({
      age: fresh,
      errors: [],
    });
    await expect(locator.find('4')).resolves.toMatchObject({
      age: old,
      errors: [{ source: 'account b' }],
    });
  });
});
