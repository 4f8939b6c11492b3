import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startEstate } from './startEstate.mjs';
import { startPortal } from './startPortal.mjs';

const USERS = 50;
const TEAMS = 20;
const METASTORES = 4;
/** Every how manieth catalog is bound to one workspace (packages/emulators). */
const ISOLATED = 10;
/** Every how manieth workspace is still in the making. */
const NOT_RUNNING = 25;
/** A person who opens one thing after the other. */
const THINK_MS = 1_000;

const digits = index => String(index).padStart(6, '0');
const query = values => new URLSearchParams(values).toString();
const at = (list, share) =>
  [...list].sort((a, b) => a - b)[
    Math.min(list.length - 1, Math.floor(list.length * share))
  ];
const ms = value => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

/** Groups that own things of the estate, and the people who ask. */
function writeOrganisation(folder) {
  const entity = (kind, name, spec) =>
    JSON.stringify({
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: { name },
      spec,
    });
  const file = join(folder, 'organisation.yaml');
  writeFileSync(
    file,
    [
      ...Array.from({ length: TEAMS }, (_, index) =>
        entity('Group', `team-${index}`, { type: 'team', children: [] }),
      ),
      ...Array.from({ length: USERS }, (_, index) =>
        entity('User', `person-${index}`, { memberOf: ['team-0'] }),
      ),
    ].join('\n---\n'),
  );
  return file;
}

/** One connection for each person, as browsers have. */
function personWith(token) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = url =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const sent = request(
        url,
        { agent, headers: { authorization: `Bearer ${token}` } },
        response => {
          const parts = [];
          response.on('data', part => parts.push(part));
          response.on('end', () => {
            const took = performance.now() - began;
            const text = Buffer.concat(parts).toString();
            const body = response.statusCode === 200 && JSON.parse(text);
            // What is told is an answer only when nothing is missing of it.
            if (!body || body.errors.length > 0) {
              reject(new Error(`${response.statusCode} of ${url}: ${text}`));
            } else {
              resolve({ took, body });
            }
          });
        },
      )
        .on('error', error => {
          // The server has closed a connection that nobody used for a while.
          if (sent.reusedSocket && error.code === 'ECONNRESET') {
            resolve(ask(url));
          } else {
            reject(error);
          }
        })
        .end();
    });
  return ask;
}

/**
 * First rows of each level of Unity Catalog for fifty people, with a real backend
 * over HTTP.
 */
