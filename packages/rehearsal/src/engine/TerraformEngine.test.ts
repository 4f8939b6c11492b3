import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { TerraformEngine } from './TerraformEngine';
import { TerraformNotFoundError } from './TerraformNotFoundError';

describe('TerraformEngine', () => {
  let dir: string;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'lakeport-engine-'));
  });

  afterEach(() => {
    rmSync(dir, { recursive: true, force: true });
  });

  function script(content: string): string {
    const file = join(dir, 'engine');
    writeFileSync(file, `#!/bin/sh\n${content}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  it('finds the one of this machine', async () => {
    const engine = await TerraformEngine.find();

    expect(engine.version).toMatch(/^1\.\d+\.\d+/);
    const { code, stdout } = await engine.run(dir, ['version']);
    expect(code).toBe(0);
    expect(stdout).toContain(engine.version);
  });

  it('takes the binary that LAKEPORT_TERRAFORM names', async () => {
    const engine = await TerraformEngine.find({
      env: { LAKEPORT_TERRAFORM: script('echo "OpenTofu v1.10.3"') },
    });

    expect(engine).toMatchObject({ flavor: 'tofu', version: '1.10.3' });
  });

  it('says what to install when there is none', async () => {
    const missing = join(dir, 'nowhere');

    await expect(
      TerraformEngine.find({ env: { LAKEPORT_TERRAFORM: missing } }),
    ).rejects.toThrow(TerraformNotFoundError);
    await expect(
      TerraformEngine.find({ env: { LAKEPORT_TERRAFORM: missing } }),
    ).rejects.toThrow(/Install Terraform >= 1\.10 \(https:.*or OpenTofu/);
  });

  it('refuses one that is too old', async () => {
    const old = script('echo "Terraform v1.9.8"');

    await expect(
      TerraformEngine.find({ env: { LAKEPORT_TERRAFORM: old } }),
    ).rejects.toThrow('terraform 1.9.8 is too old. Install Terraform >= 1.10');
  });

  it('interrupts the child when it is aborted', async () => {
    const file = script(
      'if [ "$1" = version ]; then echo "Terraform v1.11.0"; exit; fi\n' +
        'trap "echo saved; exit 1" INT\necho ready\nwhile :; do sleep 0.05; done',
    );
    const engine = await TerraformEngine.find({
      env: { LAKEPORT_TERRAFORM: file },
    });
    const controller = new AbortController();
    const { code, stdout } = await engine.run(dir, ['apply'], {
      signal: controller.signal,
      onLine: line => line === 'ready' && controller.abort(),
    });

    expect(stdout).toBe('ready\nsaved\n');
    expect(code).toBe(1);
  });

  it('passes arguments without a shell', async () => {
    const file = script(
      'if [ "$1" = version ]; then echo "Terraform v1.11.0"; exit; fi\nprintf "%s\\n" "$1"',
    );
    const engine = await TerraformEngine.find({
      env: { LAKEPORT_TERRAFORM: file },
    });

    const { stdout } = await engine.run(dir, ['$(id); a "b"']);
    expect(stdout).toBe('$(id); a "b"\n');
  });
});
