import type { Request, Router } from 'express';
import { sendJson } from '../http/sendJson';
import type { AccountView } from './AccountView';
import type { ConnectivityView } from './ConnectivityView';
import type { DatabricksClients } from './DatabricksClients';
import { DatabricksError } from './DatabricksError';
import { page } from './page';
import type { Principals } from './Principals';
import type { TokenIssuer } from './TokenIssuer';

/** The account level of Databricks' API: bare arrays and wrapped lists, as Databricks has them. */
export function accountApi(
  router: Router,
  parts: {
    view: AccountView;
    connectivity: ConnectivityView;
    tokens: TokenIssuer;
    clients: DatabricksClients;
    principals: Principals;
  },
): void {
  const { view, connectivity, tokens, clients, principals } = parts;

  router.post('/oidc/accounts/:account/v1/token', async (req, res) => {
    const { account } = req.params;
    await tokens.answer(req, res, {
      name: `account:${account}`,
      accountId: account,
    });
  });

  const BASE = '/api/2.0/accounts/:account';
  router.use(BASE, (req, _res, next) => {
    const who = tokens.check(req, `account:${req.params.account}`);
    if (!clients.isAccountAdmin(who) && !principals.isAccountAdmin(who)) {
      throw new DatabricksError(
        403,
        'PERMISSION_DENIED',
        `This API is for account admins, and ${who} is none.`,
      );
    }
    next();
  });

  const workspaceOf = (req: Request) => {
    const found = view
      .workspaces(req.params.account)
      .find(item => String(item.workspace_id) === req.params.workspace);
    if (!found) {
      throw DatabricksError.missing(`Workspace ${req.params.workspace}`);
    }
    return found;
  };
  const metastoreOf = (req: Request) => {
    const found = view
      .metastores(req.params.account)
      .find(item => item.metastore_id === req.params.metastore);
    if (!found) {
      throw new DatabricksError(
        404,
        'METASTORE_DOES_NOT_EXIST',
        `Metastore '${req.params.metastore}' does not exist.`,
      );
    }
    return found;
  };

  router.get(`${BASE}/workspaces`, async (req, res) => {
    sendJson(res, view.workspaces(req.params.account));
  });
  router.get(`${BASE}/workspaces/:workspace`, async (req, res) => {
    sendJson(res, workspaceOf(req));
  });
  router.get(`${BASE}/workspaces/:workspace/metastore`, async (req, res) => {
    workspaceOf(req);
    const assignment = view.assignment(req.params.workspace);
    if (!assignment) {
      throw new DatabricksError(
        404,
        'METASTORE_DOES_NOT_EXIST',
        `No metastore assigned for workspace ${req.params.workspace}.`,
      );
    }
    sendJson(res, { metastore_assignment: assignment });
  });
  router.get(
    `${BASE}/workspaces/:workspace/permissionassignments`,
    async (req, res) => {
      workspaceOf(req);
      sendJson(res, {
        permission_assignments: view.permissionAssignments(
          req.params.workspace,
        ),
      });
    },
  );
  router.get(`${BASE}/networks`, async (req, res) => {
    sendJson(res, view.networks(req.params.account));
  });
  router.get(`${BASE}/credentials`, async (req, res) => {
    sendJson(res, view.credentials(req.params.account));
  });
  router.get(`${BASE}/storage-configurations`, async (req, res) => {
    sendJson(res, view.storageConfigurations(req.params.account));
  });
  for (const [path, type, ...blocks] of [
    ['vpc-endpoints', 'databricks_mws_vpc_endpoint'],
    ['private-access-settings', 'databricks_mws_private_access_settings'],
    [
      'customer-managed-keys',
      'databricks_mws_customer_managed_keys',
      'aws_key_info',
    ],
  ]) {
    router.get(`${BASE}/${path}`, async (req, res) => {
      sendJson(res, view.plain(type, req.params.account, blocks));
    });
  }

  // Lists of account objects are paged by the server alone.
  const PAGES = { most: 100, usual: 100 };
  router.get(`${BASE}/log-delivery`, async (req, res) => {
    const wanted = ['credentials_id', 'storage_configuration_id', 'status'];
    const all = view
      .plain('databricks_mws_log_delivery', req.params.account)
      .filter((item: Record<string, unknown>) =>
        wanted.every(
          name =>
            req.query[name] === undefined || item[name] === req.query[name],
        ),
      );
    sendJson(res, page(req, 'log_delivery_configurations', all, PAGES));
  });
  router.get(`${BASE}/network-connectivity-configs`, async (req, res) => {
    const all = connectivity.configurations(req.params.account);
    sendJson(res, page(req, 'items', all, PAGES));
  });
  router.get(
    `${BASE}/network-connectivity-configs/:config/private-endpoint-rules`,
    async (req, res) => {
      const { account, config } = req.params;
      if (!connectivity.has(account, config)) {
        throw DatabricksError.missing(
          `Network connectivity configuration ${config}`,
        );
      }
      sendJson(
        res,
        page(req, 'items', connectivity.rules(account, config), PAGES),
      );
    },
  );
  router.get(`${BASE}/network-policies`, async (req, res) => {
    const all = connectivity.policies(req.params.account);
    sendJson(res, page(req, 'items', all, PAGES));
  });
  router.get(`${BASE}/workspaces/:workspace/network`, async (req, res) => {
    const { workspace_id: id } = workspaceOf(req);
    sendJson(res, {
      workspace_id: id,
      network_policy_id: connectivity.policyOf(req.params.workspace),
    });
  });
  router.get(`${BASE}/metastores`, async (req, res) => {
    sendJson(res, { metastores: view.metastores(req.params.account) });
  });
  router.get(`${BASE}/metastores/:metastore`, async (req, res) => {
    sendJson(res, { metastore_info: metastoreOf(req) });
  });
  router.get(`${BASE}/metastores/:metastore/workspaces`, async (req, res) => {
    metastoreOf(req);
    sendJson(res, {
      workspace_ids: view.workspacesOfMetastore(req.params.metastore),
    });
  });
}
