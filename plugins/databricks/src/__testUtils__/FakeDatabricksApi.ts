import { NotFoundError } from '@backstage/errors';
import type {
  CreateDeploymentRequest,
  DatabricksApi,
  Deployment,
  EnvironmentDetails,
  EnvironmentFindings,
  EnvironmentTopology,
  WorkspaceList,
} from '@lakeport/backstage-plugin-databricks-common';
import {
  deployment,
  environment,
  findings,
  topology,
  workspace,
} from './fixtures';

/** An API that holds its answers in memory; replace what a test is about. */
export class FakeDatabricksApi implements DatabricksApi {
  workspaces: WorkspaceList | Error = { items: [workspace], errors: [] };
  environment: EnvironmentDetails | Error = environment;
  topology: EnvironmentTopology | Error = topology;
  findings: EnvironmentFindings | Error = findings;
  deployments: Deployment[] = [];
  refusal: Error | undefined;
  readonly requests: CreateDeploymentRequest[] = [];

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
}

function given<T>(answer: T | Error): T {
  if (answer instanceof Error) {
    throw answer;
  }
  return answer;
}
