import { owner } from './owner';
import { isAccountLevel, placeOf } from '../Caller';
import type { Caller } from '../Caller';
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

/** Data sources of Databricks that answer in a way of their own. */
export const databricksReaders: Record<string, DataReader> = {
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
