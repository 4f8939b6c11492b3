import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseProject } from '@lakeport/project';
import { z } from 'zod';
import { runProcess } from '../actions/runProcess';
import { writeFileAtomically } from '../files/writeFileAtomically';

const marks = z.record(z.string(), z.string());

/**
 * Applies the demo's project files to the rehearsal account with the real
 * `lakeport apply`, so that what the demo shows comes from files and not from
 * fixtures. A file that was applied before and did not change is left alone.
 *
 * Problems are told and never thrown: the demo goes on without.
 */
export async function seedProjects(options: {
  files: string[];
  /** The bundled `lakeport`. */
  lakeport: string;
  /** Keeps what was applied. */
  markFile: string;
  workDir: string;
  env: Record<string, string>;
  signal: AbortSignal;
  log: (line: string) => void;
}): Promise<void> {
  const { log, markFile } = options;
  const done = existsSync(markFile)
    ? marks.parse(JSON.parse(readFileSync(markFile, 'utf8')))
    : {};
  mkdirSync(options.workDir, { recursive: true });
  for (const file of options.files) {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      log(`demo: cannot read ${file}`);
      continue;
    }
    const parsed = parseProject(text);
    if (!parsed.valid) {
      const [problem] = parsed.problems;
      log(`demo: ${file} is not valid: ${problem?.path}: ${problem?.message}`);
      continue;
    }
    const digest = createHash('sha256').update(text).digest('hex');
    for (const environment of Object.keys(parsed.project.spec.environments)) {
      const name = `${parsed.project.metadata.name}/${environment}`;
      if (options.signal.aborted) {
        return;
      }
      if (done[name] === digest) {
        continue;
      }
      log(`demo: applying ${name} to the rehearsal account`);
      const last: string[] = [];
      const { code } = await runProcess(
        process.execPath,
        [
          options.lakeport,
          'apply',
          file,
          '--environment',
          environment,
          '--auto-approve',
        ],
        {
          cwd: options.workDir,
          env: options.env,
          signal: options.signal,
          hardSignal: options.signal,
          onLine: line => {
            last.push(line);
            last.splice(0, Math.max(0, last.length - 5));
          },
        },
      );
      if (code === 0) {
        done[name] = digest;
        writeFileAtomically(markFile, `${JSON.stringify(done, null, 1)}\n`);
        log(`demo: ${name} is applied`);
      } else if (!options.signal.aborted) {
        log(
          `demo: ${name} could not be applied (exit code ${code}); the demo goes on without it:\n  ${last.join(
            '\n  ',
          )}`,
        );
      }
    }
  }
}

/**
 * The `lakeport` bundle for seeding: the one beside a packed `lakeport.tgz`.
 */
export function findBundle(
  packageFile: string | undefined,
): string | undefined {
  const candidate = packageFile && join(dirname(packageFile), 'lakeport.cjs');
  return candidate && existsSync(candidate) ? candidate : undefined;
}
