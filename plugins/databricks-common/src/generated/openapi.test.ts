import { execFileSync } from 'node:child_process';
import path from 'node:path';

describe('generated files', () => {
  it('are what the OpenAPI document says', () => {
    const script = path.resolve(__dirname, '../../scripts/generate.mjs');
    expect(() =>
      execFileSync(process.execPath, [script, '--check'], {
        encoding: 'utf8',
        stdio: 'pipe',
      }),
    ).not.toThrow();
  });
});
