/**
 * Workspaces that were made elsewhere: of different shapes, by Terraform that
 * somebody wrote by hand and whose state is gone. Each is adopted, planned,
 * applied and planned again; nothing of the account changes but what the report
 * had listed, and nothing is ever destroyed.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { applyByHand } from './applyByHand.ts';
import { contentOf, shared, workspaceOf } from './handMade.ts';
import type { Shape } from './handMade.ts';
import { lakeportWith } from './lakeport.ts';
import { startEmulators } from './startEmulators.ts';
import type { StartedEmulators } from './startEmulators.ts';

const ACCOUNT = '0d26daa6-5e44-4c97-a497-ef015f91254a';

const SHAPES: Record<string, Shape> = {
  network: { awsAccountId: '100000000071', network: 'vpc' },
  secured: { awsAccountId: '100000000072', network: 'vpc', isSecured: true },
  managed: { awsAccountId: '100000000073', network: 'databricks' },
  breeze: { awsAccountId: '100000000074', network: 'none' },
  old: { awsAccountId: '100000000075', network: 'databricks', isOld: true },
};

/** What is made for one without a metastore, as the report lists it. */
const ASSIGNMENT = 'databricks_metastore_assignment.workspace-metastore';

/** Whether something is in the workspace that can be adopted with it. */
const hasContent = ({ isOld, network }: Shape) => network !== 'none' && !isOld;

/** What a project is tagged by; the only thing that adopting changes. */
const TAGS = ['lakeport-project', 'lakeport-environment'];

interface Held {
  type: string;
  id: string;
  scope: string;
  attributes: Record<string, unknown>;
}

interface Step {
  step?: string;
  stack?: string;
  status?: string;
  summary?: unknown;
  imports?: string[];
  changes?: Array<{
    address: string;
    actions: string[];
    attributes?: Array<{ path: string }>;
  }>;
  done?: boolean;
  message?: string;
}

