import { Terminal } from '../io/Terminal';

/** What every command is given. */
export interface CommandContext {
  terminal: Terminal;
  /** Environment variables. */
  env: NodeJS.ProcessEnv;
  /** Says what the process ends with. */
  exit(code: number): void;
}
