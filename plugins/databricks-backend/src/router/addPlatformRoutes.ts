import type { HttpAuthService } from '@backstage/backend-plugin-api';
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
import type { ProjectTopologyReader } from '../projects/ProjectTopologyReader';
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
    projectTopologies: Pick<ProjectTopologyReader, 'read'>;
    versionedSystems: Pick<VersionedSystems, 'list'>;
    versions: Pick<RepositoryVersions, 'list'>;
  },
): void {
  const { permissions, systems } = options;

  /** The project of a request whose caller may see it. */
  const readable = async (
    req: Parameters<HttpAuthService['credentials']>[0] & {
      params: { namespace: string; name: string };
    },
  ) => {
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
    return { credentials, project };
  };

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
    const { credentials, project } = await readable(req);
    res.json(await options.projectPage.read(project, credentials));
  });

  // All environments are in it, also those that the caller may not read: it
  // follows from the project file alone, and who may read the project is told by
  // the route above what that file says of each of them, and where it is. Nothing
  // of it was looked up in AWS or Databricks.
  router.get('/projects/:namespace/:name/topology', async (req, res) => {
    const { project } = await readable(req);
    res.json(await options.projectTopologies.read(project));
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
