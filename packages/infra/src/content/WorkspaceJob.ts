import { Job as DeclaredJob, TaskNotebook } from '@lakeport/project';
import { ITerraformDependable } from '#cdk';
import { Construct } from '#constructs';
import { Job } from '#dbx/job';
import { literal } from '../framework/literal';
import { literalMap } from '../framework/literalMap';
import { required } from '../framework/required';
import { permit } from '../workspace/permit';

/**
 * What a job is made from.
 */
export interface WorkspaceJobProps {
  readonly name: string;
  readonly job: DeclaredJob;
  /** Where a task's notebook lies in the workspace. */
  readonly pathOf: (notebook: TaskNotebook) => string;
  /** Ids of the clusters that tasks run on, by name. */
  readonly clusterIds: ReadonlyMap<string, string>;
  /** Application id of the service principal that it runs as. */
  readonly runAs?: string;
  /** Application ids of the service principals that may start it. */
  readonly starters?: readonly string[];
  /** Where files arrive that start it. */
  readonly fileArrival?: {
    readonly url: string;
    readonly minSecondsBetweenRuns: number;
  };
  /** What must be there before the workspace is asked for anything. */
  readonly dependsOn: ITerraformDependable[];
}

/**
 * A job of notebook tasks, each on a cluster or on serverless compute. Its
 * groups may run it and see its runs.
 */
export class WorkspaceJob extends Construct {
  readonly jobId: string;

  constructor(scope: Construct, id: string, props: WorkspaceJobProps) {
    super(scope, id);
    const { fileArrival, job: declared, runAs } = props;
    const { schedule } = declared;
    const job = new Job(this, 'Resource', {
      name: literal(props.name),
      maxConcurrentRuns: 1,
      // A run that meets another one waits for it.
      queue: { enabled: true },
      // The provider reads tasks sorted by key.
      task: Object.entries(declared.tasks)
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([taskKey, task]) => ({
          taskKey: literal(taskKey),
          notebookTask: {
            notebookPath: props.pathOf(task.notebook),
            source: 'WORKSPACE',
            baseParameters: literalMap(task.parameters),
          },
          existingClusterId:
            task.cluster === undefined
              ? undefined
              : required(props.clusterIds, task.cluster, 'cluster'),
          dependsOn: [...task.dependsOn]
            .sort()
            .map(upstream => ({ taskKey: literal(upstream) })),
          maxRetries: declared.maxRetries,
        })),
      ...(schedule && {
        schedule: {
          quartzCronExpression: literal(schedule.cron),
          timezoneId: literal(schedule.timeZone),
          pauseStatus: schedule.paused ? 'PAUSED' : 'UNPAUSED',
        },
      }),
      ...(fileArrival && {
        trigger: {
          pauseStatus: 'UNPAUSED',
          fileArrival: {
            url: fileArrival.url,
            minTimeBetweenTriggersSeconds: fileArrival.minSecondsBetweenRuns,
          },
        },
      }),
      ...(runAs && { runAs: { servicePrincipalName: runAs } }),
      dependsOn: props.dependsOn,
    });
    this.jobId = job.id;
    permit(this, 'permissions', { jobId: job.id }, 'CAN_MANAGE_RUN', {
      groups: declared.groups,
      servicePrincipals: props.starters,
    });
  }
}
