import { regionStacks } from '../__testUtils__/regionStacks';
import type { StepEvent } from '../run/StepEvent';
import { rehearseRegionOutage } from './rehearseRegionOutage';

jest.setTimeout(240_000);

const CANNOT_SIGN_IN =
  'cannot sign in to AWS in us-west-2: STS of us-west-2 does not answer';

const failed = (steps: readonly StepEvent[]) =>
  steps
    .filter(({ status }) => status === 'failed')
    .map(({ step, stack, message }) => `${step} ${stack}: ${message}`);

const westDown = { environment: 'west', region: 'us-west-2' };

describe('rehearseRegionOutage', () => {
  it('lets a stack wait that has a provider in the region, and leads back', async () => {
    const phases: string[] = [];
    const result = await rehearseRegionOutage({
      ...westDown,
      stacks: regionStacks(),
      failover: { to: 'east', stacks: regionStacks({ primary: 'east' }) },
      findings: ['known beforehand'],
      onPhase: phase => phases.push(phase),
    });
    const { drill, failures, objectsLeft, steps } = result;

    expect(failed(steps)).toEqual([]);
    expect({ failures, objectsLeft }).toEqual({ failures: 0, objectsLeft: 0 });
    expect(phases).toEqual([
      'before',
      'outage',
      'failover',
      'return',
      'fail-back',
      'after',
    ]);
    expect(drill).toEqual({
      drill: 'region-outage',
      simulated: true,
      ...westDown,
      findings: ['known beforehand'],
      targets: [
        {
          target: 'west',
          plan: 'fails',
          why: expect.stringContaining(CANNOT_SIGN_IN),
          resources: 2,
          outOfReach: [{ stack: 'shop-west', address: 'aws_vpc.main' }],
        },
        { target: 'east', plan: 'works', resources: 1, outOfReach: [] },
        {
          target: 'regions',
          plan: 'fails',
          why: expect.stringContaining(CANNOT_SIGN_IN),
          resources: 2,
          outOfReach: [{ stack: 'shop-regions', address: 'aws_vpc.west' }],
        },
      ],
      failover: {
        to: 'east',
        changes: ['east', 'west'].map(name => ({
          stack: 'shop-regions',
          address: `aws_vpc.${name}`,
          actions: ['update'],
          when: 'after',
        })),
        waiting: [
          {
            stack: 'shop-regions',
            why: expect.stringContaining(CANNOT_SIGN_IN),
          },
        ],
      },
      failBack: { differences: [], madeAnew: [] },
    });
  });

  it('applies what is in reach where every provider can sign in', async () => {
    const stsRegion = 'eu-west-1';
    const { drill, failures, steps } = await rehearseRegionOutage({
      ...westDown,
      stacks: regionStacks({ stsRegion }),
      failover: {
        to: 'east',
        stacks: regionStacks({ primary: 'east', stsRegion }),
      },
    });

    expect(failed(steps)).toEqual([]);
    expect(failures).toBe(0);
    expect(drill.targets.at(-1)).toMatchObject({
      target: 'regions',
      plan: 'without-refresh',
      why: expect.stringContaining(
        'request send failed: AWS in us-west-2 does not answer',
      ),
    });
    expect(
      drill.failover?.changes.map(({ address, when }) => `${address} ${when}`),
    ).toEqual(['aws_vpc.east during', 'aws_vpc.west after']);
    expect(drill.failover?.waiting).toEqual([
      {
        stack: 'shop-regions',
        why: expect.stringContaining(
          'aws_vpc.west: request send failed: AWS in us-west-2',
        ),
      },
    ]);
    expect(drill.failBack).toEqual({ differences: [], madeAnew: [] });
  });

  it('knows that IAM is in one region for all, and fails nothing over alone', async () => {
    const { drill, failures } = await rehearseRegionOutage({
      environment: 'east',
      region: 'us-east-1',
      stacks: regionStacks(),
    });

    expect(failures).toBe(0);
    expect(drill.targets.map(({ target, plan }) => [target, plan])).toEqual([
      ['west', 'without-refresh'],
      ['east', 'fails'],
      ['regions', 'fails'],
    ]);
    expect(drill.targets[0].outOfReach).toEqual([
      { stack: 'shop-west', address: 'aws_iam_role.nodes' },
    ]);
    expect(drill).not.toHaveProperty('failover');
    expect(drill.failBack).toEqual({ differences: [], madeAnew: [] });
  });

  it('lists what is made anew, and fails where the way back leaves something', async () => {
    const third = (cidr: string, tag: string) => ({
      aws_vpc: {
        moved: { provider: 'aws.east', cidr_block: cidr },
        kept: {
          provider: 'aws.east',
          cidr_block: '10.20.0.0/22',
          tags: { note: tag },
          // The file as it was does not notice what the other one changed.
          lifecycle: tag === 'before' ? { ignore_changes: ['tags'] } : {},
        },
      },
    });
    const { drill, failures, objectsLeft } = await rehearseRegionOutage({
      ...westDown,
      stacks: regionStacks({ between: third('10.16.0.0/22', 'before') }),
      failover: {
        to: 'east',
        stacks: regionStacks({
          primary: 'east',
          between: third('10.24.0.0/22', 'after'),
        }),
      },
    });

    expect({ failures, objectsLeft }).toEqual({ failures: 1, objectsLeft: 0 });
    expect(drill.failBack).toEqual({
      differences: ['shop-regions: aws_vpc.kept: tags, tags_all differ'],
      madeAnew: [
        {
          stack: 'shop-regions',
          address: 'aws_vpc.moved',
          before: expect.stringMatching(/^vpc-/),
          after: expect.stringMatching(/^vpc-/),
        },
      ],
    });
  });

  it('cleans up and tells no more when the file cannot be applied', async () => {
    const { drill, failures, objectsLeft } = await rehearseRegionOutage({
      ...westDown,
      stacks: regionStacks({
        between: {
          aws_subnet: {
            lost: {
              provider: 'aws.east',
              vpc_id: 'vpc-00000000000000000',
              cidr_block: '10.12.0.0/24',
            },
          },
        },
      }),
    });

    expect({ failures, objectsLeft }).toEqual({ failures: 1, objectsLeft: 0 });
    expect(drill.targets).toEqual([]);
    expect(drill).not.toHaveProperty('failBack');
  });
});
