import type {
  ProjectDetails,
  ProjectEnvironment,
} from '@lakeport/backstage-plugin-databricks-common';

/** What the project file says of an environment, with its price. */
export type DeclaredEnvironment = Omit<
  ProjectEnvironment,
  'entityRef' | 'workspace' | 'lastDeployment' | 'applied' | 'drift'
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
  /** Text of the project file. */
  text: string;
};
