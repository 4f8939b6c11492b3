import type {
  AuditorService,
  AuditorServiceCreateEventOptions,
  AuditorServiceEvent,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

type Meta = AuditorServiceCreateEventOptions['meta'];

/**
 * Does what a request asks for within an event of the audit log, which tells how
 * it ended: with `meta`, or with the error that refused it.
 */
export async function audited<T>(
  auditor: AuditorService,
  options: AuditorServiceCreateEventOptions,
  work: () => Promise<{ answer: T; meta?: Meta }>,
): Promise<T> {
  const event: AuditorServiceEvent = await auditor.createEvent(options);
  try {
    const { answer, meta } = await work();
    await event.success({ meta });
    return answer;
  } catch (error) {
    await event.fail({ error: toError(error) });
    throw error;
  }
}
