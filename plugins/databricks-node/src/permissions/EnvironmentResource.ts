/**
 * What rules on deployments can speak of: an environment as its catalog entity
 * says it.
 *
 * @public
 */
export interface EnvironmentResource {
  /** Entity reference of the environment. */
  entityRef: string;
  /** Entity reference of who owns it, in lower case. */
  owner?: string;
  project: string;
  /** Name within the project. */
  environment: string;
  /** As the project file says it; an entity that does not tell has none. */
  securityProfile?: string;
}
