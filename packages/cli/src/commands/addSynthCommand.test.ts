import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { projectFile } from '../__testUtils__/projectFile';
import { runLakeport } from '../__testUtils__/runLakeport';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';

const environment = (name: string, cidr: string) => `    ${name}:
      awsAccountId: "100000000002"
      region: us-west-2
      securityProfile: development
      network: { cidr: ${cidr}, availabilityZones: [us-west-2a, us-west-2b] }
`;
const dev = environment('dev', '10.0.0.0/22');
const test = environment('test', '10.0.4.0/22');

jest.setTimeout(60_000);

describe('lakeport synth', () => {
  const folder = temporaryFolder();

  const synth = async (content: string, out = 'out') => {
    writeFileSync(join(folder.path, 'lakeport.yaml'), content);
    return runLakeport(['synth', 'lakeport.yaml', '--out', out], {
      cwd: folder.path,
    });
  };
  const at = (...names: string[]) => join(folder.path, 'out', ...names);

  it('writes the manifest and every stack', async () => {
    expect((await synth(projectFile())).code).toBe(0);
    const manifest = JSON.parse(readFileSync(at('manifest.json'), 'utf8'));
    expect(manifest.order).toEqual([
      'hello-account',
      'hello-dev-base',
      'hello-dev-workspace',
      'hello-dev-data',
    ]);
    for (const name of manifest.order) {
      const { path } = manifest.stacks[name];
      expect(path).toBe(`stacks/${name}/cdk.tf.json`);
      expect(JSON.parse(readFileSync(at(path), 'utf8'))).toHaveProperty(
        'terraform',
      );
      expect(readdirSync(at('stacks', name))).toEqual(['cdk.tf.json']);
    }
    const first = readFileSync(at('stacks/hello-dev-base/cdk.tf.json'));
    expect(first.toString()).not.toContain(folder.path);
    await synth(projectFile());
    expect(readFileSync(at('stacks/hello-dev-base/cdk.tf.json'))).toEqual(
      first,
    );
  });

  it('removes the stacks of an earlier run that are no more, and nothing else', async () => {
    await synth(projectFile(dev + test));
    writeFileSync(at('notes.txt'), 'mine');
    writeFileSync(at('stacks/hello-test-base/terraform.tfvars'), 'mine');
    mkdirSync(at('stacks/other'));
    await synth(projectFile(dev));
    expect(readdirSync(at('stacks')).sort()).toEqual([
      'hello-account',
      'hello-dev-base',
      'hello-dev-data',
      'hello-dev-workspace',
      'hello-test-base',
      'other',
    ]);
    expect(readdirSync(at('stacks/hello-test-base'))).toEqual([
      'terraform.tfvars',
    ]);
    expect(existsSync(at('notes.txt'))).toBe(true);
  });

  it('writes nothing for an invalid file', async () => {
    const { code, stderr } = await synth(
      projectFile().replace('10.0.0.0/22', 'nonsense'),
    );
    expect(code).toBe(1);
    expect(stderr).toContain('spec.environments.dev.network.cidr');
    expect(existsSync(at())).toBe(false);
  });

  it('does not overwrite a manifest of somebody else', async () => {
    mkdirSync(at());
    writeFileSync(at('manifest.json'), '{"name":"a browser extension"}');
    const { code, stderr } = await synth(projectFile());
    expect(code).toBe(2);
    expect(stderr).toContain('was not written by lakeport');
    expect(readdirSync(at())).toEqual(['manifest.json']);
  });

  it('says that it cannot write', async () => {
    writeFileSync(at(), 'a file');
    const { code, stderr } = await synth(projectFile());
    expect(code).toBe(2);
    expect(stderr).toContain('cannot write to out');
  });

  it('comes back from where no folder can be made', async () => {
    // Where there is no /proc it is refused for another reason.
    for (const out of ['/proc/lakeport', '/dev/null/lakeport']) {
      const { code, stderr } = await synth(projectFile(), out);
      expect(code).toBe(2);
      expect(stderr).toContain(`cannot write to ${out}: `);
    }
  });

  it('takes no empty name for the folder it is in', async () => {
    const { code, stderr } = await synth(projectFile(), '');
    expect(code).toBe(2);
    expect(stderr).toContain('--out names no folder');
    expect(readdirSync(folder.path)).toEqual(['lakeport.yaml']);
  });
});
