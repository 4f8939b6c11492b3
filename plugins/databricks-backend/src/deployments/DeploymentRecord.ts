import type {
  Deployment,
  DeploymentOperation,
} from '@lakeport/backstage-plugin-databricks-common';
import type { Repository } from '../environments/Environment';

/** A deployment as the database holds it: what callers see, and what it takes to follow it. */
export interface DeploymentRecord extends Deployment {
  repository: Repository;
  /** File name of the workflow. */
  workflow: string;
  /** When a dispatch was last about to be sent; set before sending. */
  dispatchTriedAt?: string;
  idempotencyKey?: string;
}

/** What a new deployment is made from. */
export interface NewDeployment {
  id: string;
  entityRef: string;
  project: string;
  environment: string;
  operation: DeploymentOperation;
  requestedBy: string;
  repository: Repository;
  workflow: string;
  /** What holds data and may be destroyed all the same. */
  allowDestroy?: string[];
  idempotencyKey?: string;
}

/** What following a deployment can change of it. */
export type DeploymentUpdate = Partial<
  Pick<
    DeploymentRecord,
    | 'state'
    | 'runId'
    | 'runUrl'
    | 'failedStep'
    | 'message'
    | 'jobs'
    | 'log'
    | 'rehearsal'
    | 'plan'
    | 'planProblem'
    | 'result'
    | 'resultProblem'
    | 'dispatchTriedAt'
  >
>;

/** What callers may see of a record. */
export function toDeployment(record: DeploymentRecord): Deployment {
  const {
    repository: _repository,
    workflow: _workflow,
    dispatchTriedAt: _tried,
    idempotencyKey: _key,
    ...deployment
  } = record;
  return deployment;
}

/** As {@link toDeployment}, without what only the page of one deployment shows. */
export function toListedDeployment(record: DeploymentRecord): Deployment {
  const { plan, ...deployment } = toDeployment(record);
  if (!plan) {
    return deployment;
  }
  const { stacks: _stacks, ...totals } = plan;
  return { ...deployment, plan: totals };
}
