import type { StackRule } from '../StackRule';
import { forEachEnvironment } from './forEach';

/** What sleeping environments do. */
export const sleepRules: readonly StackRule[] = [
  {
    id: 'sleep.releases-addresses',
    title: 'Sleeping gives the public addresses back',
    severity: 'info',
    reason:
      'After waking, nodes call from other addresses: partners who only let the old ones in have to be told.',
    source: 'Amazon EC2 user guide, "Elastic IP addresses", 2026',
    fix: 'Set sleep.keepAddresses where somebody lists the addresses; each costs as much asleep as awake.',
    check: forEachEnvironment(({ network, sleep }) =>
      sleep &&
      !sleep.keepAddresses &&
      network.mode === 'create' &&
      network.egress !== 'isolated'
        ? 'its elastic IP addresses are released when it falls asleep'
        : undefined,
    ),
  },
  {
    id: 'sleep.pool-keeps-nodes',
    title: 'A pool that keeps nodes while the network sleeps',
    severity: 'warning',
    reason:
      'The pool starts nodes that reach nothing, all night, and they are paid for.',
    source:
      'Databricks documentation, "Pool configuration reference": minimum idle instances, 2026',
    fix: 'Set minIdle to 0.',
    check: forEachEnvironment(({ compute, sleep }) =>
      sleep
        ? Object.entries(compute.pools)
            .filter(([, { minIdle }]) => minIdle > 0)
            .map(([name, { minIdle }]) => `pool ${name} keeps ${minIdle} idle`)
        : undefined,
    ),
  },
];
