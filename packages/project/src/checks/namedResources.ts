import { accountResourceNames } from '../accountResourceNames';
import { catalogResourceNames } from '../catalogResourceNames';
import { defaultCatalogName } from '../defaultCatalogName';
import { environmentResourceNames } from '../environmentResourceNames';
import { instanceProfileNames } from '../instanceProfileNames';
import { databricksFields } from '../schema/databricksFields';
import { fields } from '../schema/fields';
import { environmentsOf } from './environmentsOf';
import { lakehouseNames } from './lakehouseNames';
import type { NamedResource } from './NamedResource';
import type { EnvironmentDraft, ProjectDraft } from './projectDraft';
import { regionNames } from './regionNames';

/** All that gets a name which is made out of the file's names. */
export function namedResources(draft: ProjectDraft): NamedResource[] {
  const project = draft.metadata?.name;
  return [
    ...accountNames(draft),
    ...environmentsOf(draft).flatMap(({ name, path, environment }) =>
      environmentNames(project, name, path, environment),
    ),
    ...lakehouseNames(draft),
    ...regionNames(draft),
  ];
}

function accountNames(draft: ProjectDraft): NamedResource[] {
  const project = draft.metadata?.name;
  const account = draft.spec?.aws?.adminAccountId;
  const delivery = draft.spec?.databricks?.logDelivery;
  if (
    project === undefined ||
    account === undefined ||
    !(delivery?.audit || delivery?.billableUsage)
  ) {
    return [];
  }
  const names = accountResourceNames(project, account);
  return [
    {
      path: ['spec', 'databricks', 'logDelivery'],
      what: 'log delivery',
      account,
      bucket: names.logDeliveryBucket,
      role: names.logDeliveryRole,
      shorten: 'the name of the project',
    },
  ];
}

function environmentNames(
  project: string | undefined,
  name: string,
  path: string[],
  {
    awsAccountId: account,
    region,
    catalogs,
    compute,
    workspace,
  }: EnvironmentDraft,
): NamedResource[] {
  if (account === undefined || !isName(fields.environmentName, name)) {
    return [];
  }
  const place = { account, ...(region === undefined ? {} : { region }) };
  const both = 'the name of the project or the environment';
  const leftOut = catalogs === undefined;
  const catalogNames = [
    ...Object.keys(catalogs ?? {}).filter(
      catalog =>
        isName(fields.catalogName, catalog) && !catalogs?.[catalog]?.existing,
    ),
    ...(leftOut && project !== undefined
      ? [defaultCatalogName(project, name)]
      : []),
  ];
  const own: NamedResource[] = [];
  if (project !== undefined) {
    if (!workspace?.existing) {
      const names = environmentResourceNames(project, name, account);
      own.push({
        ...place,
        path,
        what: `environment ${name}`,
        bucket: names.rootBucket,
        role: names.crossAccountRole,
        shorten: both,
      });
    }
    for (const [profile, said] of Object.entries(
      compute?.instanceProfiles ?? {},
    )) {
      if (
        isName(databricksFields.instanceProfileName, profile) &&
        !said?.keys.includes('existing')
      ) {
        own.push({
          ...place,
          path: [...path, 'compute', 'instanceProfiles', profile],
          what: `instance profile ${profile} of environment ${name}`,
          role: instanceProfileNames(project, name, profile).role,
          shorten: 'the name of the instance profile',
        });
      }
    }
  }
  return [
    ...own,
    ...catalogNames.map((catalog): NamedResource => {
      const names = catalogResourceNames(catalog, account);
      return {
        ...place,
        path: leftOut ? path : [...path, 'catalogs', catalog],
        what: `catalog ${catalog} of environment ${name}`,
        bucket: names.bucket,
        role: names.role,
        isCatalog: true,
        shorten: leftOut ? both : 'the name of the catalog',
      };
    }),
  ];
}

function isName(
  field: { safeParse(value: string): { success: boolean } },
  name: string,
): boolean {
  return field.safeParse(name).success;
}
