import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/index';

export interface DispatchInput {
  type: 'string' | 'choice' | 'boolean' | 'number' | 'environment';
  required: boolean;
  default?: string | number | boolean;
  options?: string[];
}

/** Which pull requests start a workflow. */
export interface PullRequestTrigger {
  /** Kinds of activity; empty for GitHub's own choice. */
  types: string[];
  /** Names of base branches; empty for all. */
  branches: string[];
  /** Filters that the emulator does not interpret. */
  unsupported: string[];
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
  /** Keys that the emulator cannot interpret: `container`, `services`, `uses`. */
  unsupported: string[];
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
  /** Cron expressions of `on.schedule`. */
  schedule: string[];
  env?: TemplateToken;
  concurrency?: TemplateToken;
  permissions?: TemplateToken;
  defaults: RunDefaults;
  jobs: JobDefinition[];
}
