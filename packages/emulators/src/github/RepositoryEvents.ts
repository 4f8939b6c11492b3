import type { PullEvents } from './PullEvents';
import type { PushEvents } from './PushEvents';
import type { Repository } from './state/githubState';

/** What follows from a write to a repository. */
export class RepositoryEvents {
  constructor(
    readonly pulls: PullEvents,
    private readonly pushes: PushEvents,
  ) {}

  /** Branches may have moved: whoever wrote to the repository is `actor`. */
  async branchesMoved(repository: Repository, actor: string): Promise<void> {
    await this.pushes.moved(repository, actor);
    await this.pulls.branchesMoved(repository, actor);
  }
}
