import { BoundedMap } from '../BoundedMap';
import { GithubError } from '../github/GithubError';
import type { GithubStore } from '../github/state/GithubStore';
import type { Repository } from '../github/state/githubState';
import { readWorkflow, type ReadWorkflowResult } from './workflow/readWorkflow';

const FOLDER = '.github/workflows';
/** How many files are kept as they were read. */
const KEPT = 200;

export interface WorkflowInfo {
  id: number;
  path: string;
  name: string;
  state: 'active' | 'disabled_manually';
  createdAt: string;
  updatedAt: string;
}

/** A workflow file of a commit. */
export interface FoundWorkflow {
  info: WorkflowInfo;
  read: ReadWorkflowResult;
}

/** The workflow files of repositories, each read once. */
export class WorkflowFiles {
  private readonly read = new BoundedMap<Promise<ReadWorkflowResult>>(KEPT);

  constructor(private readonly store: GithubStore) {}

  /** The entry of a repository that knows a workflow, with an id that stays. */
  register(repository: Repository, path: string) {
    if (!Object.hasOwn(repository.workflows, path)) {
      const now = new Date().toISOString();
      repository.workflows[path] = {
        id: this.store.newId(),
        state: 'active',
        runs: 0,
        createdAt: now,
        updatedAt: now,
      };
      this.store.save();
    }
    return repository.workflows[path];
  }

  /** The files of the default branch. */
  async ofDefaultBranch(repository: Repository): Promise<FoundWorkflow[]> {
    const git = this.store.git(repository);
    const head = await git.resolve(repository.defaultBranch);
    return head ? await this.ofCommit(repository, head) : [];
  }

  /** The files of a commit. */
  async ofCommit(
    repository: Repository,
    sha: string,
  ): Promise<FoundWorkflow[]> {
    const git = this.store.git(repository);
    const folder = await git.entry(sha, FOLDER);
    if (folder?.type !== 'tree') {
      return [];
    }
    const entries = await git.tree(folder.sha);
    return await Promise.all(
      entries
        .filter(({ type, path }) => type === 'blob' && /\.ya?ml$/.test(path))
        .map(entry =>
          this.found(repository, `${FOLDER}/${entry.path}`, entry.sha),
        ),
    );
  }

  /** One file of a commit, wherever it is; undefined where there is none. */
  async at(
    repository: Repository,
    sha: string,
    path: string,
  ): Promise<ReadWorkflowResult | undefined> {
    const entry = await this.store.git(repository).entry(sha, path);
    return entry?.type === 'blob'
      ? await this.readBlob(repository, path, entry.sha)
      : undefined;
  }

  /**
   * A workflow of the default branch by its id, its file name or its path.
   *
   * @throws GithubError 404
   */
  async find(repository: Repository, key: string): Promise<FoundWorkflow> {
    const named = key.startsWith(`${FOLDER}/`) ? key : `${FOLDER}/${key}`;
    const [path = named] =
      Object.entries(repository.workflows).find(
        ([, { id }]) => String(id) === key,
      ) ?? [];
    const git = this.store.git(repository);
    const head = await git.resolve(repository.defaultBranch);
    const entry = head ? await git.entry(head, path) : undefined;
    if (
      entry?.type !== 'blob' ||
      !/^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)
    ) {
      throw GithubError.notFound();
    }
    return await this.found(repository, path, entry.sha);
  }

  private async found(
    repository: Repository,
    path: string,
    blob: string,
  ): Promise<FoundWorkflow> {
    const read = await this.readBlob(repository, path, blob);
    const { id, state, createdAt, updatedAt } = this.register(repository, path);
    const name = read.valid ? read.workflow.name : path;
    return { info: { id, path, name, state, createdAt, updatedAt }, read };
  }

  /** The parser takes longer than git, and what a blob says never changes. */
  private readBlob(
    repository: Repository,
    path: string,
    blob: string,
  ): Promise<ReadWorkflowResult> {
    const key = `${blob} ${path}`;
    const known = this.read.get(key);
    if (known) {
      return known;
    }
    const reading = this.store
      .git(repository)
      .blob(blob)
      .then(content => readWorkflow(path, content?.toString() ?? ''));
    this.read.set(key, reading);
    return reading;
  }
}
