import { join } from 'node:path';
import { runLakeport } from '../__testUtils__/runLakeport';

// Every stack of two regions, five times over.
jest.setTimeout(1_800_000);

const EXAMPLE = join(
  __dirname,
  '../../../../examples/multi-region-lakehouse.lakeport.yaml',
);

describe('rehearse --drill region-outage', () => {
  it('takes the example to its other region and back', async () => {
    const { code, stdout, stderr } = await runLakeport([
      'rehearse',
      EXAMPLE,
      '--drill',
      'region-outage',
      '--environment',
      'main',
      '--json',
    ]);
    const lines = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    const { drill, ...end } = lines.at(-1);

    expect(
      lines
        .filter(({ status }) => status === 'failed')
        .map(({ step, stack, message }) => `${step} ${stack}: ${message}`),
    ).toEqual([]);
    expect({ stderr, ...end }).toMatchObject({
      stderr: '',
      done: true,
      operation: 'rehearse',
      environment: 'main',
      rehearsal: true,
      failures: 0,
      objectsLeft: 0,
    });
    expect(code).toBe(0);
    expect(lines.filter(({ notice }) => notice)).toHaveLength(6);
    expect(drill).toMatchObject({
      drill: 'region-outage',
      simulated: true,
      region: 'us-east-1',
      findings: [
        expect.stringContaining(
          'The state bucket acme-terraform-tf-state is in us-east-1 as well',
        ),
        'spare has no part in the lakehouse: after a failover no zone is copied.',
      ],
      failover: { to: 'spare' },
      failBack: { differences: [] },
    });
    const plans = Object.fromEntries(
      drill.targets.map(({ target, plan }: Record<string, string>) => [
        target,
        plan,
      ]),
    );
    expect(plans).toMatchObject({
      main: 'fails',
      // IAM is read and changed in us-east-1.
      spare: 'without-refresh',
      connectivity: 'fails',
      regions: 'fails',
    });
    expect(
      drill.failover.waiting.map(({ stack }: { stack: string }) => stack),
    ).toContain('resilient-regions');
  });
});
