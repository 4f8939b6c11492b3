import type { Request, Router } from 'express';
import type { AccountView } from './AccountView';
import { computeApi } from './computeApi';
import type { ComputeView } from './ComputeView';
import { DatabricksError } from './DatabricksError';
import type { DatabricksClients } from './DatabricksClients';
import type { Principals } from './Principals';
import { statementApi } from './statementApi';
import type { Statements } from './sql/Statements';
import type { TokenIssuer } from './TokenIssuer';
import { unityCatalogApi } from './unityCatalogApi';
import type { UnityCatalogSource } from './UnityCatalogSource';
import { WORKSPACE_PATH } from './workspacePath';

/** The workspace level, under `/w/<workspace id>`. */
export function workspaceApi(
  router: Router,
  parts: {
    view: AccountView;
    unityCatalog: UnityCatalogSource;
    compute: ComputeView;
    statements: Statements;
    tokens: TokenIssuer;
    clients: DatabricksClients;
    principals: Principals;
    pageSize?: number;
  },
): void {
  const { view, tokens, clients, principals } = parts;

  const exists = (req: Request) => {
    const found = view.findWorkspace(req.params.workspace);
    if (!found) {
      throw DatabricksError.missing(`Workspace ${req.params.workspace}`);
    }
    return found;
  };

  router.post(`${WORKSPACE_PATH}/oidc/v1/token`, async (req, res) => {
    const { accountId, attributes } = exists(req);
    const { workspace } = req.params;
    await tokens.answer(req, res, {
      name: `workspace:${workspace}`,
      accountId: accountId ?? String(attributes.account_id ?? ''),
      workspaceId: workspace,
      refusal: who =>
        principals.mayEnter(who, workspace)
          ? undefined
          : `${who} is not in workspace ${workspace}`,
    });
  });

  router.use(`${WORKSPACE_PATH}/api`, (req, res, next) => {
    exists(req);
    const { workspace } = req.params;
    res.locals.clientId = tokens.check(
      req,
      `workspace:${workspace}`,
      workspace,
    );
    res.setHeader('x-databricks-org-id', workspace);
    next();
  });

  router.get(
    `${WORKSPACE_PATH}/api/2.0/preview/scim/v2/Me`,
    async (_req, res) => {
      res.json({
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServicePrincipal'],
        id: '1',
        userName: res.locals.clientId,
        displayName: res.locals.clientId,
        active: true,
        groups: [],
      });
    },
  );

  unityCatalogApi(router, {
    view,
    source: parts.unityCatalog,
    isMetastoreAdmin: who => clients.isMetastoreAdmin(who),
    pageSize: parts.pageSize,
  });
  computeApi(router, parts.compute);
  statementApi(router, parts);
}
