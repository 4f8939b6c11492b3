import { randomUUID } from 'node:crypto';
import { stateKeys } from '@lakeport/project';
import { z } from 'zod';
import type { ObjectStore } from '@lakeport/rehearsal';

const ID = /^[A-Za-z0-9-]{1,64}$/;

const claimSchema = z.object({
  id: z.string(),
  environment: z.string().optional(),
  by: z.string(),
  at: z.string(),
});

/** Who has a deployment. */
export type Claim = z.infer<typeof claimSchema>;

/** The outcome of claiming: ours now, or another's already. */
export interface ClaimResult extends Claim {
  claimed: boolean;
}

/** Whether it may be the id of a deployment, and so part of a key. */
export function isDeploymentId(id: string): boolean {
  return ID.test(id);
}

/** Who is running this: the run of the workflow, else the machine's user. */
export function whoRunsThis(env: NodeJS.ProcessEnv): string {
  const {
    GITHUB_SERVER_URL: server = 'https://github.com',
    GITHUB_REPOSITORY: repository,
    GITHUB_RUN_ID: run,
    GITHUB_RUN_ATTEMPT: attempt,
    USER: user,
    USERNAME: username,
  } = env;
  if (repository && run) {
    const tried = attempt && attempt !== '1' ? `/attempts/${attempt}` : '';
    return `${server}/${repository}/actions/runs/${run}${tried}`;
  }
  return user ?? username ?? 'unknown';
}

function read(content: Uint8Array | undefined): Partial<Claim> {
  try {
    const parsed = claimSchema.safeParse(
      JSON.parse(Buffer.from(content ?? []).toString('utf8')),
    );
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

/**
 * Takes a deployment's id for this process: one object in the state bucket
 * that is written once, so that of two runs of one deployment only one works.
 */
export async function claim(
  bucket: ObjectStore,
  options: { project: string; id: string; environment?: string; by: string },
): Promise<ClaimResult> {
  const { project, id, environment, by } = options;
  const ours: Claim = {
    id,
    ...(environment ? { environment } : {}),
    by,
    at: new Date().toISOString(),
  };
  // Whoever may work on one environment may write below its name only. What is
  // of no environment is below a name that none can have.
  const key = `${stateKeys(project, environment ?? '_all').claims}${id}`;
  // The token tells our own write from one of the same run started twice.
  const content = Buffer.from(
    `${JSON.stringify({ ...ours, token: randomUUID() }, null, 1)}\n`,
  );
  if (await bucket.putNew(key, content)) {
    return { claimed: true, ...ours };
  }
  const theirs = read(await bucket.get(key));
  return {
    claimed: false,
    id,
    by: theirs.by ?? 'unknown',
    at: theirs.at ?? 'unknown',
    ...(theirs.environment ? { environment: theirs.environment } : {}),
  };
}
