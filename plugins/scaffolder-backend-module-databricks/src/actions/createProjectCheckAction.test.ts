import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject, JsonValue } from '@backstage/types';
import type {
  LakeportFinding,
  LakeportRunner,
} from '@lakeport/backstage-plugin-databricks-node';
import { parse } from 'yaml';
import { projectFileText } from '../__testUtils__/projectFileText';
import { recordingLogger } from '../__testUtils__/recordingLogger';
import { testRunner } from '../__testUtils__/testRunner';
import { createProjectCheckAction } from './createProjectCheckAction';
import { examples } from './createProjectCheckAction.examples';

type Context = Parameters<
  ReturnType<typeof createProjectCheckAction>['handler']
>[0];

// Child processes and a backend take their time on a busy machine.
jest.setTimeout(60_000);

/** A lakeport that finds something in every file. */
function found(
  ...findings: Array<Pick<LakeportFinding, 'severity' | 'rule' | 'waived'>>
): Pick<LakeportRunner, 'check'> {
  return {
    check: async () => ({
      valid: true,
      problems: [],
      findings: findings.map(finding => ({
        environment: 'dev',
        stack: 'payments-dev-base',
        resource: 'aws_vpc.v',
        message: 'it is so',
        reason: 'because',
        source: 'somebody, 2026',
        fix: 'do otherwise',
        ...finding,
      })),
    }),
  };
}

describe('createProjectCheckAction', () => {
  const directory = createMockDirectory();
  let lines: string[];
  let outputs: JsonObject;

  beforeEach(() => {
    directory.clear();
    outputs = {};
  });

  async function run(
    input: Context['input'] = {},
    lakeport: Pick<LakeportRunner, 'check'> = testRunner(),
  ): Promise<void> {
    const action = createProjectCheckAction({ lakeport });
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
    });
  }

  it('runs every example', async () => {
    directory.setContent({
      'lakeport.yaml': projectFileText(),
      'repository/lakeport.yaml': projectFileText(),
    });
    for (const { example } of examples) {
      for (const { input } of parse(example).steps) {
        await run(input ?? {});
        expect(outputs).toEqual({ valid: true });
      }
    }
    expect(lines).toEqual(['info: repository/lakeport.yaml is valid']);
    expect(
      createProjectCheckAction({ lakeport: testRunner() }).supportsDryRun,
    ).toBe(true);
  });

  it('logs every problem where it is, and fails', async () => {
    directory.setContent({
      'lakeport.yaml': projectFileText()
        .replace('10.0.0.0/22', '10.0.0.0/8')
        .replace('kind: Project', 'kind: Projekt'),
    });
    await expect(run()).rejects.toThrow(
      /^lakeport\.yaml has 2 problems:\n- kind: .*\n- spec\.environments\.dev\.network\.cidr: /,
    );
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^error: lakeport\.yaml:2:\d+ kind: /);
    expect(lines[1]).toMatch(
      /^error: lakeport\.yaml:\d+:\d+ spec\.environments\.dev\.network\.cidr: .*10\.0\.0\.0\/8/,
    );
    expect(outputs).toEqual({});
  });

  it('logs warnings with what would be right, and goes on', async () => {
    directory.setContent({ 'lakeport.yaml': projectFileText() });
    await run(
      {},
      found(
        { severity: 'warning', rule: 'network.nat-single' },
        { severity: 'info', rule: 'network.no-flow-logs' },
        {
          severity: 'error',
          rule: 'storage.public-bucket',
          waived: { reason: 'a website', until: '2027-06-30' },
        },
      ),
    );
    expect(lines).toEqual([
      'warn: network.nat-single: it is so (payments-dev-base aws_vpc.v); do otherwise',
      'info: lakeport.yaml is valid',
    ]);
    expect(outputs).toEqual({ valid: true });
  });

  it('fails where a rule is broken and not waived', async () => {
    directory.setContent({ 'lakeport.yaml': projectFileText() });
    await expect(
      run({}, found({ severity: 'error', rule: 'storage.public-bucket' })),
    ).rejects.toThrow(
      /breaks a rule; .*spec\.waivers.*:\n- storage\.public-bucket: it is so \(payments-dev-base aws_vpc\.v\); do otherwise$/,
    );
    expect(lines).toEqual([
      'error: storage.public-bucket: it is so (payments-dev-base aws_vpc.v); do otherwise',
    ]);
    expect(outputs).toEqual({});
  });

  it('says when there is no file', async () => {
    await expect(run()).rejects.toThrow(
      'There is no readable lakeport.yaml in the workspace; write it first with databricks:project:write',
    );
  });

  it('stays in the workspace', async () => {
    await expect(run({ path: '../../etc/passwd' })).rejects.toThrow(/outside/);
  });
});
