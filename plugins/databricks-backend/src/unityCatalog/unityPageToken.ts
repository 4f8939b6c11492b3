import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import type { UnityCursor } from './UnityCursor';

const shape = z.strictObject({
  /** Of which list it is. */
  of: z.string(),
  /** The workspace that the list is read through. */
  via: z.string(),
  token: z.string().min(1).optional(),
  skip: z.number().int().min(0),
  seen: z.array(z.string()),
});

/** A page of a list, and the workspace that the list is read through. */
export interface UnityPageStart {
  cursor: UnityCursor;
  workspaceId: string;
}

/**
 * Our page tokens: opaque to callers, and good for the list that they came from
 * alone. They hold nothing that has to be secret.
 */
export const unityPageToken = {
  /** @param list - all that tells the list from others, in the caller's words */
  write(list: readonly string[], start: UnityPageStart): string {
    const { token, skip, seen } = start.cursor;
    const value: z.infer<typeof shape> = {
      of: digestOf(list),
      via: start.workspaceId,
      ...(token !== undefined && { token }),
      skip,
      seen,
    };
    return Buffer.from(JSON.stringify(value)).toString('base64url');
  },

  /** @throws InputError for a token that is not one of this list */
  read(list: readonly string[], pageToken: string): UnityPageStart {
    const { data } = shape.safeParse(parsed(pageToken));
    if (!data || data.of !== digestOf(list)) {
      throw new InputError(
        'pageToken is not one of this list: it would be the nextPageToken of a page of the same list, asked for with the same parameters',
      );
    }
    const { token, skip, seen, via } = data;
    return {
      workspaceId: via,
      cursor: { ...(token !== undefined && { token }), skip, seen },
    };
  },
} as const;

function digestOf(list: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(list))
    .digest('base64url')
    .slice(0, 16);
}

function parsed(pageToken: string): unknown {
  try {
    return JSON.parse(Buffer.from(pageToken, 'base64url').toString());
  } catch {
    return undefined;
  }
}
