import { DEFAULT_NAMESPACE } from '@backstage/catalog-model';
import type { DeclaredSystem } from '../systems/DeclaredSystem';

/**
 * The entity of the platform that a project names: of that name, from the
 * repository whose workflows the project calls where it says so, and nearest by
 * namespace.
 */
export function findPlatformOf(
  project: {
    platform: string;
    /** Organization and name. */
    repository?: string;
    namespace: string;
  },
  platforms: readonly DeclaredSystem[],
): DeclaredSystem | undefined {
  const wanted = project.repository?.toLowerCase();
  const found = platforms.filter(
    ({ entity, repository: { owner, repo } }) =>
      entity.metadata.name === project.platform &&
      (!wanted || `${owner}/${repo}`.toLowerCase() === wanted),
  );
  const inNamespace = (namespace: string) =>
    found.find(
      ({ entity }) =>
        (entity.metadata.namespace ?? DEFAULT_NAMESPACE) === namespace,
    );
  return (
    inNamespace(project.namespace) ??
    inNamespace(DEFAULT_NAMESPACE) ??
    found.at(0)
  );
}
