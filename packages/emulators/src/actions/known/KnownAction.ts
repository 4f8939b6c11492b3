import type { Repository } from '../../github/state/githubState';
import type { RoleTrust } from '../../aws/RoleTrust';
import type { IdTokens, JobClaims } from '../../oidc/IdTokens';
import type { JobLog } from '../JobLog';
import type { RunRecord } from '../runRecord';
import type { RunStore } from '../RunStore';

/** What an action can see and change while it stands in for the real one. */
export interface ActionCall {
  /** `owner/name` or `owner/name/path`, without the version. */
  action: string;
  /** An input of `with:`, trimmed; empty when it is not given. */
  input(name: string): string;
  log: JobLog;
  /** The environment that a `run:` step would get here. */
  env: Record<string, string>;
  workspace: string;
  temp: string;
  repository: Repository;
  run: RunRecord;
  runs: RunStore;
  newId(): number;
  /** For example `http://127.0.0.1:8099`. */
  baseUrl: string;
  token: string;
  /** Permissions of the job's token, for example `id-token: write`. */
  permissions: Record<string, string>;
  /** What a token of the job says of it; undefined when it may not have one. */
  claims: JobClaims | undefined;
  tokens: IdTokens;
  roles: RoleTrust;
  signal: AbortSignal;
  setOutput(name: string, value: string): void;
  setEnv(name: string, value: string): void;
  addPath(directory: string): void;
}

/** An action of the marketplace that the emulator knows how to stand in for. */
export interface KnownAction {
  names: string[];
  /** @throws ActionFailure when the step fails. */
  run(call: ActionCall): Promise<void>;
}

/** The step fails with this message. */
export class ActionFailure extends Error {}
