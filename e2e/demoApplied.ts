import { setTimeout as sleep } from 'node:timers/promises';

/** As long may `npm start` take to apply the demo, in milliseconds. */
const PATIENCE = 300_000;
/** The environment that is applied last. */
const LAST = /"workspace_name":"sales-dev"/;

/** Waits until the environments of the demo are in the rehearsal account. */
export async function demoApplied(databricks: string): Promise<void> {
  for (const end = Date.now() + PATIENCE; ; await sleep(1_000)) {
    const listed = await fetch(
      `${databricks}/rehearsal/objects?type=databricks_mws_workspaces`,
    );
    if (LAST.test(await listed.text())) return;
    if (Date.now() > end) throw new Error('the demo is not applied');
  }
}
