import { readFileSync } from 'node:fs';
import type { RehearsalAccount } from '@lakeport/rehearsal';
import { z } from 'zod';
import { accountObjects } from './accountObjects';
import { SeedMarks } from './seed/SeedMarks';

const NAME = 'existing';

/**
 * Puts into the rehearsal account what somebody made there without lakeport:
 * once, so that what is then taken away stays away.
 *
 * @throws Error naming the file when it is no JSON list of account objects
 */
export function seedExisting(options: {
  account: RehearsalAccount;
  file: string;
  /** Keeps that it was done. */
  markFile: string;
  /** Origin of the emulated Databricks: the addresses of workspaces begin with it. */
  databricksUrl: string;
}): void {
  const { account, file, markFile, databricksUrl } = options;
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(
      `${file} cannot be read as JSON: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
  const parsed = accountObjects.safeParse(content);
  if (!parsed.success) {
    throw new Error(
      `${file} is no list of account objects:\n${z.prettifyError(
        parsed.error,
      )}`,
    );
  }
  const marks = new SeedMarks(markFile);
  if (!marks.has(NAME)) {
    account.seed(
      parsed.data.map(object =>
        object.type === 'databricks_mws_workspaces'
          ? {
              ...object,
              attributes: {
                ...object.attributes,
                workspace_url: `${databricksUrl}/w/${object.workspaceId}`,
              },
            }
          : object,
      ),
    );
    marks.set(NAME);
  }
}
