import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFile } from '../__testUtils__/projectFile';
import { runLakeport } from '../__testUtils__/runLakeport';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';

// The contract, and nothing beside it.
const output = z.strictObject({
  valid: z.boolean(),
  problems: z.array(
    z.strictObject({
      path: z.string(),
      message: z.string().min(1),
      hint: z.string().min(1),
      line: z.int().min(0),
      column: z.int().min(0),
    }),
  ),
});

jest.setTimeout(60_000);

describe('lakeport check', () => {
  const folder = temporaryFolder();

  const checkJson = async (content: string | Uint8Array) => {
    const file = join(folder.path, 'lakeport.yaml');
    writeFileSync(file, content);
    const ended = await runLakeport(['check', file, '--json']);
    return { ...ended, ...output.parse(JSON.parse(ended.stdout)) };
  };

  it('says that a valid file is valid', async () => {
    expect(await checkJson(projectFile())).toEqual({
      code: 0,
      stdout: '{"valid":true,"problems":[]}\n',
      stderr: '',
      valid: true,
      problems: [],
    });
    const file = join(folder.path, 'lakeport.yaml');
    const { code, stdout } = await runLakeport(['validate', file]);
    expect(code).toBe(0);
    expect(stdout).toContain('is valid: project hello, environments dev');
  });

  it('gives a terminal no key of the file to act on', async () => {
    const file = join(folder.path, 'lakeport.yaml');
    const key = '"\\e[31mred\\x9b": ';
    writeFileSync(file, `${projectFile()}    ${key}\n`);
    for (const command of [['check'], ['show']]) {
      const { code, stdout, stderr } = await runLakeport([...command, file]);
      expect(code).toBe(1);
      expect(stdout + stderr).toContain('environments."\\u001b[31mred\\u{9b}"');
      expect((stdout + stderr).replace(/\n/g, '')).not.toMatch(/\p{Cc}/u);
    }
  });

  it('says all problems with their places', async () => {
    const content = projectFile()
      .replace('10.0.0.0/22', '10.0.0.0/33')
      .replace('adminRole', 'adminRol');
    const { code, valid, problems } = await checkJson(content);
    expect({ code, valid }).toEqual({ code: 1, valid: false });
    expect(problems.map(problem => problem.path)).toEqual(
      expect.arrayContaining([
        'spec.aws.adminRol',
        'spec.environments.dev.network.cidr',
      ]),
    );
    const lines = content.split('\n');
    for (const { path, line, column } of problems) {
      const key = path.split('.').at(-1) ?? '';
      expect(lines[line - 1]?.slice(column - 1) ?? '').not.toBe('');
      expect([key, lines[line - 1]].join(' ')).toMatch(/adminRol|cidr|aws/);
    }
    const file = join(folder.path, 'lakeport.yaml');
    const { stdout } = await runLakeport(['check', file]);
    expect(stdout).toContain(`${file}:`);
    expect(stdout).toContain('spec.environments.dev.network.cidr');
  });

  it.each([
    ['empty', ''],
    ['binary', new Uint8Array([0, 159, 146, 150, 255, 0])],
    ['no YAML', 'a: [b'],
    ['several documents', `${projectFile()}---\n${projectFile()}`],
    ['5 MB', `a: ${'x'.repeat(5 * 1024 * 1024)}`],
    ['another kind of value', '- 1\n- 2\n'],
  ])('refuses content that is %s', async (_, content) => {
    const { code, valid, problems, stderr } = await checkJson(content);
    expect({ code, valid, stderr }).toEqual({
      code: 1,
      valid: false,
      stderr: '',
    });
    expect(problems.length).toBeGreaterThan(0);
  });

  it('keeps JSON parseable where there is no file', async () => {
    const { code, stdout, stderr } = await runLakeport([
      'check',
      join(folder.path, 'no-such.yaml'),
      '--json',
    ]);
    expect(code).toBe(2);
    expect(output.parse(JSON.parse(stdout)).valid).toBe(false);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
