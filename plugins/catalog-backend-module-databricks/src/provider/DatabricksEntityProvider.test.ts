import { FakeAccount } from '../__testUtils__/FakeAccount';
import { ProviderBench } from '../__testUtils__/ProviderBench';

const ALL = ['Databricks account acc', 'sales', 'w1', 'west'];

describe('DatabricksEntityProvider', () => {
  let account: FakeAccount;
  let bench: ProviderBench;

  beforeEach(() => {
    account = FakeAccount.small();
    bench = new ProviderBench(account.source());
  });

  it('hands over everything, with a key of the account', async () => {
    await bench.refresh();
    expect(bench.titles()).toEqual(ALL);
    const [mutation] = bench.mutations;
    expect(
      mutation.type === 'delta' &&
        mutation.added.every(
          ({ locationKey }) => locationKey === 'databricks:acc',
        ),
    ).toBe(true);
  });

  it('tells the catalog nothing of an unchanged account', async () => {
    await bench.refresh();
    await bench.refresh();
    expect(bench.mutations).toHaveLength(1);
  });

  it('puts right what another backend has told it, and nothing else', async () => {
    await bench.refresh();
    const first = JSON.stringify([...bench.catalog]);
    const [[ref, entity]] = bench.catalog;
    bench.catalog.set(ref, {
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: {
          ...entity.metadata.annotations,
          'lakeport.dev/digest': 'of another owner',
        },
      },
      spec: { owner: 'group:default/x' },
    });
    await bench.refresh();
    expect(JSON.stringify([...bench.catalog])).toBe(first);
    expect(bench.mutations[1]).toMatchObject({
      added: [{ entity }],
      removed: [],
    });
    await bench.refresh();
    expect(bench.mutations).toHaveLength(2);
  });

  it('takes a change back that the catalog does not show yet', async () => {
    await bench.refresh();
    const before = new Map(bench.catalog);
    bench.owners = { 'metastore-admins': 'group:default/admins' };
    await bench.refresh();
    before.forEach((entity, ref) => bench.catalog.set(ref, entity));
    bench.owners = {};
    await bench.refresh();
    expect(bench.mutations).toHaveLength(3);
    expect(bench.mutations[2]).toMatchObject({
      added: [{ entity: before.get('resource:default/west-metastore.m1') }],
    });
  });

  it('holds nothing back that another backend has removed', async () => {
    for (let i = 0; i < 10; i++) {
      account.catalogs.set(`c${i}`, { metastoreId: 'm1' });
    }
    bench.limits = { percentage: 20, allowed: [] };
    await bench.refresh();
    // A person lets them go, and the other backend is told of it.
    for (let i = 0; i < 10; i++) {
      account.catalogs.delete(`c${i}`);
    }
    for (const [ref, { metadata }] of bench.catalog) {
      if (metadata.title?.startsWith('c')) {
        bench.catalog.delete(ref);
      }
    }
    bench.now += 3_700_000;
    await bench.refresh();
    expect(bench.warnings).toEqual([]);
  });

  it('tells a catalog that has all of it nothing after a restart, and an empty one the same', async () => {
    await bench.refresh();
    bench.restart();
    await bench.refresh();
    expect(bench.mutations).toHaveLength(1);
    bench.restart();
    bench.catalog.clear();
    await bench.refresh();
    expect(JSON.stringify(bench.mutations[1])).toBe(
      JSON.stringify(bench.mutations[0]),
    );
  });

  it('gives back what somebody has deleted', async () => {
    await bench.refresh();
    bench.catalog.delete('resource:default/sales-m1');
    await bench.refresh();
    expect(bench.titles()).toEqual(ALL);
  });

  it('removes what is gone while other things are there', async () => {
    account.workspaces.set('2', {});
    account.catalogs.set('revenue', { metastoreId: 'm1' });
    await bench.refresh();
    account.workspaces.delete('2');
    account.catalogs.delete('sales');
    await bench.refresh();
    expect(bench.titles()).toEqual([
      'Databricks account acc',
      'revenue',
      'w1',
      'west',
    ]);
  });

  it('removes what the catalog does not show yet', async () => {
    account.catalogs.set('revenue', { metastoreId: 'm1' });
    bench.shows = false;
    await bench.refresh();
    account.catalogs.delete('sales');
    await bench.refresh();
    expect(bench.titles()).not.toContain('sales');
  });

  describe.each(['failing', 'empty'] as const)('with a source %s', how => {
    it.each([
      'workspaces',
      'metastores',
      'assignments:m1',
      'catalogs:1',
      'details',
      'networks',
    ])('removes and changes nothing because of %s', async source => {
      account.vpcs.set('1', 'vpc-1');
      await bench.refresh();
      const before = JSON.stringify([...bench.catalog]);
      bench.restart();
      account[how].add(source);
      await bench.refresh();
      expect(JSON.stringify([...bench.catalog])).toBe(before);
      expect(bench.warnings.length > 0).toBe(
        how === 'failing' || !['details', 'networks'].includes(source),
      );
    });
  });

  it('warns of a failing source once', async () => {
    account.failing.add('catalogs:1');
    await bench.refresh();
    await bench.refresh();
    expect(bench.warnings).toEqual([
      'Catalogs of workspace w1 (1) could not be read: Error: 403 for catalogs:1',
    ]);
  });

  it('removes other catalogs while one workspace refuses', async () => {
    account.workspaces.set('2', {});
    account.metastores.set('m1', { name: 'west', workspaces: ['1', '2'] });
    account.catalogs.set('open', { metastoreId: 'm1' });
    account.catalogs.set('first', { metastoreId: 'm1', boundTo: ['1'] });
    account.catalogs.set('second', { metastoreId: 'm1', boundTo: ['2'] });
    account.catalogs.set('both', { metastoreId: 'm1', boundTo: ['1', '2'] });
    await bench.refresh();
    bench.restart();
    account.failing.add('catalogs:2');
    for (const gone of ['open', 'first', 'second', 'both']) {
      account.catalogs.delete(gone);
    }
    await bench.refresh();
    expect(bench.titles()).toEqual([
      'Databricks account acc',
      'both',
      'sales',
      'second',
      'w1',
      'w2',
      'west',
    ]);
  });

  it('removes the catalogs of a metastore with it', async () => {
    account.metastores.set('m2', { name: 'east', workspaces: [] });
    await bench.refresh();
    account.metastores.delete('m1');
    account.catalogs.clear();
    await bench.refresh();
    expect(bench.titles()).toEqual(['Databricks account acc', 'east', 'w1']);
  });

  it('takes a fresh, empty account for what it is', async () => {
    account.workspaces.clear();
    account.metastores.clear();
    await bench.refresh();
    expect(bench.titles()).toEqual(['Databricks account acc']);
  });

  it('believes an empty list when it is told to', async () => {
    bench = new ProviderBench(account.source({ allowEmpty: true }));
    await bench.refresh();
    account.workspaces.clear();
    await bench.refresh();
    expect(bench.titles()).not.toContain('w1');
  });

  it('keeps the catalogs of a workspace that is being updated', async () => {
    await bench.refresh();
    account.workspaces.set('1', { status: 'PROVISIONING' });
    await bench.refresh();
    expect(bench.titles()).toEqual(ALL);
  });

  it('has a workspace under its new name only', async () => {
    bench.limits = { percentage: 0, allowed: [] };
    await bench.refresh();
    account.workspaces.set('1', { name: 'renamed' });
    await bench.refresh();
    expect(bench.titles()).toEqual([
      'Databricks account acc',
      'renamed',
      'sales',
      'west',
    ]);
  });

  describe('with much gone at once', () => {
    beforeEach(async () => {
      for (let i = 0; i < 20; i++) {
        account.catalogs.set(`c${i}`, { metastoreId: 'm1' });
      }
      bench.limits = { percentage: 20, allowed: [] };
      await bench.refresh();
      for (let i = 0; i < 6; i++) {
        account.catalogs.delete(`c${i}`);
      }
      await bench.refresh();
    });

    it('removes nothing and says how to let it go', async () => {
      expect(bench.catalog.size).toBe(24);
      expect(bench.warnings[0]).toMatch(
        /^6 entities are gone, and no more than 5 .* add '[0-9a-f]{12}' to catalog\.providers\.databricks\.allowRemovals$/,
      );
    });

    it('removes it when a person lets it go, and nothing else', async () => {
      const [digest] = /[0-9a-f]{12}/.exec(bench.warnings[0]) ?? [];
      bench.limits = { percentage: 20, allowed: ['other', digest ?? ''] };
      await bench.refresh();
      expect(bench.catalog.size).toBe(18);
      for (let i = 6; i < 12; i++) {
        account.catalogs.delete(`c${i}`);
      }
      await bench.refresh();
      expect(bench.catalog.size).toBe(18);
    });

    it('removes up to the limit', async () => {
      account.catalogs.set('c0', { metastoreId: 'm1' });
      await bench.refresh();
      expect(bench.catalog.size).toBe(19);
    });
  });

  describe('with schemas and warehouses', () => {
    const include = { schemas: true, warehouses: true };
    beforeEach(() => {
      account.catalogs.set('sales', {
        metastoreId: 'm1',
        schemas: ['raw', 'information_schema', 'gold'],
      });
      account.warehouses.set('1', [{ id: 'abc', name: 'BI', size: 'Small' }]);
    });

    it('makes entities of them and removes what is gone', async () => {
      bench = new ProviderBench(account.source({ include }));
      await bench.refresh();
      expect(bench.titles()).toEqual(
        [...ALL, 'BI', 'sales.gold', 'sales.raw'].sort(),
      );
      account.catalogs.set('sales', { metastoreId: 'm1', schemas: ['gold'] });
      account.warehouses.set('1', [{ id: 'def', name: 'ETL' }]);
      await bench.refresh();
      expect(bench.titles()).toEqual([...ALL, 'ETL', 'sales.gold'].sort());
    });

    it.each(['schemas:sales', 'warehouses:1'])(
      'keeps them when %s fails or is empty',
      async source => {
        bench = new ProviderBench(account.source({ include }));
        await bench.refresh();
        account.failing.add(source);
        await bench.refresh();
        account.failing.clear();
        account.empty.add(source);
        await bench.refresh();
        expect(bench.titles()).toEqual(
          [...ALL, 'BI', 'sales.gold', 'sales.raw'].sort(),
        );
      },
    );

    it('asks another workspace when one does not tell the schemas', async () => {
      account.workspaces.set('2', {});
      account.metastores.set('m1', { name: 'west', workspaces: ['1', '2'] });
      account.failing.add('schemas:sales');
      bench = new ProviderBench(account.source({ include }));
      await bench.refresh();
      expect(
        account.asked.filter(source => source === 'schemas:sales'),
      ).toHaveLength(2);
    });

    it('removes them when nobody wants them any more', async () => {
      bench = new ProviderBench(account.source({ include }));
      await bench.refresh();
      const wanting = bench.catalog;
      bench = new ProviderBench(account.source());
      bench.limits = { percentage: 0, allowed: [] };
      wanting.forEach((entity, ref) => bench.catalog.set(ref, entity));
      await bench.refresh();
      expect(bench.titles()).toEqual(ALL);
    });

    it('keeps within the limits, and what it has rather than what is new', async () => {
      const limited = () =>
        account.source({
          include,
          limits: { schemasPerCatalog: 1, schemas: 10 },
        });
      bench = new ProviderBench(limited());
      await bench.refresh();
      expect(bench.titles()).toContain('sales.gold');
      expect(bench.warnings).toEqual([
        'Catalog sales has 2 schemas; 1 of them are entities (catalog.providers.databricks.maxSchemasPerCatalog)',
      ]);
      account.catalogs.set('sales', {
        metastoreId: 'm1',
        schemas: ['aaa', 'gold'],
      });
      await bench.refresh();
      expect(bench.titles()).toContain('sales.gold');
      expect(bench.titles()).not.toContain('sales.aaa');
    });

    it('keeps within the limit over all catalogs', async () => {
      account.catalogs.set('hr', { metastoreId: 'm1', schemas: ['a', 'b'] });
      bench = new ProviderBench(
        account.source({
          include,
          limits: { schemasPerCatalog: 5, schemas: 3 },
        }),
      );
      await bench.refresh();
      expect(bench.titles().filter(title => title.includes('.'))).toEqual([
        'hr.a',
        'hr.b',
        'sales.gold',
      ]);
      expect(bench.warnings).toEqual([
        '4 schemas would be entities; 3 of them are (catalog.providers.databricks.maxSchemas)',
      ]);
    });
  });

  describe('with owners', () => {
    beforeEach(() => {
      account.catalogs.set('sales', {
        metastoreId: 'm1',
        owner: 'sales@acme.example',
      });
    });
    const ownerOf = (title: string) => bench.titled(title)?.spec?.owner;

    it('takes the rule, then the owner in Databricks, then the default', async () => {
      bench.owners = { 'sales@acme.example': 'user:default/sally' };
      await bench.refresh();
      expect(ownerOf('sales')).toBe('user:default/sally');
      expect(ownerOf('w1')).toBe('group:default/default');
      bench.ownerRules = [
        { match: { catalog: 'SA*' }, owner: 'group:default/sales' },
      ];
      bench.restart();
      await bench.refresh();
      expect(ownerOf('sales')).toBe('group:default/sales');
    });

    it('says who the owner in Databricks is when nobody here is', async () => {
      await bench.refresh();
      expect(ownerOf('sales')).toBe('group:default/default');
      expect(
        bench.titled('sales')?.metadata.annotations?.[
          'lakeport.dev/databricks-owner'
        ],
      ).toBe('sales@acme.example');
    });

    it('changes nothing when owners cannot be looked up', async () => {
      bench.owners = { 'sales@acme.example': 'user:default/sally' };
      await bench.refresh();
      bench.owners = new Error('the catalog is down');
      await expect(bench.refresh()).rejects.toThrow('the catalog is down');
      expect(ownerOf('sales')).toBe('user:default/sally');
    });
  });

  describe('with transformers', () => {
    it('stores what they give, and leaves out what they leave out', async () => {
      bench.transformers = {
        workspace: (entity, { customTags }) => ({
          ...entity,
          metadata: {
            ...entity.metadata,
            tags: ['databricks'],
            annotations: { team: customTags.team ?? 'none' },
          },
        }),
        catalog: (entity, { name }) => (name === 'sales' ? undefined : entity),
      };
      await bench.refresh();
      expect(bench.titles()).toEqual(['Databricks account acc', 'w1', 'west']);
      expect(bench.titled('w1')?.metadata).toMatchObject({
        tags: ['databricks'],
        annotations: { team: 'none', 'lakeport.dev/workspace-id': '1' },
      });
    });

    it('removes what they begin to leave out, within the limits', async () => {
      for (let i = 0; i < 9; i++) {
        account.catalogs.set(`c${i}`, { metastoreId: 'm1' });
      }
      bench.limits = { percentage: 20, allowed: [] };
      await bench.refresh();
      bench.transformers = { catalog: () => undefined };
      await bench.refresh();
      expect(bench.titles()).toContain('sales');
      bench.transformers = {
        catalog: (entity, { name }) => (name === 'sales' ? undefined : entity),
      };
      await bench.refresh();
      expect(bench.titles()).not.toContain('sales');
    });

    it('leaves an entity as it is when one throws', async () => {
      await bench.refresh();
      bench.transformers = {
        catalog: () => {
          throw new Error('no such team');
        },
      };
      await bench.refresh();
      expect(bench.titles()).toEqual(ALL);
      expect(bench.warnings).toEqual([
        expect.stringContaining('The transformer for sales-m1 failed'),
      ]);
    });
  });

  it('changes nothing when it is stopped in the middle', async () => {
    await bench.refresh();
    const stop = new AbortController();
    account.catalogs.clear();
    account.onAsked = source => {
      if (source === 'catalogs:1') {
        stop.abort(new Error('the backend is stopped'));
      }
    };
    await expect(bench.refresh(stop.signal)).rejects.toThrow(
      'the backend is stopped',
    );
    expect(bench.mutations).toHaveLength(1);
  });

  it('changes nothing when it is stopped', async () => {
    await bench.refresh();
    account.catalogs.set('revenue', { metastoreId: 'm1' });
    const stop = new AbortController();
    stop.abort(new Error('the backend is stopped'));
    await expect(bench.refresh(stop.signal)).rejects.toThrow(
      'the backend is stopped',
    );
    expect(bench.mutations).toHaveLength(1);
  });
});
