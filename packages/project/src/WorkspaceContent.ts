/**
 * A notebook with its source, somewhere below `/Shared`.
 *
 * @public
 */
export interface Notebook {
  path: string;
  language: 'PYTHON' | 'SQL' | 'SCALA' | 'R';
  content: string;
}

/**
 * A Git repository checked out in the workspace, at a branch or a tag.
 *
 * @public
 */
export interface GitFolder {
  url: string;
  branch?: string;
  tag?: string;
  /** As Databricks calls it, such as `gitHub`; left out, it follows from the url. */
  provider?: string;
  path?: string;
  groups: string[];
}

/**
 * What a task runs: a notebook by its path in the workspace, by its path in a
 * Git folder of the environment, or by its name in `notebooks`.
 *
 * @public
 */
export type TaskNotebook =
  | { path: string }
  | { gitFolder: string; path: string }
  | { name: string };

/**
 * One step of a job. Without `cluster`, a name in `compute.clusters`, it runs
 * on serverless compute.
 *
 * @public
 */
export interface JobTask {
  notebook: TaskNotebook;
  cluster?: string;
  dependsOn: string[];
  parameters: Record<string, string>;
}

/**
 * When a job runs: a Quartz expression in an IANA time zone.
 *
 * @public
 */
export interface JobSchedule {
  cron: string;
  timeZone: string;
  paused: boolean;
}

/**
 * A job. Its schedule is a Quartz expression; `runAs` is a name in
 * `servicePrincipals`.
 *
 * @public
 */
export interface Job {
  tasks: Record<string, JobTask>;
  schedule?: JobSchedule;
  runAs?: string;
  groups: string[];
  maxRetries?: number;
}

/**
 * A service principal of the environment. It signs in by a token of an
 * identity provider (`federation`), or by an OAuth secret that is kept in AWS
 * Secrets Manager and made anew every `rotateDays` days.
 *
 * @public
 */
export interface ServicePrincipal {
  admin: boolean;
  federation?: { issuer: string; audiences: string[]; subject: string };
  secret?: { rotateDays: number };
}
