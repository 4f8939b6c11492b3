import {
  lakehousePlaces,
  lakehouseSteps,
  resourceNames,
  s3Place,
  type Lakehouse,
  type LakehouseResourceNames,
  type LakehouseStream,
  type Project,
} from '@lakeport/project';
import { inlineCode as code } from '../plan/inlineCode';
import { markdownTable } from './markdownTable';
import { WRITTEN_BY_DOCS } from './WRITTEN_BY_DOCS';

/** Where the page is in a repository. */
export const LAKEHOUSE_PAGE = 'docs/lakehouse.md';

const FORMATS = {
  files: 'files, as they come',
  delta: 'Delta tables',
} as const;

function kept(zone: Lakehouse['zones'][string]): string {
  const { path, retentionDays, transitionToGlacierDays } = zone;
  if (path !== undefined) return 'as the owner of the bucket decides';
  const said = [
    ...(transitionToGlacierDays === undefined
      ? []
      : [`to Glacier after ${transitionToGlacierDays} days`]),
    ...(retentionDays === undefined
      ? []
      : [`deleted after ${retentionDays} days`]),
  ];
  return said.join(', ') || 'for good';
}

function zones({ zones: declared }: Lakehouse): string[] {
  return markdownTable(
    ['zone', 'schema', 'holds', 'kept'],
    Object.entries(declared).map(([name, zone]) => [
      name,
      code(zone.schema),
      FORMATS[zone.format],
      kept(zone),
    ]),
  );
}

function startedBy({ orchestration }: Lakehouse): string {
  switch (orchestration?.trigger) {
    case 'eventbridge':
      return 'An object that is created where files land starts it: EventBridge starts a Step Functions state machine, which asks the workspace for a run.';
    case 'file-arrival':
      return `Databricks starts it when files have arrived, at most every ${orchestration.minSecondsBetweenRuns} seconds.`;
    case 'schedule': {
      const { cron, paused, timeZone } = orchestration.schedule;
      return `It runs at ${code(cron)} (Quartz cron, ${code(timeZone)})${
        paused ? ', and is paused' : ''
      }.`;
    }
    default:
      return 'No job carries data from zone to zone: `lakehouse.orchestration` is not declared.';
  }
}

function steps(lakehouse: Lakehouse): string[] {
  const { orchestration } = lakehouse;
  const all = orchestration ? lakehouseSteps(lakehouse) : [];
  if (!orchestration || all.length === 0) return [startedBy(lakehouse)];
  const { notebook } = orchestration;
  return [
    startedBy(lakehouse),
    '',
    ...markdownTable(
      ['task', 'from', 'to', 'notebook'],
      all.map(step => [
        code(step.key),
        step.from,
        step.to,
        notebook.mode === 'builtin'
          ? `${code(step.notebook)}, which comes with lakeport`
          : code(notebook.path),
      ]),
    ),
    '',
    `It runs on ${
      orchestration.cluster === undefined
        ? 'serverless compute'
        : `the cluster ${code(orchestration.cluster)}`
    }. A team that keeps its jobs out of Terraform takes the Databricks Asset Bundle: \`npx lakeport bundle lakeport.yaml\` writes it into \`bundle/\`, with a target for each environment.`,
  ];
}

const capacity = (stream: LakehouseStream) =>
  stream.mode === 'provisioned' ? `${stream.shards} shards` : 'on demand';

function places(lakehouse: Lakehouse, names: LakehouseResourceNames): string[] {
  return markdownTable(
    ['zone', 'place', 'role', 'external location'],
    Object.entries(lakehouse.zones).map(([zone, { path }]) => {
      const { bucket, externalLocation, role } = names.zones[zone];
      return [
        zone,
        code(path ?? `s3://${bucket}`),
        code(role),
        code(externalLocation),
      ];
    }),
  );
}

