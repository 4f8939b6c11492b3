import { ruleTests } from '../__testUtils__/ruleTests';
import { catalogRules } from './catalogRules';

const metastore = (attributes: Record<string, unknown>) => ({
  account: { databricks_metastore: { m: attributes } },
});
const isolated = 'ISOLATION_MODE_ISOLATED';
const catalog = (
  location: string,
  credential: string,
  mode = 'ISOLATED',
  root = '${databricks_external_location.l.url}',
) => ({
  data: {
    databricks_catalog: { c: { isolation_mode: mode, storage_root: root } },
    databricks_external_location: {
      l: {
        url: 's3://payments/',
        isolation_mode: location,
        credential_name: '${databricks_storage_credential.s.name}',
      },
      // Of another catalog.
      other: { url: 's3://other/' },
    },
    databricks_storage_credential: { s: { isolation_mode: credential } },
  },
});
const grant = (attributes: Record<string, unknown>) => ({
  data: { databricks_grant: { g: attributes } },
});

describe('catalogRules', () => {
  it.each(
    ruleTests(catalogRules, {
      'metastore.unowned': {
        breaks: [[metastore({}), 'no owner']],
        keeps: [metastore({ owner: 'admins' })],
      },
      'metastore.owned-by-person': {
        breaks: [[metastore({ owner: 'jane@acme.example' }), 'a user']],
        keeps: [metastore({ owner: 'admins' })],
      },
      'metastore.storage-root': {
        breaks: [[metastore({ storage_root: 's3://m' }), 'storage_root']],
        keeps: [metastore({})],
      },
      'catalog.open-storage': {
        breaks: [
          [
            catalog('ISOLATION_MODE_OPEN', isolated),
            'databricks_external_location.l is not',
          ],
          [catalog(isolated, ''), 'databricks_storage_credential.s is not'],
          [
            catalog('', isolated, 'ISOLATED', 's3://payments/managed'),
            'databricks_external_location.l is not',
          ],
        ],
        keeps: [catalog(isolated, isolated), catalog('', '', 'OPEN')],
      },
      'catalog.no-managed-storage': {
        breaks: [
          [{ data: { databricks_catalog: { c: {} } } }, 'no storage_root'],
        ],
        keeps: [
          catalog(isolated, isolated),
          { data: { databricks_catalog: { c: { share_name: 's' } } } },
          {
            data: { databricks_catalog: { c: {} } },
            environment: {
              workspace: { computeMode: 'serverless', legacyAccess: false },
            },
          },
        ],
      },
      'catalog.grant-to-everyone': {
        breaks: [
          [
            grant({ external_location: 'l', principal: 'account users' }),
            'external location is granted to account users',
          ],
          [
            {
              data: {
                databricks_grants: {
                  g: {
                    storage_credential: 's',
                    grant: [{ principal: 'a' }, { principal: 'users' }],
                  },
                },
              },
            },
            'storage credential is granted to users',
          ],
        ],
        keeps: [
          grant({ external_location: 'l', principal: 'engineers' }),
          grant({ catalog: 'c', principal: 'account users' }),
        ],
      },
      'catalog.authoritative-grants': {
        breaks: [
          [{ data: { databricks_grants: { g: {} } } }, 'owns all grants'],
        ],
        keeps: [grant({ catalog: 'c' })],
      },
    }),
  )('%s', (_, failures) => {
    expect(failures()).toEqual([]);
  });
});
