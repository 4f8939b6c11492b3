import type { GitCommit } from '../../git/parseCommits';
import { nodeId } from './nodeId';

const VERIFICATION = {
  verified: false,
  reason: 'unsigned',
  signature: null,
  payload: null,
  verified_at: null,
};

/** The commits of one repository in GitHub's three shapes. */
export class CommitRenderer {
  private readonly api: string;
  private readonly html: string;

  constructor(baseUrl: string, repository: { owner: string; name: string }) {
    this.html = `${baseUrl}/${repository.owner}/${repository.name}`;
    this.api = `${baseUrl}/api/v3/repos/${repository.owner}/${repository.name}`;
  }

  private tree(sha: string) {
    return { sha, url: `${this.api}/git/trees/${sha}` };
  }

  /** `commit` of the repository API. */
  commit(commit: GitCommit) {
    return {
      sha: commit.sha,
      node_id: nodeId('Commit', commit.sha),
      url: `${this.api}/commits/${commit.sha}`,
      html_url: `${this.html}/commit/${commit.sha}`,
      comments_url: `${this.api}/commits/${commit.sha}/comments`,
      commit: {
        url: `${this.api}/git/commits/${commit.sha}`,
        message: commit.message,
        author: commit.author,
        committer: commit.committer,
        tree: this.tree(commit.tree),
        comment_count: 0,
        verification: VERIFICATION,
      },
      author: null,
      committer: null,
      parents: commit.parents.map(sha => ({
        sha,
        url: `${this.api}/commits/${sha}`,
        html_url: `${this.html}/commit/${sha}`,
      })),
    };
  }

  /** `git-commit` of the git database API. */
  gitCommit(commit: GitCommit) {
    return {
      sha: commit.sha,
      node_id: nodeId('Commit', commit.sha),
      url: `${this.api}/git/commits/${commit.sha}`,
      html_url: `${this.html}/commit/${commit.sha}`,
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: this.tree(commit.tree),
      parents: commit.parents.map(sha => ({
        sha,
        url: `${this.api}/git/commits/${sha}`,
        html_url: `${this.html}/commit/${sha}`,
      })),
      verification: VERIFICATION,
    };
  }

  /** `simple-commit` of a workflow run. */
  simple(commit: GitCommit) {
    return {
      id: commit.sha,
      tree_id: commit.tree,
      message: commit.message,
      timestamp: commit.committer.date,
      author: { name: commit.author.name, email: commit.author.email },
      committer: { name: commit.committer.name, email: commit.committer.email },
    };
  }
}
