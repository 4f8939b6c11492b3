import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { documentOf } from '../documents/documentOf';
import { DatabaseDocumentStore } from './DatabaseDocumentStore';
import type { StoredDocuments } from './StoredDocuments';

jest.setTimeout(60_000);

const NAMES = ['sales', `o'hara "%_"/ü`, 'x'.repeat(255)];

const stored = (catalog: string, schema: string): StoredDocuments => ({
  metastoreId: 'm1',
  catalog,
  schema,
  documents: [
    documentOf(
      {
        metastoreId: 'm1',
        kind: schema ? 'schema' : 'catalog',
        catalog,
        ...(schema && { schema }),
      },
      {},
      '/databricks',
    ),
  ],
  tables: [],
});

describe('DatabaseDocumentStore', () => {
  const databases = TestDatabases.create();

  it.each(databases.eachSupportedId())('keeps documents in %s', async id => {
    const client = await databases.init(id);
    const database = mockServices.database({ knex: client, migrations: {} });
    const store = await DatabaseDocumentStore.open(database);
    for (const catalog of NAMES) {
      await store.put(stored(catalog, ''));
      await store.put(stored(catalog, catalog));
    }
    const changed = { ...stored('sales', 'sales'), documents: [] };
    await store.put(changed);
    await store.put(changed);

    const again = await DatabaseDocumentStore.open(database);
    for (const name of NAMES.slice(1)) {
      await expect(
        again.get({ metastoreId: 'm1', catalog: name, schema: name }),
      ).resolves.toEqual(stored(name, name));
    }
    await expect(
      again.get({ metastoreId: 'm1', catalog: 'sales', schema: 'sales' }),
    ).resolves.toEqual(changed);
    await expect(
      again.get({ metastoreId: 'm2', catalog: 'sales', schema: '' }),
    ).resolves.toBeUndefined();
    await expect(again.places({})).resolves.toHaveLength(6);
    await expect(again.places({ metastoreId: 'm2' })).resolves.toEqual([]);
    await expect(
      again.places({ metastoreId: 'm1', catalog: 'sales' }),
    ).resolves.toEqual([
      { metastoreId: 'm1', catalog: 'sales', schema: '' },
      { metastoreId: 'm1', catalog: 'sales', schema: 'sales' },
    ]);
    await again.delete(await again.places({ catalog: 'sales' }));
    await expect(again.places({})).resolves.toHaveLength(4);
  });

  it('leaves migrations to the operator', async () => {
    const client = await databases.init('SQLITE_3');
    await DatabaseDocumentStore.open(
      mockServices.database({ knex: client, migrations: { skip: true } }),
    );
    await expect(
      client.schema.hasTable('databricks_search_documents'),
    ).resolves.toBe(false);
  });
});
