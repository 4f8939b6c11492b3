/**
 * A hundred kills at random requests of random deployments: on SQLite with one
 * backend, and on PostgreSQL, where there is one, with two that share the work.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { checkHistory } from './kills/checkHistory.ts';
import { HookedGitHub } from './kills/HookedGitHub.ts';
import { KilledPortal, type KillsDatabase } from './kills/KilledPortal.ts';
import { randomOf } from './kills/randomOf.ts';
import { withPostgresDatabase } from './kills/withPostgresDatabase.ts';

const seed = Number(
  process.env.LAKEPORT_SEED ?? Math.trunc(Math.random() * 2 ** 31),
);
/** On each database. */
const KILLS = Number(process.env.LAKEPORT_KILLS ?? 50);
/** A deployment of two phases takes about so many requests. */
const REQUESTS = 26;

/** Deploys until enough was killed, with a kill or two in each deployment. */
async function killAtRandom(
  name: string,
  options: { database: KillsDatabase; backends: number; seed: number },
): Promise<void> {
  const random = randomOf(options.seed);
  const github = await HookedGitHub.start();
  const portal = await KilledPortal.start({ ...options, github });
  try {
    for (let round = 1; portal.kills < KILLS; round++) {
      const environment = `env${round % 3}`;
      let left = 1 + Math.trunc(random() * REQUESTS);
      github.listedAfterMs = random() < 0.3 ? 150 : 0;
      const again = 1 + Math.trunc(random() * 10);
      const sides = [random() < 0.5, random() < 0.5];
      let kills = 0;
      github.hook = () => {
        left -= 1;
        if (left !== 0 || portal.kills >= KILLS) {
          return undefined;
        }
        left = kills === 0 ? again : 0;
        kills += 1;
        return sides[kills - 1] ? 'kill before' : 'kill after';
      };
      const fate = random();
      const [first, second] = await Promise.all([
        portal.create({
          environment,
          key: `${round}-first`,
          approveInAdvance: fate < 0.5,
        }),
        portal.create({
          environment,
          key: `${round}-second`,
          approveInAdvance: true,
        }),
      ]);
      if (fate >= 0.8) {
        await portal.cancel(first.id);
      }
      const [deployment, other] = await Promise.all([
        portal.approvedToTheEnd(first.id),
        portal.approvedToTheEnd(second.id),
      ]);
      const executed = {
        plan: github.executed.get(first.id) ?? 0,
        apply: github.executed.get(`${first.id}-apply`) ?? 0,
      };
      if (deployment.state === 'cancelled') {
        // Whoever cancels is told the truth: what was applied is not cancelled.
        checkHistory(deployment, github, {
          state: 'cancelled',
          plan: Math.min(executed.plan, 1),
          apply: 0,
        });
      } else {
        checkHistory(deployment, github, {
          state: 'succeeded',
          plan: 1,
          apply: 1,
        });
      }
      checkHistory(other, github, {
        state: 'succeeded',
        plan: 1,
        apply: 1,
      });
      if (round % 10 === 0) {
        process.stdout.write(
          `${name}: ${portal.kills} kills in ${2 * round} deployments, ${
            github.duplicates
          } runs left to another\n`,
        );
      }
    }
    assert.deepEqual(github.violations, []);
  } finally {
    github.hook = () => undefined;
    await portal.stop();
    await github.stop();
  }
}

describe(`random kills of LAKEPORT_SEED=${seed}`, { concurrency: 2 }, () => {
  it(`${KILLS} times on SQLite`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lakeport-kills-'));
    try {
      await killAtRandom('SQLite', {
        database: { file: join(folder, 'portal.sqlite') },
        backends: 1,
        seed,
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it(`${KILLS} times on PostgreSQL, with two backends`, async () => {
    await withPostgresDatabase(url =>
      killAtRandom('PostgreSQL', {
        database: { url },
        backends: 2,
        seed: seed + 1,
      }),
    );
  });
});
