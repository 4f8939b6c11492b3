import { delimiter, dirname, join } from 'node:path';
import type { Repository } from '../github/state/githubState';
import type { JobClaims } from '../oidc/IdTokens';
import { jobClaims } from '../oidc/jobClaims';
import { githubEnvironment } from './githubContext';
import { JobFolders } from './JobFolders';
import { JobLog } from './JobLog';
import type { JobRecord, RunRecord } from './runRecord';
import type { WorkflowSource } from './RunContext';
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
  /** Where the file is from that the job stands in. */
  source: WorkflowSource;
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
  private readonly identity:
    | { claims: JobClaims; requestToken: string; close: () => void }
    | undefined;

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
    if (options.permissions['id-token'] === 'write') {
      // Of the job as it is now: its environment has let it in.
      const claims = jobClaims({ ...options, github: this.github });
      this.identity = { claims, ...services.tokens.open(claims) };
      this.log.mask(this.identity.requestToken);
    }
  }

  /** Ends what the job may ask for as long as it runs. */
  close(): void {
    this.identity?.close();
    this.folders.remove();
  }

  /** What a token of the job says of it; undefined when it may not have one. */
  get claims(): JobClaims | undefined {
    return this.identity?.claims;
  }

  /** What expressions see now; `env` is that of a step while it is its turn. */
  scope(env: Texts = this.env()): Scope {
    const { contexts, source } = this.options;
    return {
      contexts: {
        ...contexts,
        github: this.github,
        env,
        job: {
          status: this.status,
          workflow_ref: source.ref,
          workflow_sha: source.sha,
          workflow_repository: `${source.repository.owner}/${source.repository.name}`,
        },
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
      ...(this.identity
        ? {
            ACTIONS_ID_TOKEN_REQUEST_URL: `${this.options.services.baseUrl()}/_services/idtoken?api-version=2.0`,
            ACTIONS_ID_TOKEN_REQUEST_TOKEN: this.identity.requestToken,
          }
        : {}),
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
