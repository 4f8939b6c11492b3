import { lakehouseResourceNames } from '../lakehouseResourceNames';
import { fields } from '../schema/fields';
import { lakehouseFields } from '../schema/lakehouseFields';
import { lakehouseEnvironments } from './lakehouseEnvironments';
import type { NamedResource } from './NamedResource';
import type { ProjectDraft } from './projectDraft';

/**
 * What the lakehouse makes in each of its environments, by its names. The names
 * of job, rule and state machine come from project and environment alone, and
 * are never too long; a role's limit is tighter than that of its stream, as AWS
 * takes 64 characters for both and the role's name is longer.
 *
 * Source: Amazon Data Firehose API reference, CreateDeliveryStream, 2026.
 */
export function lakehouseNames(draft: ProjectDraft): NamedResource[] {
  const project = draft.metadata?.name;
  const lakehouse = draft.spec?.lakehouse;
  if (project === undefined || !lakehouse) {
    return [];
  }
  const zones = Object.keys(lakehouse.zones ?? {}).filter(
    name => lakehouseFields.zoneName.safeParse(name).success,
  );
  const streams = Object.keys(lakehouse.ingestion?.streams ?? {}).filter(
    name => lakehouseFields.streamName.safeParse(name).success,
  );
  const path = ['spec', 'lakehouse'];
  return lakehouseEnvironments(draft).flatMap(
    ({ name, environment: { awsAccountId: account, region } }) => {
      if (
        account === undefined ||
        !fields.environmentName.safeParse(name).success
      ) {
        return [];
      }
      const place = { account, ...(region === undefined ? {} : { region }) };
      const names = lakehouseResourceNames(project, name, account, {
        zones: byName(zones),
        ingestion: { streams: byName(streams) },
      });
      return [
        ...zones.map(zone => {
          const { bucket, role, storageCredential } = names.zones[zone];
          const own = !lakehouse.zones?.[zone]?.keys.includes('path');
          return {
            ...place,
            path: [...path, 'zones', zone],
            what: `zone ${zone} of environment ${name}`,
            ...(own ? { bucket } : {}),
            role,
            credential: storageCredential,
            shorten: 'the name of the zone',
          };
        }),
        ...streams.map(stream => ({
          ...place,
          path: [...path, 'ingestion', 'streams', stream],
          what: `stream ${stream} of environment ${name}`,
          role: names.streams[stream].deliveryRole,
          stream: names.streams[stream].stream,
          shorten: 'the name of the stream',
        })),
        ...(lakehouse.ingestion?.keys.includes('batch')
          ? [
              {
                ...place,
                path: [...path, 'ingestion', 'batch'],
                what: `batch copies of environment ${name}`,
                bucket: names.batch.bucket,
                role: names.batch.role,
                shorten: 'the name of the project or the environment',
              },
            ]
          : []),
      ];
    },
  );
}

function byName(names: string[]): Record<string, true> {
  return Object.fromEntries(names.map(name => [name, true]));
}
