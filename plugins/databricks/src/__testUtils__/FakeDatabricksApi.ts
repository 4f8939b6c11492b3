import { NotFoundError } from '@backstage/errors';
import type {
  Choice,
  ChoiceList,
  ChoiceRequest,
  CreateDeploymentRequest,
  DatabricksApi,
  DatabricksRequestOptions,
  Deployment,
  EnvironmentDetails,
  EnvironmentFindings,
  EnvironmentTopology,
  LakeportVersionList,
  NameAvailability,
  PlatformDetails,
  PlatformList,
  ProjectDetails,
  WorkspaceList,
} from '@lakeport/backstage-plugin-databricks-common';
import {
  deployment,
  environment,
  findings,
  topology,
  workspace,
} from './fixtures';
import { platform, project, versions } from './platformFixtures';

/** An API that holds its answers in memory; replace what a test is about. */
export class FakeDatabricksApi implements DatabricksApi {
  workspaces: WorkspaceList | Error = { items: [workspace], errors: [] };
  environment: EnvironmentDetails | Error = environment;
  topology: EnvironmentTopology | Error = topology;
  findings: EnvironmentFindings | Error = findings;
  deployments: Deployment[] = [];
  refusal: Error | undefined;
  platforms: PlatformList | Error = { items: [], errors: [] };
  platform: PlatformDetails | Error = platform;
  project: ProjectDetails | Error = project;
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
  readonly versionRequests: Array<{ platform?: string }> = [];

  async getWorkspaces() {
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

  async listLakeportVersions(
    request: { platform?: string; limit?: number; offset?: number } = {},
  ) {
    const { offset = 0, limit = 50 } = request;
    this.versionRequests.push(request);
    const answer = given(this.versions);
    return { ...answer, items: answer.items.slice(offset, offset + limit) };
  }

  async listDeployments(request: { limit?: number; offset?: number }) {
    const { offset = 0, limit = 20 } = request;
    return {
      items: this.deployments.slice(offset, offset + limit),
      totalItems: this.deployments.length,
    };
  }

  async createDeployment(request: CreateDeploymentRequest) {
    this.requests.push(request);
    if (this.refusal) {
      throw this.refusal;
    }
    const created = deployment({
      id: `created-${this.requests.length}`,
      operation: request.operation,
      state: 'requested',
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
