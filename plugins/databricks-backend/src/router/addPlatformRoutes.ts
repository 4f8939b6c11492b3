import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  databricksPlatformReadPermission,
  databricksProjectReadPermission,
} from '@lakeport/backstage-plugin-databricks-common';
import { allowedOf } from '../access/allowedOf';
import { authorize } from '../access/authorize';
import { callerOf, type Access } from '../access/callerOf';
import { mayDo } from '../access/mayDo';
import type { PlatformPage } from '../platforms/PlatformPage';
import { platformSummaryOf } from '../platforms/platformSummaryOf';
import type { ProjectPage } from '../projects/ProjectPage';
import type { SystemLocator } from '../systems/SystemLocator';
import type { RepositoryVersions } from '../versions/RepositoryVersions';
import type { VersionedSystems } from '../versions/VersionedSystems';
import type { DatabricksRouter } from './DatabricksRouter';

const VERSIONS_PER_PAGE = 50;

/** Adds the routes of platforms, projects and the versions that they use. */
export function addPlatformRoutes(
  router: DatabricksRouter,
  options: Access & {
    systems: SystemLocator;
    platformPage: Pick<PlatformPage, 'read'>;
    projectPage: Pick<ProjectPage, 'read'>;
    versionedSystems: Pick<VersionedSystems, 'list'>;
    versions: Pick<RepositoryVersions, 'list'>;
  },
): void {
  const { permissions, systems } = options;

  router.get('/platforms', async (req, res) => {
    const credentials = await callerOf(options, req);
    await authorize(
      permissions,
      { permission: databricksPlatformReadPermission },
      credentials,
    );
    const entities = await systems.platforms(credentials);
    res.json({
      items: entities
        .map(platformSummaryOf)
        .sort((a, b) =>
          (a.title ?? a.name).localeCompare(b.title ?? b.name, 'en'),
        ),
      errors: [],
    });
  });

  router.get('/platforms/:namespace/:name', async (req, res) => {
    const credentials = await callerOf(options, req);
    await authorize(
      permissions,
      { permission: databricksPlatformReadPermission },
      credentials,
    );
    const platform = await systems.platform(systemRef(req.params), credentials);
    res.json(await options.platformPage.read(platform, credentials));
  });

  router.get('/projects/:namespace/:name', async (req, res) => {
    const credentials = await callerOf(options, req);
    const project = await systems.project(systemRef(req.params), credentials);
    await authorize(
      permissions,
      {
        permission: databricksProjectReadPermission,
        resourceRef: project.entityRef,
      },
      credentials,
    );
    res.json(await options.projectPage.read(project, credentials));
  });

  router.get('/lakeport-versions', async (req, res) => {
    const credentials = await callerOf(options, req);
    const { platform, limit = VERSIONS_PER_PAGE, offset = 0 } = req.query;
    const [of, seesPlatforms] = await Promise.all([
      platform ? systems.platform(platform, credentials) : undefined,
      mayDo(permissions, databricksPlatformReadPermission, credentials),
    ]);
    if (of && !seesPlatforms) {
      await authorize(
        permissions,
        { permission: databricksPlatformReadPermission },
        credentials,
      );
    }
    const all = await options.versionedSystems.list(of, credentials);
    const allowed = await allowedOf(
      permissions,
      databricksProjectReadPermission,
      {
        resourceRefs: all
          .filter(({ kind }) => kind === 'project')
          .map(({ system }) => system.entityRef),
        credentials,
      },
    );
    res.json(
      await options.versions.list(
        all.filter(({ kind, system }) =>
          kind === 'platform' ? seesPlatforms : allowed.has(system.entityRef),
        ),
        { limit, offset },
      ),
    );
  });
}

function systemRef(params: { namespace: string; name: string }): string {
  return stringifyEntityRef({ kind: 'system', ...params });
}
