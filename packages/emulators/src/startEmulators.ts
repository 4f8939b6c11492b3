import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RehearsalAccount } from '@lakeport/rehearsal';
import { createAwsApp } from './aws/createAwsApp';
import { RoleTrust } from './aws/RoleTrust';
import { ActionsEngine } from './actions/ActionsEngine';
import { RunStore } from './actions/RunStore';
import { WorkflowFiles } from './actions/WorkflowFiles';
import { createDatabricksApp } from './databricks/createDatabricksApp';
import { readSeedDocument } from './databricks/seed/readSeedDocument';
import { SeededAccount } from './databricks/seed/SeededAccount';
import { SeededContent } from './databricks/seed/SeededContent';
import { YoungWorkspaces } from './databricks/YoungWorkspaces';
import type { EmulatorOptions } from './EmulatorOptions';
import { ServiceFaults } from './faults/ServiceFaults';
import { findHttpBackend } from './git/serveGit';
import { createGithubApp } from './github/createGithubApp';
import { Faults } from './github/faults/Faults';
import { ACTIONS_LOGIN, APP_LOGIN, USER_LOGIN } from './github/identify';
import { GithubStore } from './github/state/GithubStore';
import { RateLimits } from './github/traffic/RateLimits';
import { RequestLog } from './github/traffic/RequestLog';
import { serveAll } from './http/serveAll';
import { IdTokens } from './oidc/IdTokens';
import { npmRegistry } from './npm/npmRegistry';
import { rehearsalRoutes } from './rehearsal/rehearsalRoutes';
import { awsAccountsOf } from './rehearsal/seed/awsAccountsOf';
import { readSeedRepositories } from './rehearsal/seed/readSeedRepositories';
import { findBundle, seedDemo } from './rehearsal/seedDemo';
import { seedExisting } from './rehearsal/seedExisting';
import { SharedAccount } from './rehearsal/SharedAccount';
import { runnerEnvironment } from './runnerEnvironment';

/** GitHub Docs, OpenID Connect reference, 2026. */
const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

/** @public */
export interface Emulators {
  /** For example `http://127.0.0.1:8099`. */
  github: string;
  /** For example `http://127.0.0.1:8098`. */
  databricks: string;
  /** For example `http://127.0.0.1:8097`. */
  aws: string;
  /** What goes wrong at Databricks and at AWS. */
  faults: { databricks: ServiceFaults; aws: ServiceFaults };
  account: RehearsalAccount;
  /** The value of LAKEPORT_REHEARSAL_ACCOUNT for children. */
  accountFile: string;
  /** Resolves when the demo is applied or has failed. */
  seeded: Promise<void>;
  /** Ends runs, servers and children. */
  stop(): Promise<void>;
}

/**
 * Starts GitHub (with npm beside it), Databricks and AWS on loopback, and the
 * rehearsal account that all work with.
 *
 * @throws when git is missing, a port is taken, `host` is not loopback or the
 * seed is not one.
 * @public
 */
