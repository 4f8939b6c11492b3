import { defaultCatalogName } from '../defaultCatalogName';
import type { ProjectFacts } from '../platform/ProjectFacts';
import { asKey } from './FormReader';
import type { FormReader } from './FormReader';

/** Where a part of the file came from. */
export interface Origin {
  path: string[];
  field: string;
}

/**
 * An environment of the file from values of the form.
 *
 * @param at - field of the form that the values are in, with a dot behind it,
 *   or nothing when they are the form's own
 */
export function environmentFromForm(
  reader: FormReader,
  project: unknown,
  name: string,
  at: { nameField: string; prefix: string },
  facts: ProjectFacts['environments'][string] | undefined,
): { value: Record<string, unknown>; origins: Origin[] } {
  const admins = reader.given('admins');
  const users = reader.given('users');
  const schemas = reader.given('schemas');
  const catalog =
    reader.given('catalog') ??
    (Array.isArray(schemas) && schemas.length > 0
      ? defaultCatalogName(asKey(project), name)
      : undefined);
  const path = ['spec', 'environments', name];
  const origin = (field: string, key: string[]): Origin => ({
    path: [...path, ...key],
    field: `${at.prefix}${field}`,
  });
  return {
    value: {
      awsAccountId: facts?.awsAccountId ?? reader.given('awsAccountId'),
      region: facts?.region ?? reader.given('region'),
      securityProfile: reader.given('securityProfile') ?? 'development',
      network: {
        cidr: facts?.cidr ?? reader.given('cidr'),
        availabilityZones: reader.given('availabilityZones'),
        egress: reader.given('egress'),
        flowLogs: reader.given('flowLogs'),
      },
      workspace:
        admins === undefined && users === undefined
          ? undefined
          : { admins, users },
      catalogs:
        catalog === undefined
          ? undefined
          : {
              [asKey(catalog)]: {
                default: true,
                schemas: schemasOf(schemas),
              },
            },
    },
    origins: [
      { path, field: `${at.prefix}${at.nameField}` },
      origin('awsAccountId', ['awsAccountId']),
      origin('region', ['region']),
      origin('securityProfile', ['securityProfile']),
      origin('cidr', ['network', 'cidr']),
      origin('egress', ['network', 'egress']),
      origin('flowLogs', ['network', 'flowLogs']),
      origin('availabilityZones', ['network', 'availabilityZones']),
      origin('admins', ['workspace', 'admins']),
      origin('users', ['workspace', 'users']),
      origin('catalog', ['catalogs']),
      ...(catalog === undefined
        ? []
        : [origin('schemas', ['catalogs', asKey(catalog), 'schemas'])]),
    ],
  };
}

/** Names as the mapping that the file has; anything else as it is. */
function schemasOf(names: unknown): unknown {
  return Array.isArray(names)
    ? Object.fromEntries(names.map(name => [asKey(name), {}]))
    : names;
}
