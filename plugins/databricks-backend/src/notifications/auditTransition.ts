import type { AuditorService } from '@backstage/backend-plugin-api';
import {
  isFinished,
  type Deployment,
} from '@lakeport/backstage-plugin-databricks-common';
import { severityOf } from '../operations/severityOf';
import type { UntoldTransition } from './TransitionOutbox';

/**
 * Writes the end of a deployment, and a review that was given at GitHub, into the
 * audit log. What somebody asked for through the API is there already.
 */
export async function auditTransition(
  auditor: AuditorService,
  deployment: Pick<Deployment, 'id' | 'entityRef' | 'operation' | 'approval'>,
  transition: Pick<UntoldTransition, 'from' | 'to' | 'actor' | 'cause'>,
): Promise<void> {
  const { id, entityRef, operation, approval } = deployment;
  const { from, to, actor, cause } = transition;
  const meta = { deploymentId: id, entityRef, operation, actor, cause };
  if (from === 'waiting' && actor.startsWith('github:')) {
    const review = await auditor.createEvent({
      eventId: 'deployment-review',
      severityLevel: 'high',
      meta,
    });
    await review.success({
      meta: {
        decision: approval?.state,
        decidedWith: approval?.decidedWith ?? 'github',
      },
    });
  }
  if (!isFinished({ state: to })) {
    return;
  }
  const end = await auditor.createEvent({
    eventId: 'deployment-end',
    severityLevel: severityOf(operation),
    meta: { ...meta, state: to },
  });
  if (to === 'failed' || to === 'lost') {
    await end.fail({ error: new Error(cause) });
  } else {
    await end.success();
  }
}
