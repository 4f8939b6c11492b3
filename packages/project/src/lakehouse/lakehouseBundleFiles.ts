import { yamlOf } from '../file/yamlOf';
import type { Lakehouse, LakehouseOrchestration } from '../Lakehouse';
import { LAKEHOUSE_PRINCIPAL } from '../lakehouseResourceNames';
import type { Project } from '../Project';
import { resourceNames } from '../resourceNames';
import { lakehouseNotebooks } from './lakehouseNotebooks';
import { lakehousePlaces, s3Place } from './lakehousePlaces';
import {
  lakehouseStepParameters,
  lakehouseSteps,
  type LakehouseStep,
} from './lakehouseSteps';

const JOB = 'lakehouse';
const JOB_FILE = 'resources/lakehouse.job.yml';

/**
 * A Databricks Asset Bundle with the lakehouse's job, for teams that keep their
 * jobs out of Terraform: `databricks.yml`, the job, and the notebooks that come
 * with lakeport. Its targets are the lakehouse's environments. The job is called
 * as Terraform's is, and followed by `-bundle`, so that both can be there while a
 * team moves over. Nothing without a lakehouse whose data a job carries on.
 *
 * The address of a workspace is known only when it is there: `databricks bundle`
 * takes it from the profile, or from `DATABRICKS_HOST`.
 *
 * Source: Databricks docs, Databricks Asset Bundles configuration, 2026.
 *
 * @returns content by path, relative to the bundle's folder
 * @public
 */
export function lakehouseBundleFiles(project: Project): Record<string, string> {
  const { lakehouse } = project.spec;
  const steps = lakehouse ? lakehouseSteps(lakehouse) : [];
  if (!lakehouse?.orchestration || steps.length === 0) {
    return {};
  }
  const { orchestration } = lakehouse;
  const notebooks =
    orchestration.notebook.mode === 'builtin'
      ? [...new Set(steps.map(({ notebook }) => notebook))].sort()
      : [];
  return {
    'databricks.yml': yamlOf(bundle(project, lakehouse, orchestration)),
    [JOB_FILE]: yamlOf(jobResource(project, lakehouse, orchestration, steps)),
    ...Object.fromEntries(
      notebooks.map(name => [`notebooks/${name}.py`, lakehouseNotebooks[name]]),
    ),
  };
}

function bundle(
  project: Project,
  lakehouse: Lakehouse,
  orchestration: LakehouseOrchestration,
): unknown {
  const { cluster } = orchestration;
  const watches = orchestration.trigger === 'file-arrival';
  return {
    bundle: { name: `${project.metadata.name}-${JOB}` },
    include: ['resources/*.yml'],
    variables: {
      catalog: { description: 'The catalog with the schemas of the zones' },
      principal: {
        description: 'Application id of the service principal that the job is',
      },
      ...(watches && {
        landing: { description: 'Where files arrive that start the job' },
      }),
      ...(cluster !== undefined && {
        cluster: { description: 'Id of the cluster that the tasks run on' },
      }),
    },
    targets: Object.fromEntries(
      lakehouse.environments.map(name => [
        name,
        target(project, lakehouse, orchestration, name),
      ]),
    ),
  };
}

function target(
  project: Project,
  lakehouse: Lakehouse,
  orchestration: LakehouseOrchestration,
  name: string,
): unknown {
  const { cluster, trigger } = orchestration;
  const names = resourceNames(project, name);
  const { existing } = project.spec.environments[name].workspace;
  const principal = names.servicePrincipals[LAKEHOUSE_PRINCIPAL]?.displayName;
  return {
    mode: 'production',
    workspace: {
      ...(existing ? { host: existing.url } : { profile: names.workspace }),
      root_path: `/Workspace/${names.workspace}-${JOB}-bundle`,
    },
    variables: {
      catalog: names.defaultCatalog,
      principal: { lookup: { service_principal: principal } },
      ...(trigger === 'file-arrival' && {
        landing: landingUrl(project, lakehouse, name),
      }),
      ...(cluster !== undefined && { cluster: { lookup: { cluster } } }),
    },
  };
}

function landingUrl(
  project: Project,
  { zones }: Lakehouse,
  environmentName: string,
): string | undefined {
  const [zone, declared] =
    Object.entries(zones).find(([, { format }]) => format === 'files') ?? [];
  if (zone === undefined || !declared) {
    return undefined;
  }
  const { lakehouse } = resourceNames(project, environmentName);
  const { bucket, prefix } = declared.path
    ? s3Place(declared.path)
    : { bucket: lakehouse?.zones[zone].bucket, prefix: '' };
  const parts = [bucket, prefix, lakehousePlaces.landing].filter(Boolean);
  return `s3://${parts.join('/')}/`;
}

function jobResource(
  project: Project,
  lakehouse: Lakehouse,
  orchestration: LakehouseOrchestration,
  steps: readonly LakehouseStep[],
): unknown {
  return {
    resources: {
      jobs: {
        [JOB]: {
          name: `${project.metadata.name}-\${bundle.target}-${JOB}-bundle`,
          max_concurrent_runs: 1,
          queue: { enabled: true },
          run_as: { service_principal_name: '${var.principal}' },
          ...startedBy(orchestration),
          tasks: steps.map(step => ({
            task_key: step.key,
            ...(step.after && { depends_on: [{ task_key: step.after }] }),
            ...(orchestration.cluster !== undefined && {
              existing_cluster_id: '${var.cluster}',
            }),
            notebook_task: {
              notebook_path:
                orchestration.notebook.mode === 'builtin'
                  ? `../notebooks/${step.notebook}.py`
                  : orchestration.notebook.path,
              base_parameters: lakehouseStepParameters(
                lakehouse,
                step,
                '${var.catalog}',
              ),
            },
          })),
        },
      },
    },
  };
}

/** A job that a state machine starts has no trigger of its own. */
function startedBy(orchestration: LakehouseOrchestration): object {
  switch (orchestration.trigger) {
    case 'file-arrival':
      return {
        trigger: {
          pause_status: 'UNPAUSED',
          file_arrival: {
            url: '${var.landing}',
            min_time_between_triggers_seconds:
              orchestration.minSecondsBetweenRuns,
          },
        },
      };
    case 'schedule': {
      const { cron, paused, timeZone } = orchestration.schedule;
      return {
        schedule: {
          quartz_cron_expression: cron,
          timezone_id: timeZone,
          pause_status: paused ? 'PAUSED' : 'UNPAUSED',
        },
      };
    }
    default:
      return {};
  }
}
