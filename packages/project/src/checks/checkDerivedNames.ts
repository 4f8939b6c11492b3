import { accountResourceNames } from '../accountResourceNames';
import { catalogResourceNames } from '../catalogResourceNames';
import { defaultCatalogName } from '../defaultCatalogName';
import { environmentResourceNames } from '../environmentResourceNames';
import { characters } from '../characters';
import type { Finding } from '../Finding';
import { instanceProfileNames } from '../instanceProfileNames';
import { bucketNameProblem } from '../schema/bucketNameProblem';
import { databricksFields } from '../schema/databricksFields';
import { fields } from '../schema/fields';
import { environmentsOf } from './environmentsOf';
import { lakehouseNames } from './lakehouseNames';
import type { NamedResource } from './NamedResource';
import type { EnvironmentDraft, ProjectDraft } from './projectDraft';

const LONGEST_ROLE = 64;
const LONGEST_BUCKET = 63;

/**
 * That the names which are made out of the file's names are names AWS takes,
 * and that no two things get the same.
 *
 * Sources: Amazon S3 user guide, bucket naming rules; IAM user guide, name
 * requirements, 2026.
 */
export function checkDerivedNames(draft: ProjectDraft): Finding[] {
  const project = draft.metadata?.name;
  const all = [
    ...accountNames(draft),
    ...environmentsOf(draft).flatMap(({ name, path, environment }) =>
      environmentNames(project, name, path, environment),
    ),
    ...lakehouseNames(draft),
  ];
  const buckets = new Map<string, NamedResource>();
  const roles = new Map<string, NamedResource>();
  const others = new Map<string, NamedResource>();
  return all.flatMap(named => {
    const found = [
      ...bucketFindings(named, buckets),
      ...roleFindings(named, roles),
    ];
    // Names that are made alike are alike together; that is said once.
    return found.length > 0 ? found : otherFindings(named, others);
  });
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

function bucketFindings(
  named: NamedResource,
  seen: Map<string, NamedResource>,
): Finding[] {
  const { path, what, bucket, shorten } = named;
  if (bucket === undefined) {
    return [];
  }
  const problem = bucketNameProblem(bucket);
  const owner = seen.get(bucket);
  seen.set(bucket, owner ?? named);
  if (problem) {
    return [
      {
        path,
        message: `the bucket of ${what} cannot be called ${bucket}: ${problem.reason}`,
        hint:
          bucket.length > LONGEST_BUCKET
            ? `shorten ${shorten} by ${characters(
                bucket.length - LONGEST_BUCKET,
              )}`
            : `change ${shorten}: ${problem.hint}`,
        about: 'key',
      },
    ];
  }
  // In one region the two catalogs are the problem, and checked as such.
  const told =
    named.isCatalog && owner?.isCatalog && owner.region === named.region;
  return owner && !told
    ? [
        {
          path,
          message: `the bucket of ${what} would be called ${bucket}, like that of ${owner.what}`,
          hint: `change ${shorten}`,
          about: 'key',
        },
      ]
    : [];
}

function roleFindings(
  named: NamedResource,
  seen: Map<string, NamedResource>,
): Finding[] {
  const { path, what, role, shorten, account } = named;
  // IAM does not tell upper and lower case apart, and ours have none.
  const key = `${account}/${role}`;
  const owner = seen.get(key);
  seen.set(key, owner ?? named);
  if (role.length > LONGEST_ROLE) {
    return [
      {
        path,
        message: `the role of ${what} would be called ${role}, which has more than ${LONGEST_ROLE} characters`,
        hint: `shorten ${shorten} by ${characters(role.length - LONGEST_ROLE)}`,
        about: 'key',
      },
    ];
  }
  // Two that also share a bucket's name are told about by that.
  return owner && (named.bucket === undefined || owner.bucket !== named.bucket)
    ? [
        {
          path,
          message: `the role of ${what} would be called ${role}, like that of ${owner.what}`,
          hint: `change ${shorten}`,
          about: 'key',
        },
      ]
    : [];
}

/** Streams of an AWS account and region, and credentials of a metastore. */
function otherFindings(
  named: NamedResource,
  seen: Map<string, NamedResource>,
): Finding[] {
  const { path, what, account, region, stream, credential, shorten } = named;
  if (region === undefined) {
    return [];
  }
  return [
    { kind: 'stream', name: stream, key: `${account}/${region}/${stream}` },
    {
      kind: 'storage credential',
      name: credential,
      key: `${region}/${credential}`,
    },
  ].flatMap(({ kind, name, key }): Finding[] => {
    if (name === undefined) {
      return [];
    }
    const owner = seen.get(`${kind}/${key}`);
    seen.set(`${kind}/${key}`, owner ?? named);
    return owner
      ? [
          {
            path,
            message: `the ${kind} of ${what} would be called ${name}, like that of ${owner.what}`,
            hint: `change ${shorten}`,
            about: 'key',
          },
        ]
      : [];
  });
}

function isName(
  field: { safeParse(value: string): { success: boolean } },
  name: string,
): boolean {
  return field.safeParse(name).success;
}
