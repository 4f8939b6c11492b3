import { lakehousePlaces, s3Place } from '@lakeport/project';
import { CreatedNetworkProps } from '../network/createdNetwork';
import {
  BucketFolder,
  onPremisesEndpointPolicy,
} from '../policies/onPremisesEndpointPolicy';
import { EnvironmentStackProps } from './EnvironmentStackProps';

/**
 * The way to S3 for feeds from outside AWS, where the environment's lakehouse has
 * some and a zone that takes files.
 *
 * @param limited - whether nothing passes but what they need: to put files where
 *   files land, and manifests of batch copies where these are looked for
 */
export function onPremisesFeeds(
  props: EnvironmentStackProps,
  limited: boolean,
): CreatedNetworkProps['onPremises'] {
  const { cidrs } = props.project.spec.lakehouse?.ingestion.onPremises ?? {};
  const places = placesOf(props);
  if (!cidrs || places.length === 0) {
    return undefined;
  }
  return {
    cidrs,
    ...(limited && {
      policy: onPremisesEndpointPolicy({
        awsAccountId: props.environment.awsAccountId,
        folders: places,
      }),
    }),
  };
}

function placesOf({
  names: { lakehouse },
  project,
}: EnvironmentStackProps): BucketFolder[] {
  const { ingestion, zones = {} } = project.spec.lakehouse ?? {};
  const landing = Object.entries(lakehouse?.zones ?? {})
    .filter(([zone]) => zones[zone].format === 'files')
    .map(([zone, { bucket: own }]) => {
      const { path } = zones[zone];
      const { bucket, prefix } =
        path === undefined ? { bucket: own, prefix: '' } : s3Place(path);
      const folders = [prefix, lakehousePlaces.landing].filter(Boolean);
      return { bucket, folder: `${folders.join('/')}/` };
    });
  return landing.length > 0 && lakehouse && ingestion?.batch
    ? [...landing, { bucket: lakehouse.batch.bucket, folder: 'manifests/' }]
    : landing;
}
