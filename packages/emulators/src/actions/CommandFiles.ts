import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommandFile } from './readCommandFile';
import type { StepState } from './StepState';

/** The files through which one step speaks to the runner, such as $GITHUB_OUTPUT. */
export class CommandFiles {
  /** The variables that tell the step where its files are. */
  readonly environment: Record<string, string>;

  /** Makes the files, empty. */
  constructor(folder: string) {
    this.environment = Object.fromEntries(
      ['OUTPUT', 'ENV', 'PATH', 'STEP_SUMMARY', 'STATE'].map(name => {
        const file = join(folder, `_github_${name.toLowerCase()}`);
        writeFileSync(file, '');
        return [`GITHUB_${name}`, file];
      }),
    );
  }

  /**
   * Takes over what the step wrote.
   *
   * @throws for a line that the runner would not understand either.
   */
  read(outputs: Record<string, string>, state: StepState): void {
    const { GITHUB_OUTPUT, GITHUB_ENV, GITHUB_PATH } = this.environment;
    for (const [name, value] of readCommandFile(GITHUB_OUTPUT)) {
      outputs[name] = value;
    }
    for (const [name, value] of readCommandFile(GITHUB_ENV)) {
      state.setEnv(name, value);
    }
    const paths = readFileSync(GITHUB_PATH, 'utf8');
    state.path.unshift(...paths.split('\n').filter(Boolean).reverse());
  }
}
