import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Octokit } from '@octokit/rest';
import { lakeportWith } from './lakeport.ts';
import type { PlatformParts } from './loadPlatformParts.ts';
import { startEmulators } from './startEmulators.ts';

const TOKEN = 'ghs_local';
const silent = () => {};

/** One thing that the rehearsal account holds. */
export interface Held {
  type: string;
  id: string;
  scope: string;
  seeded: boolean;
  /** Of what is in a workspace. */
  workspaceId?: string;
  attributes: Readonly<Record<string, unknown>>;
  /** Why it is still there although it was destroyed. */
  remains?: string;
}

/** What `lakeport` said in lines of JSON. */
export interface Said {
  step?: string;
  stack?: string;
  status?: string;
  message?: string;
  failures?: number;
  summary?: unknown;
  environments?: Record<
    string,
    {
      planRoleArn: string;
      applyRoleArn: string;
      principalId: string;
      clientId: string;
    }
  >;
  shared?: Record<
    string,
    {
      planRoleArn: string;
      applyRoleArn: string;
      clientIds: Record<string, string>;
    }
  >;
  deployClientId?: string;
}

/** GitHub, Databricks and one rehearsal account, in a process of their own. */
export interface PlatformBench {
  readonly github: string;
  readonly databricks: string;
  /** For files of a test; gone with the bench. */
  readonly folder: string;
  readonly octokit: Octokit;
  /** As the portal is configured for it. */
  repository(name: string): InstanceType<PlatformParts['RepositoryClient']>;
  /** Makes acme/NAME with these files, in one commit on its main branch. */
  addRepository(name: string, files: Record<string, string>): Promise<void>;
  /**
   * Runs `lakeport` on the account as it is, and fails with what failed.
   * Nothing that is looked up is put there for it.
   */
  run(operation: string, file: string, ...args: string[]): Promise<Said[]>;
  /** The same, with what people have made before Terraform comes. */
  runFirst(operation: string, file: string, ...args: string[]): Promise<Said[]>;
  /** All that the account holds, by type, scope and id. */
  held(): Promise<Map<string, Held>>;
  /** Digests of what is in the state bucket, by key. */
  states(): Map<string, string>;
  /** Whether a thing is managed by a state below a prefix, as these are now. */
  managed(prefix: string): (object: Held) => boolean;
  stop(): Promise<void>;
}

/**
 * Starts the emulators on any free ports, with what they keep in a new folder.
 *
 * @param more - options of the emulators
 */
export async function startPlatformBench(
  parts: PlatformParts,
  ...more: string[]
): Promise<PlatformBench> {
  const emulators = await startEmulators(...more);
  const { github, databricks, folder, rehearsalAccount } = emulators;
  const {
    seedUrl: _,
    ...account
  }: { seedUrl: string; stateDir: string; reattach: object } = JSON.parse(
    readFileSync(rehearsalAccount, 'utf8'),
  );
  const { stateDir } = account;
  const asItIs = join(folder, 'account.json');
  writeFileSync(asItIs, JSON.stringify(account));
  const { host } = new URL(github);
  const octokit = new Octokit({
    baseUrl: `${github}/api/v3`,
    auth: TOKEN,
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  const clients = new parts.GitHubClients({
    integrations: parts.ScmIntegrations.fromConfig(
      new parts.ConfigReader({
        integrations: {
          github: [{ host, apiBaseUrl: `${github}/api/v3`, token: TOKEN }],
        },
      }),
    ),
    credentials: {
      getCredentials: async () => ({ type: 'token', token: TOKEN }),
    },
    throttle: false,
  });
  const repository = (repo: string) =>
    new parts.RepositoryClient({
      clients,
      repository: { host, owner: 'acme', repo },
    });
  const stateFiles = () =>
    readdirSync(stateDir, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map(path => ({
        // The first folder stands for the bucket.
        key: relative(stateDir, path).split('/').slice(1).join('/'),
        content: readFileSync(path, 'utf8'),
      }));

  return {
    github,
    databricks,
    folder,
    octokit,
    repository,
    async addRepository(name, files) {
      await octokit.rest.repos.createInOrg({
        org: 'acme',
        name,
        auto_init: true,
      });
      const made = repository(name);
      const commit = await made.writeCommit({
        parent: (await made.head('main')) ?? '',
        message: 'first',
        changes: Object.entries(files).map(([path, text]) => ({
          path,
          content: Buffer.from(text),
        })),
      });
      await made.moveBranch('main', commit);
    },
    run: (...args) => runOn(asItIs, ...args),
    runFirst: (...args) => runOn(rehearsalAccount, ...args),
    async held() {
      const answer = await fetch(`${databricks}/rehearsal/objects`);
      const { objects }: { objects: Held[] } = await answer.json();
      return new Map(
        objects.map(object => [
          `${object.type} ${object.id} ${object.scope}`,
          object,
        ]),
      );
    },
    states: () =>
      new Map(
        stateFiles().map(({ key, content }) => [
          key,
          createHash('sha256').update(content).digest('hex'),
        ]),
      ),
    managed(prefix) {
      const resources = stateFiles()
        .filter(({ key }) => key.startsWith(prefix) && key.endsWith('.tfstate'))
        .flatMap(({ content }) => managedBy(content));
      const keys = new Set(resources.map(({ type, id }) => `${type} ${id}`));
      const workspaces = new Set(
        resources.map(({ workspaceId }) => String(workspaceId)),
      );
      return ({ type, id, workspaceId }) =>
        keys.has(`${type} ${id}`) &&
        // Settings have the same id in every workspace.
        (workspaceId === undefined || workspaces.has(workspaceId));
    },
    stop: () => emulators.stop(),
  };
}

async function runOn(
  account: string,
  operation: string,
  file: string,
  ...args: string[]
): Promise<Said[]> {
  const { code, stdout, stderr } = await lakeportWith(
    { LAKEPORT_REHEARSAL_ACCOUNT: account },
    operation,
    file,
    ...args,
    '--json',
  );
  const said = stdout
    .trim()
    .split('\n')
    .map((line): Said => JSON.parse(line));
  if (code !== 0) {
    const failed = said.flatMap(({ step, stack, status, message }) =>
      status === 'failed' ? `${step} ${stack}: ${message}` : [],
    );
    throw new Error(
      [`lakeport ${operation} ended with ${code}`, ...failed, stderr].join(
        '\n',
      ),
    );
  }
  return said;
}

/** What a state of Terraform manages. */
function managedBy(state: string) {
  const { resources }: { resources: ManagedResource[] } = JSON.parse(state);
  return resources
    .filter(({ mode }) => mode === 'managed')
    .flatMap(({ type, instances }) =>
      instances.map(({ attributes }) => ({
        type,
        id: attributes.id,
        workspaceId: attributes.workspace_id,
      })),
    );
}

interface ManagedResource {
  mode: string;
  type: string;
  instances: Array<{ attributes: { id: string; workspace_id?: unknown } }>;
}
