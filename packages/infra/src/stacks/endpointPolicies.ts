import { Catalog, resourceNames, s3Place } from '@lakeport/project';
import { VpcEndpointsProps } from '../network/VpcEndpoints';
import { kinesisEndpointPolicy } from '../policies/kinesisEndpointPolicy';
import { s3EndpointPolicy } from '../policies/s3EndpointPolicy';
import { SharedCatalogBucket } from '../policies/SharedCatalogBucket';
import { stsEndpointPolicy } from '../policies/stsEndpointPolicy';
import { zoneReplicas } from '../regions/zoneReplicas';
import { EnvironmentStackProps } from './EnvironmentStackProps';

/**
 * What may pass the endpoints of an environment's network: derived from every
 * bucket that the project file speaks of, so that a catalog that is added later
 * is not cut off.
 */
export function endpointPolicies(
  props: EnvironmentStackProps,
): NonNullable<VpcEndpointsProps['policies']> {
  const { environment, environmentName, names, project } = props;
  const { awsAccountId, compute, region } = environment;
  return {
    s3: s3EndpointPolicy({
      region,
      awsAccountId,
      rootBucket: names.rootBucket,
      catalogBuckets: [
        ...Object.values(names.catalogs).map(({ bucket }) => bucket),
        ...ownZoneBuckets(props),
      ].sort(),
      replicaBuckets: [...zoneReplicas(project, environmentName).values()].map(
        ({ bucket }) => bucket,
      ),
      placedBuckets: placedZoneBuckets(props),
      sharedCatalogBuckets: sharedCatalogBuckets(props),
      instanceProfileBuckets: Object.values(compute.instanceProfiles).flatMap(
        profile => (profile.mode === 'create' ? profile.buckets : []),
      ),
    }),
    sts: stsEndpointPolicy({ awsAccountId }),
    'kinesis-streams': kinesisEndpointPolicy({ region }),
  };
}

/** The buckets that are made for zones of the environment's lakehouse. */
function ownZoneBuckets({
  names: { lakehouse },
  project,
}: EnvironmentStackProps): string[] {
  const { zones = {} } = project.spec.lakehouse ?? {};
  return Object.entries(lakehouse?.zones ?? {})
    .filter(([zone]) => zones[zone].path === undefined)
    .map(([, { bucket }]) => bucket);
}

/** Buckets of somebody else that zones have their place in. */
function placedZoneBuckets({
  names: { lakehouse },
  project,
}: EnvironmentStackProps): string[] {
  const { zones = {} } = project.spec.lakehouse ?? {};
  const buckets = Object.keys(lakehouse?.zones ?? {}).flatMap(zone => {
    const { path } = zones[zone];
    return path === undefined ? [] : [s3Place(path).bucket];
  });
  return [...new Set(buckets)].sort();
}

/**
 * The buckets of catalogs that other environments of the metastore open to
 * workspaces beside their own. Which workspace a binding means is not known, so
 * each of them counts.
 */
function sharedCatalogBuckets({
  environment: { region },
  environmentName,
  project,
}: EnvironmentStackProps): SharedCatalogBucket[] {
  return Object.entries(project.spec.environments)
    .filter(
      ([name, other]) => name !== environmentName && other.region === region,
    )
    .flatMap(([name, other]) => {
      const { catalogs } = resourceNames(project, name);
      return Object.entries(other.catalogs).flatMap(([catalog, declared]) => {
        const access = accessOfOthers(declared);
        return access
          ? [
              {
                name: catalogs[catalog].bucket,
                access,
                awsAccountId: other.awsAccountId,
              },
            ]
          : [];
      });
    });
}

function accessOfOthers({
  bindings,
  isolation,
}: Catalog): SharedCatalogBucket['access'] | undefined {
  const writable =
    isolation === 'open' ||
    bindings.some(({ access }) => access === 'read-write');
  if (writable) {
    return 'read-write';
  }
  return bindings.length > 0 ? 'read' : undefined;
}
