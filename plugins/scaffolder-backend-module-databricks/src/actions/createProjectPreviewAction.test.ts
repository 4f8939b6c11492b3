import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject, JsonValue } from '@backstage/types';
import { parse } from 'yaml';
import { projectFileText } from '../__testUtils__/projectFileText';
import { recordingLogger } from '../__testUtils__/recordingLogger';
import { testRunner } from '../__testUtils__/testRunner';
import { createProjectPreviewAction } from './createProjectPreviewAction';
import { examples } from './createProjectPreviewAction.examples';

type Context = Parameters<
  ReturnType<typeof createProjectPreviewAction>['handler']
>[0];

// Child processes and a backend take their time on a busy machine.
jest.setTimeout(60_000);

describe('createProjectPreviewAction', () => {
  const directory = createMockDirectory();
  const action = createProjectPreviewAction({ lakeport: testRunner() });
  let lines: string[];
  let outputs: JsonObject;

  beforeEach(() => {
    directory.clear();
    outputs = {};
  });

  async function run(input: Context['input'] = {}): Promise<void> {
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
    expect(action.supportsDryRun).toBe(true);
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

  it('refuses an invalid file', async () => {
    directory.setContent({
      'lakeport.yaml': projectFileText().replace('10.0.0.0/22', '10.0.0.0/8'),
    });
    await expect(run()).rejects.toThrow(/10\.0\.0\.0\/8/);
  });
});
