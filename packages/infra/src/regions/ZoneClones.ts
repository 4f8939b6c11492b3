import { JobSchedule } from '@lakeport/project';
import { TerraformProvider } from '#cdk';
import { Construct } from '#constructs';
import { Job } from '#dbx/job';
import { Notebook } from '#dbx/notebook';
import { Schema } from '#dbx/schema';
import { literal } from '../framework/literal';
import { CLONE_ZONES, cloneZonesNotebook } from './cloneZonesNotebook';

/**
 * A shared schema and the schema that its tables are copied into.
 *
 * @public
 */
export interface ClonedSchema {
  readonly source: string;
  readonly target: string;
}

/**
 * What the copying of tables is made from.
 *
 * @public
 */
export interface ZoneClonesProps {
  /** The workspace of the secondary region. */
  readonly provider: TerraformProvider;
  readonly jobName: string;
  /** Where the notebook goes, without a slash at the end. */
  readonly folder: string;
  readonly sourceCatalog: string;
  readonly targetCatalog: string;
  readonly schemas: readonly ClonedSchema[];
  readonly schedule: JobSchedule;
  readonly deletionProtection: boolean;
}

/**
 * Copies of zones of Delta tables in a secondary region: a job there that makes
 * deep clones of the shared tables on a schedule. The copies have schemas of
 * their own, so that they take the place of no table of that region.
 *
 * @public
 */
export class ZoneClones extends Construct {
  constructor(scope: Construct, id: string, props: ZoneClonesProps) {
    super(scope, id);
    const { deletionProtection, provider, schedule, schemas } = props;
    const made = schemas.map(
      ({ target }) =>
        new Schema(this, `schema-${target}`, {
          provider,
          catalogName: props.targetCatalog,
          name: target,
          comment: 'Deep clones of tables of the primary region',
          forceDestroy: !deletionProtection,
          ...(deletionProtection && { lifecycle: { preventDestroy: true } }),
        }),
    );
    const notebook = new Notebook(this, 'notebook', {
      provider,
      path: `${props.folder}/${CLONE_ZONES}`,
      language: 'PYTHON',
      contentBase64: Buffer.from(cloneZonesNotebook).toString('base64'),
    });
    new Job(this, 'Resource', {
      provider,
      name: props.jobName,
      maxConcurrentRuns: 1,
      queue: { enabled: true },
      task: [
        {
          taskKey: CLONE_ZONES,
          notebookTask: {
            notebookPath: notebook.path,
            source: 'WORKSPACE',
            baseParameters: {
              source_catalog: props.sourceCatalog,
              target_catalog: props.targetCatalog,
              schemas: JSON.stringify(schemas),
            },
          },
          maxRetries: 1,
        },
      ],
      schedule: {
        quartzCronExpression: literal(schedule.cron),
        timezoneId: literal(schedule.timeZone),
        pauseStatus: schedule.paused ? 'PAUSED' : 'UNPAUSED',
      },
      dependsOn: made,
    });
  }
}
