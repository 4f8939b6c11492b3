/** A repository at a GitHub host. */
export interface Repository {
  /** Host with port if any, as in the repository's URLs. */
  host: string;
  owner: string;
  repo: string;
}

/** An environment entity that the caller may see, with what it points at. */
export interface Environment {
  entityRef: string;
  project: string;
  environment: string;
  repository: Repository;
  /** URL of the project file, for the UrlReader. */
  projectFile: string;
}
