import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile } from '../__testUtils__/projectFile';
import { runLakeport } from '../__testUtils__/runLakeport';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';

jest.setTimeout(60_000);

describe('lakeport rehearse --drill', () => {
  const folder = temporaryFolder();

  it.each([
    [
      '--to without a drill',
      ['--to', 'dev'],
      'error: --to goes with --drill only\nAdd --drill region-outage, or leave --to out.\n',
    ],
    [
      'a drill with other trials',
      ['--drill', 'region-outage', '--sleep', '--every-fault'],
      'error: --drill does not go with --sleep, --every-fault\nRehearse them one after the other.\n',
    ],
    [
      'a mistyped drill',
      ['--drill', 'region-outge', '-e', 'dev'],
      'error: there is no drill "region-outge" (did you mean region-outage?)\nThere is: region-outage.\n',
    ],
    [
      'a project without regions',
      ['--drill', 'region-outage', '-e', 'dev'],
      'error: project hello has no regions, so that nothing takes over when one is down\nWrite spec.regions with a primary environment and secondaries in other regions.\n',
    ],
  ])('refuses %s with exit code 2', async (_, args, message) => {
    const file = join(folder.path, 'lakeport.yaml');
    writeFileSync(file, projectFile());
    const { code, stderr, stdout } = await runLakeport([
      'rehearse',
      file,
      ...args,
    ]);

    expect(stderr).toBe(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});
