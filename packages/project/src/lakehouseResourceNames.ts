/**
 * Names of what a zone is made of.
 *
 * @public
 */
export interface ZoneResourceNames {
  /** The zone's bucket; of a zone in somebody else's bucket it is not made. */
  bucket: string;
  role: string;
  storageCredential: string;
  externalLocation: string;
}

/**
 * Names of what carries a stream's records into a zone.
 *
 * @public
 */
export interface StreamResourceNames {
  stream: string;
  deliveryStream: string;
  deliveryRole: string;
  logGroup: string;
}

/**
 * Names of an environment's lakehouse.
 *
 * @public
 */
export interface LakehouseResourceNames {
  /** By zone, in the order of the file. */
  zones: Record<string, ZoneResourceNames>;
  streams: Record<string, StreamResourceNames>;
  /** Manifests and reports of S3 Batch Operations, and the role it works with. */
  batch: { bucket: string; role: string };
  /** The service principal that the job runs as, in `servicePrincipals`. */
  servicePrincipal: string;
  job: string;
  stateMachine: string;
  stateMachineRole: string;
  stateMachineLogGroup: string;
  /** Rule on objects that are created, and the role that starts the state machine. */
  eventRule: string;
  eventRole: string;
  connection: string;
}

/**
 * The service principal that a lakehouse's job runs as.
 *
 * @public
 */
export const LAKEHOUSE_PRINCIPAL = 'lakehouse';

/**
 * The names of a lakehouse in one environment. Buckets and roles take `-` for
 * the `_` of a zone's or stream's name.
 *
 * @public
 */
export function lakehouseResourceNames(
  projectName: string,
  environmentName: string,
  awsAccountId: string,
  lakehouse: {
    zones: Readonly<Record<string, unknown>>;
    ingestion: { streams: Readonly<Record<string, unknown>> };
  },
): LakehouseResourceNames {
  const prefix = `${projectName}-${environmentName}`;
  const underscored = prefix.replace(/-/g, '_');
  return {
    zones: Object.fromEntries(
      Object.keys(lakehouse.zones).map(zone => {
        const name = `${prefix}-${hyphenated(zone)}-zone`;
        return [
          zone,
          {
            bucket: `${name}-${awsAccountId}`,
            role: name,
            storageCredential: `${underscored}_${zone}_zone`,
            externalLocation: `${underscored}_${zone}_zone`,
          },
        ];
      }),
    ),
    streams: Object.fromEntries(
      Object.keys(lakehouse.ingestion.streams).map(stream => {
        const name = `${prefix}-${hyphenated(stream)}`;
        return [
          stream,
          {
            stream: name,
            deliveryStream: name,
            deliveryRole: `${name}-delivery`,
            logGroup: `/aws/kinesisfirehose/${name}`,
          },
        ];
      }),
    ),
    batch: {
      bucket: `${prefix}-batch-${awsAccountId}`,
      role: `${prefix}-batch`,
    },
    servicePrincipal: LAKEHOUSE_PRINCIPAL,
    job: `${prefix}-lakehouse`,
    stateMachine: `${prefix}-lakehouse`,
    stateMachineRole: `${prefix}-lakehouse-run`,
    stateMachineLogGroup: `/aws/vendedlogs/states/${prefix}-lakehouse`,
    eventRule: `${prefix}-lakehouse`,
    eventRole: `${prefix}-lakehouse-start`,
    connection: `${prefix}-lakehouse`,
  };
}

function hyphenated(name: string): string {
  return name.replace(/_/g, '-');
}