export async function measureReading({ folder, size, say, small, flags }) {
  const estate = await startEstate({ latencyMs: 20, ...size });
  const { databricks, ...others } = estate.config;
  const file = writeOrganisation(folder);
  const start = () =>
    startPortal({
      folder,
      flags,
      config: {
        ...others,
        // All of a metastore is read through one workspace, which is one host.
        databricks: {
          ...databricks,
          limits: { concurrency: 64, requestsPerSecond: 1_000 },
        },
        catalog: {
          rules: [{ allow: ['Group', 'User'] }],
          locations: [{ type: 'file', target: file }],
        },
        database: { client: 'better-sqlite3', connection: ':memory:' },
      },
    });
  const enter = async portal => {
    const tokens = await Promise.all(
      Array.from({ length: USERS }, (_, index) =>
        portal.tokenOf(`person-${index}`),
      ),
    );
    return tokens.map(personWith);
  };
  const add = (what, people, took) =>
    say(
      `| ${[
        what,
        people,
        took.length,
        ...[0.5, 0.95, 1].map(share => ms(at(took, share))),
      ].join(' | ')} |`,
    );
  const base = portal => `${portal.url}/api/databricks/unity-catalog`;

  say('| first rows of | people | answers | p50 | p95 | longest |');
  say('| --- | --- | --- | --- | --- | --- |');
  try {
    const first = [];
    let portal;
    for (let run = 0; run < (small ? 1 : 3); run += 1) {
      await portal?.stop();
      portal = await start();
      await pause(3_000);
      const people = await enter(portal);
      const answers = await Promise.all(
        people.map(ask => ask(`${base(portal)}/metastores`)),
      );
      first.push(...answers.map(({ took }) => took));
    }
    add('metastores, the first request after the start', 'all at once', first);

    const people = await enter(portal);
    const url = base(portal);
    const { body } = await people[0](`${url}/metastores`);
    const metastoreOf = catalog =>
      body.items.find(({ region }) => region === REGIONS[catalog % METASTORES]);
    const catalogs = Array.from(
      { length: size.catalogs ?? 1_000 },
      (_, index) => index,
    );
    const open = catalogs.filter(index => index % ISOLATED !== ISOLATED - 1);
    const each = (size.workspaces ?? 100) / METASTORES;
    const bound = catalogs.filter(
      index =>
        index % ISOLATED === ISOLATED - 1 &&
        // The one workspace of which it is does not run yet.
        ((index % each) * METASTORES + (index % METASTORES)) % NOT_RUNNING !==
          NOT_RUNNING - 1,
    );
    const schemas = (size.schemas ?? 10_000) / catalogs.length;

    const inCatalog = (kind, index, more = {}) =>
      `${url}/objects?${query({
        metastore: metastoreOf(index).id,
        kind,
        catalog: `catalog_${digits(index)}`,
        ...more,
      })}`;
    const inSchema = (kind, number) =>
      inCatalog(kind, open[number % open.length], {
        schema: `schema_${digits(Math.floor(number / open.length) % schemas)}`,
      });
    const detail = number =>
      inSchema('table', number).replace('/objects?', '/object?') +
      `&name=table_${digits(0)}`;
    const workspaces = body.items.flatMap(({ id, workspaces: of }) =>
      of
        .filter(({ status }) => status === 'RUNNING')
        .map(workspace => ({ metastore: id, workspace: workspace.id })),
    );
    /** By its number another page that nobody has asked for. */
    const levels = {
      metastores: { page: () => `${url}/metastores`, many: 0 },
      catalogs: {
        page: number =>
          `${url}/objects?${query({ kind: 'catalog', ...workspaces[number] })}`,
        many: workspaces.length,
      },
      schemas: {
        page: number => inCatalog('schema', open[number]),
        many: open.length,
      },
      'schemas of a catalog bound to one workspace': {
        page: number => inCatalog('schema', bound[number]),
        many: bound.length,
      },
      tables: { page: number => inSchema('table', number), many: Infinity },
      volumes: { page: number => inSchema('volume', number), many: Infinity },
      functions: {
        page: number => inSchema('function', number),
        many: Infinity,
      },
      models: { page: number => inSchema('model', number), many: Infinity },
      'a table with all that is told of it': { page: detail, many: Infinity },
    };

    // Code that ran once is not what people wait for.
    for (const { page, many } of Object.values(levels)) {
      if (many > 0) await people[0](page(0));
    }
    for (const [level, { page, many }] of Object.entries(levels)) {
      let next = 1;
      const left = () => many - next;
      const burst = [];
      for (let round = 0; round < 3 && left() >= USERS * 0.4; round += 1) {
        const asked = people.slice(0, left()).map(ask => ask(page(next++)));
        burst.push(...(await Promise.all(asked)).map(({ took }) => took));
        await pause(200);
      }
      if (burst.length > 0) add(`${level}, cold`, 'all at once', burst);
      const thinking = async (rounds, pageOf) => {
        const took = [];
        await Promise.all(
          people.map(async ask => {
            await pause(Math.random() * THINK_MS);
            for (let round = 0; round < rounds; round += 1) {
              const wanted = pageOf();
              if (wanted === undefined) return;
              took.push((await ask(wanted)).took);
              await pause(THINK_MS * (0.5 + Math.random()));
            }
          }),
        );
        return took;
      };
      if (left() >= 100) {
        add(
          `${level}, cold`,
          'thinking',
          await thinking(small ? 1 : 4, () =>
            left() > 0 ? page(next++) : undefined,
          ),
        );
      }
      let turn = 0;
      const known = () => page(turn++ % Math.max(1, Math.min(next, 40)));
      await thinking(1, known);
      add(`${level}, warm`, 'thinking', await thinking(small ? 1 : 4, known));
      const closed = [];
      const end = performance.now() + (small ? 500 : 4_000);
      await Promise.all(
        people.map(async ask => {
          while (performance.now() < end)
            closed.push((await ask(known())).took);
        }),
      );
      add(`${level}, warm`, 'without a pause', closed);
    }
    await portal.stop();
    const { byStatus } = await estate.requests();
    say(`\nanswers of Databricks by status: ${JSON.stringify(byStatus)}`);
  } finally {
    await estate.stop();
  }
}

/** Of metastores, as packages/emulators gives them out in turn. */
const REGIONS = ['us-west-2', 'us-east-1', 'eu-west-1', 'eu-central-1'];
