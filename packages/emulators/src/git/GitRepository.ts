import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BoundedMap } from '../BoundedMap';
import { isSafePath } from './isSafePath';
import { isSafeRef } from './isSafeRef';
import { parseCommits, COMMIT_FORMAT, type GitCommit } from './parseCommits';
import { parseTree, type TreeEntry } from './parseTree';
import { GitError, runGit } from './runGit';

export interface Signature {
  name: string;
  email: string;
  /** ISO 8601; now when left out. */
  date?: string;
}

export interface TreeChange {
  path: string;
  mode: string;
  /** null deletes the path. */
  sha: string | null;
}

const SHA = /^[0-9a-f]{40}$/;

/** One bare repository on disk, read and written through the git command. */
export class GitRepository {
  private readonly commits = new BoundedMap<GitCommit>(1000);
  private readonly entries = new BoundedMap<TreeEntry>(1000);

  constructor(readonly directory: string) {}

  static async create(directory: string, defaultBranch: string) {
    await mkdir(directory, { recursive: true });
    await runGit(['init', '--quiet', '--bare', '-b', defaultBranch, directory]);
    const repository = new GitRepository(directory);
    for (const [key, value] of [
      ['http.receivepack', 'true'],
      ['uploadpack.allowFilter', 'true'],
      ['uploadpack.allowAnySHA1InWant', 'true'],
      ['receive.autogc', 'false'],
      ['gc.auto', '0'],
    ]) {
      await repository.git(['config', key, value]);
    }
    return repository;
  }

  git(
    args: readonly string[],
    options: { input?: Buffer | string; env?: Record<string, string> } = {},
  ): Promise<Buffer> {
    return runGit([`--git-dir=${this.directory}`, ...args], options);
  }

  /** The commit that a branch, a tag, a full ref or a commit id names. */
  async resolve(ref: string): Promise<string | undefined> {
    if (!isSafeRef(ref)) {
      return undefined;
    }
    const candidates = SHA.test(ref)
      ? [ref]
      : [`refs/heads/${ref}`, `refs/tags/${ref}`, `refs/${ref}`, ref];
    for (const candidate of candidates) {
      const sha = await this.verify(`${candidate}^{commit}`);
      if (sha) {
        return sha;
      }
    }
    return undefined;
  }

  private async verify(revision: string): Promise<string | undefined> {
    try {
      const out = await this.git([
        'rev-parse',
        '--verify',
        '--quiet',
        '--end-of-options',
        revision,
      ]);
      const sha = out.toString().trim();
      return SHA.test(sha) ? sha : undefined;
    } catch (error) {
      if (error instanceof GitError) {
        return undefined;
      }
      throw error;
    }
  }

  /** Refs under a prefix such as `refs/heads/`, with what they point at. */
  async refs(
    prefix: string,
  ): Promise<Array<{ ref: string; sha: string; type: string }>> {
    const out = await this.git([
      'for-each-ref',
      '--format=%(refname)%00%(objectname)%00%(objecttype)',
    ]);
    return out
      .toString()
      .split('\n')
      .filter(Boolean)
      .map(line => line.split('\0'))
      .map(([ref, sha, type]) => ({ ref, sha, type }))
      .filter(({ ref }) => ref.startsWith(prefix));
  }

  async commit(sha: string): Promise<GitCommit | undefined> {
    const known = this.commits.get(sha);
    if (known) {
      return known;
    }
    try {
      const out = await this.git([
        'log',
        '-1',
        `--format=${COMMIT_FORMAT}`,
        '--end-of-options',
        `${sha}^{commit}`,
      ]);
      const [commit] = parseCommits(out);
      // What a full id names never changes.
      this.commits.set(commit.sha, commit);
      return commit;
    } catch (error) {
      if (error instanceof GitError) {
        return undefined;
      }
      throw error;
    }
  }

  /** How many commits a range has. */
  async count(range: string): Promise<number> {
    const out = await this.git(['rev-list', '--count', range]);
    return Number(out.toString());
  }

  /** The best common ancestor of two commits; undefined where there is none. */
  async mergeBase(a: string, b: string): Promise<string | undefined> {
    try {
      return (await this.git(['merge-base', a, b])).toString().trim();
    } catch (error) {
      if (error instanceof GitError && error.code === 1) {
        return undefined;
      }
      throw error;
    }
  }

  async log(
    range: string[],
    options: { limit: number; skip?: number; path?: string },
  ): Promise<GitCommit[]> {
    const out = await this.git([
      'log',
      `--format=${COMMIT_FORMAT}`,
      `--max-count=${options.limit}`,
      `--skip=${options.skip ?? 0}`,
      ...range,
      '--',
      ...(options.path ? [options.path] : []),
    ]);
    return parseCommits(out);
  }

  async isTree(sha: string): Promise<boolean> {
    return (await this.verify(`${sha}^{tree}`)) !== undefined;
  }

  /** The entries of a tree or of a commit's tree; `recursive` goes into folders. */
  async tree(sha: string, recursive = false): Promise<TreeEntry[]> {
    return parseTree(
      await this.git([
        'ls-tree',
        '-z',
        '-l',
        '--full-tree',
        ...(recursive ? ['-r', '-t'] : []),
        sha,
      ]),
    );
  }

