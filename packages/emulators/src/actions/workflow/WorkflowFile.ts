import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/index';
import type { EventFilters } from './EventFilters';

export interface DispatchInput {
  type: 'string' | 'choice' | 'boolean' | 'number' | 'environment';
  required: boolean;
  default?: string | number | boolean;
  options?: string[];
}

/** Which pull requests start a workflow. */
export interface PullRequestTrigger extends EventFilters {
  /** Kinds of activity; empty for GitHub's own choice. */
  types: string[];
}

/** What a workflow that others call asks for and gives back. */
export interface CallTrigger {
  inputs: Record<string, CallInput>;
  /** What it gives back, as expressions over its jobs. */
  outputs: Record<string, TemplateToken | undefined>;
}

export interface CallInput {
  type: 'string' | 'boolean' | 'number';
  required: boolean;
  /** May be an expression. */
  default?: TemplateToken;
}

/** What a job hands to the workflow that it calls. */
export interface WorkflowCall {
  /** `owner/name/path@ref`, or `./path` of the same commit. */
  uses: string;
  with?: TemplateToken;
}

export interface RunDefaults {
  shell?: TemplateToken;
  workingDirectory?: TemplateToken;
}

export interface StepDefinition {
  /** The `id:` of the file; undefined when it has none. */
  id?: string;
  name?: TemplateToken;
  /** An expression that always names a status function. */
  if: string;
  env?: TemplateToken;
  run?: TemplateToken;
  uses?: string;
  with?: TemplateToken;
  shell?: TemplateToken;
  workingDirectory?: TemplateToken;
  timeoutMinutes?: TemplateToken;
  continueOnError?: TemplateToken;
}

export interface JobDefinition {
  id: string;
  name?: TemplateToken;
  needs: string[];
  if: string;
  env?: TemplateToken;
  environment?: TemplateToken;
  outputs?: TemplateToken;
  strategy?: TemplateToken;
  concurrency?: TemplateToken;
  permissions?: TemplateToken;
  runsOn?: TemplateToken;
  timeoutMinutes?: TemplateToken;
  continueOnError?: TemplateToken;
  defaults: RunDefaults;
  /** Keys that the emulator cannot interpret: `container`, `services`. */
  unsupported: string[];
  /** The workflow that the job calls, in the place of steps. */
  call?: WorkflowCall;
  steps: StepDefinition[];
}

/** A workflow file that GitHub's own parser accepts. */
export interface WorkflowFile {
  path: string;
  /** `name:` of the file, or its path. */
  name: string;
  runName?: TemplateToken;
  /** Inputs of `on.workflow_dispatch`; undefined without that trigger. */
  dispatch?: Record<string, DispatchInput>;
  /** `on.pull_request`; undefined without that trigger. */
  pullRequest?: PullRequestTrigger;
  /** `on.push`; undefined without that trigger. */
  push?: EventFilters;
  /** `on.workflow_call`; undefined without that trigger. */
  call?: CallTrigger;
  /** Cron expressions of `on.schedule`. */
  schedule: string[];
  env?: TemplateToken;
  concurrency?: TemplateToken;
  permissions?: TemplateToken;
  defaults: RunDefaults;
  jobs: JobDefinition[];
}
