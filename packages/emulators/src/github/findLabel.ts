import type { Label, Repository } from './state/githubState';

/** The label of that name, however it is written. */
export function findLabel(
  repository: Repository,
  name: string,
): Label | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(repository.labels, key)
    ? repository.labels[key]
    : undefined;
}
