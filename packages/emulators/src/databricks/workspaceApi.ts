import type { Request, Router } from 'express';
import { sendJson } from '../http/sendJson';
import type { AccountView } from './AccountView';
import type { CatalogView } from './CatalogView';
import { DatabricksError } from './DatabricksError';
import { page } from './page';
import type { Principals } from './Principals';
import type { TokenIssuer } from './TokenIssuer';

/** Where Databricks' own page size is unknown, a hundred (Unity Catalog OpenAPI, list calls, 2026). */
const PAGE_SIZE = 100;

/** The workspace level, under `/w/<workspace id>`: Unity Catalog and who am I. */
export function workspaceApi(
  router: Router,
  view: AccountView,
  unityCatalog: CatalogView,
  tokens: TokenIssuer,
  principals: Principals,
  options: { pageSize?: number },
): void {
  const BASE = '/w/:workspace(\\d+)';
  const UC = `${BASE}/api/2.1/unity-catalog`;
  const size = options.pageSize ?? PAGE_SIZE;

  const exists = (req: Request) => {
    const found = view.findWorkspace(req.params.workspace);
    if (!found) {
      throw DatabricksError.missing(`Workspace ${req.params.workspace}`);
    }
    return found;
  };

  router.post(`${BASE}/oidc/v1/token`, async (req, res) => {
    const { accountId, attributes } = exists(req);
    const { workspace } = req.params;
    await tokens.answer(req, res, {
      name: `workspace:${workspace}`,
      accountId: accountId ?? String(attributes.account_id ?? ''),
      refusal: who =>
        principals.mayEnter(who, workspace)
          ? undefined
          : `${who} is not in workspace ${workspace}`,
    });
  });

  router.use(`${BASE}/api`, (req, res, next) => {
    exists(req);
    res.locals.clientId = tokens.check(
      req,
      `workspace:${req.params.workspace}`,
    );
    res.setHeader('x-databricks-org-id', req.params.workspace);
    next();
  });

  router.get(`${BASE}/api/2.0/preview/scim/v2/Me`, async (_req, res) => {
    res.json({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServicePrincipal'],
      id: '1',
      userName: res.locals.clientId,
      displayName: res.locals.clientId,
      active: true,
      groups: [],
    });
  });

  const metastoreId = (req: Request): string => {
    const assignment = view.assignment(req.params.workspace);
    if (!assignment) {
      throw new DatabricksError(
        404,
        'METASTORE_DOES_NOT_EXIST',
        'No metastore assigned for the current workspace.',
      );
    }
    return assignment.metastore_id;
  };

  router.get(`${UC}/current-metastore-assignment`, async (req, res) => {
    metastoreId(req);
    sendJson(res, view.assignment(req.params.workspace));
  });

  router.get(`${UC}/metastore_summary`, async (req, res) => {
    const id = metastoreId(req);
    const found = view.metastores().find(item => item.metastore_id === id);
    sendJson(res, { ...found, metastore_id: id });
  });

  const catalogsOf = (req: Request) =>
    unityCatalog.catalogs(metastoreId(req), req.params.workspace);

  router.get(`${UC}/catalogs`, async (req, res) => {
    sendJson(res, page(req, 'catalogs', catalogsOf(req), size));
  });

  const catalogNamed = (req: Request, name: string) => {
    const found = catalogsOf(req).find(({ full_name }) => full_name === name);
    if (!found) {
      throw new DatabricksError(
        404,
        'CATALOG_DOES_NOT_EXIST',
        `Catalog '${name}' does not exist.`,
      );
    }
    return found;
  };

  const schemaNamed = (req: Request, catalog: string, name: string) => {
    catalogNamed(req, catalog);
    const found = unityCatalog
      .schemas(metastoreId(req), catalog)
      .find(({ full_name }) => full_name === `${catalog}.${name}`);
    if (!found) {
      throw new DatabricksError(
        404,
        'SCHEMA_DOES_NOT_EXIST',
        `Schema '${catalog}.${name}' does not exist.`,
      );
    }
    return found;
  };

  const required = (req: Request, name: string): string => {
    const value = req.query[name];
    if (typeof value !== 'string' || value === '') {
      throw new DatabricksError(
        400,
        'INVALID_PARAMETER_VALUE',
        `${name} is required`,
      );
    }
    return value;
  };

  router.get(`${UC}/catalogs/:name`, async (req, res) => {
    sendJson(res, catalogNamed(req, req.params.name));
  });

  router.get(`${UC}/schemas`, async (req, res) => {
    const catalog = required(req, 'catalog_name');
    catalogNamed(req, catalog);
    const schemas = unityCatalog.schemas(metastoreId(req), catalog);
    sendJson(res, page(req, 'schemas', schemas, size));
  });

  router.get(`${UC}/schemas/:name`, async (req, res) => {
    const [catalog, schema] = req.params.name.split('.');
    sendJson(res, schemaNamed(req, catalog, schema ?? ''));
  });

  for (const kind of ['volumes', 'tables'] as const) {
    const list = (req: Request, catalog: string, schema: string) =>
      unityCatalog[kind](metastoreId(req), catalog, schema);

    router.get(`${UC}/${kind}`, async (req, res) => {
      const catalog = required(req, 'catalog_name');
      const schema = required(req, 'schema_name');
      schemaNamed(req, catalog, schema);
      sendJson(res, page(req, kind, list(req, catalog, schema), size));
    });

    router.get(`${UC}/${kind}/:name`, async (req, res) => {
      const [catalog, schema] = req.params.name.split('.');
      const found = list(req, catalog, schema ?? '').find(
        ({ full_name }) => full_name === req.params.name,
      );
      if (!found) {
        const what = kind === 'volumes' ? 'Volume' : 'Table';
        throw new DatabricksError(
          404,
          `${what.toUpperCase()}_DOES_NOT_EXIST`,
          `${what} '${req.params.name}' does not exist.`,
        );
      }
      sendJson(res, found);
    });
  }
}
