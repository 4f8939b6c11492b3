import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonValue } from '@backstage/types';
import {
  DatabricksApiClient,
  type DeploymentJob,
} from '@lakeport/backstage-plugin-databricks-common';
import { createEnvironmentDeployAction } from '../actions/createEnvironmentDeployAction';
import { projectEntities } from './catalogOf';
import { DeploymentsServer } from './DeploymentsServer';
import { recordingLogger } from './recordingLogger';

type Action = ReturnType<typeof createEnvironmentDeployAction>;
type Context = Parameters<Action['handler']>[0];

/** The portal of the bench's links. */
export const PORTAL = 'http://portal.example/';

/** `databricks:environment:deploy` against a stand-in of the Databricks backend. */
export class DeployBench {
  lines: string[] = [];
  outputs: Record<string, unknown> = {};

  private constructor(
    readonly server: DeploymentsServer,
    private readonly workspacePath: string,
  ) {}

  static async start(workspacePath: string): Promise<DeployBench> {
    return new DeployBench(await DeploymentsServer.start(), workspacePath);
  }

  action(timing = {}): Action {
    return createEnvironmentDeployAction({
      auth: mockServices.auth({ pluginId: 'scaffolder' }),
      databricks: new DatabricksApiClient({
        discoveryApi: this.server.discoveryApi,
      }),
      catalog: catalogServiceMock({
        entities: projectEntities('github.example'),
      }),
      portalUrl: PORTAL,
      timing: { poll: 5, heartbeat: 10_000, patience: 500, ...timing },
    });
  }

  context(
    input: Context['input'],
    more: Partial<ActionContext<Context['input']>> = {},
  ): Context {
    const recorder = recordingLogger();
    this.lines = recorder.lines;
    return {
      ...createMockActionContext<Context['input'], Record<string, JsonValue>>({
        input,
        workspacePath: this.workspacePath,
      }),
      logger: recorder.logger,
      output: (name, value) => {
        this.outputs[name] = value;
      },
      ...more,
    };
  }

  /** Runs the step once. */
  async run(
    input: Context['input'] = { entityRef: 'payments-dev' },
    more: Partial<ActionContext<Context['input']>> = {},
  ): Promise<void> {
    await this.action().handler(this.context(input, more));
  }
}

/** A job whose steps are all done, or that is in progress. */
export function job(
  name: string,
  ...steps: DeploymentJob['steps']
): DeploymentJob {
  const done = steps.every(({ status }) => status === 'completed');
  return {
    name,
    status: done ? 'completed' : 'in_progress',
    ...(done && { conclusion: 'success' }),
    steps,
  };
}

export function step(
  number: number,
  name: string,
  status: string,
  conclusion?: string,
): DeploymentJob['steps'][number] {
  return { number, name, status, ...(conclusion && { conclusion }) };
}
