/** What `branches`, `tags` and `paths` of a trigger say; a list that is not given is empty. */
export interface EventFilters {
  branches: string[];
  branchesIgnore: string[];
  tags: string[];
  tagsIgnore: string[];
  paths: string[];
  pathsIgnore: string[];
}
