import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GithubStore } from '../github/state/GithubStore';
import { LakeportProcess } from './seed/LakeportProcess';
import { readSeedRepositories } from './seed/readSeedRepositories';
import { SeedMarks } from './seed/SeedMarks';
import { SeedRun } from './seed/SeedRun';

/** What a repository of a template's skeleton has that is the same in all. */
const COMMON_FILES = [
  '.gitignore',
  '.npmrc',
  'package.json',
  'package-lock.json',
];

/**
 * Makes the repositories of the demo and applies them to the rehearsal account
 * with the real `lakeport apply`, so that what the demo shows comes from files
 * and not from fixtures. Platforms come first; their projects run as the
 * platform says. What is there already stays as it is.
 *
 * Problems are told and never thrown: the demo goes on without.
 */
export async function seedDemo(options: {
  /** Holds `<organization>/<repository>/lakeport.yaml` and what else they have. */
  folder: string;
  /** Where files are that all repositories have, such as package.json. */
  skeleton?: string;
  store: GithubStore;
  /** Address of GitHub, for the repositories' places in the portal. */
  github: string;
  /** The bundled `lakeport`. */
  lakeport: string;
  /** Keeps what was applied. */
  markFile: string;
  workDir: string;
  env: Record<string, string>;
  signal: AbortSignal;
  log: (line: string) => void;
}): Promise<void> {
  const { skeleton, log, signal } = options;
  mkdirSync(options.workDir, { recursive: true });
  const repositories = readSeedRepositories(options.folder, log);
  const run = new SeedRun({
    repositories,
    store: options.store,
    lakeport: new LakeportProcess({
      bundle: options.lakeport,
      env: options.env,
      signal,
    }),
    marks: new SeedMarks(options.markFile),
    common: new Map(
      COMMON_FILES.flatMap(name => {
        const file = skeleton && join(skeleton, name);
        return file && existsSync(file)
          ? [[name, readFileSync(file)] as const]
          : [];
      }),
    ),
    workDir: options.workDir,
    github: options.github,
    log,
  });
  // All repositories first: the portal reads them while they are applied.
  for (const step of ['publish', 'apply'] as const) {
    for (const repository of repositories) {
      if (signal.aborted) {
        return;
      }
      try {
        await run[step](repository);
      } catch (error) {
        if (!signal.aborted) {
          const { owner, name } = repository;
          const reason = error instanceof Error ? error.message : String(error);
          log(
            `demo: ${owner}/${name}: could not ${step} it: ${reason}\n  The demo goes on without it, and tries again at its next start.`,
          );
        }
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
