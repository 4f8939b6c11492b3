import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { personWith, USERS, writeOrganisation } from './people.mjs';
import { readingLevels } from './readingLevels.mjs';
import { startEstate } from './startEstate.mjs';
import { startPortal } from './startPortal.mjs';

/** A person who opens one thing after the other. */
const THINK_MS = 1_000;
const WARM_ROUNDS = 10;
/** Pages that are asked for again and again. */
const KNOWN = 40;
/** What depends on the moment of a start and on when people come is told of so many. */
const COLD_BACKENDS = 4;

const at = (list, share) =>
  [...list].sort((a, b) => a - b)[
    Math.min(list.length - 1, Math.floor(list.length * share))
  ];
const ms = value => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

/** Processor time so far, all and what the host gave to others, where Linux tells it. */
function hostTime() {
  try {
    const [, ...times] = readFileSync('/proc/stat', 'utf8')
      .split('\n', 1)[0]
      .split(/\s+/)
      .map(Number);
    return { all: times.reduce((a, b) => a + b, 0), stolen: times[7] ?? 0 };
  } catch {
    return { all: 0, stolen: 0 };
  }
}

/** Waits until the portal asks Databricks for nothing any more by itself. */
async function untilQuiet(estate) {
  const count = async () =>
    Object.values((await estate.requests()).byStatus).reduce(
      (a, b) => a + b,
      0,
    );
  for (let before = -1, now = await count(); now !== before; ) {
    before = now;
    await pause(1_500);
    now = await count();
  }
}

/**
 * First rows of each level of Unity Catalog for fifty people, with a real backend
 * over HTTP. Each level has backends of its own that have just started, so that
 * none gains from what another had read or compiled.
 */
export async function measureReading({
  folder,
  size,
  say,
  small,
  flags,
  levels,
  unwarmed = true,
}) {
  const estate = await startEstate({ latencyMs: 20, ...size });
  const { databricks, ...others } = estate.config;
  const file = writeOrganisation(folder);
  /** A portal that has just started, and people of whom none has asked it for anything. */
  const start = async warmUp => {
    const portal = await startPortal({
      folder,
      flags,
      config: {
        ...others,
        // All of a metastore is read through one workspace, which is one host.
        databricks: {
          ...databricks,
          limits: { concurrency: 64, requestsPerSecond: 1_000 },
          unityCatalog: { warmUp },
        },
        catalog: {
          rules: [{ allow: ['Group', 'User'] }],
          locations: [{ type: 'file', target: file }],
        },
        database: { client: 'better-sqlite3', connection: ':memory:' },
      },
    });
    const tokens = await Promise.all(
      Array.from({ length: USERS }, (_, index) =>
        portal.tokenOf(`person-${index}`),
      ),
    );
    await untilQuiet(estate);
    const base = `${portal.url}/api/databricks/unity-catalog/`;
    const people = tokens.map(token => {
      const ask = personWith(token);
      return path => ask(base + path);
    });
    return { portal, people };
  };
  /** @param measure - returns how long each answer took, in milliseconds */
  const measured = async (portal, measure) => {
    const [before, host] = [await portal.processorMs(), hostTime()];
    const took = await measure();
    const [used, after] = [(await portal.processorMs()) - before, hostTime()];
    return {
      took,
      used,
      all: after.all - host.all,
      stolen: after.stolen - host.stolen,
    };
  };
  /** @param parts - of what was measured, one for each backend */
  const tell = (what, parts) => {
    const sum = key => parts.reduce((total, part) => total + part[key], 0);
    const took = parts.flatMap(part => part.took);
    if (took.length === 0) return;
    say(
      `| ${[
        ...what,
        took.length,
        ...[0.5, 0.95, 1].map(share => ms(at(took, share))),
        ms(sum('used') / took.length),
        `${((100 * sum('stolen')) / (sum('all') || 1)).toFixed(1)} %`,
      ].join(' | ')} |`,
    );
  };
  const add = async (portal, what, measure) =>
    tell(what, [await measured(portal, measure)]);
  const atOnce = async (people, pageOf) => {
    const answers = await Promise.all(people.map(ask => ask(pageOf())));
    return answers.map(({ took }) => took);
  };
  const thinking = async (people, rounds, pageOf) => {
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
  const withoutPause = async (people, pageOf) => {
    const took = [];
    const end = performance.now() + (small ? 500 : 4_000);
    await Promise.all(
      people.map(async ask => {
        while (performance.now() < end) took.push((await ask(pageOf())).took);
      }),
    );
    return took;
  };

  const measureLevel = async (level, { page, many }, warmUp) => {
    const name = [level, warmUp ? 'yes' : 'no'];
    let next = 0;
    /** A page that nobody has asked for; the same few where there are no more. */
    const another = () => page(next++ % many);
    const isMany = many >= USERS;

    const burst = await start(warmUp);
    await add(burst.portal, [...name, 'cold', 'all at once'], () =>
      atOnce(burst.people, another),
    );
    if (isMany && next + USERS <= many) {
      await add(burst.portal, [...name, 'cold', 'all at once again'], () =>
        atOnce(burst.people, another),
      );
    }
    await burst.portal.stop();

    const backends = warmUp && !small ? COLD_BACKENDS : 1;
    const parts = [];
    let last;
    for (let n = 0; n < backends; n += 1) {
      await last?.portal.stop();
      last = await start(warmUp);
      const { portal, people } = last;
      next = 0;
      const rounds = small ? 1 : 4;
      parts.push(
        await measured(portal, () =>
          thinking(people, isMany ? rounds : 1, () =>
            isMany && next >= many ? undefined : another(),
          ),
        ),
      );
    }
    tell([...name, 'cold', 'thinking'], parts);
    const { portal, people } = last;
    if (warmUp) {
      const pages = Math.min(many, KNOWN);
      const known = () => page(next++ % pages);
      await thinking(people, 1, known);
      await add(portal, [...name, 'warm', 'without a pause'], () =>
        withoutPause(people, known),
      );
      // By now the backend has answered as much as one does within minutes of its day.
      await add(portal, [...name, 'warm', 'thinking'], () =>
        thinking(people, small ? 1 : WARM_ROUNDS, known),
      );
    }
    await portal.stop();
  };

  say(
    '| first rows of | warm-up | pages | people | answers | p50 | p95 | longest | processor for each | taken by the host |',
  );
  say(`|${' --- |'.repeat(10)}`);
  try {
    const { portal, people } = await start(true);
    const { body } = await people[0]('metastores');
    await portal.stop();
    const all = Object.entries(readingLevels(body.items, size)).filter(
      ([level]) => !levels || levels.includes(level),
    );
    for (const [level, pages] of all) {
      for (const warmUp of unwarmed ? [true, false] : [true]) {
        await measureLevel(level, pages, warmUp);
      }
    }
    const { byStatus } = await estate.requests();
    say(`\nanswers of Databricks by status: ${JSON.stringify(byStatus)}`);
  } finally {
    await estate.stop();
  }
}
