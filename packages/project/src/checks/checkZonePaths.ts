import type { Finding } from '../Finding';
import { s3Place } from '../lakehouse/lakehousePlaces';
import { environmentsOf } from './environmentsOf';
import { lakehouseEnvironments } from './lakehouseEnvironments';
import { lakehouseZones } from './lakehouseZones';
import { madeBuckets } from './madeBuckets';
import type { EnvironmentDraft, ProjectDraft } from './projectDraft';

/** A place in S3, and what lies there. */
interface Place {
  url: string;
  of: string;
}

/**
 * That zones with a path lie apart from each other, from the catalogs and
 * volumes of the same metastore, and in no bucket that is made here or holds
 * Terraform's state, and are those of one environment of a region.
 *
 * Source: Databricks docs, Unity Catalog, paths of external locations, volumes
 * and managed storage must not overlap, 2026.
 */
export function checkZonePaths(draft: ProjectDraft): Finding[] {
  const environments = lakehouseEnvironments(draft);
  const regions = new Set(
    environments.flatMap(({ environment: { region } }) => region ?? []),
  );
  const declared = environmentsOf(draft).flatMap(({ name, environment }) =>
    environment.region !== undefined && regions.has(environment.region)
      ? catalogPlaces(name, environment)
      : [],
  );
  const made = madeBuckets(draft);
  const before: Place[] = [];
  return lakehouseZones(draft).flatMap(({ name, path, zone }): Finding[] => {
    const url = zone.path?.replace(/\/+$/, '');
    if (url === undefined) {
      return [];
    }
    const at = [...path, 'path'];
    const other = [...before, ...declared].find(
      place => inside(place.url, url) || inside(url, place.url),
    );
    before.push({ url, of: `zone ${name}` });
    const owner = made.get(s3Place(url).bucket);
    return [
      ...(hasOddFolder(url)
        ? [
            {
              path: at,
              message: `${url} has a folder without a name, or one called . or ..`,
              hint: 'write the folders as they are, with one slash between them, such as s3://acme-lake/sales',
              about: 'value' as const,
            },
          ]
        : []),
      ...(owner
        ? [
            {
              path: at,
              message: `${url} lies in the bucket of ${owner}`,
              hint: 'leave path out for a zone with a bucket of its own, or use a bucket of somebody else',
              about: 'value' as const,
            },
          ]
        : []),
      ...(other
        ? [
            {
              path: at,
              message: overlap(url, other),
              hint: 'use a folder that lies in no other and holds no other',
              about: 'value' as const,
            },
          ]
        : []),
      ...sharedRegions(environments).map(([region, names]) => ({
        path: at,
        message: `${url} would be a place of environments ${names.join(
          ' and ',
        )}, which share the metastore of ${region}`,
        hint: 'leave path out, so that every environment has a bucket of its own, or keep one of them in lakehouse.environments',
        about: 'value' as const,
      })),
    ];
  });
}

function catalogPlaces(
  environment: string,
  { catalogs }: EnvironmentDraft,
): Place[] {
  return Object.entries(catalogs ?? {}).flatMap(([catalog, said]) => {
    const of = `catalog ${catalog} of environment ${environment}`;
    return [
      { url: said?.existing?.storageRoot, of },
      ...Object.values(said?.schemas ?? {})
        .flatMap(schema => Object.entries(schema?.volumes ?? {}))
        .map(([volume, written]) => ({
          url: written?.location,
          of: `volume ${volume} of ${of}`,
        })),
    ].flatMap(({ url, of: what }) =>
      url === undefined ? [] : [{ url: url.replace(/\/+$/, ''), of: what }],
    );
  });
}

/** Spark takes // for /, and S3 does not: one place would have two addresses. */
function hasOddFolder(url: string): boolean {
  return url
    .slice('s3://'.length)
    .split('/')
    .some(folder => ['', '.', '..'].includes(folder));
}

function inside(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}

function overlap(url: string, other: Place): string {
  if (url === other.url) {
    return `${url} is the place of ${other.of} already`;
  }
  return inside(other.url, url)
    ? `${url} lies in ${other.url} of ${other.of}`
    : `${url} holds ${other.url} of ${other.of}`;
}

/** Regions in which several environments have the lakehouse. */
function sharedRegions(
  environments: ReturnType<typeof lakehouseEnvironments>,
): Array<[region: string, names: string[]]> {
  const namesOf = new Map<string, string[]>();
  for (const { name, environment } of environments) {
    const { region } = environment;
    if (region !== undefined) {
      namesOf.set(region, [...(namesOf.get(region) ?? []), name]);
    }
  }
  return [...namesOf].filter(([, names]) => names.length > 1);
}
