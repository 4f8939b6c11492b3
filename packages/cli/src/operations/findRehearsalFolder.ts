import { createHash } from 'node:crypto';
import { access, constants, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Terminal } from '../io/Terminal';

async function isWritable(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where a project's rehearsal account and states are kept between commands:
 * beside the file in `.lakeport/rehearsal/<project>`, or below
 * `LAKEPORT_REHEARSAL_DIR`. Where the file's folder cannot be written, a folder
 * of the file's own among the system's temporary ones, which is said.
 */
export async function findRehearsalFolder(options: {
  file: string;
  project: string;
  env: NodeJS.ProcessEnv;
  terminal: Terminal;
}): Promise<string> {
  const { file, project, env, terminal } = options;
  const path = resolve(file);
  const own = join(dirname(path), '.lakeport');
  const wanted = env.LAKEPORT_REHEARSAL_DIR
    ? join(resolve(env.LAKEPORT_REHEARSAL_DIR), project)
    : join(own, 'rehearsal', project);
  if (await isWritable(wanted)) {
    if (!env.LAKEPORT_REHEARSAL_DIR) {
      // States of a rehearsal have no place in a repository.
      await writeFile(join(own, '.gitignore'), '*\n');
    }
    return wanted;
  }
  const key = createHash('sha256').update(path).digest('hex').slice(0, 16);
  const fallback = join(tmpdir(), `lakeport-${key}`, project);
  await mkdir(fallback, { recursive: true });
  terminal.note(
    `${wanted} cannot be written; the rehearsal account is kept in ${fallback}`,
  );
  return fallback;
}
