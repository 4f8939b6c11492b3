import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject, JsonValue } from '@backstage/types';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { recordingLogger } from './recordingLogger';

/**
 * A task: a workspace, a log, outputs, and checkpoints that outlive a run of its
 * steps, as the scaffolder keeps them.
 */
export class TestTask {
  readonly folder = mkdtempSync(join(tmpdir(), 'lakeport-task-'));
  readonly workspacePath = join(this.folder, 'workspace');
  readonly lines: string[] = [];
  readonly checkpoints = new Map<string, JsonValue | void>();
  output: Record<string, unknown> = {};

  constructor(files: Record<string, string> = {}) {
    mkdirSync(this.workspacePath);
    for (const [path, text] of Object.entries(files)) {
      this.write(path, text);
    }
  }

  /** What a step's handler is called with. */
  context<TInput extends JsonObject, TOutput extends JsonObject>(
    input: TInput,
    options: { isDryRun?: boolean; signal?: AbortSignal } = {},
  ): ActionContext<TInput, TOutput> {
    const { logger, lines } = recordingLogger();
    this.lines.splice(0, this.lines.length);
    lines.push = (...added) => this.lines.push(...added);
    this.output = {};
    return {
      ...createMockActionContext<TInput>({
        input,
        workspacePath: this.workspacePath,
      }),
      ...options,
      logger,
      output: (name, value) => {
        this.output[String(name)] = value;
      },
      createTemporaryDirectory: async () =>
        mkdtempSync(join(this.folder, 'tmp-')),
      checkpoint: async ({ key, fn }) => {
        if (!this.checkpoints.has(key)) {
          this.checkpoints.set(key, await fn());
        }
        return JSON.parse(JSON.stringify(this.checkpoints.get(key) ?? null));
      },
    };
  }

  read(path: string): string {
    return readFileSync(join(this.workspacePath, path), 'utf8');
  }

  write(path: string, text: string): void {
    const file = join(this.workspacePath, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
