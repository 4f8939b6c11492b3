import { delimiter, join } from 'node:path';
import { existsSync } from 'node:fs';

const BUILT_IN: Record<
  string,
  { program: string; args: string[]; ext: string }
> = {
  bash: {
    program: 'bash',
    args: ['--noprofile', '--norc', '-e', '-o', 'pipefail', '{0}'],
    ext: '.sh',
  },
  sh: { program: 'sh', args: ['-e', '{0}'], ext: '.sh' },
  python: { program: 'python', args: ['{0}'], ext: '.py' },
  pwsh: { program: 'pwsh', args: ['-command', ". '{0}'"], ext: '.ps1' },
};

export interface ShellCommand {
  program: string;
  args: (script: string) => string[];
  /** As the log shows it. */
  display: string;
  extension: string;
}

function onPath(program: string, path: string): string | undefined {
  return path
    .split(delimiter)
    .map(directory => join(directory, program))
    .find(file => existsSync(file));
}

/**
 * How a `run:` step is started (GitHub Docs, workflow syntax,
 * jobs.<job_id>.steps[*].shell): without `shell:` by `bash -e {0}`, or `sh`
 * where there is no bash.
 *
 * @throws for a shell without `{0}` that GitHub does not know.
 */
export function shellCommand(
  shell: string | undefined,
  path: string,
): ShellCommand {
  if (shell === undefined || shell === '') {
    const bash = onPath('bash', path);
    const program = bash ?? onPath('sh', path) ?? 'sh';
    return {
      program,
      args: script => ['-e', script],
      display: `${program} -e {0}`,
      extension: '.sh',
    };
  }
  const known = Object.hasOwn(BUILT_IN, shell) ? BUILT_IN[shell] : undefined;
  if (known) {
    const program = onPath(known.program, path) ?? known.program;
    return {
      program,
      args: script => known.args.map(arg => arg.replace('{0}', script)),
      display: [program, ...known.args].join(' '),
      extension: known.ext,
    };
  }
  const [program, ...args] = shell.split(/\s+/);
  if (!args.some(arg => arg.includes('{0}'))) {
    throw new Error(
      `Invalid shell option. Shell must be a valid built-in (bash, sh, python, pwsh) or a format string containing '{0}'`,
    );
  }
  return {
    program: onPath(program, path) ?? program,
    args: script => args.map(arg => arg.replace('{0}', script)),
    display: shell,
    extension: '',
  };
}
