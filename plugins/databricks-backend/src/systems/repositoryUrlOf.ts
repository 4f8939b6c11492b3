import type { DeclaredSystem } from './DeclaredSystem';

/** The page of the repository that a system is declared in. */
export function repositoryUrlOf({
  file,
  repository,
}: Pick<DeclaredSystem, 'file' | 'repository'>): string {
  const { owner, repo } = repository;
  return new URL(`/${owner}/${repo}`, file).href;
}
