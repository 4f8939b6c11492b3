import type { ProjectFormValues } from './ProjectFormValues';

type Field = keyof ProjectFormValues;

/** A file's value built from form values, and which field each part came from. */
export interface ProjectValue {
  value: Record<string, unknown>;
  /** Longest first, so that the first that fits is the closest. */
  origins: Array<{ path: string[]; field: Field }>;
}

/**
 * Puts form values where they belong in the file, right or wrong as they are.
 * A value left out, or an empty text, stays out of the file.
 */
export function projectValueFromForm(values: unknown): ProjectValue {
  const given = (field: Field): unknown => {
    const value =
      typeof values === 'object' &&
      values !== null &&
      Object.hasOwn(values, field)
        ? Object.getOwnPropertyDescriptor(values, field)?.value
        : undefined;
    return value === '' || value === null ? undefined : value;
  };
  const named = (field: Field, otherwise: string) =>
    given(field) === undefined ? otherwise : asKey(given(field));

  const environment = named('environment', 'dev');
  const region = given('region');
  const metastore = given('metastore');
  const catalog = given('catalog');
  const catalogName = named('catalog', '');
  const admins = given('admins');
  const atEnvironment = ['spec', 'environments', environment];

  const value = withoutUndefined({
    apiVersion: 'lakeport.dev/v1alpha1',
    kind: 'Project',
    metadata: {
      name: given('name'),
      title: given('title'),
      description: given('description'),
      owner: given('owner'),
    },
    spec: {
      repository: given('repository'),
      databricks: {
        accountId: given('databricksAccountId'),
        metastores:
          metastore === undefined || region === undefined
            ? undefined
            : { [asKey(region)]: metastore },
      },
      aws: {
        adminAccountId: given('adminAccountId'),
        adminRole: given('adminRole') ?? 'TerraformAdminRole',
        childRole: given('childRole') ?? 'TerraformChildRole',
        state: {
          bucket: given('stateBucket'),
          region: given('stateRegion') ?? region,
        },
      },
      environments: {
        [environment]: {
          awsAccountId: given('awsAccountId'),
          region,
          securityProfile: given('securityProfile') ?? 'development',
          network: {
            cidr: given('cidr'),
            availabilityZones: given('availabilityZones'),
            egress: given('egress'),
            flowLogs: given('flowLogs'),
          },
          workspace: admins === undefined ? undefined : { admins },
          catalogs:
            catalog === undefined
              ? undefined
              : { [catalogName]: { default: true } },
        },
      },
    },
  });

  const origins: ProjectValue['origins'] = [
    { path: ['metadata', 'name'], field: 'name' },
    { path: ['metadata', 'title'], field: 'title' },
    { path: ['metadata', 'description'], field: 'description' },
    { path: ['metadata', 'owner'], field: 'owner' },
    { path: ['spec', 'repository'], field: 'repository' },
    {
      path: ['spec', 'databricks', 'accountId'],
      field: 'databricksAccountId',
    },
    { path: ['spec', 'databricks', 'metastores'], field: 'metastore' },
    { path: ['spec', 'aws', 'adminAccountId'], field: 'adminAccountId' },
    { path: ['spec', 'aws', 'adminRole'], field: 'adminRole' },
    { path: ['spec', 'aws', 'childRole'], field: 'childRole' },
    { path: ['spec', 'aws', 'state', 'bucket'], field: 'stateBucket' },
    {
      path: ['spec', 'aws', 'state', 'region'],
      field: given('stateRegion') === undefined ? 'region' : 'stateRegion',
    },
    { path: atEnvironment, field: 'environment' },
    { path: [...atEnvironment, 'awsAccountId'], field: 'awsAccountId' },
    { path: [...atEnvironment, 'region'], field: 'region' },
    { path: [...atEnvironment, 'securityProfile'], field: 'securityProfile' },
    { path: [...atEnvironment, 'network', 'cidr'], field: 'cidr' },
    { path: [...atEnvironment, 'network', 'egress'], field: 'egress' },
    { path: [...atEnvironment, 'network', 'flowLogs'], field: 'flowLogs' },
    {
      path: [...atEnvironment, 'network', 'availabilityZones'],
      field: 'availabilityZones',
    },
    { path: [...atEnvironment, 'workspace', 'admins'], field: 'admins' },
    { path: [...atEnvironment, 'catalogs'], field: 'catalog' },
  ];
  return {
    value,
    origins: origins.sort((a, b) => b.path.length - a.path.length),
  };
}

/** A value as a key, which is refused as a name where it is no text. */
function asKey(value: unknown): string {
  return ['string', 'number', 'boolean'].includes(typeof value)
    ? String(value)
    : '';
}

/** The same mappings without keys that have no value. Lists stay as they are. */
function withoutUndefined(
  mapping: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(mapping)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [
        key,
        isMapping(value) ? withoutUndefined(value) : value,
      ]),
  );
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
