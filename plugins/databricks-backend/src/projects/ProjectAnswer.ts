import type {
  ProjectDetails,
  ProjectEnvironment,
  ProjectTarget,
} from '@lakeport/backstage-plugin-databricks-common';

/** What the project file says of an environment, with its price. */
export type DeclaredEnvironment = Omit<
  ProjectEnvironment,
  'entityRef' | 'workspace' | 'lastDeployment' | 'applied' | 'drift'
>;

/** What the project file says of something between its environments, with its price. */
export type DeclaredSharedStack = Pick<
  ProjectTarget,
  'name' | 'declared' | 'monthlyCost'
>;

/** What is known of a project, whoever asks. */
export type ProjectAnswer = Pick<
  ProjectDetails,
  | 'file'
  | 'valid'
  | 'problems'
  | 'pullRequests'
  | 'lakeport'
  | 'errors'
  | 'readAt'
> & {
  /** As the file says it; the entity's name when the file is not valid. */
  project: string;
  environments: DeclaredEnvironment[];
  sharedStacks: DeclaredSharedStack[];
  /** Text of the project file. */
  text: string;
};
