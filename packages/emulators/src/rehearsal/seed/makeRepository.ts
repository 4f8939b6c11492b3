import { USER_LOGIN } from '../../github/identify';
import { noreplyEmail } from '../../github/render/noreplyEmail';
import type { GithubStore } from '../../github/state/GithubStore';
import type { Repository } from '../../github/state/githubState';
import type { SeedRepository } from './SeedRepository';

/** The environments of a repository: what is applied comes from its main branch, pull requests are planned. */
function environmentNames({ declared }: SeedRepository) {
  if (declared.kind === 'Platform') {
    return { fromMain: ['platform', 'platform-plan'], open: [] };
  }
  const names = Object.keys(declared.project.spec.environments);
  return { fromMain: names, open: names.map(name => `${name}-plan`) };
}

/**
 * Makes a repository with one commit, as the portal's templates would: its
 * environments are there, and the platform's workflows may be called by the
 * organization. No workflow runs for that commit.
 */
export async function makeRepository(
  store: GithubStore,
  seed: SeedRepository,
  files: Map<string, Buffer>,
): Promise<Repository> {
  store.addOwner(seed.owner, 'Organization');
  const { declared } = seed;
  const { metadata } =
    declared.kind === 'Platform' ? declared.platform : declared.project;
  const repository = await store.addRepository({
    owner: seed.owner,
    name: seed.name,
    description: metadata.description ?? metadata.title ?? null,
    homepage: null,
    private: true,
    settings: {},
  });
  const git = store.git(repository);
  const tree = await git.writeTree(
    undefined,
    await Promise.all(
      [...files].map(async ([path, content]) => ({
        path,
        mode: '100644',
        sha: await git.writeBlob(content),
      })),
    ),
  );
  const author = store.addOwner(USER_LOGIN, 'User');
  const commit = await git.writeCommit({
    tree,
    parents: [],
    message: 'feat: first version',
    author: { name: author.login, email: noreplyEmail(author) },
  });
  await git.updateRef('refs/heads/main', commit);
  // It stands there from the beginning: nothing was pushed that a run could follow.
  repository.tips = { 'refs/heads/main': commit };
  if (declared.kind === 'Platform') {
    repository.workflowAccess = 'organization';
  }
  const { fromMain, open } = environmentNames(seed);
  for (const name of fromMain) {
    const environment = store.environment(repository, name);
    environment.branchPolicy = {
      protectedBranches: false,
      customBranchPolicies: true,
    };
    environment.branchPolicies = [
      { id: store.newId(), name: 'main', type: 'branch' },
    ];
  }
  for (const name of open) {
    store.environment(repository, name);
  }
  store.save();
  return repository;
}
