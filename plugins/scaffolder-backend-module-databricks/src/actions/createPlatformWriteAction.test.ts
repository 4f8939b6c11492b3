import { parsePlatform } from '@lakeport/project';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { TestTask } from '../__testUtils__/TestTask';
import { createPlatformWriteAction } from './createPlatformWriteAction';
import { examples } from './createPlatformWriteAction.examples';

describe('databricks:platform:write', () => {
  const action = createPlatformWriteAction();
  const task = new TestTask();
  afterAll(() => task.remove());

  const input = () => parse(examples[0].example).steps[0].input;

  it('writes a valid file, and leaves out what was left blank', async () => {
    const { metadata, spec } = input();
    await action.handler(
      task.context({ metadata: { ...metadata, title: '' }, spec }),
    );
    const text = task.read('lakeport.yaml');
    expect(parsePlatform(text)).toMatchObject({ valid: true });
    expect(text).not.toContain('title');
    expect(task.output).toEqual({
      path: 'lakeport.yaml',
      platform: 'acme',
      title: 'acme',
      owner: 'group:default/data-platform',
      repository: 'acme/lakehouse-platform',
    });
  });

  it('says everything that is wrong, and writes nothing', async () => {
    const { metadata, spec } = input();
    await expect(
      action.handler(
        task.context({
          metadata: { ...metadata, name: 'Not A Name' },
          spec: { ...spec, addressPools: { 'us-west-2': ['10.0.0.0/99'] } },
          path: 'other.yaml',
        }),
      ),
    ).rejects.toThrow(/metadata\.name[^]*addressPools/);
    expect(existsSync(join(task.workspacePath, 'other.yaml'))).toBe(false);
  });

  it('does not leave the workspace', async () => {
    await expect(
      action.handler(task.context({ ...input(), path: '../out.yaml' })),
    ).rejects.toThrow('outside its parent');
  });
});
