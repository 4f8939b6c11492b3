import type {
  Deployment,
  DeploymentJob,
  DeploymentOperation,
} from '@lakeport/backstage-plugin-databricks-common';
import type { Repository } from '../environments/Environment';
import type { DeploymentPhase } from './Deployer';

/** Who asked to end a deployment, and what came of it. */
export interface Cancellation {
  by: string;
  at: string;
  reason?: string;
  /** When the server was last asked to end the run. */
  sentAt?: string;
}

/** A deployment as the database holds it: what callers see, and what it takes to follow it. */
export interface DeploymentRecord
  extends Omit<Deployment, 'cancellation' | 'transitions' | 'queuedBehind'> {
  repository: Repository;
  /** File name of the workflow. */
  workflow: string;
  /** Repository and environment, of which one deployment at a time is not finished. */
  environmentKey: string;
  /** Left out until it is decided who approves. */
  phase?: DeploymentPhase;
  approveInAdvance: boolean;
  cancellation?: Cancellation;
  /** Since when the phase may be sent. */
  sendingSince?: string;
  /** When a dispatch of the phase was last about to be sent; set before sending. */
  dispatchTriedAt?: string;
  /** When the server took the dispatch of the phase. */
  dispatchedAt?: string;
  /** Runs of the phase that left it to another run. */
  duplicates?: string[];
  /** The run that planned, once another one applies. */
  planRunId?: string;
  /** The jobs of that run. */
  planJobs?: DeploymentJob[];
  /** Not to be looked at before; at once when left out. */
  nextLookAt?: string;
  /** How many looks in a row have seen nothing new. */
  looks: number;
  /** One more with every write. */
  version: number;
  idempotencyKey?: string;
  requestDigest?: string;
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
  comment?: string;
  ref?: string;
  commit?: string;
  promotedFrom?: string;
  approveInAdvance?: boolean;
  approval?: Deployment['approval'];
  phase?: DeploymentPhase;
  idempotencyKey?: string;
  requestDigest?: string;
}

/** What following a deployment can change of it. */
export type DeploymentUpdate = Partial<
  Pick<
    DeploymentRecord,
    | 'state'
    | 'ref'
    | 'commit'
    | 'approval'
    | 'cancellation'
    | 'phase'
    | 'runId'
    | 'runUrl'
    | 'planRunId'
    | 'planJobs'
    | 'duplicates'
    | 'failedStep'
    | 'message'
    | 'jobs'
    | 'log'
    | 'rehearsal'
    | 'plan'
    | 'planProblem'
    | 'result'
    | 'resultProblem'
    | 'sendingSince'
    | 'dispatchTriedAt'
    | 'dispatchedAt'
  >
>;

/** What callers may see of a record. */
export function toDeployment(record: DeploymentRecord): Deployment {
  const {
    repository: _repository,
    workflow: _workflow,
    environmentKey: _environmentKey,
    phase: _phase,
    approveInAdvance: _approveInAdvance,
    sendingSince: _since,
    dispatchTriedAt: _tried,
    dispatchedAt: _dispatched,
    duplicates: _duplicates,
    planRunId: _planRunId,
    planJobs: _planJobs,
    nextLookAt: _nextLookAt,
    looks: _looks,
    version: _version,
    idempotencyKey: _key,
    requestDigest: _digest,
    cancellation,
    ...deployment
  } = record;
  if (!cancellation) {
    return deployment;
  }
  const { sentAt: _sentAt, ...asked } = cancellation;
  return { ...deployment, cancellation: asked };
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