describe('workspaces that were made elsewhere', { timeout: 1_200_000 }, () => {
  let emulators: StartedEmulators;
  /** The account as it is: nothing is put into it for what looks it up. */
  let account: string;
  const outputs: Record<string, Record<string, string>> = {};

  const lakeport = (...args: string[]) =>
    lakeportWith({ LAKEPORT_REHEARSAL_ACCOUNT: account }, ...args);
  const folderOf = (name: string) => join(emulators.folder, `adopted-${name}`);
  const fileOf = (name: string) => join(folderOf(name), 'lakeport.yaml');

  async function operate(
    operation: string,
    name: string,
    ...args: string[]
  ): Promise<Step[]> {
    const { code, stderr, stdout } = await lakeport(
      operation,
      fileOf(name),
      '--environment',
      'prod',
      '--json',
      ...args,
    );
    assert.equal(code, 0, stdout + stderr);
    return stdout
      .trim()
      .split('\n')
      .map((line): Step => JSON.parse(line));
  }

  async function held(): Promise<Map<string, Held>> {
    const answer = await fetch(`${emulators.databricks}/rehearsal/objects`);
    const { objects }: { objects: Held[] } = await answer.json();
    return new Map(
      objects.map(object => [
        `${object.type} ${object.id} ${object.scope}`,
        object,
      ]),
    );
  }

  const adopt = (name: string, ...more: string[]) =>
    lakeport(
      'adopt',
      ...['--account-id', ACCOUNT],
      ...['--workspace-id', outputs[name].workspace_id],
      ...['--aws-account-id', SHAPES[name].awsAccountId],
      ...['--project', name],
      ...['--owner', 'group:default/data'],
      ...['--admin-account-id', '100000000001'],
      ...['--state-bucket', 'acme-terraform-tf-state'],
      ...['--state-region', 'us-east-1'],
      ...['--group', 'Data Engineers', '--group', 'platform-admins'],
      ...['--group', 'nobody-knows', '--user', 'ada@acme.example'],
      ...['--out', folderOf(name)],
      ...more,
    );

  before(async () => {
    emulators = await startEmulators();
    const {
      seedUrl: _,
      ...asItIs
    }: { seedUrl: string; reattach: object; stateDir: string } = JSON.parse(
      readFileSync(emulators.rehearsalAccount, 'utf8'),
    );
    account = join(emulators.folder, 'account.json');
    writeFileSync(account, JSON.stringify(asItIs));
    const ids = await applyByHand(account, shared);
    for (const [name, shape] of Object.entries(SHAPES)) {
      outputs[name] = await applyByHand(account, workspaceOf(name, shape, ids));
    }
    for (const [name, shape] of Object.entries(SHAPES)) {
      if (hasContent(shape)) {
        await applyByHand(account, contentOf(name, shape, outputs[name]));
      }
    }
  });
  after(() => emulators?.stop());

  for (const [name, shape] of Object.entries(SHAPES)) {
    const { isOld, network } = shape;
    describe(name, () => {
      it('is adopted without anything being changed, and told what is left alone', async () => {
        const old = await held();
        const { code, stderr, stdout } = await adopt(name);

        assert.equal(code, 0, stderr);
        assert.match(stdout, /Terraform takes over:/);
        assert.match(stderr, /reading what it was made with/);
        assert.deepEqual(await held(), old);
        const left = stdout.slice(stdout.indexOf('Left as it is:'));
        assert.match(left, /^  group nobody-knows: /m);
        assert.equal(
          /is assigned to the metastore of its region: it has none/.test(
            stdout.slice(0, stdout.indexOf('Left as it is:')),
          ),
          isOld ?? false,
        );
        if (hasContent(shape)) {
          assert.match(left, new RegExp(`^  schema ${name}_lake.Odd-1: `, 'm'));
          assert.match(left, new RegExp(`^  catalog ${name}_open: `, 'm'));
          assert.match(
            left,
            new RegExp(`^  grant on catalog ${name}_lake to ada@acme`, 'm'),
          );
        }
        const checked = await lakeport('check', fileOf(name));
        assert.equal(checked.code, 0, checked.stdout + checked.stderr);
      });

      it('is imported by the first plan, which changes what was listed and nothing else', async () => {
        const said = await operate('plan', name);
        const changes = said.flatMap(({ changes: found = [] }) => found);

        assert.deepEqual(
          said.filter(({ status }) => status === 'deferred'),
          [],
        );
        assert.deepEqual(said.at(-1)?.summary, {
          add: isOld ? 1 : 0,
          change: 1,
          replace: 0,
          destroy: 0,
        });
        assert.deepEqual(
          changes.map(({ actions, address }) => [address, actions]).sort(),
          [
            ...(isOld ? [[ASSIGNMENT, ['create']]] : []),
            ['databricks_mws_workspaces.workspace', ['update']],
          ],
        );
        const imports = said.flatMap(({ imports: found = [] }) => found);
        assert.equal(new Set(imports).size, imports.length);
        assert.ok(imports.includes('databricks_mws_workspaces.workspace'));
        if (hasContent(shape)) {
          for (const address of [
            `databricks_catalog.catalog-${name}_lake`,
            `databricks_schema.catalog-${name}_lake-schema-raw`,
            `databricks_volume.catalog-${name}_lake-volume-raw-landing`,
            `databricks_volume.catalog-${name}_lake-volume-raw-files`,
            'databricks_default_namespace_setting.default-catalog',
          ]) {
            assert.ok(imports.includes(address), imports.join('\n'));
          }
        }
      });

      it('is taken over by the apply: of all that there is, tags are changed', async () => {
        const old = await held();
        if (network === 'databricks') {
          // As a workflow does it: planned, kept, and carried out exactly.
          await operate('plan', name, '--save', 'adoption');
          await operate('apply', name, '--plan', 'adoption', '--auto-approve');
        } else {
          await operate('apply', name, '--auto-approve');
        }
        const now = await held();
        const workspace = `databricks_mws_workspaces ${ACCOUNT}/${outputs[name].workspace_id} account:${ACCOUNT}`;

        assert.deepEqual(
          [...old.keys()].filter(key => !now.has(key)),
          [],
        );
        assert.deepEqual(
          [...now.keys()]
            .filter(key => !old.has(key))
            .map(key => key.split(' ')[0]),
          isOld ? ['databricks_metastore_assignment'] : [],
        );
        const changed = [...old].filter(
          ([key, object]) =>
            JSON.stringify(object) !== JSON.stringify(now.get(key)),
        );
        assert.deepEqual(
          changed.map(([key]) => key),
          [workspace],
        );
        assert.deepEqual(now.get(workspace)?.attributes, {
          ...old.get(workspace)?.attributes,
          custom_tags: {
            team: name,
            Odd: 'yes',
            [TAGS[0]]: name,
            [TAGS[1]]: 'prod',
          },
        });
      });

      it('has nothing left to do, with the imports and without them', async () => {
        const nothing = { add: 0, change: 0, replace: 0, destroy: 0 };
        const again = await operate('plan', name);
        assert.deepEqual(again.at(-1)?.summary, nothing);
        assert.deepEqual(
          again.flatMap(({ imports = [] }) => imports),
          [],
        );
        rmSync(join(folderOf(name), 'lakeport.imports.yaml'));
        assert.deepEqual(
          (await operate('plan', name)).at(-1)?.summary,
          nothing,
        );
      });

      it('can be rehearsed without the account', async () => {
        const { code, stderr } = await lakeportWith(
          {},
          'rehearse',
          fileOf(name),
        );
        assert.equal(code, 0, stderr);
      });
    });
  }

  it('are not adopted over files that are there, and nothing is written', async () => {
    const text = readFileSync(fileOf('network'), 'utf8');
    const { code, stderr } = await adopt('network');

    assert.equal(code, 2);
    assert.match(stderr, /lakeport\.yaml is there already/);
    assert.equal(readFileSync(fileOf('network'), 'utf8'), text);
  });

  it('are taken from another project only with a word of it', async () => {
    const out = join(emulators.folder, 'taken');
    const { code, stderr, stdout } = await adopt(
      'network',
      ...['--project', 'other', '--out', out],
    );

    assert.equal(code, 0, stderr);
    assert.match(
      stdout,
      /tag lakeport-project .*: network becomes other: by this tag project network has the workspace/,
    );
  });

  it('are told when there is none of an id', async () => {
    const { code, stderr } = await lakeport(
      'adopt',
      ...['--account-id', ACCOUNT, '--workspace-id', '4711471147114711'],
      '--print-snapshot',
    );

    assert.equal(code, 1);
    assert.match(stderr, /the workspace cannot be read: .*non-existent/);
  });

  it('are taken from what was read before', async () => {
    const read = await adopt('network', '--print-snapshot');
    assert.equal(read.code, 0, read.stderr);
    const snapshot = join(emulators.folder, 'network.json');
    writeFileSync(snapshot, read.stdout);
    const out = join(emulators.folder, 'from-snapshot');
    const { code, stderr } = await lakeport(
      'adopt',
      ...['--snapshot', snapshot, '--project', 'network'],
      ...['--owner', 'group:default/data', '--out', out],
      ...['--admin-account-id', '100000000001'],
      ...['--state-bucket', 'acme-terraform-tf-state'],
      ...['--state-region', 'us-east-1'],
    );

    assert.equal(code, 0, stderr);
    assert.ok(existsSync(join(out, 'lakeport.imports.yaml')));
  });
});
