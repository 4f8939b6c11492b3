import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express } from 'express';
import Router from 'express-promise-router';
import { serviceFaultRoutes } from '../faults/serviceFaultRoutes';
import { ServiceFaults } from '../faults/ServiceFaults';
import { requireLoopbackHost } from '../http/requireLoopbackHost';
import { accountApi } from './accountApi';
import { AccountObjects } from './AccountObjects';
import type { AccountReader } from './AccountReader';
import { AccountView } from './AccountView';
import { ComputeView } from './ComputeView';
import { ConnectivityView } from './ConnectivityView';
import {
  DatabricksClients,
  type DatabricksClientEntry,
} from './DatabricksClients';
import { DatabricksError } from './DatabricksError';
import { Federation } from './Federation';
import { HeldUnityCatalog } from './HeldUnityCatalog';
import { injectDatabricksFaults } from './injectDatabricksFaults';
import { Principals } from './Principals';
import { scimApi } from './scimApi';
import { SeededAccount } from './seed/SeededAccount';
import { SeededContent } from './seed/SeededContent';
import { BillingTables } from './sql/BillingTables';
import { Statements } from './sql/Statements';
import { TokenIssuer } from './TokenIssuer';
import type { UnityCatalogSource } from './UnityCatalogSource';
import { workspaceApi } from './workspaceApi';

export interface DatabricksAppOptions {
  account: AccountReader;
  baseUrl: () => string;
  clientId: string;
  clientSecret: string;
  /** Service principals with secrets beside that one, which may do everything. */
  clients?: readonly DatabricksClientEntry[];
  /** What is there beside what Terraform makes; nothing when left out. */
  content?: SeededContent;
  /** Where Unity Catalog is found; in the account when left out. */
  unityCatalog?: UnityCatalogSource;
  /** What goes wrong. */
  faults?: ServiceFaults;
  /** Sees every request first, but for those to `/_faults`. */
  before?: readonly express.RequestHandler[];
  /** Mounted at /rehearsal. */
  rehearsal?: express.Router;
  pageSize?: number;
  tokenLifeSeconds?: number;
  /**
   * Gives what a token of GitHub says, for its exchange; it throws for one that
   * is none. Without it no token is taken.
   */
  verifyToken?: (token: string) => Promise<Record<string, unknown>>;
}

async function takeNone(): Promise<never> {
  throw new Error('its issuer is not known here');
}

/** What a caller did wrong, or undefined for a fault of the emulator. */
function asRefusal(error: unknown): DatabricksError | undefined {
  if (error instanceof DatabricksError) {
    return error;
  }
  // Express gives a status to paths that cannot be decoded.
  const status =
    error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500
    ? new DatabricksError(status, 'BAD_REQUEST', 'Bad request')
    : undefined;
}

const handleError: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent) {
    next(error);
    return;
  }
  const known = asRefusal(error);
  if (!known) {
    process.stderr.write(`${error?.stack ?? error}\n`);
  }
  res.status(known?.status ?? 500).json({
    error_code: known?.code ?? 'INTERNAL_ERROR',
    message: known?.message ?? 'Internal error',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.RequestInfo',
        request_id: randomUUID(),
        serving_data: '',
      },
    ],
  });
};

/** Databricks' account and workspace APIs, serving what an account holds. */
export function createDatabricksApp(options: DatabricksAppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(requireLoopbackHost);
  const faults = options.faults ?? new ServiceFaults();
  app.use(serviceFaultRoutes(faults));
  for (const handler of options.before ?? []) {
    app.use(handler);
  }
  app.use(injectDatabricksFaults(faults));

  const { clientId, clientSecret } = options;
  const content = options.content ?? new SeededContent();
  const objects = new AccountObjects(
    new SeededAccount(options.account, content),
  );
  const view = new AccountView(objects, options.baseUrl);
  const clients = new DatabricksClients([
    { clientId, clientSecret },
    ...(options.clients ?? []),
  ]);
  const tokens = new TokenIssuer({
    clients,
    life: () => faults.tokenLife(options.tokenLifeSeconds),
    federation: new Federation(objects, options.verifyToken ?? takeNone),
  });
  const principals = new Principals(objects);
  const router = Router();
  if (options.rehearsal) {
    router.use('/rehearsal', options.rehearsal);
  }
  accountApi(router, {
    view,
    connectivity: new ConnectivityView(objects),
    tokens,
    clients,
    principals,
  });
  scimApi(router, objects);
  workspaceApi(router, {
    view,
    unityCatalog:
      options.unityCatalog ?? new HeldUnityCatalog(objects, content),
    compute: new ComputeView(
      objects,
      content,
      id => `${options.baseUrl()}/w/${id}`,
    ),
    statements: new Statements(new BillingTables(objects, content)),
    tokens,
    clients,
    principals,
    pageSize: options.pageSize,
  });
  router.use(req => {
    throw new DatabricksError(
      404,
      'ENDPOINT_NOT_FOUND',
      `No API found for '${req.method} ${req.path}'`,
    );
  });
  app.use(router);
  app.use(handleError);
  return app;
}
