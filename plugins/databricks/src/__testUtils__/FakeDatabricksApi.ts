import { NotFoundError } from '@backstage/errors';
import {
  isFinished,
  type CancelDeploymentRequest,
  type Choice,
  type ChoiceList,
  type ChoiceRequest,
  type CreateDeploymentRequest,
  type DatabricksApi,
  type DatabricksRequestOptions,
  type Deployment,
  type DeploymentFilter,
  type DeploymentLog,
  type EnvironmentDetails,
  type EnvironmentDrift,
  type EnvironmentFindings,
  type EnvironmentOperations,
  type EnvironmentTopology,
  type LakeportVersionList,
  type NameAvailability,
  type PlatformDetails,
  type PlatformList,
  type ProjectDetails,
  type ProjectTopology,
  type ReviewDeploymentRequest,
  type WorkspaceFilter,
  type WorkspaceList,
} from '@lakeport/backstage-plugin-databricks-common';
import {
  deployment,
  environment,
  findings,
  topology,
  workspace,
} from './fixtures';
import { FakeEstateApi } from './FakeEstateApi';
import { cleanDrift, everyOperation } from './operationFixtures';
import {
  platform,
  project,
  projectTopology,
  versions,
} from './platformFixtures';

/** An API that holds its answers in memory; replace what a test is about. */
export class FakeDatabricksApi extends FakeEstateApi implements DatabricksApi {
  workspaces: WorkspaceList | Error = { items: [workspace], errors: [] };
  environment: EnvironmentDetails | Error = environment;
  topology: EnvironmentTopology | Error = topology;
  findings: EnvironmentFindings | Error = findings;
  deployments: Deployment[] = [];
  /** What the next request for, review of, or end of a deployment is refused with. */
  refusal: Error | undefined;
  operations: EnvironmentOperations | Error = everyOperation;
  drift: EnvironmentDrift | Error = cleanDrift;
  /** Lines of the logs by job; a job that is not there has none yet. */
  logs: Record<string, Partial<DeploymentLog> & { lines: string[] }> = {};
  platforms: PlatformList | Error = { items: [], errors: [] };
  platform: PlatformDetails | Error = platform;
  project: ProjectDetails | Error = project;
  projectTopology: ProjectTopology | Error = projectTopology;
  versions: LakeportVersionList | Error = versions;
  /** Project names that are taken, each with why. */
  takenNames: Record<string, string> | Error = {};
  groups: Choice[] | Error = [];
  awsAccounts: Choice[] | Error = [];
  /** What was asked about names and choices, and whether it was given up. */
  readonly questions: Array<{
    kind: 'name' | 'groups' | 'aws-accounts';
    text: string;
    platform?: string;
    signal?: AbortSignal;
  }> = [];
  readonly requests: CreateDeploymentRequest[] = [];
  readonly listRequests: Array<
    DeploymentFilter & { limit?: number; offset?: number }
  > = [];
  readonly reviews: Array<ReviewDeploymentRequest & { id: string }> = [];
  readonly cancellations: Array<CancelDeploymentRequest & { id: string }> = [];
  readonly logRequests: Array<{ job: string; after?: number }> = [];
  readonly workspaceRequests: WorkspaceFilter[] = [];
  readonly versionRequests: Array<{ platform?: string }> = [];

  async getWorkspaces(options: { filter?: WorkspaceFilter } = {}) {
    this.workspaceRequests.push(options.filter ?? {});
    return given(this.workspaces);
  }

  async getEnvironment() {
    return given(this.environment);
  }

  async getTopology() {
    return given(this.topology);
  }

  async getFindings() {
    return given(this.findings);
  }

  async getPlatforms() {
    return given(this.platforms);
  }

  async getPlatform() {
    return given(this.platform);
  }

  async getProject() {
    return given(this.project);
  }

  async getProjectTopology() {
    return given(this.projectTopology);
  }

  async listLakeportVersions(
    request: { platform?: string; limit?: number; offset?: number } = {},
  ) {
    const { offset = 0, limit = 50 } = request;
    this.versionRequests.push(request);
    const answer = given(this.versions);
    return { ...answer, items: answer.items.slice(offset, offset + limit) };
  }

  async getEnvironmentOperations() {
    return given(this.operations);
  }

  async getEnvironmentDrift() {
    return given(this.drift);
  }

  async listDeployments(
    request: DeploymentFilter & { limit?: number; offset?: number } = {},
  ) {
    const { offset = 0, limit = 20 } = request;
    this.listRequests.push(request);
    const fitting = this.deployments.filter(item => fits(item, request));
    return {
      items: fitting.slice(offset, offset + limit),
      totalItems: fitting.length,
    };
  }

