import type { PlannedStack } from '@lakeport/backstage-plugin-databricks-common';
import { planTree } from './planTree';

const NO_FILTER = { destructiveOnly: false, search: '' };

const stacks: PlannedStack[] = [
  {
    stack: 'account',
    status: 'planned',
    changes: [
      { address: 'aws_iam_role.a', actions: ['create'] },
      {
        address: 'module.keys.aws_kms_key.k',
        module: 'module.keys',
        actions: ['update'],
        attributes: [{ path: 'deletion_window_in_days' }],
      },
    ],
  },
  {
    stack: 'base',
    status: 'planned',
    changes: [
      { address: 'aws_vpc.v', actions: ['update'] },
      {
        address: 'module.network.aws_eip.e',
        module: 'module.network',
        actions: ['create'],
      },
      {
        address: 'module.network.aws_subnet.s',
        module: 'module.network',
        actions: ['delete', 'create'],
      },
      {
        address: 'module.network.aws_subnet.t',
        module: 'module.network',
        actions: ['delete'],
      },
    ],
  },
  { stack: 'quiet', status: 'planned', changes: [] },
];

/** Names alone, in their order. */
const outline = (filter: Parameters<typeof planTree>[1]) =>
  planTree(stacks, filter).map(({ stack, modules }) => [
    stack.stack,
    modules.map(({ module, changes }) => [
      module,
      changes.map(({ address }) => address),
    ]),
  ]);

describe('planTree', () => {
  it('puts what loses something first, at every level', () => {
    expect(outline(NO_FILTER)).toEqual([
      [
        'base',
        [
          [
            'module.network',
            [
              'module.network.aws_subnet.t',
              'module.network.aws_subnet.s',
              'module.network.aws_eip.e',
            ],
          ],
          ['', ['aws_vpc.v']],
        ],
      ],
      [
        'account',
        [
          ['', ['aws_iam_role.a']],
          ['module.keys', ['module.keys.aws_kms_key.k']],
        ],
      ],
      ['quiet', []],
    ]);
  });

  it('leaves out what a filter does not want, and stacks without anything else', () => {
    expect(outline({ destructiveOnly: true, search: 'SUBNET.T' })).toEqual([
      ['base', [['module.network', ['module.network.aws_subnet.t']]]],
    ]);
  });

  it('finds attributes', () => {
    expect(outline({ ...NO_FILTER, search: 'deletion_window' })).toEqual([
      ['account', [['module.keys', ['module.keys.aws_kms_key.k']]]],
    ]);
  });

  it('does not reorder what it was given', () => {
    const before = JSON.stringify(stacks);
    planTree(stacks, NO_FILTER);
    expect(JSON.stringify(stacks)).toBe(before);
  });
});
