import type { WorkflowStep } from './WorkflowStep';

/** What a job needs before it does its own work. */
export interface JobNeeds {
  readonly terraform?: boolean;
  /** Whether it works from the commit of the input `commit`. */
  readonly commit?: boolean;
  /** The role that it works as in AWS. */
  readonly role?: 'plan' | 'apply';
}

/** What the same jobs do otherwise in a project's own workflows and in a platform's. */
export interface WorkflowFlavour {
  /** What jobs run on, as YAML. */
  readonly runsOn: string;
  /** Checks out, installs, and takes on a role. */
  prepare(needs: JobNeeds): WorkflowStep[];
  /** How a script calls `lakeport`. */
  readonly lakeport: string;
  /** A script that runs where `lakeport` and the project file are. */
  script(text: string): string;
  /** The repository, seen from there. */
  readonly repository: string;
  /** Goes before the paths of what scripts write. */
  readonly folder: string;
  /** Who Terraform is in Databricks. */
  readonly databricks: Readonly<Record<string, string>>;
}
