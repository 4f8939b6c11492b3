import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { withPostgres } from '../../scripts/toolchain/postgres.mjs';
import { oneByOne } from './oneByOne.mjs';
import { startEstate } from './startEstate.mjs';
import { startPortal } from './startPortal.mjs';

const backendRequire = createRequire(
  new URL('../../packages/backend/package.json', import.meta.url),
);
/** What the scheduler notes about its own tasks is not the catalog's. */
const TASKS = /^backstage_backend_tasks__/;
const PATIENCE_MS = 180_000;

async function until(what, holds) {
  const end = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}`);
    await pause(500);
  }
}

/** Counts what is written to the tables of a catalog on SQLite, by triggers. */
function inSqlite(folder) {
  const directory = join(folder, `database-${Date.now()}`);
  mkdirSync(directory);
  const Database = backendRequire('better-sqlite3');
  const open = () => new Database(join(directory, 'catalog.sqlite'));
  return {
    name: 'SQLite',
    database: { client: 'better-sqlite3', connection: { directory } },
    async waiting() {
      const db = open();
      const { n } = db
        .prepare(
          "select (select count(*) from stitch_queue) + (select count(*) from refresh_state where next_update_at < datetime('now', '+1 hour')) as n",
        )
        .get();
      db.close();
      return n;
    },
    async watch() {
      const db = open();
      db.pragma('busy_timeout = 5000');
      db.exec('create table if not exists benchmark_writes (of text)');
      db.exec('delete from benchmark_writes');
      const tables = db
        .prepare("select name from sqlite_master where type = 'table'")
        .all()
        .map(({ name }) => name)
        .filter(
          name =>
            !TASKS.test(name) && !/^(sqlite_|benchmark_writes)/.test(name),
        );
      for (const table of tables) {
        for (const action of ['insert', 'update', 'delete']) {
          db.exec(
            `create trigger if not exists "benchmark_${table}_${action}" after ${action} on "${table}" begin insert into benchmark_writes values ('${table}'); end`,
          );
        }
      }
      db.close();
    },
    async written() {
      const db = open();
      const found = db
        .prepare('select of, count(*) as n from benchmark_writes group by of')
        .all();
      db.close();
      return Object.fromEntries(found.map(({ of, n }) => [of, n]));
    },
    async close() {},
  };
}

/** The same on PostgreSQL, by its own statistics. */
function inPostgres(url) {
  const { Client } = backendRequire('pg');
  const { hostname, port, username } = new URL(url);
  const ask = async sql => {
    const client = new Client({
      host: hostname,
      port: Number(port),
      user: username,
      database: 'backstage_plugin_catalog',
    });
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows;
  };
  const counts = async () => {
    // Sessions report what they did after a second at most.
    await pause(2_000);
    const rows = await ask(
      'select relname, n_tup_ins + n_tup_upd + n_tup_del as n from pg_stat_user_tables',
    );
    return new Map(rows.map(({ relname, n }) => [relname, Number(n)]));
  };
  let before;
  return {
    name: 'PostgreSQL',
    database: {
      client: 'pg',
      connection: { host: hostname, port: Number(port), user: username },
    },
    async waiting() {
      const [{ n }] = await ask(
        "select (select count(*) from stitch_queue) + (select count(*) from refresh_state where next_update_at < now() + interval '1 hour') as n",
      );
      return Number(n);
    },
    async watch() {
      before = await counts();
    },
    async written() {
      return Object.fromEntries(
        [...(await counts())]
          .map(([table, n]) => [table, n - (before.get(table) ?? 0)])
          .filter(([table, n]) => n > 0 && !TASKS.test(table)),
      );
    },
  };
}

async function measure({ estate, folder, include, store, isWatched }) {
  const { databricks, ...others } = estate.config;
  await estate.reset();
  const portal = await startPortal({
    folder,
    withEntities: true,
    logLevel: 'debug',
    config: {
      ...others,
      databricks,
      catalog: {
        rules: [{ allow: ['Resource'] }],
        // What the catalog does by itself is not what a refresh writes.
        processingInterval: { hours: 24 },
        orphanStrategy: 'keep',
        providers: {
          databricks: {
            include,
            schedule: {
              frequency: { hours: 5 },
              timeout: { minutes: 10 },
              // The start of the backend is not what is measured.
              initialDelay: { seconds: 10 },
            },
          },
        },
      },
      database: store.database,
    },
  });
  const refreshes = () =>
    [
      ...portal
        .said()
        .matchAll(/Read (\d+) entities in ([\d.]+) s, (unchanged|committed)/g),
    ]
      .map(([, entities, seconds, outcome]) => ({
        entities: Number(entities),
        seconds: Number(seconds),
        outcome,
      }))
      // Networks have a provider of their own, which reads AWS as well.
      .filter(({ entities }) => entities > 100 || entities > estate.few);
  try {
    await until('the first refresh', () => refreshes().length > 0);
    const [first] = refreshes();
    const { byStatus, byRoute } = await estate.requests();
    if (!isWatched) return { first, byStatus, byRoute };
    await until('the catalog to process', async () => {
      await pause(2_000);
      return (await store.waiting()) === 0;
    });
    // What the catalog has to do with the entities goes on for a while.
    await until('the catalog to come to rest', async () => {
      await store.watch();
      await pause(5_000);
      return Object.keys(await store.written()).length === 0;
    });
    await store.watch();
    const token = await portal.tokenOf('person-0');
    const response = await fetch(
      `${
        portal.url
      }/api/catalog/.backstage/scheduler/v1/tasks/${encodeURIComponent(
        `databricks:${estate.accountId}:refresh`,
      )}/trigger`,
      { method: 'POST', headers: { authorization: `Bearer ${token}` } },
    );
    if (!response.ok) throw new Error(await response.text());
    await until('the second refresh', () => refreshes().length > 1);
    await pause(1_000);
    return {
      first,
      second: refreshes()[1],
      byStatus,
      byRoute,
      written: await store.written(),
    };
  } finally {
    await portal.stop();
  }
}

/**
 * Entities of all of an estate, beside a client that reads the same one request
 * after the other, and what a refresh writes that finds nothing new.
 */
export async function measureEntities({ folder, size, say, small }) {
  const estate = await startEstate({
    latencyMs: 20,
    requestsPerSecond: 10,
    ...size,
  });
  // Of VPCs there are fewer than of anything else.
  estate.few = small ? 8 : 100;
  say('| entities | refresh | one by one | ratio | requests of both | 429 |');
  say('| --- | --- | --- | --- | --- | --- |');
  const writes = [];
  const run = async (include, store, isWatched) => {
    const measured = await measure({
      estate,
      folder,
      include,
      store,
      isWatched,
    });
    const { first, second, written } = measured;
    if (isWatched) {
      writes.push(
        `${second.entities} entities on ${store.name}: ${
          second.outcome
        }, rows written ${JSON.stringify(written)}`,
      );
    }
    // The bursts of the refresh are not held against who comes after.
    await pause(2_000);
    await estate.reset();
    const { seconds, requests } = await oneByOne(estate, include);
    const after = await estate.requests();
    const ours = Object.values(measured.byStatus).reduce((a, b) => a + b, 0);
    say(
      `| ${first.entities} | ${first.seconds.toFixed(1)} s | ${seconds.toFixed(
        1,
      )} s | ${(seconds / first.seconds).toFixed(
        1,
      )} | ${ours} / ${requests} | ${measured.byStatus[429] ?? 0} / ${
        after.byStatus[429] ?? 0
      } |`,
    );
  };
  try {
    await run(['schemas'], inSqlite(folder), small);
    await run([], inSqlite(folder), true);
    await withPostgres(async variables => {
      const [url] = Object.values(variables);
      await run([], inPostgres(url), true);
    });
    say('');
    writes.forEach(line => say(line));
    say('');
  } finally {
    await estate.stop();
  }
}
