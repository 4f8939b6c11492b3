import type { LakeportShow } from '@lakeport/backstage-plugin-databricks-node';
import { sortFindings } from '../project/sortFindings';
import { compareProjects } from './compareProjects';
import { differenceSummary } from './differenceSummary';

const cost = (total: number) => ({
  currency: 'USD' as const,
  asOf: '2026-08-01',
  total,
  items: [],
});
const finding = (rule: string) => ({
  rule,
  severity: 'warning' as const,
  message: 'one *NAT* gateway',
  reason: '',
  source: '',
  fix: 'use two',
});
const shown = (
  environments: Record<string, [Record<string, number>, number]>,
): LakeportShow => ({
  environments: Object.fromEntries(
    Object.entries(environments).map(([name, [types, total]]) => [
      name,
      { stacks: { [`payments-${name}`]: types }, monthlyCost: cost(total) },
    ]),
  ),
});

describe('compareProjects', () => {
  const before = {
    shown: shown({ dev: [{ aws_vpc: 1, aws_nat_gateway: 2 }, 65.7] }),
    findings: sortFindings([finding('network.nat-single')]),
  };
  const after = {
    shown: shown({
      dev: [{ aws_vpc: 1, aws_nat_gateway: 1, aws_kms_key: 2 }, 35],
      test: [{ aws_vpc: 1 }, 10],
    }),
    findings: sortFindings([finding('network.no-flow-logs')]),
  };

  it('says what is more of what is between environments', () => {
    const connected = {
      ...before,
      shown: {
        ...before.shown,
        between: {
          connectivity: {
            stacks: { 'payments-connectivity': { aws_route: 4 } },
            monthlyCost: cost(3),
          },
        },
      },
    };
    expect(compareProjects(before, connected)).toMatchObject({
      after: { resources: 7, monthlyCost: 68.7 },
      stacks: [
        { name: 'payments-connectivity', resourcesByType: { aws_route: 4 } },
      ],
      costs: [{ environment: 'connectivity', before: 0, after: 3 }],
    });
  });

  it('says what is more and what is fewer', () => {
    expect(compareProjects(before, after)).toEqual({
      before: { resources: 3, monthlyCost: 65.7 },
      after: { resources: 5, monthlyCost: 45 },
      currency: 'USD',
      stacks: [
        {
          name: 'payments-dev',
          resourcesByType: { aws_kms_key: 2, aws_nat_gateway: -1 },
        },
        { name: 'payments-test', resourcesByType: { aws_vpc: 1 } },
      ],
      costs: [
        { environment: 'dev', before: 65.7, after: 35 },
        { environment: 'test', before: 0, after: 10 },
      ],
      newFindings: ['network.no-flow-logs: one *NAT* gateway; use two'],
      goneFindings: ['network.nat-single: one *NAT* gateway; use two'],
    });
  });

  it('shows an environment that goes', () => {
    const { stacks, costs } = compareProjects(after, before);
    expect(stacks).toContainEqual({
      name: 'payments-test',
      resourcesByType: { aws_vpc: -1 },
    });
    expect(costs).toContainEqual({ environment: 'test', before: 10, after: 0 });
  });

  it('is written as Markdown', () => {
    expect(
      differenceSummary(compareProjects(before, after)).split('\n'),
    ).toEqual([
      '**3 → 5 resources**, idle about **65.70 USD → 45.00 USD a month** (list prices).',
      '- dev: 65.70 USD → 35.00 USD a month',
      '- test: 0.00 USD → 10.00 USD a month',
      '',
      '| stack | more | fewer |',
      '| --- | --- | --- |',
      '| payments-dev | `aws_kms_key` ×2 | `aws_nat_gateway` |',
      '| payments-test | `aws_vpc` |  |',
      '',
      'The rules find, in addition:',
      '',
      '- network.no-flow-logs: one \\*NAT\\* gateway; use two',
      '',
      'No longer found:',
      '',
      '- network.nat-single: one \\*NAT\\* gateway; use two',
      '',
    ]);
    expect(differenceSummary(compareProjects(after, after))).toContain(
      'The same resources',
    );
  });
});
