import type { Request } from 'express';
import type { JobRecord, RunRecord } from '../actions/runRecord';
import { serveArtifact, type ServedArtifact } from './faults/serveArtifact';
import { GithubError } from './GithubError';
import { renderArtifact, renderRun } from './render/renderRun';
import type { RouteHelper } from './RouteHelper';
import type { Repository } from './state/githubState';

/** What the routes of GitHub Actions have in common: the runs, jobs and artifacts that paths name. */
export class ActionsHelper {
  constructor(private readonly helper: RouteHelper) {}

  private get runs() {
    return this.helper.context.actions.services.runs;
  }

  /** @throws GithubError 404 */
  run(req: Request): { repository: Repository; run: RunRecord } {
    const repository = this.helper.repository(req);
    const run = this.runs.get(repository.id, Number(req.params.run));
    if (!run) {
      throw GithubError.notFound();
    }
    return { repository, run };
  }

  /** @throws GithubError 404 */
  job(req: Request): {
    repository: Repository;
    run: RunRecord;
    job: JobRecord;
  } {
    const repository = this.helper.repository(req);
    const found = this.runs.job(repository.id, Number(req.params.job));
    if (!found) {
      throw GithubError.notFound();
    }
    return { repository, ...found };
  }

  /** The artifacts of a run that are there. */
  artifacts(run: RunRecord): ServedArtifact[] {
    const { faults } = this.helper.context;
    return run.artifacts.flatMap(artifact => {
      const served = serveArtifact(
        artifact,
        () => this.runs.artifact(run, artifact.id),
        faults.artifact(artifact.name),
      );
      return served ? [served] : [];
    });
  }

  /** @throws GithubError 404 */
  artifact(req: Request): {
    repository: Repository;
    run: RunRecord;
    served: ServedArtifact;
  } {
    const repository = this.helper.repository(req);
    const id = Number(req.params.artifact);
    for (const run of this.runs.list(repository.id)) {
      if (run.artifacts.some(artifact => artifact.id === id)) {
        const served = this.artifacts(run).find(
          ({ artifact }) => artifact.id === id,
        );
        if (served) {
          return { repository, run, served };
        }
      }
    }
    throw GithubError.notFound();
  }

  async render(repository: Repository, run: RunRecord) {
    const git = this.helper.context.store.git(repository);
    return renderRun(this.helper, repository, run, await git.commit(run.sha));
  }

  renderArtifact(
    repository: Repository,
    run: RunRecord,
    { artifact }: ServedArtifact,
  ) {
    return renderArtifact(this.helper, repository, run, artifact);
  }
}
