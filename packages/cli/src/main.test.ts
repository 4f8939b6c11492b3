import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../package.json';
import { projectFile } from './__testUtils__/projectFile';
import { runLakeport } from './__testUtils__/runLakeport';
import { temporaryFolder } from './__testUtils__/temporaryFolder';

const COMMANDS = [
  'check',
  'show',
  'synth',
  'topology',
  'plan',
  'apply',
  'destroy',
  'sleep',
  'wake',
  'rotate',
  'claim',
  'due',
  'rehearse',
];

jest.setTimeout(60_000);

describe('lakeport', () => {
  const folder = temporaryFolder();

  it('prints its version', async () => {
    expect(await runLakeport(['--version'])).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });

  it.each(COMMANDS)('explains %s with an example', async command => {
    const { code, stdout } = await runLakeport([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`$ lakeport ${command} lakeport.yaml`);
  });

  it('documents every command in its README', () => {
    const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
    COMMANDS.forEach(command => expect(readme).toContain(`\`${command}`));
  });

  it.each([
    ['no command', [], 'Usage: lakeport'],
    ['a mistyped command', ['chek'], 'Did you mean check?'],
    ['a mistyped option', ['check', 'x', '--jsn'], 'Did you mean --json?'],
    ['a missing argument', ['check'], "missing required argument 'file'"],
    ['too many arguments', ['check', 'a', 'b'], 'too many arguments'],
    ['a missing option', ['synth', 'x'], '--out'],
    [
      'a value that is no choice',
      ['topology', 'x', '-e', 'dev', '--format', 'pdf'],
      'json, mermaid, svg',
    ],
    ['a missing file', ['show', 'no-such.yaml'], 'no such file'],
    ['a folder', ['synth', '.', '--out', 'out'], 'it is a folder'],
  ])('refuses %s with exit code 2', async (_, args, message) => {
    const { code, stdout, stderr } = await runLakeport(args, {
      cwd: folder.path,
    });
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it.each(['topology', 'plan', 'apply', 'destroy', 'rehearse'])(
    'suggests the nearest environment to %s',
    async command => {
      const file = join(folder.path, 'lakeport.yaml');
      writeFileSync(file, projectFile());
      const { code, stdout, stderr } = await runLakeport([
        command,
        file,
        '--environment',
        'dve',
      ]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toBe(
        'error: there is no environment "dve" in project hello (did you mean dev?)\nIt has: dev.\n',
      );
    },
  );
});
