import type { Caller } from './Caller';
import { isAccountLevel, placeOf } from './Caller';
import { Identity } from './Identity';
import type { RehearsalAccount } from './RehearsalAccount';
import { rulesFor } from './rulesFor';
import { ServiceError } from './ServiceError';
import type { ResourceType } from './Services';
import { text } from './text';
import { completeValue } from '../values/completeValue';
import type { Value, ValueObject } from '../wire/Value';

type Read = (
  config: ValueObject,
  account: RehearsalAccount,
  caller: Caller,
) => ValueObject;

const USER = 'rehearsal@lakeport.dev';

function currentMetastore(account: RehearsalAccount, caller: Caller) {
  const { metastoreId } = placeOf(account, caller, 'metastore', {});
  const found = account
    .objects({ type: 'databricks_metastore' })
    .find(({ id }) => id === metastoreId);
  return { id: metastoreId ?? '', info: found?.attributes ?? {} };
}

/** Data sources that answer without looking for an object. */
const READERS: Record<string, Read> = {
  aws_caller_identity: (_config, _account, { accountId = '' }) => ({
    id: accountId,
    account_id: accountId,
    user_id: 'AROAREHEARSAL:lakeport',
    arn: `arn:aws:sts::${accountId}:assumed-role/rehearsal/lakeport`,
  }),
  aws_partition: () => ({
    id: 'aws',
    partition: 'aws',
    dns_suffix: 'amazonaws.com',
    reverse_dns_prefix: 'com.amazonaws',
  }),
  aws_region: (config, _account, caller) => {
    const region =
      text(config.region) ?? text(config.name) ?? caller.region ?? '';
    return {
      id: region,
      name: region,
      region,
      endpoint: `ec2.${region}.amazonaws.com`,
      description: region,
    };
  },
  aws_availability_zones: (config, _account, caller) => {
    const region = text(config.region) ?? caller.region ?? '';
    const names = ['a', 'b', 'c'].map(letter => `${region}${letter}`);
    return {
      id: region,
      names,
      zone_ids: names.map((_, index) => `${region}-az${index + 1}`),
      group_names: [region],
    };
  },
  databricks_current_user: () => ({
    id: '1000000000000001',
    user_name: USER,
    home: `/Users/${USER}`,
    repos: `/Repos/${USER}`,
    alphanumeric: 'rehearsal_lakeport_dev',
    external_id: '',
    acl_principal_id: `users/${USER}`,
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
  databricks_mws_workspaces: (_config, account) => ({
    id: 'workspaces',
    ids: Object.fromEntries(
      account
        .objects({ type: 'databricks_mws_workspaces' })
        .map(({ attributes }): [string, Value] => [
          text(attributes.workspace_name) ?? '',
          attributes.workspace_id,
        ]),
    ),
  }),
};

function lookUp(
  of: ResourceType,
  config: ValueObject,
  account: RehearsalAccount,
  caller: Caller,
): ValueObject {
  const asked = Object.entries(config).filter(
    ([name, value]) =>
      name !== 'region' &&
      (typeof value === 'string' || typeof value === 'number'),
  );
  // Of a metastore the region is what it is found by.
  if (of.type === 'databricks_metastore' && text(config.region)) {
    asked.push(['region', config.region]);
  }
  const { scope } = placeOf(
    account,
    caller,
    rulesFor(caller.provider, of.type).scope,
    config,
  );
  const named = asked.map(([name, value]) => `${name} '${value}'`).join(', ');
  const found = account
    .objects({ type: of.type })
    .filter(
      object =>
        object.scope === scope &&
        asked.every(
          ([name, value]) =>
            object.attributes[name] === value ||
            (name === 'name' && object.attributes.bucket === value),
        ),
    );
  if (asked.length === 0 || found.length === 0) {
    throw new ServiceError(
      `no matching ${of.type} found`,
      `The rehearsal account holds none with ${
        named || 'the filters given (only plain attributes are looked up)'
      }.`,
    );
  }
  if (found.length > 1) {
    throw new ServiceError(
      `multiple ${of.type} matched`,
      `${found.length} have ${named}; say which one.`,
    );
  }
  return { ...found[0].attributes, id: found[0].id };
}

/**
 * Answers a data source: from the caller's own configuration, or by looking
 * for the one object that has the attributes asked for.
 *
 * @throws ServiceError when there is none, or more than one
 */
export function readDataSource(
  of: ResourceType,
  config: ValueObject,
  account: RehearsalAccount,
  caller: Caller,
): ValueObject {
  const region = text(config.region) ?? caller.region;
  account.failIfDue('read', of.type, region);
  const read = READERS[of.type];
  const found = read
    ? read(config, account, caller)
    : lookUp(of, config, account, caller);
  const given = Object.fromEntries(
    Object.entries(config).filter(([, value]) => value !== null),
  );
  const attributes = completeValue(of.schema, { ...found, ...given });
  const id = new Identity(JSON.stringify([of.type, config])).hex(16);
  return 'id' in of.schema.attributes
    ? { ...attributes, id: attributes.id ?? id }
    : attributes;
}