/** Where something comes into a zone. */
function landing(
  lakehouse: Lakehouse,
  names: LakehouseResourceNames,
  zone: string,
  folder = '',
): string {
  const { path } = lakehouse.zones[zone];
  const { bucket, prefix } = path
    ? s3Place(path)
    : { bucket: names.zones[zone].bucket, prefix: '' };
  const parts = [bucket, prefix, lakehousePlaces.landing, folder];
  return code(`s3://${parts.filter(Boolean).join('/')}/`);
}

/** Everything that moves data, and as whom it does. */
function arrows(lakehouse: Lakehouse, names: LakehouseResourceNames): string[] {
  const { ingestion, orchestration } = lakehouse;
  const hasSteps =
    orchestration !== undefined && lakehouseSteps(lakehouse).length > 0;
  return markdownTable(
    ['from', 'to', 'as', 'which may'],
    [
      ...Object.entries(ingestion.streams).map(([name, stream]) => {
        const { deliveryRole, stream: kinesis } = names.streams[name];
        return [
          `Kinesis stream ${code(kinesis)} (${capacity(stream)})`,
          landing(lakehouse, names, stream.deliverTo, name),
          `role ${code(deliveryRole)}`,
          'read that stream and write into that folder',
        ];
      }),
      ...(ingestion.batch
        ? [
            [
              `S3 Batch Operations, by manifests in ${code(
                `s3://${names.batch.bucket}/manifests/`,
              )}`,
              landing(lakehouse, names, ingestion.batch.into),
              `role ${code(names.batch.role)}`,
              'read manifests, write reports, put objects into that folder; the bucket that it copies from names the role in its policy',
            ],
          ]
        : []),
      ...(ingestion.onPremises
        ? [
            [
              `networks outside AWS: ${ingestion.onPremises.cidrs
                .map(code)
                .join(', ')}`,
              'S3, through an interface endpoint in the VPC',
              'their own credentials',
              'connect to port 443 from those ranges only',
            ],
          ]
        : []),
      ...(hasSteps && orchestration.trigger === 'eventbridge'
        ? [
            [
              `EventBridge rule ${code(names.eventRule)}`,
              `state machine ${code(names.stateMachine)}`,
              `role ${code(names.eventRole)}`,
              'start that state machine',
            ],
            [
              `state machine ${code(names.stateMachine)}`,
              `job ${code(names.job)}`,
              `role ${code(names.stateMachineRole)}`,
              `post to that job's address with the connection ${code(
                names.connection,
              )}`,
            ],
          ]
        : []),
      ...(hasSteps
        ? [
            [
              `job ${code(names.job)}`,
              'the tables of the zones',
              `service principal ${code(names.servicePrincipal)}`,
              'read the zones that steps read, and make tables in those that they write',
            ],
          ]
        : []),
    ],
  );
}

function ofEnvironment(project: Project, lakehouse: Lakehouse, name: string) {
  const names = resourceNames(project, name);
  if (!names.lakehouse) return [];
  const moving = arrows(lakehouse, names.lakehouse);
  return [
    '',
    `## ${name}`,
    '',
    `The schemas are in catalog ${code(names.defaultCatalog ?? '')}.`,
    '',
    ...places(lakehouse, names.lakehouse),
    ...(moving.length > 0 ? ['', '### What moves data', '', ...moving] : []),
  ];
}

/**
 * The page of the repository's documentation that says what the lakehouse of a
 * project is: its zones, what carries data between them, and as whom.
 *
 * @returns undefined for a project without a lakehouse
 */
export function lakehousePage(project: Project): string | undefined {
  const { lakehouse } = project.spec;
  if (!lakehouse) return undefined;
  return [
    '# Lakehouse',
    '',
    WRITTEN_BY_DOCS,
    '',
    `The same zones are in ${lakehouse.environments
      .map(code)
      .join(', ')}, each with its own buckets.`,
    '',
    '## Zones',
    '',
    ...zones(lakehouse),
    '',
    '## From zone to zone',
    '',
    ...steps(lakehouse),
    ...lakehouse.environments.flatMap(name =>
      ofEnvironment(project, lakehouse, name),
    ),
  ]
    .map(line => `${line}\n`)
    .join('');
}
