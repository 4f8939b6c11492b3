import { delimiter, dirname, join } from 'node:path';
import type { Repository } from '../github/state/githubState';
import { githubEnvironment } from './githubContext';
import { JobFolders } from './JobFolders';
import { JobLog } from './JobLog';
import type { JobRecord, RunRecord } from './runRecord';
import type { RunServices } from './RunServices';
import { StepState } from './StepState';
import { evaluateToken, type Scope } from './workflow/evaluate';
import type { Json } from './workflow/Json';
import { hashFilesFunction, statusFunctions } from './workflow/statusFunctions';
import type {
  JobDefinition,
  StepDefinition,
  WorkflowFile,
} from './workflow/WorkflowFile';

type Texts = Record<string, string>;

export interface JobRunOptions {
  services: RunServices;
  workflow: WorkflowFile;
  definition: JobDefinition;
  repository: Repository;
  run: RunRecord;
  job: JobRecord;
  /** github, vars, inputs, needs, matrix, strategy, secrets. */
  contexts: { [key: string]: Json } & { github: { [key: string]: Json } };
  token: string;
  permissions: Texts;
  /** Aborts when the run is cancelled. */
  cancelled: AbortSignal;
}

const RUNNER_NAME = 'lakeport-emulator';
const ARCHITECTURE = process.arch === 'arm64' ? 'ARM64' : 'X64';

/** What the steps of one job see and share: folders, log, variables, and how the job stands. */
export class JobContext {
  readonly folders: JobFolders;
  readonly log: JobLog;
  readonly state = new StepState();
  readonly github: { [key: string]: Json };
  /** The `env` of the workflow and of the job. */
  jobEnv: Texts = {};
  status: 'success' | 'failure' | 'cancelled' = 'success';

  constructor(readonly options: JobRunOptions) {
    const { services, run, job, repository, contexts } = options;
    this.folders = new JobFolders(
      join(services.runnerDirectory, String(run.id), String(job.id)),
      repository.name,
    );
    this.log = new JobLog(lines => services.runs.appendLog(run, job, lines));
    this.log.mask(options.token);
    this.github = {
      ...contexts.github,
      job: options.definition.id,
      workspace: this.folders.workspace,
      event_path: join(this.folders.temp, 'event.json'),
    };
  }

  /** What expressions see now; `env` is that of a step while it is its turn. */
  scope(env: Texts = this.env()): Scope {
    return {
      contexts: {
        ...this.options.contexts,
        github: this.github,
        env,
        job: { status: this.status },
        runner: {
          name: RUNNER_NAME,
          os: 'Linux',
          arch: ARCHITECTURE,
          environment: 'self-hosted',
          temp: this.folders.temp,
          tool_cache: this.folders.tools,
        },
        steps: this.state.context(),
      },
      functions: [
        ...statusFunctions({
          success: this.status === 'success',
          failure: this.status === 'failure',
          cancelled: this.status === 'cancelled',
        }),
        hashFilesFunction(this.folders.workspace),
      ],
    };
  }

  value(token: StepDefinition['name']): Json {
    return evaluateToken(token, this.scope());
  }

  env(): Texts {
    return { ...this.jobEnv, ...this.state.env };
  }

  /** The variables of a step's process. */
  processEnvironment(stepEnv: Texts, files: Texts): Texts {
    const base = this.options.services.runnerEnvironment();
    const path = [
      ...this.state.path,
      dirname(process.execPath),
      stepEnv.PATH ?? base.PATH ?? '',
    ];
    return {
      ...base,
      HOME: this.folders.home,
      ...stepEnv,
      ...githubEnvironment(this.github),
      ...files,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      RUNNER_NAME,
      RUNNER_OS: 'Linux',
      RUNNER_ARCH: ARCHITECTURE,
      RUNNER_TEMP: this.folders.temp,
      RUNNER_TOOL_CACHE: this.folders.tools,
      RUNNER_WORKSPACE: dirname(this.folders.workspace),
      PATH: path.join(delimiter),
    };
  }
}
