import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  EnvironmentFilter,
  EnvironmentResource,
} from '@lakeport/backstage-plugin-databricks-node';
import type { Knex } from 'knex';
import { openDatabase } from '../database/openDatabase';
import { EnvironmentIndex } from '../environmentIndex/EnvironmentIndex';
import { narrowByEntities } from './narrowByEntities';
import { narrowByEnvironment } from './narrowByEnvironment';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const environments: EnvironmentResource[] = [
  {
    entityRef: 'resource:default/payments-dev',
    owner: 'group:default/data',
    project: 'payments',
    environment: 'dev',
    securityProfile: 'development',
  },
  {
    entityRef: 'resource:default/payments-prod',
    owner: 'group:default/data',
    project: 'payments',
    environment: 'prod',
    securityProfile: 'maximum-security',
  },
  {
    entityRef: 'resource:default/sales-prod',
    project: 'sales',
    environment: 'prod',
  },
];
const [dev, prod, sales] = environments.map(({ entityRef }) => entityRef);

describe.each(databases.eachSupportedId())('narrowing on %s', id => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await openDatabase({ getClient: () => databases.init(id) });
    await new EnvironmentIndex(knex).see(environments);
    for (const ref of [dev, prod, sales, 'resource:default/unknown']) {
      await knex('deployments').insert({
        id: ref.slice(-36),
        entity_ref: ref,
        project: 'p',
        environment: 'e',
        operation: 'plan',
        state: 'running',
        requested_by: 'user:default/ada',
        requested_at: '2026-11-30T00:00:00.000Z',
        updated_at: '2026-11-30T00:00:00.000Z',
        host: 'github.com',
        owner: 'acme',
        repo: 'p',
        workflow: 'deploy.yml',
        jobs: '[]',
      });
    }
  });

  const refsOf = async (narrow: (query: Knex.QueryBuilder) => void) => {
    const query = knex('deployments')
      .select('deployments.entity_ref')
      .orderBy('deployments.entity_ref');
    narrow(query);
    const rows: Array<{ entity_ref: string }> = await query;
    return rows.map(row => row.entity_ref);
  };
  const owner = (values: string[]): EnvironmentFilter => ({
    property: 'owner',
    values,
  });
  const isProd: EnvironmentFilter = {
    property: 'environment',
    values: ['prod'],
  };
  const isOpen: EnvironmentFilter = {
    property: 'securityProfile',
    values: ['development'],
  };

  it.each<[string, EnvironmentFilter, string[]]>([
    ['one property', owner(['group:default/data']), [dev, prod]],
    ['no value', owner([]), []],
    ['the reference', { property: 'entityRef', values: [sales] }, [sales]],
    ['the project', { property: 'project', values: ['sales', 'x'] }, [sales]],
    ['all of', { allOf: [owner(['group:default/data']), isProd] }, [prod]],
    ['any of', { anyOf: [isOpen, isProd] }, [dev, prod, sales]],
    ['not, of what is unknown too', { not: isOpen }, [prod, sales]],
    [
      'nested ones',
      {
        allOf: [
          isProd,
          { anyOf: [{ not: owner(['group:default/data']) }, isOpen] },
        ],
      },
      [sales],
    ],
    [
      'not around all of',
      { not: { allOf: [isProd, owner(['group:default/data'])] } },
      [dev, sales],
    ],
  ])('goes by %s', async (_, filter, expected) => {
    expect(await refsOf(query => narrowByEnvironment(query, filter))).toEqual(
      expected,
    );
  });

  it('keeps what stands beside it', async () => {
    const refs = await refsOf(query => {
      query.where('deployments.entity_ref', sales);
      narrowByEnvironment(query, { anyOf: [isOpen, isProd] });
    });
    expect(refs).toEqual([sales]);
  });

  it('goes by thousands of entities', async () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `r:d/${index}`);
    expect(
      await refsOf(query => narrowByEntities(query, [...many, sales, prod])),
    ).toEqual([prod, sales]);
    expect(await refsOf(query => narrowByEntities(query, []))).toEqual([]);
  });
});
