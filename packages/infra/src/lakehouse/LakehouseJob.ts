import {
  Lakehouse,
  LakehouseNotebook,
  lakehouseNotebooks,
  LakehouseOrchestration,
  LakehouseStep,
  lakehouseStepParameters,
  lakehouseSteps,
} from '@lakeport/project';
import { ITerraformDependable } from '#cdk';
import { Construct } from '#constructs';
import { Directory } from '#dbx/directory';
import { Notebook } from '#dbx/notebook';
import { WorkspaceJob } from '../content/WorkspaceJob';
import { literal } from '../framework/literal';
import { required } from '../framework/required';
import { permit } from '../workspace/permit';
import { grantSteps } from './grantSteps';
import { landingZone } from './landingZone';
import { ZoneStorage } from './ZoneStorage';

/**
 * What a lakehouse's job is made from.
 *
 * @public
 */
export interface LakehouseJobProps {
  /** The job's name, and its folder's in the workspace. */
  readonly name: string;
  readonly lakehouse: Lakehouse;
  readonly orchestration: LakehouseOrchestration;
  readonly catalogName: string;
  /** The catalog's name as the file says it, which notebooks are told. */
  readonly catalog: string;
  readonly zones: ReadonlyMap<string, ZoneStorage>;
  /** Application id of the service principal that it runs as. */
  readonly applicationId: string;
  /** Ids of the clusters that tasks may run on, by name. */
  readonly clusterIds: ReadonlyMap<string, string>;
  /** What must be there before the workspace is asked for anything. */
  readonly dependsOn: ITerraformDependable[];
}

/**
 * The job that carries data from zone to zone, one task a step, and the notebooks
 * that it runs. It runs as a service principal that may do with the zones what the
 * steps need, and nothing with the rest of the catalog. Notebooks lie in a folder
 * of their own at the top of the workspace: below /Shared everybody could change
 * what it runs. Of a notebook of the team's, the team says who may run it.
 *
 * @public
 */
export class LakehouseJob extends Construct {
  readonly jobId: string;

  constructor(scope: Construct, id: string, props: LakehouseJobProps) {
    super(scope, id);
    const { applicationId, lakehouse, orchestration, zones } = props;
    const steps = lakehouseSteps(lakehouse);
    const grants = grantSteps(this, {
      steps,
      zones,
      catalogName: props.catalogName,
      applicationId,
    });
    const paths = this.#notebooks(props, steps);
    const { cluster, trigger } = orchestration;
    const job = new WorkspaceJob(this, 'job', {
      name: props.name,
      job: {
        tasks: Object.fromEntries(
          steps.map(step => [
            step.key,
            {
              notebook: { path: required(paths, step.key, 'notebook') },
              ...(cluster !== undefined && { cluster }),
              dependsOn: step.after === undefined ? [] : [step.after],
              parameters: lakehouseStepParameters(
                lakehouse,
                step,
                props.catalog,
              ),
            },
          ]),
        ),
        ...(trigger === 'schedule' && { schedule: orchestration.schedule }),
        groups: [],
      },
      // Said above, as the job takes it.
      pathOf: notebook => ('path' in notebook ? notebook.path : ''),
      clusterIds: props.clusterIds,
      runAs: applicationId,
      // Who signs in through the connection has to start what it is.
      starters: trigger === 'eventbridge' ? [applicationId] : [],
      ...(trigger === 'file-arrival' && {
        fileArrival: {
          url: landing(lakehouse, zones).landingUrl,
          minSecondsBetweenRuns: orchestration.minSecondsBetweenRuns,
        },
      }),
      dependsOn: [...grants, ...props.dependsOn],
    });
    this.jobId = job.jobId;
  }

  /** Where each step's notebook lies, by the step's key. */
  #notebooks(
    { applicationId, dependsOn, name, orchestration }: LakehouseJobProps,
    steps: readonly LakehouseStep[],
  ): ReadonlyMap<string, string> {
    const { notebook: choice } = orchestration;
    if (choice.mode === 'path') {
      return new Map(steps.map(({ key }) => [key, literal(choice.path)]));
    }
    const directory = new Directory(this, 'notebooks', {
      path: `/${name}`,
      deleteRecursive: true,
      dependsOn,
    });
    const made = new Map<LakehouseNotebook, string>();
    for (const notebook of new Set(steps.map(step => step.notebook))) {
      made.set(
        notebook,
        new Notebook(this, `notebook-${notebook}`, {
          path: `${directory.path}/${notebook}`,
          language: 'PYTHON',
          contentBase64: Buffer.from(lakehouseNotebooks[notebook]).toString(
            'base64',
          ),
        }).path,
      );
    }
    permit(
      this,
      'notebooks-permissions',
      { directoryPath: directory.path },
      'CAN_RUN',
      { groups: [], servicePrincipals: [applicationId] },
    );
    return new Map(
      steps.map(({ key, notebook }) => [
        key,
        required(made, notebook, 'notebook'),
      ]),
    );
  }
}

/** The zone that files come into first. */
function landing(
  lakehouse: Lakehouse,
  zones: ReadonlyMap<string, ZoneStorage>,
): ZoneStorage {
  return required(zones, landingZone(lakehouse) ?? '', 'zone of files');
}
