import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';
import { workflowTexts } from './workflows/workflowTexts';

describe('the environments that a workflow goes through', () => {
  const folder = temporaryFolder();

  function listed(show: object): string {
    const bin = join(folder.path, 'bin');
    const output = join(folder.path, 'output');
    mkdirSync(bin, { recursive: true });
    const lakeport = join(bin, 'lakeport');
    writeFileSync(
      lakeport,
      `#!/bin/sh\ncat <<'END'\n${JSON.stringify(show)}\nEND\n`,
    );
    chmodSync(lakeport, 0o755);
    writeFileSync(output, '');
    const { status, stderr } = spawnSync(
      'bash',
      ['--norc', '-e', '-c', workflowTexts.listEnvironments(lakeport)],
      {
        cwd: folder.path,
        encoding: 'utf8',
        env: { PATH: process.env.PATH, GITHUB_OUTPUT: output },
      },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return readFileSync(output, 'utf8');
  }

  const shown = {
    environments: { dev: {}, qa: {} },
    between: { connectivity: {} },
  };

  it('are those of the file and what is between them', () => {
    expect(listed(shown)).toBe('names=["dev","qa","connectivity"]\n');
    expect(listed({ environments: shown.environments })).toBe(
      'names=["dev","qa"]\n',
    );
  });
});
