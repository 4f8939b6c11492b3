import type {
  Deployment,
  DeploymentJob,
  DeploymentStep,
} from '@lakeport/backstage-plugin-databricks-common';
import { approvalLines } from './approvalLines';
import { describePlan } from './describePlan';
import { planLines } from './planLines';

/**
 * What happened between two looks at a deployment, as lines for a log: the
 * states that it came to with their causes, what it waits behind, the run's
 * address and the commit once they are known, who has to approve, jobs and
 * steps as they begin and end, the plan, and what is to be known of the result.
 *
 * @param portalUrl - `app.baseUrl`, for links to the portal
 */
export function progressLines(
  before: Deployment | undefined,
  now: Deployment,
  portalUrl?: string,
): string[] {
  const lines = stateLines(before, now);
  if (now.queuedBehind && before?.queuedBehind !== now.queuedBehind) {
    lines.push(
      `Waits for deployment ${now.queuedBehind} of the same environment to finish`,
    );
  }
  if (now.commit && before?.commit !== now.commit) {
    lines.push(
      `Commit: ${now.commit}${
        now.promotedFrom ? ` (as ${now.promotedFrom} has it)` : ''
      }`,
    );
  }
  if (now.runUrl && before?.runUrl !== now.runUrl) {
    lines.push(`Run: ${now.runUrl}`);
  }
  for (const job of now.jobs) {
    const known = before?.jobs.find(other => other.name === job.name);
    lines.push(...jobLines(known, job));
  }
  const plan = before?.plan ? undefined : describePlan(now);
  if (plan) {
    lines.push(...planLines(plan));
  }
  if (now.planProblem && before?.planProblem !== now.planProblem) {
    lines.push(`The plan cannot be shown: ${now.planProblem}`);
  }
  return [
    ...lines,
    ...approvalLines(before, now, portalUrl),
    ...(before?.result ? [] : resultLines(now)),
  ];
}

function stateLines(before: Deployment | undefined, now: Deployment): string[] {
  const fresh = (now.transitions ?? []).slice(before?.transitions?.length ?? 0);
  const lines = fresh.map(
    ({ to, cause }) => `Deployment ${now.id} is ${to}: ${cause}`,
  );
  if (before?.state !== now.state && fresh.at(-1)?.to !== now.state) {
    lines.push(`Deployment ${now.id} is ${now.state}`);
  }
  return lines;
}

function resultLines({ result }: Deployment): string[] {
  return [
    ...(result?.notices ?? []).map(notice => `To be known: ${notice}`),
    ...(result?.remains ?? []).map(
      ({ stack, resource, why }) => `Remains: ${stack} ${resource}, ${why}`,
    ),
  ];
}

function jobLines(
  before: DeploymentJob | undefined,
  now: DeploymentJob,
): string[] {
  const lines: string[] = [];
  for (const step of now.steps) {
    const known = before?.steps.find(other => other.number === step.number);
    if (known?.status !== step.status && isTold(step)) {
      lines.push(`${now.name} / ${step.name}: ${outcome(step)}${took(step)}`);
    }
  }
  if (before?.status !== now.status && isTold(now)) {
    lines.push(`${now.name}: ${outcome(now)}`);
  }
  return lines;
}

// A queued job or a skipped step is nothing that a reader waits for.
function isTold(part: { status: string; conclusion?: string | null }): boolean {
  return (
    ['in_progress', 'waiting', 'completed'].includes(part.status) &&
    part.conclusion !== 'skipped'
  );
}

function outcome(part: { status: string; conclusion?: string | null }): string {
  return (part.conclusion ?? part.status).replace(/_/g, ' ');
}

function took(step: DeploymentStep): string {
  if (!step.startedAt || !step.completedAt) {
    return '';
  }
  const milliseconds =
    Date.parse(step.completedAt) - Date.parse(step.startedAt);
  return milliseconds >= 1000 ? ` (${Math.round(milliseconds / 1000)} s)` : '';
}
