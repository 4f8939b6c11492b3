import type { Request } from 'express';
import { callerOf, type Access } from '../access/callerOf';
import type { UnityCaller } from '../unityCatalog/UnityCaller';
import type { UnityCatalog } from '../unityCatalog/UnityCatalog';
import { unityRightsOf } from '../unityCatalog/unityRightsOf';
import type { DatabricksRouter } from './DatabricksRouter';
import { requesterOf } from './requesterOf';

/** Adds the routes of Unity Catalog. */
export function addUnityCatalogRoutes(
  router: DatabricksRouter,
  options: Pick<Access, 'httpAuth'> & {
    unityCatalog: Pick<
      UnityCatalog,
      | 'config'
      | 'metastores'
      | 'objects'
      | 'object'
      | 'columnTags'
      | 'grants'
      | 'lineage'
      | 'bindings'
    >;
  },
): void {
  const { unityCatalog } = options;

  const caller = async (
    req: Parameters<typeof callerOf>[1] &
      Pick<Request, 'header'> & { query: { refresh?: boolean } },
    config = unityCatalog.config,
  ): Promise<UnityCaller> => {
    const credentials = await callerOf(options, req);
    return {
      credentials,
      name: requesterOf(credentials),
      rights: {
        ...unityRightsOf(config, req),
        ...(req.query.refresh && { refresh: true }),
      },
    };
  };

  router.get('/unity-catalog/metastores', async (req, res) => {
    // The answer says whether a person's token is needed for the rest.
    const config = { ...unityCatalog.config, readAs: 'portal' as const };
    res.json(await unityCatalog.metastores.list(await caller(req, config)));
  });

  router.get('/unity-catalog/objects', async (req, res) => {
    res.json(await unityCatalog.objects.list(req.query, await caller(req)));
  });

  router.get('/unity-catalog/object', async (req, res) => {
    res.json(await unityCatalog.object.read(req.query, await caller(req)));
  });

  router.get('/unity-catalog/grants', async (req, res) => {
    res.json(await unityCatalog.grants.list(req.query, await caller(req)));
  });

  router.get('/unity-catalog/lineage', async (req, res) => {
    res.json(await unityCatalog.lineage.read(req.query, await caller(req)));
  });

  router.get('/unity-catalog/column-tags', async (req, res) => {
    res.json(await unityCatalog.columnTags.list(req.query, await caller(req)));
  });

  router.get('/unity-catalog/bindings', async (req, res) => {
    res.json(await unityCatalog.bindings.page(req.query, await caller(req)));
  });
}
