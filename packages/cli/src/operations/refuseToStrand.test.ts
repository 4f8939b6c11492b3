import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { platformFile } from '../__testUtils__/platformFile';
import { runLakeport } from '../__testUtils__/runLakeport';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';

jest.setTimeout(120_000);

describe('a platform that changes', () => {
  const folder = temporaryFolder();
  const lines = (text: string) =>
    text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));

  it('leaves nobody behind who is still deployed', async () => {
    const run = (operation: string, ...more: string[]) =>
      runLakeport(
        [operation, 'platform.yaml', '--rehearsal', '--json', ...more],
        { cwd: folder.path },
      );
    writeFileSync(join(folder.path, 'platform.yaml'), platformFile());
    expect((await run('apply', '--auto-approve')).code).toBe(0);
    const bucket = join(
      folder.path,
      '.lakeport/rehearsal/acme/states/acme-terraform-tf-state',
    );
    const state = join(bucket, 'payments/payments-prod-base.tfstate');
    const held = (resources: object[]) => {
      mkdirSync(join(bucket, 'payments'), { recursive: true });
      writeFileSync(state, JSON.stringify({ version: 4, resources }));
    };
    held([{ mode: 'managed', type: 'aws_vpc', name: 'main', instances: [] }]);
    const destroyed = await run('destroy', '--auto-approve');
    expect(destroyed.code).toBe(1);
    expect(destroyed.stderr).toContain(
      'platform acme still has what is deployed: payments/prod',
    );

    writeFileSync(
      join(folder.path, 'platform.yaml'),
      platformFile().replace(/^ +prod: .*\n/m, ''),
    );
    for (const operation of ['plan', 'apply']) {
      const refused = await run(
        operation,
        ...(operation === 'apply' ? ['--auto-approve'] : []),
      );
      expect(refused.code).toBe(1);
      expect(lines(refused.stdout)).toEqual([
        expect.objectContaining({
          done: true,
          message: expect.stringContaining(
            'payments/prod: not in the platform',
          ),
        }),
      ]);
      expect(refused.stderr).toContain('--allow-destroy payments/prod');
    }
    const allowed = await run('plan', '--allow-destroy', 'payments/prod');
    expect(lines(allowed.stdout).at(-1).summary.destroy).toBeGreaterThan(0);
    held([]);
    expect((await run('apply', '--auto-approve')).code).toBe(0);
    expect((await run('destroy', '--auto-approve')).code).toBe(0);
    // Nothing of it is left to say who was deployed.
    expect((await run('destroy', '--auto-approve')).code).toBe(0);
  });

  it('leaves nothing behind that still joins environments', async () => {
    const run = (operation: string, ...more: string[]) =>
      runLakeport(
        [operation, 'platform.yaml', '--rehearsal', '--json', ...more],
        { cwd: folder.path },
      );
    const joined = `${platformFile()}      connectivity: {}\n`;
    writeFileSync(join(folder.path, 'platform.yaml'), joined);
    const applied = await run('apply', '--auto-approve');
    expect(applied.code).toBe(0);
    expect(
      lines(applied.stdout).find(({ step }) => step === 'outputs'),
    ).toMatchObject({
      shared: {
        'payments/connectivity': {
          planRoleArn:
            'arn:aws:iam::100000000001:role/lakeport/acme/payments-connectivity-plan',
          applyRoleArn:
            'arn:aws:iam::100000000001:role/lakeport/acme/payments-connectivity-apply',
          clientIds: {},
        },
      },
    });
    const bucket = join(
      folder.path,
      '.lakeport/rehearsal/acme/states/acme-terraform-tf-state',
    );
    mkdirSync(join(bucket, 'payments'), { recursive: true });
    writeFileSync(
      join(bucket, 'payments/payments-connectivity.tfstate'),
      JSON.stringify({
        version: 4,
        resources: [
          { mode: 'managed', type: 'aws_route', name: 'x', instances: [] },
        ],
      }),
    );

    writeFileSync(join(folder.path, 'platform.yaml'), platformFile());
    const refused = await run('plan');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('--allow-destroy payments/connectivity');
    const destroyed = await run('destroy', '--auto-approve');
    expect(destroyed.stderr).toContain(
      'platform acme still has what is deployed: payments/connectivity',
    );
  });
});
