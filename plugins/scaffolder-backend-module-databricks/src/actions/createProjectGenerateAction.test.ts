import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { InputError } from '@backstage/errors';
import type { LakeportRunner } from '@lakeport/backstage-plugin-databricks-node';
import { recordingLogger } from '../__testUtils__/recordingLogger';
import { createProjectGenerateAction } from './createProjectGenerateAction';

describe('databricks:project:generate', () => {
  const directory = createMockDirectory();

  async function run(
    generate: LakeportRunner['generate'],
    input: { bundle?: boolean } = {},
  ) {
    const { logger, lines } = recordingLogger();
    const output: Record<string, unknown> = {};
    await createProjectGenerateAction({ lakeport: { generate } }).handler({
      ...createMockActionContext({ workspacePath: directory.path, input }),
      logger,
      output: (name, value) => {
        output[name] = value;
      },
    });
    return { lines, output };
  }

  it('writes into the workspace, and says what', async () => {
    const folders: string[] = [];
    const { lines, output } = await run(async folder => {
      folders.push(folder);
      return [
        'wrote docs/environments.md',
        'removed .github/workflows/sleep.yml',
      ];
    });
    expect(folders).toEqual([directory.path]);
    expect(lines).toEqual([
      'info: wrote docs/environments.md',
      'info: removed .github/workflows/sleep.yml',
    ]);
    expect(output).toEqual({ files: ['docs/environments.md'] });
  });

  it('starts a bundle where it is asked to', async () => {
    const asked: unknown[] = [];
    for (const input of [{}, { bundle: true }]) {
      await run(async (_, options) => {
        asked.push(options?.bundle);
        return [];
      }, input);
    }
    expect(asked).toEqual([false, true]);
  });

  it('fails with what is wrong with the project file', async () => {
    await expect(
      run(async () => {
        throw new InputError('lakeport docs refused the project file');
      }),
    ).rejects.toThrow('refused the project file');
  });
});
