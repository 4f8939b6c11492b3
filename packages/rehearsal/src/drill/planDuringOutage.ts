import type { DrilledPlan } from './RegionOutageReport';
import type { StackRun } from '../run/StackRun';
import type { StepRecorder } from '../run/StepRecorder';

/** How a stack could be planned. */
export interface PlanDuringOutage {
  plan: DrilledPlan;
  why?: string;
}

const firstLine = (message: string) => message.split('\n')[0];

/**
 * Plans a stack that is as its file says, while a region is down: as ever, and
 * where that fails without a refresh, as a person would. That it cannot be
 * planned is a finding and no failure; that a plan takes what is out of reach for
 * gone, and would make it anew, is one.
 */
export async function planDuringOutage(
  recorder: StepRecorder,
  run: StackRun,
): Promise<PlanDuringOutage> {
  let found: PlanDuringOutage = { plan: 'fails' };
  await recorder.step('plan', run.name, async () => {
    const whole = await run.plan({ keep: false });
    const result = whole.ok
      ? whole
      : await run.plan({ keep: false, refresh: false });
    if (!result.ok) {
      found = { plan: 'fails', why: firstLine(result.message) };
      return { status: 'deferred', message: result.message };
    }
    const { changes } = result.output;
    if (changes.length > 0) {
      const [{ actions, address }] = changes;
      const why = `a plan during the outage is not empty: ${actions.join(
        '+',
      )} ${address}`;
      found = { plan: 'fails', why };
      return { status: 'failed', message: why };
    }
    if (whole.ok) {
      found = { plan: 'works' };
      return { status: 'succeeded' };
    }
    found = { plan: 'without-refresh', why: firstLine(whole.message) };
    return {
      status: 'succeeded',
      message: `only with -refresh=false: ${firstLine(whole.message)}`,
    };
  });
  return found;
}
