import { awsReaders } from './aws/awsReaders';
import type { Caller } from './Caller';
import { placeOf } from './Caller';
import type { DataReader } from './DataReader';
import { databricksReaders } from './databricks/databricksReaders';
import { passesFilters } from './ec2Filters';
import { Identity } from './Identity';
import type { RehearsalAccount } from './RehearsalAccount';
import { rulesFor } from './rulesFor';
import { ServiceError } from './ServiceError';
import type { ResourceType } from './Services';
import { text } from './text';
import { completeValue } from '../values/completeValue';
import type { ValueObject } from '../wire/Value';

const READERS: Record<string, DataReader> = {
  ...awsReaders,
  ...databricksReaders,
};

/** Attributes of data sources that say the id under another name as well. */
const ALSO_ID: Record<string, readonly string[]> = {
  databricks_service_principal: ['scim_id', 'sp_id'],
};

function hasFilters({ filter, tags }: ValueObject): boolean {
  return [filter, tags].some(
    given =>
      typeof given === 'object' &&
      given !== null &&
      Object.keys(given).length > 0,
  );
}

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
        !object.remains &&
        passesFilters(object, config) &&
        asked.every(
          ([name, value]) =>
            object.attributes[name] === value ||
            (name === 'name' && object.attributes.bucket === value),
        ),
    );
  const isAsked = asked.length > 0 || hasFilters(config);
  if (!isAsked || found.length === 0) {
    throw new ServiceError(
      `no matching ${of.type} found`,
      `The rehearsal account holds none with ${
        named || 'the filters and tags given'
      }.`,
    );
  }
  if (found.length > 1) {
    throw new ServiceError(
      `multiple ${of.type} matched`,
      `${found.length} have ${named}; say which one.`,
    );
  }
  const [{ attributes, id }] = found;
  const again = Object.fromEntries(
    (ALSO_ID[of.type] ?? []).map(name => [name, id]),
  );
  return { ...attributes, ...again, id };
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
  // A block that is not written is an empty list, and no answer.
  const given = Object.fromEntries(
    Object.entries(config).filter(
      ([, value]) =>
        value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
  const attributes = completeValue(of.schema, { ...found, ...given });
  const id = new Identity(JSON.stringify([of.type, config])).hex(16);
  return 'id' in of.schema.attributes
    ? { ...attributes, id: attributes.id ?? id }
    : attributes;
}
