import type { RunServices } from '../actions/RunServices';
import type { PullEvents } from './PullEvents';
import type { PushEvents } from './PushEvents';
import type { Repository } from './state/githubState';

/** What follows from a write to a repository. */
export class RepositoryEvents {
  constructor(
    readonly pulls: PullEvents,
    private readonly pushes: PushEvents,
    private readonly services: Pick<RunServices, 'stopping'>,
  ) {}

  /**
   * Branches may have moved: whoever wrote to the repository is `actor`. What
   * goes wrong is said, and harms no request.
   */
  async branchesMoved(repository: Repository, actor: string): Promise<void> {
    const { stopping } = this.services;
    try {
      await this.pushes.moved(repository, actor);
      await this.pulls.branchesMoved(repository, actor);
    } catch (error) {
      // Nobody waits for it, and at the end the repository may be gone.
      if (!stopping.aborted) {
        process.stderr.write(`${repository.name}: ${String(error)}\n`);
      }
    }
  }
}
