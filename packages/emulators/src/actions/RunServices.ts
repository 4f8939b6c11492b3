import type { RoleTrust } from '../aws/RoleTrust';
import type { GithubStore } from '../github/state/GithubStore';
import type { IdTokens } from '../oidc/IdTokens';
import type { RunStore } from './RunStore';
import type { WorkflowFiles } from './WorkflowFiles';

/** What the interpreter needs of the house around it. */
export interface RunServices {
  store: GithubStore;
  runs: RunStore;
  workflows: WorkflowFiles;
  baseUrl: () => string;
  /** Where jobs get their workspace, home and temp folder while they run. */
  runnerDirectory: string;
  /** The clean environment every step starts from: PATH, npm's settings, the rehearsal account. */
  runnerEnvironment: () => Record<string, string>;
  /** The tokens by which jobs say who they are. */
  tokens: IdTokens;
  /** Which roles they may assume. */
  roles: RoleTrust;
  /** How long a minute of an environment's wait timer is here, in milliseconds. */
  minuteMs: () => number;
  /** Aborts when the emulator stops: everything is killed at once. */
  stopping: AbortSignal;
}
