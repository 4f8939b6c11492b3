import { Environment, ResourceNames } from '@lakeport/project';
import { VpcEndpointsProps } from '../network/VpcEndpoints';
import { kinesisEndpointPolicy } from '../policies/kinesisEndpointPolicy';
import { s3EndpointPolicy } from '../policies/s3EndpointPolicy';
import { stsEndpointPolicy } from '../policies/stsEndpointPolicy';

/**
 * What may pass the endpoints of an environment's network: derived from every
 * bucket that the project file speaks of, so that a catalog that is added later
 * is not cut off.
 */
export function endpointPolicies(
  environment: Environment,
  names: ResourceNames,
): NonNullable<VpcEndpointsProps['policies']> {
  const { awsAccountId, compute, region } = environment;
  return {
    s3: s3EndpointPolicy({
      region,
      awsAccountId,
      rootBucket: names.rootBucket,
      catalogBuckets: Object.values(names.catalogs)
        .map(({ bucket }) => bucket)
        .sort(),
      instanceProfileBuckets: Object.values(compute.instanceProfiles).flatMap(
        profile => (profile.mode === 'create' ? profile.buckets : []),
      ),
    }),
    sts: stsEndpointPolicy({ awsAccountId }),
    'kinesis-streams': kinesisEndpointPolicy({ region }),
  };
}
