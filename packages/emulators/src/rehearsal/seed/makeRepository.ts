import { sharedTargetMembers, sharedTargets } from '@lakeport/project';
import { USER_LOGIN } from '../../github/identify';
import { noreplyEmail } from '../../github/render/noreplyEmail';
import type { GithubStore } from '../../github/state/GithubStore';
import type { Repository } from '../../github/state/githubState';
import { reviewersOf } from './reviewersOf';
import type { SeedRepository } from './SeedRepository';

/** Who reviews, and how long a run waits at least. */
interface Protection {
  reviewers: readonly string[];
  waitMinutes: number;
}

const UNPROTECTED: Protection = { reviewers: [], waitMinutes: 0 };

/** The environments of a repository: what is applied comes from its main branch, pull requests are planned. */
function environmentsOf({ declared }: SeedRepository) {
  if (declared.kind === 'Platform') {
    const fromMain = new Map<string, Protection>([
      ['platform', UNPROTECTED],
      ['platform-plan', UNPROTECTED],
    ]);
    return { fromMain, open: [] };
  }
  const { project } = declared;
  const { environments } = project.spec;
  const fromMain = new Map<string, Protection>([
    ...Object.entries(environments).map(
      ([name, { approvals }]) => [name, approvals] as const,
    ),
    ...sharedTargets(project).map(target => {
      const joined = sharedTargetMembers(project, target).map(
        name => environments[name].approvals,
      );
      const protection = {
        reviewers: [...new Set(joined.flatMap(({ reviewers }) => reviewers))],
        waitMinutes: Math.max(0, ...joined.map(one => one.waitMinutes)),
      };
      return [target, protection] as const;
    }),
  ]);
  return { fromMain, open: [...fromMain.keys()].map(name => `${name}-plan`) };
}

/**
 * Makes a repository with one commit, as the portal's templates would: its
 * environments are there with their reviewers, and the platform's workflows may
 * be called by the organization. No workflow runs for that commit.
 *
 * @throws Error when a reviewer is nobody here
 */
export async function makeRepository(
  store: GithubStore,
  seed: SeedRepository,
  files: Map<string, Buffer>,
): Promise<Repository> {
  store.addOwner(seed.owner, 'Organization');
  const { declared } = seed;
  const { fromMain, open } = environmentsOf(seed);
  // Before anything is made, because a reviewer may be nobody.
  const protectedBy = [...fromMain].map(
    ([name, { reviewers, waitMinutes }]) =>
      [
        name,
        { reviewers: reviewersOf(store, seed.owner, reviewers), waitMinutes },
      ] as const,
  );
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
  for (const [name, protection] of protectedBy) {
    const environment = store.environment(repository, name);
    environment.reviewers = protection.reviewers;
    environment.waitTimer = protection.waitMinutes;
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
