import { z } from 'zod';
import { passesFilters } from '../actions/workflow/passesFilters';
import type { Json } from '../actions/workflow/Json';
import { readChanges } from '../git/readChanges';
import { PullHelper } from './PullHelper';
import { noreplyEmail } from './render/noreplyEmail';
import type { RouteHelper } from './RouteHelper';
import type { Pull, Repository } from './state/githubState';

type Activity = 'opened' | 'reopened' | 'synchronize';

/** What starts a workflow that names no activity (GitHub Docs, events that trigger workflows, 2026). */
const USUAL: readonly string[] = ['opened', 'reopened', 'synchronize'];

const json: z.ZodType<{ [key: string]: Json }> = z.record(z.string(), z.json());

/**
 * What happens to pull requests, as far as workflows hear of it: they run by the
 * files of the merge of both branches, and not at all where there is a conflict.
 */
export class PullEvents {
  private readonly pulls: PullHelper;

  constructor(private readonly helper: RouteHelper) {
    this.pulls = new PullHelper(helper);
  }

  /** Branches may have moved: whoever wrote to the repository is `actor`. */
  async branchesMoved(repository: Repository, actor: string): Promise<void> {
    const git = this.helper.context.store.git(repository);
    for (const pull of repository.pulls.filter(p => p.state === 'open')) {
      const head = await git
        .resolve(`heads/${pull.head}`)
        .catch(() => undefined);
      if (pull.state !== 'open') {
        continue;
      }
      const now = new Date().toISOString();
      const base = await git.resolve(`heads/${pull.base}`);
      const merged = base && (await git.isAncestor(pull.headSha, base));
      const isEmpty = head && base && (await git.isAncestor(head, base));
      if (!merged && (!head || isEmpty)) {
        // A pull request whose branch, or all that was on it, is gone is closed.
        Object.assign(pull, { state: 'closed', closedAt: now, updatedAt: now });
        this.helper.context.store.save();
      } else if (merged) {
        Object.assign(pull, {
          state: 'closed',
          closedAt: now,
          mergedAt: now,
          updatedAt: now,
          mergedBy: actor,
          mergeCommitSha: base,
        });
        this.helper.context.store.save();
      } else if (head && head !== pull.headSha) {
        pull.headSha = head;
        pull.updatedAt = new Date().toISOString();
        this.helper.context.store.save();
        await this.started(repository, pull, 'synchronize', actor);
      }
    }
  }

  /** Starts the workflows that want to hear of it. What goes wrong is said, and harms no request. */
  async started(
    repository: Repository,
    pull: Pull,
    activity: Activity,
    actor: string,
  ): Promise<void> {
    try {
      await this.start(repository, pull, activity, actor);
    } catch (error) {
      process.stderr.write(`pull request ${pull.number}: ${String(error)}\n`);
    }
  }

  private async start(
    repository: Repository,
    pull: Pull,
    activity: Activity,
    actor: string,
  ): Promise<void> {
    const { store, actions } = this.helper.context;
    const owner = store.owner(repository.owner);
    const sha = await this.merge(repository, pull);
    if (!owner || !sha) {
      return;
    }
    const git = store.git(repository);
    const payload = json.parse(
      JSON.parse(
        JSON.stringify({
          action: activity,
          number: pull.number,
          pull_request: await this.pulls.full(repository, pull),
          repository: this.helper.renderRepository(repository),
          sender: this.helper.renderOwner(actor),
        }),
      ),
    );
    const { head, base } = await this.pulls.tips(repository, pull);
    const changed = await readChanges(git, [`${base}...${head}`]);
    const files = changed.map(({ path }) => path);
    const found = await actions.services.workflows.ofCommit(repository, sha);
    for (const { info, read } of found) {
      if (!read.valid || info.state !== 'active') {
        continue;
      }
      const { workflow } = read;
      const trigger = workflow.pullRequest;
      const types = trigger?.types.length ? trigger.types : USUAL;
      if (
        !trigger ||
        !types.includes(activity) ||
        !passesFilters(trigger, { ref: `refs/heads/${pull.base}`, files })
      ) {
        continue;
      }
      actions.begin({
        repository,
        owner,
        info,
        workflow,
        event: 'pull_request',
        ref: `refs/pull/${pull.number}/merge`,
        sha,
        actor,
        title: pull.title,
        pull: {
          number: pull.number,
          head: pull.head,
          headSha: pull.headSha,
          base: pull.base,
        },
        inputs: {},
        payload: () => payload,
      });
    }
  }

  /** The commit that a merge would make, kept as GitHub keeps it; undefined for a conflict. */
  private async merge(
    repository: Repository,
    pull: Pull,
  ): Promise<string | undefined> {
    const { store } = this.helper.context;
    const git = store.git(repository);
    const { head, base } = await this.pulls.tips(repository, pull);
    const tree = await git.mergeTree(base, head);
    if (!tree) {
      return undefined;
    }
    const author = this.helper.owner(pull.author);
    const sha = await git.writeCommit({
      tree,
      parents: [base, head],
      message: `Merge ${head} into ${base}\n`,
      author: { name: author.login, email: noreplyEmail(author) },
    });
    await git.updateRef(`refs/pull/${pull.number}/head`, head);
    await git.updateRef(`refs/pull/${pull.number}/merge`, sha);
    return sha;
  }
}
