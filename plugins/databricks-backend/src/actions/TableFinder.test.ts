import { mockCredentials } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import type {
  Metastore,
  UnityObject,
  UnityObjectPage,
} from '@lakeport/backstage-plugin-databricks-common';
import type { UnityListRequest } from '../unityCatalog/UnityListRequest';
import { TableFinder } from './TableFinder';

const age = { readAt: '2026-12-01T00:00:00.000Z', stale: false };
const metastores = ['west', 'east'].map(
  (name): Metastore => ({ id: `m-${name}`, name, workspaces: [] }),
);
const table: UnityObject = {
  kind: 'table',
  name: 'orders',
  fullName: 'sales.raw.orders',
};
const caller = {
  credentials: mockCredentials.user(),
  name: 'user:default/ada',
  rights: { readAs: 'portal' as const },
};

/** @param answer - what a list holds; throws where there is none */
function finderOf(
  answer: (request: UnityListRequest) => Partial<UnityObjectPage>,
) {
  const asked: UnityListRequest[] = [];
  const finder = new TableFinder({
    unityCatalog: {
      metastores: {
        list: async () => ({
          items: metastores,
          readAs: 'portal',
          age,
          errors: [],
        }),
      },
      objects: {
        list: async request => {
          asked.push(request);
          return {
            items: [],
            via: { id: '1', name: 'one', url: '' },
            age,
            errors: [],
            ...answer(request),
          };
        },
      },
    },
  });
  return { finder, asked };
}

const onlyInWest = ({ metastore, catalog }: UnityListRequest) => {
  if (metastore !== 'm-west' || catalog !== 'sales') {
    throw new NotFoundError(`no ${catalog} in ${metastore}`);
  }
  return { items: [table] };
};

describe('TableFinder', () => {
  it('finds all of a catalog that only one of several metastores has', async () => {
    const { finder, asked } = finderOf(onlyInWest);
    await expect(
      finder.find({ q: 'orders', catalog: 'sales', limit: 50 }, caller),
    ).resolves.toEqual({
      tables: [{ metastore: 'west', metastoreId: 'm-west', table }],
      complete: true,
      errors: [],
    });
    expect(asked).toHaveLength(2);
  });

  it('says that no metastore has a catalog', async () => {
    const { finder } = finderOf(onlyInWest);
    await expect(
      finder.find({ q: 'orders', catalog: 'sale', limit: 50 }, caller),
    ).resolves.toMatchObject({
      tables: [],
      complete: false,
      errors: [{ source: 'tables of catalog sale' }],
    });
  });

  it('says that there is no such metastore, and which there are', async () => {
    const { finder, asked } = finderOf(onlyInWest);
    await expect(
      finder.find({ q: 'orders', metastore: 'wst', limit: 50 }, caller),
    ).resolves.toEqual({
      tables: [],
      complete: false,
      errors: [
        {
          source: 'metastore wst',
          message: expect.stringContaining('west (m-west), east (m-east)'),
        },
      ],
    });
    expect(asked).toEqual([]);
  });

  it('does not call complete what it has of catalogs that are listed in part', async () => {
    const stale = { source: 'catalogs', message: '503' };
    const { finder } = finderOf(({ kind }) =>
      kind === 'catalog'
        ? {
            items: [{ kind, name: 'sales', fullName: 'sales' }],
            errors: [stale],
          }
        : { items: [table] },
    );
    await expect(
      finder.find({ q: 'orders', metastore: 'west', limit: 50 }, caller),
    ).resolves.toMatchObject({ complete: false, errors: [stale] });

    const endless = finderOf(({ kind }) =>
      kind === 'catalog' ? { nextPageToken: 'more' } : {},
    );
    await expect(
      endless.finder.find(
        { q: 'orders', metastore: 'west', limit: 50 },
        caller,
      ),
    ).resolves.toMatchObject({ complete: false, errors: [] });
  });

  it('says once what fails for all catalogs', async () => {
    const down = { source: 'workspace one', message: '503' };
    const { finder, asked } = finderOf(({ kind }) =>
      kind === 'catalog'
        ? {
            items: ['a', 'b'].map(name => ({ kind, name, fullName: name })),
          }
        : { errors: [down] },
    );
    await expect(
      finder.find({ q: 'orders', limit: 50 }, caller),
    ).resolves.toMatchObject({ complete: false, errors: [down] });
    expect(asked).toHaveLength(6);
  });
});
