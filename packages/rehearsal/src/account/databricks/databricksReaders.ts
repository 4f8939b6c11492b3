import { owner } from './owner';
import { isAccountLevel, placeOf } from '../Caller';
import type { Caller, Place } from '../Caller';
import type { DataReader } from '../DataReader';
import type { RehearsalAccount } from '../RehearsalAccount';
import { text } from '../text';
import type { Value, ValueObject } from '../../wire/Value';

/** The newest runtimes of the rehearsal, which stands still. */
const LATEST = { lts: '17.3', any: '18.0' };

function currentMetastore(account: RehearsalAccount, caller: Caller) {
  const { metastoreId } = placeOf(account, caller, 'metastore', {});
  const found = account
    .objects({ type: 'databricks_metastore' })
    .find(({ id }) => id === metastoreId);
  return { id: metastoreId ?? '', info: found?.attributes ?? {} };
}

function runtime(config: ValueObject): string {
  const asked = text(config.spark_version);
  const version = config.long_term_support === true ? LATEST.lts : LATEST.any;
  const kind = [
    ...(config.ml === true ? [config.gpu === true ? 'gpu-ml' : 'cpu-ml'] : []),
    ...(config.photon === true ? ['photon'] : []),
  ];
  const scala = text(config.scala) ?? '2.13';
  return [asked ? `${asked}.x` : `${version}.x`, ...kind, `scala${scala}`].join(
    '-',
  );
}

function byName(type: string, name: string, id: string): DataReader {
  return (_config, account) => ({
    id: type,
    ids: Object.fromEntries(
      account
        .objects({ type })
        .map(({ attributes }): [string, Value] => [
          text(attributes[name]) ?? '',
          attributes[id],
        ]),
    ),
  });
}

/** Whether a workspace may see a catalog, and what is in it. */
function isVisible(
  account: RehearsalAccount,
  { metastoreId, workspaceId }: Place,
  catalog: string,
): boolean {
  const [found] = account
    .objects({ type: 'databricks_catalog', id: catalog })
    .filter(({ scope }) => scope === `metastore:${metastoreId}`);
  return (
    found !== undefined &&
    (found.attributes.isolation_mode !== 'ISOLATED' ||
      found.workspaceId === workspaceId ||
      account
        .objects({ type: 'databricks_workspace_binding' })
        .some(
          ({ attributes }) =>
            attributes.securable_name === catalog &&
            String(attributes.workspace_id) === workspaceId,
        ))
  );
}

/** The ids of what is in a catalog or schema, or of all catalogs. */
function inMetastore(type: string): DataReader {
  return (config, account, caller) => {
    const place = placeOf(account, caller, 'metastore', {});
    const within = [text(config.catalog_name), text(config.schema_name)].filter(
      name => name !== undefined,
    );
    return {
      id: place.metastoreId ?? '',
      ids: account
        .objects({ type })
        .filter(
          ({ id, scope }) =>
            scope === place.scope &&
            isVisible(account, place, id.split('.')[0]) &&
            (within.length === 0 || id.startsWith(`${within.join('.')}.`)),
        )
        .map(({ id }) => id)
        .sort(),
    };
  };
}

/** Data sources of Databricks that answer in a way of their own. */
export const databricksReaders: Record<string, DataReader> = {
  databricks_catalogs: inMetastore('databricks_catalog'),
  databricks_schemas: inMetastore('databricks_schema'),
  databricks_volumes: inMetastore('databricks_volume'),
  databricks_current_user: () => ({
    id: '1000000000000001',
    user_name: owner,
    home: `/Users/${owner}`,
    repos: `/Repos/${owner}`,
    alphanumeric: 'rehearsal_lakeport_dev',
    external_id: '',
    acl_principal_id: `users/${owner}`,
  }),
  databricks_current_config: (_config, account, caller) => ({
    id: 'config',
    host: caller.host ?? '',
    account_id: caller.accountId ?? account.databricksAccountId(),
    is_account: isAccountLevel(caller),
    cloud_type: 'aws',
    auth_type: 'rehearsal',
  }),
  databricks_current_metastore: (_config, account, caller) => {
    const { id, info } = currentMetastore(account, caller);
    return { id, metastore_info: [info] };
  },
  databricks_mws_credentials: byName(
    'databricks_mws_credentials',
    'credentials_name',
    'credentials_id',
  ),
  databricks_mws_network_connectivity_configs: (config, account) => ({
    id: 'network_connectivity_configs',
    names: account
      .objects({ type: 'databricks_mws_network_connectivity_config' })
      .filter(
        ({ attributes }) =>
          !text(config.region) || attributes.region === config.region,
      )
      .map(({ attributes }) => text(attributes.name) ?? '')
      .sort(),
  }),
  databricks_mws_workspaces: byName(
    'databricks_mws_workspaces',
    'workspace_name',
    'workspace_id',
  ),
  databricks_node_type: config => ({
    id: config.local_disk === true ? 'm5d.large' : 'm5.large',
  }),
  databricks_spark_version: (config, account, caller) => {
    placeOf(account, caller, 'workspace', {});
    return { id: runtime(config) };
  },
};
