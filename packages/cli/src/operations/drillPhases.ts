import type { DrillPhase } from '@lakeport/rehearsal';
import type { RegionOutage } from './regionOutageOf';

/** What is said when a drill comes to its next phase. */
export function drillPhases({
  failover,
  region,
}: RegionOutage): Record<DrillPhase, string> {
  return {
    before: 'Everything is applied.',
    outage: `${region} goes down (simulated): what can still be planned?`,
    failover: `${failover?.to} takes over, as far as it can while ${region} is down.`,
    return: `${region} is back: the rest of the failover.`,
    'fail-back': 'The file is as it was again.',
    after: 'Everything is destroyed.',
  };
}
