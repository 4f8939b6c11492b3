import type {
  DrilledFailBack,
  DrilledFailover,
  DrilledTarget,
  RegionOutageReport,
} from '@lakeport/rehearsal';
import { plainTable } from '../io/plainTable';

const PLANS: Record<DrilledTarget['plan'], string> = {
  works: 'plan works',
  'without-refresh': 'only with -refresh=false',
  fails: 'no plan',
};

const WHEN = { during: 'during the outage', after: 'when it is back' };

function targets(rows: readonly DrilledTarget[]): string {
  return plainTable(
    ['target', 'during the outage', 'out of reach', 'why'],
    rows.map(({ outOfReach, plan, resources, target, why }) => [
      target,
      PLANS[plan],
      `${outOfReach.length} of ${resources}`,
      why ?? '',
    ]),
    [2],
  );
}

function failover({ changes, to, waiting }: DrilledFailover): string[] {
  return [
    '',
    `Failover to ${to}: what changes`,
    changes.length > 0
      ? plainTable(
          ['stack', 'resource', 'what', 'when'],
          changes.map(({ actions, address, stack, when }) => [
            stack,
            address,
            actions.join('+'),
            WHEN[when],
          ]),
          [],
        )
      : '  nothing',
    ...(waiting.length > 0
      ? [
          '',
          'Waits until the region is back',
          plainTable(
            ['stack', 'why'],
            waiting.map(({ stack, why }) => [stack, why]),
            [],
          ),
        ]
      : []),
  ];
}

function failBack({ differences, madeAnew }: DrilledFailBack): string[] {
  return [
    '',
    differences.length === 0
      ? 'Fail-back: a plan finds nothing, and the account is as it was before the outage'
      : 'Fail-back: the account is not as it was before the outage',
    ...differences.map(difference => `  ${difference}`),
    ...(madeAnew.length > 0
      ? [
          '',
          'Made anew on the way, as the plans said',
          plainTable(
            ['stack', 'resource', 'before', 'after'],
            madeAnew.map(({ address, after, before, stack }) => [
              stack,
              address,
              before,
              after,
            ]),
            [],
          ),
        ]
      : []),
  ];
}

/** What a drill found, for people. */
export function describeDrill(report: RegionOutageReport): string[] {
  return [
    '',
    `${report.region} is down (simulated)`,
    ...report.findings.map(finding => `  ${finding}`),
    ...(report.targets.length > 0 ? [targets(report.targets)] : []),
    ...(report.failover ? failover(report.failover) : []),
    ...(report.failBack ? failBack(report.failBack) : []),
    '',
  ]
    .join('\n')
    .split('\n');
}
