import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject, JsonValue } from '@backstage/types';
import type { LakeportRunner } from '@lakeport/backstage-plugin-databricks-node';
import { parse } from 'yaml';
import { projectFileText } from '../__testUtils__/projectFileText';
import { recordingLogger } from '../__testUtils__/recordingLogger';
import { testRunner } from '../__testUtils__/testRunner';
import { writeWorkspaceSource } from '../repository/workspaceSourceFile';
import { createProjectPreviewAction } from './createProjectPreviewAction';
import { examples } from './createProjectPreviewAction.examples';

type Context = Parameters<
  ReturnType<typeof createProjectPreviewAction>['handler']
>[0];

// Child processes and a backend take their time on a busy machine.
jest.setTimeout(60_000);

describe('createProjectPreviewAction', () => {
  const directory = createMockDirectory();
  let lines: string[];
  let outputs: JsonObject;

  beforeEach(() => {
    directory.clear();
    outputs = {};
  });

  async function run(
    input: Context['input'] = {},
    lakeport: Pick<LakeportRunner, 'check' | 'show'> = testRunner(),
  ): Promise<void> {
    const action = createProjectPreviewAction({ lakeport });
    const recorder = recordingLogger();
    lines = recorder.lines;
    await action.handler({
      ...createMockActionContext<Context['input'], Record<string, JsonValue>>({
        input,
        workspacePath: directory.path,
      }),
      logger: recorder.logger,
      output: (name, value) => {
        outputs[name] = value;
      },
      isDryRun: true,
    });
  }

  it('runs every example', async () => {
    directory.setContent({
      'lakeport.yaml': projectFileText(),
      'repository/lakeport.yaml': projectFileText(),
    });
    for (const { example } of examples) {
      for (const { input } of parse(example).steps) {
        outputs = {};
        await run(input ?? {});
        expect(outputs.resources).toBeGreaterThan(0);
      }
    }
    expect(
      createProjectPreviewAction({ lakeport: testRunner() }).supportsDryRun,
    ).toBe(true);
  });

  it('shows stacks, addresses and cost', async () => {
    directory.setContent({ 'lakeport.yaml': projectFileText() });
    await run();
    expect(lines[0]).toMatch(/^info: \d+ resources in \d stacks:$/);
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^info: {3}payments-dev-base: \d+ \(.*aws_vpc/),
        'info: Addresses of dev in 10.0.0.0/22:',
        'info:   10.0.1.0/24 private in us-west-2a: 251 usable, room for 125 nodes',
        expect.stringMatching(/^info: Idle cost of dev per month, list prices/),
      ]),
    );
    expect(outputs).toMatchObject({
      currency: 'USD',
      summary: expect.stringContaining('| payments-dev-base | '),
    });
    expect(Number(outputs.monthlyCost)).toBeGreaterThan(0);
    expect(outputs.stacks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: 'payments-dev-workspace',
          environments: ['dev'],
        }),
      ]),
    );
  });

  it('shows what the rules find, and what sleep saves', async () => {
    const runner = testRunner();
    directory.setContent({ 'lakeport.yaml': projectFileText() });
    const about = { reason: 'r', source: 's', environment: 'dev' };
    await run(
      {},
      {
        show: async text => {
          const shown = await runner.show(text);
          const { dev } = shown.environments;
          const asleep = { ...dev.monthlyCost, total: 1.5, items: [] };
          return {
            ...shown,
            environments: { dev: { ...dev, monthlyCostAsleep: asleep } },
          };
        },
        check: async () => ({
          valid: true,
          problems: [],
          findings: [
            {
              ...about,
              rule: 'network.nat-single',
              severity: 'warning',
              message: '1 gateway <b>*serves*</b> 2 zones',
              fix: 'use one per zone',
            },
            {
              ...about,
              rule: 'network.no-flow-logs',
              severity: 'info',
              message: 'a note',
              fix: 'none',
            },
            {
              ...about,
              rule: 'storage.public-bucket',
              severity: 'error',
              message: 'public',
              fix: 'close it',
              waived: { reason: 'a website', until: '2027-06-30' },
            },
          ],
        }),
      },
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        'info:   asleep: 1.50 USD',
        'info: What the rules find: 0 errors, 1 warning, 1 note, 1 waived',
        'info:   warning: network.nat-single: 1 gateway <b>*serves*</b> 2 zones (dev); use one per zone',
      ]),
    );
    expect(outputs).toMatchObject({
      monthlyCostAsleep: 1.5,
      findings: {
        errors: 0,
        warnings: 1,
        notes: 1,
        waived: 1,
        open: [
          {
            rule: 'network.nat-single',
            severity: 'warning',
            environment: 'dev',
            message: '1 gateway <b>*serves*</b> 2 zones',
            fix: 'use one per zone',
          },
        ],
      },
    });
    expect(outputs.summary).toContain(', **1.50 USD** when asleep (');
    expect(outputs.summary).toContain(
      'The rules find 0 errors, 1 warning, 1 note, 1 waived.',
    );
    expect(outputs.summary).toContain(
      '- **warning** `network.nat-single` of dev: 1 gateway \\<b\\>\\*serves\\*\\</b\\> 2 zones. use one per zone',
    );
    expect(outputs.summary).not.toContain('a note');
  });

  describe('of a change', () => {
    const before = projectFileText().replace(
      /securityProfile: .*/,
      'securityProfile: production-secure',
    );

    beforeEach(async () => {
      directory.setContent({ 'lakeport.yaml': projectFileText() });
      await writeWorkspaceSource(directory.path, {
        entityRef: 'resource:default/payments-dev',
        repository: { host: 'github.example', owner: 'acme', repo: 'payments' },
        branch: 'main',
        commit: '0'.repeat(40),
        path: 'lakeport.yaml',
        text: before,
      });
    });

    it('says what a deployment refuses until it is allowed', async () => {
      const runner = testRunner();
      const asked: Array<string | undefined> = [];
      await run(
        { compare: true },
        {
          show: text => runner.show(text),
          check: async (_, { against } = {}) => {
            asked.push(against);
            return {
              valid: true,
              problems: [],
              findings: [],
              ...(against !== undefined && {
                refused: [
                  {
                    rule: 'plan.destroy-protected',
                    severity: 'error',
                    environment: 'dev',
                    stack: 'payments-dev-base',
                    resource: 'aws_kms_key.storage-key',
                    message: 'it destroys a *key*',
                    reason: 'r',
                    source: 's',
                    fix: 'keep it',
                  },
                ],
              }),
            };
          },
        },
      );
      expect(asked).toEqual([before, undefined]);
      const address = 'payments-dev-base:aws_kms_key.storage-key';
      expect(outputs.refused).toEqual([
        {
          address,
          rule: 'plan.destroy-protected',
          environment: 'dev',
          message: 'it destroys a *key*',
          fix: 'keep it',
        },
      ]);
      expect(outputs.refusedSummary).toBe(
        `A deployment of this change is refused until each of these is allowed by its address:\n\n- \`${address}\`: it destroys a \\*key\\* (plan.destroy-protected). keep it\n`,
      );
      expect(lines).toContain(
        'warn: A deployment refuses this: plan.destroy-protected: it destroys a *key* (payments-dev-base aws_kms_key.storage-key); keep it',
      );
    });

    it('says that nothing is refused', async () => {
      directory.addContent({ 'lakeport.yaml': before });
      await run({ compare: true });
      expect(outputs.refused).toEqual([]);
      expect(outputs.refusedSummary).toMatch(/^Nothing, as far as the file/);
      expect(outputs.summary).toContain('The same resources');
    });
  });

  it('needs to know what to compare with', async () => {
    directory.setContent({ 'lakeport.yaml': projectFileText() });
    await expect(run({ compare: true })).rejects.toThrow(
      'start with databricks:project:fetch',
    );
  });

  it('refuses an invalid file', async () => {
    directory.setContent({
      'lakeport.yaml': projectFileText().replace('10.0.0.0/22', '10.0.0.0/8'),
    });
    await expect(run()).rejects.toThrow(/10\.0\.0\.0\/8/);
  });
});
