import { z } from 'zod';
import { EMPTY_TREE } from '../git/emptyTree';
import type { GitCommit } from '../git/parseCommits';
import { readChanges } from '../git/readChanges';
import type { Json } from '../actions/workflow/Json';
import { passesFilters } from '../actions/workflow/passesFilters';
import { ACTIONS_LOGIN } from './identify';
import type { Webhooks } from './hooks/Webhooks';
import { noreplyEmail } from './render/noreplyEmail';
import type { RouteHelper } from './RouteHelper';
import type { Repository } from './state/githubState';

const NONE = '0'.repeat(40);
/** GitHub Docs, skipping workflow runs, 2026. */
const SKIPPED = /\[(skip ci|ci skip|no ci|skip actions|actions skip)\]/;
/** The most commits that an event tells of (GitHub Docs, push event, 2026). */
const MOST_COMMITS = 20;

const json: z.ZodType<{ [key: string]: Json }> = z.record(z.string(), z.json());

interface Move {
  ref: string;
  before: string;
  after: string;
}

/** What pushes start: it is looked at where branches and tags are after every write. */
export class PushEvents {
  private readonly looks = new Map<number, Promise<void>>();

  constructor(
    private readonly helper: RouteHelper,
    private readonly webhooks: Webhooks,
  ) {}

  /** Looks what has moved, and starts the workflows that want to hear of it. */
  async moved(repository: Repository, actor: string): Promise<void> {
    // One look at a time: an older one would undo what a later one has seen.
    const before = this.looks.get(repository.id) ?? Promise.resolve();
    const look = before.then(async () => {
      for (const move of await this.moves(repository)) {
        this.webhooks.pushed(repository, () =>
          this.payload(repository, move, actor),
        );
        await this.start(repository, move, actor);
      }
    });
    this.looks.set(
      repository.id,
      look.catch(() => undefined),
    );
    await look;
  }

  private async moves(repository: Repository): Promise<Move[]> {
    const { store } = this.helper.context;
    const refs = await store.git(repository).refs('refs/');
    const now = Object.fromEntries(
      refs
        .filter(({ ref }) => /^refs\/(heads|tags)\//.test(ref))
        .map(({ ref, sha }) => [ref, sha]),
    );
    const { tips } = repository;
    const names = new Set([...Object.keys(tips ?? {}), ...Object.keys(now)]);
    const moves = [...names]
      .map(ref => ({
        ref,
        before: tips?.[ref] ?? NONE,
        after: now[ref] ?? NONE,
      }))
      .filter(({ before, after }) => before !== after);
    if (moves.length > 0 || !tips) {
      repository.tips = now;
      store.save();
    }
    return tips ? moves : [];
  }

  private async start(
    repository: Repository,
    move: Move,
    actor: string,
  ): Promise<void> {
    const { store, actions } = this.helper.context;
    const owner = store.owner(repository.owner);
    const { ref, after } = move;
    // A run's own token starts no runs, or they would have no end.
    if (!owner || after === NONE || actor === ACTIONS_LOGIN) {
      return;
    }
    const git = store.git(repository);
    const head = await git.resolve(ref);
    const commit = head && (await git.commit(head));
    if (!commit || SKIPPED.test(commit.message)) {
      return;
    }
    const files = await this.files(repository, move);
    const found = await actions.services.workflows.ofCommit(
      repository,
      commit.sha,
    );
    for (const { info, read } of found) {
      if (!read.valid || info.state !== 'active') {
        continue;
      }
      const { workflow } = read;
      if (!workflow.push || !passesFilters(workflow.push, { ref, files })) {
        continue;
      }
      const payload = await this.payload(repository, move, actor);
      actions.begin({
        repository,
        owner,
        info,
        workflow,
        event: 'push',
        ref,
        sha: commit.sha,
        actor,
        title: commit.message.split('\n')[0],
        inputs: {},
        payload: () => payload,
      });
    }
  }

  /** What a push changes; undefined for a tag, with which nothing is compared. */
  private async files(
    repository: Repository,
    { ref, before, after }: Move,
  ): Promise<string[] | undefined> {
    if (ref.startsWith('refs/tags/')) {
      return undefined;
    }
    const git = this.helper.context.store.git(repository);
    const main =
      before === NONE && ref !== `refs/heads/${repository.defaultBranch}`
        ? await git.resolve(`heads/${repository.defaultBranch}`)
        : undefined;
    const from = before === NONE ? main : before;
    if (!from) {
      const entries = await git.tree(after, true);
      return entries.flatMap(({ type, path }) => (type === 'blob' ? path : []));
    }
    // A new branch has what it adds to the main one, another what its push changes.
    const base =
      from === main ? (await git.mergeBase(from, after)) ?? from : from;
    const changes = await readChanges(git, [base, after]);
    return changes.map(({ path }) => path);
  }

  private async payload(
    repository: Repository,
    { ref, before, after }: Move,
    actor: string,
  ): Promise<{ [key: string]: Json }> {
    const { helper } = this;
    const git = helper.context.store.git(repository);
    const range = before === NONE ? [after] : [`${before}..${after}`];
    const log =
      after === NONE ? [] : await git.log(range, { limit: MOST_COMMITS });
    const commits = await Promise.all(
      log.reverse().map(commit => this.commit(repository, commit)),
    );
    const sender = helper.owner(actor);
    return json.parse(
      JSON.parse(
        JSON.stringify({
          ref,
          before,
          after,
          base_ref: null,
          created: before === NONE,
          deleted: after === NONE,
          forced:
            before !== NONE &&
            after !== NONE &&
            !(await git.isAncestor(before, after)),
          compare: `${helper.html(repository)}/compare/${before.slice(
            0,
            12,
          )}...${after.slice(0, 12)}`,
          commits,
          head_commit: commits.at(-1) ?? null,
          pusher: { name: sender.login, email: noreplyEmail(sender) },
          repository: helper.renderRepository(repository),
          sender: helper.renderOwner(actor),
        }),
      ),
    );
  }

  private async commit(repository: Repository, commit: GitCommit) {
    const git = this.helper.context.store.git(repository);
    const [parent = EMPTY_TREE] = commit.parents;
    const changes = await readChanges(git, [parent, commit.sha]);
    const paths = (test: (letter: string) => boolean) =>
      changes.filter(({ letter }) => test(letter)).map(({ path }) => path);
    const person = ({ name, email }: GitCommit['author']) => ({ name, email });
    return {
      id: commit.sha,
      tree_id: commit.tree,
      distinct: true,
      message: commit.message,
      timestamp: commit.committer.date,
      url: `${this.helper.html(repository)}/commit/${commit.sha}`,
      author: person(commit.author),
      committer: person(commit.committer),
      added: paths(letter => letter === 'A'),
      removed: paths(letter => letter === 'D'),
      modified: paths(letter => !'AD'.includes(letter)),
    };
  }
}