  async createDeployment(request: CreateDeploymentRequest) {
    this.requests.push(request);
    this.#refuse();
    const created = deployment({
      id: `created-${this.requests.length}`,
      operation: request.operation,
      state: request.whenBusy === 'queue' ? 'queued' : 'requested',
      finishedAt: undefined,
      runUrl: undefined,
    });
    this.deployments = [created, ...this.deployments];
    return created;
  }

  async getDeployment(id: string) {
    const found = this.deployments.find(item => item.id === id);
    if (!found) {
      throw new NotFoundError(`No deployment ${id}`);
    }
    return found;
  }

  async cancelDeployment(id: string, request: CancelDeploymentRequest = {}) {
    this.cancellations.push({ id, ...request });
    this.#refuse();
    return this.#change(id, {
      cancellation: {
        by: 'user:default/guest',
        at: '2026-09-01T10:02:00Z',
        ...request,
      },
    });
  }

  async reviewDeployment(id: string, request: ReviewDeploymentRequest) {
    this.reviews.push({ id, ...request });
    this.#refuse();
    const { approval } = await this.getDeployment(id);
    return this.#change(id, {
      state: request.decision === 'approved' ? 'dispatched' : 'cancelled',
      ...(approval && {
        approval: {
          ...approval,
          state: request.decision,
          decidedBy: 'user:default/guest',
          decidedAt: '2026-09-01T10:02:00Z',
          decidedWith: 'portal-permission',
        },
      }),
    });
  }

  async getDeploymentLog(
    _id: string,
    request: { job: string; after?: number },
  ): Promise<DeploymentLog> {
    this.logRequests.push(request);
    const { job, after = 0 } = request;
    const { lines = [], complete = false, ...rest } = this.logs[job] ?? {};
    const next = lines.slice(after, after + 2_000);
    return {
      ...rest,
      job,
      lines: next,
      next: after + next.length,
      complete: complete && after + next.length === lines.length,
    };
  }

  /** Throws the refusal of a test, if it has one. */
  #refuse() {
    if (this.refusal) {
      throw this.refusal;
    }
  }

  async #change(id: string, changes: Partial<Deployment>) {
    const changed = { ...(await this.getDeployment(id)), ...changes };
    this.deployments = this.deployments.map(item =>
      item.id === id ? changed : item,
    );
    return changed;
  }

  async checkProjectName(
    request: { name: string; platform?: string },
    options?: DatabricksRequestOptions,
  ): Promise<NameAvailability> {
    const { name } = request;
    this.questions.push({
      kind: 'name',
      text: name,
      platform: request.platform,
      signal: options?.signal,
    });
    const taken = given(this.takenNames);
    return Object.hasOwn(taken, name)
      ? { name, available: false, reason: taken[name], errors: [] }
      : { name, available: true, errors: [] };
  }

  async listGroupChoices(
    request: ChoiceRequest = {},
    options?: DatabricksRequestOptions,
  ) {
    const { q: text = '' } = request;
    this.questions.push({
      kind: 'groups',
      text,
      platform: request.platform,
      signal: options?.signal,
    });
    return chosen(given(this.groups), request);
  }

  async listAwsAccountChoices(
    request: ChoiceRequest = {},
    options?: DatabricksRequestOptions,
  ) {
    const { q: text = '' } = request;
    this.questions.push({
      kind: 'aws-accounts',
      text,
      platform: request.platform,
      signal: options?.signal,
    });
    return chosen(given(this.awsAccounts), request);
  }
}

/** Whether a deployment is in a list, as far as that can be told without permissions. */
function fits(item: Deployment, filter: DeploymentFilter): boolean {
  const { view, state, operation, requestedBy } = filter;
  const inView =
    view === undefined ||
    (view === 'running' && !isFinished(item)) ||
    (view === 'waiting-for-me' && item.state === 'waiting') ||
    (view === 'failing' && ['failed', 'lost'].includes(item.state));
  return (
    inView &&
    (!state?.length || state.includes(item.state)) &&
    (!operation?.length || operation.includes(item.operation)) &&
    (!requestedBy || item.requestedBy === requestedBy)
  );
}

/** A page of choices, as the backend would cut it. */
function chosen(choices: Choice[], request: ChoiceRequest): ChoiceList {
  const { q = '', cursor = '0', limit = 50 } = request;
  const fitting = choices.filter(({ value, label = '' }) =>
    `${value} ${label}`.toLowerCase().includes(q.toLowerCase()),
  );
  const end = Number(cursor) + limit;
  return {
    items: fitting.slice(Number(cursor), end),
    errors: [],
    ...(end < fitting.length ? { nextCursor: String(end) } : {}),
  };
}

function given<T>(answer: T | Error): T {
  if (answer instanceof Error) {
    throw answer;
  }
  return answer;
}
