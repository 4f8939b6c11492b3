import { mockServices } from '@backstage/backend-test-utils';
import { parsePlatform, type Platform } from '@lakeport/project';
import { createProjectOnboardAction } from '../actions/createProjectOnboardAction';
import { catalogOf, platformEntity } from './catalogOf';
import { GitHubBench } from './GitHubBench';
import { TestTask } from './TestTask';

/** How often the action looks, in milliseconds. */
export const onboardTiming = {
  poll: 50,
  heartbeat: 20_000,
  settle: 300,
  patience: 10_000,
};

type Input = Parameters<
  ReturnType<typeof createProjectOnboardAction>['handler']
>[0]['input'];

/** Onboards projects on platforms in repositories of the GitHub emulator. */
export class OnboardBench {
  readonly #tasks: TestTask[] = [];

  private constructor(readonly github: GitHubBench) {}

  static async start(): Promise<OnboardBench> {
    return new OnboardBench(await GitHubBench.start());
  }

  stop() {
    return this.github.stop();
  }

  /** Removes what tasks have left. */
  clear(): void {
    this.#tasks.splice(0).forEach(made => made.remove());
  }

  task(): TestTask {
    const made = new TestTask();
    this.#tasks.push(made);
    return made;
  }

  /** @param repo - of the platform */
  action(repo: string) {
    return createProjectOnboardAction({
      auth: mockServices.auth(),
      catalog: catalogOf([platformEntity(this.github.host, repo)]),
      integrations: this.github.integrations,
      github: this.github.clients,
      timing: onboardTiming,
    });
  }

  async onboard(
    repo: string,
    project: string,
    more: Partial<Input> = {},
  ): Promise<TestTask> {
    const made = this.task();
    await this.action(repo).handler(made.context(inputOf(project, more)));
    return made;
  }

  async mainOf(repo: string): Promise<Platform> {
    const text = await this.github
      .client(repo)
      .readFile('lakeport.yaml', 'main');
    const parsed = parsePlatform(text ?? '');
    if (!parsed.valid) {
      throw new Error(JSON.stringify(parsed.problems));
    }
    return parsed.platform;
  }
}

/** What the action is asked: one environment, until its pull request is open. */
export function inputOf(project: string, more: Partial<Input> = {}): Input {
  return {
    platform: 'system:default/acme',
    project,
    repository: `acme/${project}-lakehouse`,
    owner: 'group:default/payments-data',
    environments: [
      {
        name: 'dev',
        awsAccountId: accountOf(project),
        region: 'us-west-2',
      },
    ],
    waitFor: 'opened',
    ...more,
  };
}

/** The addresses that a task was told. */
export const cidrOf = (made: TestTask): string =>
  Object(Object(Object(made.output.facts).environments).dev).cidr;

/** What an applied platform tells of environments such as `payments/dev`. */
export const OUTPUTS = (projects: string[]) =>
  JSON.stringify({
    step: 'outputs',
    stack: 'acme-account',
    rehearsal: true,
    deployClientId: 'deploy-client',
    environments: Object.fromEntries(
      projects.map(key => [
        key,
        {
          planRoleArn: `arn:aws:iam::100000000001:role/lakeport/acme/${key.replace(
            '/',
            '-',
          )}-plan`,
          applyRoleArn: `arn:aws:iam::100000000001:role/lakeport/acme/${key.replace(
            '/',
            '-',
          )}-apply`,
          principalId: '7',
          clientId: `client-${key}`,
        },
      ]),
    ),
  });

/** What of a project file says whose workflows it calls. */
export const CALLER = (
  workflows: string,
  repository = 'acme/payments-lakehouse',
) =>
  `spec: { repository: ${repository}, github: { workflows: ${workflows} } }\n`;

/** A platform workflow that applies nothing and keeps these outputs. */
export const WORKFLOW = (outputs: string, code = 0) => `name: Platform
on:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  apply:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - name: Apply
        env:
          OUTPUTS: '${outputs}'
        run: |
          echo "$OUTPUTS" > outputs.json
          exit ${code}
      - uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2
        with:
          name: outputs
          path: outputs.json
`;

/** The message that something fails with, taken while other things happen. */
export async function failureOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return String(error);
  }
  throw new Error('It did not fail');
}

/** An AWS account of a project's own. */
export function accountOf(project: string): string {
  const digits = [...project]
    .map(character => character.charCodeAt(0) % 10)
    .join('');
  return `2${digits}`.padEnd(12, '0').slice(0, 12);
}

/** Waits for something to be true. */
export async function until(test: () => boolean): Promise<void> {
  const end = Date.now() + 30_000;
  while (!test()) {
    if (Date.now() > end) {
      throw new Error('It does not come to that');
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
