import type { Router } from 'express';
import type { ActionsHelper } from '../ActionsHelper';
import type { Downloads } from '../Downloads';
import { GithubError } from '../GithubError';
import type { RouteHelper } from '../RouteHelper';

/** What runs have uploaded. */
export function artifactRoutes(
  router: Router,
  helper: RouteHelper,
  found: ActionsHelper,
  downloads: Downloads,
): void {
  const { runs } = helper.context.actions.services;
  const ACTIONS = '/repos/:owner/:repo/actions';
  const ONE = `${ACTIONS}/artifacts/:artifact(\\d+)`;

  router.get(`${ACTIONS}/runs/:run(\\d+)/artifacts`, async (req, res) => {
    const { repository, run } = found.run(req);
    const { name } = req.query;
    const all = found
      .artifacts(run)
      .filter(({ artifact }) => name === undefined || artifact.name === name);
    res.json({
      total_count: all.length,
      artifacts: helper
        .page(req, res, all)
        .map(served => found.renderArtifact(repository, run, served)),
    });
  });

  router.get(`${ACTIONS}/artifacts`, async (req, res) => {
    const repository = helper.repository(req);
    const { name } = req.query;
    const all = runs
      .list(repository.id)
      .flatMap(run =>
        found
          .artifacts(run)
          .map(served => found.renderArtifact(repository, run, served)),
      )
      .filter(artifact => name === undefined || artifact.name === name);
    const artifacts = helper.page(req, res, all);
    res.json({ total_count: all.length, artifacts });
  });

  router.get(ONE, async (req, res) => {
    const { repository, run, served } = found.artifact(req);
    res.json(found.renderArtifact(repository, run, served));
  });

  router.delete(ONE, async (req, res) => {
    const { run, served } = found.artifact(req);
    runs.removeArtifact(run, served.artifact.id);
    res.status(204).end();
  });

  router.get(`${ONE}/:format`, async (req, res) => {
    const { artifact, body, length } = found.artifact(req).served;
    if (req.params.format !== 'zip') {
      throw GithubError.notFound();
    }
    if (Date.parse(artifact.expiresAt) < Date.now()) {
      throw new GithubError(410, 'Artifact has expired');
    }
    const path = downloads.offer({
      type: 'application/zip',
      fileName: `${artifact.name}.zip`,
      body,
      length,
    });
    res.redirect(302, `${helper.baseUrl}${path}`);
  });
}
