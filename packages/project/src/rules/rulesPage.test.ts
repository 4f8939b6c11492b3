import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

describe('docs/rules.md', () => {
  it('is what the rules say', () => {
    const script = resolve(__dirname, '../../../../scripts/rulesPage.mjs');
    const { status, stderr } = spawnSync(process.execPath, [script, '--ci'], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  }, 60_000);
});