export async function startEmulators(
  options: EmulatorOptions,
): Promise<Emulators> {
  const data = resolve(options.data);
  mkdirSync(data, { recursive: true });
  const log = options.log ?? (() => {});
  const httpBackend = await findHttpBackend();
  const stopping = new AbortController();

  const content = new SeededContent(
    options.databricksSeed
      ? readSeedDocument(resolve(options.databricksSeed))
      : undefined,
  );
  const [github, databricks, aws] = await serveAll(
    [
      options.port ?? 8099,
      options.databricksPort ?? 8098,
      options.awsPort ?? (options.port === 0 ? 0 : 8097),
    ],
    options.host,
  );
  const shared = await SharedAccount.open({
    directory: join(data, 'rehearsal'),
    databricksUrl: databricks.url,
  });

  if (options.existing) {
    try {
      seedExisting({
        account: shared.account,
        file: resolve(options.existing),
        databricksUrl: databricks.url,
        markFile: join(data, 'rehearsal', 'seeded.json'),
      });
    } catch (error) {
      await Promise.all(
        [github, databricks, aws, shared].map(server => server.stop()),
      );
      throw error;
    }
  }

  const store = new GithubStore(join(data, 'github'));
  for (const login of options.organizations ?? ['acme', 'lakeport-demo']) {
    store.addOwner(login, 'Organization');
  }
  store.addOwner(USER_LOGIN, 'User');
  for (const login of options.users ?? ['maya', 'jonas']) {
    store.addOwner(login, 'User', `${login}@example.com`);
  }
  store.addOwner(APP_LOGIN, 'User');
  store.addOwner(ACTIONS_LOGIN, 'User');

  if (options.signInAs && store.owner(options.signInAs)?.type !== 'User') {
    await Promise.all(
      [github, databricks, aws, shared].map(server => server.stop()),
    );
    throw new Error(
      `Nobody is called "${options.signInAs}" who could sign in: name them among the users, too`,
    );
  }

  const runnerDirectory = join(data, 'runner');
  rmSync(runnerDirectory, { recursive: true, force: true });
  const environment = () =>
    runnerEnvironment({
      registryUrl: `${github.url}/npm/`,
      npmCache: join(data, 'npm-cache'),
      accountFile: shared.file,
    });
  const faults = new Faults();
  const serviceFaults = {
    databricks: new ServiceFaults(),
    aws: new ServiceFaults(),
  };
  const tokens = new IdTokens(options.tokenIssuer ?? GITHUB_ISSUER);
  const actions = new ActionsEngine(
    {
      store,
      runs: new RunStore(join(data, 'github', 'runs')),
      workflows: new WorkflowFiles(store),
      baseUrl: () => github.url,
      runnerDirectory,
      runnerEnvironment: environment,
      tokens,
      roles: new RoleTrust(shared.account),
      minuteMs: () => faults.minuteMs,
      stopping: stopping.signal,
    },
    { stopping },
  );
  github.use(
    createGithubApp(
      {
        store,
        actions,
        faults,
        requests: new RequestLog(),
        limits: new RateLimits(),
        immutableSubjects: options.immutableSubjects,
        oauth: {
          ...(options.oauthApp ?? {
            clientId: 'demo-portal',
            clientSecret: 'demo-portal-secret',
          }),
          signInAs: options.signInAs,
        },
        baseUrl: () => github.url,
      },
      {
        httpBackend,
        npm: npmRegistry({
          file: options.lakeportPackage,
          url: () => `${github.url}/npm`,
        }),
      },
    ),
  );
  const credentials = options.databricksCredentials ?? {
    clientId: 'demo-portal',
    clientSecret: 'demo-portal-secret',
  };
  databricks.use(
    createDatabricksApp({
      account: new YoungWorkspaces(
        shared.account,
        (options.provisioningSeconds ?? 0) * 1000,
      ),
      baseUrl: () => databricks.url,
      ...credentials,
      clients: options.databricksClients,
      content,
      faults: serviceFaults.databricks,
      rehearsal: rehearsalRoutes(shared.account),
      verifyToken: token => tokens.verify(token),
    }),
  );
  aws.use(
    createAwsApp({
      account: new SeededAccount(shared.account, content),
      accountIds: options.demo
        ? awsAccountsOf(readSeedRepositories(resolve(options.demo), () => {}))
        : [],
      faults: serviceFaults.aws,
    }),
  );

  const bundle = options.lakeportBundle ?? findBundle(options.lakeportPackage);
  const { demo, demoSkeleton } = options;
  if (demo && !bundle) {
    log('demo: no lakeport bundle beside --lakeport-package, nothing is made');
  }
  const seeded =
    demo && bundle
      ? seedDemo({
          folder: resolve(demo),
          skeleton: demoSkeleton && resolve(demoSkeleton),
          store,
          github: github.url,
          lakeport: resolve(bundle),
          markFile: join(data, 'rehearsal', 'seeded.json'),
          workDir: join(data, 'rehearsal', 'seeding'),
          env: { ...environment(), HOME: join(data, 'rehearsal') },
          signal: stopping.signal,
          log,
        }).catch(error => log(`demo: ${error.message}`))
      : Promise.resolve();

  return {
    github: github.url,
    databricks: databricks.url,
    aws: aws.url,
    faults: serviceFaults,
    account: shared.account,
    accountFile: shared.file,
    seeded,
    stop: async () => {
      await actions.stop();
      await seeded;
      await Promise.all([github, databricks, aws].map(server => server.stop()));
      await shared.stop();
    },
  };
}