  /** The file or folder at a path of a commit. */
  async entry(sha: string, path: string): Promise<TreeEntry | undefined> {
    if (!isSafePath(path)) {
      return undefined;
    }
    // What a full id names never changes.
    const key = SHA.test(sha) ? `${sha} ${path}` : '';
    const known = this.entries.get(key);
    if (known) {
      return known;
    }
    const out = await this.git([
      'ls-tree',
      '-z',
      '-l',
      '--full-tree',
      sha,
      path,
    ]);
    const [entry] = parseTree(out);
    if (entry && key) {
      this.entries.set(key, entry);
    }
    return entry;
  }

  /** The bytes of a blob, or undefined when there is no such blob. */
  async blob(sha: string): Promise<Buffer | undefined> {
    if (!SHA.test(sha)) {
      return undefined;
    }
    try {
      return await this.git(['cat-file', 'blob', sha]);
    } catch (error) {
      if (error instanceof GitError) {
        return undefined;
      }
      throw error;
    }
  }

  async file(sha: string, path: string): Promise<Buffer | undefined> {
    const entry = await this.entry(sha, path);
    return entry?.type === 'blob' ? await this.blob(entry.sha) : undefined;
  }

  async exists(sha: string): Promise<boolean> {
    return (
      SHA.test(sha) && (await this.verify(`${sha}^{object}`)) !== undefined
    );
  }

  async writeBlob(content: Buffer): Promise<string> {
    const out = await this.git(['hash-object', '-w', '--stdin'], {
      input: content,
    });
    return out.toString().trim();
  }

  /** A new tree: `base` (a tree or commit) with the changes laid over it. */
  async writeTree(
    base: string | undefined,
    changes: TreeChange[],
  ): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'lakeport-index-'));
    const env = { GIT_INDEX_FILE: join(folder, 'index') };
    try {
      await this.git(base ? ['read-tree', base] : ['read-tree', '--empty'], {
        env,
      });
      const blobs = changes.filter(change => change.mode !== '040000');
      for (const change of changes) {
        if (change.mode === '040000' && change.sha) {
          await this.git(
            ['read-tree', `--prefix=${change.path}/`, change.sha],
            { env },
          );
        }
      }
      const lines = blobs.map(({ mode, path, sha }) =>
        sha === null
          ? `0 ${'0'.repeat(40)}\t${path}\0`
          : `${mode} ${sha}\t${path}\0`,
      );
      await this.git(['update-index', '-z', '--index-info'], {
        input: lines.join(''),
        env,
      });
      return (await this.git(['write-tree'], { env })).toString().trim();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async writeCommit(options: {
    tree: string;
    parents: string[];
    message: string;
    author: Signature;
    committer?: Signature;
  }): Promise<string> {
    const committer = options.committer ?? options.author;
    const date = new Date().toISOString();
    const out = await this.git(
      ['commit-tree', options.tree, ...options.parents.flatMap(p => ['-p', p])],
      {
        input: options.message,
        env: {
          GIT_AUTHOR_NAME: options.author.name,
          GIT_AUTHOR_EMAIL: options.author.email,
          GIT_AUTHOR_DATE: options.author.date ?? date,
          GIT_COMMITTER_NAME: committer.name,
          GIT_COMMITTER_EMAIL: committer.email,
          GIT_COMMITTER_DATE: committer.date ?? date,
        },
      },
    );
    return out.toString().trim();
  }

  async updateRef(ref: string, sha: string): Promise<void> {
    await this.git(['update-ref', ref, sha]);
  }

  /**
   * Moves a ref from one commit to another, or makes it where `from` is
   * undefined. Whether it did: not when the ref is somewhere else by now.
   */
  async moveRef(
    ref: string,
    from: string | undefined,
    to: string,
  ): Promise<boolean> {
    try {
      await this.git(['update-ref', ref, to, from ?? '0'.repeat(40)]);
      return true;
    } catch (error) {
      if (error instanceof GitError) {
        return false;
      }
      throw error;
    }
  }

  async deleteRef(ref: string): Promise<void> {
    await this.git(['update-ref', '-d', ref]);
  }

  async isAncestor(ancestor: string, descendant: string): Promise<boolean> {
    try {
      await this.git(['merge-base', '--is-ancestor', ancestor, descendant]);
      return true;
    } catch (error) {
      if (error instanceof GitError && error.code === 1) {
        return false;
      }
      throw error;
    }
  }

  /** The tree of a merge without conflicts, or undefined when there are some. */
  async mergeTree(base: string, head: string): Promise<string | undefined> {
    try {
      const out = await this.git(['merge-tree', '--write-tree', base, head]);
      return out.toString().split('\n')[0];
    } catch (error) {
      if (error instanceof GitError && error.code === 1) {
        return undefined;
      }
      throw error;
    }
  }

  /** Lines added and deleted and files changed between the merge base and `head`. */
  async changes(
    base: string,
    head: string,
  ): Promise<{ additions: number; deletions: number; files: number }> {
    const out = await this.git(['diff', '--numstat', `${base}...${head}`]);
    const rows = out.toString().split('\n').filter(Boolean);
    const sum = (column: number) =>
      rows.reduce(
        (total, row) => total + (Number(row.split('\t')[column]) || 0),
        0,
      );
    return { additions: sum(0), deletions: sum(1), files: rows.length };
  }

  archive(sha: string, prefix: string): Promise<Buffer> {
    return this.git([
      'archive',
      '--format=tar.gz',
      `--prefix=${prefix}/`,
      '--end-of-options',
      sha,
    ]);
  }
}
